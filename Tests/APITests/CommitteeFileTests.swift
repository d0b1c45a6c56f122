import HTTPMessages
import JSON
import Testing

/// Article 16 (4) from the request to its end, and who may know of it.
struct CommitteeFileTests {
    private static let bodies: Set<Reader> = [.spt, .secretariat, .cat]
    private static let all: Set<Reader> = [.spt, .secretariat, .cat, .liaisonKAZ]

    /// What happens before the Committee, who knows of it, and whose report says so.
    static let events = [
        HiddenTests.Event(
            "the Subcommittee turns to the Committee", knownTo: bodies, moves: bodies,
            after: HiddenTests.sendToBoth
        ) {
            try $0.refer()
        },
        HiddenTests.Event(
            "the State is invited", knownTo: all, moves: all,
            after: {
                try HiddenTests.sendToBoth($0)
                try $0.refer()
            }
        ) {
            try $0.invite()
        },
        HiddenTests.Event(
            "the State gives its views", knownTo: all, moves: all,
            after: {
                try HiddenTests.sendToBoth($0)
                try $0.refer()
                try $0.invite()
            }
        ) {
            try $0.hear()
        },
        HiddenTests.Event(
            "the Committee decides", knownTo: all, moves: all,
            after: {
                try HiddenTests.sendToBoth($0)
                try $0.refer()
                try $0.invite()
            }
        ) {
            try $0.decide("public_statement")
        },
        HiddenTests.Event(
            "the Committee rejects", knownTo: all, moves: [.spt, .secretariat, .liaisonKAZ],
            after: {
                try HiddenTests.sendToBoth($0)
                try $0.refer()
                try $0.invite()
            }
        ) {
            try $0.decide(nil, inFavour: 5)
        },
        HiddenTests.Event(
            "another file is opened after a rejection", knownTo: bodies, moves: bodies,
            after: {
                try HiddenTests.sendToBoth($0)
                try $0.refer()
                try $0.invite()
                try $0.decide(nil, inFavour: 0)
            }
        ) { story in
            let later = Sample.referral().replacing("2014-08-04", with: "2015-06-01")
            try story.act(.spt, "/article-16-4", later).expect(201)
        },
    ]

    private static func sent(_ world: World? = nil) throws -> Story {
        let story = try Story(in: world ?? World())
        try HiddenTests.sendToBoth(story)
        return story
    }

    @Test func `a file goes from the request to a statement and a publication`() throws {
        let story = try Self.sent()
        func status() throws -> String? { try story.files(.spt)?.last?["status"]?.text }
        try story.refer()
        #expect(try status() == "requested_by_spt")
        try story.invite()
        #expect(try status() == "views_lapsed", "the last day for the views was in 2014")
        try story.hear()
        #expect(try status() == "views_received")
        try story.decide()
        #expect(try status() == "decided")
        try story.state()
        #expect(try status() == "decided", "the publication is still to come")
        try story.review()
        try story.publishOnDecision()
        #expect(try status() == "executed")
        let file = try #require(try story.files(.secretariat)?.last)
        #expect(file["asked_for"]?.text == "both" && file["reference"]?.text == "Session 24")
        #expect(file["grounds"]?.elements.compactMap(\.text) == ["refusal_to_improve"])
        #expect(file["views"]?["text"]?.text == "The State explains.")
        #expect(file["decision"]?["in_favour"] == .number(JSONNumber(7)))
        let publication = try story.world[.everyone].get(story.report + "/publications").json.items
        #expect(publication.first?["basis"]?.text == "art_16_4_decision")
        #expect(publication.first?["decision"]?["decided_on"]?.text == "2015-03-02")
    }

    @Test func `the Committee reads the report and its replies while its file is open`() throws {
        let story = try Self.sent()
        try story.draftReply()
        try story.submitReply()
        let submitted = story.reply ?? ""
        try story.draftReply()
        let draft = story.reply ?? ""
        try story.remind()
        try story.ask()
        try story.assess(Story.told)
        let cat = story.world[.cat]
        let below = [
            "", "/paragraphs", "/recommendations", "/follow-up", "/replies", "/transmissions",
        ]
        func statuses() throws -> Set<Int> {
            Set(
                try (below.map { story.report + $0 } + [submitted]).map {
                    Int(try cat.get($0).status.code)
                })
        }
        #expect(try statuses() == [404])
        try story.refer()
        #expect(try statuses() == [200])
        #expect(try cat.get(story.report).json["reply_status"]?.text == "replied")
        #expect(try cat.get(story.report).json["confidentiality"]?.text == "confidential")
        #expect(try cat.get(story.report + "/replies").json.ids.count == 1)
        try cat.get(draft).expect(404)
        try cat.get(story.request ?? "").expect(404)
        for hidden in [
            "/publication-requests", "/reminders", "/meetings", "/extensions",
            "/personal-data-reviews", "/state-disclosures",
        ] {
            #expect(try cat.get(story.report + hidden).json.items.isEmpty, "\(hidden)")
        }
        #expect(try cat.get(story.recommendation + "/assessments").json.items.isEmpty)
        #expect(try cat.get("/v1/reports?count=true").json.ids.count == 1)
        #expect(try cat.get(story.report + "/transmissions").json.items.count == 1)
        try story.invite()
        try story.decide(nil, inFavour: 5)
        #expect(try statuses() == [404])
        #expect(try cat.get("/v1/reports?count=true").json.ids.isEmpty)
    }

