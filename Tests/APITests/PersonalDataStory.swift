import HTTPMessages
import JSON

/// A report to Kazakhstan that names persons in every kind of text, with a reply that does too.
///
/// Anna Berg stands everywhere; Karim Osman stands in paragraph 1 and in the title; Lea Moor is in
/// paragraph 3 alone.
final class PersonalDataStory {
    let world: World
    let report: String
    private(set) var reply = ""

    init(in world: World, _ change: (String) -> String = { $0 }) throws {
        self.world = world
        let content = """
            {"state_party": "KAZ", "addressee": "state_party", "title": "The case of Karim Osman",
             "original_language": "en", "document": \(Self.document)}
            """
        report = try world.submit(by: .secretariat, change(content))
        try act(.secretariat, "/adoption", Sample.adoption).expect(200)
        try act(.secretariat, "/transmissions", Sample.transmission(to: "state_party")).expect(201)
        let made = try world[.liaisonKAZ].post(report + "/replies", Self.answer).created()
        reply = "/v1/replies/" + made
        try world[.liaisonKAZ].act(reply + "/submission", Sample.submission, on: reply).expect(200)
    }

    var replyID: String { String(reply.dropFirst("/v1/replies/".count)) }

    func act(_ reader: Reader, _ below: String, _ content: String) throws -> Response {
        try world[reader].act(report + below, content, on: report)
    }

    func get(_ below: String = "", as reader: Reader = .everyone) throws -> Response {
        try world[reader].get(report + below)
    }

    /// Marks words where they first stand in a text.
    @discardableResult
    func mark(
        _ words: String, in named: String, text: String, subject: String = "person-1",
        _ further: String = ""
    ) throws -> Response {
        let place = text.ranges(of: words)[0].lowerBound
        let start = text[..<place].unicodeScalars.count
        return try mark(
            named, start..<(start + words.unicodeScalars.count), words, subject, further)
    }

    func mark(
        _ place: String, _ span: Range<Int>, _ words: String, _ subject: String = "person-1",
        _ further: String = "", by reader: Reader = .secretariat
    ) throws -> Response {
        let category = further.contains("category") ? "" : #", "category": "name""#
        return try world[reader].post(
            report + "/personal-data-items",
            """
            {"text": \(place), "start": \(span.lowerBound), "end": \(span.upperBound),
             "exact": "\(words)", "subject": "\(subject)"\(category)\(further)}
            """)
    }

