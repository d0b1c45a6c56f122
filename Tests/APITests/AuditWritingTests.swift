import HTTPMessages
import JSON
import Registry
import Testing

/// What is written into the audit trail (domain.md, section 8): each decision on confidential
/// matters, before it is answered.
struct AuditWritingTests {
    /// What a reader's trail says since `number`, a line an entry.
    private static func lines(_ client: Client, after number: Int = -1) throws -> [String] {
        let target = "/v1/audit-events?limit=200" + (number < 0 ? "&after=0" : "&after=\(number)")
        return try client.get(target).expect(200).json.items.map { item in
            ["act", "subject", "ground", "outcome"].map { item[$0]?.text ?? "" }
                .joined(separator: " ")
        }
    }

    private static func size(_ client: Client) throws -> Int {
        try client.get("/v1/audit-events/head").expect(200).json["size"]?.int ?? 0
    }

    /// What somebody's asking adds to their trail.
    private static func added(_ client: Client, _ ask: () throws -> Void) throws -> [String] {
        try client.get("/v1/me").expect(200)
        _ = try client.get("/v1/reports")
        let before = try size(client)
        try ask()
        return try lines(client, after: before - 1)
    }

    @Test func `a reading, a refusal and a change are written`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let id = String(story.report.dropFirst("/v1/reports/".count))
        let client = story.world[.liaisonKAZ]
        let added = try Self.added(client) {
            try client.get(story.report).expect(200)
            try client.get("/v1/reports?limit=900").expect(400)
            try story.draftReply()
            try client.ask("DELETE", story.report, nil).expect(403)
            try client.act(story.report + "/adoption", Sample.adoption, on: story.report)
                .expect(403)
        }
        let reply = story.reply?.dropFirst("/v1/replies/".count) ?? ""
        #expect(
            added == [
                "GET /v1/reports/{id} \(id) correspondent read",
                "GET /v1/reports - invalid-parameter refused",
                "GET /v1/reports/{id} \(id) correspondent read",
                "reply_created \(reply) liaison changed",
                "DELETE /v1/reports/{id} \(id) not_the_issuer refused",
                "GET /v1/reports/{id} \(id) correspondent read",
                "POST /v1/reports/{id}/adoption \(id) not_the_issuer refused",
            ])
    }

    @Test func `what was refused is undone, and that it was refused is not`() throws {
        let world = try World()
        let client = world[.secretariat]
        let added = try Self.added(client) {
            let state = #"{"name": "N", "deposited_on": "2999-01-01"}"#
            try client.ask("PUT", "/v1/state-parties/URY", state).expect(422)
            try client.get("/v1/state-parties/URY").expect(404)
        }
        #expect(added == ["PUT /v1/state-parties/{iso3} URY validation refused"])
    }

    @Test func `hidden and absent leave the same entry`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let absent = "rep_" + String(repeating: "a", count: 26)
        let id = String(story.report.dropFirst("/v1/reports/".count))
        for reader in [Reader.liaisonGEO, .npmGEO, .cat] {
            let client = story.world[reader]
            let added = try Self.added(client) {
                for report in [id, absent] {
                    for below in ["", "/recommendations", "/replies", "/paragraphs/2"] {
                        try client.get("/v1/reports/\(report)\(below)").expect(404)
                    }
                    try client.post("/v1/reports/\(report)/adoption", Sample.adoption).expect(404)
                    try client.askLeave("/v1/reports/\(report)/adoption").expect(404)
                }
            }
            #expect(added.count == 12)
            let hidden = added.prefix(6).map { $0.replacing(id, with: absent) }
            #expect(hidden == Array(added.suffix(6)), "\(reader)")
            #expect(added.allSatisfy { $0.hasSuffix("not-found refused") }, "\(added)")
        }
    }

    @Test func `a HEAD, a 304 and an empty list are readings, and what is public is none`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let client = story.world[.spt]
        let tag = try client.get(story.report)["etag"] ?? ""
        let added = try Self.added(client) {
            try client.ask("HEAD", story.report, nil).expect(200)
            try client.get(story.report, "If-None-Match: " + tag).expect(304)
            try client.get("/v1/reprisals").expect(200)
            try client.get(story.report + "/follow-up?format=csv").expect(200)
            for target in [
                "/v1", "/v1/me", "/v1/state-parties", "/v1/state-parties/KAZ", "/v1/mechanisms",
                "/problems/validation", "/version", "/openapi.yaml", "/livez", "/v1/audit-events",
            ] {
                try client.get(target).expect(200)
            }
        }
        let outcomes = added.map { $0.split(separator: " ").last }
        #expect(outcomes == ["read", "read", "read", "exported"], "\(added)")
    }

    @Test func `what others are refused leaves nothing in one's own trail`() throws {
        struct Failed: Error {}
        let world = try World()
        let client = world[.liaisonGEO]
        let added = try Self.added(client) {
            try world[.liaisonKAZ].get("/v1/reports").expect(200)
            try world[.secretariat].post("/v1/reports", "{}").expect(422)
            try client.get("/v1/reports").expect(200)
            #expect(throws: Failed.self) { try world.bench.arrange { _ in throw Failed() } }
            try client.get("/v1/reports").expect(200)
        }
        #expect(added == Array(repeating: "GET /v1/reports - liaison read", count: 2))
    }

    @Test func `who brings no token leaves nothing`() throws {
        let story = try Story(in: World())
        let before = try story.world.entries()
        for target in ["/v1/reports", story.report, "/v1/visits", "/v1/changes", "/v1"] {
            _ = try story.world[.everyone].get(target)
        }
        #expect(try story.world.entries() == before)
    }

    @Test func `a path's words that could be a name are not written`() throws {
        let client = try World()[.spt]
        let added = try Self.added(client) {
            try client.get("/v1/reports/Jane%20Doe").expect(404)
            try client.get("/v1/reports/Doe/paragraphs/58(a)").expect(404)
            for word in ["1Doe", "annex:Doe", "58(doelle)", "annex:II:Doe"] {
                try client.get("/v1/reports/1Doe/paragraphs/\(word)").expect(404)
            }
        }
        #expect(
            added == [
                "GET /v1/reports/{id} - not-found refused",
                "GET /v1/reports/{id}/paragraphs/{address} -/58(a) not-found refused",
            ]
                + [String](
                    repeating: "GET /v1/reports/{id}/paragraphs/{address} -/- not-found refused",
                    count: 4))
    }

    @Test func `a request that waits is written when it is answered`() throws {
        let story = try Story(in: World())
        let client = story.world[.liaisonKAZ]
        var seen: [String] = []
        let added = try Self.added(client) {
            let answer = try client.get("/v1/changes?wait=60") {
                seen = try Self.lines(client)
                try story.reachAddressee()
            }
            #expect(answer.json.items.count == 1)
        }
        #expect(seen.filter { $0.contains("/v1/changes") } == [])
        #expect(added == ["GET /v1/changes - liaison read"])
    }

    @Test func `an answer that is given again is a reading`() throws {
        let world = try World()
        let client = world[.secretariat]
        let fields = ["Idempotency-Key: 0123456789abcdef"]
        let mechanism = #"{"state_party": "KAZ", "name": "M"}"#
        let added = try Self.added(client) {
            try client.ask("POST", "/v1/mechanisms", mechanism, fields).expect(201)
            try client.ask("POST", "/v1/mechanisms", mechanism, fields).expect(201)
        }
        #expect(added.map { $0.split(separator: " ").last } == ["changed", "read"])
    }

    @Test func `the first use of a token on a day is written, and one that does not hold`() throws {
        let world = try World()
        let client = world[.liaisonGEO]
        for _ in 0..<3 { try client.get("/v1/me").expect(200) }
        world.bench.settle()
        #expect(try Self.size(client) == 1)
        world.bench.clock.advance(days: 1)
        try client.get("/v1/reports").expect(200)
        let first = try client.get("/v1/audit-events").json.items
        #expect(first.map { $0["act"]?.text } == ["GET /v1/reports", "signed_in", "signed_in"])
        let stranger = Client(bench: world.bench, token: Token.new().text)
        for _ in 0..<100 { _ = try stranger.get("/v1/reports") }
        world.bench.settle()
        let auditor = try world.bench.account(.auditor)
        let refused = try auditor.get(
            "/v1/audit-events?trail=register&act=sign_in_refused&limit=200"
        ).json.items
        #expect(refused.count == 60, "no more than that of one minute")
    }
}

extension World {
    /// How many entries there are in all trails.
    func entries() throws -> Int {
        let auditor = try bench.account(.auditor)
        let trails = try auditor.get("/v1/audit-events/head").expect(200).json["trails"]
        return (trails?.elements ?? [])
            .filter { $0["trail"]?.text != "register" && $0["trail"]?.text != "auditor" }
            .compactMap { $0["size"]?.int }.reduce(0, +)
    }
}

extension JSONValue {
    var int: Int? {
        guard case .number(let number) = self else { return nil }
        return number.asInt
    }
}
