import HTTPMessages
import JSON
import Testing

/// What a reader may not know moves neither a tag nor an octet of what that reader gets
/// (api.md, section 4; domain.md, section 8).
struct HiddenTests {
    struct Event: Sendable, CustomStringConvertible {
        let description: String
        /// Those who may know of it.
        let knowers: Set<Reader>
        /// Those of them whose report says something new.
        let moved: Set<Reader>
        let prepare: @Sendable (Story) throws -> Void
        let happen: @Sendable (Story) throws -> Void

        init(
            _ name: String, knownTo knowers: Set<Reader>, moves moved: Set<Reader> = [],
            after prepare: @escaping @Sendable (Story) throws -> Void,
            _ happen: @escaping @Sendable (Story) throws -> Void
        ) {
            description = name
            self.knowers = knowers
            self.moved = moved
            self.prepare = prepare
            self.happen = happen
        }
    }

    static let dialogue: Set<Reader> = [.spt, .secretariat, .liaisonKAZ]

    static let events = ofTheReport + ofItsDocuments

    private static let ofTheReport = [
        Event("a reply is begun", knownTo: [.liaisonKAZ], after: sendToBoth) {
            try $0.draftReply()
        },
        Event("a drafted reply is changed", knownTo: [.liaisonKAZ], after: beginReply) { story in
            let reply = story.reply ?? ""
            let language = #"{"language": "fr"}"#
            try story.world[.liaisonKAZ].act(reply, language, on: reply, "PATCH").expect(200)
        },
        Event("a drafted reply is dropped", knownTo: [.liaisonKAZ], after: beginReply) { story in
            let reply = story.reply ?? ""
            try story.world[.liaisonKAZ].act(reply, nil, on: reply, "DELETE").expect(204)
        },
        Event("a reply is submitted", knownTo: dialogue, moves: dialogue, after: beginReply) {
            try $0.submitReply()
        },
        Event("publication is asked for", knownTo: dialogue, moves: dialogue, after: sendToBoth) {
            try $0.ask()
        },
        Event("the request is withdrawn", knownTo: dialogue, moves: dialogue, after: askAfterBoth) {
            try $0.withdraw()
        },
        Event("the addressee is reminded", knownTo: dialogue, after: sendToBoth) {
            try $0.remind()
        },
        Event("more time is given", knownTo: dialogue, moves: dialogue, after: sendToBoth) {
            try $0.extend()
        },
        Event("a meeting is held", knownTo: dialogue, after: sendToBoth) { try $0.meet() },
        Event(
            "an assessment is kept internal", knownTo: [.spt, .secretariat], after: sendToBoth
        ) {
            try $0.assess()
        },
        Event("an assessment is communicated", knownTo: dialogue, after: sendToBoth) {
            try $0.assess(Story.told)
        },
        Event(
            "the edition is reviewed", knownTo: [.spt, .secretariat], moves: [.spt, .secretariat],
            after: askAfterBoth
        ) {
            try $0.review()
        },
        Event(
            "the mechanism gets a copy", knownTo: [.spt, .secretariat, .npmKAZ],
            moves: [.spt, .secretariat, .npmKAZ], after: { try $0.reachAddressee() }
        ) {
            try $0.send(to: "npm")
        },
        Event("another draft is submitted", knownTo: [.spt, .secretariat], after: sendToBoth) {
            _ = try Story(in: $0.world)
        },
        Event(
            "another report is adopted", knownTo: [.spt, .secretariat],
            after: { _ = try Story(in: $0.world) }
        ) {
            try Story(in: $0.world).adopt()
        },
        Event("the mechanism begins a report", knownTo: [.npmKAZ], after: sendToBoth) {
            _ = try Story(in: $0.world, by: .npmKAZ)
        },
        Event(
            "the mechanism sends a report to its authorities", knownTo: [.npmKAZ, .liaisonKAZ],
            after: sendToBoth
        ) {
            try Story(in: $0.world, by: .npmKAZ).reachAddressee()
        },
    ]

