import Testing

@testable import Article16

@Suite("Article 16 (2): a State's consent for all reports")
struct StandingConsentTests {
    /// Declared on the day in the row; the report was transmitted on 3 January 2024 and answered
    /// on 30 June 2024. What is asked, and when, by trigger and reach.
    static let due = Table(
        """
                   | 180,later  0,later    reply,later 180,all    reply,all
        2023-12-01 | 2024-07-01 2024-01-03 2024-06-30  2024-07-01 2024-06-30
        2024-01-03 | 2024-07-01 2024-01-03 2024-06-30  2024-07-01 2024-06-30
        2024-01-04 | never      never      never       2024-07-01 2024-06-30
        2024-08-01 | never      never      never       2024-08-01 2024-08-01
        """)

    @Test(arguments: due.cells)
    func `C3: a standing consent asks on its day, for the reports it speaks of`(cell: Cell) {
        let words = cell.column.split(separator: ",")
        let consent = StandingConsent(
            declaredOn: day(cell.row),
            trigger: Int(words[0]).map(StandingConsent.Trigger.afterDays) ?? .onReply,
            reach: words[1] == "all" ? .allReports : .laterReports)
        #expect(consent.asksOn(for: Self.replied)?.description ?? "never" == cell.answer)
    }

    private static let replied: Report = {
        var report = Example.report(.toState, .transmitted)
        report.repliedOn = day("2024-06-30")
        return report
    }()

    private static let consent = StandingConsent(
        declaredOn: day("2024-01-03"), trigger: .afterDays(180))

    private static func requested(by order: consuming RequestOrder?) -> CalendarDate? {
        switch consume order {
        case .some(let order): order.requestedOn
        case .none: nil
        }
    }

    /// Due on 1 July 2024.
    static let runs = Table(
        """
                   | request
        2024-06-30 | none
        2024-07-01 | 2024-07-01
        2026-01-01 | 2024-07-01
        """)

    @Test(arguments: runs.cells)
    func `C3: a run that comes late makes the request of its day`(cell: Cell) {
        let date = Self.requested(
            by: Paragraph2.request(
                publicationOf: Self.replied, by: Self.consent, wasAsked: false,
                today: day(cell.row)))
        #expect(date?.description ?? "none" == cell.answer)
    }

    @Test func `C3: it asks for no report that the State has spoken for, or that is public`() {
        func asks(_ stage: Stage, _ kind: Kind = .toState, wasAsked: Bool = false) -> Bool {
            Self.requested(
                by: Paragraph2.request(
                    publicationOf: Example.report(kind, stage), by: Self.consent,
                    wasAsked: wasAsked, today: Example.today)) != nil
        }
        #expect(asks(.transmitted) && asks(.reviewed) && asks(.partly))
        #expect(!asks(.transmitted, wasAsked: true))
        #expect(!asks(.requested) && !asks(.published) && !asks(.adopted) && !asks(.copied))
        #expect(!asks(.transmitted, .toMechanism) && !asks(.transmitted, .toAuthorities))
    }

    @Test func `C3: on the reply it asks once there is one`() {
        let consent = StandingConsent(declaredOn: day("2024-01-03"), trigger: .onReply)
        #expect(consent.asksOn(for: Example.report(.toState, .transmitted)) == nil)
    }

    /// Due on 1 July 2024, withdrawn on the day in the row.
    @Test(arguments: [("2024-06-30", false), ("2024-07-01", false), ("2024-07-02", true)])
    func `C4: withdrawn, it asks for nothing from that day on`(date: String, asks: Bool) {
        let consent = StandingConsent(
            declaredOn: day("2024-01-03"), trigger: .afterDays(180), withdrawnOn: day(date))
        #expect((consent.asksOn(for: Self.replied) != nil) == asks)
    }

    /// Declared on 3 January 2024, after none, one that holds, or one that was withdrawn.
    static let declaring = Table(
        """
                   | none               holds                      withdrawn
        2024-01-03 | yes                standing_consent_in_force  yes
        2025-06-02 | date_in_the_future standing_consent_in_force  date_in_the_future
        taken-back | yes                standing_consent_withdrawn yes
        """)

    @Test(arguments: declaring.cells)
    func `C3: one declaration holds at a time, and is taken back once`(cell: Cell) {
        let ended = StandingConsent(
            declaredOn: day("2020-01-03"), trigger: .onReply, withdrawnOn: day("2021-01-03"))
        let found = outcome { () throws(Refusal) in
            guard cell.row == "taken-back" else {
                let consent = StandingConsent(declaredOn: day(cell.row), trigger: .onReply)
                let earlier = ["none": [], "holds": [Self.consent], "withdrawn": [ended]]
                _ = try StandingConsent.declare(
                    consent, after: earlier[cell.column] ?? [], today: Example.today)
                return
            }
            let consent = cell.column == "holds" ? ended : Self.consent
            _ = try consent.withdraw(on: Example.today, today: Example.today)
        }
        #expect(found == cell.answer)
    }

    @Test(arguments: [
        ("2024-01-02", "date_out_of_order"), ("2024-01-03", "yes"),
        ("2025-06-02", "date_in_the_future"),
    ])
    func `C4: a declaration is not taken back before it was made`(date: String, answer: String) {
        let found = outcome { () throws(Refusal) in
            try Self.consent.withdraw(on: day(date), today: Example.today)
        }
        #expect(found == answer)
    }

    @Test func `reprisals are the Subcommittee's and its secretariat's`() {
        for (name, party) in Example.parties {
            #expect(Reprisals.mayRead(as: party) == ["spt", "secretariat"].contains(name))
            #expect(Reprisals.mayRecord(as: party) == (name == "secretariat"))
        }
    }
}
