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
        // Nothing had to be read after it: the connection goes on.
        try client.send(get)
        #expect(try client.response().text == "/a")
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

    private func post(_ path: String, _ count: Int) -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n"
    }

    @Test func `content for which there is no room is refused, and taken when there is`() throws {
        let running = try Running { $0.maxInFlight = 100_000 }
        let octets = [UInt8](repeating: 65, count: 60_000)
        let first = try running.client()
        try first.send(post("/later?600", 60_000))
        try first.send(octets)
        #expect(first.isSilent(for: 100))
        #expect(running.server.budget.now == 60_000)
        let second = try running.client()
        try second.send(post("/length", 60_000))
        try second.send(octets)
        let refused = try second.response()
        #expect(refused.status == 503)
        #expect(refused["retry-after"] == "5")
        #expect(try first.response().text == "later 600")
        let third = try running.client()
        try third.send(post("/length", 60_000))
        try third.send(octets)
        #expect(try third.response().text == "60000")
        #expect(running.server.budget.now == 0)
    }

    @Test func `who promises much and sends little takes no room from others`() throws {
        let running = try Running { $0.maxInFlight = 100_000 }
        let slow = try (0..<20).map { _ in try running.client() }
        for client in slow { try client.send(post("/length", 90_000) + "a") }
        #expect(slow.allSatisfy { $0.isSilent(for: 20) })
        let other = try running.client()
        try other.send(post("/length", 90_000))
        try other.send([UInt8](repeating: 65, count: 90_000))
        #expect(try other.response().text == "90000")
    }

    @Test func `who leaves gives room back, at once or when the answer comes`() throws {
        let running = try Running { $0.maxInFlight = 100_000 }
        for path in ["/length", "/later?300"] {
            let client = try running.client()
            try client.send(post(path, 90_000))
            try client.send([UInt8](repeating: 65, count: path == "/length" ? 89_999 : 90_000))
            #expect(client.isSilent(for: 100))
            #expect(running.server.budget.now > 80_000)
            client.reset()
        }
        let client = try running.client()
        for _ in 0..<50 where running.server.budget.now > 0 { _ = client.isSilent(for: 50) }
        #expect(running.server.budget.now == 0)
    }

    @Test func `a large content is not read where its request is refused anyway`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/forbidden", 10_000_000))
        #expect(try client.response().status == 403)
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
