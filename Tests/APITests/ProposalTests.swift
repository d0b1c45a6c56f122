import Foundation
import HTTPMessages
import JSON
import Testing

@testable import Documents

/// What is proposed can be sent as it is to be marked, and is proposed no longer.
@Suite("Proposals of personal data")
struct ProposalTests {
    private static func named(in world: World) throws -> PersonalDataStory {
        try PersonalDataStory(in: world) { content in
            content.replacing(
                "Lea Moor wrote.", with: "Mr. Moor, born on 3 May 1971, wrote to J. Holt."
            )
            .replacing("Cell 4", with: "Cell of Mrs. Moor")
        }
    }

    @Test func `proposals name spans of every text, and the same family name has one label`()
        throws
    {
        let story = try Self.named(in: try World())
        let found = try story.get("/personal-data-proposals", as: .secretariat).json.items
        #expect(
            found.map { $0["exact"]?.text } == ["Moor", "3 May 1971", "J. Holt", "Moor"])
        #expect(
            found.map { $0["category"]?.text } == ["name", "date_of_birth", "name", "name"])
        #expect(
            found.map { $0["subject"]?.text } == ["person-1", "person-2", "person-3", "person-1"])
        #expect(found[3]["text"]?["item"] == .number(JSONNumber(1)))
    }

    @Test func `a proposal is sent as it is, and what is marked is proposed no more`() throws {
        let story = try Self.named(in: try World())
        let client = story.world[.secretariat]
        let path = story.report + "/personal-data-proposals"
        for left in (0..<4).reversed() {
            let first = try #require(try client.get(path).json.items.first)
            var writer = JSONWriter()
            writer.value(first)
            let sent = String(decoding: writer.bytes, as: UTF8.self)
            try client.post(story.report + "/personal-data-items", sent).expect(201)
            #expect(try client.get(path + "?count=true").json["total"] == .number(JSONNumber(left)))
        }
    }

    @Test func `proposals shut no gate and open none`() throws {
        let story = try Self.named(in: try World())
        try story.ask(withComments: false)
        let refused = try story.publish().expect(409).json
        #expect(refused["type"]?.text == "/problems/personal-data-review-missing")
        try story.review()
        try story.publish().expect(201)
    }

    @Test func `pages of proposals hold each once`() throws {
        let story = try Self.named(in: try World())
        let all = try story.get("/personal-data-proposals", as: .secretariat).json.items
        let paged = try story.world[.secretariat].all(
            story.report + "/personal-data-proposals", limit: 1)
        #expect(paged == all)
    }
}

/// A State's real reply, which is not part of the repository, as a reply to a report.
@Suite("Proposals in a real reply", .enabled(if: RealReply.text != nil))
struct RealReplyProposalTests {
    @Test func `the persons of a submitted reply are proposed where they stand`() throws {
        let text = try #require(RealReply.text)
        let document = try ReplyDocument(parsing: text.utf8)
        let wanted = try ["34", "35", "196"].map { number in
            try #require(document.paragraphs.first { $0.number == number }?.text)
        }
        let story = try PersonalDataStory(in: try World())
        let client = story.world[.liaisonKAZ]
        var writer = JSONWriter()
        writer.object { body in
            body.member("language", "en")
            body.array("items") { items in
                for text in wanted {
                    items.object { item in
                        item.member("answers", ["2"])
                        item.member("text", text)
                    }
                }
            }
        }
        let made = try client.post(
            story.report + "/replies", String(decoding: writer.bytes, as: UTF8.self)
        ).created()
        let path = story.report + "/personal-data-proposals"
        #expect(try story.world[.secretariat].get(path).json.items.isEmpty)
        try client.act(
            "/v1/replies/\(made)/submission", Sample.submission, on: "/v1/replies/\(made)"
        ).expect(200)
        let found = try story.world[.secretariat].get(path).json.items
        // Six in the first paragraph, five of them again in the second, one in the third.
        let items = found.compactMap { $0["text"]?["item"] }
        #expect(items == [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3].map { .number(JSONNumber($0)) })
        let subjects = found.compactMap { $0["subject"]?.text }
        #expect(
            subjects.compactMap { $0.split(separator: "-").last.flatMap { Int($0) } } == [
                1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7,
            ])
        #expect(found.allSatisfy { $0["text"]?["reply_id"]?.text == made })
        for proposal in found {
            var writer = JSONWriter()
            writer.value(proposal)
            let sent = String(decoding: writer.bytes, as: UTF8.self)
            try story.world[.secretariat].post(story.report + "/personal-data-items", sent)
                .expect(201)
        }
    }
}

enum RealReply {
    static let text: String? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.deletingLastPathComponent().appending(path: "shared/seeds")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.first { $0.hasPrefix("004") }.flatMap {
            try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
    }()
}