    @Test(arguments: events + CommitteeFileTests.events)
    func `what is hidden moves nothing`(event: Event) throws {
        let world = try World()
        let visit = try world[.secretariat].post("/v1/visits", Sample.visit).created()
        let story = try Story(in: world, #", "visit_id": "\#(visit)""#)
        try event.prepare(story)
        let before = try Self.everything(of: story, visit)
        let tags = try Self.tags(of: story)
        try event.happen(story)
        let after = try Self.everything(of: story, visit)
        for reader in Reader.allCases where !event.knowers.contains(reader) {
            #expect(before[reader] == after[reader], "\(reader)")
        }
        for reader in event.knowers {
            #expect(before[reader] != after[reader], "\(reader) is to know")
        }
        let moved = try Self.tags(of: story).filter { tags[$0.key] != $0.value }
        #expect(Set(moved.keys) == event.moved)
    }

    /// A mechanism's report, which the Subcommittee has a copy of.
    @Test func `who has a copy is told nothing of the dialogue`() throws {
        let story = try Story(in: World(), by: .npmKAZ)
        try story.reachAddressee()
        try story.send(to: "spt")
        let acts: [(Story) throws -> Void] = [
            { try $0.draftReply() }, { try $0.submitReply() }, { try $0.ask() },
            { try $0.withdraw() }, { try $0.ask() }, { try $0.review() }, { try $0.remind() },
            { try $0.extend() }, { try $0.meet() }, { try $0.assess(Story.told) },
        ]
        let before = try Self.everything(of: story, "vis_none")
        for act in acts {
            try act(story)
            let after = try Self.everything(of: story, "vis_none")
            for reader in [Reader.spt, .secretariat, .liaisonGEO, .cat, .everyone] {
                #expect(before[reader] == after[reader])
            }
        }
        try story.publish()
        let published = try Self.everything(of: story, "vis_none")
        #expect(before[.spt] != published[.spt] && before[.everyone] != published[.everyone])
    }

    @Test func `who has a copy finds the report among the confidential`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.send(to: "npm")
        try story.ask()
        for (reader, word) in [
            (Reader.npmKAZ, "confidential"), (.liaisonKAZ, "publication_requested"),
            (.spt, "publication_requested"),
        ] {
            let client = story.world[reader]
            #expect(try client.get(story.report).json["confidentiality"]?.text == word)
            for filter in ["confidential", "publication_requested", "published"] {
                let list = try client.get("/v1/reports?confidentiality=\(filter)").json.ids
                #expect(list.count == (filter == word ? 1 : 0), "\(reader) \(filter)")
            }
        }
    }

    @Sendable static func sendToBoth(_ story: Story) throws {
        try story.reachAddressee()
        try story.send(to: "npm")
    }

    @Sendable private static func beginReply(_ story: Story) throws {
        try sendToBoth(story)
        try story.draftReply()
    }

    @Sendable private static func askAfterBoth(_ story: Story) throws {
        try sendToBoth(story)
        try story.ask()
    }

    private static func tags(of story: Story) throws -> [Reader: String] {
        var tags: [Reader: String] = [:]
        for reader in Reader.allCases {
            tags[reader] = try story.world[reader].get(story.report)["etag"]
        }
        return tags
    }

    /// Status, tag and content of all that a reader can ask for.
    static func everything(of story: Story, _ visit: String) throws -> [Reader: [String]] {
        let below = [
            "", "/recommendations", "/paragraphs", "/transmissions", "/replies",
            "/publication-requests", "/personal-data-reviews", "/publications", "/reminders",
            "/extensions", "/meetings", "/follow-up", "/follow-up?format=csv", "/state-disclosures",
            "/language-versions", "/corrigenda", "/comments", "/article-16-4", "/reissues",
            "/personal-data-items", "?language=fr",
            "/article-16-4?count=true", "/state-disclosures",
        ]
        let lists = [
            "reports?count=true", "reports?sort=-transmitted_on", "reports?overdue=true&count=true",
            "places?count=true", "public-statements?count=true", "reprisals?count=true",
            "state-parties/KAZ/standing-consents", "reports?language=fr&count=true",
            "recommendations?q=dark&count=true", "recommendations?reiterated=true&count=true",
            "changes", "annual-report/2014", "annual-report/2015", "recommendations?count=true",
            "visits?count=true", "visits/" + visit,
            "reports?confidentiality=publication_requested&count=true",
            "public-statements?count=true", "reprisals?count=true",
        ]
        let targets =
            below.map { story.report + $0 } + lists.map { "/v1/" + $0 }
            + [try story.recommendation + "/assessments", try story.recommendation + "/chain"]
        var all: [Reader: [String]] = [:]
        for reader in Reader.allCases {
            all[reader] = try targets.map { target in
                let answer = try story.world[reader].get(target)
                let name = /urn:uuid:[0-9a-f-]{36}/
                let content = answer.text.replacing(name, with: "")
                return "\(target) \(answer.status.code) \(answer["etag"] ?? "") \(content)"
            }
        }
        return all
    }
}
