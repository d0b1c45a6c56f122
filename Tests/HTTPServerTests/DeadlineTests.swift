import Glibc
import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// Those who take too long; the times are those of the settings, made short.
struct DeadlineTests {
    /// A head, or a content, that comes an octet at a time for longer than it may.
    private func trickle(_ client: Client, _ text: String) {
        for octet in Array(text.utf8) {
            guard client.isSilent(for: 20) else { return }
            do { try client.send([octet]) } catch { return }
        }
    }

    @Test func `9110 15_5_9: a slow head is 408, however steadily it comes`() throws {
        let running = try Running { $0.headerTimeout = 0.3 }
        let client = try running.client()
        trickle(client, "GET /" + String(repeating: "a", count: 200))
        #expect(try client.response().status == 408)
        #expect(try client.readToEnd() == "")
    }

    @Test func `a slow second head is 408 as well`() throws {
        let running = try Running { $0.headerTimeout = 0.3 }
        let client = try running.client()
        try client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().text == "/a")
        #expect(client.isSilent(for: 400))
        try client.send("GET /")
        #expect(client.isSilent(for: 150))
        #expect(try client.response().status == 408)
    }

    @Test func `a client that never begins is hung up on without a word`() throws {
        let running = try Running { $0.headerTimeout = 0.2 }
        #expect(try running.client().readToEnd() == "")
    }

    @Test func `a content below the slowest rate is 408`() throws {
        let running = try Running { $0.slowBodyGrace = 0.3 }
        let client = try running.client()
        try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        trickle(client, String(repeating: "a", count: 200))
        #expect(try client.response().status == 408)
        #expect(try client.readToEnd() == "")
    }

    @Test func `a content in parts that is fast enough is taken`() throws {
        let running = try Running {
            $0.slowBodyGrace = 0.2
            $0.slowestRate = 100
        }
        let client = try running.client()
        try client.send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n")
        for _ in 0..<10 {
            #expect(client.isSilent(for: 50))
            try client.send(String(repeating: "a", count: 10))
        }
        #expect(try client.response().text == "100")
    }

    @Test func `a content that takes too long in all is 408, though it is fast enough`() throws {
        let running = try Running {
            $0.bodyTimeout = 0.4
            $0.maxBody = 1 << 30
        }
        let client = try running.client()
        try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        try client.send([UInt8](repeating: 65, count: 50_000))
        trickle(client, String(repeating: "a", count: 200))
        #expect(try client.response().status == 408)
    }

    @Test func `an idle connection is closed without a word`() throws {
        let running = try Running { $0.idleTimeout = 0.2 }
        let client = try running.client()
        try client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().text == "/a")
        #expect(client.isSilent(for: 100))
        #expect(try client.readToEnd() == "")
    }

    @Test func `a connection that waits for its answer is not idle`() throws {
        let running = try Running {
            $0.idleTimeout = 0.1
            $0.headerTimeout = 0.1
        }
        let client = try running.client()
        try client.send("GET /later?400 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().text == "later 400")
    }

    @Test func `a client that takes nothing of its response is cut off`() throws {
        let running = try Running { $0.writeTimeout = 0.3 }
        let client = try running.client()
        try client.send("GET /big?30000000 HTTP/1.1\r\nHost: a\r\n\r\n")
        usleep(900_000)
        #expect(throws: Client.Failure.self) { try client.response() }
    }

    @Test func `a client that does not close is cut off`() throws {
        let running = try Running {
            $0.lingerTimeout = 0.2
            $0.maxConnections = 1
        }
        let client = try running.client()
        try client.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(try client.readToEnd().hasSuffix("/a"))
        usleep(400_000)
        let other = try running.client()
        try other.send("GET /b HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try other.response().text == "/b")
    }
}
