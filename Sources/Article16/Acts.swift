/// What can be done to a report: whose act it is, and when it is open.
///
/// The raw value is the `act` in a report's `allowed`.
package enum Act: String, CaseIterable, Sendable {
    case edit, delete, adopt, transmit, reply
    case requestPublication = "request_publication"
    case withdrawPublicationRequest = "withdraw_publication_request"
    case recordStateDisclosure = "record_state_disclosure"
    case reviewPersonalData = "review_personal_data"
    case markPersonalData = "mark_personal_data"
    case publish
    case reissue
    case remind
    case extend = "extend_reply_due"
    case meet = "record_meeting"
    case assess
    // Article 16 (4).
    case requestCommittee = "request_committee"
    case inviteViews = "invite_views"
    case giveViews = "give_views"
    case decideAsCommittee = "decide_as_committee"
    case makeStatement = "make_statement"
    case addLanguageVersion = "add_language_version"
    case issueCorrigendum = "issue_corrigendum"
    case deliverComments = "deliver_comments"
    /// Destroys the words of the report for good.
    case erase
}

extension Act {
    /// The acts that a party may do to a report now. A dashboard and a stranger get none.
    ///
    /// - Parameter today: leaves out what is only waited for; without it, that is there.
    package static func allowed(
        to party: Party, on report: Report, today: CalendarDate? = nil
    ) -> [Act] {
        allCases.filter { act in
            do {
                try act.require(party, on: report)
                return today.map { Paragraph4.isTimely(act, on: report, today: $0) } ?? true
            } catch {
                return false
            }
        }
    }

    /// Whose act it is, and whether the report has come that far; dates and texts are looked at
    /// where the act is done.
    package func require(_ party: Party, on report: Report) throws(Refusal) {
        try requireBelongs(to: party, on: report)
        try requireOpen(on: report)
        guard self == .publish else { return }
        try Paragraph2.requireSomeGround(for: report, by: party)
    }

    /// Whose act it is, however far the report has come.
    package func requireBelongs(to party: Party, on report: Report) throws(Refusal) {
        switch self {
        case .edit, .delete, .adopt:
            guard report.isIssued(by: party) else { throw .notTheIssuer }
        case .transmit:
            guard report.isInTheHandsOf(party) else { throw .notTheTransmitter }
        case .reply:
            guard report.isAddressed(to: party) else { throw .notTheAddressee }
        case .requestPublication:
            guard report.isAddressed(to: party) else { throw .notWhoMayAskForPublication }
        case .withdrawPublicationRequest:
            guard report.isAddressed(to: party) else { throw .notTheRequester }
        case .recordStateDisclosure:
            guard report.mayBeDisclosed(by: party) else { throw .notWhoRecordsDisclosures }
        case .reviewPersonalData, .markPersonalData:
            guard report.isInTheHandsOf(party) else { throw .notThePublisher }
        case .remind, .extend, .meet:
            guard report.isInTheHandsOf(party) else { throw .notTheTransmitter }
        case .assess:
            guard report.isIssued(by: party) else { throw .notTheIssuer }
        case .publish, .reissue:
            guard report.mayBePublished(by: party) else { throw .notThePublisher }
        case .addLanguageVersion, .issueCorrigendum, .erase:
            guard report.isInTheHandsOf(party) else { throw .notWhoHasItInHand }
        case .deliverComments:
            guard report.isAddressed(to: party) else { throw .notTheRequester }
        case .requestCommittee, .inviteViews, .giveViews, .decideAsCommittee, .makeStatement:
            try requireBelongsInParagraph4(to: party, on: report)
        }
    }

