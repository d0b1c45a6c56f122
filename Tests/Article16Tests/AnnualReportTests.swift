import Testing

@testable import Article16

@Suite("Article 16 (3): the annual report")
struct AnnualReportTests {
    private static func report(
        due transmitted: String, extendedTo: String? = nil, replied: String? = nil
    ) -> Report {
        var report = Example.report(.toState, .transmitted)
        report.transmissions = [
            Transmission(recipient: .stateParty, transmittedOn: day(transmitted))
        ]
        report.replyExtendedTo = extendedTo.map { day($0) }
        report.repliedOn = replied.map { day($0) }
        return report
    }

    struct Case: Sendable {
        let report: Report
        let year: Int
        let today: String
        let counted: RepliesOfYear
    }

    static let cases = [
        // Sent on 3 January 2024, so due on 3 July 2024.
        Case(
            report: report(due: "2024-01-03"), year: 2024, today: "2024-07-03",
            counted: RepliesOfYear(due: 1, received: 0, overdue: 0)),
        Case(
            report: report(due: "2024-01-03"), year: 2024, today: "2024-07-04",
            counted: RepliesOfYear(due: 1, received: 0, overdue: 1)),
        // Still overdue in the year after.
        Case(
            report: report(due: "2024-01-03"), year: 2025, today: "2026-02-01",
            counted: RepliesOfYear(due: 0, received: 0, overdue: 1)),
        // It came in 2025: overdue at the end of 2024, received in 2025.
        Case(
            report: report(due: "2024-01-03", replied: "2025-01-01"), year: 2024,
            today: "2026-02-01", counted: RepliesOfYear(due: 1, received: 0, overdue: 1)),
        Case(
            report: report(due: "2024-01-03", replied: "2025-01-01"), year: 2025,
            today: "2026-02-01", counted: RepliesOfYear(due: 0, received: 1, overdue: 0)),
        Case(
            report: report(due: "2024-01-03", replied: "2024-12-31"), year: 2024,
            today: "2026-02-01", counted: RepliesOfYear(due: 1, received: 1, overdue: 0)),
        // More time moves it into another year.
        Case(
            report: report(due: "2024-08-01", extendedTo: "2025-05-01"), year: 2025,
            today: "2025-04-01", counted: RepliesOfYear(due: 1, received: 0, overdue: 0)),
    ]

    @Test(arguments: cases) func `replies are counted in their year`(row: Case) {
        let counted = Paragraph3.replies(
            to: [(row.report, .correspondent)], in: row.year, today: day(row.today))
        #expect(counted == row.counted)
    }

    @Test(arguments: [Sight.copy, .publicEdition])
    func `who is no correspondent is to know of no reply`(sight: Sight) {
        let report = Self.report(due: "2024-01-03")
        #expect(Paragraph3.replies(to: [(report, sight)], in: 2024, today: Example.today) == nil)
        #expect(Paragraph3.replies(to: [], in: 2024, today: Example.today) == nil)
    }

    @Test func `a report that is not sent yet has no reply to count`() {
        let draft = Example.report(.toState, .adopted)
        let counted = Paragraph3.replies(
            to: [(draft, .correspondent)], in: 2024, today: Example.today)
        #expect(counted == nil)
    }

    @Test func `a day is of its year`() {
        #expect(Paragraph3.covers(2024, day("2024-12-31")))
        #expect(!Paragraph3.covers(2024, day("2025-01-01")))
        #expect(!Paragraph3.covers(2024, nil))
    }
}
