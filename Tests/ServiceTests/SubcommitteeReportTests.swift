import Testing

/// Article 16 (1) and (2) as nine readers meet them: a report of the Subcommittee to Kazakhstan,
/// with a copy to Kazakhstan's mechanism (domain.md, sections 3, 4 and 8).
@Suite("A report of the Subcommittee, from draft to publication")
struct SubcommitteeReportTests {
    enum Step: CaseIterable {
        case draft, adopted, sentToState, sentToMechanism, replyDrafted, replySubmitted
        case requested, withdrawn, requestedAgain, reviewed, published
    }

    /// The first six: the Subcommittee and its secretariat, Kazakhstan's liaison and mechanism,
    /// Georgia's liaison and mechanism. Then the Committee, the operator and the public.
    static let table: [Row<Step>] = [
        //                              spt sec  KAZ npm  GEO npm  cat ope pub
        Row(.draft, .report, "           R   R    -   -    -   -    -   -   -"),
        Row(.draft, .places, "           R   R    a   a    a   a    a   a   a"),
        Row(.adopted, .report, "         R   R    -   -    -   -    -   -   -"),
        Row(.adopted, .places, "         R   R    a   a    a   a    a   a   a"),
        Row(.sentToState, .report, "     R   R    R   -    -   -    -   -   -"),
        Row(.sentToState, .places, "     R   R    R   a    a   a    a   a   a"),
        Row(.sentToMechanism, .report, " R   R    R   c    -   -    -   -   -"),
        Row(.sentToMechanism, .places, " R   R    R   R    a   a    a   a   a"),
        Row(.replyDrafted, .report, "    R   R    R   c    -   -    -   -   -"),
        Row(.replyDrafted, .reply, "     -   -    R   -    -   -    -   -   -"),
        Row(.replySubmitted, .report, "  R   R    R   c    -   -    -   -   -"),
        Row(.replySubmitted, .reply, "   R   R    R   -    -   -    -   -   -"),
        Row(.requested, .report, "       R   R    R   c    -   -    -   -   -"),
        Row(.requested, .standing, "     R   R    R   -    -   -    -   -   -"),
        Row(.requested, .request, "      R   R    R   -    -   -    -   -   -"),
        Row(.withdrawn, .report, "       R   R    R   c    -   -    -   -   -"),
        Row(.withdrawn, .standing, "     -   -    -   -    -   -    -   -   -"),
        Row(.withdrawn, .request, "      R   R    R   -    -   -    -   -   -"),
        Row(.requestedAgain, .report, "  R   R    R   c    -   -    -   -   -"),
        Row(.requestedAgain, .standing, "R   R    R   -    -   -    -   -   -"),
        Row(.requestedAgain, .request, " R   R    R   -    -   -    -   -   -"),
        Row(.requestedAgain, .reply, "   R   R    R   -    -   -    -   -   -"),
        Row(.requestedAgain, .review, "  -   -    -   -    -   -    -   -   -"),
        Row(.reviewed, .report, "        R   R    R   c    -   -    -   -   -"),
        Row(.reviewed, .review, "        R   R    -   -    -   -    -   -   -"),
        Row(.reviewed, .comments, "      -   -    -   -    -   -    -   -   -"),
        Row(.published, .report, "       R   R    R   c    m   m    m   m   m"),
        Row(.published, .places, "       R   R    R   R    R   R    R   R   R"),
        Row(.published, .reply, "        R   R    R   R    R   R    R   R   R"),
        Row(.published, .request, "      R   R    R   -    -   -    -   -   -"),
        Row(.published, .review, "       R   R    -   -    -   -    -   -   -"),
        Row(.published, .comments, "     R   R    R   R    R   R    R   R   R"),
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
    private let register: Register
    private let secretariat: Client
    private let liaison: Client
    var subject: Subject

    init(_ register: Register) throws {
        self.register = register
        secretariat = register[.secretariat]
        liaison = register[.liaisonKAZ]
        let visit = try secretariat.post("/v1/visits", Sample.visit).created()
        let content = Sample.report(#", "visit_id": "\#(visit)", "symbol": "CAT/OP/KAZ/2""#)
        let report = try register.draft(by: .secretariat, content)
        let listed = try secretariat.get("/v1/reports/\(report)/recommendations")
        subject = Subject(report: report, visit: visit, recommendation: listed.json.ids[0])
    }

    mutating func take(_ step: SubcommitteeReportTests.Step) throws {
        switch step {
        case .draft: break
        case .adopted: try act(secretariat, "/adoption", #"{"adopted_on": "2013-11-17"}"#)
        case .sentToState: try send(to: "state_party", on: "2014-01-03")
        case .sentToMechanism: try send(to: "npm", on: "2014-01-10")
        case .replyDrafted:
            subject.reply = try liaison.post(subject.path + "/replies", Sample.reply).created()
        case .replySubmitted:
            let reply = "/v1/replies/" + (subject.reply ?? "")
            let day = #"{"submitted_on": "2014-06-30"}"#
            try liaison.act(reply + "/submission", day, on: reply).expect(200)
        case .requested: try request(on: "2015-01-27", comments: #""to_follow""#)
        case .withdrawn:
            let request = "/v1/publication-requests/" + (subject.request ?? "")
            let content = #"{"withdrawn_on": "2015-01-28", "reason": "A word was missing"}"#
            try liaison.act(request + "/withdrawal", content, on: request).expect(200)
        case .requestedAgain:
            try request(on: "2015-01-29", comments: #"{"reply_id": "\#(subject.reply ?? "")"}"#)
        case .reviewed: try review()
        case .published:
            let content = #"""
                {"basis": "art_16_2_request", "scope": "whole", "published_on": "2015-04-07"}
                """#
            try act(secretariat, "/publications", content)
        }
    }

    private func act(_ client: Client, _ below: String, _ content: String) throws {
        let answer = try client.act(subject.path + below, content, on: subject.path)
        guard answer.status == 200 else { return _ = try answer.created() }
    }

    private func send(to addressee: String, on day: String) throws {
        let content = #"{"addressee": "\#(addressee)", "transmitted_on": "\#(day)"}"#
        try act(secretariat, "/transmissions", content)
    }

    private mutating func request(on day: String, comments: String) throws {
        let path = subject.path + "/publication-requests"
        let content = #"{"requested_on": "\#(day)", "comments": \#(comments)}"#
        subject.request = try liaison.act(path, content, on: subject.path).created()
    }

    private func review() throws {
        let edition = try secretariat.get(subject.path).json.text("edition") ?? ""
        let content =
            #"{"edition": "\#(edition)", "reviewed_on": "2015-02-10", "reviewer": "A. Person"}"#
        try act(secretariat, "/personal-data-reviews", content)
    }
}
