/// What a request carries, and the leave to send it: RFC 9110, sections 6.5, 8 and 10.1.1.
enum ContentCases {
    static let all = kinds + expectations + early + trailers

    private static func post(
        _ name: String, _ status: Int, _ fields: String..., content: String = "{}",
        has: [String] = [], lacks: [String] = []
    ) -> WireCase {
        .ask(
            "9110 \(name)", "POST /v1/mechanisms", status,
            (["Authorization: Bearer {token}"] + fields).joined(separator: "\r\n"),
            content: content, has: has, lacks: lacks)
    }

    private static let json = "Content-Type: application/json"

    static let kinds: [WireCase] = [
        post("8.3: JSON", 422, json),
        post("8.3: in capitals", 422, "CONTENT-TYPE: Application/JSON"),
        post("8.3: with its charset", 422, json + "; charset=utf-8"),
        post("8.3: with its charset in quotes", 422, json + ";charset=\"UTF-8\""),
        post("8.3: with another parameter", 422, json + ";version=1"),
        post(
            "15.5.16: text", 415, "Content-Type: text/plain", has: ["accept"],
            lacks: ["accept-encoding"]),
        post("15.5.16: another charset", 415, json + ";charset=utf-16", has: ["accept"]),
        post("15.5.16: no type", 415, has: ["accept"]),
        post("15.5.16: an empty type", 415, "Content-Type:", has: ["accept"]),
        post("15.5.16: half a type", 415, "Content-Type: application", has: ["accept"]),
        post("15.5.16: two types", 415, json + ", text/plain", has: ["accept"]),
        post("5.3: two lines", 415, json, json, has: ["accept"]),
        post("8.4: packed", 415, json, "Content-Encoding: gzip", has: ["accept-encoding"]),
        post("8.4: in capitals", 415, json, "Content-Encoding: GZIP", has: ["accept-encoding"]),
        post(
            "8.4: packed twice", 415, json, "Content-Encoding: br, gzip", has: ["accept-encoding"]),
        post("8.4: packed after nothing", 415, json, "Content-Encoding: identity, gzip"),
        post("8.4: no coding", 415, json, "Content-Encoding: a b", has: ["accept-encoding"]),
        post("8.4: identity", 422, json, "Content-Encoding: identity"),
        post("8.4: empty", 422, json, "Content-Encoding:"),
        post("5.6.1: empty members", 422, json, "Content-Encoding: , Identity ,"),
        post("8.7: Content-Location alters nothing", 422, json, "Content-Location: /livez"),
        post("14.4: a part where none is known", 422, json, "Content-Range: bytes 0-1/9"),
        post("8.6: no content", 400, json, content: ""),
        post("15.5.1: no JSON", 400, json, content: "{,}"),
        .ask(
            "9110 14.5: a part that is put", "PUT /v1/state-parties/KAZ", 400,
            "Authorization: Bearer {token}", "If-Match: {state tag}", json,
            "Content-Range: bytes 0-1/9", content: WireGround.state),
    ]

    static let expectations: [WireCase] = [
        post("10.1.1: content after leave, or before", 422, json, "Expect: 100-continue"),
        post("10.1.1: in capitals", 422, json, "Expect: 100-CONTINUE"),
        post("10.1.1: twice", 422, json, "Expect: 100-continue, 100-continue"),
        post("10.1.1: empty", 422, json, "Expect:"),
        .ask("9110 10.1.1: no content to wait for", "GET /livez", 200, "Expect: 100-continue"),
        .ask(
            "9110 10.1.1: content of no length", "POST /livez", 405, "Expect: 100-continue",
            "Content-Length: 0"),
        .ask(
            "9110 10.1.1: the last word at once", "POST /v1/mechanisms", 401,
            "Expect: 100-continue", "Content-Length: 2", closes: true),
        .ask(
            "9110 10.1.1: the last word before chunks", "POST /v1/mechanisms", 401,
            "Expect: 100-continue", "Transfer-Encoding: chunked", closes: true),
        .ask(
            "9110 10.1.1: where nothing is", "PUT /nowhere", 404, "Expect: 100-continue",
            "Content-Length: 2", closes: true),
        .ask("9110 10.1.1: tea", "GET /livez", 417, "Expect: tea", closes: true),
        .ask(
            "9110 10.1.1: tea first", "GET /livez", 417, "Expect: tea, 100-continue", closes: true),
        .ask(
            "9110 10.1.1: tea in a second line", "GET /livez", 417, "Expect: 100-continue",
            "Expect: tea", closes: true),
        .ask(
            "9110 10.1.1: with a value", "GET /livez", 417, "Expect: 100-continue=1", closes: true),
        .ask("9110 10.1.1: another number", "GET /livez", 417, "Expect: 200-ok", closes: true),
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
            "9110 15.5.2: too long, and nobody known", "POST /v1/mechanisms", 401,
            "Content-Length: 2097152", closes: true),
        .ask(
            "9110 15.5.6: too long, and not here", "POST /livez", 405, "Content-Length: 2097152",
            closes: true),
        .ask(
            "9110 15.5.5: too long, and nothing here", "POST /nowhere", 404,
            "Content-Length: 2097152", closes: true),
        .ask(
            "9110 15.5.15: content of GET that is too long", "GET /livez", 200,
            "Content-Length: 2097152", closes: true),
    ]

    private static func early(_ name: String, _ fields: String, _ status: Int) -> WireCase {
        .ask(
            "9110 \(name)", "POST /v1/mechanisms", status, "Authorization: Bearer {token}", json,
            fields, closes: true)
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
