import HTTPMessages
import JSON
import Testing

/// A part takes with it what belongs to its own paragraphs, also where a mark is used twice.
struct RepeatedMarkTests {
    private static func document(_ marks: [String], _ notes: [String]) -> String {
        let paragraphs = marks.enumerated().map { place, mark in
            """
            {"address": "\(place + 1)", "heading_path": [], "text": "T", "footnotes": ["\(mark)"]}
            """
        }
        let footnotes = notes.enumerated().map { place, mark in
            #"{"number": "\#(mark)", "text": "Note \#(place + 1)"}"#
        }
        return """
            {"paragraphs": [\(paragraphs.joined(separator: ","))], "recommendations": [],
             "footnotes": [\(footnotes.joined(separator: ","))], "unplaced": [],
             "annexes": [{"number": "I", "heading": "A", "sections": []},
                         {"number": "I", "heading": "B", "sections": []}]}
            """
    }

    private static func part(_ marks: [String], _ notes: [String], opening paragraph: String) throws
        -> [String]
    {
        let story = try Story(in: World(), document: document(marks, notes))
        try story.reachAddressee()
        try story.act(.liaisonKAZ, "/state-disclosures", Sample.disclosure).expect(201)
        try story.review()
        let content = """
            {"basis": "art_16_2_state_disclosure", "scope": "part", "paragraphs": ["\(paragraph)"],
             "published_on": "2015-04-07"\(PartStory.decision)}
            """
        try story.act(.secretariat, "/publications", content).expect(201)
        let document = try story.world[.everyone].get(story.report).json["document"]
        return document?.each("text", of: "footnotes") ?? []
    }

    @Test(arguments: [
        (["*", "*"], ["*", "*"], "1", ["Note 1"]), (["*", "*"], ["*", "*"], "2", ["Note 2"]),
        // One footnote that two refer to goes with each.
        (["*", "*"], ["*"], "2", ["Note 1"]),
        // What does not pair off stays shut until all that refer to it are open.
        (["*", "*", "*"], ["*", "*"], "1", []), (["1", "2"], ["1", "2"], "1", ["Note 1"]),
    ])
    func `a footnote goes with its own reference`(
        marks: [String], notes: [String], paragraph: String, opened: [String]
    ) throws {
        #expect(try Self.part(marks, notes, opening: paragraph) == opened)
    }

    @Test func `an annex whose number stands for two cannot be opened by it`() throws {
        let story = try Story(in: World(), document: Self.document(["1"], ["1"]))
        try story.reachAddressee()
        try story.act(.liaisonKAZ, "/state-disclosures", Sample.disclosure).expect(201)
        try story.review()
        let content = """
            {"basis": "art_16_2_state_disclosure", "scope": "part", "annexes": ["I"],
             "published_on": "2015-04-07"\(PartStory.decision)}
            """
        let refused = try story.act(.secretariat, "/publications", content).expect(422).json
        #expect(refused["errors"]?.elements.first?["pointer"]?.text == "#/annexes/0")
    }
}
