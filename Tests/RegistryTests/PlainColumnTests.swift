import SQLite
import Testing

@testable import Registry

/// What the disk tells without the key: every column that is not sealed stands here, and in the
/// decision record. Whoever adds a column decides.
struct PlainColumnTests {
    /// Of columns of text and bytes. Those of public tables are what everybody reads.
    private static let plain = """
        accounts id name role state_party mechanism_id scope closed_at
        audit_trail trail happened_at account_id act subject ground outcome salt hashes
        carried_items item_id
        changes audience change report_id subject happened_at
        confirmations id institution account_id matter report_id confirmed_by
        edition_keys owner report_id master wrapped
        extensions id report_id granted_on reply_due_on
        given_symbols report_id issuer symbol given_on
        issued_editions publication_id language report_id cause issued_on reason edition comments
        issued_editions comments_reply_id comments_id
        mechanisms id state_party name
        public_changes change report_id subject happened_at
        public_comment_items publication_id reply_id answers text actions_taken actions_planned
        public_comment_items declared_status position_taken
        public_comments publication_id reply_id report_id author language submitted_on
        public_committee_files id report_id decided_on measure decision_reference statement_id
        public_committee_files statement_on statement_text statement_language
        public_edition_items publication_id item_id
        public_editions publication_id language report_id issued_on edition title paragraphs
        public_editions footnotes annexes unplaced corrigenda comments comments_reply_id comments_id
        public_editions comments_language comments_paragraphs
        public_link_targets source_id type target_id address
        public_links source_id type symbol paragraphs scope part_paragraphs part_annexes
        public_places id state_party entered_by kind name subdivision locality
        public_publications id report_id issuer basis scope paragraphs annexes published_on
        public_publications requested_on comments reply_id comments_id decided_on decision_reference
        public_recommendation_places recommendation_id report_id places
        public_recommendations publication_id language id report_id state_party address kind text
        public_recommendations scope priority addressee_authorities themes standards
        public_reports id state_party issuer addressee mechanism_id visit_id symbol title
        public_reports original_language languages lifecycle transmitted_on publication_id edition
        public_reports issued_on basis published_on scope paragraphs annexes comments reply_id
        public_reports comments_id requested_on committee_file_id decided_on measure
        public_reports decision_reference statement_on amends_id amends_as
        public_search_data block
        public_search_docsize sz
        public_standing_consents id state_party declared_on reach withdrawn_on reference
        public_statements id state_party decided_on made_on text language
        public_symbols report_id symbol given_on
        public_visits id state_party body mechanism_id type started_on ended_on announced_on
        public_visits delegation places interlocutors joint_with led_by prior_visit_id sight
        public_words report_id publication_id language recommendation_id report recommendation
        publications id report_id basis scope paragraphs annexes published_on edition request_id
        publications comments reply_id decided_on decision_reference
        recommendation_links recommendation_id type target_id symbol paragraphs spans
        replies id report_id author language submitted_on relation related_reply_id
        report_readers audience report_id sight
        reprisals id reported_on channel put_to_state_on state_answered_on status state_party
        reprisals visit_id
        sealed_assessments id recommendation_id report_id grade assessed_on communicated_on
        sealed_comments id request_id report_id reply_id language delivered_on
        sealed_committee_files id report_id requested_on grounds asked_for invited_on views_due_on
        sealed_committee_files views_received_on decided_on outcome measure statement_id
        sealed_committee_files statement_on statement_text statement_language
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
        sealed_reports replied_on reminded_on disclosed_on open_request_id review_id publication_id
        sealed_reports committee_file_id text_edition languages public_languages amends_id amends_as
        sealed_reports erased_on
        sealed_secrets name
        sealed_standing_consents id state_party declared_on reach withdrawn_on
        sealed_state_disclosures id report_id disclosed_on scope paragraphs
        sealed_texts report_id language edition
        sealed_visits id state_party body mechanism_id type started_on ended_on announced_on
        sealed_visits prior_visit_id joint_with led_by
        settings name value
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
