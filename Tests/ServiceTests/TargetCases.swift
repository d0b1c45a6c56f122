/// What a request is about: RFC 9110, sections 4 and 7, RFC 9112, section 3.2, and RFC 3986.
enum TargetCases {
    static let all = forms + paths + lengths

    private static func get(
        _ name: String, _ target: String, _ status: Int, closes: Bool = false
    ) -> WireCase {
        .ask(name, "GET " + target, status, closes: closes)
    }

    static let forms: [WireCase] = [
        get("9112 3.2.1: origin", "/livez", 200),
        get("9112 3.2.1: an empty query", "/livez?", 200),
        get("9112 3.2.1: a query that is not known", "/livez?a=b", 400),
        get("9112 3.2.2: absolute", "http://a/livez", 200),
        get("9112 3.2.2: absolute, of https", "https://a/livez", 200),
        get("9110 4.2.3: scheme and host in capitals", "HTTP://A/livez", 200),
        get("9112 3.2.2: another host goes above Host", "http://b:81/livez", 200),
        get("9112 3.2.2: an address", "http://[::1]:80/livez", 200),
        get("9110 4.2.3: no path is the root", "http://a", 404),
        get("9110 4.2.3: a query and no path", "http://a?b=c", 404),
        get("9112 3.2.2: the root", "http://a/", 404),
        get("9110 4.2.1: no host", "http:///livez", 400, closes: true),
        get("9110 4.2.4: user information", "http://u@a/livez", 400, closes: true),
        get("9110 4.2.4: a password", "http://u:p@a/livez", 400, closes: true),
        get("9112 3.2.2: a scheme of files", "file:///etc/passwd", 400, closes: true),
        get("9112 3.2.2: a scheme of sockets", "ws://a/livez", 400, closes: true),
        get("9112 3.2.2: a scheme and no slashes", "http:a", 400, closes: true),
        get("9112 3.2.3: authority", "a:80", 400, closes: true),
        get("9112 3.2: no slash first", "livez", 400, closes: true),
        get("9112 3.2: a backslash first", "\\livez", 400, closes: true),
        get("9112 3.2: a fragment", "/livez#a", 400, closes: true),
        get("9112 3.2: a fragment of an absolute form", "http://a/livez#b", 400, closes: true),
        get("9112 3.2: a fragment of a query", "/livez?#", 400, closes: true),
        WireCase(
            "9112 3.2.2: absolute, and a Host at fault",
            "GET http://a/livez HTTP/1.1\r\nHost: @\r\n\r\n", 400, closes: true),
        WireCase(
            "9112 3.2.2: absolute, and no Host", "GET http://a/livez HTTP/1.1\r\n\r\n", 400,
            closes: true),
        WireCase(
            "9112 3.2.2: absolute, in HTTP/1.0", "GET http://a/livez HTTP/1.0\r\n\r\n", 200,
            closes: true),
        WireCase(
            "9112 3.2: another Host", "GET /livez HTTP/1.1\r\nHost: example.org:1\r\n\r\n", 200),
        WireCase("9112 3.2: an address as Host", "GET /livez HTTP/1.1\r\nHost: [::1]\r\n\r\n", 200),
    ]

