import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// More than the server takes on.
struct LimitTests {
    private let get = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `a connection above the cap is told to come again`() throws {
        let running = try Running { $0.maxConnections = 2 }
        let first = try running.client()
        let second = try running.client()
        for client in [first, second] {
            try client.send(get)
            #expect(try client.response().text == "/a")
        }
        let third = try running.client()
        let response = try third.response()
        #expect(response.status == 503)
        #expect(response["retry-after"] == "5")
        #expect(response["connection"] == "close")
        #expect(try third.readToEnd() == "")
        try first.send(get)
        #expect(try first.response().text == "/a")
    }

    @Test func `a place that is left is taken again`() throws {
        let running = try Running { $0.maxConnections = 1 }
        for _ in 0..<20 {
            let client = try running.client()
            try client.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(try client.response().text == "/a")
            client.shutdownSending()
            #expect(try client.readToEnd() == "")
        }
    }

    @Test func `what would wait is refused while too much waits, and the rest is answered`() throws
    {
        let running = try Running { $0.maxQueued = 2 }
        let waiting = [try running.client(), try running.client()]
        for client in waiting { try client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n") }
        #expect(waiting.allSatisfy { $0.isSilent(for: 50) })
        let client = try running.client()
        try client.send(get + "GET /room HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().status == 200)
        #expect(try client.response().status == 503)
        try client.send("POST /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = try client.response()
        #expect(response.status == 503)
        #expect(response["retry-after"] == "5")
    }

    @Test func `answers that nobody waits for any more count until they come, and once`() throws {
        let running = try Running { $0.maxQueued = 1 }
        for _ in 0..<2 {
            let gone = try running.client()
            try gone.send("GET /twice HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try gone.response().status == 200)
            let left = try running.client()
            try left.send("GET /later?900 HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(left.isSilent(for: 50))
            left.reset()
            #expect(try statuses(running, until: 200).first == 503)
        }
    }

    /// What is answered to those who ask for room, one after the other.
    private func statuses(_ running: Running, until last: Int) throws -> [Int] {
        let client = try running.client()
        var statuses: [Int] = []
        while statuses.last != last, statuses.count < 200 {
            try client.send("GET /room HTTP/1.1\r\nHost: a\r\n\r\n")
            statuses.append(try client.response().status)
            _ = client.isSilent(for: 50)
        }
        #expect(statuses.last == last)
        return statuses
    }

    @Test func `a client that does not read is not worked for`() throws {
        let running = try Running { $0.maxUnsent = 100_000 }
        let client = try running.client()
        let count = 300
        try client.send(
            String(repeating: "GET /big?50000 HTTP/1.1\r\nHost: a\r\n\r\n", count: count))
        let pattern = Example.pattern(50_000)
        for _ in 0..<count { #expect(try client.response().body == pattern) }
    }

    @Test func `a client that sends and never reads does not fill the memory`() throws {
        let running = try Running { $0.writeTimeout = 0.5 }
        let client = try running.client()
        let request = String(repeating: "GET /big?50000 HTTP/1.1\r\nHost: a\r\n\r\n", count: 1_000)
        #expect(throws: Client.Failure.self) {
            for _ in 0..<1_000 { try client.send(request) }
        }
    }
}
