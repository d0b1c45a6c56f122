/// How a connection goes on and ends: RFC 9112, section 9, and RFC 9110, sections 7.6.1 and 7.8.
enum ConnectionCases {
    static let all = persistence + pipelines + upgrades

    private static let get = "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let last = "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    private static func says(
        _ name: String, _ fields: String..., version: String = "1.1", closes: Bool,
        has: [String] = [], lacks: [String] = []
    ) -> WireCase {
        let lines = ["GET /livez HTTP/\(version)", "Host: a"] + fields
        return WireCase(
            "9112 9.3: \(name)", lines.joined(separator: "\r\n") + "\r\n\r\n", 200,
            closes: closes, has: has, lacks: lacks)
    }

    static let persistence: [WireCase] = [
        says("nothing said", closes: false, lacks: ["connection"]),
        says("keep-alive", "Connection: keep-alive", closes: false),
        says("close", "Connection: close", closes: true, has: ["connection"]),
        says("close in capitals", "Connection: CLOSE", closes: true),
        says("close among others", "Connection: a, close ,b", closes: true),
        says("close and keep-alive", "Connection: close, keep-alive", closes: true),
        says("keep-alive and close", "Connection: keep-alive, close", closes: true),
        says("two lines", "Connection: keep-alive", "Connection: close", closes: true),
        says("empty members", "Connection: , ,close,", closes: true),
        says("an empty list", "Connection:", closes: false),
        says("a longer word", "Connection: closed", closes: false),
        says("a shorter word", "Connection: clos", closes: false),
        says("the option of the client's proxy", "Proxy-Connection: close", closes: false),
        says("another field that is named", "Connection: TE", "TE: trailers", closes: false),
        says("Host named as of the hop", "Connection: Host", closes: false),
        says("a later minor version", version: "1.2", closes: false),
        says("HTTP/1.0", version: "1.0", closes: true, has: ["connection"]),
        says(
            "HTTP/1.0 that keeps alive", "Connection: keep-alive", version: "1.0", closes: false,
            has: ["connection"]),
        says("HTTP/1.0 in capitals", "Connection: Keep-Alive", version: "1.0", closes: false),
        says("HTTP/1.0 among others", "Connection: a,keep-alive", version: "1.0", closes: false),
        says("HTTP/1.0 with both", "Connection: keep-alive, close", version: "1.0", closes: true),
        says("HTTP/1.0 and another word", "Connection: upgrade", version: "1.0", closes: true),
        says("HTTP/1.0 and parameters", "Keep-Alive: timeout=5", version: "1.0", closes: true),
        .ask(
            "9110 7.6.1: an option that is no token", "GET /livez", 400, "Connection: a b",
            closes: true),
        .ask(
            "9110 7.6.1: an option in quotes", "GET /livez", 400, "Connection: \"close\"",
            closes: true),
    ]

    static let pipelines: [WireCase] = [
        WireCase("9112 9.3.2: two", get + get, 200, 200),
        WireCase("9112 9.3.2: five", String(repeating: get, count: 5), 200, 200, 200, 200, 200),
        WireCase("9112 9.6: nothing after close", last + get, 200, closes: true),
        WireCase("9112 9.6: close at the end", get + last, 200, 200, closes: true),
        WireCase(
            "9112 9.3: nothing after HTTP/1.0", "GET /livez HTTP/1.0\r\n\r\n" + get, 200,
            closes: true),
        WireCase("9112 2.2: an empty line between", get + "\r\n" + get, 200, 200),
        WireCase(
            "9112 2.2: two empty lines between", get + "\r\n\r\n" + get, 200, 400, closes: true),
        WireCase("9112 2.2: a space between", get + " " + get, 200, 400, closes: true),
        WireCase(
            "9112 2.2: nothing after a fault", get + "G@T / HTTP/1.1\r\n\r\n" + get, 200, 400,
            closes: true),
        WireCase(
            "9110 9.3.2: HEAD, then GET", "HEAD /livez HTTP/1.1\r\nHost: a\r\n\r\n" + get, 200,
            200),
        WireCase(
            "9112 9.3.2: an unsafe one between",
            get + "POST /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}" + get, 200, 405,
            200),
        WireCase(
            "9112 9.3: content of GET is read",
            "GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: \(last.utf8.count)\r\n\r\n"
                + last + get, 200, 200),
        WireCase(
            "9112 7.1: chunks, then GET",
            "POST /livez HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2;a=b\r\n{}\r\n0\r\nX: 1\r\n\r\n" + get, 405, 200),
        WireCase(
            "9112 9.3.2: 204 and 304 have no content",
            "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"
                + "GET /version HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n\r\n" + get, 204, 304,
            200),
    ]

    static let upgrades: [WireCase] = [
        says(
            "Upgrade to h2c", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA", closes: false, lacks: ["upgrade"]),
        says(
            "Upgrade to a socket", "Connection: Upgrade", "Upgrade: websocket",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13",
            closes: false, lacks: ["upgrade", "sec-websocket-accept"]),
        says("Upgrade that Connection does not name", "Upgrade: h2c", closes: false),
        says(
            "Upgrade to what nobody knows", "Connection: upgrade", "Upgrade: tea/1",
            closes: false),
        says(
            "Upgrade in HTTP/1.0", "Connection: upgrade", "Upgrade: h2c", version: "1.0",
            closes: true),
        says("Upgrade and close", "Connection: upgrade, close", "Upgrade: h2c", closes: true),
    ]
}
