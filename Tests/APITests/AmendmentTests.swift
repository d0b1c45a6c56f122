import HTTPMessages
import JSON
import Testing

@Suite("Addenda, revisions and symbols")
struct AmendmentTests {
    private static func amending(_ base: String, _ members: String = "") -> String {
        let id = base.dropFirst("/v1/reports/".count)
        return Sample.report(
            to: "state_party", #", "amends": {"report_id": "\#(id)", "as": "addendum"}\#(members)"#)
    }

    private static func base(in world: World) throws -> Story {
        let story = try Story(in: world, by: .secretariat, #", "symbol": "CAT/OP/KAZ/2""#)
        try story.reachAddressee()
        return story
    }

    @Test func `an addendum and its base name each other for who may see both`() throws {
        let world = try World()
        let story = try Self.base(in: world)
        let before = try world[.liaisonKAZ].get(story.report)
        let addendum = try world.submit(
            by: .secretariat, Self.amending(story.report, #", "symbol": "CAT/OP/KAZ/2/Add.1""#))
        let hidden = try world[.liaisonKAZ].get(story.report)
        #expect(hidden.body == before.body && hidden["etag"] == before["etag"])
        let seen = try world[.spt].get(story.report).json["amended_by"]?.elements
        #expect(seen?.map { $0["symbol"]?.text } == ["CAT/OP/KAZ/2/Add.1"])
        let amends = try world[.spt].get(addendum).json["amends"]
        #expect(amends?["symbol"]?.text == "CAT/OP/KAZ/2" && amends?["as"]?.text == "addendum")
        // As soon as the State has it, it sees that it has.
        try world[.secretariat].act(addendum + "/adoption", Sample.adoption, on: addendum)
            .expect(200)
        try world[.secretariat].act(
            addendum + "/transmissions", Sample.transmission(to: "state_party"), on: addendum
        ).expect(201)
        let told = try world[.liaisonKAZ].get(story.report)
        #expect(told.json["amended_by"]?.elements.count == 1 && told["etag"] != before["etag"])
    }

    @Test func `an addendum is adopted no earlier than its base`() throws {
        let world = try World()
        let story = try Self.base(in: world)
        let addendum = try world.submit(by: .secretariat, Self.amending(story.report))
        let early = Sample.adoption.replacing("2013-11-17", with: "2013-11-16")
        let refused = try world[.secretariat].act(addendum + "/adoption", early, on: addendum)
            .expect(422)
        #expect(refused.json.each("pointer", of: "errors") == ["#/adopted_on"])
        try world[.secretariat].act(addendum + "/adoption", Sample.adoption, on: addendum)
            .expect(200)
    }

    @Test func `a discarded addendum leaves nothing`() throws {
        let world = try World()
        let story = try Self.base(in: world)
        let before = try world[.spt].get(story.report)
        let addendum = try world.submit(by: .secretariat, Self.amending(story.report))
        try world[.secretariat].act(addendum, nil, on: addendum, "DELETE").expect(204)
        #expect(try world[.spt].get(story.report).body == before.body)
    }

    /// A report that cannot be amended so is told like one that there is not.
    @Test func `what cannot be amended is as absent`() throws {
        let world = try World()
        let draft = try Story(in: world)
        let mechanisms = try Story(in: world, by: .npmKAZ)
        try mechanisms.adopt()
        let answers = try [draft.report, mechanisms.report, "/v1/reports/rep_a"].map { base in
            try world[.secretariat].post("/v1/reports", Self.amending(base)).expect(422)
        }
        #expect(Set(answers.map(\.masked)).count == 1)
        #expect(answers[0].json.each("pointer", of: "errors") == ["#/amends/report_id"])
    }

    @Test(arguments: ["CAT/OP/KAZ/3/Add.1", "CAT/OP/KAZ/2/Rev.1", "CAT/OP/KAZ/2"])
    func `the symbol of an addendum is its base's with a number`(symbol: String) throws {
        let world = try World()
        let story = try Self.base(in: world)
        let content = Self.amending(story.report, #", "symbol": "\#(symbol)""#)
        let answer = try world[.secretariat].post("/v1/reports", content).expect(422)
        #expect(answer.json.each("pointer", of: "errors") == ["#/symbol"])
        let addendum = try world.submit(by: .secretariat, Self.amending(story.report))
        try world[.secretariat].act(addendum, #"{"symbol": "\#(symbol)"}"#, on: addendum, "PATCH")
            .expect(422)
    }

    private static func publish(_ story: Story, _ symbol: String) throws -> Response {
        try story.act(
            .secretariat, "/publications",
            """
            {"basis": "art_16_2_request", "scope": "whole", "published_on": "2015-04-07",
             "symbol": "\(symbol)"}
            """)
    }

    @Test func `a report gets its public symbol with its publication and keeps the restricted one`()
        throws
    {
        let world = try World()
        let story = try Story(in: world, by: .secretariat, #", "symbol": "CAT/OP/KAZ/R.1""#)
        try story.reachAddressee()
        try story.ask()
        try story.review()
        #expect(
            try Self.publish(story, "CAT/OP/KAZ/R.2").expect(422).json["code"]?.text
                == "symbol_restricted")
        try Self.publish(story, "CAT/OP/KAZ/2").expect(201)
        let printed = try world[.everyone].get(story.report)
        #expect(printed.json["symbol"]?.text == "CAT/OP/KAZ/2" && !printed.text.contains("R.1"))
        #expect(printed.json["symbols"]?.elements.map { $0["given_on"]?.text } == ["2015-04-07"])
        let kept = try world[.liaisonKAZ].get(story.report).json["symbols"]?.elements
        #expect(kept?.map { $0["symbol"]?.text } == ["CAT/OP/KAZ/R.1", "CAT/OP/KAZ/2"])
        #expect(kept?.map { $0["given_on"]?.text } == ["2013-11-17", "2015-04-07"])
        #expect(kept?.map { $0["restricted"] } == [.bool(true), .bool(false)])
        // Neither is used again.
        for symbol in ["CAT/OP/KAZ/R.1", "CAT/OP/KAZ/2"] {
            let content = Sample.report(to: "state_party", #", "symbol": "\#(symbol)""#)
            let answer = try world[.secretariat].post("/v1/reports", content).expect(409)
            #expect(answer.json["type"]?.text == "/problems/symbol-conflict")
        }
    }

    @Test func `a symbol that everybody may see stays, and nobody is given another's`() throws {
        let world = try World()
        let other = try Self.base(in: world)
        try other.ask()
        try other.review()
        #expect(
            try Self.publish(other, "CAT/OP/KAZ/3").expect(409).json["code"]?.text
                == "symbol_stays")
        let story = try Story(in: world)
        try story.reachAddressee()
        try story.ask()
        try story.review()
        #expect(
            try Self.publish(story, "CAT/OP/KAZ/2").expect(409).json["type"]?.text
                == "/problems/symbol-conflict")
        #expect(try world[.everyone].get(story.report).status == .notFound)
    }
}
