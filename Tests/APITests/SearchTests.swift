import Foundation
import HTTPMessages
import JSON
import Registry
import Testing

/// `q` finds what its reader may read, and nothing else tells anything.
@Suite("Search")
struct SearchTests {
    private static func published(in world: World) throws -> Story {
        let story = try Story(in: world)
        try story.reachAddressee()
        try story.ask()
        try story.review()
        try story.publish()
        return story
    }

    private static func percent(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private static func found(
        _ text: String, by reader: Reader, in world: World, _ list: String = "reports"
    ) throws -> Int {
        try world[reader].get("/v1/\(list)?q=\(percent(text))").expect(200).json.items.count
    }

    @Test func `what is published is found by everyone, by all the words`() throws {
        let world = try World()
        let story = try Self.published(in: world)
        for reader in Reader.allCases {
            for text in ["cells", "CELLS dark", "\"were dark\"", "vis*", "light noted"] {
                #expect(try Self.found(text, by: reader, in: world) == 1, "\(reader) \(text)")
            }
            for text in ["cell", "cells bright", "\"dark were\"", "visitors*", "cells NOT dark"] {
                #expect(try Self.found(text, by: reader, in: world) == 0, "\(reader) \(text)")
            }
            for list in ["recommendations", String(story.report.dropFirst(4)) + "/recommendations"]
            {
                #expect(try Self.found("give", by: reader, in: world, list) == 1, "\(reader)")
                #expect(try Self.found("cells", by: reader, in: world, list) == 0, "\(reader)")
                #expect(try Self.found("not*", by: reader, in: world, list) == 1, "\(reader)")
            }
        }
    }

    @Test(
        arguments: [
            "", "%20", "a*", "*", "%22", "%22a", "a%22b", "--", "a%00b", "a%0Ab",
            String(repeating: "a", count: 201),
            Array(repeating: "a", count: 17).joined(separator: "+"),
        ])
    func `what is no words is refused`(text: String) throws {
        let world = try World()
        for reader in [Reader.everyone, .secretariat] {
            for list in ["reports", "recommendations"] {
                let answer = try world[reader].get("/v1/\(list)?q=\(text)").expect(400)
                #expect(answer.json["type"]?.text == "/problems/invalid-parameter")
                #expect(answer.json["detail"]?.text?.contains("q") == true)
            }
        }
    }

    @Test func `it narrows a list, whose order, count and pages go on`() throws {
        let world = try World()
        for _ in 0..<5 { try Story(in: world).reachAddressee() }
        _ = try Self.published(in: world)
        for reader in [Reader.everyone, .liaisonKAZ, .secretariat] {
            let all = try world[reader].all("/v1/reports?sort=-transmitted_on", limit: 200)
            let some = try world[reader].all("/v1/reports?sort=-transmitted_on&q=dark", limit: 2)
            #expect(some == all && all.count == (reader == .everyone ? 1 : 6))
            let counted = try world[reader].get("/v1/reports?q=dark&count=true&limit=1").json
            #expect(counted["total"]?.int == all.count)
        }
        let first = try world[.secretariat].get("/v1/reports?q=dark&limit=1").expect(200).json
        let next = try #require(first["next"]?.text)
        try world[.secretariat].get(next).expect(200)
        try world[.secretariat].get(next.replacing("q=dark", with: "q=cells")).expect(400)
    }

    @Test func `a word of a hidden report is found by its readers, and is for others as none`()
        throws
    {
        let world = try World()
        let document = Sample.document.replacing("dark", with: "zyxdark")
        let story = try Story(in: world, document: document)
        let others: [Reader] = [.npmKAZ, .liaisonGEO, .npmGEO, .cat, .operator, .everyone]
        for stage in 0...1 {
            for reader in others + (stage == 0 ? [.liaisonKAZ] : []) {
                let hidden = try world[reader].get("/v1/reports?q=zyxdark&count=true").expect(200)
                let absent = try world[reader].get("/v1/reports?q=zyxnone&count=true").expect(200)
                #expect(hidden.body == absent.body && hidden.json.items.isEmpty, "\(reader)")
                #expect(hidden["etag"] == absent["etag"])
            }
            for reader in [Reader.spt, .secretariat] + (stage == 1 ? [.liaisonKAZ] : []) {
                #expect(try Self.found("zyxdark", by: reader, in: world) == 1, "\(reader)")
            }
            if stage == 0 { try story.reachAddressee() }
        }
        let dashboard = try world.bench.account(.dashboard)
        #expect(try dashboard.get("/v1/reports?q=zyxdark").json.items.count == 1)
    }

    @Test func `a dashboard finds no drafts`() throws {
        let world = try World()
        let dashboard = try world.bench.account(.dashboard)
        let story = try Story(in: world)
        #expect(try dashboard.get("/v1/reports?q=dark").expect(200).json.items.isEmpty)
        #expect(try Self.found("dark", by: .spt, in: world) == 1)
        try story.reachAddressee()
        #expect(try dashboard.get("/v1/reports?q=dark").expect(200).json.items.count == 1)
    }

    @Test func `an index follows what its circle reads`() throws {
        let world = try World()
        let story = try Story(in: world)
        #expect(try Self.found("dark", by: .secretariat, in: world) == 1)
        try world[.secretariat].act(
            story.report, #"{"title": "Zyxtitle"}"#, on: story.report, "PATCH"
        )
        .expect(200)
        #expect(try Self.found("zyxtitle dark", by: .secretariat, in: world) == 1)
        #expect(try Self.found("\"a visit\"", by: .secretariat, in: world) == 0)
        let other = Sample.document.replacing("dark", with: "bright")
        try world[.secretariat].act(
            story.report, #"{"document": \#(other)}"#, on: story.report, "PATCH"
        ).expect(200)
        #expect(try Self.found("dark", by: .secretariat, in: world) == 0)
        #expect(try Self.found("bright", by: .secretariat, in: world) == 1)
        try story.reachAddressee()
        #expect(try Self.found("sombre", by: .liaisonKAZ, in: world) == 0)
        try story.act(.secretariat, "/language-versions", Sample.version).expect(201)
        #expect(try Self.found("sombre", by: .liaisonKAZ, in: world) == 1)
        #expect(try Self.found("lumiere", by: .liaisonKAZ, in: world, "recommendations") == 0)
        let french = story.report + "/recommendations?language=fr&q=lumiere"
        #expect(try world[.liaisonKAZ].get(french).expect(200).json.items.count == 1)
        try story.act(.secretariat, "/corrigenda", Sample.corrigendum).expect(201)
        #expect(try Self.found("\"very dark\"", by: .liaisonKAZ, in: world) == 1)
        #expect(try Self.found("bright", by: .liaisonKAZ, in: world) == 0)
        let draft = try Story(in: world)
        #expect(try Self.found("dark", by: .spt, in: world) == 1 + 1)
        try world[.secretariat].act(draft.report, nil, on: draft.report, "DELETE").expect(204)
        #expect(try Self.found("dark", by: .spt, in: world) == 1)
    }

    @Test func `what is masked is found by its bodies alone`() throws {
        let world = try World()
        try PersonalDataStory(in: world).publishMasked()
        for (reader, count) in [
            (Reader.everyone, 0), (.liaisonGEO, 0), (.liaisonKAZ, 1), (.spt, 1),
        ] {
            for text in ["\"Karim Osman\"", "berg", "Moor"] {
                #expect(try Self.found(text, by: reader, in: world) == count, "\(reader) \(text)")
            }
            #expect(try Self.found("cases", by: reader, in: world) == 1, "\(reader)")
        }
    }

    @Test func `what is outside a published part is found by its bodies alone`() throws {
        let world = try World()
        let story = try PartStory(in: world)
        try story.prepare()
        try story.publish(#""scope": "part", "paragraphs": ["1"]"#).expect(201)
        for (reader, count) in [
            (Reader.everyone, 0), (.liaisonGEO, 0), (.liaisonKAZ, 1), (.spt, 1),
        ] {
            // A paragraph, its heading and its footnote.
            for text in ["elder", "cypress", "quince", "\"elder\""] {
                #expect(try Self.found(text, by: reader, in: world) == count, "\(reader) \(text)")
            }
            for text in ["kapok", "hazel"] {
                let found = try Self.found(text, by: reader, in: world, "recommendations")
                #expect(found == count, "\(reader) \(text)")
            }
            for text in ["amber", "acacia", "nettle"] {
                #expect(try Self.found(text, by: reader, in: world) == 1, "\(reader) \(text)")
            }
        }
    }

    @Test func `what others hold moves no octet of what is found`() throws {
        let world = try World()
        _ = try Self.published(in: world)
        let own = try Story(in: world)
        try own.reachAddressee()
        let targets = ["reports", "recommendations"].flatMap { list in
            ["dark", "light", "\"give light\"", "zyx*"].flatMap { text in
                ["", "&count=true", "&limit=1"].map { "/v1/\(list)?q=\(Self.percent(text))\($0)" }
            }
        }
        let readers: [Reader] = [.liaisonKAZ, .npmKAZ, .cat, .everyone, .operator]
        let ask = {
            try readers.map { reader in
                try targets.map { target in
                    let answer = try world[reader].get(target).expect(200)
                    return "\(answer["etag"] ?? "") \(answer.text)"
                }
            }
        }
        let before = try ask()
        for _ in 0..<200 {
            let content = Sample.report().replacing("KAZ", with: "GEO")
            let report = try world.submit(by: .secretariat, content)
            let story = Story(at: report, in: world, by: .secretariat)
            try story.adopt()
            try story.send(to: "state_party")
        }
        #expect(try ask() == before)
        let theirs = try world[.liaisonGEO].get("/v1/reports?q=dark&count=true&limit=1").json
        #expect(theirs["total"]?.int == 200 + 1)
    }
}