    static let paths: [WireCase] = [
        get("3986 6.2.2.2: an encoded letter", "/%6Civez", 200),
        get("3986 6.2.2.1: in lower case", "/%6civez", 200),
        get("3986 2.4: encoded twice", "/%256Civez", 404),
        get("3986 2.2: an encoded slash", "/v1%2Freports", 404),
        get("3986 2.2: an encoded slash in lower case", "/v1%2freports", 404),
        get("3986 2.2: an encoded slash at the end", "/livez%2F", 404),
        get("3986 2.2: an encoded backslash", "/v1%5Creports", 404),
        get("3986 3.3: a dot segment", "/./livez", 404),
        get("3986 3.3: two dots", "/v1/../livez", 404),
        get("3986 3.3: two dots above the root", "/../livez", 404),
        get("3986 3.3: two dots at the end", "/livez/..", 404),
        get("3986 3.3: encoded dots", "/v1/%2e%2e/livez", 404),
        get("3986 3.3: a dot and an encoded dot", "/v1/.%2E/livez", 404),
        get("3986 2.4: dots encoded twice", "/v1/%252e%252e/livez", 404),
        get("3986 3.3: dots and an encoded slash", "/v1/..%2Flivez", 404),
        get("3986 3.3: dots and a parameter", "/v1/..;/livez", 404),
        .ask("3986 3.3: dots for an id", "OPTIONS /v1/reports/..", 404),
        .ask("3986 3.3: a dot for an id", "OPTIONS /v1/reports/.", 404),
        .ask("3986 3.3: encoded dots for an id", "OPTIONS /v1/reports/%2E%2e", 404),
        .ask("3986 2.2: an encoded slash in an id", "OPTIONS /v1/reports/a%2Fb", 404),
        .ask("3986 3.3: nothing for an id", "OPTIONS /v1/reports/", 404),
        .ask("3986 3.3: three dots for an id", "OPTIONS /v1/reports/...", 204),
        get("3986 3.3: an empty segment", "//livez", 404),
        get("3986 3.3: an empty segment within", "/v1//reports", 404),
        get("3986 3.3: an empty segment at the end", "/livez/", 404),
        get("3986 3.3: a parameter", "/livez;a=b", 404),
        get("3986 6.2.2.1: capitals", "/LIVEZ", 404),
        get("3986 2.1: an encoded line end", "/livez%0d%0aX:%201", 404),
        get("3986 2.1: an encoded space", "/livez%20", 404),
        get("3986 2.1: an encoded question mark", "/livez%3Fa=b", 404),
        get("3986 2.1: an encoded fragment", "/livez%23a", 404),
        get("3629 3: an overlong slash", "/v1%c0%afreports", 404),
        get("3629 3: half a surrogate", "/%ed%a0%80", 404),
        get("3629 3: an octet of no text", "/%ff", 404),
        get("3986 7.3: an encoded NUL", "/livez%00", 400, closes: true),
        get("3986 7.3: an encoded NUL within", "/liv%00ez", 400, closes: true),
        get("3986 7.3: an encoded NUL in the query", "/livez?a=%00", 400),
        get("3986 2.1: a percent alone", "/livez%", 400, closes: true),
        get("3986 2.1: one digit", "/livez%4", 400, closes: true),
        get("3986 2.1: no digit", "/livez%u0041", 400, closes: true),
        get("3986 2.1: a percent in the query", "/livez?a=%zz", 400, closes: true),
        get("3986 2: what is not ASCII", "/lïvez", 400, closes: true),
        get("3986 2: what is not ASCII in the query", "/livez?ï", 400, closes: true),
        get("3986 2: an angle", "/<livez>", 400, closes: true),
        get("3986 2: a quote", "/\"livez\"", 400, closes: true),
        get("3986 2: a backslash", "/v1\\reports", 400, closes: true),
        get("3986 2: a bar in the query", "/livez?a|b", 400, closes: true),
    ]

    static let lengths: [WireCase] = [
        get("9112 3: 8,000 octets", "/" + String(repeating: "a", count: 7_900), 404),
        get("9110 15.5.15: 8 KiB", "/" + String(repeating: "a", count: 8_191), 404),
        get(
            "9110 15.5.15: an octet more", "/" + String(repeating: "a", count: 8_192), 414,
            closes: true),
        get(
            "9110 15.5.15: a long query", "/livez?" + String(repeating: "a", count: 8_192), 414,
            closes: true),
        get(
            "9110 15.5.15: 64 KiB", "/" + String(repeating: "a", count: 65_536), 414, closes: true),
    ]
}
