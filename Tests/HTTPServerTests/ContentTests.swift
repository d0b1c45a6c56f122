import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// How content is asked for, read and refused.
struct ContentTests {
    private func post(_ path: String, _ fields: String) -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n"
    }

    @Test func `chunked content is put together`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            post("/echo", "Transfer-Encoding: chunked")
                + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n")
        #expect(try client.response().text == "abcde")
        try client.send("GET /b HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().text == "/b")
    }

    @Test func `content of 10 MB arrives whole`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/length", "Content-Length: 10000000"))
        try client.send([UInt8](repeating: 65, count: 10_000_000))
        #expect(try client.response().text == "10000000")
    }

    @Test func `9110 10_1_1: a client that waits for leave gets it, then its answer`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/echo", "Content-Length: 3\r\nExpect: 100-continue"))
        #expect(try client.response().status == 100)
        try client.send("abc")
        #expect(try client.response().text == "abc")
    }

    @Test func `leave to go on comes after the answers before it`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            "GET /later?40 HTTP/1.1\r\nHost: a\r\n\r\n"
                + post("/echo", "Content-Length: 3\r\nExpect: 100-continue"))
        #expect(try client.response().text == "later 40")
        #expect(try client.response().status == 100)
        try client.send("abc")
        #expect(try client.response().text == "abc")
    }

    @Test func `a client that does not wait for leave is not given it`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/echo", "Content-Length: 3\r\nExpect: 100-continue") + "abc")
        #expect(try client.response().text == "abc")
    }

    @Test(arguments: ["/forbidden", "/forbidden-later"])
    func `leave may be refused, and then no content is read`(path: String) throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post(path, "Content-Length: 3\r\nExpect: 100-continue"))
        let response = try client.response()
        #expect(response.status == 403)
        #expect(response["connection"] == "close")
        #expect(try client.readToEnd() == "")
    }

    @Test func `9110 10_1_1: HTTP 1_0 cannot wait for leave`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(
            "POST /echo HTTP/1.0\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
        #expect(client.isSilent(for: 100))
        try client.send("abc")
        #expect(try client.response().text == "abc")
    }

    @Test(arguments: ["tea", "100-continue, tea", "100-continue=x"])
    func `9110 10_1_1: any other expectation is 417`(expectation: String) throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/echo", "Content-Length: 3\r\nExpect: \(expectation)"))
        #expect(try client.response().status == 417)
        #expect(try client.readToEnd() == "")
    }

    @Test func `content that is too long is refused before it comes`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/small", "Content-Length: 1001\r\nExpect: 100-continue"))
        let response = try client.response()
        #expect(response.status == 413)
        #expect(response["connection"] == "close")
    }

    @Test func `content as long as may be is taken`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/small", "Content-Length: 1000"))
        try client.send([UInt8](repeating: 65, count: 1_000))
        #expect(try client.response().status == 200)
    }

    @Test func `a client that sends all of what is too long can read why`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/small", "Content-Length: 16000000"))
        try client.send([UInt8](repeating: 65, count: 16_000_000))
        #expect(try client.response().status == 413)
        #expect(try client.readToEnd() == "")
    }

    @Test func `chunks that are too long together are refused while they come`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send(post("/small", "Transfer-Encoding: chunked"))
        let chunk = "1f4\r\n" + String(repeating: "a", count: 500) + "\r\n"
        try client.send(chunk + chunk)
        #expect(client.isSilent(for: 50))
        try client.send("1\r\n")
        #expect(try client.response().status == 413)
        #expect(try client.readToEnd() == "")
    }

    @Test func `a service that asks for content a second time is an error of its own`() throws {
        let running = try Running()
        let client = try running.client()
        try client.send("GET /await HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().status == 500)
        #expect(try client.readToEnd() == "")
    }
}
