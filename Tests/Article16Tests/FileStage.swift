@testable import Article16

/// How far a file of article 16 (4) has come, in the words of the tables.
enum FileStage: String, CaseIterable, Sendable {
    case none, requested, invited
    /// The State gave its views.
    case heard
    /// The State let the last day for its views pass.
    case lapsed
    case rejected
    /// A statement was decided, or the publication, or both.
    case statement, publication, both
    /// The statement was made: all that was decided, or one of two.
    case stated
    case bothStated = "both-stated"

    var file: CommitteeFile? {
        guard self != .none else { return nil }
        let invited = ![.requested].contains(self)
        return CommitteeFile(
            id: CommitteeFileID("p4f_1"), requestedOn: Example.referred, askedFor: .both,
            invitation: invited ? invitation : nil, decision: decision,
            statementOn: self == .stated || self == .bothStated ? Example.stated : nil)
    }

    private var invitation: Invitation {
        Invitation(
            invitedOn: Example.invited, viewsDueOn: viewsDueOn,
            viewsReceivedOn: self == .invited || self == .lapsed ? nil : Example.heard)
    }

    /// Past where it is to be past; else to come.
    private var viewsDueOn: CalendarDate { day(self == .lapsed ? "2025-04-30" : "2025-12-31") }

    private var decision: CommitteeDecision? {
        switch self {
        case .none, .requested, .invited, .heard, .lapsed: nil
        case .rejected: CommitteeDecision(decidedOn: Example.decided, measure: nil)
        case .statement, .stated:
            CommitteeDecision(decidedOn: Example.decided, measure: .publicStatement)
        case .publication:
            CommitteeDecision(
                decidedOn: Example.decided, measure: .publishReport, reference: "D. 7")
        case .both, .bothStated: CommitteeDecision(decidedOn: Example.decided, measure: .both)
        }
    }
}

extension Example {
    static let referred = day("2025-02-03")
    static let invited = day("2025-03-03")
    static let heard = day("2025-04-20")
    static let decided = day("2025-05-12")
    static let stated = day("2025-05-14")

    /// A transmitted report on a State with a file.
    static func report(_ stage: Stage = .transmitted, file: FileStage) -> Report {
        var report = report(.toState, stage)
        report.committeeFile = file.file
        return report
    }

    /// A step of article 16 (4), with good days, enough votes, and a statement decided.
    static func committee(
        _ step: Step, _ report: Report, by party: Party, date: CalendarDate, today: CalendarDate
    ) -> String {
        outcome { () throws(Refusal) in
            switch step {
            case .refer:
                _ = try Paragraph4.request(
                    measure: .publicStatement, grounds: [.refusalToImprove], on: report,
                    by: party, date: date, today: today)
            case .invite:
                _ = try Paragraph4.invite(
                    on: report, by: party, date: date, viewsDueOn: day("2030-01-01"),
                    today: today)
            case .hear:
                _ = try Paragraph4.receiveViews(on: report, by: party, date: date, today: today)
            case .decide:
                _ = try Paragraph4.decide(
                    .publicStatement, votes: Votes(inFavour: 6), reference: nil, on: report,
                    by: party, date: date, today: today)
            case .edit, .delete, .adopt, .transmit, .submit, .request, .withdraw, .disclose,
                .review, .publish, .remind, .extend, .meet, .assess, .mark, .reissue,
                .addVersion, .correct, .deliver, .erase, .state:
                _ = try Paragraph4.state(on: report, by: party, date: date, today: today)
            }
        }
    }
}
