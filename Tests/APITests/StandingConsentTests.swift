import API
import Article16
import HTTPMessages
import JSON
import Registry
import Testing

/// A State consents once for all reports; publication is then asked for by itself (C3).
struct StandingConsentTests {
    static let path = "/v1/state-parties/KAZ/standing-consents"
    /// Reports are transmitted on 3 January 2014, so 180 days later is 2 July 2014.
    static let afterDays = """
        {"declared_on": "2014-01-01", "when": "after_days", "days": 180, "reference": "Note 1"}
        """
    static let onReply = #"{"declared_on": "2014-01-01", "when": "on_reply"}"#

    private static func requests(_ story: Story, _ reader: Reader = .secretariat) throws
        -> [JSONValue]
    {
        try story.world[reader].get(story.report + "/publication-requests").expect(200).json.items
    }

    @Test func `the request is made with the transmission, as of its own day`() throws {
        let world = try World()
        let consent = try world[.secretariat].post(Self.path, Self.afterDays).created()
        let story = try Story(in: world)
        try story.reachAddressee()
        for reader in [Reader.secretariat, .spt, .liaisonKAZ] {
            let request = try #require(try Self.requests(story, reader).first)
            #expect(request["requested_on"]?.text == "2014-07-02")
            #expect(request["origin"]?.text == "standing_consent")
            #expect(request["standing_consent_id"]?.text == consent)
            #expect(request["reference"]?.text == "Note 1")
            #expect(request["status"]?.text == "open")
        }
        // It asks; the gate and the secretariat come after it.
        let basis = Sample.publication(on: "art_16_2_request")
        try story.act(.secretariat, "/publications", basis).expect(409)
        try story.world[.everyone].get(story.report).expect(404)
        try story.review()
        try story.publish()
        #expect(try story.world[.everyone].get(story.report).json["publication"] != nil)
    }

    @Test func `the request is made with the first reply`() throws {
        let world = try World()
        try world[.secretariat].post(Self.path, Self.onReply).expect(201)
        let story = try Story(in: world)
        try story.reachAddressee()
        try story.draftReply()
        #expect(try Self.requests(story).isEmpty)
        try story.submitReply()
        #expect(try Self.requests(story).first?["requested_on"]?.text == "2014-06-30")
        #expect(try Self.requests(story).first?["comments"]?.text == "none")
    }

