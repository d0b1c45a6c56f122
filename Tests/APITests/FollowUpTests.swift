import HTTPMessages
import JSON
import Testing

/// The matrix: recommendation, what the State says, what the issuer thinks.
struct FollowUpTests {
    private static func sent(_ document: String = Sample.document) throws -> Story {
        let story = try Story(in: World(), document: document)
        try story.reachAddressee()
        try story.send(to: "npm")
        return story
    }

    private static func statuses(_ story: Story, _ reader: Reader) throws -> [String?] {
        try story.world[reader].get(story.report + "/follow-up").expect(200).json.items
            .map { $0["status"]?.text }
    }

    @Test func `a recommendation goes from awaited to closed`() throws {
        let story = try Self.sent()
        let grade = { #", "grade": "\#($0)""# }
        let expect = { (spt: String, liaison: String) in
            #expect(try Self.statuses(story, .spt) == [spt, nil], "nobody waits for the statement")
            #expect(try Self.statuses(story, .liaisonKAZ) == [liaison, nil])
            #expect(try Self.statuses(story, .npmKAZ) == [nil, nil])
        }
        try expect("overdue", "overdue")
        let more = #"{"granted_on": "2016-05-20", "reply_due_on": "2016-12-01"}"#
        try story.act(.secretariat, "/extensions", more).expect(201)
        try expect("awaiting_reply", "awaiting_reply")
        _ = try story.reply("A draft")
        try expect("awaiting_reply", "awaiting_reply")
        _ = try story.reply("Lamps", on: "2014-06-30")
        try expect("replied", "replied")
        try story.assess(grade("A"))
        try expect("closed", "replied")
        try story.assess(grade("C") + Story.told)
        try expect("assessed", "assessed")
        try story.assess(grade("A") + Story.told)
        try expect("closed", "closed")
    }

    @Test func `a row has the reply and the latest assessment that its reader may see`() throws {
        let story = try Self.sent()
        let reply = try story.reply("Lamps", on: "2014-06-30")
        try story.assess(#", "grade": "B""# + Story.told)
        try story.assess(#", "grade": "C""#)
        for (reader, grade) in [(Reader.spt, "C"), (.secretariat, "C"), (.liaisonKAZ, "B")] {
            let matrix = try story.world[reader].get(story.report + "/follow-up").json
            let row = try #require(matrix.items.first)
            #expect(row["recommendation"]?["address"]?.text == "2")
            let said = try #require(row["replies"]?.elements.first)
            #expect(said["reply_id"]?.text == Story.id(reply))
            #expect(said["submitted_on"]?.text == "2014-06-30")
            #expect(said["text"]?.text == "Lamps")
            #expect(row["assessment"]?["grade"]?.text == grade, "\(reader)")
            #expect(matrix["coverage"]?["answered"] == .number(JSONNumber(1)))
            #expect(matrix["coverage"]?["of"] == .number(JSONNumber(1)))
        }
        let copy = try story.world[.npmKAZ].get(story.report + "/follow-up").json
        #expect(copy["coverage"]?["answered"] == .number(JSONNumber(0)))
        for row in copy.items {
            #expect(row["replies"]?.elements.isEmpty == true)
            #expect(row["assessment"] == nil && row["status"] == nil)
        }
    }

    @Test func `an answer to a paragraph is one to its sub-paragraphs, and the other way`() throws {
        let document = Sample.document.replacing(#""2""#, with: #""2(a)""#)
        let story = try Self.sent(document)
        for place in ["2", "2(a)"] {
            let content = Sample.reply.replacing(#""2""#, with: #""\#(place)""#)
            let made = try story.world[.liaisonKAZ].post(story.report + "/replies", content)
            let path = "/v1/replies/" + (try made.created())
            try story.world[.liaisonKAZ].act(path + "/submission", Sample.submission, on: path)
                .expect(200)
        }
        #expect(try story.said(to: .spt).count == 2)
    }

    @Test func `who printed a reply with the report shows that reply and no other`() throws {
        let story = try Self.sent()
        let first = try story.reply("First", on: "2014-06-01")
        let second = try story.reply("Second", Story.supplements(first), on: "2014-06-02")
        _ = try story.reply("Third", Story.supersedes(second), on: "2014-06-03")
        try story.remind()
        try story.assess(Story.told)
        let comments = #", "comments": {"reply_id": "\#(Story.id(second))"}}"#
        let request = Sample.request.dropLast() + comments
        try story.act(.liaisonKAZ, "/publication-requests", String(request)).expect(201)
        try story.review()
        try story.publish()
        for reader in [Reader.everyone, .liaisonGEO, .npmGEO, .cat, .operator, .npmKAZ] {
            let client = story.world[reader]
            #expect(try story.said(to: reader) == ["Second"], "\(reader)")
            #expect(try Self.statuses(story, reader) == [nil, nil], "\(reader)")
            #expect(try client.get(story.report + "/replies").json.ids == [Story.id(second)])
            #expect(try client.get(second).expect(200).json["supplements"] == nil, "\(reader)")
            let everything = try [
                "/follow-up", "/follow-up?format=csv", "/replies", "/reminders",
            ].map { try client.get(story.report + $0).expect(200).text }.joined()
            for hidden in ["First", "Third", Story.id(first), "Half is lit", "overdue", "Note 3"] {
                #expect(!everything.contains(hidden), "\(reader) \(hidden)")
            }
            #expect(try client.get(story.recommendation + "/assessments").json.ids.isEmpty)
        }
        #expect(try story.said(to: .spt) == ["First", "Third"])
        #expect(
            try story.world[.spt].get(second).json["supplements"]?.text == Story.id(first))
    }
}

/// What the issuer thinks of what was done (domain.md, section 5).
struct AssessmentTests {
    private static func sent() throws -> Story {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.send(to: "npm")
        return story
    }

    private static let content = """
        {"text": "Half is lit.", "grade": "B", "assessed_on": "2015-01-10",
         "communicated_on": "2015-01-12"}
        """

    @Test func `the issuer assesses, and its correspondents read what they were told`() throws {
        let story = try Self.sent()
        let path = try story.recommendation + "/assessments"
        let told = try story.world[.spt].post(path, Self.content).expect(201)
        #expect(told["location"] == path)
        #expect(told.json["grade"]?.text == "B" && told.json["text"]?.text == "Half is lit.")
        #expect(told.json["communicated_on"]?.text == "2015-01-12")
        try story.assess()
        for reader in Reader.allCases {
            let answer = try story.world[reader].get(path)
            switch reader {
            case .spt, .secretariat: #expect(answer.json.items.count == 2)
            case .liaisonKAZ: #expect(answer.json.items == [told.json])
            case .npmKAZ: #expect(answer.status == .ok && answer.json.items.isEmpty)
            case .liaisonGEO, .npmGEO, .cat, .operator, .everyone:
                #expect(answer.status == .notFound)
            }
        }
    }

    @Test func `nobody else assesses`() throws {
        let story = try Self.sent()
        let path = try story.recommendation + "/assessments"
        for reader in Reader.allCases {
            let answer = try story.world[reader].post(path, Self.content)
            switch reader {
            case .spt, .secretariat: #expect(answer.status == .created)
            case .liaisonKAZ, .npmKAZ:
                #expect(answer.status == .forbidden)
                #expect(answer.json["code"]?.text == "not_the_issuer")
            case .liaisonGEO, .npmGEO, .cat, .operator: #expect(answer.status == .notFound)
            case .everyone: #expect(answer.status == .unauthorized)
            }
        }
        let reading = try story.world.bench.account(.spt, permissions: .read)
        #expect(try reading.post(path, Self.content).status == .forbidden)
    }

    @Test func `what is not sent is not assessed`() throws {
        let story = try Story(in: World())
        try story.adopt()
        let answer = try story.world[.spt].post(story.recommendation + "/assessments", Self.content)
        #expect(answer.status == .conflict && answer.json["code"]?.text == "not_transmitted")
    }

    @Test func `grade D needs a reminder, a day that is past, and silence`() throws {
        let story = try Self.sent()
        let path = try story.recommendation + "/assessments"
        let grade = { (day: String) in
            let content = #"{"text": "Silence.", "grade": "D", "assessed_on": "\#(day)"}"#
            let answer = try story.world[.spt].post(path, content)
            return answer.json["code"]?.text ?? "\(answer.status.code)"
        }
        let created = "201"
        #expect(try grade("2014-09-01") == "grade_needs_reminder")
        try story.remind()
        #expect(try grade("2014-07-31") == "grade_needs_reminder")
        #expect(try grade("2014-09-01") == created)
        try story.act(
            .secretariat, "/reminders", Sample.reminder.replacing("2014-08-01", with: "2014-12-01")
        ).expect(201)
        #expect(try grade("2014-09-01") == created, "a second reminder takes nothing away")
        _ = try story.reply("At last", on: "2014-12-24")
        #expect(try grade("2014-12-24") == "grade_needs_reminder")
        #expect(try grade("2014-12-23") == created)
        try story.extend(to: "2014-12-31")
        #expect(try grade("2014-12-23") == "grade_needs_reminder")
    }

    @Test(arguments: [
        (#"{"grade": "B", "assessed_on": "2015-01-10"}"#, "#/text"),
        (#"{"text": "", "assessed_on": "2015-01-10"}"#, "#/text"),
        (#"{"text": "T"}"#, "#/assessed_on"),
        (#"{"text": "T", "assessed_on": "2015-01-10", "grade": "F"}"#, "#/grade"),
        (#"{"text": "T", "assessed_on": "2016-06-02"}"#, "#/assessed_on"),
        (
            #"{"text": "T", "assessed_on": "2015-01-10", "communicated_on": "2015-01-09"}"#,
            "#/communicated_on"
        ),
        (
            #"{"text": "T", "assessed_on": "2015-01-10", "communicated_on": "2016-06-02"}"#,
            "#/communicated_on"
        ),
    ])
    func `what is wrong is named`(content: String, pointer: String) throws {
        let story = try Self.sent()
        let path = try story.recommendation + "/assessments"
        let answer = try story.world[.spt].post(path, content)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.json["errors"]?.elements.first?["pointer"]?.text == pointer)
        #expect(try story.world[.spt].get(path).json.ids.isEmpty)
    }
}
