import HTTPMessages
import JSON
import Testing

/// `/v1/statistics`: the lists, counted; of persons only where they are not few.
struct StatisticsTests {
    /// Reports at several stages, to and from several bodies.
    private static func world() throws -> World {
        let world = try World()
        _ = try Story(in: world)
        let sent = try Story(in: world)
        try sent.reachAddressee()
        try sent.send(to: "npm")
        try sent.draftReply()
        try sent.submitReply()
        try sent.ask()
        for _ in 1...2 {
            let published = try Story(in: world)
            try published.reachAddressee()
            try published.ask()
            try published.review()
            try published.publish()
        }
        try Story(in: world, by: .npmKAZ).reachAddressee()
        return world
    }

    /// What a report in the list says to be counted by.
    private static func value(_ trait: String, of report: JSONValue) -> String? {
        switch trait {
        case "transmitted_in": report["transmitted_on"]?.text.map { String($0.prefix(4)) }
        case "published_in":
            report["publication"]?["published_on"]?.text.map { String($0.prefix(4)) }
        default: report[trait]?.text
        }
    }

    static let traits = [
        "state_party", "issuer", "confidentiality", "reply_status", "transmitted_in",
        "published_in",
    ]

    @Test func `to each reader reports are what the list shows, counted`() throws {
        let world = try Self.world()
        let pairs = Self.traits.flatMap { one in Self.traits.map { $0 == one ? [one] : [one, $0] } }
        for reader in Reader.allCases {
            let list = try world[reader].all("/v1/reports", limit: 200)
            for by in pairs {
                let target = "/v1/statistics/reports?by=" + by.joined(separator: ",")
                let json = try world[reader].get(target).expect(200).json
                let listed = Dictionary(
                    grouping: list, by: { item in by.map { Self.value($0, of: item) } })
                #expect(Self.cells(json, by) == listed.mapValues(\.count), "\(reader) \(by)")
                #expect(json["total"]?.number == list.count)
            }
        }
    }

    private static func cells(_ json: JSONValue, _ by: [String]) -> [[String?]: Int?] {
        let cells = json.items.map { item in (by.map { item[$0]?.text }, item["count"]?.number) }
        return Dictionary(uniqueKeysWithValues: cells)
    }

    @Test func `how recommendations fare is counted for who may know it`() throws {
        let world = try Self.world()
        let target = "/v1/statistics/recommendations?by=kind,follow_up_status"
        let own = try world[.secretariat].get(target).expect(200).json
        let answered: [String?] = ["recommendation", "replied"]
        #expect(Self.cells(own, ["kind", "follow_up_status"])[answered] == 1)
        let open = try world[.everyone].get(target).expect(200).json
        let expected: [[String?]: Int?] = [["recommendation", nil]: 2, ["statement", nil]: 2]
        #expect(Self.cells(open, ["kind", "follow_up_status"]) == expected)
    }

    @Test func `a recommendation is counted under each of its themes, and once in all`() throws {
        let world = try World()
        let document = Sample.document.replacing(
            #""text": "Give light.", "reiterates": []"#,
            with: #""text": "Give light.", "reiterates": [], "themes": ["light", "air"]"#)
        _ = try Story(in: world, document: document)
        let json = try world[.spt].get("/v1/statistics/recommendations?by=theme").expect(200).json
        #expect(Self.cells(json, ["theme"]) == [["light"]: 1, ["air"]: 1, [nil]: 1])
        #expect(json["total"]?.number == 2)
    }

    @Test(arguments: [
        "reports?by=", "reports?by=colour", "reports?by=issuer,", "reports?by=issuer,issuer",
        "reports?by=issuer,state_party,confidentiality", "reports?colour=red",
        "reports?state_party=Kazakhstan", "recommendations?by=issuer", "persons?by=consent",
        "reports?format=xml",
    ])
    func `what is asked amiss is refused`(wish: String) throws {
        let world = try World()
        for reader in [Reader.everyone, .secretariat] {
            try world[reader].get("/v1/statistics/" + wish).expect(400)
        }
    }

    @Test func `it is a table as well, and asked for again it costs nothing`() throws {
        let world = try Self.world()
        let target = "/v1/statistics/reports?by=state_party,confidentiality"
        let table = try world[.everyone].get(target, "Accept: text/csv").expect(200)
        #expect(
            table.text == "state_party,confidentiality,count\r\nKAZ,published,2\r\n")
        #expect(table["cache-control"] == "public, max-age=30")
        #expect(table["vary"] == "Accept, Authorization")
        let again = try world[.everyone].get(
            target, "Accept: text/csv", "If-None-Match: \(table["etag"] ?? "")")
        #expect(again.status.code == 304 && again.body.isEmpty)
        let own = try world[.spt].get(target).expect(200)
        #expect(own["cache-control"] == "private, no-store")
        #expect(own["etag"] != table["etag"])
    }

    @Test func `that a member counted is in their trail`() throws {
        let world = try World()
        try world[.spt].get("/v1/statistics/reports").expect(200)
        try world[.spt].get("/v1/statistics/reports?colour=red").expect(400)
        let trail = try world[.spt].get("/v1/audit-events").expect(200).json.items
        let entries = trail.filter { $0["act"]?.text == "GET /v1/statistics/reports" }
        #expect(entries.compactMap { $0["outcome"]?.text }.sorted() == ["read", "refused"])
    }
}

extension JSONValue {
    fileprivate var number: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(number.text)
    }
}
