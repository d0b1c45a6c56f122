import Article16
import Foundation
import HTTPMessages
import Testing

/// Words that come in through the interface stand in no file of the store.
struct SealedTests {
    private static let canary = "Nightingale"

    private static func document(_ words: String) -> String {
        """
        {"paragraphs": [{"address": "1", "heading_path": ["\(words)"], "text": "\(words)",
            "footnotes": ["1"]}],
         "recommendations": [{"address": "1", "kind": "recommendation", "text": "\(words)",
            "themes": ["\(words)"], "standards": ["\(words)"],
            "addressee_authorities": ["\(words)"]}],
         "footnotes": [{"number": "1", "text": "\(words)"}],
         "annexes": [{"number": "I", "heading": "\(words)", "sections": []}],
         "unplaced": [{"line": 7, "text": "\(words)"}]}
        """
    }

    private static func tell(_ world: World) throws -> String {
        let writer = world[.secretariat]
        try writer.post(
            "/v1/places",
            """
            {"state_party": "KAZ", "kind": "prison", "name": "\(canary)",
             "subdivision": "\(canary)", "locality": "\(canary)"}
            """
        ).expect(201)
        let report = try world.submit(
            by: .secretariat,
            """
            {"state_party": "KAZ", "addressee": "state_party", "title": "\(canary)",
             "original_language": "en", "document": \(document(canary))}
            """)
        let story = Story(at: report, in: world, by: .secretariat)
        try story.adopt()
        try story.send(to: "state_party")
        let reply = try world[.liaisonKAZ].post(
            report + "/replies",
            """
            {"language": "en", "items": [{"answers": ["1"], "text": "\(canary)",
             "actions_taken": ["\(canary)"],
             "actions_planned": [{"text": "\(canary)", "timescale": "\(canary)"}]}]}
            """
        ).created()
        try world[.liaisonKAZ].act(
            "/v1/replies/\(reply)/submission", Sample.submission, on: "/v1/replies/" + reply
        ).expect(200)
        try story.act(
            .liaisonKAZ, "/publication-requests",
            #"{"requested_on": "2015-01-27", "reference": "\#(canary)"}"#
        ).expect(201)
        return report
    }

    @Test func `nobody finds them without the key, and who may read finds them with it`() throws {
        let world = try World()
        let report = try Self.tell(world)
        let names = try FileManager.default.contentsOfDirectory(atPath: world.bench.folder)
        #expect(names.contains("register.sqlite-wal"))
        for name in names {
            let data = try Data(contentsOf: URL(filePath: "\(world.bench.folder)/\(name)"))
            #expect(data.range(of: Data(Self.canary.utf8)) == nil, "\(name)")
        }
        let read = try world[.liaisonKAZ].get(report).expect(200).text
        #expect(read.contains(#""title":"\#(Self.canary)""#))
        let document = try world[.liaisonKAZ].get(report + "/paragraphs").expect(200).text
        #expect(document.components(separatedBy: Self.canary).count > 2)
        let filtered = try world[.liaisonKAZ].get("/v1/recommendations?theme=\(Self.canary)")
        #expect(try filtered.expect(200).json.ids.count == 1)
    }
}
