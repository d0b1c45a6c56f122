/// Methods: RFC 9110, section 9, and RFC 9112, section 3.1.
enum MethodCases {
    static let all = known + others + options

    static let known: [WireCase] = [
        .ask("9110 9.3.1: GET", "GET /livez", 200),
        .ask("9110 9.3.1: GET with content, which means nothing", "GET /livez", 200, content: "{}"),
        .ask("9110 9.3.2: HEAD", "HEAD /livez", 200, has: ["content-length"]),
        .ask("9110 9.3.2: HEAD with content", "HEAD /livez", 200, content: "{}"),
        .ask("9110 9.3.2: HEAD of nothing", "HEAD /nowhere", 404, has: ["content-length"]),
        .ask("9110 9.3.2: HEAD where GET is not", "HEAD /v1/reports/rep_a/adoption", 405),
        .ask("9110 15.5.6: GET where it is not", "GET /v1/reports/rep_a/adoption", 405),
        .ask("9110 15.5.6: POST", "POST /livez", 405),
        .ask("9110 15.5.6: POST with content", "POST /livez", 405, content: "{}"),
        .ask("9110 15.5.6: PUT", "PUT /livez", 405, content: "{}"),
        .ask("9110 15.5.6: PATCH", "PATCH /livez", 405, content: "{}"),
        .ask("9110 15.5.6: DELETE", "DELETE /livez", 405),
        .ask("9110 9.3.5: DELETE with content", "DELETE /livez", 405, content: "{}"),
        .ask("9110 9.3.8: TRACE says nothing back", "TRACE /livez", 405, "Cookie: secret"),
        .ask("9110 9.3.8: TRACE with content", "TRACE /livez", 405, content: "{}"),
        .ask("9110 7.6.2: TRACE and Max-Forwards", "TRACE /livez", 405, "Max-Forwards: 0"),
        .ask("9110 9.1: a method that is known and never offered", "QUERY /livez", 405),
        .ask("9110 15.5.5: a method of nothing", "DELETE /nowhere", 404),
        .ask("9110 11.6.1: no credentials", "GET /v1/me", 401),
        .ask("9110 11.6.1: no credentials, of HEAD", "HEAD /v1/me", 401),
    ]

    static let others: [WireCase] = [
        .ask("9110 9.1: a method nobody knows", "BREW /livez", 501, closes: true),
        .ask("9110 9.1: and nothing there", "BREW /nowhere", 501, closes: true),
        .ask("9110 9.1: case matters", "get /livez", 501, closes: true),
        .ask("9110 9.1: case matters within", "GeT /livez", 501, closes: true),
        .ask("9110 9.1: a method of WebDAV", "PROPFIND /livez", 501, closes: true),
        .ask(
            "9112 3.1: a long method", String(repeating: "A", count: 2_000) + " /livez", 501,
            closes: true),
        .ask("9110 9.3.6: CONNECT", "CONNECT a:443", 501, closes: true),
        .ask("9110 9.3.6: CONNECT without a port", "CONNECT a", 400, closes: true),
        .ask("9110 9.3.6: CONNECT with an empty port", "CONNECT a:", 400, closes: true),
        .ask("9110 9.3.6: CONNECT with no port", "CONNECT a:http", 400, closes: true),
        .ask("9110 9.3.6: CONNECT with a port above 16 bits", "CONNECT a:65536", 400, closes: true),
        .ask("9110 9.3.6: CONNECT with a scheme", "CONNECT http://a:80", 400, closes: true),
        WireCase(
            "9110 9.3.2: a HEAD at fault has no content",
            "HEAD /livez HTTP/1.1\r\nHost : a\r\n\r\n",
            400, closes: true),
        WireCase(
            "9110 9.3.2: a HEAD without Host", "HEAD /livez HTTP/1.1\r\n\r\n", 400, closes: true),
        WireCase(
            "9110 9.3.2: a HEAD of another version", "HEAD /livez HTTP/2.0\r\nHost: a\r\n\r\n", 505,
            closes: true),
        WireCase(
            "9110 9.3.2: a HEAD at fault after an empty line", "\r\nHEAD /<> HTTP/1.1\r\n", 400,
            closes: true),
        .ask(
            "9110 9.3.2: a HEAD whose target is too long",
            "HEAD /" + String(repeating: "a", count: 8_192), 414, closes: true),
        .ask(
            "9110 9.3.2: a HEAD whose fields are too long", "HEAD /livez", 431,
            "X: " + String(repeating: "a", count: 16_384), closes: true),
        WireCase(
            "9110 9.3.2: a HEAD that is not whole", Array("HEAD /livez HTTP/1.1\r\n".utf8),
            [[400]], closes: true, ends: true),
        WireCase(
            "9110 9.3.2: a HEAD whose line is not whole", Array("HEAD /livez HT".utf8), [[400]],
            closes: true, ends: true),
        .ask(
            "9110 9.3.2: a HEAD that expects tea", "HEAD /livez", 417, "Expect: tea", closes: true),
    ]

    static let options: [WireCase] = [
        .ask("9110 9.3.7: OPTIONS", "OPTIONS /livez", 204, has: ["allow"]),
        .ask("9110 9.3.7: OPTIONS of the server", "OPTIONS *", 204, has: ["allow"]),
        .ask("9112 3.2.4: OPTIONS without a path", "OPTIONS http://a", 204, has: ["allow"]),
        .ask("9112 3.2.4: OPTIONS of the root", "OPTIONS http://a/", 404),
        .ask("9110 9.3.7: OPTIONS of nothing", "OPTIONS /nowhere", 404),
        .ask("9110 9.3.7: OPTIONS with content", "OPTIONS /livez", 204, content: "{}"),
        .ask("9110 7.6.2: OPTIONS and Max-Forwards", "OPTIONS /livez", 204, "Max-Forwards: 0"),
        .ask(
            "9110 13.2.1: OPTIONS has no preconditions", "OPTIONS /version", 204, "If-Match: \"x\"",
            "If-None-Match: *"),
        .ask("9112 3.2.4: the asterisk of GET", "GET *", 400, closes: true),
        .ask("9112 3.2.4: the asterisk of HEAD", "HEAD *", 400, closes: true),
        .ask("9112 3.2.4: the asterisk of TRACE", "TRACE *", 400, closes: true),
        .ask("9112 3.2.4: two asterisks", "OPTIONS **", 400, closes: true),
        .ask("9112 3.2.4: an asterisk with a query", "OPTIONS *?a", 400, closes: true),
    ]
}
