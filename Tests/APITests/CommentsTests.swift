import HTTPMessages
import JSON
import Testing

@Suite("Comments on a report")
struct CommentsTests {
    static let words = #""attached": {"language": "en", "paragraphs": ["Lea Moor is well.", "T."]}"#
    static let delivery = #"{"delivered_on": "2015-02-01", \#(words)}"#

    /// A report with items, whose publication was asked for.
    static func asked(_ comments: String) throws -> (PersonalDataStory, request: String) {
        let story = try PersonalDataStory(in: try World())
        try story.markAll()
        let request = try story.act(
            .liaisonKAZ, "/publication-requests",
            #"{"requested_on": "2015-01-27", "comments": \#(comments)}"#
        ).created()
        return (story, "/v1/publication-requests/" + request)
    }

    private static func mark(_ story: PersonalDataStory) throws {
        let items = try story.get("/comments", as: .secretariat).json.items
        let id = items[0]["comments_id"]?.text ?? ""
        try story.mark(
            #"{"kind": "comments", "comments_id": "\#(id)", "paragraph": 1}"#, 0..<8, "Lea Moor",
            "person-3"
        ).expect(201)
    }

    static func deliver(
        _ story: PersonalDataStory, _ request: String, by reader: Reader = .liaisonKAZ
    ) throws -> Response {
        try story.world[reader].act(request + "/comments", delivery, on: request)
    }

    @Test func `words of their own go out with the report, masked`() throws {
        let (story, _) = try Self.asked("{\(Self.words)}")
        #expect(try story.get("/comments", as: .liaisonKAZ).json.items.count == 1)
        try story.review()
        let unmarked = try story.publish().expect(409).json
        #expect(unmarked["errors"]?.elements[0]["pointer"]?.text?.hasPrefix("#/comments/") == true)
        try Self.mark(story)
        #expect(try story.publish().expect(409).json["code"]?.text == "personal_data_not_reviewed")
        try story.review()
        let published = try story.publish().expect(201).json
        let printed = try story.get("/comments").expect(200).json.items
        #expect(printed.map { $0.words("paragraphs") } == [["[person C] is well.", "T."]])
        #expect(printed[0]["delivered_on"] == nil && printed[0]["publication_request_id"] == nil)
        let original = try story.get("/comments", as: .liaisonKAZ).json.items
        #expect(original[0].words("paragraphs")[0] == "Lea Moor is well.")
        #expect(published["comments"]?["comments_id"] == original[0]["comments_id"])
        let shown = try story.get().json["publication"]?["comments"]
        #expect(shown == published["comments"])
    }

    @Test func `comments that were to follow go out with the publication`() throws {
        let (story, request) = try Self.asked(#""to_follow""#)
        let acts = try story.get(as: .liaisonKAZ).json["allowed"]?.elements
        let offered = acts?.first { $0["act"]?.text == "deliver_comments" }
        #expect(offered?["href"]?.text == request + "/comments")
        try story.review()
        try Self.deliver(story, request).expect(200)
        #expect(try story.publish().expect(409).json["code"]?.text == "personal_data_not_reviewed")
        try Self.mark(story)
        try story.review()
        try story.publish().expect(201)
        #expect(try story.get("/comments").json.items.count == 1)
        let again = try Self.deliver(story, request).expect(409)
        #expect(again.json["code"]?.text == "comments_not_awaited")
    }

    @Test func `comments that come after the publication go out with the next edition`() throws {
        let (story, request) = try Self.asked(#""to_follow""#)
        try story.review()
        try story.publish().expect(201)
        #expect(try story.get().json["publication"]?["comments"]?.text == "to_follow")
        let before = try story.get()["etag"]
        try Self.deliver(story, request).expect(200)
        try Self.mark(story)
        #expect(try story.get()["etag"] == before)
        #expect(try story.get("/comments").json.items.isEmpty)
        #expect(try story.reissue().expect(409).json["code"]?.text == "personal_data_not_reviewed")
        try story.review()
        try story.reissue().expect(201)
        let printed = try story.get("/comments").json.items
        #expect(printed.map { $0.words("paragraphs")[0] } == ["[person C] is well."])
        #expect(try story.get().json["publication"]?["comments"]?["comments_id"] != nil)
        let listed = try story.get("/publications").json.items
        #expect(listed[0]["comments"]?["comments_id"] != nil)
    }

    /// Comments that nobody has looked at do not go out by the way of a withdrawn consent.
    @Test func `a withdrawn consent prints no comments that came since`() throws {
        let (story, request) = try Self.asked(#""to_follow""#)
        let item = try story.items(of: "person-3")[0]
        try story.consent("granted", to: item).expect(200)
        try story.review()
        try story.publish().expect(201)
        try Self.deliver(story, request).expect(200)
        try story.consent("withdrawn", to: item, on: "2015-06-01").expect(200)
        #expect(try story.get("/comments").json.items.isEmpty)
        #expect(try !story.get().text.contains("Moor"))
        #expect(try story.get().json["publication"]?["comments"]?.text == "to_follow")
    }

    @Test func `a submitted reply can follow as comments`() throws {
        let (story, request) = try Self.asked(#""to_follow""#)
        let content = #"{"delivered_on": "2015-02-01", "reply_id": "\#(story.replyID)"}"#
        try story.world[.liaisonKAZ].act(request + "/comments", content, on: request).expect(200)
        try story.review()
        try story.publish().expect(201)
        let printed = try story.get("/comments").json.items
        #expect(printed.map { $0["reply_id"]?.text } == [story.replyID])
        #expect(try story.get("/replies").json.ids == [story.replyID])
    }

    @Test func `who asked gives comments, once, and on the request that it promised them on`()
        throws
    {
        let (story, request) = try Self.asked(#""to_follow""#)
        try Self.deliver(story, request, by: .secretariat).expect(403)
        try Self.deliver(story, request, by: .liaisonGEO).expect(404)
        try story.world[.liaisonKAZ].post(request + "/comments", Self.delivery).expect(428)
        for content in [
            #"{"delivered_on": "2015-02-01"}"#,
            #"{"delivered_on": "2015-02-01", "reply_id": "rpl_a", \#(Self.words)}"#,
            #"{"delivered_on": "2015-01-01", \#(Self.words)}"#,
            #"{"delivered_on": "2015-02-01", "attached": {"language": "en", "paragraphs": []}}"#,
        ] {
            let answer = try story.world[.liaisonKAZ].act(
                request + "/comments", content, on: request)
            #expect(answer.status.code == 422, "\(content)")
        }
        try Self.deliver(story, request).expect(200)
        let other = try Self.asked(#""none""#)
        #expect(
            try Self.deliver(other.0, other.request).expect(409).json["code"]?.text
                == "comments_not_awaited")
    }

    @Test func `comments are hidden with their report, and from who has a copy of it`() throws {
        let (story, _) = try Self.asked("{\(Self.words)}")
        for reader in [Reader.everyone, .liaisonGEO, .npmKAZ] {
            let hidden = try story.get("/comments", as: reader)
            let absent = try story.world[reader].get("/v1/reports/rep_a/comments")
            #expect(hidden.status == .notFound && hidden.masked == absent.masked)
        }
        try story.act(
            .secretariat, "/transmissions", Sample.transmission(to: "npm")
        ).expect(201)
        #expect(try story.get("/comments", as: .npmKAZ).expect(200).json.items.isEmpty)
    }
}
