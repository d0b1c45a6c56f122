import Glibc
import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// Answers whose content is made while it is sent.
struct StreamTests {
    private let made = Made()

    private func running(_ adjust: (inout ServerSettings) -> Void = { _ in }) throws -> Running {
        let made = made
        return try Running([.tcp(host: "127.0.0.1", port: 0)], adjust) { StreamExample(made) }
    }

    private func get(_ target: String, _ version: String = "1.1", _ more: String = "") -> String {
        "GET \(target) HTTP/\(version)\r\nHost: a\r\n\(more)\r\n"
    }

    @Test(arguments: ["/now?3,1000", "/later?3,1000"])
    func `each piece is a chunk, and the trailer comes behind the last`(target: String) throws {
        let running = try running()
        let client = try running.client()
        try client.send(get(target))
        let head = try client.head()
        #expect(head["transfer-encoding"] == "chunked")
        #expect(head["content-length"] == nil)
        #expect(head["trailer"] == "ETag")
        let (chunks, trailer) = try client.chunks()
        #expect(chunks == (1...3).map { Made.piece($0, 1_000) })
        #expect(trailer == ["ETag: \"end\""])
        try client.send(get("/plain"))
        #expect(try client.response().text == "plain")
    }

    /// RFC 9112, section 7.1: a chunk of no octets would be the last.
    @Test func `a piece without octets does not end the message`() throws {
        let running = try running()
        let client = try running.client()
        try client.send(get("/now?5,0"))
        _ = try client.head()
        #expect(try client.chunks().octets == [])
        #expect(made.pieces == 6)
    }

    @Test func `what is asked behind it is answered behind it`() throws {
        let running = try running()
        let client = try running.client()
        try client.send(
            get("/later?2,10") + get("/plain") + get("/now?40,70000") + get("/later?1,5")
                + get("/plain"))
        #expect(try client.head().status == 200)
        #expect(try client.chunks().octets.count == 2)
        #expect(try client.response().text == "plain")
        _ = try client.head()
        #expect(try client.chunks().octets == (1...40).map { Made.piece($0, 70_000) })
        _ = try client.head()
        #expect(try client.chunks().octets.count == 1)
        #expect(try client.response().text == "plain")
        #expect(made.comesTo { $0.gone == 3 })
    }

    @Test func `to HTTP 1.0 the end of the connection is the end of the content`() throws {
        let running = try running()
        let client = try running.client()
        try client.send(get("/now?3,1000", "1.0", "Connection: keep-alive\r\n") + get("/plain"))
        let head = try client.head()
        #expect(head["transfer-encoding"] == nil)
        #expect(head["trailer"] == nil)
        #expect(head["content-length"] == nil)
        #expect(head["connection"] == "close")
        let all = (1...3).flatMap { Made.piece($0, 1_000) }
        #expect(try client.readToEnd() == String(decoding: all, as: UTF8.self))
    }

    @Test func `a HEAD has the fields, and nothing is made for it`() throws {
        let running = try running()
        let client = try running.client()
        try client.send("HEAD /now?3,1000 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/plain"))
        #expect(try client.head()["transfer-encoding"] == "chunked")
        #expect(try client.response().text == "plain")
        #expect(made.pieces == 0)
        #expect(made.gone == 1)
    }

    /// What a client does not read is not made: but for what is in the buffers of the kernel.
    @Test func `a slow reader has the pieces wait where they are made`() throws {
        let running = try running()
        let client = try running.client()
        try client.send(get("/now?1000000,65536"))
        _ = try client.head()
        var (before, steady) = (-1, 0)
        while steady < 10 {
            steady = made.pieces == before ? steady + 1 : 0
            before = made.pieces
            usleep(20_000)
        }
        #expect(before < 400)
        _ = try client.take(16 << 20)
        #expect(made.comesTo { $0.pieces > before })
    }

    @Test func `when the client has gone nothing more is made`() throws {
        let running = try running()
        do {
            let client = try running.client()
            try client.send(get("/now?1000000,65536") + get("/now?3,10"))
            _ = try client.head()
            _ = try client.take(1 << 20)
        }
        #expect(made.comesTo { $0.gone == 2 })
        let last = made.pieces
        usleep(100_000)
        #expect(made.pieces == last)
        #expect(last < 1_000)
    }

    @Test func `a client that takes nothing is cut off`() throws {
        let running = try running { $0.writeTimeout = 0.3 }
        let client = try running.client()
        try client.send(get("/now?1000000,65536"))
        #expect(made.comesTo { $0.gone == 1 })
    }

    @Test func `where it fails the message has no end`() throws {
        let running = try running()
        let client = try running.client()
        try client.send(get("/failing?3,10") + get("/plain"))
        _ = try client.head()
        #expect(throws: Client.Failure.self) { try client.chunks() }
    }

    /// RFC 9112, section 8: with HTTP/1.0 an orderly end would say that it is whole.
    @Test func `where it fails for HTTP 1.0 the connection is reset`() throws {
        let running = try running()
        let client = try running.client()
        try client.send(get("/failing?3,10", "1.0"))
        let failure = #expect(throws: Client.Failure.self) { try client.readToEnd() }
        if case .reset = failure { return }
        Issue.record("it ended in order")
    }

    @Test func `a draining server finishes what is soon at its end`() throws {
        let running = try running { $0.drainLimit = 120 }
        let client = try running.client()
        try client.send(get("/now?300,8192"))
        #expect(try client.head()["connection"] == nil)
        running.server.drain()
        #expect(try client.chunks().octets.count == 300)
        #expect(running.ends(within: 5_000))
        #expect(try client.readToEnd() == "")
    }

    @Test(arguments: ["1.0", "1.1"])
    func `what is not at its end when the draining ends is cut`(version: String) throws {
        let running = try running { $0.drainLimit = 0.3 }
        let client = try running.client()
        try client.send(get("/now?1000000,65536", version))
        _ = try client.head()
        running.server.drain()
        #expect(running.ends(within: 5_000))
        #expect(made.comesTo { $0.gone == 1 })
        if version == "1.1" {
            #expect(throws: Client.Failure.self) { try client.chunks() }
        } else {
            #expect(throws: Client.Failure.self) { try client.readToEnd() }
        }
    }
}
