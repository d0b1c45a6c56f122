import Testing

/// What cannot be accepted as content: each with its own problem, and nothing is written.
@Suite("Bad content")
struct BadContentTests {
    static let references = [
        BadRequest(
            "a recommendation names a paragraph that is not there", "POST /v1/reports",
            Sample.report(document: document(recommendation: "7")), 422, "validation",
            "#/document/recommendations/0/address conflict"),
        BadRequest(
            "a reply answers an unknown address", by: .liaisonKAZ, "POST {sent}/replies",
            #"{"language": "en", "items": [{"answers": ["2(a)", "99"], "text": "Yes"}]}"#,
            422, "validation", "#/items/0/answers/1 conflict"),
        BadRequest(
            "a report on a State that is not registered", "POST /v1/reports",
            Sample.report(state: "FRA"), 422, "validation", "#/state_party conflict"),
        BadRequest(
            "a visit to a State that is not registered", "POST /v1/visits",
            Sample.visit.replacing("KAZ", with: "FRA"), 422, "validation",
            "#/state_party conflict"),
        BadRequest(
            "a mechanism of a State that is not registered", "POST /v1/mechanisms",
            #"{"state_party": "FRA", "name": "N"}"#, 422, "validation", "#/state_party conflict"),
        BadRequest(
            "a report on another State's visit", "POST /v1/reports",
            Sample.report(state: "GEO", #", "visit_id": "{id of visit}""#), 422, "validation",
            "#/visit_id conflict"),
        BadRequest(
            "a report to another State's mechanism", "POST /v1/reports",
            Sample.report(to: "npm", #", "mechanism_id": "{mechanism of Georgia}""#), 422,
            "validation", "#/mechanism_id conflict"),
        BadRequest(
            "a mechanism writes about another State", by: .npmKAZ, "POST /v1/reports",
            Sample.report(state: "GEO", to: "authorities"), 422, "validation",
            "#/state_party conflict"),
        BadRequest(
            "a mechanism writes to its State as the Subcommittee does", by: .npmKAZ,
            "POST /v1/reports", Sample.report(), 422, "validation", "#/addressee enum"),
        BadRequest(
            "a symbol that the issuer has used", "POST /v1/reports",
            Sample.report(#", "symbol": "CAT/OP/KAZ/9""#), 409, "symbol-conflict"),
    ]

    static let forms = [
        BadRequest("no JSON", "POST /v1/mechanisms", "state_party=KAZ", 400, "malformed-json"),
        BadRequest("no content", "POST /v1/mechanisms", "", 400, "malformed-json"),
        BadRequest("JSON cut short", "POST /v1/reports", #"{"title": "#, 400, "malformed-json"),
        BadRequest(
            "a duplicate member", "POST /v1/mechanisms",
            #"{"state_party": "KAZ", "name": "N", "name": "M"}"#, 400, "malformed-json"),
        BadRequest(
            "a duplicate member in other letters", "POST /v1/mechanisms",
            #"{"state_party": "KAZ", "name": "N", "n\u0061me": "M"}"#, 400, "malformed-json"),
        BadRequest(
            "a lone surrogate", "POST /v1/mechanisms",
            #"{"state_party": "KAZ", "name": "\ud800"}"#, 400, "malformed-json"),
        BadRequest(
            "33 levels", "POST /v1/mechanisms",
            String(repeating: "[", count: 33) + String(repeating: "]", count: 33), 400,
            "malformed-json"),
        BadRequest(
            "an array at the top", "POST /v1/mechanisms", "[]", 422, "validation", "# type"),
        BadRequest(
            "wrong types", "POST /v1/mechanisms", #"{"state_party": 7, "name": ["N"]}"#, 422,
            "validation", "#/state_party type", "#/name type"),
        BadRequest(
            "an unknown member", "POST /v1/mechanisms",
            #"{"state_party": "KAZ", "name": "N", "colour": "red"}"#, 422, "validation",
            "#/colour unknown"),
        BadRequest(
            "an unknown member deep inside", by: .liaisonKAZ, "POST {sent}/replies",
            Sample.reply.replacing(#""actions_planned""#, with: #""a/b~c": 1, "actions_planned""#),
            422, "validation", "#/items/0/a~1b~0c unknown"),
        BadRequest(
            "blank", "POST /v1/mechanisms", #"{"state_party": "KAZ", "name": " "}"#, 422,
            "validation", "#/name empty"),
        BadRequest(
            "nothing of what must be given", "POST /v1/reports", "{}", 422, "validation",
            "#/state_party required", "#/addressee required", "#/title required",
            "#/original_language required", "#/document required"),
        BadRequest(
            "all that is wrong at once", "POST /v1/reports",
            Sample.report(
                state: "Kaz", to: "king", #", "symbol": "a b", "extra": 1"#,
                document: document(recommendation: "x")), 422, "validation",
            "#/state_party format", "#/addressee enum", "#/symbol format",
            "#/document/recommendations/0/address format", "#/extra unknown"),
        BadRequest(
            "a visit by one member, ended before it began", "POST /v1/visits",
            #"""
            {"state_party": "KAZ", "body": "spt", "type": "thematic", "started_on": "2013-03-26",
             "ended_on": "2013-03-25", "delegation": ["A. Member"]}
            """#, 422, "validation", "#/ended_on range", "#/type enum", "#/delegation length"),
        BadRequest(
            "a day that no month has", "POST {draft}/adoption", #"{"adopted_on": "2013-02-29"}"#,
            422, "validation", "#/adopted_on format"),
        BadRequest(
            "no key with a report", "POST /v1/reports", Sample.report(), 400,
            "idempotency-key-required", fields: ["Idempotency-Key: none"]),
        BadRequest(
            "a key of 15 characters", "POST /v1/reports", Sample.report(), 400,
            "idempotency-key-invalid", fields: ["Idempotency-Key: 123456789012345"]),
        BadRequest(
            "two keys", "POST /v1/reports", Sample.report(), 400, "idempotency-key-invalid",
            fields: ["Idempotency-Key: 1234567890123456", "Idempotency-Key: 6543210987654321"]),
    ]

    static let all = references + forms

    private static func document(recommendation address: String) -> String {
        Sample.document.replacing(
            #"{"address": "2(a)", "kind""#, with: #"{"address": "\#(address)", "kind""#)
    }

    private static let refused = Result { try BadRequest.send(all) }

    @Test(arguments: all)
    func `it is refused with its own problem, and nothing is written`(bad: BadRequest) throws {
        try bad.requireRefused(as: try Self.refused.get()[bad.name])
    }
}

extension BadRequest {
    func requireRefused(as refused: Refused?) throws {
        let refused = try #require(refused)
        let answer = refused.answer
        let json = answer.json
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.problem == problem)
        #expect(json.number("status") == status)
        #expect(answer["content-type"] == "application/problem+json")
        #expect(answer["cache-control"] == "no-store")
        let errors = json.objects("errors").map { error in
            "\(error.text("pointer") ?? "") \(error.text("code") ?? "")"
        }
        #expect(errors.sorted() == self.errors.sorted())
        #expect(json.text("code") == code)
        #expect(json.text("article") == article)
        #expect(json.names.contains("allowed") == (article != nil))
        let explanation = refused.explanation
        #expect(explanation == 200)
        let leftStoreAsItWas = refused.leftStoreAsItWas
        #expect(leftStoreAsItWas)
    }
}
