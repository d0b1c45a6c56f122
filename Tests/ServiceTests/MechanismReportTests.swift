import Testing

/// Articles 19 (b), 20 (f), 21 (2) and 22: a mechanism's own report to its authorities, of which
/// the Subcommittee gets a copy late (domain.md, section 3).
@Suite("A report of a mechanism, from draft to publication")
struct MechanismReportTests {
    enum Step: CaseIterable {
        case draft, adopted, sentToAuthorities, replyDrafted, replySubmitted
        case requested, copied, reviewed, published
    }

    static let table: [Row<Step>] = [
        //                                spt sec  KAZ npm  GEO npm  cat ope pub
        Row(.draft, .report, "             -   -    -   R    -   -    -   -   -"),
        Row(.draft, .places, "             -   -    -   R    -   -    -   -   -"),
        Row(.adopted, .report, "           -   -    -   R    -   -    -   -   -"),
        Row(.sentToAuthorities, .report, " -   -    R   R    -   -    -   -   -"),
        Row(.sentToAuthorities, .places, " -   -    R   R    -   -    -   -   -"),
        Row(.replyDrafted, .report, "      -   -    R   R    -   -    -   -   -"),
        Row(.replyDrafted, .reply, "       -   -    R   -    -   -    -   -   -"),
        Row(.replySubmitted, .report, "    -   -    R   R    -   -    -   -   -"),
        Row(.replySubmitted, .reply, "     -   -    R   R    -   -    -   -   -"),
        Row(.requested, .report, "         -   -    R   R    -   -    -   -   -"),
        Row(.requested, .standing, "       -   -    R   R    -   -    -   -   -"),
        Row(.requested, .request, "        -   -    R   R    -   -    -   -   -"),
        Row(.copied, .report, "            c   c    R   R    -   -    -   -   -"),
        Row(.copied, .places, "            R   R    R   R    -   -    -   -   -"),
        Row(.copied, .reply, "             -   -    R   R    -   -    -   -   -"),
        Row(.copied, .standing, "          -   -    R   R    -   -    -   -   -"),
        Row(.copied, .request, "           -   -    R   R    -   -    -   -   -"),
        Row(.reviewed, .report, "          c   c    R   R    -   -    -   -   -"),
        Row(.reviewed, .review, "          -   -    -   R    -   -    -   -   -"),
        Row(.published, .report, "         c   c    R   R    m   m    m   m   m"),
        Row(.published, .places, "         R   R    R   R    R   R    R   R   R"),
        Row(.published, .reply, "          R   R    R   R    R   R    R   R   R"),
        Row(.published, .request, "        -   -    R   R    -   -    -   -   -"),
        Row(.published, .review, "         -   -    -   R    -   -    -   -   -"),
        Row(.published, .comments, "       R   R    R   R    R   R    R   R   R"),
    ]

    @Test(arguments: table, Reader.allCases)
    func `each reader sees what the table says`(row: Row<Step>, reader: Reader) throws {
        let seen = try Self.telling.get().cells[row.step]?[reader]?[row.thing]
        #expect(seen == row.letters[reader])
    }

    @Test(arguments: Step.allCases, Reader.allCases)
    func `what is hidden answers as what never was`(step: Step, reader: Reader) throws {
        #expect(try Self.telling.get().giveaways[step]?[reader] == [])
    }

    private static let telling = Result { try tell() }

    private static func tell() throws -> Telling<Step> {
        let register = try Register()
        var life = try Life(register)
        var telling = Telling<Step>()
        for step in Step.allCases {
            try life.take(step)
            try telling.look(at: life.subject, step, in: register)
        }
        return telling
    }
}

/// The acts of the report's life, each by whose act it is.
private struct Life {
    private let npm: Client
    private let liaison: Client
    var subject: Subject

    init(_ register: Register) throws {
        npm = register[.npmKAZ]
        liaison = register[.liaisonKAZ]
        let visit = try npm.post("/v1/visits", Self.visit).created()
        let content = Sample.report(to: "authorities", #", "visit_id": "\#(visit)""#)
        let report = try register.draft(by: .npmKAZ, content)
        let listed = try npm.get("/v1/reports/\(report)/recommendations")
        subject = Subject(report: report, visit: visit, recommendation: listed.json.ids[0])
    }

    /// It was not announced: only who reads the report knows of it.
    private static let visit = """
        {"state_party": "KAZ", "body": "npm", "type": "ad_hoc", "started_on": "2013-03-26",
         "ended_on": "2013-03-27", "places": [{"name": "Police station 2"}]}
        """

    mutating func take(_ step: MechanismReportTests.Step) throws {
        switch step {
        case .draft: break
        case .adopted: try act("/adoption", #"{"adopted_on": "2013-05-02"}"#)
        case .sentToAuthorities: try send(to: "authorities", on: "2013-05-06")
        case .replyDrafted:
            subject.reply = try liaison.post(subject.path + "/replies", Sample.reply).created()
        case .replySubmitted:
            let reply = "/v1/replies/" + (subject.reply ?? "")
            let day = #"{"submitted_on": "2013-12-01"}"#
            try liaison.act(reply + "/submission", day, on: reply).expect(200)
        case .requested:
            let path = subject.path + "/publication-requests"
            let comments = #"{"reply_id": "\#(subject.reply ?? "")"}"#
            let content = #"{"requested_on": "2014-01-15", "comments": \#(comments)}"#
            subject.request = try liaison.act(path, content, on: subject.path).created()
        case .copied: try send(to: "spt", on: "2014-01-20")
        case .reviewed:
            let edition = try npm.get(subject.path).json.text("edition") ?? ""
            let content =
                #"{"edition": "\#(edition)", "reviewed_on": "2014-02-01", "reviewer": "B. P."}"#
            try act("/personal-data-reviews", content)
        case .published:
            let content = #"""
                {"basis": "issuer_decision", "scope": "whole", "published_on": "2014-02-03"}
                """#
            try act("/publications", content)
        }
    }

    private func act(_ below: String, _ content: String) throws {
        let answer = try npm.act(subject.path + below, content, on: subject.path)
        guard answer.status == 200 else { return _ = try answer.created() }
    }

    private func send(to addressee: String, on day: String) throws {
        let content = #"{"addressee": "\#(addressee)", "transmitted_on": "\#(day)"}"#
        try act("/transmissions", content)
    }
}
