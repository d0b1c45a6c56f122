import HTTPMessages
import JSON
import Testing

@Suite("What the public of a part can notice")
struct PartSecrecyTests {
    /// Another report, of which more is hidden.
    static let more = """
        , {"address": "11", "heading_path": ["Zinnia"], "text": "Zinnia", "footnotes": ["4"]},
        {"address": "10(a)", "heading_path": ["Zinnia"], "text": "Zinnia", "footnotes": []}
        """

    static let below = [
        "", "/paragraphs?count=true", "/recommendations?count=true", "/publications?count=true",
        "/transmissions?count=true", "/replies?count=true", "/state-disclosures?count=true",
        "/publication-requests?count=true", "/personal-data-reviews?count=true",
        "/paragraphs/2(a)", "/paragraphs/11",
    ]

    @Test(arguments: PartTests.outsiders)
    func `two reports that differ in what is hidden are alike to the public`(
        reader: Reader
    ) throws {
        let answers = try ["", Self.more].map { hidden in
            let story = try PartStory(in: World(), hidden: hidden)
            try story.prepare()
            try story.publish(PartStory.part(["2(a)"], ["I"])).expect(201)
            let targets =
                Self.below.map { story.report + $0 }
                + ["/v1/reports?count=true", "/v1/recommendations?count=true", "/v1/visits"]
            return try targets.map { try story.world[reader].get($0).masked }
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0].contains { $0.contains("Cedar") })
    }

    /// What happens behind a public part, and moves nothing of it.
    struct Event: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let happen: @Sendable (PartStory) throws -> Void

        init(_ name: String, _ happen: @escaping @Sendable (PartStory) throws -> Void) {
            testDescription = name
            self.happen = happen
        }
    }

    static let events = [
        Event("another disclosure") { try $0.disclose(on: "2015-03-01").expect(201) },
        Event("another review") { try $0.review() },
        Event("a request for the whole") { _ = try $0.ask() },
        Event("a request and its withdrawal") { story in
            let request = try story.ask()
            try story.world[.liaisonKAZ]
                .act(request + "/withdrawal", Sample.withdrawal, on: request).expect(200)
        },
        Event("a reply") { story in
            let content = #"{"language": "en", "items": [{"answers": ["3"], "text": "Yes."}]}"#
            let reply = try story.act(.liaisonKAZ, "/replies", content).created()
            let path = "/v1/replies/" + reply
            try story.world[.liaisonKAZ]
                .act(path + "/submission", Sample.submission, on: path).expect(200)
        },
        Event("a copy to the mechanism") {
            try $0.act(.secretariat, "/transmissions", Sample.transmission(to: "npm")).expect(201)
        },
    ]

    @Test(arguments: events)
    func `the public's tag moves only when its edition does`(event: Event) throws {
        let story = try GrowingPartTests.opened()
        let outsiders: [Reader] = [.everyone, .liaisonGEO, .npmGEO, .cat, .operator]
        let targets = Self.below.map { story.report + $0 } + ["/v1/reports", "/v1/visits"]
        func look() throws -> [String] {
            try outsiders.flatMap { reader in
                try targets.map { target in
                    let answer = try story.world[reader].get(target)
                    return answer.masked + (answer["etag"] ?? "")
                }
            }
        }
        let before = try look()
        let tags = try outsiders.map { try story.get(as: $0)["etag"] }
        try event.happen(story)
        #expect(try look() == before)
        #expect(try outsiders.map { try story.get(as: $0)["etag"] } == tags)
        try story.world[.everyone].get(story.report, "If-None-Match: \(tags[0] ?? "")").expect(304)
        try story.publish(PartStory.part(["3"])).expect(201)
        for (reader, tag) in zip(outsiders, tags) {
            #expect(try story.get(as: reader)["etag"] != tag)
        }
    }

    /// Who may read of disclosures: the State, and the Subcommittee that heard of them.
    @Test func `disclosures are seen by the correspondents only`() throws {
        let story = try PartStory(in: World())
        try story.act(.secretariat, "/transmissions", Sample.transmission(to: "npm")).expect(201)
        try story.disclose(by: .secretariat).expect(201)
        try story.disclose(on: "2014-10-01", #""scope": "whole""#).expect(201)
        func seen(_ reader: Reader) throws -> [String?]? {
            let answer = try story.get("/state-disclosures?count=true", as: reader)
            guard answer.status == .ok else { return nil }
            #expect(answer.json["total"] == .number(JSONNumber(answer.json.items.count)))
            return answer.json.items.map { $0["scope"]?.text }
        }
        let hidden = try story.world[.everyone]
            .get("/v1/reports/rep_aaaaaaaaaaaaaaaaaaaaaaaaaa/state-disclosures").masked
        for reader in [Reader.spt, .secretariat, .liaisonKAZ] {
            #expect(try seen(reader) == ["part", "whole"])
        }
        #expect(try seen(.npmKAZ) == [])
        for reader in [Reader.liaisonGEO, .npmGEO, .cat, .operator, .everyone] {
            #expect(try seen(reader) == nil)
        }
        #expect(try story.get("/state-disclosures").masked == hidden)
        try story.review()
        try story.publish(PartStory.part(["1"])).expect(201)
        for reader in PartTests.outsiders { #expect(try seen(reader) == []) }
        #expect(try seen(.liaisonKAZ) == ["part", "whole"])
    }
}
