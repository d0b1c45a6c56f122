/// > 4. If the State Party refuses to cooperate with the Subcommittee on Prevention according to
/// > articles 12 and 14, or to take steps to improve the situation in the light of the
/// > recommendations of the Subcommittee on Prevention, the Committee against Torture may, at the
/// > request of the Subcommittee on Prevention, decide, by a majority of its members, after the
/// > State Party has had an opportunity to make its views known, to make a public statement on
/// > the matter or to publish the report of the Subcommittee on Prevention.
///
/// A file goes from the request to the invitation of the State, to its views or the end of their
/// time, to the decision, and to what was decided being done (domain.md, section 7). After a
/// rejection, or once all is done, another may be opened.
package enum Paragraph4 {
    /// "The Committee shall consist of ten experts" (article 17 (1) of the Convention against
    /// Torture). The majority is of these, whoever is present.
    package static let members = 10

    /// The request of the Subcommittee, which opens a file.
    package static func request(
        measure: Measure, grounds: [CommitteeGround], on report: Report, by party: Party,
        date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> CommitteeRequestOrder {
        try Act.requestCommittee.require(party, on: report)
        let isPublic = report.publication?.scope == .whole
        guard !(measure.includesPublication && isPublic) else { throw .alreadyPublished }
        try requireOrder(
            [report.addressed?.transmittedOn, report.committeeFile?.endedOn, date], today: today)
        return CommitteeRequestOrder(
            report: report.id, requestedOn: date, grounds: grounds, askedFor: measure)
    }

    /// The invitation of the State to make its views known, and the last day for them.
    package static func invite(
        on report: Report, by party: Party, date: CalendarDate, viewsDueOn: CalendarDate,
        today: CalendarDate
    ) throws(Refusal) -> InvitationOrder {
        try Act.inviteViews.require(party, on: report)
        let file = try report.requireOpenFile()
        try requireOrder([file.requestedOn, date], today: today)
        guard viewsDueOn > date else { throw .viewsDueTooEarly }
        return InvitationOrder(
            file: file.id, report: report.id,
            invitation: Invitation(invitedOn: date, viewsDueOn: viewsDueOn))
    }

    /// The views of the State: late ones too, as long as nothing is decided.
    package static func receiveViews(
        on report: Report, by party: Party, date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> ViewsOrder {
        try Act.giveViews.require(party, on: report)
        let (file, invitation) = try report.requireViewsWaitedFor()
        try requireOrder([invitation.invitedOn, date], today: today)
        return ViewsOrder(file: file.id, report: report.id, receivedOn: date)
    }

    /// The decision of the Committee, within what it was asked for.
    ///
    /// - Parameters:
    ///   - measure: what it decided to do; nil where it rejected the request.
    ///   - reference: where the decision is recorded.
    package static func decide(
        _ measure: Measure?, votes: Votes, reference: String?, on report: Report, by party: Party,
        date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> CommitteeDecisionOrder {
        try Act.decideAsCommittee.require(party, on: report)
        let (file, invitation) = try report.requireDecidable()
        try requireOrder([invitation.invitedOn, invitation.viewsReceivedOn, date], today: today)
        guard invitation.isOver(on: date) else { throw .stateNotHeard }
        try requireMajority(votes, for: measure)
        if let measure {
            guard measure.isWithin(file.askedFor) else { throw .beyondTheRequest }
        }
        let decision = CommitteeDecision(
            decidedOn: date, measure: measure, reference: reference)
        return CommitteeDecisionOrder(
            file: file.id, report: report.id, decision: decision, votes: votes)
    }

    /// What a majority is for is decided, and nothing else is.
    private static func requireMajority(
        _ votes: Votes, for measure: Measure?
    ) throws(Refusal) {
        guard measure != nil else {
            guard !votes.areMajority else { throw .majorityNotFollowed }
            return
        }
        guard votes.areMajority else { throw .noMajority }
    }

    /// The public statement that was decided. It opens nothing of the report.
    package static func state(
        on report: Report, by party: Party, date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> StatementOrder {
        try Act.makeStatement.require(party, on: report)
        let (file, decision) = try report.requireStatementDue()
        try requireOrder([decision.decidedOn, date], today: today)
        return StatementOrder(file: file.id, report: report.id, madeOn: date)
    }

    /// How much of a file a party sees: nil where, to that party, there is none. It is kept from
    /// the State until that is invited, and from everybody else until what was decided is done.
    package static func sight(
        of file: CommitteeFile, on report: Report, as party: Party
    ) -> FileSight? {
        guard Paragraph1.sight(of: report, as: party) != nil else { return nil }
        if let audience = party.audience, readers(of: file, on: report).contains(audience) {
            return .file
        }
        return file.isExecuted(on: report) ? .outcome : nil
    }

    /// The circles that see all of a file, as far as they may read its report.
    static func readers(of file: CommitteeFile, on report: Report) -> Set<Audience> {
        let always: Set<Audience> = [.subcommittee, .dashboardOfSubcommittee, .committee]
        return file.invitation == nil ? always : always.union([.state(report.state)])
    }

    /// Whether the day has come for an act that others are waited for with: the decision, until
    /// the State was heard.
    static func isTimely(_ act: Act, on report: Report, today: CalendarDate) -> Bool {
        guard act == .decideAsCommittee else { return true }
        return report.committeeFile?.invitation?.isOver(on: today) == true
    }
}

/// How much of a file of article 16 (4) is seen.
package enum FileSight: Sendable {
    /// All of it.
    case file
    /// What was decided, once it is done.
    case outcome
}

extension Report {
    /// Article 16 (4) speaks of the Subcommittee's report on a State, and of no other.
    var mayGoToCommittee: Bool { addressee == .stateParty }

    func requireOpenFile() throws(Refusal) -> CommitteeFile {
        guard let committeeFile, committeeFile.isOpen(on: self) else { throw .noCommitteeFile }
        return committeeFile
    }

    func requireNoOpenFile() throws(Refusal) {
        guard addressed != nil else { throw .notTransmitted }
        guard committeeFile?.isOpen(on: self) != true else { throw .committeeFileOpen }
    }

    func requireInvitable() throws(Refusal) {
        guard try requireOpenFile().invitation == nil else { throw .stateAlreadyInvited }
    }

    /// One refusal for a file that is not there, that the State does not know of yet, and that is
    /// decided: the State is told of no file before it is invited.
    func requireViewsWaitedFor() throws(Refusal) -> (CommitteeFile, Invitation) {
        guard let file = committeeFile, let invitation = file.invitation, file.decision == nil
        else { throw .stateNotInvited }
        guard invitation.viewsReceivedOn == nil else { throw .viewsAlreadyReceived }
        return (file, invitation)
    }

    func requireDecidable() throws(Refusal) -> (CommitteeFile, Invitation) {
        let file = try requireOpenFile()
        guard file.decision == nil else { throw .committeeHasDecided }
        guard let invitation = file.invitation else { throw .stateNotHeard }
        return (file, invitation)
    }

    func requireStatementDue() throws(Refusal) -> (CommitteeFile, CommitteeDecision) {
        guard let file = committeeFile, let decision = file.decision,
            decision.measure?.includesStatement == true
        else { throw .noStatementDecided }
        guard file.statementOn == nil else { throw .statementAlreadyMade }
        return (file, decision)
    }

    /// The Committee's decision that this report be published.
    func requireCommitteeDecision() throws(Refusal) -> CommitteeDecision {
        guard let decision = committeeFile?.decision,
            decision.measure?.includesPublication == true
        else { throw .noCommitteeDecision }
        return decision
    }
}

/// Leave to open a file.
package struct CommitteeRequestOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let requestedOn: CalendarDate
    package let grounds: [CommitteeGround]
    package let askedFor: Measure
}

/// Leave to keep that the State was invited.
package struct InvitationOrder: ~Copyable, Sendable {
    package let file: CommitteeFileID
    package let report: ReportID
    package let invitation: Invitation
}

/// Leave to keep the State's views.
package struct ViewsOrder: ~Copyable, Sendable {
    package let file: CommitteeFileID
    package let report: ReportID
    package let receivedOn: CalendarDate
}

/// Leave to keep a decision of the Committee.
package struct CommitteeDecisionOrder: ~Copyable, Sendable {
    package let file: CommitteeFileID
    package let report: ReportID
    package let decision: CommitteeDecision
    package let votes: Votes
}

/// Leave to make a public statement.
package struct StatementOrder: ~Copyable, Sendable {
    package let file: CommitteeFileID
    package let report: ReportID
    package let madeOn: CalendarDate
}
