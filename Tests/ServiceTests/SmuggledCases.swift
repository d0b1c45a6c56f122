/// Requests hidden in the content of others: RFC 9112, section 11.2.
///
/// Whoever stands in front of the service may see the end of each of these at another place. One
/// answer comes, and the request that is hidden behind it is never taken.
enum SmuggledCases {
    static let all = lengths + codings + both + chunks + lines

    private static let hidden = "GET /version HTTP/1.1\r\nHost: a\r\n\r\n"

    private static func vector(_ fields: String, _ content: String, _ status: Int) -> WireCase {
        let shown = fields.replacing("\r\n", with: " | ").replacing("\0", with: "NUL")
        return WireCase(
            "9112 11.2: \(shown)",
            "POST /livez HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n\(content)\(hidden)", status,
            closes: true)
    }

    static let lengths: [WireCase] = [
        "Content-Length: 0\r\nContent-Length: 36", "Content-Length: 36\r\nContent-Length: 0",
        "Content-Length: 0\r\nContent-Length: 0", "Content-Length: 0, 36", "Content-Length: 0,0",
        "Content-Length: 0,", "Content-Length: ,0", "Content-Length:", "Content-Length: +0",
        "Content-Length: -0", "Content-Length: -36", "Content-Length: 0x24",
        "Content-Length: 0 0", "Content-Length: 0;a", "Content-Length: 0.0",
        "Content-Length: \"0\"", "Content-Length: 1e1", "Content-Length: 0_0",
        "Content-Length: 18446744073709551616", "Content-Length: 9223372036854775808",
        "Content-Length: 99999999999999999999999999999999999999", "Content-Length : 0",
        "Content-Length\t: 0", " Content-Length: 0", "X: 1\r\n Content-Length: 36",
        "Content-Length: 0\r\n 6", "Content-Length: 0\u{0B}", "Content-Length: \u{0C}0",
        "Content-Length: 0\0", "Content-Length: \u{A0}0", "Content Length: 36",
        "Content-Length\u{A0}: 36", "Content-Length", "Content-Length: 0\rX: 1",
        "Content-Length: 0\nX: 1", "X: 1\nContent-Length: 36", "X: 1\rContent-Length: 36",
    ].map { vector($0, "", 400) }

    static let codings: [WireCase] =
        [
            "", " ,", " chunked,", " ,chunked", " chunked, chunked", " chunked, identity",
            " chunked, gzip", " chunked;a=b", " \"chunked\"", " chunked chunked", " [chunked]",
            " chunked\u{0B}", " \u{0B}chunked", " chunked\0", " chunked\u{A0}", " chunk\ted",
            "\r\n chunked", " chunked\r\n\t", " gzip,\r\n chunked",
            " chunked\r\nTransfer-Encoding: chunked", " chunked\r\nTransfer-Encoding: gzip",
            " chunked\nX: 1", " chunked\rX: 1",
        ].map { vector("Transfer-Encoding:" + $0, "0\r\n\r\n", 400) }
        + [
            " identity", " gzip", " gzip, chunked", " xchunked", " chunkedx", " chunkd",
            " gzip\r\nTransfer-Encoding: chunked", " identity, chunked", " cow",
        ].map { vector("Transfer-Encoding:" + $0, "0\r\n\r\n", 501) }
        + [
            "Transfer-Encoding : chunked", "Transfer-Encoding\t: chunked",
            " Transfer-Encoding: chunked", "X: 1\r\n Transfer-Encoding: chunked",
            "Transfer Encoding: chunked", "Transfer-Encoding\0: chunked",
            "Transfer-Encoding\r\n: chunked", "\u{0B}Transfer-Encoding: chunked",
        ].map { vector($0, "0\r\n\r\n", 400) }

    static let both: [WireCase] = [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "content-length: 5\r\nTRANSFER-ENCODING: Chunked",
        "Content-Length: 5\r\nTransfer-Encoding: identity",
        "Content-Length: 5\r\nTransfer-Encoding:",
        "Transfer-Encoding: x\r\nContent-Length: 5",
        "Content-Length: 5\r\nConnection: close, Content-Length\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
    ].map { vector($0, "0\r\n\r\n", 400) }

    static let chunks: [WireCase] = [
        "0x0\r\n\r\n", "-0\r\n\r\n", "+0\r\n\r\n", " 0\r\n\r\n", "0 \r\n\r\n", "0\t\r\n\r\n",
        "\r\n\r\n", "0\n\r\n", "0\r\n\n", "0\n\n", "0\r\r\n\r\n", "0;\r\n\r\n", "0;a\n\r\n",
        "0;a=\"\r\n\r\n", "0;a=\"b\"c\r\n\r\n", "0;\0\r\n\r\n", "0,0\r\n\r\n", "0_0\r\n\r\n",
        "1\r\nab\r\n0\r\n\r\n", "2\r\na\r\n0\r\n\r\n", "1\r\na\n0\r\n\r\n", "1\r\na0\r\n\r\n",
        "1\ra\r\n0\r\n\r\n", "1\r\na\r0\r\n\r\n", "10000000000000000\r\n",
        "ffffffffffffffff\r\n", "8000000000000000\r\n", "00000000000000000\r\n\r\n",
        "0\r\nX : 1\r\n\r\n", "0\r\n X: 1\r\n\r\n", "0\r\nX: 1\r\n Y\r\n\r\n", "0\r\nX: 1\n\r\n",
        "0\r\nX: a\rb\r\n\r\n", "0\r\nX\r\n\r\n", "0\r\n: 1\r\n\r\n", "0\r\nX: \0\r\n\r\n",
        "G\r\n\r\n", "0\r\nGET /version HTTP/1.1\r\n\r\n",
    ].map { content in
        let shown = content.replacing("\r", with: "CR ").replacing("\n", with: "LF ")
        return WireCase(
            "9112 7.1: \(shown.replacing("\0", with: "NUL"))",
            "POST /livez HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + content + hidden, 400, closes: true)
    }

    static let lines: [WireCase] = [
        "GET /livez HTTP/1.1\nHost: a\n\n", "GET /livez HTTP/1.1\r\nHost: a\n\n",
        "GET /livez HTTP/1.1\r\nHost: a\r\n\n", "GET /livez HTTP/1.1\rHost: a\r\r",
        "GET /livez HTTP/1.1\r\nHost: a\r\n\r", "GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /livez HTTP/1.1\r\nHost: a, b\r\n\r\n", "GET /livez\r\n\r\n",
        "GET /livez HTTP/0.9\r\n\r\n", "GET /livez HTTP/1.1 \r\nHost: a\r\n\r\n",
        "GET /livez HTTP/1.1\r\n Host: a\r\n\r\n", "GET /livez HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET /livez\tHTTP/1.1\r\nHost: a\r\n\r\n", "GET /a HTTP/1.1 b HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /livez HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /livez HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0"
            + "\r\n\r\n",
    ].map { octets in
        let shown = octets.replacing("\r", with: "CR ").replacing("\n", with: "LF ")
        let status = octets.contains("0.9") ? 505 : 400
        return WireCase("9112 2.2: \(shown)", octets + hidden, status, closes: true)
    }
}
