import Article16
import HTTPMessages
import JSON
import Registry
import Testing

@testable import API

/// Lists as a whole, as a table or as lines of JSON (api.md, section 3).
@Suite("Whole lists")
struct WholeListTests {
    /// A published report, one that its addressee has, and more visits and places than one.
    static func world() throws -> World {
        let world = try World()
        for _ in 0..<2 {
            let story = try Story(in: world)
            try story.reachAddressee()
        }
        let story = try Story(in: world)
        try story.reachAddressee()
        try story.ask()
        try story.review()
        try story.publish()
        return world
    }

    static let paths = ListTable.all.keys.filter { !$0.contains("{") }.sorted()

    @Test(arguments: paths)
    func `a line is an item of the list, octet for octet`(path: String) throws {
        let world = try Self.world()
        let reader = try world.bench.account(.secretariat, permissions: .readWriteExport)
        let page = try reader.get(path + (path.contains("audit") ? "?limit=5" : "?limit=200"))
        let whole = try reader.get(path + "?format=ndjson").expect(200)
        #expect(whole["content-type"] == "application/x-ndjson")
        let items = page.json.items
        let lines = whole.text.split(separator: "\n").map(String.init)
        // That it was read and exported is by then an entry more of its own trail.
        guard !path.contains("audit") else { return #expect(lines.count >= items.count) }
        #expect(lines.count == items.count)
        for line in lines { #expect(page.text.contains(line)) }
        #expect(try lines.map { try JSONParser.parse(Array($0.utf8)) } == items)
    }

    @Test(arguments: paths)
    func `a row has a cell for each column, id and url first`(path: String) throws {
        let world = try Self.world()
        let reader = try world.bench.account(.secretariat, permissions: .readWriteExport)
        let answer = try reader.get(path + "?format=csv").expect(200)
        #expect(answer["content-type"] == "text/csv; charset=utf-8")
        #expect(answer["vary"] == "Accept, Authorization")
        let rows = Table.read(answer.body)
        #expect(rows[0] == ["id", "url"] + (ListTable.all[path]?.members ?? []))
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        let lines = try reader.get(path + "?format=ndjson").text.split(separator: "\n")
        #expect(rows.count == lines.count + 1 || path.contains("audit"))
        for row in rows.dropFirst() where path.hasPrefix("/v1/re") || path.hasPrefix("/v1/st") {
            try reader.get(row[1]).expect(200)
        }
    }

    @Test func `below a report each list is to be had, and takes no permission`() throws {
        let world = try Self.world()
        let report = try world[.secretariat].get("/v1/reports").json.ids.first ?? ""
        for path in ListTable.all.keys.sorted() where path.hasPrefix("/v1/reports/{id}") {
            let target = path.replacing("{id}", with: report)
            for form in ["csv", "ndjson"] {
                try world[.secretariat].get("\(target)?format=\(form)").expect(200)
                let hidden = try world[.liaisonGEO].get("\(target)?format=\(form)")
                #expect(hidden.status == .notFound || hidden.status == .ok)
            }
        }
    }

    @Test(arguments: [
        ("", "text/csv", "text/csv; charset=utf-8"), ("", "*/*", "application/json"),
        ("", "application/x-ndjson", "application/x-ndjson"),
        ("", "text/csv;q=0.5, application/x-ndjson", "application/x-ndjson"),
        ("?format=json", "*/*", "application/json"), ("?format=csv", "application/json", nil),
        ("?format=json", "text/csv", nil), ("", "image/png", nil),
    ])
    func `the form is what was asked for`(query: String, accept: String, type: String?) throws {
        let everyone = try World()[.everyone]
        let answer = try everyone.get("/v1/mechanisms" + query, "Accept: " + accept)
        guard let type else { return #expect(answer.status == .notAcceptable) }
        #expect(answer.status == .ok && answer["content-type"] == type)
        #expect(answer["vary"] == "Accept, Authorization" && answer["etag"] != nil)
    }

    @Test(arguments: [
        "format=csv&limit=1", "format=ndjson&count=true", "format=csv&cursor=a", "format=xml",
        "format=", "format=csv&format=csv", "format=csv&state_party=x", "format=csv&other=1",
    ])
    func `what goes with pages alone is refused, and what is no form`(query: String) throws {
        let world = try World()
        try world[.everyone].get("/v1/mechanisms?" + query).expect(400)
        let reader = try world.bench.account(.spt, permissions: .readWriteExport)
        try reader.get("/v1/visits?" + query).expect(400)
    }

    @Test func `filters and the order are those of the pages`() throws {
        let world = try Self.world()
        let reader = try world.bench.account(.secretariat, permissions: .readWriteExport)
        for query in [
            "confidentiality=published", "overdue=true", "sort=-transmitted_on", "q=light",
            "state_party=GEO",
        ] {
            let page = try reader.get("/v1/reports?" + query).json.ids
            let lines = try reader.get("/v1/reports?format=csv&" + query).expect(200)
            #expect(Table.read(lines.body).dropFirst().map { $0[0] } == page, "\(query)")
        }
    }

    @Test func `a condition is judged as of any rendition`() throws {
        let world = try World()
        let everyone = world[.everyone]
        let tag = try everyone.get("/v1/mechanisms?format=csv").expect(200)["etag"] ?? ""
        let known = "If-None-Match: " + tag
        let again = try everyone.get("/v1/mechanisms?format=csv", known).expect(304)
        #expect(again["etag"] == tag && again.body.isEmpty)
        try everyone.get("/v1/mechanisms?format=ndjson", known).expect(200)
        try everyone.get("/v1/mechanisms?format=csv", "If-Match: \"other\"").expect(412)
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "a, \"b\"\r\nc"])
    func `a cell that would be a formula is text, and any words come back`(name: String) throws {
        let world = try World()
        let id = try world.bench.arrange { registry in
            try registry.addMechanism(of: StateCode("KAZ")!, name: name)
        }
        let rows = Table.read(try world[.everyone].get("/v1/mechanisms?format=csv").body)
        let row = try #require(rows.first { $0[0] == id.text })
        #expect(row[3] == (name.hasPrefix("a") ? name : "'" + name))
    }
}
