-- All that article 16 decides on, and what a list shows, in one row a report. SQLite leaves out
-- the joins that a query takes no column from (sqlite.org/optoverview.html, section 16). The
-- order of the columns is that of `ReportColumn` in Sources/Registry.
CREATE VIEW report_facts AS
SELECT
    r.id, r.state_party, r.issuer, r.addressee, r.mechanism_id, r.visit_id, r.symbol, r.title,
    r.original_language, r.edition, r.lifecycle, r.adopted_on,
    r.sent_to_state_party_on, r.sent_to_npm_on, r.sent_to_authorities_on, r.sent_to_spt_on,
    CASE r.addressee
        WHEN 'state_party' THEN r.sent_to_state_party_on
        WHEN 'npm' THEN r.sent_to_npm_on
        ELSE r.sent_to_authorities_on
    END AS transmitted_on,
    v.ended_on AS visit_ended_on,
    r.open_request_id,
    q.requested_on AS request_on,
    q.comments AS request_comments,
    q.reply_id AS request_reply_id,
    q.recorded_at AS request_recorded_at,
    d.edition AS review_edition,
    d.reviewed_on AS review_on,
    d.recorded_at AS review_recorded_at,
    p.basis AS publication_basis,
    p.published_on,
    p.comments AS publication_comments,
    p.reply_id AS publication_reply_id,
    f.requested_on AS publication_requested_on,
    r.publication_id,
    p.scope AS publication_scope,
    p.paragraphs AS publication_paragraphs,
    p.annexes AS publication_annexes,
    e.edition AS public_edition,
    r.disclosed_on,
    r.disclosures,
    r.review_id,
    r.reply_extended_to,
    r.reminded_on,
    r.replied_on
FROM reports AS r
LEFT JOIN visits AS v ON v.id = r.visit_id
LEFT JOIN publication_requests AS q ON q.id = r.open_request_id
LEFT JOIN personal_data_reviews AS d ON d.id = r.review_id
LEFT JOIN publications AS p ON p.id = r.publication_id
LEFT JOIN publication_requests AS f ON f.id = p.request_id
LEFT JOIN public_editions AS e ON e.publication_id = r.publication_id;