    @Test func `declared later, it speaks of what the State has only where it says so`() throws {
        for (reach, count) in [("later_reports", 0), ("all_reports", 1)] {
            let story = try Story(in: World())
            try story.reachAddressee()
            let content = """
                {"declared_on": "2015-01-05", "when": "after_days", "days": 180,
                 "reach": "\(reach)"}
                """
            try story.world[.secretariat].post(Self.path, content).expect(201)
            #expect(try Self.requests(story).count == count)
            #expect(
                try Self.requests(story).allSatisfy { $0["requested_on"]?.text == "2015-01-05" })
        }
    }

    /// The clock goes on while nothing runs; a service's start does what fell due, once.
    @Test func `what fell due while no service ran is caught up as of its day`() throws {
        let world = try World()
        let today = #"{"declared_on": "2016-05-01", "when": "after_days", "days": 30}"#
        try world[.secretariat].post(Self.path, today).expect(201)
        let story = try Story(in: world)
        try story.adopt()
        let sent = #"{"addressee": "state_party", "transmitted_on": "2016-05-20"}"#
        try story.act(.secretariat, "/transmissions", sent).expect(201)
        func start(after days: Int) throws {
            world.bench.clock.advance(days: days)
            let now = Moment(seconds: world.bench.clock.now)
            try world.bench.arrange { try DailyWork.run(in: $0, at: now) }
        }
        try start(after: 17)
        #expect(try Self.requests(story).isEmpty, "on 18 June, a day too early")
        try start(after: 40)
        #expect(try Self.requests(story).compactMap { $0["requested_on"]?.text } == ["2016-06-19"])
        try start(after: 1)
        #expect(try Self.requests(story).count == 1)
    }

    /// Due on 19 June 2016, with nothing run on that day.
    @Test(arguments: [("2016-06-19", 0), ("2016-06-20", 1)])
    func `withdrawn, it has asked for what fell due before that day`(
        date: String, count: Int
    ) throws {
        let world = try World()
        let content = #"{"declared_on": "2016-05-01", "when": "after_days", "days": 30}"#
        let id = try world[.secretariat].post(Self.path, content).created()
        let story = try Story(in: world)
        try story.adopt()
        let sent = #"{"addressee": "state_party", "transmitted_on": "2016-05-20"}"#
        try story.act(.secretariat, "/transmissions", sent).expect(201)
        world.bench.clock.advance(days: 40)
        let (consent, end) = ("/v1/standing-consents/" + id, #"{"withdrawn_on": "\#(date)"}"#)
        try world[.secretariat].act(consent + "/withdrawal", end, on: consent).expect(200)
        #expect(try Self.requests(story).count == count)
    }

    @Test func `a request that the State took back is not made again`() throws {
        let world = try World()
        try world[.secretariat].post(Self.path, Self.afterDays).expect(201)
        let story = try Story(in: world)
        try story.reachAddressee()
        let id = try #require(try Self.requests(story).first?["id"]?.text)
        let request = "/v1/publication-requests/" + id
        try world[.liaisonKAZ].act(request + "/withdrawal", Sample.withdrawal, on: request)
            .expect(200)
        try story.draftReply()
        try story.submitReply()
        let now = Moment(seconds: world.bench.clock.now)
        try world.bench.arrange { try DailyWork.run(in: $0, at: now) }
        let all = try Self.requests(story)
        #expect(all.compactMap { $0["status"]?.text } == ["withdrawn"])
        #expect(
            try world[.liaisonKAZ].get(story.report).json["confidentiality"]?.text == "confidential"
        )
        let own = try story.act(.liaisonKAZ, "/publication-requests", Sample.request).expect(201)
        #expect(own.json["origin"]?.text == "asked")
    }

    @Test func `other States and other reports are not touched`() throws {
        let world = try World()
        let geo = Self.path.replacing("KAZ", with: "GEO")
        try world[.secretariat].post(geo, Self.afterDays).expect(201)
        let story = try Story(in: world)
        try story.reachAddressee()
        #expect(try Self.requests(story).isEmpty)
        try world[.secretariat].post(Self.path, Self.afterDays).expect(201)
        let own = try Story(in: world, by: .npmKAZ)
        try own.reachAddressee()
        #expect(try Self.requests(own, .npmKAZ).isEmpty)
        #expect(try Self.requests(story).count == 1)
    }

    @Test func `a declaration is public, entered by the secretariat, and ended once`() throws {
        let world = try World()
        for reader in Reader.allCases where reader != .secretariat {
            let answer = try world[reader].post(Self.path, Self.onReply)
            #expect(answer.status.code == (reader == .everyone ? 401 : 403), "\(reader)")
        }
        let id = try world[.secretariat].post(Self.path, Self.onReply).created()
        let again = try world[.secretariat].post(Self.path, Self.afterDays).expect(409)
        #expect(again.json["code"]?.text == "standing_consent_in_force")
        let consent = "/v1/standing-consents/" + id
        for reader in Reader.allCases {
            #expect(try world[reader].get(Self.path).json.ids == [id])
            #expect(try world[reader].get(consent).json["when"]?.text == "on_reply")
        }
        let end = #"{"withdrawn_on": "2015-01-01"}"#
        try world[.secretariat].ask("POST", consent + "/withdrawal", end).expect(428)
        try world[.liaisonKAZ].act(consent + "/withdrawal", end, on: consent).expect(403)
        try world[.secretariat].act(consent + "/withdrawal", end, on: consent).expect(200)
        let twice = try world[.secretariat].act(consent + "/withdrawal", end, on: consent)
        #expect(twice.json["code"]?.text == "standing_consent_withdrawn")
        try world[.secretariat].post(Self.path, Self.afterDays).expect(201)
        #expect(try world[.everyone].get(Self.path).json.items.count == 2)
    }

    @Test(arguments: [
        (#"{"declared_on": "2014-01-01", "when": "after_days"}"#, "#/days"),
        (#"{"declared_on": "2014-01-01", "when": "on_reply", "days": 3}"#, "#/days"),
        (#"{"declared_on": "2014-01-01", "when": "now"}"#, "#/when"),
        (#"{"declared_on": "2016-06-02", "when": "on_reply"}"#, "#/declared_on"),
    ])
    func `a declaration that cannot be is 422 at its place`(
        content: String, pointer: String
    ) throws {
        let answer = try World()[.secretariat].post(Self.path, content).expect(422)
        let pointers = answer.json["errors"]?.elements.compactMap { $0["pointer"]?.text }
        #expect(pointers == [pointer])
    }

    @Test func `the work of a day is begun once, not beside itself, and again where it failed`() {
        let days = Days(done: "2016-06-01")
        #expect(!days.begin("2016-06-01"))
        #expect(days.begin("2016-06-02") && !days.begin("2016-06-02"))
        days.end("2016-06-02", succeeded: false)
        #expect(days.begin("2016-06-02"))
        days.end("2016-06-02", succeeded: true)
        #expect(!days.begin("2016-06-02") && days.begin("2016-06-03"))
    }
}
