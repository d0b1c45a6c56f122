/// Something that happened to a report, as those who may know of it are told.
///
/// The raw value is the `change` of an entry in `/v1/changes`, and the act in the audit trail.
package enum Change: String, CaseIterable, Sendable {
    // The text, before anybody else has it.
    case created = "report_created"
    case changed = "report_changed"
    case deleted = "report_deleted"
    case adopted = "report_adopted"

    /// To the body that the report speaks to; a copy goes to another.
    case transmitted = "report_transmitted"
    case copied = "report_copied"

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
    case disclosed = "state_disclosure_recorded"
    case reviewed = "personal_data_reviewed"
    case published = "report_published"
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
            case .created, .changed, .deleted, .adopted, .assessedInternally:
                Set(report.writers)
            case .reviewed:
                Set(report.writers).subtracting([.dashboardOfSubcommittee])
            case .copied: Set(report.writers).union(report.copyHolders)
            case .transmitted, .published: Set(readers.keys)
            case .reminded, .extended, .replied, .met, .assessed, .publicationRequested,
                .requestWithdrawn, .disclosed:
                Set(readers.filter { $0.value == .correspondent }.keys)
            }
        return told.contains(.everyone) ? [.everyone] : told
    }
}

extension Report {
    /// Those who were sent a copy of it.
    fileprivate var copyHolders: [Audience] {
        transmissions.filter { $0.recipient != addressee.recipient }
            .flatMap { audiences(of: $0.recipient) }
    }
}
