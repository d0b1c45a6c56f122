import HTTPMessages
import JSON
import Testing

@Suite("Parts and disclosures that are refused")
struct PartRefusalTests {
    /// What is asked for where paragraph 2 and annex I are public, and what is said to it.
    struct Wish: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let scope: String
        let basis: String
        let further: String
        let status: Int
        /// The pointers of what is wrong, or the code of the refusal.
        let faults: [String]

        init(
            _ name: String, _ scope: String, basis: String = "art_16_2_state_disclosure",
            with further: String = PartStory.decision, _ status: Int, _ faults: String...
        ) {
            testDescription = name
            (self.scope, self.basis, self.further) = (scope, basis, further)
            (self.status, self.faults) = (status, faults)
        }
    }

    static let request = "art_16_2_request"
    static let early = #", "decision": {"decided_on": "2014-09-01", "reference": "R"}"#
    static let future = #", "decision": {"decided_on": "2016-06-02", "reference": "R"}"#

    static let wishes = [
        Wish("an unknown paragraph", PartStory.part(["3", "99"]), 422, "#/paragraphs/1"),
        Wish("what is no address", PartStory.part(["three"]), 422, "#/paragraphs/0"),
        Wish("a public paragraph", PartStory.part(["3", "2"]), 422, "#/paragraphs/1"),
        Wish("a piece of a public paragraph", PartStory.part(["2(a)"]), 422, "#/paragraphs/0"),
        Wish("an unknown annex", PartStory.part(["3"], ["IX"]), 422, "#/annexes/0"),
        Wish("a public annex", PartStory.part(["3"], ["II", "I"]), 422, "#/annexes/1"),
        Wish(
            "several", PartStory.part(["99", "3", "2"], ["I"]), 422, "#/paragraphs/0",
            "#/paragraphs/2", "#/annexes/0"),
        Wish("a part of nothing", PartStory.part([]), 422, "#/paragraphs"),
        Wish("a part that says nothing", #""scope": "part""#, 422, "#/paragraphs"),
        Wish("a whole of parts", #""scope": "whole", "paragraphs": ["3"]"#, 422, "#"),
        Wish("no such scope", #""scope": "half""#, 422, "#/scope"),
        Wish("no decision", PartStory.part(["3"]), with: "", 409, "decision_missing"),
        Wish("no decision on the whole", PartStory.whole, with: "", 409, "decision_missing"),
        Wish(
            "a decision without its words", PartStory.whole,
            with: #", "decision": {"decided_on": "2015-02-14"}"#, 422, "#/decision/reference"),
        Wish(
            "a decision before the disclosure", PartStory.whole, with: early, 422,
            "#/published_on"),
        Wish("a decision to come", PartStory.whole, with: future, 422, "#/published_on"),
        Wish(
            "a decision on another basis", PartStory.whole, basis: request, 422, "#/decision"),
        Wish(
            "a part on a request", PartStory.part(["3"]), basis: request, with: "", 422,
            "partial_request"),
        Wish(
            "a part on no decision of the Committee", PartStory.part(["3"]),
            basis: "art_16_4_decision", with: "", 409, "no_committee_decision"),
        Wish(
            "a part by a decision of its own", PartStory.part(["3"]), basis: "issuer_decision",
            with: "",
            409, "ground_of_another_issuer"),
    ]

    @Test(arguments: wishes)
    func `a part is refused for what is wrong with it, and nothing is written`(wish: Wish) throws {
        let story = try PartStory(in: World())
        try story.prepare()
        try story.publish(PartStory.part(["2"], ["I"])).expect(201)
        _ = try story.ask()
        let before = try [Reader.everyone, .secretariat].map { try story.get(as: $0) }
        let answer = try story.publish(wish.scope, basis: wish.basis, wish.further)
        #expect(answer.status.code == wish.status, "\(answer.text)")
        let pointers = answer.json.each("pointer", of: "errors")
        let found = pointers.isEmpty ? [answer.json["code"]?.text ?? ""] : pointers
        #expect(found == wish.faults, "\(answer.text)")
        let after = try [Reader.everyone, .secretariat].map { try story.get(as: $0) }
        #expect(after.map(\.body) == before.map(\.body))
        #expect(after.map { $0["etag"] } == before.map { $0["etag"] })
        #expect(try story.get("/publications").json.items.count == 1)
    }

    /// "Publication of a part" is nothing that a State can order; it is told what it can do.
    @Test func `a part on a request is no thing the Protocol provides for`() throws {
        let story = try PartStory(in: World())
        _ = try story.ask()
        try story.review()
        let answers = [
            try story.publish(PartStory.part(["3"]), basis: Self.request, "").expect(422),
            try story.act(
                .liaisonKAZ, "/publication-requests",
                #"{"requested_on": "2015-01-27", "scope": "part", "paragraphs": ["3"]}"#
            ).expect(422),
        ]
        for answer in answers {
            let type = answer.json["type"]?.text
            #expect(type == "/problems/partial-request-not-provided-for")
            #expect(answer.json["article"]?.text == "OPCAT art. 16 (2), second sentence")
        }
    }

    @Test func `without a disclosure there is nothing to decide on`() throws {
        let story = try PartStory(in: World())
        try story.review()
        let answer = try story.publish(PartStory.part(["3"])).expect(409)
        #expect(answer.json["code"]?.text == "no_state_disclosure")
        try story.get().expect(404)
    }

    @Test func `a part is not published before somebody looked for personal data`() throws {
        let story = try PartStory(in: World())
        try story.disclose().expect(201)
        let answer = try story.publish(PartStory.part(["3"])).expect(409)
        #expect(answer.json["code"]?.text == "personal_data_not_reviewed")
        try story.get().expect(404)
    }

    /// A disclosure: by whom, when, of what; the status and what is wrong.
    static let disclosures: [(Reader, date: String, scope: String, status: Int, fault: String)] = [
        (.secretariat, "2014-09-02", #""scope": "whole""#, 201, ""),
        (.liaisonKAZ, "2014-09-02", #""scope": "part", "paragraphs": ["2(a)"]"#, 201, ""),
        (.liaisonKAZ, "2014-01-03", #""scope": "whole""#, 201, ""),
        (.liaisonKAZ, "2014-01-02", #""scope": "whole""#, 422, "#/disclosed_on"),
        (.liaisonKAZ, "2016-06-02", #""scope": "whole""#, 422, "#/disclosed_on"),
        (.liaisonKAZ, "2014-09-02", #""scope": "part""#, 422, "#/paragraphs"),
        (
            .liaisonKAZ, "2014-09-02", #""scope": "part", "paragraphs": ["99"]"#, 422,
            "#/paragraphs/0"
        ),
        (.liaisonKAZ, "2014-09-02", #""scope": "part", "annexes": ["I"]"#, 422, "#/paragraphs"),
        (.spt, "2014-09-02", #""scope": "whole""#, 403, "not_who_records_disclosures"),
        (.npmKAZ, "2014-09-02", #""scope": "whole""#, 403, "not_who_records_disclosures"),
        (.liaisonGEO, "2014-09-02", #""scope": "whole""#, 404, ""),
        (.cat, "2014-09-02", #""scope": "whole""#, 404, ""),
    ]

    @Test(arguments: disclosures)
    func `C6: a disclosure is recorded by those who may, of what there is, and publishes nothing`(
        reader: Reader, date: String, scope: String, status: Int, fault: String
    ) throws {
        let story = try PartStory(in: World())
        try story.act(.secretariat, "/transmissions", Sample.transmission(to: "npm")).expect(201)
        let answer = try story.disclose(by: reader, on: date, scope)
        #expect(answer.status.code == status, "\(answer.text)")
        let pointers = answer.json.each("pointer", of: "errors")
        #expect((pointers.first ?? answer.json["code"]?.text ?? "") == fault, "\(answer.text)")
        let kept = try story.get("/state-disclosures", as: .secretariat).json.items
        #expect(kept.count == (status == 201 ? 1 : 0))
        if status == 201 { #expect(kept.first == answer.json) }
        try story.get().expect(404)
    }
}
