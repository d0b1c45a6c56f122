import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// What never becomes a request: its status, and the end of the connection.
struct FaultTests {
    static let table: [(name: String, text: String, status: Int)] = [
        ("Host missing", "GET / HTTP/1.1\r\n\r\n", 400),
        ("bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400),
        (
            "lengths that differ",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400
        ),
        (
            "a length and chunks",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            400
        ),
        (
            "a chunk size off its grammar",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", 400
        ),
        (
            "an unknown coding",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501
        ),
        ("an unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
        ("a later version", "GET / HTTP/2.0\r\n\r\n", 505),
        ("a long target", "GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\n\r\n", 414),
        (
            "a long field", "GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 17_000))\r\n\r\n",
            431
        ),
        (
            "many fields",
            "GET / HTTP/1.1\r\n" + String(repeating: "X: 1\r\n", count: 65) + "\r\n", 431
        ),
    ]

    @Test(arguments: table.indices)
    func `a fault is answered and the connection closed`(index: Int) throws {
        let (name, text, status) = Self.table[index]
        let running = try Running()
        let client = try running.client()
        try client.send(text + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = try client.response()
        #expect(response.status == status, "\(name)")
        #expect(response["connection"] == "close", "\(name)")
        #expect(try client.readToEnd() == "", "\(name)")
    }

    @Test func `limits are those of the settings`() throws {
        let running = try Running {
            $0.messages.target = 10
            $0.messages.fields = 2
            $0.messages.head = 30
        }
        let table = [
            ("GET /234567890 HTTP/1.1\r\nHost: a\r\n\r\n", 200),
            ("GET /2345678901 HTTP/1.1\r\nHost: a\r\n\r\n", 414),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n\r\n", 200),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\nX: 1\r\n\r\n", 431),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: 4567890123456789\r\n\r\n", 200),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: 45678901234567890\r\n\r\n", 431),
        ]
        for (text, status) in table {
            let client = try running.client()
            try client.send(text)
            #expect(try client.response().status == status, "\(text)")
        }
    }
}
