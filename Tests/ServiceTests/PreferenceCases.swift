/// What a client would rather have: RFC 9110, section 12.5. What there is, is JSON in UTF-8
/// without a coding.
enum PreferenceCases {
    static let all = types + charsets + codings + languages

    private static func get(_ name: String, _ fields: String, _ status: Int) -> WireCase {
        .ask("9110 \(name)", "GET /version", status, fields, has: status == 200 ? ["vary"] : [])
    }

    static let types: [WireCase] = [
        get("12.5.1: JSON", "Accept: application/json", 200),
        get("12.5.1: in capitals", "Accept: APPLICATION/JSON", 200),
        get("12.5.1: all of a type", "Accept: application/*", 200),
        get("12.5.1: all", "Accept: */*", 200),
        get("12.5.1: empty", "Accept:", 200),
        get("12.5.1: empty members", "Accept: ,, application/json ,", 200),
        get("12.5.1: in a second line", "Accept: text/html\r\nAccept: application/json", 200),
        get("12.5.1: a browser's", "Accept: text/html,application/xml;q=0.9,*/*;q=0.8", 200),
        get("12.5.1: a little", "Accept: application/json;q=0.001", 200),
        get("12.5.1: wholly", "Accept: application/json;q=1.000", 200),
        get("12.4.2: a capital Q", "Accept: application/json;Q=0.5", 200),
        get("12.5.1: a charset", "Accept: application/json;charset=utf-8", 200),
        get("12.5.1: blanks", "Accept: application/json ; charset=\"UTF-8\" ; q=0.5", 200),
        get("12.5.1: a wider range", "Accept: application/*;q=0.1, text/html", 200),
        get("12.5.1: another type", "Accept: text/html", 406),
        get("12.5.1: another subtype", "Accept: application/xml", 406),
        get("12.5.1: another charset", "Accept: application/json;charset=latin1", 406),
        get("12.5.1: a version", "Accept: application/json;version=2", 406),
        get("12.5.1: all of another type", "Accept: text/*", 406),
        get("12.4.2: not", "Accept: application/json;q=0", 406),
        get("12.4.2: not, with decimals", "Accept: application/json;q=0.000", 406),
        get("12.5.1: the narrower range decides", "Accept: */*, application/json;q=0", 406),
        get("12.5.1: in whatever order", "Accept: application/json;q=0, */*;q=1", 406),
        get("12.5.1: a type decides over all", "Accept: */*, application/*;q=0", 406),
        get("12.5.1: nothing at all", "Accept: */*;q=0", 406),
        get("12.5.1: no type", "Accept: json", 200),
        get("12.5.1: an asterisk", "Accept: *", 200),
        get("12.4.2: more than one", "Accept: text/html;q=1.001", 200),
        get("12.4.2: four decimals", "Accept: text/html;q=0.0001", 200),
        .ask("9110 12.5.1: of HEAD", "HEAD /version", 406, "Accept: text/html"),
        .ask("9110 12.5.1: of what is no JSON", "GET /openapi.yaml", 406, "Accept: text/html"),
        .ask(
            "9110 15.5.7: before the content is looked at", "POST /v1/mechanisms", 406,
            "Authorization: Bearer {token}", "Content-Type: application/json", "Accept: text/html",
            content: "{,}"),
    ]

    static let charsets: [WireCase] = [
        get("12.5.2: UTF-8", "Accept-Charset: utf-8", 200),
        get("12.5.2: in capitals", "Accept-Charset: UTF-8", 200),
        get("12.5.2: the second best", "Accept-Charset: iso-8859-1, utf-8;q=0.1", 200),
        get("12.5.2: all", "Accept-Charset: *", 200),
        get("12.5.2: all others", "Accept-Charset: iso-8859-1, *;q=0.1", 200),
        get("12.5.2: empty", "Accept-Charset:", 200),
        get("12.5.2: no list", "Accept-Charset: utf 8", 200),
        get("12.5.2: another", "Accept-Charset: iso-8859-1", 406),
        get("12.5.2: not UTF-8", "Accept-Charset: *, utf-8;q=0", 406),
        get("12.5.2: nothing", "Accept-Charset: *;q=0", 406),
    ]

    static let codings: [WireCase] = [
        get("12.5.3: what is not done here", "Accept-Encoding: gzip", 200),
        get("12.5.3: a browser's", "Accept-Encoding: gzip, deflate, br, zstd", 200),
        get("12.5.3: empty", "Accept-Encoding:", 200),
        get("12.5.3: none", "Accept-Encoding: identity", 200),
        get("12.5.3: all", "Accept-Encoding: *", 200),
        get("12.5.3: none, a little", "Accept-Encoding: gzip, identity;q=0.001", 200),
        get("12.5.3: none, and nothing else", "Accept-Encoding: identity, *;q=0", 200),
        get("12.5.3: not gzip", "Accept-Encoding: gzip;q=0", 200),
        get("12.5.3: no list", "Accept-Encoding: identity;q=zero", 200),
        get("12.5.3: not as it is", "Accept-Encoding: gzip, identity;q=0", 406),
        get("12.5.3: in capitals", "Accept-Encoding: gzip, IDENTITY;Q=0.0", 406),
        get("12.5.3: nothing", "Accept-Encoding: *;q=0", 406),
        get("12.5.3: nothing but gzip", "Accept-Encoding: gzip, *;q=0", 406),
    ]

    /// Section 12.5.4: what there is, is sent whatever its language.
    static let languages: [WireCase] = [
        get("12.5.4: another", "Accept-Language: kk", 200),
        get("12.5.4: not English", "Accept-Language: en;q=0, *;q=0", 200),
        get("12.5.4: empty", "Accept-Language:", 200),
        get("12.5.4: no list", "Accept-Language: ;;", 200),
    ]
}
