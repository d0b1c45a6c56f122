import SQLite
import Testing

@testable import Registry

/// What the disk tells without the key: every column that is not sealed stands here, and in the
/// decision record. Whoever adds a column decides.
struct PlainColumnTests {
    /// Of columns of text and bytes. Those of public tables are what everybody reads.
    private static let plain = """
        accounts id name role state_party mechanism_id scope
        audit_events happened_at account_id act subject
        carried_items item_id
        changes audience change report_id subject happened_at
        edition_keys owner report_id master wrapped
        extensions id report_id granted_on reply_due_on
        given_symbols report_id issuer symbol given_on
        mechanisms id state_party name
        public_comment_items publication_id reply_id answers text actions_taken actions_planned
        public_comment_items declared_status position_taken
        public_comments publication_id reply_id report_id author language submitted_on
        public_edition_items publication_id item_id
        public_editions publication_id language report_id cause issued_on reason edition title
        public_editions paragraphs footnotes annexes unplaced corrigenda comments
        public_editions comments_reply_id comments_id comments_language comments_paragraphs
        public_recommendations publication_id language id address kind text reiterates
        public_recommendations addressee_authorities themes standards
        publications id report_id basis scope paragraphs annexes published_on edition request_id
        publications comments reply_id decided_on decision_reference
        recommendation_links recommendation_id type target_id symbol paragraphs spans
        replies id report_id author language submitted_on relation related_reply_id
        report_readers audience report_id sight
        reprisals id reported_on channel put_to_state_on state_answered_on status state_party
        reprisals visit_id
        sealed_assessments id recommendation_id report_id grade assessed_on communicated_on
        sealed_comments id request_id report_id reply_id language delivered_on
        sealed_committee_files id report_id requested_on grounds asked_for invited_on
        sealed_committee_files views_due_on views_received_on decided_on outcome measure
        sealed_committee_files statement_id statement_on statement_text statement_language
        sealed_corrigenda id report_id language symbol issued_on
        sealed_kept_answers account_id idempotency_key request
        sealed_meetings id report_id met_on
        sealed_personal_data_consents item_id consent happened_on account_id
        sealed_personal_data_items id report_id place language category treatment consent
        sealed_personal_data_reviews id report_id edition reviewed_on account_id
        sealed_places id state_party entered_by kind
        sealed_public_letters report_id
        sealed_publication_requests id report_id requested_on comments reply_id withdrawn_on
        sealed_publication_requests consent_id
        sealed_recommendation_words report_id language recommendation_id
        sealed_recommendations id report_id address kind reiterates scope priority places
        sealed_reminders id report_id reminded_on
        sealed_reply_items reply_id answers declared_status position_taken
        sealed_reports id state_party issuer addressee mechanism_id visit_id symbol
        sealed_reports original_language edition lifecycle adopted_on sent_to_state_party_on
        sealed_reports sent_to_npm_on sent_to_authorities_on sent_to_spt_on reply_extended_to
        sealed_reports replied_on reminded_on disclosed_on open_request_id review_id
        sealed_reports publication_id committee_file_id text_edition languages public_languages
        sealed_reports amends_id amends_as erased_on
        sealed_secrets name
        sealed_standing_consents id state_party declared_on reach withdrawn_on
        sealed_state_disclosures id report_id disclosed_on scope paragraphs
        sealed_texts report_id language edition
        sealed_visits id state_party body mechanism_id type started_on ended_on announced_on
        sealed_visits prior_visit_id joint_with led_by
        state_parties code name deposited_on declared_part denounced_on
        tokens id account_id sha256 permissions created_at expires_at revoked_at
        visit_places visit_id place_id
        visit_readers audience visit_id sight
        """

    @Test func `each column is sealed, or known to be plain`() throws {
        let store = try Store()
        let writer = try store.writer()
        let found = try writer.perform { registry in
            let rows = try registry.connection.all(
                """
                SELECT t.name, c.name, ifnull(v.sql, '') FROM sqlite_schema AS t
                JOIN pragma_table_info(t.name) AS c
                LEFT JOIN sqlite_schema AS v
                    ON v.type = 'view' AND 'sealed_' || v.name = t.name
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                    AND c.type IN ('TEXT', 'BLOB')
                ORDER BY t.name, c.cid
                """
            ) { ($0.text(0), $0.text(1), $0.text(2)) }
            return rows.filter { !Self.opens($0.2, $0.1) }.map { "\($0.0).\($0.1)" }
        }
        let known = Self.plain.split(separator: "\n").flatMap { line in
            let words = line.split(separator: " ")
            return words.dropFirst().map { "\(words[0]).\($0)" }
        }
        #expect(found == known)
    }

    /// Whether a view opens a column of its sealed table: the envelope stands on a line of its own.
    private static func opens(_ view: String, _ column: String) -> Bool {
        view.split(separator: "\n").contains { line in
            let text = line.drop { $0 == " " }
            return line.hasPrefix("        ") && text.hasPrefix("s.\(column),")
        }
    }
}
