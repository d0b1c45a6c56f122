import HTTPMessages
import JSON
import Testing

@Suite("What rests on a visit")
struct VisitBondTests {
    private static func change(_ visit: String, _ content: String, _ world: World) throws
        -> Response
    {
        let path = "/v1/visits/" + visit
        return try world[.secretariat].act(path, content, on: path, "PATCH")
    }

    private static func day(_ type: String, after prior: String? = nil) -> String {
        let members = prior.map { #", "prior_visit_id": "\#($0)""# } ?? ""
        return """
            {"state_party": "KAZ", "body": "spt", "type": "\(type)",
             "started_on": "2013-03-26", "ended_on": "2013-03-26",
             "delegation": ["A. Member", "B. Member"]\(members)}
            """
    }

    @Test func `a visit that another follows stays before it`() throws {
        let world = try World()
        let first = try world[.secretariat].post("/v1/visits", Self.day("country")).created()
        _ = try world[.secretariat].post("/v1/visits", Self.day("follow_up", after: first))
            .created()
        let later = #"{"ended_on": "2013-03-27"}"#
        let refused = try Self.change(first, later, world).expect(422).json
        #expect(refused.each("pointer", of: "errors") == ["#/ended_on"])
        try Self.change(first, #"{"started_on": "2013-03-25"}"#, world).expect(200)
    }

    @Test func `visits follow each other in no circle`() throws {
        let world = try World()
        let first = try world[.secretariat].post("/v1/visits", Self.day("country")).created()
        let second = try world[.secretariat].post(
            "/v1/visits", Self.day("follow_up", after: first)
        ).created()
        let third = try world[.secretariat].post(
            "/v1/visits", Self.day("follow_up", after: second)
        ).created()
        for prior in [second, third] {
            let circle = #"{"type": "follow_up", "prior_visit_id": "\#(prior)"}"#
            let refused = try Self.change(first, circle, world).expect(422).json
            #expect(refused.each("pointer", of: "errors") == ["#/prior_visit_id"])
        }
        try Self.change(third, #"{"prior_visit_id": "\#(first)"}"#, world).expect(200)
    }

    @Test func `a visit with an adopted report ends before the adoption`() throws {
        let world = try World()
        let visit = try world[.secretariat].post("/v1/visits", Sample.visit).created()
        let story = try Story(in: world, by: .secretariat, #", "visit_id": "\#(visit)""#)
        try Self.change(visit, #"{"ended_on": "2013-11-18"}"#, world).expect(200)
        try story.act(.secretariat, "/adoption", Sample.adoption).expect(422)
        try Self.change(visit, #"{"ended_on": "2013-11-17"}"#, world).expect(200)
        try story.adopt()
        let refused = try Self.change(visit, #"{"ended_on": "2013-11-18"}"#, world).expect(422)
        #expect(refused.json.each("pointer", of: "errors") == ["#/ended_on"])
    }

    @Test(arguments: [false, true])
    func `what is read of a visit with a public report stays`(isPart: Bool) throws {
        let world = try World()
        let visit = try world[.secretariat].post("/v1/visits", Sample.visit).created()
        let story = try Story(in: world, by: .secretariat, #", "visit_id": "\#(visit)""#)
        try story.reachAddressee()
        let moves = [
            #"{"started_on": "2013-03-25"}"#, #"{"ended_on": "2013-04-02"}"#,
            #"{"places": [{"name": "Colony 2"}]}"#, #"{"delegation": ["A. Member", "C. Member"]}"#,
            #"{"interlocutors": [{"institution": "Ministry"}]}"#,
        ]
        try Self.change(visit, moves[4], world).expect(200)
        try Self.change(visit, #"{"interlocutors": []}"#, world).expect(200)
        if isPart {
            try LinkStory.publish(story.report, world, PartStory.part(["2"]))
        } else {
            try story.ask()
            try story.review()
            try story.publish()
        }
        for move in moves {
            let refused = try Self.change(visit, move, world).expect(409).json
            #expect(refused["code"]?.text == "already_published", "\(move)")
        }
        try Self.change(visit, #"{"started_on": "2013-03-26"}"#, world).expect(200)
    }
}
