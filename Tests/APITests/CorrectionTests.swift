import HTTPMessages
import JSON
import Testing

extension Story {
    /// A reply of the State that answers one recommendation, submitted on a day or left a draft.
    func reply(
        _ text: String, _ members: String = "", on day: String? = nil,
        by author: Reader = .liaisonKAZ
    ) throws -> String {
        let content = Sample.reply.replacing("Lamps were bought.", with: text)
            .replacing(#""items""#, with: members + #""items""#)
        let path = "/v1/replies/" + (try world[author].post(report + "/replies", content).created())
        guard let day else { return path }
        let submission = #"{"submitted_on": "\#(day)"}"#
        try world[author].act(path + "/submission", submission, on: path).expect(200)
        return path
    }

    static func id(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    static func supplements(_ path: String) -> String { #""supplements": "\#(id(path))", "# }
    static func supersedes(_ path: String) -> String { #""supersedes": "\#(id(path))", "# }

    /// What replies say of the recommendation, in the matrix that a reader gets.
    func said(to reader: Reader) throws -> [String] {
        let row = try world[reader].get(report + "/follow-up").expect(200).json.items.first
        return row?["replies"]?.elements.compactMap { $0["text"]?.text } ?? []
    }
}

/// A submitted reply is corrected by another, which adds to it or takes its place.
struct CorrectionTests {
    private static func sent() throws -> Story {
        let story = try Story(in: World())
        try story.reachAddressee()
        return story
    }

    @Test func `a supplementary reply adds, a superseding one takes the place`() throws {
        let story = try Self.sent()
        let first = try story.reply("First", on: "2014-06-01")
        let second = try story.reply("Second", Story.supplements(first), on: "2014-06-02")
        #expect(try story.said(to: .spt) == ["First", "Second"])
        let third = try story.reply("Third", Story.supersedes(first))
        #expect(try story.said(to: .liaisonKAZ) == ["First", "Second"], "a draft takes no place")
        try story.world[.liaisonKAZ].act(
            third + "/submission", #"{"submitted_on": "2014-06-03"}"#, on: third
        ).expect(200)
        #expect(try story.said(to: .spt) == ["Second", "Third"])
        let fourth = try story.reply("Fourth", Story.supersedes(third), on: "2014-06-03")
        #expect(try story.said(to: .spt) == ["Second", "Fourth"])
        for reader in [Reader.spt, .liaisonKAZ] {
            let client = story.world[reader]
            #expect(try client.get(second).json["supplements"]?.text == Story.id(first))
            #expect(try client.get(fourth).json["supersedes"]?.text == Story.id(third))
            #expect(try client.get(fourth).json["supplements"] == nil)
            #expect(try client.get(story.report + "/replies").json.ids.count == 4)
            #expect(try client.get(first).json["items"]?.elements.first?["text"]?.text == "First")
        }
    }

    @Test func `the reply to be corrected is a submitted one of the same author and report`() throws
    {
        let story = try Self.sent()
        let other = try Story(in: story.world)
        try other.reachAddressee()
        let mechanisms = try Story(in: story.world, by: .npmKAZ)
        try mechanisms.reachAddressee()
        let wrong = [
            try story.reply("A draft"), try other.reply("Of another", on: "2014-06-01"),
            try mechanisms.reply("To the mechanism", on: "2014-06-01"), "/v1/replies/rpl_none",
        ]
        let count = try story.world[.liaisonKAZ].get(story.report + "/replies").json.ids.count
        var answers: Set<String> = []
        for member in wrong.flatMap({ [Story.supplements($0), Story.supersedes($0)] }) {
            let content = Sample.reply.replacing(#""items""#, with: member + #""items""#)
            let answer = try story.world[.liaisonKAZ].post(story.report + "/replies", content)
            #expect(answer.status == .conflict)
            #expect(answer.json["code"]?.text == "related_reply_not_submitted")
            #expect(answer.json["article"]?.text == "OPCAT art. 12 (d)")
            answers.insert(answer.text.replacing(/urn:uuid:[0-9a-f-]{36}/, with: ""))
        }
        #expect(answers.count == 1, "which of them there are is not told")
        let after = try story.world[.liaisonKAZ].get(story.report + "/replies").json.ids.count
        #expect(after == count)
    }

    @Test func `a reply adds or takes a place, not both`() throws {
        let story = try Self.sent()
        let first = try story.reply("First", on: "2014-06-01")
        let both = Story.supplements(first) + Story.supersedes(first)
        let content = Sample.reply.replacing(#""items""#, with: both + #""items""#)
        let answer = try story.world[.liaisonKAZ].post(story.report + "/replies", content)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.json["errors"]?.elements.first?["code"]?.text == "conflict")
        let kept = try story.reply("Second", Story.supplements(first))
        let change = try story.world[.liaisonKAZ].act(
            kept, #"{"supersedes": "\#(Story.id(first))"}"#, on: kept, "PATCH")
        #expect(change.status == .unprocessableContent, "what it is to another stays")
        try story.world[.liaisonKAZ].act(kept, #"{"language": "fr"}"#, on: kept, "PATCH")
            .expect(200)
        #expect(
            try story.world[.liaisonKAZ].get(kept).json["supplements"]?.text == Story.id(first))
    }

    @Test func `a correction is not submitted before what it corrects`() throws {
        let story = try Self.sent()
        let first = try story.reply("First", on: "2014-06-02")
        let second = try story.reply("Second", Story.supersedes(first))
        for (day, status) in [("2014-06-01", Status.unprocessableContent), ("2014-06-02", .ok)] {
            let answer = try story.world[.liaisonKAZ].act(
                second + "/submission", #"{"submitted_on": "\#(day)"}"#, on: second)
            #expect(answer.status == status, "\(day)")
        }
    }

    @Test func `corrections are not told to who holds a copy`() throws {
        let story = try Self.sent()
        try story.send(to: "npm")
        let first = try story.reply("First", on: "2014-06-01")
        let second = try story.reply("Second", Story.supplements(first), on: "2014-06-02")
        #expect(try story.world[.npmKAZ].get(second).status == .notFound)
        #expect(try story.said(to: .npmKAZ) == [])
    }
}
