import Testing

@testable import HTTPMessages

/// W3C Trace Context, section 3.2: what is read of `traceparent`, and what is taken as none.
struct TraceParentTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let parent = "00f067aa0ba902b7"

    @Test func `a trace and its parent are read`() throws {
        let read = try #require(TraceParent("00-\(Self.trace)-\(Self.parent)-01"))
        #expect(read.high == 0x4bf9_2f35_77b3_4da6 && read.low == 0xa3ce_929d_0e0e_4736)
        #expect(read.parent == 0x00f0_67aa_0ba9_02b7)
    }

    @Test(arguments: ["cc-\(trace)-\(parent)-01-what-comes", "01-\(trace)-\(parent)-00"])
    func `3_2_4: of a later version what is known is read`(value: String) {
        #expect(TraceParent(value) != nil)
    }

    @Test(arguments: [
        "", "00", "00-\(trace)-\(parent)", "00-\(trace)-\(parent)-", "00-\(trace)-\(parent)-1",
        "00-\(trace)-\(parent)-01-", "00-\(trace)-\(parent)-011", "ff-\(trace)-\(parent)-01",
        "cc-\(trace)-\(parent)-01.x", "00-\(trace.uppercased())-\(parent)-01",
        "00-00000000000000000000000000000000-\(parent)-01", "00-\(trace)-0000000000000000-01",
        "00_\(trace)_\(parent)_01", "00-\(trace.dropLast())x-\(parent)-01",
        " 00-\(trace)-\(parent)-01", "00-\(trace)-\(parent)-01, 00-\(trace)-\(parent)-01",
        "00-\(trace)-\(parent)-0g", "00-é\(trace.dropFirst(2))-\(parent)-01",
    ])
    func `what is malformed is none`(value: String) {
        #expect(TraceParent(value) == nil)
    }

    @Test func `a request's own part of a trace is the end of its name`() {
        var system = SystemRandomNumberGenerator()
        let id = RequestID(using: &system)
        var octets: [UInt8] = []
        octets.append(hex: id.span, digits: 16)
        let span = String(decoding: octets, as: UTF8.self)
        #expect(id.text.filter { $0 != "-" }.hasSuffix(span) && id.span != 0)
        #expect(id.text.count == 36 && id.text.dropFirst(14).first == "4")
    }
}