    /// Only the Subcommittee asks, only the Committee invites and decides.
    private func requireBelongsInParagraph4(
        to party: Party, on report: Report
    ) throws(Refusal) {
        let isSubcommittee = party == .subcommittee || party == .secretariat
        let isCommittee = party == .committee
        let may = { (does: Bool) in does && report.mayGoToCommittee }
        switch self {
        case .requestCommittee:
            guard may(isSubcommittee) else { throw .notWhoRequestsTheCommittee }
        case .giveViews:
            guard may(isCommittee || report.isAddressed(to: party)) else {
                throw .notWhoGivesViews
            }
        case .makeStatement:
            guard may(isCommittee || party == .secretariat) else { throw .notWhoMakesStatements }
        case .edit, .delete, .adopt, .transmit, .reply, .requestPublication,
            .withdrawPublicationRequest, .recordStateDisclosure, .reviewPersonalData, .publish,
            .remind, .extend, .meet, .assess, .markPersonalData, .reissue, .addLanguageVersion,
            .issueCorrigendum, .deliverComments, .erase, .inviteViews, .decideAsCommittee:
            guard may(isCommittee) else { throw .notTheCommittee }
        }
    }

    /// How far the report must have come, whoever acts.
    package func requireOpen(on report: Report) throws(Refusal) {
        try report.requireWords()
        switch self {
        case .edit, .delete:
            guard report.lifecycle == .draft else { throw .textFrozen }
        case .adopt:
            guard report.lifecycle == .draft else { throw .alreadyAdopted }
            guard report.hasText else { throw .textMissing }
        case .transmit: try report.requireSomebodyToSendTo()
        case .reply:
            guard report.addressed != nil else { throw .notTransmitted }
        case .requestPublication: try report.requireRequestable()
        case .withdrawPublicationRequest: _ = try report.requireWithdrawable()
        case .recordStateDisclosure:
            guard report.addressed != nil else { throw .notTransmitted }
            guard report.publication?.scope != .whole else { throw .alreadyPublished }
        case .reviewPersonalData, .markPersonalData:
            guard report.lifecycle != .draft else { throw .notAdopted }
        case .publish: try report.requirePublishable()
        case .reissue: _ = try report.requireReissuable()
        case .remind, .extend, .meet, .assess:
            guard report.addressed != nil else { throw .notTransmitted }
        case .requestCommittee: try report.requireNoOpenFile()
        case .inviteViews: try report.requireInvitable()
        case .giveViews: _ = try report.requireViewsWaitedFor()
        case .decideAsCommittee: _ = try report.requireDecidable()
        case .makeStatement: _ = try report.requireStatementDue()
        case .addLanguageVersion, .issueCorrigendum:
            guard report.lifecycle != .draft else { throw .notAdopted }
        case .deliverComments:
            guard report.awaitsComments != nil else { throw .commentsNotAwaited }
        case .erase: try report.requireErasable()
        }
    }
}

extension Report {
    /// The body whose members write, edit and adopt it.
    func isIssued(by party: Party) -> Bool {
        switch (issuer, party) {
        case (.subcommittee, .subcommittee), (.subcommittee, .secretariat): true
        case (.mechanism(let own), .mechanism(let id, of: _)): own == id
        default: false
        }
    }

    /// Who sends it, reviews it and publishes it: the secretariat records those acts for the
    /// Subcommittee (domain.md, section 4); a mechanism does them for its own reports.
    func isInTheHandsOf(_ party: Party) -> Bool {
        party != .subcommittee && isIssued(by: party)
    }

    /// Who has it in hand; and the mechanism that the Subcommittee wrote it to, which may decide
    /// to publish it (C10 of domain.md, section 4).
    func mayBePublished(by party: Party) -> Bool {
        isInTheHandsOf(party) || (addressee == .mechanism && isAddressed(to: party))
    }

    /// The body it speaks to: that State's liaison, or that mechanism.
    func isAddressed(to party: Party) -> Bool {
        switch (addressee, party) {
        case (.stateParty, .state(let code)), (.authorities, .state(let code)): code == state
        case (.mechanism, .mechanism(let id, of: _)): id == mechanism
        default: false
        }
    }
}
