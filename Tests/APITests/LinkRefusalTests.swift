import HTTPMessages
import JSON
import Testing

@Suite("Links that are not taken, and what is said of a recommendation")
struct LinkRefusalTests {
    private static func toID(_ id: String, _ type: String = "cites") -> String {
        #"[{"type": "\#(type)", "target": {"recommendation_id": "\#(id)"}}]"#
    }

    private static func post(
        _ world: World, by reader: Reader = .secretariat, _ document: String,
        _ members: String = "",
        state: String = "KAZ"
    ) throws -> Response {
        let addressee = reader == .npmKAZ ? "authorities" : "state_party"
        let content = Sample.report(to: addressee, members)
            .replacing(Sample.document, with: document)
            .replacing(#""state_party": "KAZ""#, with: #""state_party": "\#(state)""#)
        return try world[reader].post("/v1/reports", content)
    }

    private static func fault(_ answer: Response) throws -> String {
        let error = try #require(answer.expect(422).json["errors"]?.elements.first)
        return "\(error["pointer"]?.text ?? "") \(error["detail"]?.text ?? "")"
    }

    private static let link = "#/document/recommendations/0/links/0/target/"

    @Test func `a hidden target answers as one that is not there`() throws {
        let world = try World()
        let old = try LinkStory.submit(
            world, LinkStory.oldDocument, LinkStory.oldSymbol, "2013-11-17")
        let id = try LinkStory.recommendations(of: old, world)[0]
        let answers = try [id, "rec_aaaaaaaaaaaaaaaaaaaaaaaaaa", #"\"];"#].map { id in
            try Self.post(world, by: .npmKAZ, LinkStory.document(Self.toID(id))).expect(422).masked
        }
        #expect(Set(answers).count == 1)
        #expect(try world[.npmKAZ].get("/v1/reports").json.ids.isEmpty, "nothing is written")
        try Self.post(world, by: .secretariat, LinkStory.document(Self.toID(id))).expect(201)
        // The symbol of a report that is hidden is taken, as any symbol is.
        try Self.post(
            world, by: .npmKAZ, LinkStory.document(LinkStory.toSymbol(#"["36"]"#))
        ).expect(201)
    }

    @Test func `only the same State's are reiterated`() throws {
        let world = try World()
        let old = try LinkStory.submit(
            world, LinkStory.oldDocument, LinkStory.oldSymbol, "2013-11-17")
        let id = try LinkStory.recommendations(of: old, world)[0]
        for links in [Self.toID(id, "reiterates"), LinkStory.toSymbol("[]")] {
            let answer = try Self.post(world, LinkStory.document(links), state: "GEO")
            #expect(try Self.fault(answer).hasPrefix(Self.link))
            #expect(try Self.fault(answer).contains("same State Party"))
            #expect(answer.json["article"]?.text == "OPCAT art. 11 (1)")
        }
        for links in [Self.toID(id, "cites"), LinkStory.toSymbol("[]", "builds_on")] {
            try Self.post(world, LinkStory.document(links), state: "GEO").expect(201)
        }
        // What stands on the page is taken as it is, and leads nowhere.
        let printed = LinkStory.document(
            "[]", #", "reiterates": [{"symbol": "\#(LinkStory.oldSymbol)", "paragraphs": ["36"]}]"#)
        let path = try "/v1/reports/" + Self.post(world, printed, state: "GEO").created()
        let item = try world[.spt].get(path + "/recommendations").json.items[0]
        #expect(
            item["links"]?.elements.map(LinkStory.words) == ["reiterates CAT/OP/KAZ/1 36 -> 0"])
    }

    @Test func `only what is older is linked to`() throws {
        let world = try World()
        let draft = try LinkStory.submit(world, LinkStory.oldDocument, "CAT/OP/KAZ/2", nil)
        let young = try LinkStory.recommendations(of: draft, world)[0]
        #expect(
            try Self.fault(Self.post(world, LinkStory.document(Self.toID(young))))
                .contains("older"))
        let own = LinkStory.document(LinkStory.toSymbol("[]", "cites", "CAT/OP/KAZ/3"))
        #expect(
            try Self.fault(Self.post(world, own, #", "symbol": "CAT/OP/KAZ/3""#))
                .hasPrefix(Self.link + "symbol"))
        // Adopted on a day that makes it the older one: the text is not frozen so.
        try LinkStory.adopt(draft, world, on: "2013-11-17").expect(200)
        let source = try LinkStory.submit(
            world, LinkStory.document(Self.toID(young)), nil, nil)
        for day in ["2013-11-17", "2012-01-01"] {
            let answer = try LinkStory.adopt(source, world, on: day)
            #expect(try Self.fault(answer).hasPrefix("#/adopted_on"))
            #expect(try world[.spt].get(source).json["lifecycle"]?.text == "draft")
        }
        try LinkStory.adopt(source, world, on: "2013-11-18").expect(200)
    }

    @Test(arguments: [
        (#"[{"type": "repeats", "target": {"symbol": "S"}}]"#, "#/links/0/type"),
        (#"[{"type": "cites"}]"#, "#/links/0/target"),
        (#"[{"type": "cites", "target": {}}]"#, "#/links/0/target/symbol"),
        (
            #"[{"type": "cites", "target": {"symbol": "S", "paragraphs": ["9-3"]}}]"#,
            "#/links/0/target/paragraphs/0"
        ),
        (
            #"[{"type": "cites", "target": {"symbol": "S", "paragraphs": ["1-2000"]}}]"#,
            "#/links/0/target/paragraphs/0"
        ),
        (
            #"[{"type": "cites", "target": {"symbol": "S", "recommendation_id": "rec_a"}}]"#,
            "#/links/0/target/symbol"
        ),
    ])
    func `what is wrong with a link is named`(links: String, pointer: String) throws {
        let story = try Story(in: World())
        let id = try LinkStory.recommendations(of: story.report, story.world)[0]
        let path = "/v1/recommendations/\(id)"
        let answer = try story.world[.secretariat].act(
            path, #"{"links": \#(links)}"#, on: path, "PATCH")
        #expect(try Self.fault(answer).hasPrefix(pointer + " "))
    }

    @Test func `a draft's recommendation is mended, member by member`() throws {
        let story = try Story(in: World())
        let client = story.world[.secretariat]
        let id = try LinkStory.recommendations(of: story.report, story.world)[0]
        let path = "/v1/recommendations/\(id)"
        let patch = { (content: String) in
            let edition = try client.get(story.report).json["edition"]
            let made = try client.act(path, content, on: path, "PATCH").expect(200)
            #expect(try client.get(path).json == made.json)
            #expect(try client.get(path)["etag"] == made["etag"])
            #expect(try client.get(story.report).json["edition"] != edition, "\(content)")
            return made.json
        }
        let full = try patch(
            """
            {"scope": "systemic", "priority": "high", "themes": ["cells"],
             "addressee_authorities": ["Ministry"], "standards": ["Rule 44"],
             "links": \(LinkStory.toSymbol(#"["36", "58(a)", "121-123"]"#))}
            """)
        #expect(full["scope"]?.text == "systemic" && full["priority"]?.text == "high")
        #expect(full.words("themes") == ["cells"] && full.words("standards") == ["Rule 44"])
        #expect(full["reiterates"]?.elements.first?.words("paragraphs").count == 3)
        let less = try patch(#"{"scope": null, "themes": null}"#)
        #expect(less["scope"] == nil && less.words("themes") == [])
        #expect(less["priority"]?.text == "high" && less["links"] == full["links"])
        let bare = try patch(#"{"links": null}"#)
        #expect(bare["links"] == .array([]) && bare["reiterates"] == .array([]))
        #expect(try client.ask("PATCH", path, "{}").status.code == 428)
        try story.adopt()
        let frozen = try client.act(path, #"{"priority": "low"}"#, on: path, "PATCH")
        #expect(frozen.json["code"]?.text == "text_frozen")
    }

    @Test func `what GET gives of links can be sent again`() throws {
        let story = try LinkStory(
            in: World(), links: LinkStory.toID,
            #", "reiterates": [{"symbol": "A/1", "paragraphs": ["p. 3", "36"]}], "priority": "low""#
        )
        let client = story.world[.secretariat]
        let before = try client.get(story.new).json
        var writer = JSONWriter()
        writer.value(try #require(before["document"]))
        let content = #"{"document": \#(String(decoding: writer.bytes, as: UTF8.self))}"#
        let after = try client.act(story.new, content, on: story.new, "PATCH").expect(200).json
        #expect(after["edition"] == before["edition"])
        #expect(after["document"] == before["document"])
    }
}
