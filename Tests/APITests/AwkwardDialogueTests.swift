import Article16
import HTTPMessages
import JSON
import Registry
import Testing

/// Awkward histories around the dialogue: who is there, and what is answered, changes on the way.
@Suite("Awkward histories of the dialogue, over the interface")
struct AwkwardDialogueTests {
    /// The mechanism and the Subcommittee were there together; each reports by its own rules.
    @Test func `two reports of one visit with two regimes`() throws {
        let world = try World()
        let visit = try world[.secretariat].post("/v1/visits", Sample.visit).created()
        let mechanism = try world[.secretariat].get("/v1/mechanisms?state_party=KAZ").json.ids[0]
        let toMechanism = #", "mechanism_id": "\#(mechanism)", "visit_id": "\#(visit)""#
        let toState = try Story(in: world, #", "visit_id": "\#(visit)""#)
        let separate = try world.submit(
            by: .secretariat, Sample.report(to: "npm", toMechanism))
        try toState.reachAddressee()
        let secretariat = world[.secretariat]
        try secretariat.act(separate + "/adoption", Sample.adoption, on: separate).expect(200)
        let sent = Sample.transmission(to: "npm")
        try secretariat.act(separate + "/transmissions", sent, on: separate).expect(201)

        // Neither body knows of the other's report, though the visit is one.
        try world[.liaisonKAZ].get(toState.report).expect(200)
        try world[.liaisonKAZ].get(separate).expect(404)
        try world[.npmKAZ].get(separate).expect(200)
        try world[.npmKAZ].get(toState.report).expect(404)
        for reader in [Reader.liaisonKAZ, .npmKAZ] {
            #expect(try world[reader].get("/v1/reports?visit=\(visit)").json.ids.count == 1)
        }

        // The mechanism decides on its own; the State's stays confidential.
        let edition = try secretariat.get(separate).json["edition"]?.text ?? ""
        let review =
            #"{"edition": "\#(edition)", "reviewed_on": "2015-02-10", "reviewer": "A. P."}"#
        try secretariat.act(separate + "/personal-data-reviews", review, on: separate).expect(201)
        let decision = Sample.publication(on: "issuer_decision")
        try world[.npmKAZ].act(separate + "/publications", decision, on: separate).expect(201)
        try world[.everyone].get(separate).expect(200)
        try world[.everyone].get(toState.report).expect(404)
        try world[.liaisonKAZ].get(separate).expect(200)
    }

    @Test func `a reply that answers 21(e) and (g)`() throws {
        let document = """
            {"paragraphs": [
               {"address": "21", "heading_path": [], "text": "Ensure:", "footnotes": []},
               {"address": "21(e)", "heading_path": [], "text": "Light;", "footnotes": []},
               {"address": "21(f)", "heading_path": [], "text": "Air;", "footnotes": []},
               {"address": "21(g)", "heading_path": [], "text": "Water.", "footnotes": []}],
             "recommendations": [
               {"address": "21(e)", "kind": "recommendation", "text": "Light;"},
               {"address": "21(f)", "kind": "recommendation", "text": "Air;"},
               {"address": "21(g)", "kind": "recommendation", "text": "Water."}],
             "footnotes": [], "annexes": [], "unplaced": []}
            """
        let story = try Story(in: World(), document: document)
        try story.reachAddressee()
        let liaison = story.world[.liaisonKAZ]
        let unknown = #"{"language": "en", "items": [{"answers": ["21(h)"], "text": "No."}]}"#
        let refused = try liaison.post(story.report + "/replies", unknown).expect(422).json
        #expect(refused["errors"]?.elements.first?["pointer"]?.text == "#/items/0/answers/0")

        let content =
            #"{"language": "en", "items": [{"answers": ["21(e)", "21(g)"], "text": "Both."}]}"#
        let reply =
            "/v1/replies/" + (try liaison.post(story.report + "/replies", content).created())
        let done = try liaison.act(reply + "/submission", Sample.submission, on: reply).expect(200)
        #expect(done.json["coverage"]?["answered"] == .number(JSONNumber(2)))
        #expect(done.json["coverage"]?["of"] == .number(JSONNumber(3)))
        let matrix = try liaison.get(story.report + "/follow-up").json.items
        let statuses = matrix.map { row in
            (row["recommendation"]?["address"]?.text ?? "")
                + " " + (row["status"]?.text ?? "")
        }
        #expect(statuses == ["21(e) replied", "21(f) overdue", "21(g) replied"])
    }

    /// Article 33: what was begun goes on; nothing new begins.
    @Test func `denunciation between transmission and reply`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let denounced =
            #"{"name": "KAZ", "deposited_on": "2005-10-22", "denounced_on": "2014-02-01"}"#
        let state = "/v1/state-parties/KAZ"
        try story.world[.secretariat].act(state, denounced, on: state, "PUT").expect(200)
        #expect(
            try story.world[.everyone].get(state).json["denunciation_effective_on"]?.text
                == "2015-02-01")

        try story.draftReply()
        try story.submitReply()
        try story.ask()
        try story.review()
        try story.publish()
        try story.world[.everyone].get(story.report).expect(200)

        let late = Sample.visit.replacing("2013-03-26", with: "2015-02-01")
            .replacing("2013-04-01", with: "2015-02-02")
        let refused = try story.world[.secretariat].post("/v1/visits", late).expect(409).json
        #expect(refused["code"]?.text == "denunciation_effective")
        #expect(refused["article"]?.text == "OPCAT art. 33")
    }

    /// A draft is the State's, not the person's who began it.
    @Test func `a liaison replaced while a reply is in draft`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.draftReply()
        let reply = story.reply ?? ""
        let former = story.world[.liaisonKAZ]
        try story.world.bench.arrange { registry in
            for token in try registry.tokens() where token.role == "liaison" {
                _ = try registry.revokeToken(token.id, now: "2016-05-31T00:00:00Z")
            }
        }
        try former.get(reply).expect(401)
        let successor = try story.world.bench.account(.liaison, "KAZ")
        let changed =
            #"{"items": [{"answers": ["2"], "text": "Lamps were bought and hung."}]}"#
        try successor.act(reply, changed, on: reply, "PATCH").expect(200)
        try successor.act(reply + "/submission", Sample.submission, on: reply).expect(200)
        let read = try story.world[.spt].get(reply).expect(200)
        #expect(read.text.contains("bought and hung"))
        let another = try story.world.bench.account(.liaison, "GEO")
        try another.get(reply).expect(404)
    }
}
