import Testing

/// What is wrong with a request before its content is looked at (api.md, sections 1 to 5).
@Suite("Bad messages")
struct BadMessageTests {
    static let content = [
        BadRequest(
            "text", "POST /v1/mechanisms", "{}", 415, "unsupported-media-type",
            fields: ["Content-Type: text/plain"]),
        BadRequest(
            "a merge patch that is no patch", "POST /v1/mechanisms", "{}", 415,
            "unsupported-media-type", fields: ["Content-Type: application/merge-patch+json"]),
        BadRequest(
            "a packed content", "POST /v1/mechanisms", "{}", 415, "unsupported-media-type",
            fields: ["Content-Encoding: gzip"]),
        BadRequest(
            "another charset is wanted", "GET /v1/reports", nil, 406, "not-acceptable",
            fields: ["Accept: application/json; charset=latin1"]),
        BadRequest(
            "HTML is wanted", "GET /v1/reports", nil, 406, "not-acceptable",
            fields: ["Accept: text/html"]),
        BadRequest(
            "JSON is not wanted", "GET {sent}", nil, 406, "not-acceptable",
            fields: ["Accept: application/json;q=0, text/html"]),
        BadRequest(
            "HTML is wanted of an act", "POST {draft}/adoption", #"{"adopted_on": "2013-11-17"}"#,
            406, "not-acceptable", fields: ["Accept: text/html"]),
        BadRequest(
            "a mechanism of 2 MB", "POST /v1/mechanisms",
            #"{"name": ""# + String(repeating: "n", count: 2 << 20), 413, "content-too-large"),
        BadRequest(
            "a reply of 2 MB", by: .liaisonKAZ, "POST {sent}/replies",
            #"{"language": ""# + String(repeating: "n", count: 2 << 20), 413,
            "content-too-large"),
        BadRequest(
            "a report of 9 MB", "POST /v1/reports",
            #"{"title": ""# + String(repeating: "n", count: 9 << 20), 413, "content-too-large"),
        BadRequest(
            "a report of 2 MB is read, and found to be no JSON", "POST /v1/reports",
            #"{"title": ""# + String(repeating: "n", count: 2 << 20), 400, "malformed-json"),
        BadRequest(
            "9 MB of somebody who may not submit", by: .liaisonKAZ, "POST /v1/reports",
            String(repeating: "n", count: 9 << 20), 403, "insufficient-permission"),
    ]

    static let tags = [
        BadRequest(
            "adoption without a tag", "POST {draft}/adoption", adopted, 428,
            "precondition-required", tag: .none),
        BadRequest(
            "adoption with a stale tag", "POST {draft}/adoption", adopted, 412,
            "precondition-failed", tag: .other(#""0""#)),
        BadRequest(
            "a change without a tag", "PATCH {draft}", #"{"title": "T"}"#, 428,
            "precondition-required", tag: .none),
        BadRequest(
            "a change with a weak tag", "PATCH {draft}", #"{"title": "T"}"#, 412,
            "precondition-failed", tag: .other(#"W/"0""#)),
        BadRequest(
            "deletion without a tag", "DELETE {draft}", nil, 428, "precondition-required",
            tag: .none),
        BadRequest(
            "a State that is there, without a tag", "PUT /v1/state-parties/KAZ",
            #"{"name": "K", "deposited_on": "2005-10-22"}"#, 428, "precondition-required",
            tag: .none),
        BadRequest(
            "a State that is there, to be made", "PUT /v1/state-parties/KAZ",
            #"{"name": "K", "deposited_on": "2005-10-22"}"#, 412, "precondition-failed",
            tag: .none, fields: ["If-None-Match: *"]),
        BadRequest(
            "a State that is not there, with a tag", "PUT /v1/state-parties/FRA",
            #"{"name": "F", "deposited_on": "2005-10-22"}"#, 412, "precondition-failed",
            tag: .other("*")),
        BadRequest(
            "submission without a tag", by: .liaisonKAZ, "POST {draft reply}/submission",
            #"{"submitted_on": "2014-07-01"}"#, 428, "precondition-required", tag: .none),
        BadRequest(
            "withdrawal with the report's tag", by: .liaisonKAZ, "POST {request}/withdrawal",
            #"{"withdrawn_on": "2015-02-01", "reason": "R"}"#, 412, "precondition-failed",
            tag: .other(#""0123456789abcdef0123456789abcdef""#)),
        BadRequest(
            "the tag comes before the content", "POST {draft}/adoption", "{}", 412,
            "precondition-failed", tag: .other(#""0""#)),
        BadRequest(
            "a tag that is none", "PATCH {draft}", #"{"title": "T"}"#, 400, "malformed-request",
            tag: .other("draft")),
    ]

    static let queries = [
        query("reports?colour=red", "unknown-parameter"),
        query("reports?limit=1&state=KAZ", "unknown-parameter"),
        query("me?limit=1", "unknown-parameter"),
        query("mechanisms?sort=id", "unknown-parameter"),
        query("reports?limit=0", "invalid-parameter"),
        query("reports?limit=201", "invalid-parameter"),
        query("reports?limit=ten", "invalid-parameter"),
        query("reports?limit=%2B5", "invalid-parameter"),
        query("reports?limit=05", "invalid-parameter"),
        query("reports?limit=", "invalid-parameter"),
        query("reports?limit=1&limit=1", "invalid-parameter"),
        query("reports?state_party=kaz", "invalid-parameter"),
        query("reports?issuer=me", "invalid-parameter"),
        query("reports?confidentiality=secret", "invalid-parameter"),
        query("reports?transmitted_after=2014-02-30", "invalid-parameter"),
        query("reports?overdue=maybe", "invalid-parameter"),
        query("reports?sort=title", "invalid-parameter"),
        query("reports?count=1", "invalid-parameter"),
        query("reports?symbol=%ff", "invalid-parameter"),
        query("recommendations?kind=wish", "invalid-parameter"),
        query("reports?cursor=abc", "invalid-cursor"),
        query("reports?cursor=", "invalid-cursor"),
        query("reports?access_token=x", "token-in-url"),
        query("reports?Access_Token=x", "token-in-url"),
        query("?access_token=x", "token-in-url"),
        query("nowhere?access_token=x", "token-in-url"),
        BadRequest("a token told to livez", "GET /livez?token=x", nil, 400, "token-in-url"),
        BadRequest("a question to livez", "GET /livez?deep=1", nil, 400, "unknown-parameter"),
        BadRequest("a question to readyz", "GET /readyz?deep=1", nil, 400, "unknown-parameter"),
        BadRequest(
            "a query where an act takes none", "POST /v1/mechanisms?dry_run=true", "{}", 400,
            "unknown-parameter"),
    ]

    static let paths = [
        BadRequest("a trailing slash", "GET /v1/reports/", nil, 404, "not-found"),
        BadRequest("two slashes", "GET //v1/reports", nil, 404, "not-found"),
        BadRequest("dots", "GET /v1/x/../reports", nil, 404, "not-found"),
        BadRequest("no such path", "GET /v1/inspections", nil, 404, "not-found"),
        BadRequest("capitals", "GET /v1/Reports", nil, 404, "not-found"),
        BadRequest("no such paragraph", "GET {sent}/paragraphs/99", nil, 404, "not-found"),
        BadRequest("no such State", "GET /v1/state-parties/kaz", nil, 404, "not-found"),
        BadRequest("deletion of all", "DELETE /v1/reports", nil, 405, "method-not-allowed"),
        BadRequest("PUT of a report", "PUT {draft}", "{}", 405, "method-not-allowed"),
        BadRequest("adoption read", "GET {draft}/adoption", nil, 405, "method-not-allowed"),
        BadRequest("a method nobody knows", "BREW /v1/reports", nil, 501, "not-implemented"),
    ]

    static let all = content + tags + queries + paths

    private static let adopted = #"{"adopted_on": "2013-11-17"}"#

    private static func query(_ target: String, _ problem: String) -> BadRequest {
        BadRequest(target, "GET /v1/" + target, nil, 400, problem)
    }

    private static let refused = Result { try BadRequest.send(all) }

    @Test(arguments: all)
    func `it is refused with its own problem, and nothing is written`(bad: BadRequest) throws {
        try bad.requireRefused(as: try Self.refused.get()[bad.name])
    }

    @Test(arguments: [
        ("deletion of all", "GET, HEAD, POST, OPTIONS"),
        ("PUT of a report", "GET, HEAD, PATCH, DELETE, OPTIONS"),
        ("adoption read", "POST, OPTIONS"),
    ])
    func `405 names the methods of the path`(name: String, allow: String) throws {
        #expect(try Self.refused.get()[name]?.answer["allow"] == allow)
    }

    @Test func `415 names what is taken`() throws {
        #expect(try Self.refused.get()["text"]?.answer["accept"] == "application/json")
        let packed = try Self.refused.get()["a packed content"]
        #expect(packed?.answer["accept-encoding"] == "identity")
    }
}
