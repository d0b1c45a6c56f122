/// What a request carries, and the leave to send it: RFC 9110, sections 6.5, 8 and 10.1.1.
enum ContentCases {
    static let all = kinds + expectations + early + trailers

    private static func post(
        _ name: String, _ fields: String..., content: String = "{}", _ status: Int,
        has: [String] = [], lacks: [String] = []
    ) -> WireCase {
        .ask(
            "9110 \(name)", "POST /v1/mechanisms",
            (["Authorization: Bearer {token}"] + fields).joined(separator: "\r\n"),
            content: content, status, has: has, lacks: lacks)
    }

    private static let json = "Content-Type: application/json"

    static let kinds: [WireCase] = [
        post("8.3: JSON", json, 422),
        post("8.3: in capitals", "CONTENT-TYPE: Application/JSON", 422),
        post("8.3: with its charset", json + "; charset=utf-8", 422),
        post("8.3: with its charset in quotes", json + ";charset=\"UTF-8\"", 422),
        post("8.3: with another parameter", json + ";version=1", 422),
        post(
            "15.5.16: text", "Content-Type: text/plain", 415, has: ["accept"],
            lacks: ["accept-encoding"]),
        post("15.5.16: another charset", json + ";charset=utf-16", 415, has: ["accept"]),
        post("15.5.16: no type", 415, has: ["accept"]),
        post("15.5.16: an empty type", "Content-Type:", 415, has: ["accept"]),
        post("15.5.16: half a type", "Content-Type: application", 415, has: ["accept"]),
        post("15.5.16: two types", json + ", text/plain", 415, has: ["accept"]),
        post("5.3: two lines", json, json, 415, has: ["accept"]),
        post("8.4: packed", json, "Content-Encoding: gzip", 415, has: ["accept-encoding"]),
        post("8.4: in capitals", json, "Content-Encoding: GZIP", 415, has: ["accept-encoding"]),
        post(
            "8.4: packed twice", json, "Content-Encoding: br, gzip", 415, has: ["accept-encoding"]),
        post("8.4: packed after nothing", json, "Content-Encoding: identity, gzip", 415),
        post("8.4: no coding", json, "Content-Encoding: a b", 415, has: ["accept-encoding"]),
        post("8.4: identity", json, "Content-Encoding: identity", 422),
        post("8.4: empty", json, "Content-Encoding:", 422),
        post("5.6.1: empty members", json, "Content-Encoding: , Identity ,", 422),
        post("8.7: Content-Location alters nothing", json, "Content-Location: /livez", 422),
        post("14.4: a part where none is known", json, "Content-Range: bytes 0-1/9", 422),
        post("8.6: no content", json, content: "", 400),
        post("15.5.1: no JSON", json, content: "{,}", 400),
        .ask(
            "9110 14.5: a part that is put", "PUT /v1/state-parties/KAZ",
            "Authorization: Bearer {token}", "If-Match: {state tag}", json,
            "Content-Range: bytes 0-1/9", content: WireGround.state, 400),
    ]

    static let expectations: [WireCase] = [
        post("10.1.1: content after leave, or before", json, "Expect: 100-continue", 422),
        post("10.1.1: in capitals", json, "Expect: 100-CONTINUE", 422),
        post("10.1.1: twice", json, "Expect: 100-continue, 100-continue", 422),
        post("10.1.1: empty", json, "Expect:", 422),
        .ask("9110 10.1.1: no content to wait for", "GET /livez", "Expect: 100-continue", 200),
        .ask(
            "9110 10.1.1: content of no length", "POST /livez", "Expect: 100-continue",
            "Content-Length: 0", 405),
        .ask(
            "9110 10.1.1: the last word at once", "POST /v1/mechanisms", "Expect: 100-continue",
            "Content-Length: 2", 401, closes: true),
        .ask(
            "9110 10.1.1: the last word before chunks", "POST /v1/mechanisms",
            "Expect: 100-continue", "Transfer-Encoding: chunked", 401, closes: true),
        .ask(
            "9110 10.1.1: where nothing is", "PUT /nowhere", "Expect: 100-continue",
            "Content-Length: 2", 404, closes: true),
        .ask("9110 10.1.1: tea", "GET /livez", "Expect: tea", 417, closes: true),
        .ask(
            "9110 10.1.1: tea first", "GET /livez", "Expect: tea, 100-continue", 417, closes: true),
        .ask(
            "9110 10.1.1: tea in a second line", "GET /livez", "Expect: 100-continue",
            "Expect: tea", 417, closes: true),
        .ask(
            "9110 10.1.1: with a value", "GET /livez", "Expect: 100-continue=1", 417, closes: true),
        .ask("9110 10.1.1: another number", "GET /livez", "Expect: 200-ok", 417, closes: true),
        WireCase(
            "9110 10.1.1: HTTP/1.0 expects nothing",
            "POST /livez HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}", 405,
            closes: true),
        WireCase(
            "9110 10.1.1: HTTP/1.0 that keeps alive",
            "POST /livez HTTP/1.0\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n"
                + "Content-Length: 2\r\n\r\n{}", 405),
    ]

    /// Answers that do not wait for a content that would not be taken: the connection ends, for
    /// what comes cannot be told from another request (RFC 9112, section 9.3).
    static let early: [WireCase] = [
        early("15.5.14: too long", "Content-Length: 2097152", 413),
        early("15.5.14: too long for a number of 32 bits", "Content-Length: 4294967296", 413),
        early("15.5.14: as long as can be", "Content-Length: 9223372036854775807", 413),
        early("15.5.14: a chunk that is too long", "Transfer-Encoding: chunked\r\n\r\n200000", 413),
        .ask(
            "9110 15.5.2: too long, and nobody known", "POST /v1/mechanisms",
            "Content-Length: 2097152", 401, closes: true),
        .ask(
            "9110 15.5.6: too long, and not here", "POST /livez", "Content-Length: 2097152", 405,
            closes: true),
        .ask(
            "9110 15.5.5: too long, and nothing here", "POST /nowhere", "Content-Length: 2097152",
            404, closes: true),
        .ask(
            "9110 15.5.15: content of GET that is too long", "GET /livez",
            "Content-Length: 2097152", 200, closes: true),
    ]

    private static func early(_ name: String, _ fields: String, _ status: Int) -> WireCase {
        .ask(
            "9110 \(name)", "POST /v1/mechanisms", "Authorization: Bearer {token}", json, fields,
            status, closes: true)
    }

    /// Section 6.5.1: a trailer is never taken for a field of the head.
    static let trailers: [WireCase] = [
        trailer("who calls", "Authorization: Bearer {token}", 401),
        trailer("a length", "Content-Length: 100", 401),
        trailer("a coding", "Transfer-Encoding: gzip", 401),
        trailer("Host", "Host: b", 401),
        trailer("Connection", "Connection: close", 401),
        trailer("Expect", "Expect: tea", 401),
        trailer("a coding of the content", "Content-Encoding: gzip", 401),
        trailer("one that was announced", "X: 1", 401),
    ]

    private static func trailer(_ name: String, _ field: String, _ status: Int) -> WireCase {
        WireCase(
            "9110 6.5.1: \(name)",
            "POST /v1/mechanisms HTTP/1.1\r\nHost: a\r\nTrailer: X\r\n\(json)\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\(field)\r\n\r\n", status)
    }
}
