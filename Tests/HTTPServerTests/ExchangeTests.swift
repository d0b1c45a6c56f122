import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// Requests and responses over real sockets.
struct ExchangeTests {
    @Test func `a request is answered and the connection stays open`() throws {
        let running = try Running()
        let client = try running.client()
        for path in ["/a", "/b"] {
            try client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
            let response = try client.response()
            #expect(response.status == 200)
            #expect(response.text == path)
            #expect(response["connection"] == nil)
            #expect(HTTPDate.parse(response["date"] ?? "") != nil)
        }
    }

    @Test func `a request that comes octet by octet is answered`() throws {
        let running = try Running()
        let client = try running.client()
        for octet in Array("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc".utf8) {
            try client.send([octet])
        }
        #expect(try client.response().text == "abc")
    }

    @Test func `pipelined requests are answered in their order`() throws {
        let running = try Running()
        let client = try running.client()
        let paths = (0..<500).map { "/\($0)" }
        try client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        for path in paths { #expect(try client.response().text == path) }
    }

    @Test func `HEAD has the fields of GET and no content`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\nGET /d HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = try client.response(omitsContent: true)
        #expect(response["content-length"] == "4")
        #expect(try client.response().text == "/d")
    }

    @Test(arguments: ["/empty", "/unchanged"])
    func `204 and 304 have neither content nor a length`(path: String) throws {
        let running = try Running()
        let client = try running.client()
        try client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\nGET /d HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = try client.response()
        #expect(response["content-length"] == nil)
        #expect(try client.response().text == "/d")
    }

    /// RFC 9112, section 9.3: request, whether it stays open, and what the response says.
    static let persistence: [(fields: String, version: String, says: String?, stays: Bool)] = [
        ("", "1.1", nil, true),
        ("Connection: keep-alive\r\n", "1.1", nil, true),
        ("Connection: close\r\n", "1.1", "close", false),
        ("Connection: x, Close\r\n", "1.1", "close", false),
        ("Connection: keep-alive, close\r\n", "1.1", "close", false),
        ("Connection: x\r\nConnection: close\r\n", "1.1", "close", false),
        ("", "1.0", "close", false),
        ("Connection: keep-alive\r\n", "1.0", "keep-alive", true),
        ("Connection: Keep-Alive, x\r\n", "1.0", "keep-alive", true),
        ("Connection: keep-alive, close\r\n", "1.0", "close", false),
        ("Connection: closed\r\n", "1.1", nil, true),
    ]

    @Test(arguments: persistence.indices)
    func `9112 9_3: a connection stays open as both sides say`(index: Int) throws {
        let (fields, version, says, stays) = Self.persistence[index]
        let running = try Running()
        let client = try running.client()
        try client.send("GET /a HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n")
        let response = try client.response()
        #expect(response["connection"] == says)
        if stays {
            try client.send("GET /b HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.response().text == "/b")
        } else {
            #expect(try client.readToEnd() == "")
        }
    }

    @Test func `what follows the last request of a connection is not answered`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                + "GET /b HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().text == "/a")
        #expect(try client.readToEnd() == "")
    }

    @Test func `a client that has shut its side is still answered`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            "GET /later?50 HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n")
        client.shutdownSending()
        #expect(try client.response().text == "later 50")
        #expect(try client.response().text == "/b")
        #expect(try client.readToEnd() == "")
    }

    @Test(arguments: ["GET /a HT", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab"])
    func `9112 8: a request that ends before it is whole is told so`(part: String) throws {
        let running = try Running()
        let client = try running.client()
        try client.send(part)
        client.shutdownSending()
        #expect(try client.response().status == 400)
        #expect(try client.readToEnd() == "")
    }

    @Test func `a client that leaves without a word gets none`() throws {
        let running = try Running()
        let client = try running.client()
        client.shutdownSending()
        #expect(try client.readToEnd() == "")
    }

    @Test func `a reset in the middle harms nobody else`() throws {
        let running = try Running()
        for part in ["", "GET /", "GET /later?30 HTTP/1.1\r\nHost: a\r\n\r\n"] {
            let client = try running.client()
            try client.send(part)
            client.reset()
        }
        let client = try running.client()
        try client.send("GET /later?60 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().text == "later 60")
    }

    @Test func `a response of 10 MB arrives whole`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            "GET /big?10000000 HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().body == Example.pattern(10_000_000))
        #expect(try client.response().text == "/b")
    }

    @Test(arguments: [1, 2, 3])
    func `each loop answers at the same port`(loops: Int) throws {
        let running = try Running { $0.loops = loops }
        for _ in 0..<16 {
            let client = try running.client()
            try client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.response().text == "/a")
        }
    }
}
