internal import SQLite

/// The facts of one report, in the order of `ReportColumn`.
enum ReportFactsSQL {
    /// Of any report: the view joins what is under way about it.
    static let ofReport: StaticString = "SELECT * FROM report_facts WHERE id = ?1"

    /// The same of a report about which nothing is under way: no request, review, publication or
    /// file of the Committee's, and no words destroyed. Most confidential ones are so most of the
    /// time, and of nine joins none is left that could find anything. No row of any other report.
    /// `QuietReportTests` holds it against the view, which stands in a migration.
    static let ofQuietReport: StaticString = """
        SELECT r.id, r.state_party, r.issuer, r.addressee, r.mechanism_id, r.visit_id, r.symbol,
            ifnull(opened((SELECT wrapped FROM edition_keys WHERE owner = r.id),
                r.title, 'reports.title/' || r.id), '') AS title,
            r.original_language, r.edition, r.lifecycle, r.adopted_on,
            r.sent_to_state_party_on, r.sent_to_npm_on, r.sent_to_authorities_on,
            r.sent_to_spt_on,
            CASE r.addressee
                WHEN 'state_party' THEN r.sent_to_state_party_on
                WHEN 'npm' THEN r.sent_to_npm_on
                ELSE r.sent_to_authorities_on
            END AS transmitted_on,
            iif(r.visit_id IS NULL, NULL, (
                SELECT v.ended_on FROM sealed_visits AS v WHERE v.id = r.visit_id)
            ) AS visit_ended_on,
            NULL AS open_request_id, NULL AS request_on, NULL AS request_comments,
            NULL AS request_reply_id, NULL AS request_recorded_at,
            NULL AS review_edition, NULL AS review_on, NULL AS review_recorded_at,
            NULL AS publication_basis, NULL AS published_on, NULL AS publication_comments,
            NULL AS publication_reply_id, NULL AS publication_requested_on,
            NULL AS publication_id, NULL AS publication_scope, NULL AS publication_paragraphs,
            NULL AS publication_annexes, NULL AS public_edition,
            r.disclosed_on, r.disclosures, NULL AS review_id, r.reply_extended_to, r.reminded_on,
            r.replied_on,
            NULL AS committee_file_id, NULL AS committee_requested_on, NULL AS asked_for,
            NULL AS invited_on, NULL AS views_due_on, NULL AS views_received_on,
            NULL AS decided_on, NULL AS measure, NULL AS decision_reference, NULL AS statement_on,
            NULL AS public_title, r.public_edition AS public_number, NULL AS public_issued_on,
            NULL AS public_recorded_at, r.personal_data_changed_at, r.text_number,
            ifnull(r.text_edition, r.edition) AS text_edition,
            ifnull(r.languages, r.original_language) AS languages,
            ifnull(r.public_languages, r.original_language) AS public_languages,
            NULL AS public_text_number, NULL AS request_comments_id,
            NULL AS publication_comments_id, NULL AS followed_request_id,
            NULL AS followed_comments_id, NULL AS followed_comments_recorded_at,
            NULL AS followed_comments,
            r.amends_id, r.amends_as, r.amendments, r.symbols,
            r.erased_on, NULL AS erasure_reason
        FROM sealed_reports AS r
        WHERE r.id = ?1 AND r.open_request_id IS NULL AND r.review_id IS NULL
            AND r.publication_id IS NULL AND r.committee_file_id IS NULL AND r.erased_on IS NULL
        """
}
