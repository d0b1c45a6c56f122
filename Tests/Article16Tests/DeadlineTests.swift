import Testing

@testable import Article16

@Suite("Deadlines: six calendar months, thirty days, one year")
struct DeadlineTests {
    /// A month is a calendar month, clamped to the month's end.
    static let replies = Table(
        """
                   | reply-due
        2024-01-03 | 2024-07-03
        2024-03-31 | 2024-09-30
        2024-05-31 | 2024-11-30
        2024-06-30 | 2024-12-30
        2024-07-01 | 2025-01-01
        2024-07-31 | 2025-01-31
        2024-12-31 | 2025-06-30
        2024-10-31 | 2025-04-30
        2024-02-29 | 2024-08-29
        2022-08-27 | 2023-02-27
        2022-08-28 | 2023-02-28
        2022-08-29 | 2023-02-28
        2022-08-30 | 2023-02-28
        2022-08-31 | 2023-02-28
        2023-08-28 | 2024-02-28
        2023-08-29 | 2024-02-29
        2023-08-30 | 2024-02-29
        2023-08-31 | 2024-02-29
        2099-08-31 | 2100-02-28
        1999-08-31 | 2000-02-29
        """)

    @Test(arguments: replies.cells)
    func `a reply is due six calendar months after the transmission`(cell: Cell) {
        #expect(Deadline.replyDue(transmittedOn: day(cell.row)) == day(cell.answer))
    }

    /// Of a report transmitted on 3 January 2024.
    static let status = Table(
        """
                   | no-reply       a-reply
        2024-01-03 | awaiting_reply replied
        2024-07-02 | awaiting_reply replied
        2024-07-03 | awaiting_reply replied
        2024-07-04 | overdue        replied
        2030-01-01 | overdue        replied
        """)

    @Test(arguments: status.cells)
    func `a reply is overdue from the day after it was due`(cell: Cell) {
        for kind in Kind.allCases {
            var report = Example.report(kind, .transmitted)
            report.repliedOn = cell.column == "a-reply" ? day("2024-02-01") : nil
            let status = report.replyStatus(on: day(cell.row))
            #expect(status?.rawValue == cell.answer, "\(kind)")
        }
    }

    @Test(arguments: Kind.allCases, [Stage.draft, .adopted, .copied])
    func `no clock runs before the addressee has the report`(kind: Kind, stage: Stage) {
        let report = Example.report(kind, stage)
        #expect(report.replyDueOn == nil)
        #expect(report.replyStatus(on: Example.today) == nil)
    }

    @Test func `the clock is the addressee's, whenever the copy went`() {
        var report = Example.report(.toStateWithCopy, .transmitted)
        report.transmissions = [
            Transmission(recipient: .mechanism, transmittedOn: day("2023-12-01")),
            Transmission(recipient: .stateParty, transmittedOn: day("2024-01-03")),
        ]
        #expect(report.replyDueOn == day("2024-07-03"))
    }

    /// One day stands for all transmissions before it: tried with every day of four years,
    /// against every transmission of the 400 days before.
    @Test func `the last transmission that is overdue is what counting finds`() {
        var wrong: [String] = []
        var today = day("2023-01-01")
        while today <= day("2027-01-01") {
            let last = (-400...0).map { today.adding(days: $0) }
                .last { Deadline.isOverdue(Deadline.replyDue(transmittedOn: $0), on: today) }
            if Deadline.lastTransmissionOverdue(on: today) != last { wrong.append("\(today)") }
            today = today.adding(days: 1)
        }
        #expect(wrong.isEmpty)
    }

    /// Article 28 (2), and article 17: Kazakhstan deposited its instrument on 22 October 2008.
    static let obligations = Table(
        """
                   | in-force   mechanism-due
        2008-10-22 | 2008-11-21 2009-11-21
        2023-01-30 | 2023-03-01 2024-03-01
        2024-01-30 | 2024-02-29 2025-02-28
        2023-12-02 | 2024-01-01 2025-01-01
        2023-12-31 | 2024-01-30 2025-01-30
        """)

    @Test(arguments: obligations.cells)
    func `a State is bound thirty days after its deposit, and has a mechanism a year later`(
        cell: Cell
    ) {
        let state = StateObligations(depositedOn: day(cell.row))
        let date = cell.column == "in-force" ? state.entryIntoForceOn : state.mechanismDueOn
        #expect(date == day(cell.answer))
    }
}
