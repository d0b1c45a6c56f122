/// Conditional requests and ranges: RFC 9110, sections 13 and 14.
enum ConditionCases {
    static let all = reads + order + dates + writes + ranges

    private static let past = "Sun, 06 Nov 1994 08:49:37 GMT"
    private static let future = "Sun, 06 Nov 2094 08:49:37 GMT"

    /// Of a resource that has a strong tag and no date.
    private static func get(
        _ name: String, _ fields: String, _ status: Int, has: [String] = [], lacks: [String] = []
    ) -> WireCase {
        .ask("9110 \(name)", "GET /version", status, fields, has: has, lacks: lacks)
    }

    static let reads: [WireCase] = [
        get("8.8.3: a strong tag", "X: 1", 200, has: ["etag"]),
        get("13.1.2: the tag", "If-None-Match: {tag}", 304, has: ["etag"]),
        get("13.1.2: compared weakly", "If-None-Match: W/{tag}", 304),
        get("13.1.2: among others", "If-None-Match: \"a\", {tag}, W/\"b\"", 304),
        get("13.1.2: in a second line", "If-None-Match: \"a\"\r\nIf-None-Match: {tag}", 304),
        get("5.6.1: empty members", "If-None-Match: , \"a\",,{tag} ,", 304),
        get("13.1.2: whatever there is", "If-None-Match: *", 304),
        get("13.1.2: another", "If-None-Match: \"a\"", 200),
        get("13.1.2: an empty tag", "If-None-Match: \"\"", 200),
        get("13.1.2: a comma within", "If-None-Match: \"a,b\"", 200),
        get("8.8.3: in capitals", "If-None-Match: \"{opaque}A\"", 200),
        get("8.8.3: no quotes", "If-None-Match: {opaque}", 400),
        get("8.8.3: one quote", "If-None-Match: \"{opaque}", 400),
        get("8.8.3: a small w", "If-None-Match: w/{tag}", 400),
        get("8.8.3: a blank after W/", "If-None-Match: W/ {tag}", 400),
        get("13.1.2: two without a comma", "If-None-Match: \"a\" {tag}", 400),
        get("13.1.2: an asterisk among tags", "If-None-Match: *, {tag}", 400),
        get("13.1.2: empty", "If-None-Match:", 400),
        get("13.1.1: the tag", "If-Match: {tag}", 200),
        get("13.1.1: among others", "If-Match: \"a\", {tag}", 200),
        get("13.1.1: whatever there is", "If-Match: *", 200),
        get("13.1.1: another", "If-Match: \"a\"", 412),
        get("13.1.1: compared strongly", "If-Match: W/{tag}", 412),
        get("13.1.1: no quotes", "If-Match: {opaque}", 400),
        get("13.1.1: an asterisk among tags", "If-Match: \"a\", *", 400),
        .ask("9110 13.1.2: of HEAD", "HEAD /version", 304, "If-None-Match: {tag}"),
        .ask("9110 13.1.1: of HEAD", "HEAD /version", 412, "If-Match: \"a\""),
    ]

    static let order: [WireCase] = [
        get("13.2.2: both hold", "If-Match: {tag}\r\nIf-None-Match: \"a\"", 200),
        get("13.2.2: both name the tag", "If-Match: {tag}\r\nIf-None-Match: {tag}", 304),
        get("13.2.2: If-Match first", "If-Match: \"a\"\r\nIf-None-Match: {tag}", 412),
        get("13.2.2: the other way round", "If-None-Match: {tag}\r\nIf-Match: \"a\"", 412),
        get(
            "13.1.3: a date beside a tag", "If-None-Match: \"a\"\r\nIf-Modified-Since: \(future)",
            200),
        get(
            "13.1.3: a tag beside a date", "If-Modified-Since: \(past)\r\nIf-None-Match: {tag}", 304
        ),
        get("13.1.4: a date beside a tag", "If-Match: {tag}\r\nIf-Unmodified-Since: \(past)", 200),
        .ask("9110 13.2.1: of nothing", "GET /nowhere", 404, "If-None-Match: *"),
        .ask("9110 13.2.1: of a method that is not there", "PUT /version", 405, "If-Match: \"a\""),
        .ask("9110 13.2.1: of a caller unknown", "GET /v1/me", 401, "If-None-Match: *"),
        .ask(
            "9110 13.2.1: of what is not acceptable", "GET /version", 406, "If-None-Match: *",
            "Accept: text/html"),
    ]

