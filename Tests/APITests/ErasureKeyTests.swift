import Foundation
import HTTPMessages
import JSON
import SQLite
import Testing

@testable import API
@testable import Registry

/// What an erasure leaves on the disk, what it takes, and what stands in its way.
struct ErasureKeyTests {
    private static func onDisk(_ bench: Bench) throws -> Data {
        try ["", "-wal"].reduce(into: Data()) { all, ending in
            let path = bench.folder + "/register.sqlite" + ending
            guard FileManager.default.fileExists(atPath: path) else { return }
            all += try Data(contentsOf: URL(filePath: path))
        }
    }

    @Test func `the keys are in neither file nor log, and without them no word opens`() throws {
        let story = try ErasureStory("toState")
        let bench = story.story.bench
        let id = story.id
        let keys = try bench.arrange { registry in
            try registry.connection.all(
                "SELECT wrapped FROM edition_keys WHERE report_id = ?1", .text(id)
            ) { $0.bytes(0) }
        }
        #expect(keys.count == 5)
        let before = try Self.onDisk(bench)
        for key in keys { #expect(before.range(of: Data(key)) != nil) }
        try story.erase().expect(200)
        // The log is cut behind the commit, once nobody reads what was before it.
        var after = try Self.onDisk(bench)
        for _ in 0..<100 where keys.contains(where: { after.range(of: Data($0)) != nil }) {
            Thread.sleep(forTimeInterval: 0.1)
            bench.settle()
            after = try Self.onDisk(bench)
        }
        for key in keys { #expect(after.range(of: Data(key)) == nil) }
        for word in ErasureStory.words { #expect(after.range(of: Data(word.utf8)) == nil) }
        let left = try bench.arrange { registry in
            try registry.connection.all("SELECT instr(content, 'Lamps') FROM kept_answers") {
                $0.int(0)
            }
        }
        #expect(left.allSatisfy { $0 == 0 })
    }

    /// An assessment is answered without the id of its report.
    @Test func `answers kept for repeated requests go with the words they tell`() throws {
        let story = try ErasureStory("toState")
        let path = "/v1/recommendations/" + (story.story.ids["recommendation"] ?? "")
        let key = "Idempotency-Key: 0123456789abcdef"
        let told = #"{"text": "Walnut", "assessed_on": "2015-01-10"}"#
        func assess() throws -> Response {
            try story.story[.secretariat].ask("POST", path + "/assessments", told, [key])
        }
        try assess().expect(201)
        #expect(try assess().expect(201)["idempotency-replayed"] == "true")
        try story.erase().expect(200)
        let again = try assess().expect(409)
        #expect(again.json["code"]?.text == "report_erased")
    }

    @Test func `no search finds a word of it any more`() throws {
        let story = try ErasureStory("toState")
        let reader = story.story[.secretariat]
        func finds() throws -> Int {
            try ErasureStory.words.count { word in
                let target = "/v1/reports?limit=200&q=" + word.replacing(" ", with: "%20")
                let found = try reader.get(target).expect(200).json.items
                return found.contains { $0["id"]?.text == story.id }
            }
        }
        #expect(try finds() > 1)
        try story.erase().expect(200)
        #expect(try finds() == 0)
    }

    @Test func `the erasure itself is answered again`() throws {
        let story = try ErasureStory("toState")
        let tag = try story.story[.secretariat].get(story.report)["etag"] ?? ""
        let fields = ["If-Match: \(tag)", "Idempotency-Key: 0123456789abcdef"]
        let target = story.report + "/erasure"
        let first = try story.story[.secretariat].ask("POST", target, Sample.erasure, fields)
        let again = try story.story[.secretariat].ask("POST", target, Sample.erasure, fields)
        #expect(try again.expect(200).text == (try first.expect(200).text))
        #expect(again["idempotency-replayed"] == "true")
    }

    @Test func `the trail keeps that it happened, and nothing of why`() throws {
        let story = try ErasureStory("toState")
        try story.erase().expect(200)
        let entries = try story.story[.secretariat].all("/v1/audit-events", limit: 200)
        let kept = entries.filter { $0["act"]?.text == "report_erased" }
        #expect(kept.map { $0["subject"]?.text } == [story.id])
        #expect(!entries.contains { "\($0)".contains("term has passed") })
    }

    @Test func `a tag and a reason are needed, and only the hands erase`() throws {
        let story = try ErasureStory("toState")
        let target = story.report + "/erasure"
        try story.story[.secretariat].ask("POST", target, Sample.erasure).expect(428)
        try story.story[.secretariat].ask("POST", target, Sample.erasure, [#"If-Match: "x""#])
            .expect(412)
        for wrong in ["{}", #"{"reason": ""}"#, #"{"reason": "R", "on": "2016-06-01"}"#] {
            try story.act(.secretariat, "/erasure", wrong).expect(422)
        }
        for seat in [Seat.spt, .liaisonKAZ, .npmKAZ] {
            let refused = try story.act(seat, "/erasure", Sample.erasure).expect(403)
            #expect(refused.json["code"]?.text == "not_who_has_it_in_hand")
        }
    }

    @Test func `what is public, asked for or before the Committee stays, with its article`() throws
    {
        for (stage, discloses, code, article) in [
            ("transmitted", true, "disclosed_by_state", "OPCAT art. 16 (2), second sentence"),
            ("requested", false, "publication_asked_for", "OPCAT art. 16 (2), first sentence"),
            ("published", true, "already_published", "OPCAT art. 16 (2), first sentence"),
            ("draft", true, "not_adopted", "OPCAT art. 16 (1)"),
        ] {
            let story = try AccessStory("toState", stage, discloses: discloses)
            let refused = try story.act(.secretariat, "/erasure", Sample.erasure).expect(409)
            #expect(refused.json["code"]?.text == code)
            #expect(refused.json["article"]?.text == article)
            #expect(refused.json["allowed"] != nil)
        }
        let story = try AccessStory("toState", "transmitted", discloses: false)
        try story.act(.spt, "/article-16-4", Sample.referral()).expect(201)
        let refused = try story.act(.secretariat, "/erasure", Sample.erasure).expect(409)
        #expect(refused.json["code"]?.text == "committee_file_open")
        #expect(refused.json["article"]?.text == "OPCAT art. 16 (4)")
    }

    @Test func `a mechanism erases its own, though its State asks for publication`() throws {
        let story = try AccessStory("toAuthorities", "requested")
        try story.act(.npmKAZ, "/erasure", Sample.erasure).expect(200)
        let request = "/v1/publication-requests/" + (story.ids["request"] ?? "")
        let late = try story[.liaisonKAZ]
            .act(request + "/withdrawal", Sample.withdrawal, on: request).expect(409)
        #expect(late.json["code"]?.text == "report_erased")
    }

    @Test func `an overdue report is so no more, in lists and by itself`() throws {
        let world = try World()
        let story = try Story(in: world)
        try story.reachAddressee()
        let lists = ["/v1/reports?overdue=true", "/v1/reports?overdue=false"]
        func found() throws -> [Int] {
            try lists.map { try world[.liaisonKAZ].get($0).expect(200).json.items.count }
        }
        #expect(try found() == [1, 0])
        let open = "/v1/recommendations?follow_up_status=overdue"
        #expect(try world[.liaisonKAZ].get(open).json.items.count == 1)
        try story.act(.secretariat, "/erasure", Sample.erasure).expect(200)
        #expect(try found() == [0, 1])
        #expect(try world[.liaisonKAZ].get(open).json.items.isEmpty)
        let report = try world[.liaisonKAZ].get(story.report).json
        #expect(report["reply_due_on"]?.text == "2014-07-03")
        #expect(report["reply_status"] == nil)
    }

    @Test func `comments in words of their own go on to be listed, without them`() throws {
        let story = try ErasureStory("toState")
        let path = story.report + "/comments"
        let before = try story.story[.secretariat].get(path).json.items
        #expect(before.map { $0.words("paragraphs") } == [["Walnut"]])
        try story.erase().expect(200)
        let after = try story.story[.secretariat].get(path).json.items
        #expect(after.map { $0["comments_id"] } == before.map { $0["comments_id"] })
        #expect(after.map { $0["paragraphs"] } == [.array([])])
    }

    @Test func `where it is set so, a second account confirms first`() throws {
        let story = try ErasureStory("toState")
        let bench = story.story.bench
        let now = Moment(seconds: bench.clock.now)
        _ = try bench.arrange { registry in
            let command = #"{"command": "set_setting", "name": "two-persons", "value": "on"}"#
            return try Desk.execute(Array(command.utf8), in: registry, at: now)
        }
        let refused = try story.erase().expect(409)
        #expect(refused.json["code"]?.text == "confirmation_missing")
        let offered = refused.json["allowed"]?.elements.compactMap { $0["act"]?.text } ?? []
        #expect(offered.contains("ask_for_confirmation"))
        let asking = #"{"act": "erasure", "report_id": "\#(story.id)"}"#
        let path =
            "/v1/confirmations/"
            + (try story.story[.secretariat].post("/v1/confirmations", asking).created())
        try story.erase().expect(409)
        try story.story[.secretariat].act(path + "/confirmation", nil, on: path).expect(409)
        let second = try bench.account(.secretariat)
        try second.act(path + "/confirmation", nil, on: path).expect(200)
        // It is the asker's, for this report.
        try second.act(story.report + "/erasure", Sample.erasure, on: story.report).expect(409)
        try story.erase().expect(200)
        #expect(try story.story[.secretariat].get(path).json["used_at"]?.text != nil)
    }
}
