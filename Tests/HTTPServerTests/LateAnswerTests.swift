import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// Answers that come from other threads.
struct LateAnswerTests {
    private func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

    @Test func `late answers leave in the order of their requests`() throws {
        let running = try Running()
        let client = try running.client()
        let waits = [90, 0, 60, 5, 30]
        try client.send(waits.map { get("/later?\($0)") }.joined() + get("/now"))
        for wait in waits { #expect(try client.response().text == "later \(wait)") }
        #expect(try client.response().text == "/now")
    }

    @Test func `an answer given before the question returns is an answer`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(get("/at-once") + get("/b"))
        #expect(try client.response().text == "at once")
        #expect(try client.response().text == "/b")
    }

    @Test func `a second answer to one request is dropped`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(get("/twice") + get("/later?40"))
        #expect(try client.response().status == 200)
        #expect(try client.response().text == "later 40")
    }

    /// RFC 9112, section 9.3.2: side by side only if all are safe.
    @Test func `a request that is not safe waits for those before it`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            get("/later?50") + "POST /later?10 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/later?0"))
        for wait in [50, 10, 0] { #expect(try client.response().text == "later \(wait)") }
    }

    @Test func `content of a request that is held is kept for it`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            get("/later?50") + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                + get("/b"))
        #expect(try client.response().text == "later 50")
        #expect(try client.response().text == "abc")
        #expect(try client.response().text == "/b")
    }

    @Test func `a held request gets its content when it comes`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            get("/later?50") + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n")
        #expect(try client.response().text == "later 50")
        try client.send("abc")
        #expect(try client.response().text == "abc")
    }

    @Test func `more requests than may wait are answered in the end`() throws {
        let running = try Running { $0.maxPipelined = 4 }
        let client = try running.client()
        try client.send((0..<40).map { get("/later?\($0 % 3)") }.joined())
        for index in 0..<40 { #expect(try client.response().text == "later \(index % 3)") }
    }

    @Test func `an answer for a client that has gone is dropped`() throws {
        let running = try Running { $0.maxConnections = 1 }
        for _ in 0..<3 {
            let client = try running.client()
            try client.send(get("/later?20"))
            client.shutdownSending()
            #expect(try client.readToEnd().hasSuffix("later 20"))
        }
    }

    @Test func `the client is told of a fault after the answers it waits for`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(get("/later?40") + "GET /a HTTP/1.1\r\n\r\n")
        #expect(try client.response().text == "later 40")
        #expect(try client.response().status == 400)
        #expect(try client.readToEnd() == "")
    }
}
