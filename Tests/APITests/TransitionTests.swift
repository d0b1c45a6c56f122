import HTTPMessages
import JSON
import Testing

/// The rows of domain.md, section 4, over the interface: each transition by who may make it, its
/// guard, and what it brings about.
@Suite("The confidentiality machine, row by row")
struct TransitionTests {
    private static func code(_ answer: Response) -> String? { answer.json["code"]?.text }

    @Test func `C1: what is created is confidential, and cannot be created published`() throws {
        let story = try Story(in: World())
        let json = try story.world[.secretariat].get(story.report).json
        #expect(json["confidentiality"]?.text == "confidential")
        let published = Sample.report(to: "state_party", #", "confidentiality": "published""#)
        let refused = try story.world[.secretariat].post("/v1/reports", published).expect(422)
        #expect(refused.json["errors"]?.elements.first?["pointer"]?.text == "#/confidentiality")
        try story.world[.liaisonKAZ].post("/v1/reports", Sample.report()).expect(403)
    }

    @Test func `C2: an adopted report is transmitted once to each body, and its clock starts`()
        throws
    {
        let story = try Story(in: World())
        let early = try story.act(
            .secretariat, "/transmissions", Sample.transmission(to: "state_party"))
        #expect(early.status.code == 409 && Self.code(early) == "not_adopted")
        try story.adopt()
        try story.world[.liaisonKAZ].get(story.report).expect(404)
        let future = Sample.transmission(to: "state_party").replacing("2014", with: "2016-12")
            .replacing("2016-12-01-03", with: "2016-12-03")
        try story.act(.secretariat, "/transmissions", future).expect(422)
        try story.send(to: "state_party")
        let seen = try story.world[.liaisonKAZ].get(story.report).expect(200).json
        #expect(seen["transmitted_on"]?.text == "2014-01-03")
        #expect(seen["reply_due_on"]?.text == "2014-07-03")
        let again = try story.act(
            .secretariat, "/transmissions", Sample.transmission(to: "state_party"))
        #expect(Self.code(again) == "already_transmitted")
    }

    @Test func `C3: the addressee asks for publication, and asking twice is asking once`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.act(.secretariat, "/publication-requests", Sample.request).expect(403)
        try story.ask()
        let second = try story.act(.liaisonKAZ, "/publication-requests", Sample.request).expect(200)
        #expect(second.json["id"]?.text.map { "/v1/publication-requests/" + $0 } == story.request)
        let json = try story.world[.liaisonKAZ].get(story.report).json
        #expect(json["confidentiality"]?.text == "publication_requested")
        let part = #"{"requested_on": "2015-01-27", "scope": "part", "paragraphs": ["2"]}"#
        let refused = try story.act(.liaisonKAZ, "/publication-requests", part).expect(422)
        #expect(refused.json["type"]?.text == "/problems/partial-request-not-provided-for")
    }

    @Test func `C4: the request is withdrawn by who made it, and kept with day and reason`() throws
    {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.ask()
        let request = story.request ?? ""
        try story.world[.secretariat].act(request + "/withdrawal", Sample.withdrawal, on: request)
            .expect(403)
        try story.withdraw()
        let kept = try story.world[.spt].get(request).expect(200).json
        #expect(kept["withdrawn_on"]?.text == "2015-01-28" && kept["reason"]?.text == "R")
        let json = try story.world[.liaisonKAZ].get(story.report).json
        #expect(json["confidentiality"]?.text == "confidential")
    }

    @Test func `C5: what was asked for is published once it was looked through`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.ask()
        let wish = Sample.publication(on: "art_16_2_request")
        let unread = try story.act(.secretariat, "/publications", wish).expect(409)
        #expect(unread.json["type"]?.text == "/problems/personal-data-review-missing")
        try story.review()
        try story.act(.liaisonKAZ, "/publications", wish).expect(403)
        try story.publish()
        let open = try story.world[.everyone].get(story.report).expect(200).json
        #expect(open["confidentiality"]?.text == "published")
        #expect(open["publication"]?["basis"]?.text == "art_16_2_request")
    }

    @Test func `C6: a disclosure is recorded, and publishes nothing`() throws {
        let story = try PartStory(in: World())
        try story.disclose(by: .npmKAZ).expect(404)
        try story.disclose(by: .liaisonKAZ).expect(201)
        try story.disclose(by: .secretariat).expect(201)
        try story.get().expect(404)
        #expect(try story.get(as: .spt).json["confidentiality"]?.text == "confidential")
    }

    @Test func `C7: on a disclosure the Subcommittee may publish the whole or a part`() throws {
        for scope in [PartStory.whole, PartStory.part(["1"])] {
            let story = try PartStory(in: World())
            try story.review()
            #expect(Self.code(try story.publish(scope)) == "no_state_disclosure")
            try story.disclose().expect(201)
            #expect(Self.code(try story.publish(scope, "")) == "decision_missing")
            try story.publish(scope).expect(201)
            let open = try story.get().expect(200).json
            #expect(open["publication"]?["basis"]?.text == "art_16_2_state_disclosure")
        }
    }

    @Test func `C9: a part becomes the whole, and the whole never a part`() throws {
        let story = try PartStory(in: World())
        try story.prepare()
        try story.publish(PartStory.part(["1"])).expect(201)
        let edition = try story.get().json["edition"]?.text
        try story.publish(PartStory.whole).expect(201)
        #expect(try story.get().json["edition"]?.text != edition)
        #expect(try story.get().words == PartStory.words)
        #expect(Self.code(try story.publish(PartStory.part(["1"]))) == "already_published")
    }

    @Test func `C10: a mechanism publishes its own report by its own decision`() throws {
        let story = try Story(in: World(), by: .npmKAZ)
        try story.reachAddressee()
        try story.ask()
        try story.review()
        let wish = Sample.publication(on: "issuer_decision")
        try story.act(.liaisonKAZ, "/publications", wish).expect(403)
        let wrong = Sample.publication(on: "art_16_2_request")
        #expect(
            Self.code(try story.act(.npmKAZ, "/publications", wrong)) == "ground_of_another_issuer")
        try story.publish()
        try story.world[.everyone].get(story.report).expect(200)
        let request = try story.world[.liaisonKAZ].get(story.request ?? "").json
        #expect(request["status"]?.text == "followed")
    }
}
