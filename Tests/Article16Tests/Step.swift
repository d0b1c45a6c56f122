@testable import Article16

/// One act of a report's life, done through the rule that decides on it.
enum Step: String, CaseIterable, Sendable {
    case edit, delete, adopt, transmit, submit, request, withdraw, disclose, review, publish
    case remind, extend, meet, assess
    case refer, invite, hear, decide, state
    case mark, reissue
    case addVersion, correct, deliver
    case erase

    /// How a report's `allowed` calls it.
    var act: Act {
        switch self {
        case .edit: .edit
        case .delete: .delete
        case .adopt: .adopt
        case .transmit: .transmit
        case .submit: .reply
        case .request: .requestPublication
        case .withdraw: .withdrawPublicationRequest
        case .disclose: .recordStateDisclosure
        case .review: .reviewPersonalData
        case .publish: .publish
        case .remind: .remind
        case .extend: .extend
        case .meet: .meet
        case .assess: .assess
        case .refer: .requestCommittee
        case .invite: .inviteViews
        case .hear: .giveViews
        case .decide: .decideAsCommittee
        case .state: .makeStatement
        case .mark: .markPersonalData
        case .reissue: .reissue
        case .addVersion: .addLanguageVersion
        case .correct: .issueCorrigendum
        case .deliver: .deliverComments
        case .erase: .erase
        }
    }

    /// Who rightly does it to a report of a kind.
    func doer(for kind: Kind) -> Party {
        switch self {
        case .edit, .delete, .adopt, .transmit, .review, .publish, .remind, .extend, .meet, .assess,
            .mark, .reissue, .addVersion, .correct, .erase:
            kind.hands
        case .refer: .subcommittee
        case .invite, .decide, .state: .committee
        case .hear: .state(Example.kazakhstan)
        case .submit, .request, .withdraw, .disclose, .deliver: kind.correspondent
        }
    }

    /// What comes of the act: `yes`, or the code of the refusal.
    func outcome(
        on report: Report, by party: Party, date: CalendarDate = Example.today,
        today: CalendarDate = Example.today
    ) -> String {
        switch self {
        case .edit, .delete:
            Article16Tests.outcome { () throws(Refusal) in try act.require(party, on: report) }
        case .submit:
            Article16Tests.outcome { () throws(Refusal) in
                try Replies.submit(
                    Example.draft(to: report), to: report, by: party, on: date, today: today)
            }
        case .adopt, .transmit:
            sent(report, by: party, date: date, today: today)
        case .request, .withdraw, .disclose, .review, .publish:
            opened(report, by: party, date: date, today: today)
        case .mark:
            Article16Tests.outcome { () throws(Refusal) in
                try PersonalData.mark(report, by: party)
            }
        case .reissue:
            Article16Tests.outcome { () throws(Refusal) in
                try Paragraph2.reissue(report, by: party, on: date, today: today)
            }
        case .remind, .extend, .meet, .assess:
            discussed(report, by: party, date: date, today: today)
        case .refer, .invite, .hear, .decide, .state:
            Example.committee(self, report, by: party, date: date, today: today)
        case .erase:
            Article16Tests.outcome { () throws(Refusal) in
                try Erasure.erase(report, by: party, today: today)
            }
        case .addVersion, .correct, .deliver:
            documented(report, by: party, date: date, today: today)
        }
    }

    /// The acts of paragraph 1.
    private func sent(
        _ report: Report, by party: Party, date: CalendarDate, today: CalendarDate
    ) -> String {
        self == .adopt
            ? Article16Tests.outcome { () throws(Refusal) in
                try Communication.adopt(report, by: party, on: date, today: today)
            }
            : Article16Tests.outcome { () throws(Refusal) in
                try Communication.transmit(
                    report, to: report.addressee.recipient, by: party, on: date, today: today)
            }
    }

