import Testing

@testable import Article16

@Suite("Article 16 (1): who wrote a report may have its words destroyed")
struct ErasureTests {
    static let whose = Whose(
        step: .erase, stage: .transmitted, no: .notWhoHasItInHand,
        table: Table(
            """
                        | SPT->State SPT->NPM NPM->authorities
            secretariat | yes        yes      no
            npm-KAZ     | no         no       yes
            others      | no         no       no
            """))

    @Test(arguments: whose.table.cells)
    func `the secretariat its reports, a mechanism its own, and nobody another's`(cell: Cell) {
        for (expected, found) in Self.whose.outcomes(cell) { #expect(found == expected) }
    }

    /// What is public stays; a request binds the Subcommittee, and no mechanism.
    static let when = Table(
        """
                    | SPT->State            SPT->NPM              NPM->authorities
        draft       | not_adopted           not_adopted           not_adopted
        adopted     | yes                   yes                   yes
        copied      | yes                   yes                   yes
        transmitted | yes                   yes                   yes
        reviewed    | yes                   yes                   yes
        requested   | publication_asked_for publication_asked_for yes
        ready       | publication_asked_for publication_asked_for yes
        disclosed   | disclosed_by_state    yes                   yes
        partly      | already_published     already_published     already_published
        asking      | already_published     already_published     already_published
        published   | already_published     already_published     already_published
        """)

    @Test(arguments: when.cells) func `never what anybody reads in public or has a right to`(
        cell: Cell
    ) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        for kind in Kind.named(cell.column) {
            let found = Step.erase.outcome(on: Example.report(kind, stage), by: kind.hands)
            #expect(found == cell.answer, "\(kind)")
        }
    }

    @Test func `what the State made public stays, though its request was taken back`() {
        var report = Example.report(.toState, .transmitted)
        report.disclosedOn = Example.disclosed
        #expect(Step.erase.outcome(on: report, by: .secretariat) == "disclosed_by_state")
    }

    /// The Committee hears the State on a report that there is.
    static let files = Table(
        """
                    | secretariat
        none        | yes
        requested   | committee_file_open
        invited     | committee_file_open
        heard       | committee_file_open
        lapsed      | committee_file_open
        rejected    | yes
        statement   | committee_file_open
        publication | committee_file_open
        both        | committee_file_open
        stated      | yes
        both-stated | committee_file_open
        """)

    @Test(arguments: files.cells) func `never while a file under article 16 (4) is open`(
        cell: Cell
    ) throws {
        let file = try #require(FileStage(rawValue: cell.row))
        let found = Step.erase.outcome(on: Example.report(file: file), by: .secretariat)
        #expect(found == cell.answer)
    }

    /// Every act, by whom it belongs to.
    static let after = Table(
        "             | outcome\n"
            + Step.allCases.map { "\($0.rawValue) | report_erased" }.joined(separator: "\n"))

    @Test(arguments: after.cells, Kind.allCases)
    func `nothing is done to a report without words`(cell: Cell, kind: Kind) throws {
        let step = try #require(Step(rawValue: cell.row))
        for stage in Stage.allCases {
            var report = Example.report(kind, stage)
            report.erasedOn = Example.today
            for party in Example.parties.values {
                let found = step.outcome(on: report, by: party)
                let isTheirs = outcome { () throws(Refusal) in
                    try step.act.requireBelongs(to: party, on: report)
                }
                guard isTheirs == "yes" else { continue }
                #expect(found == cell.answer, "\(stage) \(party)")
            }
            for party in Example.parties.values {
                #expect(Act.allowed(to: party, on: report) == [])
            }
        }
    }

    @Test func `an erasure is of today`() throws {
        let report = Example.report(.toState, .transmitted)
        let order = try Erasure.erase(report, by: .secretariat, today: Example.today)
        #expect(order.erasedOn == Example.today)
        #expect(order.report == report.id)
    }

    @Test func `for a reply that did not come nobody waits, and one that came is there`() {
        var report = Example.report(.toState, .transmitted)
        #expect(report.replyStatus(on: Example.today) == .overdue)
        report.erasedOn = Example.today
        #expect(report.replyStatus(on: Example.today) == nil)
        #expect(!report.isReplyOutstanding(on: Example.today))
        // The day before it was still waited for.
        #expect(report.isReplyOutstanding(on: day("2025-05-31")))
        let status = FollowUpStatus(
            of: .recommendation, isAnswered: false, isAssessed: false, grade: nil, report: report,
            today: Example.today)
        #expect(status == nil)
        report.repliedOn = day("2024-06-01")
        #expect(report.replyStatus(on: Example.today) == .replied)
    }

    @Test func `no standing consent asks for words that are gone`() {
        let consent = StandingConsent(
            declaredOn: Example.transmitted, trigger: .afterDays(1), reach: .allReports)
        var report = Example.report(.toState, .transmitted)
        let asks = { (report: Report) in
            Paragraph2.request(
                publicationOf: report, by: consent, wasAsked: false, today: Example.today) != nil
        }
        #expect(asks(report))
        report.erasedOn = Example.today
        #expect(!asks(report))
    }

    /// That it was there is known to who knew it before.
    @Test func `its readers stay, and are told`() {
        for kind in Kind.allCases {
            var report = Example.report(kind, .transmitted)
            let before = Paragraph1.readers(of: report)
            report.erasedOn = Example.today
            #expect(Paragraph1.readers(of: report) == before)
            #expect(Paragraph1.told(of: .erased, to: report) == Set(before.keys))
        }
    }
}
