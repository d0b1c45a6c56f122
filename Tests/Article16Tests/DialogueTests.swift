import Testing

@testable import Article16

/// One thing that the issuer does in the dialogue.
enum DialogueStep: String, CaseIterable, Sendable {
    case remind, extend, meet, assess

    func outcome(
        on report: Report, by party: Party, date: CalendarDate = day("2024-08-01"),
        today: CalendarDate = Example.today
    ) -> String {
        Article16Tests.outcome { () throws(Refusal) in
            switch self {
            case .remind:
                _ = try Dialogue.remind(of: report, by: party, on: date, today: today)
            case .extend:
                _ = try Dialogue.extend(
                    report, to: day("2025-12-01"), by: party, on: date, today: today)
            case .meet: _ = try Dialogue.meet(on: report, by: party, date: date, today: today)
            case .assess:
                _ = try Dialogue.assess(
                    report, grade: nil, by: party, on: date, communicatedOn: nil, today: today)
            }
        }
    }
}

@Suite("Article 12 (d): the dialogue")
struct DialogueTests {
    /// Who reminds, gives more time and meets: who sends reports out.
    static let hands = Table(
        """
                    | SPT->State SPT->NPM NPM->authorities
        secretariat | yes        yes      no
        npm-KAZ     | no         no       yes
        others      | no         no       no
        """)

    static let assessors = Table(
        """
                    | SPT->State SPT->NPM NPM->authorities
        spt         | yes        yes      no
        secretariat | yes        yes      no
        npm-KAZ     | no         no       yes
        others      | no         no       no
        """)

