import Testing

@testable import Article16

@Suite("C3 and C4: publication is asked for, and the request taken back")
struct RequestTests {
    static let addressee = """
                    | SPT->State SPT->NPM NPM->authorities
        liaison-KAZ | yes        no       yes
        npm-KAZ     | no         yes      no
        others      | no         no       no
        """

    static let whose: [Whose] = [
        Whose(
            step: .request, stage: .transmitted, no: .notWhoMayAskForPublication,
            table: Table(addressee)),
        Whose(step: .withdraw, stage: .requested, no: .notTheRequester, table: Table(addressee)),
    ]

    @Test(arguments: whose[0].table.cells)
    func `C3: the body that a report speaks to may ask, and nobody else`(cell: Cell) {
        for (expected, found) in Self.whose[0].outcomes(cell) { #expect(found == expected) }
    }

    @Test(arguments: whose[1].table.cells)
    func `C4: the body that asked may take its request back, and nobody else`(cell: Cell) {
        for (expected, found) in Self.whose[1].outcomes(cell) { #expect(found == expected) }
    }

    /// When the right body may do it. That the second of two requests is the first is for the
    /// interface to say; here it is no new request.
    static let when = Table(
        """
                    | request           withdraw
        draft       | not_transmitted   no_open_request
        adopted     | not_transmitted   no_open_request
        copied      | not_transmitted   no_open_request
        transmitted | yes               no_open_request
        reviewed    | yes               no_open_request
        requested   | request_not_open  yes
        ready       | request_not_open  yes
        disclosed   | yes               no_open_request
        partly      | yes               no_open_request
        asking      | request_not_open  yes
        published   | already_published already_published
        """)

    @Test(arguments: when.cells)
    func `a request follows the transmission, and ends with its withdrawal or publication`(
        cell: Cell
    ) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        let step = try #require(Step(rawValue: cell.column))
        for kind in Kind.allCases {
            let report = Example.report(kind, stage)
            #expect(step.outcome(on: report, by: kind.correspondent) == cell.answer, "\(kind)")
        }
    }

    static let comments: [Comments] = [.none, .toFollow, .reply(ReplyID("rpl_1"))]

    @Test(arguments: comments)
    func `a request carries its day and the comments to be printed`(comments: Comments) throws {
        let order = try Paragraph2.request(
            publicationOf: Example.report(.toState, .transmitted), by: .state(Example.kazakhstan),
            on: day("2025-01-27"), comments: comments, today: Example.today)
        #expect(order.report == ReportID("rep_1"))
        #expect(order.requestedOn == day("2025-01-27"))
        #expect(order.comments == comments)
    }

    @Test func `a withdrawal names the request it closes`() throws {
        let order = try Paragraph2.withdraw(
            requestFor: Example.report(.toState, .requested), by: .state(Example.kazakhstan),
            on: day("2025-02-01"), today: Example.today)
        #expect(order.request == Example.request.id)
        #expect(order.report == ReportID("rep_1"))
        #expect(order.withdrawnOn == day("2025-02-01"))
    }

    /// The request moves the second axis and leaves the first (domain.md, section 2).
    @Test(arguments: Kind.allCases) func `after a withdrawal the same body may ask again`(
        kind: Kind
    ) {
        var report = Example.report(kind, .requested)
        #expect(report.confidentiality == .publicationRequested)
        #expect(Step.withdraw.outcome(on: report, by: kind.correspondent) == "yes")
        report.openRequest = nil
        #expect(report.confidentiality == .confidential)
        #expect(report.lifecycle == .transmitted)
        #expect(Step.withdraw.outcome(on: report, by: kind.correspondent) == "no_open_request")
        #expect(Step.request.outcome(on: report, by: kind.correspondent) == "yes")
    }
}
