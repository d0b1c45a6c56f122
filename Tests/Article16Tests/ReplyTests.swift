import Testing

@testable import Article16

@Suite("Article 12 (d): replies")
struct ReplyTests {
    static let toState = Table(
        """
                       | draft submitted beside-publication as-comments
        spt            | no    yes       yes                yes
        secretariat    | no    yes       yes                yes
        liaison-KAZ    | yes   yes       yes                yes
        dashboard(KAZ) | no    yes       yes                yes
        dashboard(spt) | no    yes       yes                yes
        others         | no    no        no                 yes
        """)

    static let toMechanism = Table(
        """
                       | draft submitted beside-publication as-comments
        spt            | no    yes       yes                yes
        secretariat    | no    yes       yes                yes
        npm-KAZ        | yes   yes       yes                yes
        dashboard(spt) | no    yes       yes                yes
        others         | no    no        no                 yes
        """)

    static let toAuthorities = Table(
        """
                       | draft submitted beside-publication as-comments
        liaison-KAZ    | yes   yes       yes                yes
        npm-KAZ        | no    yes       yes                yes
        dashboard(KAZ) | no    yes       yes                yes
        others         | no    no        no                 yes
        """)

    /// Who holds a copy of the report has none of the reply.
    static let tables: [Kind: Table] = [
        .toState: toState, .toStateWithCopy: toState, .toMechanism: toMechanism,
        .toAuthorities: toAuthorities, .toAuthoritiesWithCopy: toAuthorities,
    ]

    @Test(arguments: Kind.allCases)
    func `who reads a draft, a submitted reply, and one printed as comments`(kind: Kind) throws {
        for cell in try #require(Self.tables[kind]).cells {
            let party = try #require(Example.parties[cell.row])
            let isPublic = ["beside-publication", "as-comments"].contains(cell.column)
            var report = Example.report(kind, isPublic ? .published : .transmitted)
            var reply = Example.draft(to: report)
            if cell.column != "draft" { reply.submittedOn = day("2024-06-28") }
            let printed = cell.column == "as-comments" ? reply.id : ReplyID("rpl_other")
            if isPublic {
                report.publication = Example.publication(of: kind, comments: .reply(printed))
            }
            let may = Replies.mayRead(reply, to: report, as: party)
            #expect(may == (cell.answer == "yes"), "\(cell)")
        }
    }

    static let foreign: [Audience] = [
        .mechanism(Example.otherMechanism), .state(Example.georgia), .subcommittee, .everyone,
    ]

    @Test(arguments: foreign) func `a draft by another body is read by nobody here`(
        author: Audience
    ) {
        for kind in Kind.allCases {
            let report = Example.report(kind, .transmitted)
            let reply = Reply(id: ReplyID("rpl_2"), report: report.id, author: author)
            for party in Example.parties.values {
                #expect(!Replies.mayRead(reply, to: report, as: party))
            }
        }
    }

    static let whose = Whose(
        step: .submit, stage: .transmitted, no: .notTheAddressee,
        table: Table(RequestTests.addressee))

    @Test(arguments: whose.table.cells)
    func `the body that the report speaks to replies, and nobody else`(cell: Cell) {
        for (expected, found) in Self.whose.outcomes(cell) { #expect(found == expected) }
    }

    static let when = Table(
        """
                    | submit
        draft       | not_transmitted
        adopted     | not_transmitted
        copied      | not_transmitted
        transmitted | yes
        reviewed    | yes
        requested   | yes
        ready       | yes
        published   | yes
        """)

    @Test(arguments: when.cells)
    func `a reply follows the transmission, and publication does not end the dialogue`(
        cell: Cell
    ) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        for kind in Kind.allCases {
            let report = Example.report(kind, stage)
            let found = Step.submit.outcome(on: report, by: kind.correspondent)
            #expect(found == cell.answer, "\(kind)")
        }
    }

    /// Late is marked and never refused; the reply was due on 3 July 2024.
    static let late = Table(
        """
                   | late
        2024-01-03 | no
        2024-07-03 | no
        2024-07-04 | yes
        2025-06-01 | yes
        """)

    @Test(arguments: late.cells) func `a late reply is accepted and marked`(cell: Cell) throws {
        for kind in Kind.allCases {
            let report = Example.report(kind, .transmitted)
            let order = try Replies.submit(
                Example.draft(to: report), to: report, by: kind.correspondent, on: day(cell.row),
                today: Example.today)
            #expect(order.late == (cell.answer == "yes"))
            #expect(order.reply == ReplyID("rpl_1"))
            #expect(order.report == report.id)
            #expect(order.submittedOn == day(cell.row))
        }
    }
}
