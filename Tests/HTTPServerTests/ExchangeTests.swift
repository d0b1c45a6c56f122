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
}
