import HTTPMessages
import JSON
import Testing

/// Keyset lists (api.md, section 3).
struct ListTests {
    static let orders = [
        "id", "transmitted_on", "-transmitted_on", "published_on", "-published_on",
    ]

    /// Reports at several steps, some on one day, so that keys are equal and missing.
    private static func fill(_ world: World, _ count: Int) throws {
        for number in 0..<count {
            let story = try Story(in: world)
            guard number % 3 > 0 else { continue }
            try story.adopt()
            let content = Sample.transmission(to: "state_party")
                .replacing("2014-01-03", with: "2014-01-0\(1 + number % 4)")
            try story.act(.secretariat, "/transmissions", content).expect(201)
            guard number % 4 == 3 else { continue }
            try story.ask()
            try story.review()
            try story.publish()
        }
    }

    @Test(arguments: orders, [Reader.secretariat, .liaisonKAZ, .everyone])
    func `each report comes once in its order, while others are put in`(
        order: String, reader: Reader
    ) throws {
        let world = try World()
        try Self.fill(world, 24)
        let target = "/v1/reports?sort=\(order)"
        let whole = try world[reader].all(target, limit: 200)
        #expect(whole.count == (reader == .secretariat ? 24 : reader == .everyone ? 4 : 16))
        let column = order.drop { $0 == "-" }
        let keys = whole.map { item in
            column.hasPrefix("published")
                ? item["publication"]?["published_on"]?.text ?? ""
                : item[String(column)]?.text ?? ""
        }
        #expect(order.hasPrefix("-") ? keys == keys.sorted(by: >) : keys == keys.sorted())
        let ids = whole.compactMap { $0["id"]?.text }
        let paged = try world[reader].all(target, limit: 3) { page in
            if page.isMultiple(of: 2) { try Self.fill(world, 4) }
        }
        let seen = paged.compactMap { $0["id"]?.text }
        #expect(seen.filter(Set(ids).contains) == ids, "each once, in order")
        #expect(Set(seen).count == seen.count)
    }

    @Test(arguments: [
        "/v1/recommendations", "/v1/visits", "/v1/mechanisms", "/v1/reports?state_party=KAZ",
        "/v1/recommendations?kind=statement",
    ])
    func `each item comes once while others are put in`(target: String) throws {
        let world = try World()
        let secretariat = world[.secretariat]
        let more = {
            try Self.fill(world, 4)
            try secretariat.post("/v1/visits", Sample.visit).expect(201)
            try secretariat.post("/v1/mechanisms", #"{"state_party": "KAZ", "name": "M"}"#)
                .expect(201)
        }
        for _ in 1...4 { try more() }
        let ids = try secretariat.all(target, limit: 200).compactMap { $0["id"]?.text }
        #expect(ids.count >= 4)
        let seen = try secretariat.all(target, limit: 1) { page in
            if page == 2 { try more() }
        }.compactMap { $0["id"]?.text }
        #expect(seen.filter(Set(ids).contains) == ids)
        #expect(Set(seen).count == seen.count)
    }

    @Test func `the parts of a report come page by page`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.send(to: "npm")
        for _ in 1...3 {
            try story.ask()
            try story.withdraw()
            try story.draftReply()
            try story.submitReply()
            try story.review()
        }
        let below = [
            ("/paragraphs", 2), ("/recommendations", 2), ("/transmissions", 2), ("/replies", 3),
            ("/publication-requests", 3), ("/personal-data-reviews", 3),
        ]
        for (list, count) in below {
            let items = try story.world[.secretariat].all(story.report + list, limit: 1)
            #expect(items.count == count, "\(list)")
            let whole = try story.world[.secretariat].get(story.report + list + "?count=true")
            #expect(whole.json.items == items, "\(list)")
            #expect(whole.json["total"] == .number(JSONNumber(count)), "\(list)")
        }
    }

    @Test func `a cursor to a paragraph that was replaced is refused`() throws {
        let story = try Story(in: World())
        let client = story.world[.secretariat]
        let next = try client.get(story.report + "/paragraphs?limit=1").json["next"]?.text
        let document = Sample.document.replacing(#""1""#, with: #""7""#)
        try client.act(
            story.report, #"{"document": \#(document)}"#, on: story.report, "PATCH"
        ).expect(200)
        let answer = try client.get(try #require(next))
        #expect(answer.status == .badRequest)
        #expect(answer.json["type"]?.text == "/problems/invalid-cursor")
    }

    @Test func `a list has 50 items unless it is asked for 1 to 200`() throws {
        let world = try World()
        for _ in 1...210 {
            try world[.secretariat].post(
                "/v1/mechanisms", #"{"state_party": "KAZ", "name": "M"}"#
            ).expect(201)
        }
        let count = { (query: String) in
            try world[.everyone].get("/v1/mechanisms" + query).json.items.count
        }
        #expect(try count("") == 50)
        #expect(try count("?limit=1") == 1)
        #expect(try count("?limit=200") == 200)
        #expect(try world[.everyone].all("/v1/mechanisms", limit: 200).count == 212)
        let answer = try world[.everyone].get("/v1/mechanisms?count=true")
        #expect(answer.json["total"] == .number(JSONNumber(212)))
        #expect(try world[.everyone].get("/v1/mechanisms").json["total"] == nil)
    }

    @Test func `what is counted is what is visible`() throws {
        let world = try World()
        try Self.fill(world, 12)
        for reader in Reader.allCases {
            for list in ["reports", "recommendations", "visits"] {
                let all = try world[reader].all("/v1/\(list)", limit: 200).count
                let total = try world[reader].get("/v1/\(list)?limit=1&count=true").json["total"]
                #expect(total == .number(JSONNumber(all)), "\(reader) \(list)")
            }
        }
    }
}
