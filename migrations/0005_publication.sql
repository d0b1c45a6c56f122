-- Article 16 (2): who asked, who looked for personal data, and what was published.

-- The order of recording, against which a review is held: comments attached after it were not
-- part of what was looked at.
CREATE TABLE recordings (
    number INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT;

CREATE TABLE publication_requests (
    id TEXT PRIMARY KEY CHECK (id GLOB 'prq_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    requested_on TEXT NOT NULL CHECK (date(requested_on) IS requested_on),
    reference TEXT,
    comments TEXT NOT NULL CHECK (comments IN ('none', 'to_follow', 'reply')),
    reply_id TEXT REFERENCES replies (id),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number),
    withdrawn_on TEXT CHECK (withdrawn_on IS NULL OR withdrawn_on >= requested_on),
    reason TEXT,
    CHECK ((comments = 'reply') = (reply_id IS NOT NULL))
) STRICT;

CREATE INDEX publication_requests_of_report ON publication_requests (report_id, recorded_at);

CREATE TABLE personal_data_reviews (
    id TEXT PRIMARY KEY CHECK (id GLOB 'pdr_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    edition TEXT NOT NULL,
    reviewed_on TEXT NOT NULL CHECK (date(reviewed_on) IS reviewed_on),
    reviewer TEXT NOT NULL CHECK (reviewer <> ''),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number)
) STRICT;

CREATE INDEX reviews_of_report ON personal_data_reviews (report_id, recorded_at);

CREATE TABLE publications (
    id TEXT PRIMARY KEY CHECK (id GLOB 'pub_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    basis TEXT NOT NULL CHECK (basis IN (
        'art_16_2_request', 'art_16_2_state_disclosure', 'art_16_4_decision', 'issuer_decision')),
    scope TEXT NOT NULL CHECK (scope IN ('whole', 'part')),
    published_on TEXT NOT NULL CHECK (date(published_on) IS published_on),
    edition TEXT NOT NULL,
    request_id TEXT REFERENCES publication_requests (id),
    comments TEXT NOT NULL CHECK (comments IN ('none', 'to_follow', 'reply')),
    reply_id TEXT REFERENCES replies (id),
    CHECK ((comments = 'reply') = (reply_id IS NOT NULL)),
    CHECK (basis <> 'art_16_2_request' OR request_id IS NOT NULL)
) STRICT;

CREATE INDEX publications_of_report ON publications (report_id);

CREATE TRIGGER frozen_publications BEFORE UPDATE ON publications
BEGIN SELECT RAISE (ABORT, 'what is published stays published'); END;

CREATE TRIGGER kept_publications BEFORE DELETE ON publications
BEGIN SELECT RAISE (ABORT, 'what is published stays published'); END;

CREATE TRIGGER frozen_reviews BEFORE UPDATE ON personal_data_reviews
BEGIN SELECT RAISE (ABORT, 'a review stays as it was made'); END;

CREATE TRIGGER kept_reviews BEFORE DELETE ON personal_data_reviews
BEGIN SELECT RAISE (ABORT, 'a review stays as it was made'); END;

CREATE TRIGGER kept_requests BEFORE DELETE ON publication_requests
BEGIN SELECT RAISE (ABORT, 'a request is kept'); END;

CREATE TRIGGER withdrawn_once BEFORE UPDATE ON publication_requests
WHEN OLD.withdrawn_on IS NOT NULL OR NEW.requested_on IS NOT OLD.requested_on
    OR NEW.comments IS NOT OLD.comments OR NEW.reply_id IS NOT OLD.reply_id
    OR NEW.report_id IS NOT OLD.report_id OR NEW.id IS NOT OLD.id
    OR NEW.reference IS NOT OLD.reference OR NEW.recorded_at IS NOT OLD.recorded_at
BEGIN SELECT RAISE (ABORT, 'a request is kept as it was made'); END;

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
    EXISTS (
        SELECT 1 FROM replies AS a WHERE a.report_id = r.id AND a.submitted_on IS NOT NULL
    ) AS has_reply
FROM reports AS r
LEFT JOIN visits AS v ON v.id = r.visit_id
LEFT JOIN publication_requests AS q ON q.id = r.open_request_id
LEFT JOIN personal_data_reviews AS d ON d.id = r.review_id
LEFT JOIN publications AS p ON p.id = r.publication_id
LEFT JOIN publication_requests AS f ON f.id = p.request_id;
