import HTTPMessages
import JSON
import Testing

@Suite("A report that is public in part")
struct PartTests {
    /// A part, and what the public reads of the report then.
    struct Opening: Sendable, CustomTestStringConvertible {
        let paragraphs: [String]
        let annexes: [String]
        let seen: [String]
        let footnotes: [String]
        let recommendations: [String]
        let words: Set<String>

        var testDescription: String { "\(paragraphs) \(annexes)" }
        /// The paragraphs in the order of the report.
        var declared: [String] { paragraphs == ["10", "2(a)"] ? ["2(a)", "10"] : paragraphs }
        var scope: String { PartStory.part(paragraphs, annexes) }
    }

    static let openings = [
        Opening(
            paragraphs: ["10", "2(a)"], annexes: ["II"], seen: ["2(a)", "10"],
            footnotes: ["2", "4", "1"], recommendations: ["2(a)", "10", "annex:II:1"],
            words: [
                "Baobab", "Cedar", "Dogwood", "Fern", "Oak", "Quince", "Sorrel", "Violet",
                "Willow", "Hazel", "Larch", "Maple",
            ]),
        Opening(
            paragraphs: ["2"], annexes: [], seen: ["2", "2(a)", "2(b)"],
            footnotes: ["2", "3", "4"], recommendations: ["2(a)", "2(b)"],
            words: [
                "Baobab", "Birch", "Cedar", "Dahlia", "Oak", "Poplar", "Quince", "Hazel", "Ivy",
                "Juniper",
            ]),
        Opening(
            paragraphs: ["1", "3"], annexes: [], seen: ["1", "3"], footnotes: ["1", "4"],
            recommendations: ["1", "3"],
            words: ["Acacia", "Amber", "Cypress", "Elder", "Nettle", "Quince", "Gorse", "Kapok"]),
        Opening(
            paragraphs: [], annexes: ["I"], seen: [], footnotes: ["1"], recommendations: [],
            words: ["Rowan", "Thyme", "Umbel"]),
    ]

    /// Who has the report from nobody but the public edition.
    static let outsiders: [Reader] = [.everyone, .npmKAZ, .liaisonGEO, .npmGEO, .cat, .operator]

    static func opened(_ opening: Opening) throws -> PartStory {
        let story = try PartStory(in: World())
        try story.prepare()
        try story.publish(opening.scope).expect(201)
        return story
    }

    @Test(arguments: openings)
    func `the public reads what was opened, with its numbers, and nothing else`(
        opening: Opening
    ) throws {
        let story = try Self.opened(opening)
        for reader in Self.outsiders {
            let answer = try story.get(as: reader).expect(200)
            let document = try #require(answer.json["document"])
            #expect(document.each("address", of: "paragraphs") == opening.seen)
            #expect(document.each("number", of: "footnotes") == opening.footnotes)
            #expect(document.each("address", of: "recommendations") == opening.recommendations)
            #expect(document.each("number", of: "annexes") == opening.annexes)
            #expect(document["unplaced"]?.elements == [])
            #expect(answer.words == opening.words)
        }
    }

    @Test(arguments: openings)
    func `a publication says that it is of a part, and of which`(opening: Opening) throws {
        let story = try Self.opened(opening)
        for reader in Reader.allCases {
            let publication = try story.get(as: reader).json["publication"]
            #expect(publication?["scope"]?.text == "part")
            #expect(publication?.words("paragraphs") == opening.declared)
            #expect(publication?.words("annexes") == opening.annexes)
            #expect(publication?["basis"]?.text == "art_16_2_state_disclosure")
            let listed = try story.get("/publications", as: reader).json.items
            #expect(listed.map { $0["scope"]?.text } == ["part"])
        }
    }

    @Test(arguments: openings)
    func `paragraphs and recommendations are cut alike, in lists, counts and one by one`(
        opening: Opening
    ) throws {
        let story = try Self.opened(opening)
        for reader in Self.outsiders {
            let client = story.world[reader]
            let paragraphs = try client.get(story.report + "/paragraphs?count=true").json
            #expect(paragraphs.each("address", of: "items") == opening.seen)
            #expect(paragraphs["total"] == .number(JSONNumber(opening.seen.count)))
            for path in [story.report + "/recommendations", "/v1/recommendations"] {
                let list = try client.get(path + "?count=true").json
                #expect(list.each("address", of: "items") == opening.recommendations)
                #expect(
                    list["total"] == .number(JSONNumber(opening.recommendations.count)))
                let page = try client.all(path, limit: 1)
                #expect(page == list.items)
            }
        }
    }

    @Test(arguments: openings)
    func `what is hidden of a report answers as what never was`(opening: Opening) throws {
        let story = try Self.opened(opening)
        let all = try story.get("/recommendations", as: .secretariat).json.items
        for reader in Self.outsiders {
            let client = story.world[reader]
            let noParagraph = try story.get("/paragraphs/99", as: reader).expect(404).masked
            for address in ["1", "2", "2(a)", "2(b)", "3", "10"] {
                let answer = try story.get("/paragraphs/\(address)", as: reader)
                if opening.seen.contains(address) {
                    #expect(answer.json["address"]?.text == address)
                } else {
                    #expect(answer.masked == noParagraph, "\(address)")
                }
            }
            let absent = "/v1/recommendations/rec_aaaaaaaaaaaaaaaaaaaaaaaaaa"
            let noRecommendation = try client.get(absent).expect(404).masked
            for item in all {
                let address = item["address"]?.text ?? ""
                let answer = try client.get("/v1/recommendations/\(item["id"]?.text ?? "")")
                if opening.recommendations.contains(address) {
                    #expect(answer.json == item)
                } else {
                    #expect(answer.masked == noRecommendation, "\(address)")
                }
            }
        }
    }

    @Test(arguments: openings)
    func `the parties and the holder of a copy still read the whole`(opening: Opening) throws {
        let story = try Self.opened(opening)
        try story.act(.secretariat, "/transmissions", Sample.transmission(to: "npm")).expect(201)
        let edition = try story.get(as: .secretariat).json["edition"]
        for reader in [Reader.spt, .secretariat, .liaisonKAZ, .npmKAZ] {
            let answer = try story.get(as: reader).expect(200)
            #expect(answer.words == PartStory.words)
            #expect(answer.json["edition"] == edition)
            #expect(try story.get("/recommendations", as: reader).json.items.count == 6)
            #expect(try story.get("/paragraphs", as: reader).json.items.count == 6)
        }
    }

    /// A digest of the whole would let whoever guesses at the hidden words try the guess.
    @Test(arguments: openings)
    func `the public's edition is the digest of what the public reads`(opening: Opening) throws {
        let story = try Self.opened(opening)
        let edition = try story.get().json["edition"]?.text
        #expect(edition?.hasPrefix("sha256:") == true)
        #expect(try story.get(as: .secretariat).json["edition"]?.text != edition)
        let other = try PartStory(
            in: story.world,
            hidden: #", {"address": "11", "heading_path": [], "text": "Zinnia", "footnotes": []}"#)
        try other.prepare()
        try other.publish(opening.scope).expect(201)
        #expect(try other.get().json["edition"]?.text == edition)
    }
}