    /// Sections 13.1.3 and 13.1.4: a recipient MUST ignore the field if the resource does not
    /// have a modification date available.
    static let dates: [WireCase] = [
        get("13.1.3: no date here", "If-Modified-Since: \(future)", 200, lacks: ["last-modified"]),
        get("13.1.3: in the past", "If-Modified-Since: \(past)", 200),
        get("13.1.3: no date at all", "If-Modified-Since: yesterday", 200),
        get("13.1.3: empty", "If-Modified-Since:", 200),
        get("13.1.3: of RFC 850", "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT", 200),
        get("13.1.3: of asctime", "If-Modified-Since: Sun Nov  6 08:49:37 1994", 200),
        get("13.1.3: two", "If-Modified-Since: \(past)\r\nIf-Modified-Since: \(past)", 200),
        get("13.1.4: no date here", "If-Unmodified-Since: \(past)", 200),
        get("13.1.4: no date at all", "If-Unmodified-Since: 0", 200),
    ]

    /// Of the resource as it is: nothing is changed by any of them.
    static let writes: [WireCase] = [
        write("13.1.1: the tag", "If-Match: {state tag}", 200),
        write("13.1.1: whatever there is", "If-Match: *", 200),
        write("13.1.1: another", "If-Match: \"a\"", 412),
        write("13.1.1: compared strongly", "If-Match: W/{state tag}", 412),
        write("13.1.1: no tag", "If-Match: a", 400),
        write("13.1.2: whatever there is", "If-None-Match: *", 412),
        write("13.1.2: compared weakly", "If-None-Match: W/{state tag}", 412),
        write("13.2.2: both hold", "If-Match: {state tag}\r\nIf-None-Match: \"a\"", 200),
        write("13.2.2: one does not", "If-Match: *\r\nIf-None-Match: {state tag}", 412),
        write("13.1.4: no date here", "If-Match: *\r\nIf-Unmodified-Since: \(past)", 200),
        write("6585 3: none", "If-Unmodified-Since: \(past)", 428),
        .ask(
            "9110 13.1.1: of a list that is added to", "POST /v1/mechanisms", 412,
            "Authorization: Bearer {token}", "Content-Type: application/json", "If-Match: \"a\"",
            content: "{}"),
        .ask(
            "9110 13.1.2: of a list that is added to", "POST /v1/mechanisms", 412,
            "Authorization: Bearer {token}", "Content-Type: application/json", "If-None-Match: *",
            content: "{}"),
        .ask(
            "9110 13.1.1: of a list as it is", "POST /v1/mechanisms", 422,
            "Authorization: Bearer {token}", "Content-Type: application/json",
            "If-Match: {list tag}", content: "{}"),
        .ask(
            "9110 13.1.1: of a list that is there", "POST /v1/mechanisms", 422,
            "Authorization: Bearer {token}", "Content-Type: application/json", "If-Match: *",
            content: "{}"),
    ]

    private static func write(_ name: String, _ fields: String, _ status: Int) -> WireCase {
        .ask(
            "9110 \(name), of PUT", "PUT /v1/state-parties/KAZ", status,
            "Authorization: Bearer {token}", "Content-Type: application/json", fields,
            content: WireGround.state)
    }

    /// Ranges are not served: the whole is (RFC 9110, section 14.2).
    static let ranges: [WireCase] = [
        range("the first octets", "Range: bytes=0-1"),
        range("the last octets", "Range: bytes=-2"),
        range("nothing that is there", "Range: bytes=100000-"),
        range("several", "Range: bytes=0-1,3-4,0-"),
        range("none", "Range: bytes=-0"),
        range("no range", "Range: bytes=a-b"),
        range("another unit", "Range: lines=1-2"),
        range("no unit", "Range: 0-1"),
        range("with its tag", "Range: bytes=0-1\r\nIf-Range: {tag}"),
        range("with another tag", "Range: bytes=0-1\r\nIf-Range: \"a\""),
        range("13.1.5: a tag and no range", "If-Range: {tag}"),
        get("14.2: a condition comes first", "Range: bytes=0-1\r\nIf-None-Match: {tag}", 304),
        .ask("9110 14.2: of HEAD", "HEAD /version", 200, "Range: bytes=0-1"),
    ]

    private static func range(_ name: String, _ fields: String) -> WireCase {
        get("14.2: \(name)", fields, 200, lacks: ["content-range"])
    }
}
