import HTTPMessages
import JSON
import Testing

/// `/v1/annual-report/{year}`: what each reader may know of a year's work (article 16 (3)).
struct AnnualReportTests {
    private static func number(_ json: JSONValue?, _ names: String...) -> String? {
        let value = names.reduce(json) { $0?[$1] }
        guard case .number(let number)? = value else { return nil }
        return number.text
    }

    /// Transmitted in January 2014, answered in June 2014, published in April 2015.
    private static func life(published: Bool) throws -> Story {
        let world = try World()
        let visit = try world[.secretariat].post("/v1/visits", Sample.visit).created()
        let story = try Story(in: world, #", "visit_id": "\#(visit)", "symbol": "CAT/OP/KAZ/1""#)
        try story.reachAddressee()
        try story.draftReply()
        try story.submitReply()
        try story.ask()
        try story.review()
        if published { try story.publish() }
        return story
    }

    @Test func `its correspondents count a confidential report, nobody else`() throws {
        let story = try Self.life(published: false)
        for reader in Reader.allCases {
            let json = try story.world[reader].get("/v1/annual-report/2014").expect(200).json
            let knows = [.spt, .secretariat, .liaisonKAZ].contains(reader)
            #expect(Self.number(json, "totals", "transmitted") == (knows ? "1" : "0"), "\(reader)")
            let received = Self.number(json, "totals", "replies", "received")
            #expect(received == (knows ? "1" : nil), "\(reader)")
            #expect(json["states"]?.elements.count == (knows ? 1 : 0), "\(reader)")
        }
    }

    @Test func `an announced visit and a published report are everyone's to know`() throws {
        let story = try Self.life(published: true)
        for reader in Reader.allCases {
            let client = story.world[reader]
            let visits = try client.get("/v1/annual-report/2013").expect(200).json
            #expect(Self.number(visits, "totals", "visits") == "1", "\(reader)")
            let published = try client.get("/v1/annual-report/2015").expect(200).json
            let report = published["states"]?.elements.first?["published"]?.elements.first
            #expect(report?["report_id"]?.text.map { "/v1/reports/" + $0 } == story.report)
            #expect(report?["published_on"]?.text == "2015-04-07")
        }
    }

    @Test func `the public's can be had by anybody, to present it`() throws {
        let story = try Self.life(published: false)
        let open = try story.world[.everyone].get("/v1/annual-report/2014").expect(200)
        for reader in Reader.allCases {
            let target = "/v1/annual-report/2014?audience=public"
            #expect(try story.world[reader].get(target).expect(200).body == open.body)
        }
    }

    @Test func `it is a document as well, in which a name is no markup`() throws {
        let story = try Self.life(published: true)
        let state = "/v1/state-parties/KAZ"
        let name = #"{"name": "K|Z *", "deposited_on": "2005-10-22"}"#
        try story.world[.secretariat].act(state, name, on: state, "PUT").expect(200)
        for (target, fields) in [
            ("/v1/annual-report/2015?format=markdown", "Accept: */*"),
            ("/v1/annual-report/2015", "Accept: text/markdown, application/json;q=0.5"),
        ] {
            let answer = try story.world[.spt].get(target, fields).expect(200)
            #expect(answer["content-type"]?.hasPrefix("text/markdown") == true)
            #expect(answer.text.contains("Report published: CAT/OP/KAZ/1, 2015-04-07"))
            #expect(answer.text.contains(#"| K\|Z \* | 0 | 0 | 1 | 0 | 0 | 0 |"#))
        }
        let open = try story.world[.everyone].get("/v1/annual-report/2015?format=markdown")
        #expect(open.text.contains(#"| K\|Z \* | 0 | 0 | 1 |"# + "\n"))
    }

    @Test(arguments: ["2005", "2017", "02014", "year", "-1"])
    func `a year that has no report is absent`(year: String) throws {
        try World()[.spt].get("/v1/annual-report/" + year).expect(404)
    }
}
