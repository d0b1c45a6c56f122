/// Something that happened to a report, as those who may know of it are told.
///
/// The raw value is the `change` of an entry in `/v1/changes`, and the act in the audit trail.
package enum Change: String, CaseIterable, Sendable {
    // The text, before anybody else has it.
    case created = "report_created"
    case changed = "report_changed"
    case deleted = "report_deleted"
    case adopted = "report_adopted"

    // What is added to a text that is frozen; the public has it with the next edition.
    case languageAdded = "language_version_added"
    case corrected = "corrigendum_issued"

    /// To the body that the report speaks to; a copy goes to another.
    case transmitted = "report_transmitted"
    case copied = "report_copied"

    /// Its words are gone; that it was there is still known to its readers.
    case erased = "report_erased"

    // The dialogue.
    case reminded
    case extended = "reply_due_extended"
    case replied = "reply_submitted"
    case met = "meeting_recorded"
    case assessed = "recommendation_assessed"
    /// An assessment that its issuer keeps to itself.
    case assessedInternally = "recommendation_assessed_internally"

    // Article 16 (2).
    case publicationRequested = "publication_requested"
    case requestWithdrawn = "publication_request_withdrawn"
    case commentsDelivered = "comments_delivered"
    case disclosed = "state_disclosure_recorded"
    case reviewed = "personal_data_reviewed"
    case published = "report_published"
    case reissued = "public_edition_reissued"
    /// An item of personal data, or a consent.
    case personalDataChanged = "personal_data_changed"

    // Article 16 (4).
    case committeeRequested = "committee_requested"
    case stateInvited = "state_invited"
    case viewsReceived = "views_received"
    case committeeDecided = "committee_decided"
    case statementMade = "public_statement_made"
}

extension Paragraph1 {
    /// Who is told of a change: exactly those whose reading of the report it moved, so that the
    /// feed says nothing that the report itself does not (domain.md, section 8, "change entry").
    ///
    /// What everyone is told, nobody is told twice.
    package static func told(of change: Change, to report: Report) -> Set<Audience> {
        let readers = readers(of: report)
        let told: Set<Audience> =
            switch change {
            case .created, .changed, .deleted, .adopted:
                Set(report.writers)
            case .assessedInternally, .reviewed, .personalDataChanged:
                Set(report.writers).subtracting([.dashboardOfSubcommittee])
            case .languageAdded, .corrected, .erased:
                Set(readers.filter { $0.value != .publicEdition }.keys)
            case .copied: Set(report.writers).union(report.copyHolders)
            case .transmitted, .published, .reissued: Set(readers.keys)
            case .replied: Set(readers.filter { $0.value.readsReplies }.keys)
            case .committeeRequested, .stateInvited, .viewsReceived, .committeeDecided,
                .statementMade:
                Set(readers.keys).intersection(report.toldOfItsFile)
            case .reminded, .extended, .met, .assessed, .publicationRequested,
                .requestWithdrawn, .commentsDelivered, .disclosed:
                Set(readers.filter { $0.value == .correspondent }.keys)
            }
        return told.contains(.everyone) ? [.everyone] : told
    }
}

extension Report {
    /// Those who know of its file under article 16 (4): everybody, once what was decided is done.
    fileprivate var toldOfItsFile: Set<Audience> {
        guard let committeeFile else { return [] }
        if committeeFile.isExecuted(on: self) { return Set(Paragraph1.readers(of: self).keys) }
        return Paragraph4.readers(of: committeeFile, on: self)
    }

    /// Those who were sent a copy of it.
    fileprivate var copyHolders: [Audience] {
        transmissions.filter { $0.recipient != addressee.recipient }
            .flatMap { audiences(of: $0.recipient) }
    }
}