    /// Every place where somebody is named.
    func markAll() throws {
        for (place, text) in places {
            try mark("Anna Berg", in: place, text: text).expect(201)
        }
        try mark("Karim Osman", in: #"{"kind": "title"}"#, text: Self.title, subject: "person-2")
            .expect(201)
        try mark("Karim Osman", in: Self.paragraph("1"), text: Self.first, subject: "person-2")
            .expect(201)
        try mark("Lea Moor", in: Self.paragraph("3"), text: Self.third, subject: "person-3")
            .expect(201)
    }

    /// The places that name Anna Berg.
    var places: [(place: String, text: String)] {
        [
            (#"{"kind": "heading", "address": "3", "level": 2}"#, "On Anna Berg"),
            (Self.paragraph("1"), Self.first), (Self.paragraph("2"), Self.second),
            (#"{"kind": "footnote", "number": "1"}"#, "Letter of Anna Berg."),
            (#"{"kind": "annex", "annex": "I"}"#, "Met: Anna Berg"),
            (#"{"kind": "annex", "annex": "I", "section": 1}"#, "Anna Berg's ward"),
            (#"{"kind": "annex", "annex": "I", "item": 2}"#, "Cell of Anna Berg"),
            (#"{"kind": "unplaced", "line": 7}"#, "Anna Berg, page 3"),
            (said(), "Anna Berg was moved."),
            (said("action_taken"), "Heard Anna Berg."),
            (said("action_planned"), "Release Anna Berg."),
        ]
    }

    func said(_ part: String = "text") -> String {
        #"{"kind": "reply", "reply_id": "\#(replyID)", "item": 1, "part": "\#(part)"}"#
    }

    func review() throws {
        let content = Sample.review(of: try get(as: .secretariat).json)
        try act(.secretariat, "/personal-data-reviews", content).expect(201)
    }

    /// The State asks, with its reply as comments, or without.
    func ask(withComments: Bool = true) throws {
        let comments = withComments ? #"{"reply_id": "\#(replyID)"}"# : #""none""#
        try act(
            .liaisonKAZ, "/publication-requests",
            #"{"requested_on": "2015-01-27", "comments": \#(comments)}"#
        ).expect(201)
    }

    func publish(_ scope: String = #""scope": "whole""#) throws -> Response {
        try act(
            .secretariat, "/publications",
            #"{"basis": "art_16_2_request", "published_on": "2015-04-07", \#(scope)}"#)
    }

    /// Everybody marked, reviewed and public.
    func publishMasked() throws {
        try markAll()
        try ask()
        try review()
        try publish().expect(201)
    }

    func reissue() throws -> Response { try act(.secretariat, "/reissues", Sample.reissue) }

    func consent(_ consent: String, to item: String, on date: String = "2015-04-01") throws
        -> Response
    {
        let path = report + "/personal-data-items/\(item)"
        return try world[.secretariat].act(
            path + "/consent", #"{"consent": "\#(consent)", "on": "\#(date)"}"#, on: path)
    }

    /// The ids of the items of a subject.
    func items(of subject: String) throws -> [String] {
        try get("/personal-data-items", as: .secretariat).json.items
            .filter { $0["subject"]?.text == subject }.compactMap { $0["id"]?.text }
    }

    /// All that a reader gets of the report by any path, as one text.
    func everything(as reader: Reader) throws -> String {
        let recommendation = try get("/recommendations", as: reader).json.ids.map {
            try world[reader].get("/v1/recommendations/\($0)").text
        }
        let paths = [
            "", "/paragraphs", "/paragraphs/1", "/recommendations", "/replies", "/follow-up",
            "/follow-up?format=csv", "/publications",
        ]
        let below = try paths.map { try get($0, as: reader).text }
        let beside = try ["/v1/reports", "/v1/recommendations", reply].map {
            try world[reader].get($0).text
        }
        return (recommendation + below + beside).joined(separator: "\n")
    }

    static func paragraph(_ address: String) -> String {
        #"{"kind": "paragraph", "address": "\#(address)"}"#
    }

    static let title = "The case of Karim Osman"
    static let first = "Anna Berg, née Holt, met Karim Osman on 3 May."
    static let second = "Doctors saw her. Free Anna Berg at once. They agreed."
    static let third = "Lea Moor wrote."

    static let document = """
        {"paragraphs": [
           {"address": "1", "heading_path": ["I. Cases"], "text": "\(first)", "footnotes": ["1"]},
           {"address": "2", "heading_path": ["I. Cases", "On Anna Berg"], "text": "\(second)",
            "footnotes": []},
           {"address": "3", "heading_path": ["I. Cases", "On Anna Berg"], "text": "\(third)",
            "footnotes": []}],
         "recommendations": [
           {"address": "2", "kind": "recommendation", "text": "Free Anna Berg at once.",
            "reiterates": []},
           {"address": "2", "kind": "recommendation", "text": "That Anna Berg, be freed.",
            "reiterates": []}],
         "footnotes": [
           {"number": "1", "text": "Letter of Anna Berg.", "printed": "Letter, Anna Berg."}],
         "annexes": [{"number": "I", "heading": "Met: Anna Berg", "sections": [
           {"heading": "Anna Berg's ward", "items": ["Cell 4", "Cell of Anna Berg"]}]}],
         "unplaced": [{"line": 7, "text": "Anna Berg, page 3"}]}
        """

    private static let answer = """
        {"language": "fr", "items": [
           {"answers": ["2"], "text": "Anna Berg was moved.",
            "actions_taken": ["Heard Anna Berg."],
            "actions_planned": [{"text": "Release Anna Berg.", "timescale": "soon"}]}]}
        """
}
