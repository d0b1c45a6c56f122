import HTTPMessages
import JSON
import Testing

@Suite("Links: who sees them, and where they lead")
struct LinkTests {
    @Test func `who wrote a link sees it, and others as far as they may see its target`() throws {
        for links in [LinkStory.toID, LinkStory.toSymbol(#"["36"]"#)] {
            let story = try LinkStory(in: World(), links: links)
            let isID = links == LinkStory.toID
            let seen = isID ? "builds_on id -> 1" : "reiterates CAT/OP/KAZ/1 36 -> 1"
            #expect(try story.links(.secretariat) == [seen])
            try LinkStory.adopt(story.new, story.world, on: "2013-12-01").expect(200)
            try LinkStory.send(story.new, story.world)
            try LinkStory.send(story.new, story.world, to: "npm")
            #expect(try story.links(.spt) == [seen])
            #expect(try story.links(.liaisonKAZ) == [], "the earlier report is not sent")
            try LinkStory.send(story.old, story.world)
            #expect(try story.links(.liaisonKAZ) == [seen])
            #expect(try story.links(.npmKAZ) == [], "the mechanism has the later one alone")
            try LinkStory.publish(story.new, story.world)
            for reader in [Reader.everyone, .liaisonGEO, .npmGEO, .cat, .npmKAZ] {
                #expect(try story.links(reader) == [], "\(reader)")
                let all = try story.world[reader].get(story.new + "/recommendations").json.items
                #expect(all[0]["reiterates"] == .array([]))
                for target in ["", "/follow-up", "/recommendations"] {
                    let text = try story.world[reader].get(story.new + target).expect(200).text
                    #expect(!text.contains("KAZ/1") && !text.contains("\"36\""))
                }
            }
            try LinkStory.publish(story.old, story.world)
            #expect(try story.links(.everyone) == [seen])
        }
    }

    @Test func `a hidden report and one that was never entered are the same`() throws {
        let answers = try [true, false].map { isEntered in
            let story = try LinkStory(
                in: World(), links: LinkStory.toSymbol(#"["36"]"#),
                symbol: isEntered ? LinkStory.oldSymbol : nil)
            try LinkStory.adopt(story.new, story.world, on: "2013-12-01").expect(200)
            try LinkStory.send(story.new, story.world)
            try LinkStory.publish(story.new, story.world)
            return try [Reader.everyone, .liaisonGEO, .liaisonKAZ].flatMap { reader in
                try ["", "/recommendations?count=true", "/recommendations?reiterated=true"].map {
                    try story.world[reader].get(story.new + $0).expect(200).masked
                        .replacing(/sha256:[0-9a-f]{64}/, with: "")
                }
            }
        }
        #expect(answers[0] == answers[1])
    }

    @Test func `a part that is public shows of a link what it opens`() throws {
        let parts: [(part: [String], sees: [String])] = [
            (["36"], ["reiterates CAT/OP/KAZ/1 36 -> 1"]),
            (["83"], ["reiterates CAT/OP/KAZ/1 83 -> 1"]),
            (["121(a)"], ["reiterates CAT/OP/KAZ/1 121(a) -> 1"]),
            (["9"], []),
        ]
        for (part, sees) in parts {
            let links = LinkStory.toSymbol(#"["36", "82-84", "121"]"#)
            let story = try LinkStory(in: World(), links: links)
            #expect(try story.links(.spt) == ["reiterates CAT/OP/KAZ/1 36 82-84 121 -> 3"])
            for path in [story.old, story.new] {
                if path == story.new {
                    try LinkStory.adopt(path, story.world, on: "2013-12-01").expect(200)
                }
                try LinkStory.send(path, story.world)
            }
            try LinkStory.publish(story.new, story.world)
            try LinkStory.publish(story.old, story.world, PartStory.part(part))
            #expect(try story.links(.everyone) == sees, "\(part)")
            #expect(try story.links(.liaisonKAZ) == story.links(.spt))
            let source = try LinkStory.recommendations(of: story.new, story.world)[0]
            #expect(try story.chain(.everyone, from: source).count == 1 + sees.count)
        }
    }

    @Test func `a restricted symbol is never shown to outsiders`() throws {
        let symbol = "CAT/OP/KAZ/R.1"
        let story = try LinkStory(
            in: World(), links: LinkStory.toSymbol(#"["36"]"#, "cites", symbol), symbol: symbol)
        try LinkStory.adopt(story.new, story.world, on: "2013-12-01").expect(200)
        for path in [story.old, story.new] {
            try LinkStory.send(path, story.world)
            try LinkStory.publish(path, story.world)
        }
        #expect(try story.links(.liaisonKAZ) == ["cites CAT/OP/KAZ/R.1 36 -> 1"])
        #expect(try story.links(.everyone) == [])
        let source = try LinkStory.recommendations(of: story.new, story.world)[0]
        #expect(try story.chain(.everyone, from: source) == [source])
    }

    @Test func `a body's public documents are shown to all who read the words`() throws {
        let links = LinkStory.toSymbol("[]", "cites", "CCPR/C/KAZ/CO/2")
        let story = try LinkStory(in: World(), links: links)
        try LinkStory.adopt(story.new, story.world, on: "2013-12-01").expect(200)
        try LinkStory.send(story.new, story.world)
        try LinkStory.publish(story.new, story.world)
        #expect(try story.links(.everyone) == ["cites CCPR/C/KAZ/CO/2 -> 0"])
        let taken = Sample.report(to: "authorities", #", "symbol": "CCPR/C/KAZ/CO/2""#)
        let answer = try story.world[.npmKAZ].post("/v1/reports", taken).expect(422)
        #expect(answer.json["errors"]?.elements.first?["pointer"]?.text == "#/symbol")
    }

    @Test func `another body's document with the same symbol brings no link to light`() throws {
        let story = try LinkStory(in: World(), links: LinkStory.toSymbol(#"["36"]"#))
        try LinkStory.adopt(story.new, story.world, on: "2013-12-01").expect(200)
        try LinkStory.send(story.new, story.world)
        try LinkStory.publish(story.new, story.world)
        let bait = try LinkStory.submit(
            story.world, by: .npmKAZ, LinkStory.oldDocument, LinkStory.oldSymbol, "2012-01-01")
        let npm = Story(at: bait, in: story.world, by: .npmKAZ)
        try npm.review()
        try npm.publish()
        #expect(try story.links(.everyone) == [])
        #expect(try story.links(.npmKAZ) == [])
        #expect(try story.links(.spt) == ["reiterates CAT/OP/KAZ/1 36 -> 1"])
    }

    @Test func `a link is resolved by what is registered later, without an act`() throws {
        let world = try World()
        let new = try LinkStory.submit(
            world, LinkStory.document(LinkStory.toSymbol(#"["36", "121"]"#)), nil, "2013-12-01")
        try LinkStory.send(new, world)
        let path = new + "/recommendations"
        func found(_ reader: Reader) throws -> [String] {
            try world[reader].get(path).json.items[0]["links"]?.elements.map(LinkStory.words) ?? []
        }
        #expect(try found(.spt) == ["reiterates CAT/OP/KAZ/1 36 121 -> 0"])
        let before = try world[.liaisonKAZ].get(new)["etag"]
        let old = try LinkStory.submit(
            world, LinkStory.oldDocument, LinkStory.oldSymbol, "2013-11-17")
        #expect(try found(.spt) == ["reiterates CAT/OP/KAZ/1 36 121 -> 2"])
        #expect(try world[.liaisonKAZ].get(new)["etag"] == before)
        try LinkStory.send(old, world)
        #expect(try found(.liaisonKAZ) == ["reiterates CAT/OP/KAZ/1 36 121 -> 2"])
        #expect(try world[.liaisonKAZ].get(new)["etag"] != before, "the tag tells of the link")
    }

    @Test func `what is registered as younger is not led to`() throws {
        let world = try World()
        let new = try LinkStory.submit(
            world, LinkStory.document(LinkStory.toSymbol(#"["36"]"#)), nil, "2013-01-01")
        _ = try LinkStory.submit(world, LinkStory.oldDocument, LinkStory.oldSymbol, "2013-11-17")
        let item = try world[.spt].get(new + "/recommendations").json.items[0]
        #expect(
            item["links"]?.elements.map(LinkStory.words) == ["reiterates CAT/OP/KAZ/1 36 -> 0"])
    }

    @Test func `the digest of a text does not let its links be guessed`() throws {
        let world = try World()
        func edition(_ reader: Reader, _ links: String) throws -> String {
            let path = try LinkStory.submit(world, by: reader, LinkStory.document(links), nil, nil)
            return try world[reader].get(path).json["edition"]?.text ?? ""
        }
        let links = LinkStory.toSymbol(#"["36"]"#)
        #expect(try edition(.secretariat, links) == edition(.spt, links), "the same body's")
        for words in [links, "[]"] {
            let own = try edition(.secretariat, words)
            #expect(try edition(.npmKAZ, words) != own, "another body's try")
        }
        #expect(try edition(.spt, links) != edition(.spt, "[]"))
    }
}
