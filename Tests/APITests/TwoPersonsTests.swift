import HTTPMessages
import JSON
import Registry
import Testing

@testable import API

/// What cannot be undone takes two persons, where the store is set so.
@Suite("Two persons")
struct TwoPersonsTests {
    private static func world(_ setting: String = "on") throws -> World {
        let world = try World()
        try set(setting, in: world)
        return world
    }

    private static func set(_ value: String, in world: World) throws {
        let now = Moment(seconds: world.bench.clock.now)
        _ = try world.bench.arrange { registry in
            let command =
                #"{"command": "set_setting", "name": "two-persons", "value": "\#(value)"}"#
            return try Desk.execute(Array(command.utf8), in: registry, at: now)
        }
    }

    private static func ready(in world: World) throws -> Story {
        let story = try Story(in: world)
        try story.reachAddressee()
        try story.ask()
        try story.review()
        return story
    }

    private static func offers(_ report: String, _ client: Client) throws -> Bool {
        let allowed = try client.get(report).json["allowed"]?.elements ?? []
        return allowed.contains { $0["act"]?.text == "publish" }
    }

    @Test func `who reviewed does not publish, a second account does`() throws {
        let world = try Self.world()
        let story = try Self.ready(in: world)
        let second = try world.bench.account(.secretariat)
        #expect(try !Self.offers(story.report, world[.secretariat]))
        #expect(try Self.offers(story.report, second))
        let publication = Sample.publication(on: "art_16_2_request")
        let refused = try story.act(.secretariat, "/publications", publication).expect(409)
        #expect(refused.json["code"]?.text == "reviewer_publishes")
        #expect(refused.json["article"]?.text == "OPCAT art. 16 (2), third sentence")
        #expect(refused.json["allowed"] != nil)
        try world[.everyone].get(story.report).expect(404)
        try second.act(story.report + "/publications", publication, on: story.report).expect(201)
        try world[.everyone].get(story.report).expect(200)
    }

    @Test func `on every ground: a mechanism's decision, and another edition`() throws {
        let world = try Self.world()
        let own = try Story(in: world, by: .npmKAZ)
        try own.reachAddressee()
        try own.review()
        let decision = Sample.publication(on: "issuer_decision")
        let refused = try own.act(.npmKAZ, "/publications", decision).expect(409)
        #expect(refused.json["code"]?.text == "reviewer_publishes")
        let story = try Self.ready(in: world)
        let second = try world.bench.account(.secretariat)
        let publication = Sample.publication(on: "art_16_2_request")
        try second.act(story.report + "/publications", publication, on: story.report).expect(201)
        try story.review()
        let again = try story.act(.secretariat, "/reissues", Sample.reissue).expect(409)
        #expect(again.json["code"]?.text == "reviewer_publishes")
        try second.act(story.report + "/reissues", Sample.reissue, on: story.report).expect(201)
    }

    @Test func `where it is off one person does both`() throws {
        let story = try Self.ready(in: Self.world("off"))
        #expect(try Self.offers(story.report, story.world[.secretariat]))
        try story.publish()
    }

    private static let asking = #"{"act": "export"}"#

