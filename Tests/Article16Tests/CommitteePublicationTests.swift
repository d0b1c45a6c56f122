import Testing

@testable import Article16

extension CommitteeTests {
    /// Publication on the decision, by what was decided and how far the report is. Published on
    /// 1 June 2025.
    static let publication = Table(
        """
                    | transmitted reviewed  ready     partly    published
        none        | undecided   undecided undecided undecided public
        requested   | undecided   undecided undecided undecided public
        heard       | undecided   undecided undecided undecided public
        rejected    | undecided   undecided undecided undecided public
        statement   | undecided   undecided undecided undecided public
        stated      | undecided   undecided undecided undecided public
        publication | unreviewed  yes       yes       yes       public
        both        | unreviewed  yes       yes       yes       public
        both-stated | unreviewed  yes       yes       yes       public
        """)

    @Test(arguments: publication.cells)
    func `C8: the secretariat publishes on an adopted decision that says so`(cell: Cell) throws {
        let file = try #require(FileStage(rawValue: cell.row))
        let stage = try #require(Stage(rawValue: cell.column))
        let found = outcome { () throws(Refusal) in
            try Paragraph2.publish(
                Example.report(stage, file: file), on: .committeeDecision, by: .secretariat,
                date: Example.today, today: Example.today)
        }
        let words = [
            "undecided": "no_committee_decision", "unreviewed": "personal_data_not_reviewed",
            "public": "already_published",
        ]
        #expect(found == words[cell.answer, default: cell.answer])
    }

    @Test func `C8: the publication names the decision, and follows a request that is open`() throws
    {
        let order = try Paragraph2.publish(
            Example.report(.ready, file: .publication), on: .committeeDecision, by: .secretariat,
            date: Example.today, today: Example.today)
        let (decision, request) = (order.decision, order.request)
        #expect(decision == Decision(decidedOn: Example.decided, reference: "D. 7"))
        #expect(request == Example.request.id)
    }

    static let noPart = Refusal.decisionOnTheWhole

    @Test func `C8: the Committee publishes the report and not a part of it`() {
        let found = outcome { () throws(Refusal) in
            try Paragraph2.publish(
                Example.report(.reviewed, file: .both), on: .committeeDecision,
                scope: Example.part, by: .secretariat, date: Example.today, today: Example.today)
        }
        #expect(found == Self.noPart.rawValue)
    }

    @Test(arguments: [("2025-05-11", "date_out_of_order"), ("2025-05-12", "yes")])
    func `C8: a publication is not earlier than the decision`(date: String, answer: String) {
        let found = outcome { () throws(Refusal) in
            try Paragraph2.publish(
                Example.report(.reviewed, file: .both), on: .committeeDecision, by: .secretariat,
                date: day(date), today: Example.today)
        }
        #expect(found == answer)
    }

    /// What the State asks goes on beside it.
    @Test(arguments: FileStage.allCases)
    func `C3, C5: the State asks and is followed, whatever the Committee does`(file: FileStage) {
        let asking = Example.report(.reviewed, file: file)
        #expect(Step.request.outcome(on: asking, by: .state(Example.kazakhstan)) == "yes")
        let asked = Example.report(.ready, file: file)
        #expect(Step.publish.outcome(on: asked, by: .secretariat) == "yes")
    }

    /// Who sees how much of the file: all, the outcome, or nothing. The report is confidential.
    static let sights = Table(
        """
                    | spt  secretariat cat  liaison-KAZ dashboard(KAZ)
        requested   | file file        file no          no
        invited     | file file        file file        file
        heard       | file file        file file        file
        rejected    | file file        no   file        file
        both        | file file        file file        file
        both-stated | file file        file file        file
        stated      | file file        no   file        file
        """)

    static let othersSights = Table(
        """
                    | dashboard(spt) npm-KAZ liaison-GEO anyone
        requested   | file           no      no          no
        invited     | file           no      no          no
        heard       | file           no      no          no
        rejected    | file           no      no          no
        both        | file           no      no          no
        both-stated | file           no      no          no
        stated      | file           outcome no          no
        """)

    @Test(arguments: sights.cells + othersSights.cells)
    func `the file is hidden from the State until it is invited, and from others until it is done`(
        cell: Cell
    ) throws {
        var report = Example.report(.toStateWithCopy, .transmitted)
        report.committeeFile = try #require(FileStage(rawValue: cell.row)).file
        let file = try #require(report.committeeFile)
        let party = try #require(Example.parties[cell.column])
        let sight = Paragraph4.sight(of: file, on: report, as: party)
        #expect(sight.map { $0 == .file ? "file" : "outcome" } ?? "no" == cell.answer)
    }

