import Testing

@testable import Article16

@Suite("Article 12 (d): assessments and follow-up")
struct AssessmentTests {
    /// On 2 September 2024, by the day of the reminder.
    static let noCooperation = Table(
        """
                                  | never 2024-09-01 2024-09-02 2024-09-03
        due 2024-09-03            | no    no         no         no
        due 2024-09-02            | no    no         no         no
        due 2024-09-01            | no    no         yes        no
        due first                 | no    yes        yes        no
        due first, came 2024-09-01 | no    no         no         no
        due first, came 2024-09-02 | no    no         no         no
        due first, came 2024-09-03 | no    yes        yes        no
        """)

    private static func report(_ cell: Cell) -> Report {
        var report = Example.report(.toState, .transmitted)
        let words = cell.row.split(separator: ", ").map { String($0.split(separator: " ")[1]) }
        report.replyExtendedTo = words[0] == "first" ? nil : day(words[0])
        report.repliedOn = words.count > 1 ? day(words[1]) : nil
        report.remindedOn = cell.column == "never" ? nil : day(cell.column)
        return report
    }

    @Test(arguments: noCooperation.cells, Grade.allCases)
    func `D is for who was overdue, reminded and silent on that day`(cell: Cell, grade: Grade) {
        let found = outcome { () throws(Refusal) in
            try Dialogue.assess(
                Self.report(cell), grade: grade, by: .secretariat, on: day("2024-09-02"),
                communicatedOn: nil, today: Example.today)
        }
        let refused = grade == .noCooperation && cell.answer == "no"
        #expect(found == (refused ? "grade_needs_reminder" : "yes"))
    }

    @Test(arguments: [("2024-07-03", "grade_needs_reminder"), ("2024-07-04", "yes")])
    func `a later reminder is one too`(second: String, answer: String) {
        var report = Example.report(.toState, .transmitted)
        report.remindedOn = day("2024-06-01")
        let found = outcome { () throws(Refusal) in
            try Dialogue.assess(
                report, grade: .noCooperation, reminders: [day(second)], by: .secretariat,
                on: day("2024-09-02"), communicatedOn: nil, today: Example.today)
        }
        #expect(found == answer)
    }

    @Test func `the grades are those of the Human Rights Committee`() {
        #expect(Grade.allCases.map(\.rawValue) == ["A", "B", "C", "D", "E"])
    }

    /// Of an assessment on 2 September 2024.
    @Test(arguments: [
        (nil, "yes"), ("2024-09-01", "date_out_of_order"), ("2024-09-02", "yes"),
        ("2025-06-01", "yes"), ("2025-06-02", "date_in_the_future"),
    ])
    func `it is communicated when it is made or later`(told: String?, answer: String) {
        let found = outcome { () throws(Refusal) in
            try Dialogue.assess(
                Example.report(.toState, .transmitted), grade: nil, by: .subcommittee,
                on: day("2024-09-02"), communicatedOn: told.map { day($0) },
                today: Example.today)
        }
        #expect(found == answer)
    }

    static let toState = Table(
        """
                       | internal communicated
        spt            | yes      yes
        secretariat    | yes      yes
        liaison-KAZ    | no       yes
        dashboard(KAZ) | no       yes
        dashboard(spt) | no       yes
        others         | no       no
        """)

    static let toMechanism = Table(
        """
                       | internal communicated
        spt            | yes      yes
        secretariat    | yes      yes
        npm-KAZ        | no       yes
        dashboard(spt) | no       yes
        others         | no       no
        """)

    static let toAuthorities = Table(
        """
                       | internal communicated
        npm-KAZ        | yes      yes
        liaison-KAZ    | no       yes
        dashboard(KAZ) | no       yes
        others         | no       no
        """)

    /// Who holds a copy of the report is told nothing of what is thought of the answers.
    static let readers: [Kind: Table] = [
        .toState: toState, .toStateWithCopy: toState, .toMechanism: toMechanism,
        .toAuthorities: toAuthorities, .toAuthoritiesWithCopy: toAuthorities,
    ]