    @Test func `an export waits for a second account of the institution, and is done once`() throws
    {
        let world = try Self.world()
        let (first, second) = (try exporter(.liaison, in: world), try exporter(.liaison, in: world))
        let refused = try first.get("/v1/export").expect(409)
        #expect(refused.json["code"]?.text == "confirmation_missing")
        let allowed = refused.json["allowed"]?.elements.first
        #expect(allowed?["act"]?.text == "ask_for_confirmation")
        #expect(allowed?["href"]?.text == "/v1/confirmations")
        let path =
            "/v1/confirmations/" + (try first.post("/v1/confirmations", Self.asking).created())
        try first.get("/v1/export").expect(409)
        #expect(try first.get(path).json["allowed"]?.elements.isEmpty == true)
        let seen = try second.get(path).expect(200).json["allowed"]?.elements.first
        #expect(seen?["href"]?.text == path + "/confirmation")
        try second.ask("POST", path + "/confirmation", nil).expect(428)
        try second.act(path + "/confirmation", nil, on: path).expect(200)
        let again = try second.act(path + "/confirmation", nil, on: path).expect(409)
        #expect(again.json["code"]?.text == "already_confirmed")
        try second.get("/v1/export").expect(409)
        // What takes nothing away spends no confirmation.
        try first.ask("HEAD", "/v1/export", nil).expect(400)
        try first.get("/v1/export", "If-Match: \"another\"").expect(400)
        let page = try first.get("/v1/export?limit=1").expect(200)
        let next = page["link"]?.split(separator: ">").first.map { String($0.dropFirst()) }
        try first.get(try #require(next)).expect(200)
        #expect(try first.get(path).json["used_at"]?.text != nil)
        try first.get("/v1/export").expect(409)
        try world[.everyone].get("/v1/export").expect(200)
    }

    @Test func `nobody confirms for themselves, nor without the permission`() throws {
        let world = try Self.world()
        let first = try exporter(.liaison, in: world)
        try world[.liaisonKAZ].post("/v1/confirmations", Self.asking).expect(403)
        let path =
            "/v1/confirmations/" + (try first.post("/v1/confirmations", Self.asking).created())
        let own = try first.act(path + "/confirmation", nil, on: path).expect(409)
        #expect(own.json["code"]?.text == "confirms_own_act")
        try world[.liaisonKAZ].act(path + "/confirmation", nil, on: path).expect(403)
    }

    @Test func `to another institution there is no confirmation`() throws {
        let world = try Self.world()
        let first = try exporter(.liaison, in: world)
        let path =
            "/v1/confirmations/" + (try first.post("/v1/confirmations", Self.asking).created())
        let absent = "/v1/confirmations/cnf_aaaaaaaaaaaaaaaaaaaaaaaaaa"
        for reader in Reader.allCases where ![.liaisonKAZ, .everyone].contains(reader) {
            let hidden = try world[reader].get(path).expect(404)
            #expect(hidden.masked == (try world[reader].get(absent).masked))
            let act = try world[reader].ask("POST", path + "/confirmation", nil).expect(404)
            let none = try world[reader].ask("POST", absent + "/confirmation", nil)
            #expect(act.masked == none.masked)
        }
        let board = try world.bench.account(.dashboard, "KAZ", scope: "state")
        try board.get(path).expect(404)
    }

    @Test func `a day after it was asked for it is worth nothing`() throws {
        let world = try Self.world()
        let (first, second) = (try exporter(.liaison, in: world), try exporter(.liaison, in: world))
        let paths = try (1...2).map { _ in
            "/v1/confirmations/" + (try first.post("/v1/confirmations", Self.asking).created())
        }
        try second.act(paths[0] + "/confirmation", nil, on: paths[0]).expect(200)
        world.bench.clock.advance(days: 1)
        let late = try first.get("/v1/export").expect(409)
        #expect(late.json["code"]?.text == "confirmation_lapsed")
        let lapsed = try second.act(paths[1] + "/confirmation", nil, on: paths[1]).expect(409)
        #expect(lapsed.json["code"]?.text == "confirmation_lapsed")
    }

    /// One that was begun before the setting goes on only with a confirmation.
    @Test func `an export under way stops where two persons are asked for`() throws {
        let world = try Self.world("off")
        let first = try exporter(.liaison, in: world)
        let link = try first.get("/v1/export?limit=1").expect(200)["link"]
        let next = try #require(link?.split(separator: ">").first.map { String($0.dropFirst()) })
        try Self.set("on", in: world)
        #expect(try first.get(next).expect(409).json["code"]?.text == "confirmation_missing")
    }

    @Test func `an erasure names a report that its asker sees`() throws {
        let world = try Self.world()
        let story = try Story(in: world)
        let id = String(story.report.dropFirst("/v1/reports/".count))
        func asking(_ id: String) -> String { #"{"act": "erasure", "report_id": "\#(id)"}"# }
        try world[.secretariat].post("/v1/confirmations", asking(id)).expect(201)
        let hidden = try world[.liaisonKAZ].post("/v1/confirmations", asking(id)).expect(422)
        let absent = try world[.liaisonKAZ]
            .post("/v1/confirmations", asking("rep_aaaaaaaaaaaaaaaaaaaaaaaaaa")).expect(422)
        #expect(hidden.masked == absent.masked)
        let export = #"{"act": "export", "report_id": "\#(id)"}"#
        for wrong in [#"{"act": "erasure"}"#, #"{"act": "all"}"#, "{}", export] {
            try world[.secretariat].post("/v1/confirmations", wrong).expect(422)
        }
    }

    private func exporter(_ role: Role, in world: World) throws -> Client {
        try world.bench.account(role, "KAZ", permissions: .readWriteExport)
    }
}