    @Test func `a statement alone leaves the report confidential, and leads to none`() throws {
        let story = try Self.sent()
        try story.goBeforeCommittee("public_statement")
        #expect(try story.world[.everyone].get("/v1/public-statements").json.items.isEmpty)
        try story.state(by: .secretariat)
        for reader in Reader.allCases {
            let list = try story.world[reader].get("/v1/public-statements?count=true").expect(200)
            #expect(list.json.items.first?["text"]?.text == "The Committee regrets.")
            #expect(list.json.items.first?["state_party"]?.text == "KAZ")
            #expect(!list.text.contains("rep_") && !list.text.contains("p4f_"))
            #expect(!list.text.contains("A visit"))
            let id = try #require(list.json.ids.first)
            try story.world[reader].get("/v1/public-statements/" + id).expect(200)
        }
        let geo = try story.world[.everyone].get("/v1/public-statements?state_party=GEO&count=true")
        #expect(geo.json.items.isEmpty)
        for reader in [Reader.cat, .liaisonGEO, .npmGEO, .operator, .everyone] {
            try story.world[reader].get(story.report).expect(404)
            #expect(try story.files(reader) == nil)
        }
        let copy = try #require(try story.files(.npmKAZ)?.first)
        #expect(copy["status"]?.text == "executed" && copy["asked_for"] == nil)
        #expect(copy["decision"]?["in_favour"] == nil && copy["views"] == nil)
        try story.review()
        let onDecision = Sample.publication(on: "art_16_4_decision")
        let answer = try story.act(.secretariat, "/publications", onDecision).expect(409)
        #expect(answer.json["code"]?.text == "no_committee_decision")
    }

    @Test func `the gate stands under the Committee's decision too`() throws {
        let story = try Self.sent()
        try story.goBeforeCommittee("publish_report")
        let publication = Sample.publication(on: "art_16_4_decision")
        let answer = try story.act(.secretariat, "/publications", publication).expect(409)
        #expect(answer.json["type"]?.text == "/problems/personal-data-review-missing")
        try story.world[.everyone].get(story.report).expect(404)
        try story.review()
        let part = #"{"basis": "art_16_4_decision", "scope": "part", "paragraphs": ["1"], "#
        let partly = part + #""published_on": "2015-04-07"}"#
        let refused = try story.act(.secretariat, "/publications", partly).expect(422)
        #expect(refused.json["code"]?.text == "decision_on_the_whole")
        try story.publishOnDecision()
        let outcome = try #require(try story.files(.everyone)?.first)
        #expect(outcome["status"]?.text == "executed")
        #expect(outcome["decision"]?["includes"]?.text == "publish_report")
        #expect(outcome["decision"]?["in_favour"] == nil && outcome["requested_on"] == nil)
        let whole = try #require(try story.files(.cat)?.first)
        #expect(whole["decision"]?["in_favour"] != nil)
    }

    @Test func `a request that is open is followed by a publication on the decision`() throws {
        let story = try Self.sent()
        try story.ask()
        try story.goBeforeCommittee("publish_report")
        try story.review()
        try story.publishOnDecision()
        let request = try story.world[.liaisonKAZ].get(story.request ?? "").json
        #expect(request["status"]?.text == "followed")
    }

    @Test func `the State's own request goes on, and ends a file that only asks the same`() throws {
        let story = try Self.sent()
        try story.goBeforeCommittee("publish_report")
        try story.ask()
        try story.review()
        try story.publish()
        #expect(try story.files(.everyone)?.first?["status"]?.text == "executed")
        try story.act(.spt, "/article-16-4", Sample.referral("public_statement")).expect(422)
        let later = Sample.referral("public_statement")
            .replacing("2014-08-04", with: "2015-06-01")
        try story.act(.spt, "/article-16-4", later).expect(201)
        #expect(try story.files(.everyone)?.count == 1)
        #expect(try story.files(.liaisonKAZ)?.count == 1)
        #expect(try story.files(.cat)?.count == 2)
    }

    @Test func `published in part, the whole follows on the decision`() throws {
        let story = try Self.sent()
        try story.act(.liaisonKAZ, "/state-disclosures", Sample.disclosure).expect(201)
        try story.review()
        let part = """
            {"basis": "art_16_2_state_disclosure", "scope": "part", "paragraphs": ["1"],
             "published_on": "2015-04-07", "decision":
             {"decided_on": "2015-02-14", "reference": "Session 55"}}
            """
        try story.act(.secretariat, "/publications", part).expect(201)
        let before = try story.world[.everyone].get(story.report)
        try story.goBeforeCommittee("publish_report")
        #expect(try story.world[.cat].get(story.report).text.contains("Give light."))
        let after = try story.world[.everyone].get(story.report)
        #expect(before.text == after.text && before["etag"] == after["etag"])
        #expect(try story.files(.everyone) == [])
        try story.publishOnDecision()
        #expect(try story.world[.everyone].get(story.report).text.contains("Give light."))
    }
}
