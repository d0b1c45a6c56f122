/// One request of the Subcommittee to the Committee against Torture, and what came of it
/// (article 16 (4)): facts, not words.
package struct CommitteeFile: Equatable, Sendable {
    package let id: CommitteeFileID
    package let requestedOn: CalendarDate
    package let askedFor: Measure
    package let invitation: Invitation?
    package let decision: CommitteeDecision?
    /// The day on which the public statement was made.
    package let statementOn: CalendarDate?

    package init(
        id: CommitteeFileID, requestedOn: CalendarDate, askedFor: Measure,
        invitation: Invitation? = nil, decision: CommitteeDecision? = nil,
        statementOn: CalendarDate? = nil
    ) {
        self.id = id
        self.requestedOn = requestedOn
        self.askedFor = askedFor
        self.invitation = invitation
        self.decision = decision
        self.statementOn = statementOn
    }
}

package typealias CommitteeFileID = ID<CommitteeFile>

/// Why the Subcommittee turns to the Committee.
package enum CommitteeGround: String, CaseIterable, Sendable {
    case refusalToCooperateArticle12 = "refusal_to_cooperate_art_12"
    case refusalToCooperateArticle14 = "refusal_to_cooperate_art_14"
    case refusalToImprove = "refusal_to_improve"
}

/// What the Committee is asked to do, and decides to.
package enum Measure: String, CaseIterable, Sendable {
    case publicStatement = "public_statement"
    case publishReport = "publish_report"
    case both

    package var includesStatement: Bool { self != .publishReport }
    package var includesPublication: Bool { self != .publicStatement }

    /// The Committee decides "at the request of the Subcommittee": not on more than that.
    func isWithin(_ asked: Measure) -> Bool { asked == .both || asked == self }
}

/// "After the State Party has had an opportunity to make its views known": from when to when, and
/// what came of it.
package struct Invitation: Equatable, Sendable {
    package let invitedOn: CalendarDate
    /// The last day for the views.
    package let viewsDueOn: CalendarDate
    package let viewsReceivedOn: CalendarDate?

    package init(
        invitedOn: CalendarDate, viewsDueOn: CalendarDate, viewsReceivedOn: CalendarDate? = nil
    ) {
        self.invitedOn = invitedOn
        self.viewsDueOn = viewsDueOn
        self.viewsReceivedOn = viewsReceivedOn
    }

    /// Whether, on a day, the State had given its views or had let their time pass.
    func isOver(on date: CalendarDate) -> Bool {
        viewsReceivedOn.map { $0 <= date } ?? (date > viewsDueOn)
    }
}

/// What the Committee decided; nil where it rejected the request.
package struct CommitteeDecision: Equatable, Sendable {
    package let decidedOn: CalendarDate
    package let measure: Measure?
    package let reference: String?

    package init(decidedOn: CalendarDate, measure: Measure?, reference: String? = nil) {
        self.decidedOn = decidedOn
        self.measure = measure
        self.reference = reference
    }

    /// The decision as a publication names it.
    var forPublication: Decision {
        Decision(decidedOn: decidedOn, reference: reference ?? "Committee against Torture")
    }
}

/// How many members voted for it, of all that the Committee has.
package struct Votes: Equatable, Sendable {
    package let inFavour: Int
    /// How many took part, where that is recorded.
    package let present: Int?

    package init(inFavour: Int, present: Int? = nil) {
        self.inFavour = inFavour
        self.present = present
    }

    /// "A majority of its members": more than half of all, not of those present.
    package var areMajority: Bool { inFavour * 2 > Paragraph4.members }
}

/// Where a file stands; derived, never stored.
package enum FileStatus: String, CaseIterable, Sendable {
    case requested = "requested_by_spt"
    case stateInvited = "state_invited"
    case viewsReceived = "views_received"
    case viewsLapsed = "views_lapsed"
    case decided, executed
}

extension CommitteeFile {
    package func status(on report: Report, today: CalendarDate) -> FileStatus {
        if isExecuted(on: report) { return .executed }
        if decision != nil { return .decided }
        guard let invitation else { return .requested }
        if invitation.viewsReceivedOn != nil { return .viewsReceived }
        return today > invitation.viewsDueOn ? .viewsLapsed : .stateInvited
    }

    /// Whether all that was decided is done.
    package func isExecuted(on report: Report) -> Bool {
        guard let measure = decision?.measure else { return false }
        let isStated = !measure.includesStatement || statementOn != nil
        let isPublished = !measure.includesPublication || report.publication?.scope == .whole
        return isStated && isPublished
    }

    /// Until it is rejected, or all that was decided is done.
    package func isOpen(on report: Report) -> Bool {
        guard let decision else { return true }
        return decision.measure != nil && !isExecuted(on: report)
    }

    /// The day before which no other file begins.
    var endedOn: CalendarDate? { [decision?.decidedOn, statementOn].compactMap { $0 }.max() }
}
