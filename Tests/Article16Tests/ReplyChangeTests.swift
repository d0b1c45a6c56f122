import Testing

@testable import Article16

@Suite("Replies: changed as drafts, printed as comments")
struct ReplyChangeTests {
    /// Changes to a reply of Kazakhstan to a report on it.
    static let editable = Table(
        """
                    | draft             submitted
        liaison-KAZ | yes               reply_already_submitted
        others      | not_the_addressee not_the_addressee
        """)

    @Test(arguments: editable.cells)
    func `a reply is changed by its author until it is submitted`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        for kind in [Kind.toState, .toStateWithCopy, .toAuthorities, .toAuthoritiesWithCopy] {
            let report = Example.report(kind, .transmitted)
            var reply = Example.draft(to: report)
            reply.submittedOn = cell.column == "submitted" ? day("2024-06-28") : nil
            let change = outcome { () throws(Refusal) in
                try Replies.requireEditable(reply, to: report, by: party)
            }
            let submission = outcome { () throws(Refusal) in
                try Replies.submit(
                    reply, to: report, by: party, on: Example.today, today: Example.today)
            }
            #expect(change == cell.answer, "\(kind)")
            #expect(submission == cell.answer, "\(kind)")
        }
    }

    /// By whom a reply to a report of the Subcommittee to a mechanism is changed, by its author.
    static let authors = Table(
        """
                      | npm-KAZ           other-npm-KAZ     liaison-KAZ
        npm-KAZ       | yes               not_the_addressee not_the_addressee
        other-npm-KAZ | not_the_addressee not_the_addressee not_the_addressee
        liaison-KAZ   | not_the_addressee not_the_addressee not_the_addressee
        """)

    @Test(arguments: authors.cells)
    func `another mechanism of the same State is another author`(cell: Cell) throws {
        let report = Example.report(.toMechanism, .transmitted)
        let party = try #require(Example.parties[cell.row])
        let author = try #require(Example.parties[cell.column]?.audience)
        let reply = Reply(id: ReplyID("rpl_1"), report: report.id, author: author)
        let found = outcome { () throws(Refusal) in
            try Replies.requireAuthor(reply, of: report, is: party)
        }
        #expect(found == cell.answer)
    }

    /// Which reply may be printed with a report, by the body that asks for publication.
    static let comments = Table(
        """
                              | liaison-KAZ            npm-KAZ                liaison-GEO
        no reply              | comments_not_submitted comments_not_submitted comments_not_submitted
        draft of the State    | comments_not_submitted comments_not_submitted comments_not_submitted
        reply of the State    | yes                    comments_not_submitted comments_not_submitted
        reply of a mechanism  | comments_not_submitted yes                    comments_not_submitted
        to another report     | comments_not_submitted comments_not_submitted comments_not_submitted
        """)

    static func reply(_ name: String, to report: Report) -> Reply? {
        let other = ReportID("rep_other")
        let isMechanisms = name == "reply of a mechanism"
        guard name != "no reply" else { return nil }
        return Reply(
            id: ReplyID("rpl_1"), report: name == "to another report" ? other : report.id,
            author: isMechanisms ? .mechanism(Example.mechanism) : .state(Example.kazakhstan),
            submittedOn: name == "draft of the State" ? nil : day("2024-06-28"))
    }

    @Test(arguments: comments.cells)
    func `comments are a submitted reply to this report by who asks`(cell: Cell) throws {
        let report = Example.report(.toState, .transmitted)
        let party = try #require(Example.parties[cell.column])
        let found = outcome { () throws(Refusal) in
            try Replies.requireComments(
                Self.reply(cell.row, to: report), on: report, by: party)
        }
        #expect(found == cell.answer)
    }

    @Test func `who belongs to no circle has no comments`() {
        let report = Example.report(.toState, .transmitted)
        for party in [Party.anyone, .committee, .auditor, .operator, .dashboard(.everyone)] {
            #expect(throws: Refusal.commentsNotSubmitted) {
                try Replies.requireComments(
                    Self.reply("reply of the State", to: report), on: report, by: party)
            }
        }
    }

    @Test func `coverage is told and decides nothing`() {
        let coverage = Coverage(answered: 31, of: 35)
        #expect((coverage.answered, coverage.of) == (31, 35))
        #expect(coverage != Coverage(answered: 35, of: 35))
    }
}
