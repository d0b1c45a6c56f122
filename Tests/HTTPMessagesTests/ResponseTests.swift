import Testing

@testable import HTTPMessages

/// Responses as octets.
struct ResponseTests {
    private let date = HTTPDate.format(784_111_777)

    private func text(
        _ response: Response, omitsContent: Bool = false, version: Version = .http11,
        keepsAlive: Bool = true
    ) -> String {
        var octets: [UInt8] = []
        let context = ResponseContext(
            omitsContent: omitsContent, version: version, keepsAlive: keepsAlive)
        response.write(into: &octets, context, date: date)
        return String(decoding: octets, as: UTF8.self)
    }

    private let start =
        "HTTP/1.1 200 OK" + Response.browserFields + "\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"

    @Test func `a response is its status line, its fields and its content`() {
        let response = Response(.ok, fields: [("A", "1"), ("B", "2")], body: Array("hello".utf8))
        #expect(text(response) == start + "A: 1\r\nB: 2\r\nContent-Length: 5\r\n\r\nhello")
    }

    @Test func `9110 9_3_2: HEAD has the length and no content`() {
        let response = Response(.ok, body: Array("hello".utf8))
        #expect(text(response, omitsContent: true) == start + "Content-Length: 5\r\n\r\n")
    }

    @Test(arguments: [100, 204, 304])
    func `9110 6_4_1: some have neither content nor a length`(code: Int) {
        let response = Response(Status(code), body: Array("hello".utf8))
        #expect(text(response).hasSuffix("GMT\r\n\r\n"))
    }

    @Test(arguments: [200, 201, 404, 412, 500])
    func `9110 8_6: an empty content has a length`(code: Int) {
        #expect(text(Response(Status(code))).hasSuffix("Content-Length: 0\r\n\r\n"))
    }

    @Test func `9112 9_3: the end of a connection is said, and its staying to HTTP 1_0`() {
        let response = Response(.ok)
        #expect(!text(response).contains("Connection"))
        #expect(text(response, keepsAlive: false).contains("\r\nConnection: close\r\n"))
        #expect(text(response, version: .http10).contains("\r\nConnection: keep-alive\r\n"))
        let last = text(response, version: .http10, keepsAlive: false)
        #expect(last.contains("\r\nConnection: close\r\n"))
    }

    @Test(arguments: ["a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\0b", "a\u{7F}"])
    func `9110 5_5: nothing in a field splits a response`(value: String) {
        let written = text(Response(.ok, fields: [("X", value)]))
        #expect(written.utf8.filter { $0 == 10 }.count == 9)
        #expect(written.utf8.filter { $0 == 13 }.count == 9)
        #expect(!written.utf8.contains { $0 == 0 || $0 == 0x7F })
    }

    @Test(arguments: [100, 200, 201, 204, 304, 400, 401, 404, 431, 500, 503])
    func `a browser is told to trust, load, frame and lend nothing, whatever is answered`(
        code: Int
    ) {
        let written = text(Response(Status(code), fields: [("A", "1")], body: [65]))
        let lines = written.split(separator: "\r\n").dropFirst().prefix(4)
        #expect(
            lines == [
                "X-Content-Type-Options: nosniff",
                "Content-Security-Policy: default-src 'none'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'; sandbox",
                "Referrer-Policy: no-referrer",
                "Cross-Origin-Resource-Policy: same-origin",
            ])
        #expect(!written.contains("Access-Control-"))
    }

    @Test func `fields are added and replaced`() {
        var response = Response(.ok, fields: [("Vary", "a"), ("vary", "b")])
        response.add("ETag", "\"1\"")
        #expect(response["VARY"] == "a")
        response.set("Vary", "c")
        #expect(response.fields.map(\.value) == ["\"1\"", "c"])
        #expect(response["x"] == nil)
    }

    @Test func `every status that a fault has, has a phrase`() {
        let faults: [MessageFault] = [
            .badRequest(.host), .requestTimeout, .contentTooLarge, .uriTooLong,
            .expectationFailed, .fieldsTooLarge, .failed, .methodUnknown,
            .unknownTransferCoding, .overloaded, .versionNotSupported,
        ]
        let codes = [400, 408, 413, 414, 417, 431, 500, 501, 501, 503, 505]
        #expect(faults.map(\.status.code) == codes)
        #expect(faults.allSatisfy { !$0.status.reason.isEmpty })
        #expect(Status(599).reason == "")
    }
}
