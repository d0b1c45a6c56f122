import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// How a server ends.
struct DrainTests {
    private let get = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `a server with nothing to do ends at once`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(get)
        #expect(try client.response().text == "/a")
        running.server.drain()
        #expect(running.ends(within: 2_000))
        #expect(try client.readToEnd() == "")
    }

    @Test func `what is in flight is finished, and its response is the last`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send("GET /later?300 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.isSilent(for: 100))
        running.server.drain()
        let response = try client.response()
        #expect(response.text == "later 300")
        #expect(response["connection"] == "close")
        #expect(try client.readToEnd() == "")
        client.shutdownSending()
        #expect(running.ends(within: 2_000))
    }

    @Test func `a request of which part has come is finished`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na")
        #expect(client.isSilent(for: 100))
        running.server.drain()
        #expect(client.isSilent(for: 100))
        try client.send("bc")
        let response = try client.response()
        #expect(response.text == "abc")
        #expect(response["connection"] == "close")
    }

    @Test func `who has come and said nothing is not waited for`() throws {
        let running = try Running()
        let client = try running.client()
        #expect(client.isSilent(for: 50))
        running.server.drain()
        #expect(running.ends(within: 3_000))
        #expect(try client.readToEnd() == "")
    }

    @Test func `nobody else is let in`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.isSilent(for: 100))
        let port = running.port
        running.server.drain()
        #expect(client.isSilent(for: 100))
        #expect(throws: Client.Failure.self) { try Client(port: port) }
    }

    @Test func `what takes longer than the limit is cut off`() throws {
        let running = try Running { $0.drainLimit = 0.3 }
        let client = try running.client()
        try client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.isSilent(for: 50))
        running.server.drain()
        #expect(!running.ends(within: 100))
        #expect(running.ends(within: 2_000))
    }

    @Test(arguments: [1, 3])
    func `the second time it ends at once`(loops: Int) throws {
        let running = try Running { $0.loops = loops }
        let client = try running.client()
        try client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.isSilent(for: 50))
        running.server.drain()
        #expect(!running.ends(within: 100))
        running.server.drain()
        #expect(running.ends(within: 1_000))
    }

    @Test func `a service that cannot be made ends the server`() throws {
        struct NoService: Error {}
        let server = try Server(ServerSettings(), [.tcp(host: "127.0.0.1", port: 0)]) { _ in
            throw NoService()
        }
        #expect(throws: NoService.self) { try server.run() }
    }
}