    @Test(arguments: hands.cells) func `who reminds, gives time and meets`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        for step in DialogueStep.allCases where step != .assess {
            for kind in Kind.named(cell.column) {
                let found = step.outcome(on: Example.report(kind, .transmitted), by: party)
                let no = Refusal.notTheTransmitter.rawValue
                #expect(found == (cell.answer == "no" ? no : cell.answer), "\(step) \(kind)")
            }
        }
    }

    @Test(arguments: assessors.cells) func `the issuer assesses`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        for kind in Kind.named(cell.column) {
            let report = Example.report(kind, .transmitted)
            let found = DialogueStep.assess.outcome(on: report, by: party)
            let no = Refusal.notTheIssuer.rawValue
            #expect(found == (cell.answer == "no" ? no : cell.answer), "\(kind)")
        }
    }

    static let begun = Table(
        """
                    | remind          extend          meet            assess
        draft       | not_transmitted not_transmitted not_transmitted not_transmitted
        adopted     | not_transmitted not_transmitted not_transmitted not_transmitted
        copied      | not_transmitted not_transmitted not_transmitted not_transmitted
        transmitted | yes             yes             yes             yes
        reviewed    | yes             yes             yes             yes
        requested   | yes             yes             yes             yes
        ready       | yes             yes             yes             yes
        published   | yes             yes             yes             yes
        """)

    @Test(arguments: begun.cells)
    func `the dialogue begins when the addressee has the report, and does not end`(
        cell: Cell
    ) throws {
        let step = try #require(DialogueStep(rawValue: cell.column))
        let stage = try #require(Stage(rawValue: cell.row))
        for kind in Kind.allCases {
            let found = step.outcome(on: Example.report(kind, stage), by: kind.hands)
            #expect(found == cell.answer, "\(kind)")
        }
    }

    /// Of a report transmitted on 3 January 2024; today is 1 June 2025.
    static let days = Table(
        """
                   | remind             extend             meet               assess
        2024-01-02 | date_out_of_order  date_out_of_order  date_out_of_order  date_out_of_order
        2024-01-03 | yes                yes                yes                yes
        2025-06-01 | yes                yes                yes                yes
        2025-06-02 | date_in_the_future date_in_the_future date_in_the_future date_in_the_future
        """)

    @Test(arguments: days.cells)
    func `it is from the transmission on, and not in the future`(cell: Cell) throws {
        let step = try #require(DialogueStep(rawValue: cell.column))
        let report = Example.report(.toState, .transmitted)
        let found = step.outcome(on: report, by: .secretariat, date: day(cell.row))
        #expect(found == cell.answer)
    }

    @Test func `an order says what was done`() throws {
        let report = Example.report(.toState, .transmitted)
        let (party, date, today) = (Party.secretariat, day("2024-06-20"), Example.today)
        let reminder = try Dialogue.remind(of: report, by: party, on: date, today: today)
        #expect(reminder.report == report.id && reminder.remindedOn == date)
        let more = try Dialogue.extend(
            report, to: day("2024-10-03"), by: party, on: date, today: today)
        #expect(more.report == report.id && more.grantedOn == date)
        #expect(more.replyDueOn == day("2024-10-03"))
        let meeting = try Dialogue.meet(on: report, by: party, date: date, today: today)
        #expect(meeting.report == report.id && meeting.metOn == date)
        let assessment = try Dialogue.assess(
            report, grade: .contrary, by: party, on: date, communicatedOn: today, today: today)
        #expect(assessment.report == report.id && assessment.grade == .contrary)
        #expect(assessment.assessedOn == date && assessment.communicatedOn == today)
    }

    /// More time, given on 20 June 2024: to when, by what is due so far.
    static let extensions = Table(
        """
                   | 2024-07-03         2024-10-03
        2024-07-02 | extension_shortens extension_shortens
        2024-07-03 | extension_shortens extension_shortens
        2024-07-04 | yes                extension_shortens
        2024-10-03 | yes                extension_shortens
        2024-10-04 | yes                yes
        2029-01-03 | yes                yes
        2029-01-04 | extension_too_long extension_too_long
        """)

    /// More time to 3 October 2024, by the day of the last extension and by that of the reply.
    static let granting = Table(
        """
                   | none                  2024-06-20            2024-06-21
        none       | yes                   yes                   date_out_of_order
        2024-06-19 | extension_after_reply extension_after_reply date_out_of_order
        2024-06-20 | yes                   yes                   date_out_of_order
        """)

    @Test(arguments: granting.cells)
    func `more time is given in order, and to who has not replied`(cell: Cell) {
        var report = Example.report(.toState, .transmitted)
        report.repliedOn = cell.row == "none" ? nil : day(cell.row)
        let found = outcome { () throws(Refusal) in
            try Dialogue.extend(
                report, to: day("2024-10-03"),
                after: cell.column == "none" ? nil : day(cell.column), by: .secretariat,
                on: day("2024-06-20"), today: Example.today)
        }
        #expect(found == cell.answer)
    }

    @Test(arguments: extensions.cells) func `an extension gives more time`(cell: Cell) {
        for kind in Kind.allCases {
            var report = Example.report(kind, .transmitted)
            report.replyExtendedTo = cell.column == "2024-07-03" ? nil : day(cell.column)
            let found = outcome { () throws(Refusal) in
                try Dialogue.extend(
                    report, to: day(cell.row), by: kind.hands, on: day("2024-06-20"),
                    today: Example.today)
            }
            #expect(found == cell.answer, "\(kind)")
        }
    }

    /// The day that is given is later than the day on which it is given.
    @Test(arguments: [
        ("2024-08-01", "2024-07-31", "date_out_of_order"),
        ("2024-08-01", "2024-08-01", "date_out_of_order"), ("2024-08-01", "2024-08-02", "yes"),
    ])
    func `more time is not given for days that are past`(
        granted: String, due: String, answer: String
    ) {
        let found = outcome { () throws(Refusal) in
            try Dialogue.extend(
                Example.report(.toState, .transmitted), to: day(due), by: .secretariat,
                on: day(granted), today: Example.today)
        }
        #expect(found == answer)
    }

    /// Of a report due on 3 July 2024, by the day that it was extended to.
    static let extended = Table(
        """
                   | not            2024-10-03
        2024-07-03 | awaiting_reply awaiting_reply
        2024-07-04 | overdue        awaiting_reply
        2024-10-03 | overdue        awaiting_reply
        2024-10-04 | overdue        overdue
        """)

    @Test(arguments: extended.cells)
    func `lateness is judged by the extended day, and the first stays known`(cell: Cell) throws {
        for kind in Kind.allCases {
            var report = Example.report(kind, .transmitted)
            report.replyExtendedTo = cell.column == "not" ? nil : day(cell.column)
            #expect(report.replyStatus(on: day(cell.row))?.rawValue == cell.answer)
            let order = try Replies.submit(
                Example.draft(to: report), to: report, by: kind.correspondent,
                on: day(cell.row), today: Example.today)
            #expect(order.late == (cell.answer == "overdue"))
            #expect(report.replyDueOn == day("2024-07-03"))
            report.repliedOn = day(cell.row)
            #expect(report.replyStatus(on: Example.today) == .replied)
        }
    }

    @Test(arguments: [
        ("2024-06-30", "2024-12-30"), ("2024-08-31", "2025-02-28"), ("2023-08-31", "2024-02-29"),
    ])
    func `a meeting is due six months after the reply came`(replied: String, due: String) {
        var report = Example.report(.toState, .transmitted)
        #expect(report.meetingDueOn == nil)
        report.repliedOn = day(replied)
        #expect(report.meetingDueOn == day(due))
    }
}