    @Test func `once the report is public everybody is told what was decided and done`() throws {
        for (name, party) in Example.parties {
            let report = Example.report(.published, file: .bothStated)
            let file = try #require(report.committeeFile)
            let sight = Paragraph4.sight(of: file, on: report, as: party)
            let whole = [
                "spt", "secretariat", "cat", "liaison-KAZ", "dashboard(KAZ)", "dashboard(spt)",
            ].contains(name)
            #expect(sight == (whole ? .file : .outcome), "\(name)")
            let other = Example.report(.published, file: .statement)
            let open = try #require(other.committeeFile)
            #expect((Paragraph4.sight(of: open, on: other, as: party) != nil) == whole, "\(name)")
        }
    }

    /// What the Committee sees of the report; nothing before its file opens, nothing after.
    static let committee = Table(
        """
                    | transmitted partly    published
        none        | no          public    public
        requested   | committee   committee committee
        invited     | committee   committee committee
        heard       | committee   committee committee
        lapsed      | committee   committee committee
        rejected    | no          public    public
        statement   | committee   committee committee
        publication | committee   committee public
        both        | committee   committee committee
        stated      | no          public    public
        both-stated | committee   committee public
        """)

    @Test(arguments: committee.cells)
    func `the Committee reads the report while its file is open`(cell: Cell) throws {
        let report = Example.report(
            try #require(Stage(rawValue: cell.column)),
            file: try #require(FileStage(rawValue: cell.row)))
        let words: [Sight?: String] = [
            nil: "no", .publicEdition: "public", .committee: "committee",
        ]
        let sight = Paragraph1.sight(of: report, as: .committee)
        #expect(words[sight] == cell.answer)
        let reply = Reply(
            id: ReplyID("rpl_1"), report: report.id, author: .state(Example.kazakhstan),
            submittedOn: Example.published)
        let reads = Replies.mayRead(reply, to: report, as: .committee)
        #expect(reads == (cell.answer == "committee"))
        let draft = Example.draft(to: report)
        #expect(!Replies.mayRead(draft, to: report, as: .committee))
    }

    @Test(arguments: FileStage.allCases, Stage.allCases)
    func `a file changes what nobody but the Committee reads`(file: FileStage, stage: Stage) {
        let without = Paragraph1.readers(of: Example.report(.toState, stage))
        var with = Paragraph1.readers(of: Example.report(stage, file: file))
        with[.committee] = nil
        #expect(with == without)
    }

    static let statuses = Table(
        """
                    | transmitted      published
        requested   | requested_by_spt requested_by_spt
        invited     | state_invited    state_invited
        heard       | views_received   views_received
        lapsed      | views_lapsed     views_lapsed
        rejected    | decided          decided
        statement   | decided          decided
        publication | decided          executed
        both        | decided          decided
        stated      | executed         executed
        both-stated | decided          executed
        """)

    @Test(arguments: statuses.cells)
    func `C8: where a file stands follows from its days`(cell: Cell) throws {
        let report = Example.report(
            try #require(Stage(rawValue: cell.column)),
            file: try #require(FileStage(rawValue: cell.row)))
        let status = report.committeeFile?.status(on: report, today: Example.today)
        #expect(status?.rawValue == cell.answer)
    }

    @Test func `C8: a decision is offered once its day has come`() {
        let report = Example.report(file: .lapsed)
        for (today, isOffered) in [("2025-04-30", false), ("2025-05-01", true)] {
            let acts = Act.allowed(to: .committee, on: report, today: day(today))
            #expect(acts.contains(.decideAsCommittee) == isOffered)
        }
    }

    @Test func `C8: what is public is not asked to be published`() {
        let report = Example.report(.published, file: .none)
        for (measure, answer) in [
            (Measure.publicStatement, "yes"), (.publishReport, "already_published"),
            (.both, "already_published"),
        ] {
            let found = outcome { () throws(Refusal) in
                try Paragraph4.request(
                    measure: measure, grounds: [.refusalToImprove], on: report,
                    by: .subcommittee, date: Example.today, today: Example.today)
            }
            #expect(found == answer)
        }
    }

    @Test func `C8: another file does not begin before the last one ended`() {
        let report = Example.report(file: .rejected)
        for (date, answer) in [("2025-05-11", "date_out_of_order"), ("2025-05-12", "yes")] {
            #expect(
                Step.refer.outcome(on: report, by: .subcommittee, date: day(date)) == answer)
        }
    }
}
