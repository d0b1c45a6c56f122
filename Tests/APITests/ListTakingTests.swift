import HTTPMessages
import JSON
import Registry
import Testing

@testable import API

/// Who may take a list as a whole, and what is written down of it.
@Suite("Lists taken away")
struct ListTakingTests {
    private static let confidential = [
        "/v1/reports", "/v1/recommendations", "/v1/visits", "/v1/places", "/v1/changes",
    ]

    @Test(arguments: confidential)
    func `a token needs the permission to export`(path: String) throws {
        let world = try World()
        for form in ["csv", "ndjson"] {
            let target = "\(path)?format=\(form)"
            for reader in Reader.allCases where reader != .everyone {
                let answer = try world[reader].get(target).expect(403)
                #expect(answer.json["type"]?.text == "/problems/insufficient-permission")
            }
            let board = try world.bench.account(.dashboard, permissions: .readWriteExport)
            try board.get(target).expect(403)
            try world[.everyone].get(target).expect(200)
            let member = try world.bench.account(.spt, permissions: .readWriteExport)
            try member.get(target).expect(200)
        }
    }

    @Test(arguments: ["/v1/state-parties", "/v1/mechanisms"])
    func `what tells of nothing confidential needs none`(path: String) throws {
        let world = try World()
        for reader in Reader.allCases {
            try world[reader].get(path + "?format=csv").expect(200)
        }
    }

    @Test func `the audit trail needs the permission too, and a token`() throws {
        let world = try World()
        _ = try Story(in: world)
        try world[.everyone].get("/v1/audit-events?format=csv").expect(401)
        try world[.spt].get("/v1/audit-events?format=csv").expect(403)
        let member = try world.bench.account(.auditor, permissions: .readWriteExport)
        try member.get("/v1/audit-events?format=csv&trail=subcommittee").expect(200)
    }

    private static func outcomes(_ client: Client) throws -> [String] {
        try client.get("/v1/audit-events?after=0").expect(200).json.items.map { item in
            ["act", "ground", "outcome"].map { item[$0]?.text ?? "" }.joined(separator: " ")
        }.filter { $0.contains("/v1/reports ") || $0.contains("recommendations") }
    }

    @Test func `it is written down as exported, once, before anything leaves`() throws {
        let world = try World()
        let story = try Story(in: world)
        try story.reachAddressee()
        let member = try world.bench.account(
            .liaison, "KAZ", permissions: .readWriteExport)
        try member.get("/v1/reports?format=csv").expect(200)
        try member.get("/v1/reports?format=csv&limit=1").expect(400)
        try world[.liaisonKAZ].get("/v1/reports?format=ndjson").expect(403)
        #expect(
            try Self.outcomes(member) == [
                "GET /v1/reports liaison exported",
                "GET /v1/reports invalid-parameter refused",
                "GET /v1/reports insufficient-permission refused",
            ])
        try member.get(story.report + "/recommendations?format=csv").expect(200)
        #expect(
            try Self.outcomes(member).last
                == "GET /v1/reports/{id}/recommendations correspondent exported")
    }

    private static let asking = #"{"act": "export"}"#

    @Test func `where it takes two persons, so does a list that tells of confidential matter`()
        throws
    {
        let world = try World()
        let now = Moment(seconds: world.bench.clock.now)
        try world.bench.arrange { registry in
            let command = #"{"command": "set_setting", "name": "two-persons", "value": "on"}"#
            _ = try Desk.execute(Array(command.utf8), in: registry, at: now)
        }
        let story = try Story(in: world)
        try story.reachAddressee()
        func member() throws -> Client {
            try world.bench.account(.liaison, "KAZ", permissions: .readWriteExport)
        }
        let (first, second) = (try member(), try member())
        let target = "/v1/reports?format=csv"
        let refused = try first.get(target).expect(409)
        #expect(refused.json["code"]?.text == "confirmation_missing")
        #expect(refused.text.contains("ask_for_confirmation"))
        let path =
            "/v1/confirmations/" + (try first.post("/v1/confirmations", Self.asking).created())
        try second.act(path + "/confirmation", nil, on: path).expect(200)
        try first.ask("HEAD", target, nil).expect(400)
        try first.get(target, "If-None-Match: \"another\"").expect(400)
        try first.get(target).expect(200)
        try first.get(target).expect(409)
        try first.get("/v1/mechanisms?format=csv").expect(200)
        try first.get(story.report + "/recommendations?format=csv").expect(200)
        try world[.everyone].get(target).expect(200)
    }
}
