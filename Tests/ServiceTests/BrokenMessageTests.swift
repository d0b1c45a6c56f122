import Testing

/// Octets that break HTTP are answered with a problem of their own, and the connection ends.
struct BrokenMessageTests {
    struct Broken: Sendable, CustomStringConvertible {
        let description: String
        let octets: String
        let status: Int
        let problem: String

        init(_ name: String, _ octets: String, _ status: Int, _ problem: String) {
            description = name
            self.octets = octets
            self.status = status
            self.problem = problem
        }
    }

    static let all = [
        Broken("no host", "GET /v1 HTTP/1.1\r\n\r\n", 400, "malformed-request"),
        Broken("a bare line feed", "GET /v1 HTTP/1.1\nHost: a\n\n", 400, "malformed-request"),
        Broken(
            "two lengths", head(["Content-Length: 1", "Content-Length: 2"]) + "aa", 400,
            "malformed-request"),
        Broken(
            "a length and a coding", head(["Content-Length: 1", "Transfer-Encoding: chunked"]),
            400, "malformed-request"),
        Broken(
            "an unknown coding", head(["Transfer-Encoding: gzip"]), 501, "not-implemented"),
        Broken(
            "a long target", "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\n", 414,
            "uri-too-long"),
        Broken(
            "many fields", head((0..<65).map { "X-\($0): a" }), 431, "headers-too-large"),
        Broken(
            "a long field", head(["X: " + String(repeating: "a", count: 17_000)]), 431,
            "headers-too-large"),
        Broken("another expectation", head(["Expect: tea"]), 417, "expectation-failed"),
        Broken("another version", "GET /v1 HTTP/3.0\r\nHost: a\r\n\r\n", 505, "http-version"),
        Broken("half a head", "GET /v1 HTTP/1.1\r\nHost: a\r\n", 408, "request-timeout"),
    ]

    private static func head(_ fields: [String]) -> String {
        (["POST /v1/mechanisms HTTP/1.1", "Host: a"] + fields).joined(separator: "\r\n")
            + "\r\n\r\n"
    }

    @Test func `each has its own problem, and the next client is served`() throws {
        let service = try RunningService(in: Folder(), flags: ["--header-timeout", "0.5"])
        for broken in Self.all {
            let wire = try service.wire()
            try wire.send(broken.octets)
            let answer = try wire.answer()
            #expect(answer.status == broken.status, "\(broken)")
            #expect(answer.problem == broken.problem, "\(broken)")
            #expect(answer["content-type"] == "application/problem+json", "\(broken)")
            if broken.status != 417 { #expect(wire.isAtEnd(), "\(broken)") }
            let next = Client(wire: try service.wire(), token: nil)
            #expect(try next.get("/livez").status == 200)
        }
    }
}
