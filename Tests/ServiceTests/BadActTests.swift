import Testing

/// What article 16 refuses: by the wrong body, at the wrong time, on the wrong day.
@Suite("Acts that article 16 refuses")
struct BadActTests {
    static let bodies = [
        wrongBody(
            "a member of the Subcommittee transmits", .spt, "{adopted}/transmissions", sent,
            "not_the_transmitter", "OPCAT art. 16 (1)"),
        wrongBody(
            "the State adopts", .liaisonKAZ, "{sent}/adoption", adopted, "not_the_issuer",
            "OPCAT art. 16 (1)"),
        wrongBody(
            "the State transmits", .liaisonKAZ, "{sent}/transmissions", sent,
            "not_the_transmitter", "OPCAT art. 16 (1)"),
        wrongBody(
            "the secretariat replies", .secretariat, "{sent}/replies", Sample.reply,
            "not_the_addressee", "OPCAT art. 16 (1)"),
        wrongBody(
            "who has a copy replies", .npmKAZ, "{sent}/replies", Sample.reply,
            "not_the_addressee", "OPCAT art. 16 (1)"),
        wrongBody(
            "the secretariat asks for publication", .secretariat,
            "{sent}/publication-requests", requested, "not_who_may_ask_for_publication",
            "OPCAT art. 16 (2), first sentence"),
        wrongBody(
            "who has a copy asks for publication", .npmKAZ, "{sent}/publication-requests",
            requested, "not_who_may_ask_for_publication", "OPCAT art. 16 (2), first sentence"),
        wrongBody(
            "another State asks for publication of what is published", .liaisonGEO,
            "{published}/publication-requests", requested, "not_who_may_ask_for_publication",
            "OPCAT art. 16 (2), first sentence"),
        wrongBody(
            "the secretariat withdraws the State's request", .secretariat,
            "{request}/withdrawal", withdrawn, "not_the_requester",
            "OPCAT art. 16 (2), first sentence"),
        wrongBody(
            "the State publishes", .liaisonKAZ, "{asked}/publications", published,
            "not_the_publisher", "OPCAT art. 16 (2), first sentence"),
        wrongBody(
            "the State reviews", .liaisonKAZ, "{asked}/personal-data-reviews", "{}",
            "not_the_publisher", "OPCAT art. 16 (2), first sentence"),
        wrongBody(
            "the secretariat submits the State's reply", .secretariat, "{reply}/submission",
            submitted, "not_the_addressee", "OPCAT art. 16 (1)"),
        BadRequest(
            "the State edits", by: .liaisonKAZ, "PATCH {sent}", #"{"title": "T"}"#, 403,
            "insufficient-permission", code: "not_the_issuer", article: "OPCAT art. 16 (1)"),
        BadRequest(
            "the State deletes", by: .liaisonKAZ, "DELETE {sent}", nil, 403,
            "insufficient-permission", code: "not_the_issuer", article: "OPCAT art. 16 (1)"),
    ]

