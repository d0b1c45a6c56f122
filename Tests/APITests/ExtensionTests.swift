import HTTPMessages
import JSON
import Testing

/// More time for the reply (domain.md, section 5: "An extension keeps both dates").
struct ExtensionTests {
    /// Sent on 3 January 2014 with a copy, so due on 3 July; it is 1 June 2016.
    private static func sent() throws -> Story {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.send(to: "npm")
        return story
    }

    @Test func `an extension keeps both dates`() throws {
        let story = try Self.sent()
        try story.extend()
        for reader in [Reader.spt, .secretariat, .liaisonKAZ] {
            let report = try story.world[reader].get(story.report).json
            #expect(report["reply_due_on"]?.text == "2014-07-03")
            #expect(report["reply_extended_to"]?.text == "2014-10-03")
        }
        try story.extend(to: "2014-10-04")
        let report = try story.world[.liaisonKAZ].get(story.report).json
        #expect(report["reply_extended_to"]?.text == "2014-10-04")
        let copy = try story.world[.npmKAZ].get(story.report).json
        #expect(copy["reply_due_on"] == nil && copy["reply_extended_to"] == nil)
        let days = try story.world[.spt].get(story.report + "/extensions").json.items
            .map { $0["reply_due_on"]?.text }
        #expect(days == ["2014-10-03", "2014-10-04"])
    }

    @Test(arguments: ["2014-07-03", "2014-06-30", "2014-01-03"])
    func `an extension that shortens is refused`(day: String) throws {
        let story = try Self.sent()
        let content = Sample.more.replacing("2014-10-03", with: day)
        let answer = try story.act(.secretariat, "/extensions", content)
        #expect(answer.status == .conflict)
        #expect(answer.json["code"]?.text == "extension_shortens")
        #expect(answer.json["article"]?.text == "OPCAT art. 12 (d)")
        #expect(try story.world[.spt].get(story.report + "/extensions").json.ids.isEmpty)
        #expect(try story.world[.spt].get(story.report).json["reply_extended_to"] == nil)
    }

    @Test func `of two extensions with one tag one is given`() throws {
        let story = try Self.sent()
        let (client, path) = (story.world[.secretariat], story.report + "/extensions")
        #expect(try client.post(path, Sample.more).status == .preconditionRequired)
        let tag = try client.get(story.report)["etag"]
        let first = try client.post(path, Sample.more, ifMatch: tag).expect(201)
        #expect(first["etag"] != tag)
        let later = Sample.more.replacing("2014-10-03", with: "2014-12-03")
        #expect(try client.post(path, later, ifMatch: tag).status == .preconditionFailed)
        #expect(try client.post(path, later, ifMatch: first["etag"]).status == .created)
    }

    @Test func `a reminder and a meeting need no tag`() throws {
        let story = try Self.sent()
        let client = story.world[.secretariat]
        #expect(try client.post(story.report + "/reminders", Sample.reminder).status == .created)
        #expect(try client.post(story.report + "/meetings", Sample.meeting).status == .created)
    }

    @Test func `overdue is judged by the extended day`() throws {
        let story = try Self.sent()
        let listed = { (reader: Reader, overdue: Bool) in
            let target = "/v1/reports?count=true&overdue=\(overdue)"
            let list = try story.world[reader].get(target).json
            #expect(list["total"] == .number(JSONNumber(list.ids.count)))
            return list.ids.count
        }
        #expect(try listed(.liaisonKAZ, true) == 1 && listed(.liaisonKAZ, false) == 0)
        let content = #"{"granted_on": "2016-05-20", "reply_due_on": "2016-06-01"}"#
        try story.act(.secretariat, "/extensions", content).expect(201)
        for reader in [Reader.spt, .secretariat, .liaisonKAZ] {
            #expect(try listed(reader, true) == 0 && listed(reader, false) == 1, "\(reader)")
            let status = try story.world[reader].get(story.report).json["reply_status"]?.text
            #expect(status == "awaiting_reply")
        }
        story.world.bench.clock.advance(days: 1)
        for reader in [Reader.spt, .secretariat, .liaisonKAZ] {
            #expect(try listed(reader, true) == 1 && listed(reader, false) == 0, "\(reader)")
            let status = try story.world[reader].get(story.report).json["reply_status"]?.text
            #expect(status == "overdue")
        }
        #expect(try listed(.npmKAZ, true) == 0 && listed(.npmKAZ, false) == 1)
    }

    @Test(arguments: ["2014-07-04", "2014-10-03", "2014-10-04"])
    func `late is judged by the extended day`(day: String) throws {
        for extended in [false, true] {
            let story = try Self.sent()
            if extended { try story.extend() }
            try story.draftReply()
            let reply = story.reply ?? ""
            let answer = try story.world[.liaisonKAZ].act(
                reply + "/submission", #"{"submitted_on": "\#(day)"}"#, on: reply
            ).expect(200)
            let isLate = !extended || day == "2014-10-04"
            #expect(answer.json["late"] == .bool(isLate), "\(extended)")
        }
    }

    @Test func `a meeting is due six months after the first reply`() throws {
        let story = try Self.sent()
        #expect(try story.world[.spt].get(story.report).json["meeting_due_on"] == nil)
        try story.draftReply()
        #expect(try story.world[.liaisonKAZ].get(story.report).json["meeting_due_on"] == nil)
        try story.submitReply()
        for reader in [Reader.spt, .secretariat, .liaisonKAZ] {
            let due = try story.world[reader].get(story.report).json["meeting_due_on"]?.text
            #expect(due == "2014-12-30", "\(reader)")
        }
        #expect(try story.world[.npmKAZ].get(story.report).json["meeting_due_on"] == nil)
    }
}
