import HTTPMessages
import JSON
import Testing

extension Story {
    /// One recommendation, which needs an answer.
    var recommendation: String {
        get throws {
            let listed = try world[issuer].get(report + "/recommendations").expect(200).json.ids
            return "/v1/recommendations/" + (listed.first ?? "none")
        }
    }

    func remind() throws { try act(issuer, "/reminders", Sample.reminder).expect(201) }

    func extend(to day: String = "2014-10-03") throws {
        let content = Sample.more.replacing("2014-10-03", with: day)
        try act(issuer, "/extensions", content).expect(201)
    }

    func meet() throws { try act(issuer, "/meetings", Sample.meeting).expect(201) }

    func assess(_ members: String = "") throws {
        let content = #"{"text": "Half is lit.", "assessed_on": "2015-01-10"\#(members)}"#
        try world[issuer].post(recommendation + "/assessments", content).expect(201)
    }

    static let told = #", "communicated_on": "2015-01-12""#
}

/// Reminders, more time and meetings (OPCAT art. 12 (d); domain.md, section 5).
struct DialogueTests {
    /// A list of the dialogue, what is sent to it, and its day.
    struct List: Sendable, CustomStringConvertible {
        let path: String
        let content: String
        let date: String
        var description: String { path }
    }

    static let lists = [
        List(path: "/reminders", content: Sample.reminder, date: "reminded_on"),
        List(path: "/extensions", content: Sample.more, date: "granted_on"),
        List(path: "/meetings", content: Sample.meeting, date: "met_on"),
    ]

    private static func sent(by issuer: Reader = .secretariat) throws -> Story {
        let story = try Story(in: World(), by: issuer)
        try story.reachAddressee()
        try story.send(to: issuer == .npmKAZ ? "spt" : "npm")
        return story
    }

    @Test(arguments: lists, [Reader.secretariat, .npmKAZ])
    func `what the issuer does is kept as it was said`(list: List, issuer: Reader) throws {
        let story = try Self.sent(by: issuer)
        let made = try story.act(issuer, list.path, list.content).expect(201)
        let said = try JSONParser.parse(Array(list.content.utf8))
        for reader in [issuer, .liaisonKAZ] {
            let listed = try story.world[reader].get(story.report + list.path).expect(200)
            #expect(listed.json.items == [made.json], "\(reader)")
        }
        #expect(made["location"] == story.report + list.path)
        #expect(try made["etag"] == story.world[issuer].get(story.report)["etag"])
        for name in [list.date, "reference", "reply_due_on", "subject"] {
            #expect(made.json[name] == said[name])
        }
    }

    /// Who reads the report and is none of its correspondents finds nothing, and others no report.
    @Test(arguments: lists)
    func `they are seen by the correspondents only`(list: List) throws {
        let story = try Self.sent()
        try story.act(.secretariat, list.path, list.content).expect(201)
        let seen = { (reader: Reader) in
            let answer = try story.world[reader].get(story.report + list.path + "?count=true")
            return answer.status == .ok ? answer.json.items.count : nil
        }
        for reader in Reader.allCases {
            let isOne = [.spt, .secretariat, .liaisonKAZ].contains(reader)
            #expect(try seen(reader) == (isOne ? 1 : reader == .npmKAZ ? 0 : nil), "\(reader)")
        }
        try story.ask()
        try story.review()
        try story.publish()
        for reader in Reader.allCases {
            let isOne = [.spt, .secretariat, .liaisonKAZ].contains(reader)
            #expect(try seen(reader) == (isOne ? 1 : 0), "\(reader)")
        }
        let hidden = try story.world[.everyone].get(story.report + list.path + "?count=true")
        #expect(hidden.json["total"] == .number(JSONNumber(0)))
    }

