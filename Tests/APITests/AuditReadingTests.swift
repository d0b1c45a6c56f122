import API
import HTTPMessages
import JSON
import Registry
import Testing

/// The trail as it is read: their own by everybody, all by the auditor.
struct AuditReadingTests {
    private static let path = "/v1/audit-events"

    @Test func `a trail tells of its own institution and counts nobody else`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let (kaz, geo) = (story.world[.liaisonKAZ], story.world[.liaisonGEO])
        _ = try geo.get(story.report)
        let before = try [Self.path + "?count=true", Self.path + "/head"].map {
            try geo.get($0).expect(200).body
        }
        for _ in 0..<5 { _ = try kaz.get(story.report) }
        try story.draftReply()
        try story.submitReply()
        let after = try [Self.path + "?count=true", Self.path + "/head"].map {
            try geo.get($0).expect(200).body
        }
        #expect(before == after)
        let shown = try kaz.get(Self.path + "?limit=200").expect(200).json.items
        #expect(shown.count > 5)
        #expect(shown.allSatisfy { $0["trail"]?.text == "KAZ" })
    }

    @Test(arguments: ["GEO", "subcommittee", "URY", "register", "*", ""])
    func `another's trail is as absent as one that there is not`(trail: String) throws {
        let world = try World()
        _ = try world[.liaisonGEO].get("/v1/reports")
        _ = try world[.spt].get("/v1/reports")
        let targets = [
            "?trail=", "/head?trail=", "/consistency?first=1&trail=", "/0/inclusion?trail=",
        ]
        for target in targets {
            for reader in [Reader.liaisonKAZ, .npmKAZ, .operator] {
                let client = world[reader]
                _ = try client.get("/v1/reports")
                let answer = try client.get(Self.path + target + trail).expect(404)
                let nowhere = try client.get(Self.path + target + "nowhere").expect(404)
                #expect(answer.masked == nowhere.masked)
            }
            try world[.everyone].get(Self.path + target + trail).expect(401)
        }
    }

    @Test func `the auditor reads every trail, and no content`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let auditor = try story.world.bench.account(.auditor)
        let head = try auditor.get(Self.path + "/head").expect(200).json
        #expect(head["trail"]?.text == "*")
        let trails = head["trails"]?.elements ?? []
        #expect(trails.count == head["size"]?.int)
        for trail in trails {
            let name = trail["trail"]?.text ?? ""
            let shown = try auditor.get(Self.path + "?count=true&trail=" + name).expect(200)
            #expect(shown.json["total"]?.int == trail["size"]?.int)
            #expect(!shown.text.contains("Cells"))
        }
        try auditor.get(story.report).expect(404)
        let own = try auditor.get(Self.path).expect(200).json.items
        #expect(own.allSatisfy { $0["trail"]?.text == "auditor" })
    }

    @Test func `a list gives each entry once, either way, and filters`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let client = story.world[.secretariat]
        let size = try client.get(Self.path + "/head").json["size"]?.int ?? 0
        let numbers = { (target: String) in
            try client.all(target, limit: 3).compactMap { $0["number"]?.int }
        }
        #expect(try numbers(Self.path) == Array((0..<size).reversed()))
        #expect(try numbers(Self.path + "?after=2") == Array(3..<size))
        let adopted = try client.get(Self.path + "?act=report_adopted").json.items
        #expect(adopted.count == 1)
        let account = adopted.first?["account_id"]?.text ?? ""
        #expect(try numbers(Self.path + "?account=" + account).count == size)
        #expect(try numbers(Self.path + "?outcome=refused") == [])
        #expect(try numbers(Self.path + "?since=2016-06-01&until=2016-06-01").count == size)
        #expect(try numbers(Self.path + "?since=2016-06-02") == [])
        #expect(try numbers(Self.path + "?until=2016-05-31") == [])
        for bad in [
            "?outcome=done", "?account=me", "?since=today", "?after=-1", "?after=1e3", "?size=1",
            "/head?size=1", "/consistency", "/consistency?first=9999", "/0/inclusion?size=0",
            "/consistency?first=2&second=1",
        ] {
            #expect(try client.get(Self.path + bad).status == .badRequest, "\(bad)")
        }
        for absent in ["/\(size)/inclusion", "/00/inclusion", "/x/inclusion"] {
            #expect(try client.get(Self.path + absent).status == .notFound, "\(absent)")
        }
    }

    @Test func `heads and proofs are those of the trail that opcat verifies`() throws {
        let story = try Story(in: World())
        var files: [UInt8] = []
        let client = story.world[.secretariat]
        let auditor = try story.world.bench.account(.auditor)
        for act in [story.adopt, { try story.send(to: "state_party") }, story.remind] {
            try act()
            files += try client.get(Self.path + "/head").expect(200).body + Array("\n".utf8)
            files += try auditor.get(Self.path + "/head").expect(200).body + Array("\n".utf8)
        }
        let heads = try #require(AuditForm.heads(in: files))
        #expect(heads.count == 6 && heads.allSatisfy { $0.isSigned })
        let store = story.world.bench.folder + "/register.sqlite"
        #expect(
            try Registry.auditFaults(ofStoreAt: store, keys: story.world.bench.keys, heads: heads)
                == [])
        let size = heads[0].head.size
        let proof = try client.get(Self.path + "/consistency?first=\(size)").expect(200).json
        #expect(proof["first"]?.int == size && proof["path"]?.elements.isEmpty == false)
        let one = try client.get(Self.path + "/0/inclusion?size=1").expect(200).json
        let first = try client.all(Self.path, limit: 100).last
        #expect(one["path"]?.elements == [] && one["leaf_hash"] == first?["leaf_hash"])
    }
}