    /// The acts of paragraph 2.
    private func opened(
        _ report: Report, by party: Party, date: CalendarDate, today: CalendarDate
    ) -> String {
        Article16Tests.outcome { () throws(Refusal) in
            switch self {
            case .request:
                _ = try Paragraph2.request(
                    publicationOf: report, by: party, on: date, comments: .none, today: today)
            case .withdraw:
                _ = try Paragraph2.withdraw(requestFor: report, by: party, on: date, today: today)
            case .disclose:
                _ = try Paragraph2.disclose(
                    report, scope: Example.part, by: party, on: date, today: today)
            case .review:
                _ = try PersonalData.review(
                    report, edition: report.edition, by: party, on: date, today: today)
            case .edit, .delete, .adopt, .transmit, .submit, .publish, .remind, .extend, .meet,
                .assess, .refer, .invite, .hear, .decide, .state, .mark, .reissue, .addVersion,
                .correct, .deliver, .erase:
                let ground: Ground = party == .secretariat ? .stateRequest : .issuerDecision
                _ = try Paragraph2.publish(report, on: ground, by: party, date: date, today: today)
            }
        }
    }

    /// The acts of the dialogue; more time is much more, and a grade needs nothing.
    private func discussed(
        _ report: Report, by party: Party, date: CalendarDate, today: CalendarDate
    ) -> String {
        Article16Tests.outcome { () throws(Refusal) in
            switch self {
            case .remind: _ = try Dialogue.remind(of: report, by: party, on: date, today: today)
            case .extend:
                _ = try Dialogue.extend(
                    report, to: day("2028-01-01"), by: party, on: date, today: today)
            case .meet: _ = try Dialogue.meet(on: report, by: party, date: date, today: today)
            case .edit, .delete, .adopt, .transmit, .submit, .request, .withdraw, .disclose,
                .review, .publish, .assess, .refer, .invite, .hear, .decide, .state, .mark,
                .reissue, .addVersion, .correct, .deliver, .erase:
                _ = try Dialogue.assess(
                    report, grade: nil, by: party, on: date, communicatedOn: nil, today: today)
            }
        }
    }
}

extension Step {
    /// What is done to the documents.
    fileprivate func documented(
        _ report: Report, by party: Party, date: CalendarDate, today: CalendarDate
    ) -> String {
        Article16Tests.outcome { () throws(Refusal) in
            switch self {
            case .addVersion:
                _ = try LanguageVersions.add("fr", to: report, in: ["en"], by: party)
            case .correct:
                _ = try Corrigenda.correct(
                    report, in: "en", after: nil, by: party, on: date, today: today)
            case .deliver, .edit, .delete, .adopt, .transmit, .submit, .request, .withdraw,
                .disclose, .review, .publish, .assess, .mark, .reissue, .remind, .extend, .meet,
                .refer, .invite, .hear, .decide, .state, .erase:
                _ = try Paragraph2.deliver(
                    commentsOn: Example.request.id, requestedOn: Example.request.requestedOn,
                    of: report, by: party, on: date, today: today)
            }
        }
    }
}

extension Example {
    /// A reply that the body a report speaks to has not submitted yet.
    static func draft(to report: Report) -> Reply {
        Reply(
            id: ReplyID("rpl_1"), report: report.id,
            author: report.addressee == .mechanism ? .mechanism(mechanism) : .state(kazakhstan))
    }
}

/// Whose act it is: a table of party and kind, with the refusal that `no` stands for.
struct Whose: Sendable {
    let step: Step
    let stage: Stage
    let no: Refusal
    let table: Table

    /// What the table expects, beside what comes of it, for the kinds that a column names.
    func outcomes(_ cell: Cell) -> [(expected: String, found: String)] {
        Kind.named(cell.column).map { kind in
            let party = Example.parties[cell.row] ?? .anyone
            let found = step.outcome(on: Example.report(kind, stage), by: party)
            return (cell.answer == "no" ? no.rawValue : cell.answer, found)
        }
    }
}
