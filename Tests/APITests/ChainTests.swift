import HTTPMessages
import JSON
import Testing

@Suite("Chains of recommendations, and the filters of their lists")
struct ChainTests {
    /// Three reports, of 2009, 2011 and 2013, each linking to the one before.
    private struct Years {
        let world = try! World()
        let paths: [String]
        let ids: [String]

        init() throws {
            var (paths, ids): ([String], [String]) = ([], [])
            for year in ["2009", "2011", "2013"] {
                let link =
                    ids.last.map {
                        """
                        [{"type": "builds_on", "target": {"recommendation_id": "\($0)"}}]
                        """
                    } ?? "[]"
                let document = LinkStory.document(link).replacing("New.", with: "Of \(year).")
                paths.append(try LinkStory.submit(world, document, nil, "\(year)-11-17"))
                ids.append(try LinkStory.recommendations(of: paths.last!, world)[0])
            }
            (self.paths, self.ids) = (paths, ids)
        }

        func chain(_ reader: Reader, from place: Int) throws -> JSONValue {
            try world[reader].get("/v1/recommendations/\(ids[place])/chain").expect(200).json
        }
    }

    @Test func `a chain goes both ways, from any of its members`() throws {
        let years = try Years()
        for place in 0...2 {
            let chain = try years.chain(.spt, from: place)
            #expect(Set(chain.ids) == Set(years.ids))
            #expect(chain["complete"] == .bool(true))
            let middle = try #require(chain.items.first { $0["id"]?.text == years.ids[1] })
            let links = (middle["linked_by"]?.elements ?? []).map {
                "\($0["type"]?.text ?? "") \($0["direction"]?.text ?? "") "
                    + ($0["recommendation_id"]?.text ?? "")
            }
            #expect(
                Set(links) == ["builds_on to \(years.ids[0])", "builds_on from \(years.ids[2])"])
        }
    }

    @Test func `a chain does not pass through what is hidden`() throws {
        let years = try Years()
        for place in [0, 2] {
            try LinkStory.send(years.paths[place], years.world)
            try LinkStory.publish(years.paths[place], years.world)
        }
        for reader in [Reader.everyone, .npmGEO, .liaisonKAZ] {
            #expect(try years.chain(reader, from: 0).ids == [years.ids[0]], "\(reader)")
            #expect(try years.chain(reader, from: 2).ids == [years.ids[2]], "\(reader)")
        }
        let hidden = try years.world[.everyone].get("/v1/recommendations/\(years.ids[1])/chain")
        let absent = try years.world[.everyone]
            .get("/v1/recommendations/rec_aaaaaaaaaaaaaaaaaaaaaaaaaa/chain")
        #expect(hidden.status == .notFound && hidden.masked == absent.masked)
        try LinkStory.send(years.paths[1], years.world)
        #expect(Set(try years.chain(.liaisonKAZ, from: 0).ids) == Set(years.ids))
        #expect(try years.chain(.everyone, from: 0).ids == [years.ids[0]])
    }

    @Test func `a chain has a bound, and says where it is reached`() throws {
        let world = try World()
        let numbers = 1...250
        let paragraphs = numbers.map { #"{"address": "\#($0)", "text": "T"}"# }
        let recommendations = numbers.map {
            #"{"address": "\#($0)", "kind": "statement", "text": "T"}"#
        }
        let many = """
            {"paragraphs": [\(paragraphs.joined(separator: ","))],
             "recommendations": [\(recommendations.joined(separator: ","))]}
            """
        _ = try LinkStory.submit(world, many, LinkStory.oldSymbol, "2013-11-17")
        for (range, count, complete) in [("1-199", 200, true), ("1-250", 200, false)] {
            let new = try LinkStory.submit(
                world, LinkStory.document(LinkStory.toSymbol(#"["\#(range)"]"#, "cites")), nil, nil)
            let id = try LinkStory.recommendations(of: new, world)[0]
            let chain = try world[.spt].get("/v1/recommendations/\(id)/chain").expect(200).json
            #expect(chain.ids.count == count && chain["complete"] == .bool(complete), "\(range)")
            try world[.secretariat].act(new, nil, on: new, "DELETE").expect(204)
        }
    }

    @Test func `a chain is in the order of the visits`() throws {
        let world = try World()
        let visit = { (year: String) in
            try world[.secretariat].post(
                "/v1/visits", Sample.visit.replacing("2013", with: year)
            ).created()
        }
        // The later visit is entered first, and its symbol is resolved afterwards.
        let new = try Self.submit(
            world, LinkStory.document(LinkStory.toSymbol(#"["36"]"#)), nil, visit("2014"))
        let old = try Self.submit(
            world, LinkStory.oldDocument, LinkStory.oldSymbol, visit("2013"))
        try LinkStory.adopt(old, world, on: "2013-06-01").expect(200)
        try LinkStory.adopt(new, world, on: "2014-06-01").expect(200)
        let id = try LinkStory.recommendations(of: new, world)[0]
        let items = try world[.spt].get("/v1/recommendations/\(id)/chain").json.items
        #expect(items.map { $0["visit_started_on"]?.text } == ["2013-03-26", "2014-03-26"])
        #expect(items.map { $0["address"]?.text } == ["36", "60"])
        #expect(items[0]["visit_ended_on"]?.text == "2013-04-01")
    }

    private static func submit(
        _ world: World, _ document: String, _ symbol: String?, _ visit: String
    ) throws -> String {
        let symbol = symbol.map { #", "symbol": "\#($0)""# } ?? ""
        let content = Sample.report(to: "state_party", #", "visit_id": "\#(visit)"\#(symbol)"#)
            .replacing(Sample.document, with: document)
        return try world.submit(by: .secretariat, content)
    }

    private static let rich = """
        {"paragraphs": [{"address": "1", "text": "\u{421}\u{412}\u{415}\u{422} and light"},
           {"address": "2", "text": "Air"}],
         "recommendations": [
           {"address": "1", "kind": "recommendation", "text": "\u{421}\u{412}\u{415}\u{422} Light",
            "scope": "systemic", "priority": "high", "themes": ["cells", "law"],
            "addressee_authorities": ["Ministry of Justice"],
            "standards": ["Nelson Mandela Rules, rule 44"]},
           {"address": "2", "kind": "statement", "text": "Air", "themes": ["cells"]}]}
        """

    @Test(arguments: [
        ("scope=systemic", ["1"]), ("scope=institution_specific", []), ("theme=cells", ["1", "2"]),
        ("theme=law", ["1"]), ("theme=cell", []), ("addressee=Ministry%20of%20Justice", ["1"]),
        ("addressee=Ministry", []), ("q=LIGHT", ["1"]), ("q=%D1%81%D0%B2%D0%B5%D1%82", ["1"]),
        ("q=dark", []), ("follow_up_status=overdue", ["1"]),
        ("follow_up_status=awaiting_reply", []), ("overdue=true", ["1"]), ("overdue=false", ["2"]),
        ("grade=B", []), ("reiterated=true", []), ("reiterated=false", ["1", "2"]),
        ("theme=cells&kind=statement", ["2"]),
    ])
    func `a filter keeps what it names`(filter: String, addresses: [String]) throws {
        let world = try World()
        let path = try LinkStory.submit(world, Self.rich, nil, "2013-11-17")
        try LinkStory.send(path, world)
        for list in ["/v1/recommendations", path + "/recommendations"] {
            for limit in [1, 50] {
                let items = try world[.liaisonKAZ].all("\(list)?\(filter)", limit: limit)
                #expect(items.map { $0["address"]?.text } == addresses, "\(list) \(limit)")
            }
            let count = try world[.spt].get("\(list)?\(filter)&count=true").expect(200).json
            #expect(count["total"] == .number(JSONNumber(addresses.count)))
        }
        #expect(try world[.liaisonGEO].get("/v1/recommendations?\(filter)").json.ids.isEmpty)
    }

    @Test func `a filter looks at what its reader may see`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.send(to: "npm")
        try story.assess(#", "grade": "C""#)
        func found(_ reader: Reader, _ filter: String) throws -> Int {
            try story.world[reader].get("/v1/recommendations?\(filter)").expect(200).json.items
                .count
        }
        #expect(try found(.spt, "grade=C") == 1 && found(.liaisonKAZ, "grade=C") == 0)
        #expect(try found(.spt, "follow_up_status=assessed") == 1)
        #expect(try found(.liaisonKAZ, "follow_up_status=assessed") == 0)
        #expect(try found(.liaisonKAZ, "overdue=true") == 1 && found(.npmKAZ, "overdue=true") == 0)
        try story.assess(#", "grade": "B""# + Story.told)
        #expect(try found(.liaisonKAZ, "grade=B") == 1 && found(.npmKAZ, "grade=B") == 0)
    }

    @Test func `what is reiterated is so for who sees both`() throws {
        let story = try LinkStory(in: World(), links: LinkStory.toSymbol(#"["36"]"#))
        try LinkStory.send(story.old, story.world)
        try LinkStory.publish(story.old, story.world)
        func found(_ reader: Reader) throws -> [String?] {
            try story.world[reader].get("/v1/recommendations?reiterated=true").json.items
                .map { $0["address"]?.text }
        }
        #expect(try found(.spt) == ["36"])
        #expect(try found(.liaisonKAZ) == [] && found(.everyone) == [])
        try LinkStory.adopt(story.new, story.world, on: "2013-12-01").expect(200)
        try LinkStory.send(story.new, story.world)
        #expect(try found(.liaisonKAZ) == ["36"] && found(.everyone) == [])
    }
}
