import RawMessages
import Testing

@testable import HTTPMessages

/// Messages whose end two readers could see at different places: none is taken.
struct SmugglingTests {
    static let vectors = (FramingCases.all + FieldCases.lines + FieldCases.hosts).filter {
        switch $0.expected {
        case .bad, .fault: true
        case .taken, .last, .content, .incomplete: false
        }
    }

    @Test(arguments: vectors)
    func `a vector is 400, or 501 for its coding, or too large`(_ raw: RawCase) throws {
        guard case .fault(let fault) = Reading.outcome(of: raw.octets) else {
            Issue.record("taken")
            return
        }
        switch fault {
        case .badRequest: #expect(fault.status.code == 400)
        case .unknownTransferCoding: #expect(fault.status.code == 501)
        case .contentTooLarge: #expect(fault.status.code == 413)
        case .fieldsTooLarge: #expect(fault.status.code == 431)
        case .requestTimeout, .uriTooLong, .expectationFailed, .failed, .methodUnknown,
            .overloaded, .versionNotSupported:
            Issue.record("\(fault)")
        }
    }

    @Test func `at least 60 of them are 400`() {
        let bad = Self.vectors.filter { if case .bad = $0.expected { true } else { false } }
        #expect(bad.count >= 60)
    }
}
