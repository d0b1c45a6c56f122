import HTTPMessages
import JSON
import Testing

/// What is refused before the Committee, with its article.
struct CommitteeRefusalTests {
    private static func sent() throws -> Story {
        let story = try Story(in: World())
        try story.reachAddressee()
        return story
    }

    private static let steps = [
        ("", Sample.referral()), ("/invitation", Sample.invitation), ("/views", Sample.views),
        ("/decision", Sample.decision()), ("/execution", Sample.statement),
    ]

    @Test func `nothing is decided before the State was heard, nor without a majority`() throws {
        let story = try Self.sent()
        try story.refer()
        func decide(_ content: String) throws -> Response {
            try story.act(.cat, "/article-16-4/decision", content)
        }
        for (expected, prepare) in [
            ("state-not-heard", {}), ("state-not-heard", { try story.invite() }),
        ] as [(String, () throws -> Void)] {
            try prepare()
            let early = Sample.decision().replacing("2015-03-02", with: "2014-12-01")
            let answer = try decide(early).expect(409)
            #expect(answer.json["type"]?.text == "/problems/" + expected)
            #expect(answer.json["article"]?.text == "OPCAT art. 16 (4)")
        }
        let few = try decide(Sample.decision(inFavour: 5)).expect(409)
        #expect(few.json["type"]?.text == "/problems/no-majority")
        let many = try decide(Sample.decision(nil, inFavour: 6)).expect(409)
        #expect(many.json["code"]?.text == "majority_not_followed")
        try story.decide(inFavour: 6)
    }

    @Test(arguments: [
        ("\"members\": 10", "\"members\": 9", "#/members"),
        ("\"in_favour\": 7", "\"in_favour\": 11", "#/in_favour"),
        ("\"in_favour\": 7", "\"in_favour\": 7, \"present\": 6", "#/present"),
        ("\"in_favour\": 7", "\"in_favour\": 7, \"present\": 11", "#/present"),
        (", \"includes\": \"both\"", "", "#/includes"),
        ("\"adopted\"", "\"rejected\"", "#/includes"),
    ])
    func `votes that cannot be are 422 at their place`(
        was: String, instead: String, pointer: String
    ) throws {
        let story = try Self.sent()
        try story.refer()
        try story.invite()
        let content = Sample.decision().replacing(was, with: instead)
        let answer = try story.act(.cat, "/article-16-4/decision", content).expect(422)
        let pointers = answer.json["errors"]?.elements.compactMap { $0["pointer"]?.text }
        #expect(pointers == [pointer])
    }

    @Test func `the contents of the other steps are checked at their places`() throws {
        let story = try Self.sent()
        func refused(_ reader: Reader, _ step: String, _ content: String) throws -> String? {
            let answer = try story.act(reader, "/article-16-4" + step, content).expect(422)
            return answer.json["errors"]?.elements.first?["pointer"]?.text
        }
        let twice = Sample.referral().replacing(
            "[\"refusal_to_improve\"]", with: "[\"refusal_to_improve\", \"refusal_to_improve\"]")
        #expect(try refused(.spt, "", twice) == "#/grounds")
        let none = Sample.referral().replacing("[\"refusal_to_improve\"]", with: "[]")
        #expect(try refused(.spt, "", none) == "#/grounds")
        try story.refer()
        let due = Sample.invitation.replacing("2014-12-01", with: "2014-09-01")
        #expect(try refused(.cat, "/invitation", due) == "#/views_due_on")
        try story.invite()
        let empty = #"{"received_on": "2014-11-20"}"#
        #expect(try refused(.liaisonKAZ, "/views", empty) == "#/text")
        try story.decide()
        let mute = #"{"executed_on": "2015-03-04"}"#
        #expect(try refused(.cat, "/execution", mute) == "#/statement")
    }

    @Test func `each step needs the present tag, and of two one is done`() throws {
        let story = try Self.sent()
        let doers: [Reader] = [.spt, .cat, .liaisonKAZ, .cat, .cat]
        for ((step, content), doer) in zip(Self.steps, doers) {
            let (client, path) = (story.world[doer], story.report + "/article-16-4" + step)
            try client.ask("POST", path, content).expect(428)
            let tag = try client.get(story.report)["etag"] ?? ""
            let done = try client.ask("POST", path, content, ["If-Match: \(tag)"])
            #expect(done.status.isSuccess, "\(step)")
            #expect(done["etag"] != tag)
            #expect(try client.get(story.report)["etag"] == done["etag"])
            try client.ask("POST", path, content, ["If-Match: \(tag)"]).expect(412)
        }
    }

    /// Who may not know of a file gets the same answers with one as without.
    @Test func `refusals tell nobody of a file`() throws {
        func answers(_ prepare: (Story) throws -> Void) throws -> [String] {
            let story = try Story(in: World())
            try HiddenTests.sendToBoth(story)
            try prepare(story)
            let strangers: [Reader] = [.liaisonKAZ, .npmKAZ, .liaisonGEO, .npmGEO, .operator]
            return try strangers.flatMap { reader in
                try Self.steps.map { step, content in
                    try story.act(reader, "/article-16-4" + step, content).masked
                }
            }
        }
        let without = try answers { _ in }
        #expect(try answers { try $0.refer() } == without)
    }
}
