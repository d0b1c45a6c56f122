import Foundation
import HTTPMessages
import JSON
import Testing

/// `/v1/changes`: what happened, to each reader as far as they may know.
struct ChangesTests {
    private static let start = "/v1/changes"

    private static func words(_ answer: Response) -> [String] {
        answer.json.items.compactMap { $0["change"]?.text }
    }

    @Test func `each reader is told of what they may know, in its order`() throws {
        let story = try Self.life()
        let all = [
            "report_created", "report_adopted", "report_transmitted", "report_copied",
            "reply_submitted", "publication_requested", "personal_data_reviewed",
            "report_published",
        ]
        let told: [Reader: [String]] = [
            .spt: all, .secretariat: all,
            .liaisonKAZ: [
                "report_transmitted", "reply_submitted", "publication_requested",
                "report_published",
            ],
            .npmKAZ: ["report_copied", "report_published"],
        ]
        for reader in Reader.allCases {
            let answer = try story.world[reader].get(Self.start).expect(200)
            #expect(Self.words(answer) == told[reader] ?? ["report_published"], "\(reader)")
            #expect(answer.json["more"] == .bool(false))
        }
    }

    @Test func `a reading goes on where it ended, one entry at a time, and misses none`() throws {
        let story = try Self.life()
        for reader in Reader.allCases {
            let client = story.world[reader]
            let whole = Self.words(try client.get(Self.start))
            var (words, target): ([String], String) = ([], Self.start + "?limit=1")
            for _ in whole {
                let answer = try client.get(target).expect(200)
                words += Self.words(answer)
                target = (answer.json["next"]?.text ?? "") + "&limit=1"
            }
            #expect(words == whole, "\(reader)")
            let end = try client.get(target).expect(200)
            #expect(end.json.items.isEmpty)
            #expect(end.json["next"]?.text.map { $0 + "&limit=1" } == target)
        }
    }

    /// A place is of numbers that count only what its reader was told of.
    @Test func `what is hidden moves no place`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let before = try story.world[.liaisonGEO].get(Self.start)
        try story.draftReply()
        try story.submitReply()
        try story.ask()
        _ = try Story(in: story.world, by: .npmKAZ)
        let after = try story.world[.liaisonGEO].get(Self.start)
        #expect(before.body == after.body && before["etag"] == after["etag"])
    }

    @Test func `a place is its reader's own`() throws {
        let story = try Self.life()
        let next = try story.world[.spt].get(Self.start).json["next"]?.text ?? ""
        try story.world[.spt].get(next).expect(200)
        for reader in Reader.allCases where reader != .spt {
            let answer = try story.world[reader].get(next).expect(400)
            #expect(answer.json["type"]?.text == "/problems/invalid-cursor")
        }
    }

    @Test(arguments: [
        ("since=abc", "/problems/invalid-cursor"), ("wait=61", "/problems/invalid-parameter"),
        ("wait=-1", "/problems/invalid-parameter"), ("limit=0", "/problems/invalid-parameter"),
        ("cursor=abc", "/problems/unknown-parameter"),
    ])
    func `a bad parameter is refused`(query: String, type: String) throws {
        let answer = try World()[.spt].get(Self.start + "?" + query).expect(400)
        #expect(answer.json["type"]?.text == type)
    }

    @Test func `its writers are told that a draft is gone, and nobody else`() throws {
        let story = try Story(in: World())
        try story.world[.secretariat].act(story.report, nil, on: story.report, "DELETE")
            .expect(204)
        #expect(Self.words(try story.world[.spt].get(Self.start)) == ["report_deleted"])
        for reader in [Reader.liaisonKAZ, .npmKAZ, .cat, .everyone] {
            #expect(try story.world[reader].get(Self.start).json.items.isEmpty)
        }
    }

    @Test func `who waits is told as soon as something happens`() throws {
        let story = try Story(in: World())
        try story.adopt()
        let client = story.world[.liaisonKAZ]
        let begun = Date()
        let answer = try client.get(Self.start + "?wait=20") {
            try story.send(to: "state_party")
        }
        #expect(Self.words(answer) == ["report_transmitted"])
        #expect(Date().timeIntervalSince(begun) < 10)
    }

    @Test func `who waits is not told of what is hidden, and gets nothing at the end`() throws {
        let story = try Story(in: World())
        try story.adopt()
        let client = story.world[.liaisonGEO]
        let begun = Date()
        let answer = try client.get(Self.start + "?wait=2") {
            try story.send(to: "state_party")
        }
        #expect(answer.json.items.isEmpty)
        #expect(Date().timeIntervalSince(begun) >= 1.9)
    }

    @Test func `who comes when something is there does not wait`() throws {
        let story = try Story(in: World())
        let begun = Date()
        let answer = try story.world[.spt].get(Self.start + "?wait=20")
        #expect(Self.words(answer) == ["report_created"])
        #expect(Date().timeIntervalSince(begun) < 5)
    }

    /// A report of the Subcommittee from its draft to its publication, with a copy.
    private static func life() throws -> Story {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.send(to: "npm")
        try story.draftReply()
        try story.submitReply()
        try story.ask()
        try story.review()
        try story.publish()
        return story
    }
}
