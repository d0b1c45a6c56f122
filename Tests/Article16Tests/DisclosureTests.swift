import Testing

@testable import Article16

@Suite("C6: what a State made public itself is recorded")
struct DisclosureTests {
    /// The State itself, or the secretariat that heard of it; of the Subcommittee's report to a
    /// State, since the second sentence speaks of no other.
    static let whose = Whose(
        step: .disclose, stage: .transmitted, no: .notWhoRecordsDisclosures,
        table: Table(
            """
                        | SPT->State SPT->NPM NPM->authorities
            secretariat | yes        no       no
            liaison-KAZ | yes        no       no
            others      | no         no       no
            """))

    @Test(arguments: whose.table.cells)
    func `C6: the State or the secretariat records a disclosure, and nobody else`(cell: Cell) {
        for (expected, found) in Self.whose.outcomes(cell) { #expect(found == expected) }
    }

    static let when = Table(
        """
                    | secretariat       liaison-KAZ
        draft       | not_transmitted   not_transmitted
        adopted     | not_transmitted   not_transmitted
        copied      | not_transmitted   not_transmitted
        transmitted | yes               yes
        reviewed    | yes               yes
        requested   | yes               yes
        ready       | yes               yes
        disclosed   | yes               yes
        partly      | yes               yes
        asking      | yes               yes
        published   | already_published already_published
        """)

    @Test(arguments: when.cells)
    func `C6: only what the State has got can it make public, and only until all is public`(
        cell: Cell
    ) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        let party = try #require(Example.parties[cell.column])
        for kind in [Kind.toState, .toStateWithCopy] {
            let found = Step.disclose.outcome(on: Example.report(kind, stage), by: party)
            #expect(found == cell.answer, "\(kind)")
        }
    }

    /// Transmitted on 3 January 2024; today is 1 June 2025.
    static let days = Table(
        """
                   | disclose
        2024-01-02 | date_out_of_order
        2024-01-03 | yes
        2024-01-04 | yes
        2025-06-01 | yes
        2025-06-02 | date_in_the_future
        """)

    @Test(arguments: days.cells)
    func `C6: a disclosure is not earlier than the transmission, nor later than today`(
        cell: Cell
    ) {
        for party in [Party.secretariat, .state(Example.kazakhstan)] {
            let found = Step.disclose.outcome(
                on: Example.report(.toState, .transmitted), by: party, date: day(cell.row))
            #expect(found == cell.answer)
        }
    }

    @Test(arguments: [PublicationScope.whole, Example.part])
    func `C6: the order says how much was made public, and when`(scope: PublicationScope) throws {
        let order = try Paragraph2.disclose(
            Example.report(.toState, .transmitted), scope: scope, by: .secretariat,
            on: Example.disclosed, today: Example.today)
        #expect(order.report == ReportID("rep_1"))
        #expect(order.scope == scope)
        #expect(order.disclosedOn == Example.disclosed)
    }

    @Test func `C6: a disclosure publishes nothing`() {
        let report = Example.report(.toState, .disclosed)
        #expect(report.disclosedOn != nil)
        #expect(report.confidentiality == .confidential)
        #expect(
            Paragraph1.readers(of: report)
                == Paragraph1.readers(of: Example.report(.toState, .reviewed)))
    }
}