    static let times = [
        conflict("adoption again", "{adopted}/adoption", adopted, "already_adopted"),
        conflict("transmission before adoption", "{draft}/transmissions", sent, "not_adopted"),
        conflict(
            "a second transmission to the same body", "{sent}/transmissions",
            sent, "already_transmitted"),
        conflict(
            "a transmission to whom it is not for", "{adopted}/transmissions",
            #"{"addressee": "authorities", "transmitted_on": "2014-01-03"}"#,
            "recipient_not_for_this_report"),
        conflict(
            "comments that were not submitted", by: .liaisonKAZ,
            "{sent}/publication-requests",
            #"""
            {"requested_on": "2015-02-01", "comments": {"reply_id": "{id of draft reply}"}}
            """#, "comments_not_submitted", "OPCAT art. 16 (2), first sentence"),
        conflict(
            "a request for a part", by: .liaisonKAZ,
            "{asked}/publication-requests",
            #"{"requested_on": "2015-02-01", "scope": "part"}"#, "partial_request",
            "OPCAT art. 16 (2), second sentence", 422, "partial-request-not-provided-for"),
        conflict(
            "a request for some paragraphs", by: .liaisonKAZ, "{sent}/publication-requests",
            #"{"requested_on": "2015-02-01", "paragraphs": ["2"]}"#, "partial_request",
            "OPCAT art. 16 (2), second sentence", 422, "partial-request-not-provided-for"),
        conflict(
            "a withdrawal of what was withdrawn", by: .liaisonKAZ, "{withdrawn}/withdrawal",
            withdrawn, "request_not_open", "OPCAT art. 16 (2), first sentence"),
        conflict(
            "a withdrawal of what was followed", by: .liaisonKAZ, "{followed}/withdrawal",
            withdrawn, "already_published", "OPCAT art. 16 (2), first sentence"),
        conflict(
            "a request for what is published", by: .liaisonKAZ,
            "{published}/publication-requests", requested, "already_published",
            "OPCAT art. 16 (2), first sentence"),
        conflict(
            "publication that nobody asked for", "{sent}/publications", published,
            "publication_not_requested", "OPCAT art. 16 (2), first sentence", 409,
            "publication-not-requested"),
        conflict(
            "publication without a review", "{asked}/publications", published,
            "personal_data_not_reviewed", "OPCAT art. 16 (2), third sentence", 409,
            "personal-data-review-missing"),
        conflict(
            "a review of another edition", "{asked}/personal-data-reviews",
            #"{"edition": "sha256:0", "reviewed_on": "2015-02-10", "reviewer": "A"}"#,
            "review_of_another_edition", "OPCAT art. 16 (2), third sentence", 409,
            "personal-data-review-missing"),
        conflict(
            "publication again", "{published}/publications", published, "already_published",
            "OPCAT art. 16 (2), first sentence"),
        conflict(
            "the Subcommittee publishes as it likes", "{asked}/publications",
            published.replacing("art_16_2_request", with: "issuer_decision"),
            "ground_of_another_issuer", "OPCAT art. 16 (2), first sentence"),
        conflict(
            "publication on a disclosure that was not", "{asked}/publications",
            published.replacing("art_16_2_request", with: "art_16_2_state_disclosure"),
            "no_state_disclosure", "OPCAT art. 16 (2), second sentence"),
        conflict(
            "publication on a decision that was not", "{asked}/publications",
            published.replacing("art_16_2_request", with: "art_16_4_decision"),
            "no_committee_decision", "OPCAT art. 16 (4)"),
        conflict(
            "submission again", by: .liaisonKAZ, "{reply}/submission", submitted,
            "reply_already_submitted", "OPCAT art. 12 (d)", 409, "report-not-editable"),
        BadRequest(
            "a change of what is adopted", "PATCH {adopted}", #"{"title": "T"}"#, 409,
            "report-not-editable", code: "text_frozen", article: "OPCAT art. 16 (1)"),
        BadRequest(
            "deletion of what is adopted", "DELETE {adopted}", nil, 409, "report-not-editable",
            code: "text_frozen", article: "OPCAT art. 16 (1)"),
        BadRequest(
            "a change of a submitted reply", by: .liaisonKAZ, "PATCH {reply}",
            #"{"language": "fr"}"#, 409, "report-not-editable", code: "reply_already_submitted",
            article: "OPCAT art. 12 (d)"),
    ]

    static let days = [
        day(
            "adoption in the future", "{draft}/adoption", #"{"adopted_on": "9999-12-31"}"#,
            "adopted_on", "date_in_the_future"),
        day(
            "transmission before adoption's day", "{adopted}/transmissions",
            sent.replacing("2014-01-03", with: "2013-11-16"), "transmitted_on",
            "date_out_of_order"),
        day(
            "transmission in the future", "{adopted}/transmissions",
            sent.replacing("2014-01-03", with: "9999-12-31"), "transmitted_on",
            "date_in_the_future"),
        day(
            "submission before transmission's day", by: .liaisonKAZ, "{draft reply}/submission",
            #"{"submitted_on": "2014-01-02"}"#, "submitted_on", "date_out_of_order"),
        day(
            "a request before transmission's day", by: .liaisonKAZ,
            "{sent}/publication-requests", #"{"requested_on": "2014-01-02"}"#, "requested_on",
            "date_out_of_order"),
        day(
            "a withdrawal before the request's day", by: .liaisonKAZ, "{request}/withdrawal",
            #"{"withdrawn_on": "2015-01-26", "reason": "R"}"#, "withdrawn_on",
            "date_out_of_order"),
        BadRequest(
            "a deposit in the future", "PUT /v1/state-parties/FRA",
            #"{"name": "France", "deposited_on": "9999-12-31"}"#, 422, "validation",
            "#/deposited_on range"),
    ]

    static let all = bodies + times + days

    private static let adopted = #"{"adopted_on": "2013-11-17"}"#
    private static let sent = #"{"addressee": "state_party", "transmitted_on": "2014-01-03"}"#
    private static let requested = #"{"requested_on": "2015-02-01"}"#
    private static let withdrawn = #"{"withdrawn_on": "2015-02-01", "reason": "R"}"#
    private static let submitted = #"{"submitted_on": "2014-07-01"}"#
    private static let published =
        #"{"basis": "art_16_2_request", "scope": "whole", "published_on": "2015-04-07"}"#

    private static func wrongBody(
        _ name: String, _ reader: Reader, _ path: String, _ content: String, _ code: String,
        _ article: String
    ) -> BadRequest {
        BadRequest(
            name, by: reader, "POST " + path, content, 403, "insufficient-permission",
            code: code, article: article)
    }

    private static func conflict(
        _ name: String, by reader: Reader = .secretariat, _ path: String, _ content: String,
        _ code: String, _ article: String = "OPCAT art. 16 (1)", _ status: Int = 409,
        _ problem: String = "illegal-transition"
    ) -> BadRequest {
        BadRequest(
            name, by: reader, "POST " + path, content, status, problem, code: code,
            article: article)
    }

    private static func day(
        _ name: String, by reader: Reader = .secretariat, _ path: String, _ content: String,
        _ member: String, _ code: String
    ) -> BadRequest {
        BadRequest(
            name, by: reader, "POST " + path, content, 422, "validation", "#/\(member) range",
            code: code, article: "OPCAT art. 16")
    }

    private static let refused = Result { try BadRequest.send(all) }

    @Test(arguments: all)
    func `it is refused with its article, and nothing is written`(bad: BadRequest) throws {
        try bad.requireRefused(as: try Self.refused.get()[bad.name])
    }

    @Test(arguments: bodies)
    func `an act of another body is insufficient scope`(bad: BadRequest) throws {
        let answer = try Self.refused.get()[bad.name]?.answer
        #expect(
            answer?["www-authenticate"] == #"Bearer realm="opcat", error="insufficient_scope""#)
    }
}