    @Test(arguments: lists)
    func `it is for who sends the report out`(list: List) throws {
        let story = try Self.sent()
        for reader in Reader.allCases where reader != .secretariat {
            let answer = try story.act(reader, list.path, list.content)
            switch reader {
            case .spt, .liaisonKAZ, .npmKAZ, .secretariat:
                #expect(answer.status == .forbidden, "\(reader)")
                #expect(answer.json["code"]?.text == "not_the_transmitter")
                #expect(answer.json["article"]?.text == "OPCAT art. 16 (1)")
            case .liaisonGEO, .npmGEO, .cat, .operator: #expect(answer.status == .notFound)
            case .everyone: #expect(answer.status == .unauthorized)
            }
        }
        let reading = try story.world.bench.account(.secretariat, permissions: .read)
        let answer = try reading.act(story.report + list.path, list.content, on: story.report)
        #expect(answer.status == .forbidden)
        #expect(try story.world[.spt].get(story.report + list.path).json.ids.isEmpty)
    }

    @Test(arguments: lists)
    func `nothing is done before the report is sent, nor on a wrong day`(list: List) throws {
        let story = try Story(in: World())
        try story.adopt()
        let early = try story.act(.secretariat, list.path, list.content)
        #expect(early.status == .conflict && early.json["code"]?.text == "not_transmitted")
        try story.send(to: "state_party")
        for (day, code) in [
            ("2014-01-02", "date_out_of_order"), ("2016-06-02", "date_in_the_future"),
        ] {
            let said = try #require(list.content.firstMatch(of: /"\d{4}-\d\d-\d\d"/)).output
            var content = list.content.replacing(said, with: #""\#(day)""#, maxReplacements: 1)
            content.replace("2014-10-03", with: "2017-01-01")
            let answer = try story.act(.secretariat, list.path, content)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.json["code"]?.text == code)
            let pointer = answer.json["errors"]?.elements.first?["pointer"]?.text
            #expect(pointer == "#/" + list.date)
        }
        let bad = try story.act(.secretariat, list.path, #"{"other": 1}"#)
        let pointers = bad.json["errors"]?.elements.compactMap { $0["pointer"]?.text } ?? []
        #expect(pointers.contains("#/" + list.date) && pointers.contains("#/other"))
        #expect(try story.world[.spt].get(story.report + list.path).json.ids.isEmpty)
    }

    @Test(arguments: lists) func `a list comes in pages, and a key is good for once`(
        list: List
    ) throws {
        let story = try Self.sent()
        let client = story.world[.secretariat]
        let key = "Idempotency-Key: 0123456789abcdef"
        let tag = try client.get(story.report)["etag"] ?? ""
        let ask = {
            try client.ask(
                "POST", story.report + list.path, list.content, [key, "If-Match: " + tag])
        }
        let first = try ask().expect(201)
        let second = try ask().expect(201)
        #expect(second.body == first.body && second["idempotency-replayed"] == "true")
        let later = list.content.replacing("2014-10-03", with: "2014-11-03")
        try story.act(.secretariat, list.path, later).expect(201)
        let paged = try client.all(story.report + list.path, limit: 1)
        #expect(paged.count == 2 && paged.first == first.json)
        #expect(try paged == client.get(story.report + list.path).json.items)
    }

    @Test func `hidden and absent are the same, byte for byte`() throws {
        let story = try Self.sent()
        try story.assess(Story.told)
        let absent = story.report.dropLast(26) + String(repeating: "a", count: 26)
        let mark = try story.recommendation
        let absentMark = mark.dropLast(26) + String(repeating: "a", count: 26)
        let below = Self.lists.map(\.path) + ["/follow-up", "/follow-up?format=csv"]
        let pairs =
            below.map { (story.report + $0, absent + $0) }
            + [(mark + "/assessments", absentMark + "/assessments")]
        for reader in [Reader.liaisonGEO, .npmGEO, .cat, .operator, .everyone] {
            let client = story.world[reader]
            for (hidden, absent) in pairs {
                for method in ["GET", "POST"] {
                    let content = method == "POST" ? Sample.reminder : nil
                    let answers = try [hidden, absent].map { target in
                        let answer = try client.ask(method, target, content)
                        let name = /urn:uuid:[0-9a-f-]{36}/
                        return "\(answer.status) \(answer.text.replacing(name, with: ""))"
                    }
                    #expect(answers[0] == answers[1], "\(reader) \(method) \(hidden)")
                }
            }
        }
    }
}
