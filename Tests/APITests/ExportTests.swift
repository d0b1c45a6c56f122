import Article16
import HTTPMessages
import JSON
import Registry
import Testing

/// All that a caller may see, as lines (api.md, section 8).
@Suite("Export")
struct ExportTests {
    /// A world in which each reader's token may export.
    private static func world() throws -> (world: World, exporters: [Reader: Client]) {
        let world = try World()
        let mechanisms = try world[.everyone].get("/v1/mechanisms").json.items
        func mechanism(_ code: String) -> MechanismID? {
            let own = mechanisms.first { $0["state_party"]?.text == code }
            return own?["id"]?.text.map { MechanismID($0) }
        }
        func member(
            _ role: Role, _ state: String? = nil, _ mechanism: MechanismID? = nil
        ) throws -> Client {
            try world.bench.account(role, state, mechanism, permissions: .readWriteExport)
        }
        let exporters: [Reader: Client] = [
            .spt: try member(.spt), .secretariat: try member(.secretariat),
            .liaisonKAZ: try member(.liaison, "KAZ"), .liaisonGEO: try member(.liaison, "GEO"),
            .npmKAZ: try member(.npm, "KAZ", mechanism("KAZ")),
            .npmGEO: try member(.npm, "GEO", mechanism("GEO")), .cat: try member(.cat),
            .operator: try member(.operator), .everyone: world[.everyone],
        ]
        return (world, exporters)
    }

    /// A report with something of all that belongs to one, and one that is published.
    private static func stories(in world: World) throws -> (hidden: Story, published: Story) {
        let hidden = try Story(in: world)
        try hidden.reachAddressee()
        try hidden.draftReply()
        try hidden.submitReply()
        try hidden.act(.secretariat, "/reminders", Sample.reminder).expect(201)
        try hidden.act(.secretariat, "/meetings", Sample.meeting).expect(201)
        let published = try Story(in: world)
        try published.reachAddressee()
        try published.ask()
        try published.review()
        try published.publish()
        return (hidden, published)
    }

    private static func lines(_ client: Client, limit: Int = 200) throws -> [JSONValue] {
        var (lines, next): ([JSONValue], String?) = ([], "/v1/export?limit=\(limit)")
        while let target = next {
            let page = try client.get(target).expect(200)
            #expect(page["content-type"] == "application/x-ndjson")
            lines += try page.text.split(separator: "\n").map {
                try JSONParser.parse(Array($0.utf8))
            }
            next = page["link"]?.split(separator: ">").first.map { String($0.dropFirst()) }
        }
        return lines
    }

    @Test func `each reader takes exactly what they may GET, and nothing else`() throws {
        let (world, exporters) = try Self.world()
        let (hidden, published) = try Self.stories(in: world)
        for (reader, client) in exporters {
            let lines = try Self.lines(client)
            let reports = Set(lines.filter { $0["type"]?.text == "report" }.map(Self.url))
            let seen = Set(try client.get("/v1/reports").json.ids.map { "/v1/reports/" + $0 })
            #expect(reports == seen, "\(reader)")
            let whose: [Reader] = [.spt, .secretariat, .liaisonKAZ]
            #expect(reports.contains(hidden.report) == whose.contains(reader), "\(reader)")
            #expect(reports.contains(published.report), "\(reader)")
            for line in lines {
                let item = try #require(line["item"])
                let own = try client.get(Self.url(line)).expect(200).json
                let isThere = own == item || own["items"]?.elements.contains(item) == true
                #expect(isThere, "\(reader) \(Self.url(line))")
            }
        }
    }

    /// Nothing of a report that is hidden stands in anything of the export: not its id, nor that
    /// of what belongs to it.
    @Test func `what is hidden leaves no byte`() throws {
        let (world, exporters) = try Self.world()
        let published = try Self.stories(in: world).published
        let before = try exporters[.liaisonGEO]?.get("/v1/export?limit=200").text
        let hidden = try Self.stories(in: world).hidden
        try published.world[.liaisonGEO].get(hidden.report).expect(404)
        let other = try Story(in: world)
        try other.adopt()
        let lines = try Self.lines(try #require(exporters[.liaisonGEO]))
        #expect(!lines.contains { Self.url($0).hasPrefix(hidden.report) })
        #expect(!lines.contains { Self.url($0).hasPrefix(other.report) })
        #expect(before?.contains(published.report) == true)
    }

    @Test func `it holds what belongs to a report, each with its type`() throws {
        let (world, exporters) = try Self.world()
        _ = try Self.stories(in: world)
        let lines = try Self.lines(try #require(exporters[.secretariat]))
        let types = Set(lines.compactMap { $0["type"]?.text })
        let wanted: Set = [
            "state_party", "mechanism", "report", "language_version", "transmission",
            "recommendation", "reply", "reminder", "meeting", "publication_request",
            "personal_data_review", "publication", "reissue",
        ]
        #expect(types == wanted)
        #expect(Set(lines.map { "\($0)" }).count == lines.count)
    }

    @Test func `page by page it is the same`() throws {
        let (world, exporters) = try Self.world()
        _ = try Self.stories(in: world)
        for reader in [Reader.secretariat, .everyone, .liaisonGEO] {
            let client = try #require(exporters[reader])
            #expect(try Self.lines(client, limit: 1) == Self.lines(client))
        }
    }

    @Test func `a token needs the permission, and a dashboard never has it`() throws {
        let world = try World()
        for reader in Reader.allCases where reader != .everyone {
            let answer = try world[reader].get("/v1/export").expect(403)
            #expect(answer.json["type"]?.text == "/problems/insufficient-permission")
        }
        let board = try world.bench.account(
            .dashboard, permissions: .readWriteExport, scope: "subcommittee")
        try board.get("/v1/export").expect(403)
        #expect(try board.get("/v1/me").json["permissions"]?.elements == [.string("read")])
        try board.get("/v1/reports").expect(200)
        try world[.everyone].get("/v1/export").expect(200)
        try world[.everyone].get("/v1/export?count=true").expect(400)
        try world[.everyone].get("/v1/export", "Accept: application/json").expect(406)
    }

    @Test func `a cursor is its caller's own, and a day old it is gone`() throws {
        let (world, exporters) = try Self.world()
        let own = try #require(exporters[.liaisonKAZ])
        let link = try own.get("/v1/export?limit=1").expect(200)["link"]
        let next = try #require(link?.split(separator: ">").first.map { String($0.dropFirst()) })
        try own.get(next).expect(200)
        for other in [world[.everyone], try #require(exporters[.liaisonGEO])] {
            let answer = try other.get(next).expect(400)
            #expect(answer.json["type"]?.text == "/problems/invalid-cursor")
        }
        world.bench.clock.advance(seconds: 86_399)
        try own.get(next).expect(200)
        world.bench.clock.advance(seconds: 1)
        let answer = try own.get(next).expect(410)
        #expect(answer.json["type"]?.text == "/problems/cursor-expired")
    }

    private static func url(_ line: JSONValue) -> String { line["url"]?.text ?? "" }
}
