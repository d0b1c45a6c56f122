import HTTPMessages
import JSON
import Testing

/// `document` is what is sent and what comes back (api.md, section 8).
struct DocumentTests {
    private static let rich = """
        {"paragraphs": [
           {"address": "1",
            "heading_path": ["I. \u{201C}Ärzte\u{201D}", "A. \u{421}\u{418}\u{417}\u{41E}"],
            "text": "a\\u0301 \\\"q\\\" \\\\ / \\n \u{1F600}", "footnotes": ["1", "2"]},
           {"address": "1(a)", "heading_path": [], "text": "t", "footnotes": []},
           {"address": "1(a)(ii)", "heading_path": [], "text": "t", "footnotes": []}],
         "recommendations": [
           {"address": "1(a)", "kind": "recommendation", "text": "t",
            "reiterates": [{"symbol": "CAT/OP/KAZ/1", "paragraphs": ["36", "83"]}]},
           {"address": "annex:II:3", "kind": "statement", "text": "t", "reiterates": []}],
         "footnotes": [{"number": "1", "text": "n"}, {"number": "2", "text": "n", "annex": "I"}],
         "annexes": [{"number": "II", "heading": "H", "sections": [
           {"heading": "S", "items": ["a", "b"]}, {"items": ["c"]}]}],
         "unplaced": [{"line": 7, "text": "x"}]}
        """

    @Test func `what comes back can be sent again and is the same edition`() throws {
        let world = try World()
        let content = Sample.report().replacing(Sample.document, with: Self.rich)
        let path = try world.submit(by: .secretariat, content)
        let first = try world[.secretariat].get(path).json
        let document = try #require(first["document"])
        var writer = JSONWriter()
        writer.value(document)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let again = try world.submit(
            by: .secretariat, Sample.report().replacing(Sample.document, with: text))
        let second = try world[.secretariat].get(again).json
        #expect(second["edition"] == first["edition"])
        for part in ["paragraphs", "footnotes", "annexes", "unplaced"] {
            #expect(second["document"]?[part] == document[part])
            #expect(document[part]?.elements.isEmpty == false)
        }
        let sent = try JSONParser.parse(Array(Self.rich.utf8))
        #expect(document["paragraphs"] == sent["paragraphs"])
    }

    @Test func `the same text keeps its edition and the ids of its recommendations`() throws {
        let story = try Story(in: World())
        let client = story.world[.secretariat]
        let before = try client.get(story.report).json
        let patch = { (document: String) in
            try client.act(
                story.report, #"{"document": \#(document)}"#, on: story.report, "PATCH"
            ).expect(200).json
        }
        let same = try patch(Sample.document)
        #expect(same["edition"] == before["edition"] && same["document"] == before["document"])
        let other = try patch(Sample.document.replacing("dark", with: "very dark"))
        #expect(other["edition"] != before["edition"])
    }

    @Test func `a patch changes what it names, and null takes away`() throws {
        let story = try Story(in: World(), #", "symbol": "CAT/OP/KAZ/2""#)
        let client = story.world[.secretariat]
        let patch = { (content: String) in
            try client.act(story.report, content, on: story.report, "PATCH").expect(200).json
        }
        let titled = try patch(#"{"title": "Another"}"#)
        #expect(titled["title"]?.text == "Another" && titled["symbol"]?.text == "CAT/OP/KAZ/2")
        let bare = try patch(#"{"symbol": null}"#)
        #expect(bare["title"]?.text == "Another" && bare["symbol"] == nil)
    }
}