    @Test(arguments: Kind.allCases, [Stage.transmitted, .published])
    func `an assessment is its issuer's until it is communicated`(
        kind: Kind, stage: Stage
    ) throws {
        let report = Example.report(kind, stage)
        for cell in try #require(Self.readers[kind]).cells {
            let may = Dialogue.mayReadAssessments(
                toldToCorrespondents: cell.column == "communicated", of: report,
                as: try #require(Example.parties[cell.row]))
            #expect(may == (cell.answer == "yes"), "\(cell)")
        }
    }

    /// Of a report due on 3 July 2024; what was said of it, by the day.
    static let statuses = Table(
        """
                                      | 2024-07-03     2024-07-04
        recommendation                | awaiting_reply overdue
        request_for_information       | awaiting_reply overdue
        publication_invitation        | none           none
        statement                     | none           none
        recommendation,reply          | replied        replied
        statement,reply               | replied        replied
        recommendation,assessment     | assessed       assessed
        statement,assessment          | assessed       assessed
        recommendation,A              | closed         closed
        recommendation,B              | assessed       assessed
        recommendation,C              | assessed       assessed
        recommendation,D              | assessed       assessed
        recommendation,E              | assessed       assessed
        recommendation,reply,A        | closed         closed
        recommendation,reply,B        | assessed       assessed
        """)

    private static func status(_ row: String, _ report: Report, _ today: CalendarDate) throws
        -> String
    {
        let words = row.split(separator: ",").map(String.init)
        let grade = words.last.flatMap(Grade.init(rawValue:))
        let kind = try #require(RecommendationKind(rawValue: words[0]))
        let status = FollowUpStatus(
            of: kind, isAnswered: words.contains("reply"),
            isAssessed: grade != nil || words.contains("assessment"), grade: grade,
            report: report, today: today)
        return status?.rawValue ?? "none"
    }

    @Test(arguments: statuses.cells) func `where a recommendation stands`(cell: Cell) throws {
        for kind in Kind.allCases {
            let report = Example.report(kind, .transmitted)
            let found = try Self.status(cell.row, report, day(cell.column))
            #expect(found == cell.answer, "\(kind)")
        }
    }

    @Test func `an extension moves the day on which it is overdue`() throws {
        var report = Example.report(.toState, .transmitted)
        report.replyExtendedTo = day("2024-10-03")
        let found = try ["2024-10-03", "2024-10-04"].map {
            try Self.status("recommendation", report, day($0))
        }
        #expect(found == ["awaiting_reply", "overdue"])
    }

    @Test(arguments: [Stage.draft, .adopted, .copied])
    func `nobody waits for the answer to a report that was not sent`(stage: Stage) throws {
        let report = Example.report(.toStateWithCopy, stage)
        #expect(try Self.status("recommendation", report, Example.today) == "none")
    }
}

@Suite("Replies: corrected by others")
struct RelatedReplyTests {
    /// Which reply another may add to or take the place of, by the body that replies.
    static let related = Table(
        """
                             | liaison-KAZ npm-KAZ liaison-GEO secretariat anyone
        no reply             | no          no      no          no          no
        draft of the State   | no          no      no          no          no
        reply of the State   | yes         no      no          no          no
        reply of a mechanism | no          yes     no          no          no
        to another report    | no          no      no          no          no
        """)

    @Test(arguments: related.cells)
    func `a correction is of a submitted reply to the same report by its own author`(
        cell: Cell
    ) throws {
        let report = Example.report(.toState, .transmitted)
        let party = try #require(Example.parties[cell.column])
        let found = outcome { () throws(Refusal) in
            try Replies.requireRelated(
                ReplyChangeTests.reply(cell.row, to: report), on: report, by: party)
        }
        #expect(found == (cell.answer == "no" ? "related_reply_not_submitted" : "yes"))
    }

    /// Of a correction to a reply submitted on 28 June 2024.
    @Test(arguments: [
        ("2024-06-27", "date_out_of_order"), ("2024-06-28", "yes"), ("2024-06-29", "yes"),
    ])
    func `a correction is submitted after what it corrects`(date: String, answer: String) {
        let report = Example.report(.toState, .transmitted)
        let earlier = ReplyChangeTests.reply("reply of the State", to: report)
        let found = outcome { () throws(Refusal) in
            try Replies.submit(
                Example.draft(to: report), after: earlier, to: report,
                by: .state(Example.kazakhstan), on: day(date), today: Example.today)
        }
        #expect(found == answer)
    }
}
