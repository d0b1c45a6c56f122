import HTTPMessages
import JSON

/// Two reports to Kazakhstan, of which the later links to the earlier.
final class LinkStory {
    let world: World
    let old: String
    let new: String

    static let oldSymbol = "CAT/OP/KAZ/1"

    /// - Parameters:
    ///   - links: the value of `links` in the later report's one recommendation; `{old}` stands
    ///     for the id of the recommendation at 36 of the earlier.
    ///   - symbol: the earlier report's, or none.
    init(in world: World, links: String, symbol: String? = oldSymbol, _ members: String = "")
        throws
    {
        self.world = world
        old = try Self.submit(world, Self.oldDocument, symbol, "2013-11-17")
        let target = try Self.recommendations(of: old, world)[0]
        new = try Self.submit(
            world, Self.document(links.replacing("{old}", with: target), members), nil, nil)
    }

    static func submit(
        _ world: World, by reader: Reader = .secretariat, _ document: String, _ symbol: String?,
        _ adoptedOn: String?
    ) throws -> String {
        let symbol = symbol.map { #", "symbol": "\#($0)""# } ?? ""
        let addressee = reader == .npmKAZ ? "authorities" : "state_party"
        let content = Sample.report(to: addressee, symbol)
            .replacing(Sample.document, with: document)
        let path = try world.submit(by: reader, content)
        if let adoptedOn { try adopt(path, world, on: adoptedOn, by: reader).expect(200) }
        return path
    }

    static func adopt(
        _ path: String, _ world: World, on day: String, by reader: Reader = .secretariat
    ) throws -> Response {
        try world[reader].act(path + "/adoption", #"{"adopted_on": "\#(day)"}"#, on: path)
    }

    static func send(
        _ path: String, _ world: World, to addressee: String = "state_party",
        by reader: Reader = .secretariat
    ) throws {
        try world[reader].act(
            path + "/transmissions", Sample.transmission(to: addressee), on: path
        ).expect(201)
    }

    /// Opens a report to everybody, in part or whole.
    static func publish(
        _ path: String, _ world: World, _ scope: String = PartStory.whole,
        on day: String = "2015-04-07"
    ) throws {
        let disclosure =
            #"{"disclosed_on": "2014-09-02", "where": "A newspaper", "scope": "whole"}"#
        try world[.secretariat].act(path + "/state-disclosures", disclosure, on: path).expect(201)
        let edition = try world[.secretariat].get(path).json["edition"]?.text ?? ""
        let review =
            #"{"edition": "\#(edition)", "reviewed_on": "2015-02-10", "reviewer": "A. P."}"#
        try world[.secretariat].act(path + "/personal-data-reviews", review, on: path).expect(201)
        let basis = #""basis": "art_16_2_state_disclosure", "published_on": "\#(day)""#
        try world[.secretariat].act(
            path + "/publications", "{\(basis), \(scope)\(PartStory.decision)}", on: path
        ).expect(201)
    }

    static func recommendations(
        of path: String, _ world: World, as reader: Reader = .secretariat
    ) throws -> [String] {
        try world[reader].get(path + "/recommendations").expect(200).json.ids
    }

    /// The links of the later report's recommendation in a reader's eyes, as `type target`.
    func links(_ reader: Reader) throws -> [String] {
        let all = try world[reader].get(new + "/recommendations").expect(200).json.items
        return (all.first?["links"]?.elements ?? []).map(Self.words)
    }

    static func words(_ link: JSONValue) -> String {
        let target = link["target"]
        let named =
            target?["recommendation_id"].map { _ in "id" }
            ?? ([target?["symbol"]?.text ?? ""]
            + (target?["paragraphs"]?.elements ?? [])
            .compactMap(\.text)).joined(separator: " ")
        let found = link["recommendation_ids"]?.elements.count ?? 0
        return "\(link["type"]?.text ?? "") \(named) -> \(found)"
    }

    func chain(_ reader: Reader, from id: String) throws -> [String] {
        try world[reader].get("/v1/recommendations/\(id)/chain").expect(200).json.ids
    }

    static let oldDocument = """
        {"paragraphs": [
           {"address": "36", "text": "Old Acacia."}, {"address": "83", "text": "Old Birch."},
           {"address": "121(a)", "text": "Old Cedar."}, {"address": "9", "text": "Old Elm."}],
         "recommendations": [
           {"address": "36", "kind": "recommendation", "text": "Old Acacia."},
           {"address": "83", "kind": "recommendation", "text": "Old Birch."},
           {"address": "121(a)", "kind": "recommendation", "text": "Old Cedar."}]}
        """

    static func document(_ links: String, _ members: String = "") -> String {
        """
        {"paragraphs": [{"address": "60", "text": "New."}],
         "recommendations": [{"address": "60", "kind": "recommendation", "text": "New.",
           "links": \(links)\(members)}]}
        """
    }

    static func toSymbol(
        _ paragraphs: String, _ type: String = "reiterates", _ symbol: String = oldSymbol
    ) -> String {
        """
        [{"type": "\(type)",
          "target": {"symbol": "\(symbol)", "paragraphs": \(paragraphs)}}]
        """
    }

    static let toID = #"[{"type": "builds_on", "target": {"recommendation_id": "{old}"}}]"#
}
