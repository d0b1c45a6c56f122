import HTTPMessages
import JSON

/// A report to Kazakhstan with something of every kind in it, of which parts are opened.
///
/// Each text is a word of its own, so that what leaked can be named.
final class PartStory {
    let world: World
    let report: String
    let visit: String
    private(set) var publishedOn = "2015-04-07"

    /// - Parameter hidden: further paragraphs, each with a comma before it.
    init(in world: World, hidden: String = "", _ members: String = "") throws {
        self.world = world
        visit = try world[.secretariat].post("/v1/visits", Self.visit).created()
        let content = """
            {"state_party": "KAZ", "addressee": "state_party", "title": "A visit",
             "visit_id": "\(visit)", "original_language": "en",
             "document": \(Self.document(hidden))\(members)}
            """
        report = try world.submit(by: .secretariat, content)
        try act(.secretariat, "/adoption", Sample.adoption).expect(200)
        try act(.secretariat, "/transmissions", Sample.transmission(to: "state_party")).expect(201)
    }

    func act(_ reader: Reader, _ below: String, _ content: String) throws -> Response {
        try world[reader].act(report + below, content, on: report)
    }

    func get(_ below: String = "", as reader: Reader = .everyone) throws -> Response {
        try world[reader].get(report + below)
    }

    func disclose(
        by reader: Reader = .liaisonKAZ, on date: String = "2014-09-02",
        _ scope: String = #""scope": "part", "paragraphs": ["1"]"#
    ) throws -> Response {
        let content = #"{"disclosed_on": "\#(date)", "where": "A newspaper", \#(scope)}"#
        return try act(reader, "/state-disclosures", content)
    }

    func review() throws {
        let edition = try get(as: .secretariat).json["edition"]?.text ?? ""
        let content =
            #"{"edition": "\#(edition)", "reviewed_on": "2015-02-10", "reviewer": "A. P."}"#
        try act(.secretariat, "/personal-data-reviews", content).expect(201)
    }

    func ask(_ comments: String = #""none""#) throws -> String {
        let content = #"{"requested_on": "2015-01-27", "comments": \#(comments)}"#
        let made = try act(.liaisonKAZ, "/publication-requests", content).created()
        return "/v1/publication-requests/" + made
    }

    /// Disclosed and reviewed: what is left is to decide.
    func prepare() throws {
        try disclose().expect(201)
        try review()
    }

    func publish(
        _ scope: String, basis: String = "art_16_2_state_disclosure",
        _ further: String = PartStory.decision
    ) throws -> Response {
        try act(
            .secretariat, "/publications",
            #"{"basis": "\#(basis)", "published_on": "\#(publishedOn)", \#(scope)\#(further)}"#)
    }

    static let decision =
        #", "decision": {"decided_on": "2015-02-14", "reference": "Session 55"}"#

    static func part(_ paragraphs: [String], _ annexes: [String] = []) -> String {
        #""scope": "part", "paragraphs": \#(paragraphs), "annexes": \#(annexes)"#
    }

    static let whole = #""scope": "whole""#

    private static let visit = """
        {"state_party": "KAZ", "body": "spt", "type": "country", "started_on": "2013-03-26",
         "ended_on": "2013-04-01", "delegation": ["A. Member", "B. Member"],
         "places": [{"name": "Walnut"}]}
        """

    private static func document(_ hidden: String) -> String {
        """
        {"paragraphs": [
           {"address": "1", "heading_path": ["Acacia"], "text": "Amber", "footnotes": ["1"]},
           {"address": "2", "heading_path": ["Baobab"], "text": "Birch", "footnotes": []},
           {"address": "2(a)", "heading_path": ["Baobab"], "text": "Cedar",
            "footnotes": ["2", "4"]},
           {"address": "2(b)", "heading_path": ["Baobab"], "text": "Dahlia", "footnotes": ["3"]},
           {"address": "3", "heading_path": ["Cypress"], "text": "Elder", "footnotes": ["4"]},
           {"address": "10", "heading_path": ["Dogwood"], "text": "Fern",
            "footnotes": []}\(hidden)],
         "recommendations": [
           {"address": "1", "kind": "statement", "text": "Gorse", "reiterates": []},
           {"address": "2(a)", "kind": "recommendation", "text": "Hazel", "reiterates": []},
           {"address": "2(b)", "kind": "request_for_information", "text": "Ivy",
            "reiterates": [{"symbol": "CCPR/Juniper", "paragraphs": ["36"]}]},
           {"address": "3", "kind": "recommendation", "text": "Kapok", "reiterates": []},
           {"address": "10", "kind": "recommendation", "text": "Larch", "reiterates": []},
           {"address": "annex:II:1", "kind": "statement", "text": "Maple", "reiterates": []}],
         "footnotes": [
           {"number": "1", "text": "Nettle"}, {"number": "2", "text": "Oak"},
           {"number": "3", "text": "Poplar"}, {"number": "4", "text": "Quince"},
           {"number": "1", "text": "Rowan", "annex": "I"},
           {"number": "1", "text": "Sorrel", "annex": "II"}],
         "annexes": [
           {"number": "I", "heading": "Thyme", "sections": [{"items": ["Umbel"]}]},
           {"number": "II", "heading": "Violet", "sections": [{"items": ["Willow"]}]}],
         "unplaced": [{"line": 7, "text": "Yarrow"}]}
        """
    }

    /// Every word of the document.
    static let words: Set<String> = [
        "Acacia", "Amber", "Baobab", "Birch", "Cedar", "Cypress", "Dahlia", "Dogwood", "Elder",
        "Fern", "Gorse", "Hazel", "Ivy", "Juniper", "Kapok", "Larch", "Maple", "Nettle", "Oak",
        "Poplar", "Quince", "Rowan", "Sorrel", "Thyme", "Umbel", "Violet", "Willow", "Yarrow",
    ]
}

extension Response {
    /// The words of the document that are in it.
    var words: Set<String> { PartStory.words.filter(text.contains) }

    /// Head and content without what differs between any two answers or records.
    var masked: String {
        let lines = fields.filter { $0.name.lowercased() != "etag" }.map {
            "\($0.name): \($0.value)"
        }
        return (["\(status.code)"] + lines + [text]).joined(separator: "\n")
            .replacing(/urn:uuid:[0-9a-f-]{36}/, with: "")
            .replacing(/_[a-z2-7]{26}/, with: "_")
    }
}

extension JSONValue {
    /// The strings of a member that is an array.
    func words(_ name: String) -> [String] { self[name]?.elements.compactMap(\.text) ?? [] }

    /// One member of each element of a member that is an array.
    func each(_ member: String, of name: String) -> [String] {
        self[name]?.elements.compactMap { $0[member]?.text } ?? []
    }
}
