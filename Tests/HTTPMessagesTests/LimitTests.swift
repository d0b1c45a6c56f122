import Testing

@testable import HTTPMessages

/// The limits of a message, at the last octet and one further.
struct LimitTests {
    private func outcome(_ text: String, contentLimit: Int = 10) -> MessageFault? {
        let outcome = Reading.outcome(of: Array(text.utf8), contentLimit: contentLimit)
        if case .fault(let fault) = outcome { return fault }
        return nil
    }

    private func isTaken(_ text: String) -> Bool {
        if case .request = Reading.outcome(of: Array(text.utf8), contentLimit: 10) {
            true
        } else {
            false
        }
    }

    private func get(target length: Int) -> String {
        "GET /" + String(repeating: "a", count: length - 1) + " HTTP/1.1\r\nHost: a\r\n\r\n"
    }

    @Test func `9110 15_5_15: a target of 8 KiB is taken, an octet more is 414`() {
        #expect(isTaken(get(target: 8_192)))
        #expect(outcome(get(target: 8_193)) == .uriTooLong)
        #expect(outcome(get(target: 80_000)) == .uriTooLong)
    }

    @Test func `a target that is too long is refused before its end comes`() {
        #expect(outcome("GET /" + String(repeating: "a", count: 8_300)) == .uriTooLong)
    }

    @Test func `a query counts as part of the target`() {
        #expect(outcome("GET /?" + String(repeating: "a", count: 9_000)) == .uriTooLong)
    }

    @Test func `a long line without a method is no request`() {
        let long = String(repeating: "a", count: 9_000)
        #expect(outcome(long) == .methodUnknown)
        #expect(outcome("(" + long) == .badRequest(.requestLine))
        #expect(outcome("GET / " + long) == .badRequest(.requestLine))
    }

    /// `Host: a` with its line end takes 9 octets, `X: ` and its line end 5.
    private func block(of length: Int) -> String {
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "b", count: length - 14) + "\r\n\r\n"
    }

    @Test func `6585 5: 16 KiB of fields are taken, an octet more is 431`() {
        #expect(isTaken(block(of: 16_384)))
        #expect(outcome(block(of: 16_385)) == .fieldsTooLarge)
        #expect(outcome(block(of: 100_000)) == .fieldsTooLarge)
    }

    @Test func `fields that are too long are refused before their end comes`() {
        let start = "GET / HTTP/1.1\r\nHost: a\r\nX: "
        #expect(outcome(start + String(repeating: "b", count: 16_400)) == .fieldsTooLarge)
    }

    @Test func `the request line does not count among the fields`() {
        let target = String(repeating: "a", count: 8_000)
        #expect(isTaken(block(of: 16_384).replacing("GET /", with: "GET /" + target)))
    }

    private func fields(_ count: Int) -> String {
        "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: 1\r\n", count: count - 1) + "\r\n"
    }

    @Test func `64 fields are taken, one more is 431`() {
        #expect(isTaken(fields(64)))
        #expect(outcome(fields(65)) == .fieldsTooLarge)
    }

    @Test func `9110 15_5_14: a length above the limit is refused before any content`() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "
        #expect(isTaken(head + "10\r\n\r\n0123456789"))
        #expect(outcome(head + "11\r\n\r\n") == .contentTooLarge)
    }

    @Test func `chunks above the limit together are refused at the size that passes it`() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(isTaken(head + "9\r\n012345678\r\n1\r\n9\r\n0\r\n\r\n"))
        #expect(outcome(head + "9\r\n012345678\r\n2\r\n") == .contentTooLarge)
        #expect(outcome(head + "b\r\n") == .contentTooLarge)
    }

    @Test func `an empty content may be chunked where none is taken`() {
        let text = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        #expect(outcome(text, contentLimit: 0) == nil)
    }
}
