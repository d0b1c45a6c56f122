-- Article 16 (4): the files of the Committee against Torture; the standing consents of States;
-- reprisals (articles 15 and 21 (1)).

-- A step is written once, into its own columns, and never again.
CREATE TABLE committee_files (
    id TEXT PRIMARY KEY CHECK (id GLOB 'p4f_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    requested_on TEXT NOT NULL CHECK (date(requested_on, '+0 days') IS requested_on),
    -- Words, with spaces between them.
    grounds TEXT NOT NULL CHECK (grounds <> ''),
    asked_for TEXT NOT NULL CHECK (asked_for IN ('public_statement', 'publish_report', 'both')),
    reference TEXT,
    invited_on TEXT CHECK (date(invited_on, '+0 days') IS invited_on
        AND invited_on >= requested_on),
    views_due_on TEXT CHECK (date(views_due_on, '+0 days') IS views_due_on
        AND views_due_on > invited_on),
    views_received_on TEXT CHECK (date(views_received_on, '+0 days') IS views_received_on
        AND views_received_on >= invited_on),
    views_text TEXT,
    views_reference TEXT,
    decided_on TEXT CHECK (date(decided_on, '+0 days') IS decided_on),
    -- The votes are counted against all members, of whom there are ten.
    in_favour INTEGER CHECK (in_favour BETWEEN 0 AND 10),
    present INTEGER CHECK (present BETWEEN in_favour AND 10),
    outcome TEXT CHECK (outcome IN ('adopted', 'rejected')),
    measure TEXT CHECK (measure IN ('public_statement', 'publish_report', 'both')),
    decision_reference TEXT,
    statement_id TEXT CHECK (statement_id GLOB 'pst_*'),
    statement_on TEXT CHECK (date(statement_on, '+0 days') IS statement_on
        AND statement_on >= decided_on),
    statement_text TEXT CHECK (statement_text <> ''),
    statement_language TEXT,
    recorded_at INTEGER NOT NULL REFERENCES recordings (number),
    CHECK ((invited_on IS NULL) = (views_due_on IS NULL)),
    CHECK (views_received_on IS NULL OR invited_on IS NOT NULL),
    CHECK (views_received_on IS NOT NULL OR coalesce(views_text, views_reference) IS NULL),
    CHECK ((decided_on IS NULL) = (outcome IS NULL) AND (decided_on IS NULL) = (in_favour IS NULL)),
    -- After the State was heard: it gave its views, or let the last day for them pass.
    CHECK (decided_on IS NULL
        OR ifnull(views_received_on <= decided_on, ifnull(decided_on > views_due_on, 0))),
    CHECK ((outcome IS 'adopted') = (measure IS NOT NULL)),
    CHECK ((outcome IS 'adopted') = (ifnull(in_favour, 0) * 2 > 10)),
    CHECK (measure IS NULL OR asked_for = 'both' OR measure = asked_for),
    CHECK ((statement_id IS NULL) = (statement_on IS NULL)
        AND (statement_id IS NULL) = (statement_text IS NULL)
        AND (statement_id IS NULL) = (statement_language IS NULL)),
    CHECK (statement_id IS NULL OR ifnull(measure <> 'publish_report', 0))
) STRICT;

CREATE INDEX committee_files_of_report ON committee_files (report_id, recorded_at);
CREATE UNIQUE INDEX public_statements ON committee_files (statement_id)
    WHERE statement_id IS NOT NULL;

CREATE TRIGGER kept_committee_files BEFORE DELETE ON committee_files
BEGIN SELECT RAISE (ABORT, 'a file is kept'); END;

CREATE TRIGGER committee_files_go_on BEFORE UPDATE ON committee_files
WHEN NEW.id IS NOT OLD.id OR NEW.report_id IS NOT OLD.report_id
    OR NEW.requested_on IS NOT OLD.requested_on OR NEW.grounds IS NOT OLD.grounds
    OR NEW.asked_for IS NOT OLD.asked_for OR NEW.reference IS NOT OLD.reference
    OR NEW.recorded_at IS NOT OLD.recorded_at
    OR OLD.invited_on IS NOT NULL AND (NEW.invited_on IS NOT OLD.invited_on
        OR NEW.views_due_on IS NOT OLD.views_due_on)
    OR OLD.views_received_on IS NOT NULL AND (
        NEW.views_received_on IS NOT OLD.views_received_on
        OR NEW.views_text IS NOT OLD.views_text
        OR NEW.views_reference IS NOT OLD.views_reference)
    OR OLD.decided_on IS NOT NULL AND (NEW.decided_on IS NOT OLD.decided_on
        OR NEW.in_favour IS NOT OLD.in_favour OR NEW.present IS NOT OLD.present
        OR NEW.outcome IS NOT OLD.outcome OR NEW.measure IS NOT OLD.measure
        OR NEW.decision_reference IS NOT OLD.decision_reference
        OR NEW.views_received_on IS NOT OLD.views_received_on)
    OR OLD.statement_id IS NOT NULL AND (NEW.statement_id IS NOT OLD.statement_id
        OR NEW.statement_on IS NOT OLD.statement_on
        OR NEW.statement_text IS NOT OLD.statement_text
        OR NEW.statement_language IS NOT OLD.statement_language)
BEGIN SELECT RAISE (ABORT, 'a step of a file stays as it was made'); END;

ALTER TABLE reports ADD COLUMN committee_file_id TEXT REFERENCES committee_files (id);

-- The Committee reads a report while its file is open: one more sight.
CREATE TABLE new_report_readers (
    audience TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id),
    sight TEXT NOT NULL CHECK (sight IN ('correspondent', 'copy', 'committee', 'public_edition')),
    PRIMARY KEY (audience, report_id)
) STRICT, WITHOUT ROWID;

INSERT INTO new_report_readers SELECT audience, report_id, sight FROM report_readers;
DROP TABLE report_readers;
ALTER TABLE new_report_readers RENAME TO report_readers;
CREATE INDEX report_readers_of_report ON report_readers (report_id);

-- A State's declaration that the reports to it may be published.
CREATE TABLE standing_consents (
    id TEXT PRIMARY KEY CHECK (id GLOB 'sco_*'),
    state_party TEXT NOT NULL REFERENCES state_parties (code),
    declared_on TEXT NOT NULL CHECK (date(declared_on, '+0 days') IS declared_on),
    -- So many days after the transmission; null on the day of the first reply.
    days INTEGER CHECK (days BETWEEN 0 AND 3660),
    reach TEXT NOT NULL CHECK (reach IN ('later_reports', 'all_reports')),
    reference TEXT,
    withdrawn_on TEXT CHECK (date(withdrawn_on, '+0 days') IS withdrawn_on
        AND withdrawn_on >= declared_on),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number)
) STRICT;

CREATE INDEX standing_consents_of_state ON standing_consents (state_party, recorded_at);
CREATE UNIQUE INDEX standing_consent_in_force ON standing_consents (state_party)
    WHERE withdrawn_on IS NULL;

CREATE TRIGGER kept_standing_consents BEFORE DELETE ON standing_consents
BEGIN SELECT RAISE (ABORT, 'a declaration is kept'); END;

CREATE TRIGGER standing_consent_withdrawn_once BEFORE UPDATE ON standing_consents
WHEN OLD.withdrawn_on IS NOT NULL OR NEW.id IS NOT OLD.id
    OR NEW.state_party IS NOT OLD.state_party OR NEW.declared_on IS NOT OLD.declared_on
    OR NEW.days IS NOT OLD.days OR NEW.reach IS NOT OLD.reach
    OR NEW.reference IS NOT OLD.reference OR NEW.recorded_at IS NOT OLD.recorded_at
BEGIN SELECT RAISE (ABORT, 'a declaration is kept as it was made'); END;

-- The declaration that made a request, where the State did not ask for this report itself.
ALTER TABLE publication_requests ADD COLUMN consent_id TEXT REFERENCES standing_consents (id);

CREATE TRIGGER request_origin_stays BEFORE UPDATE OF consent_id ON publication_requests
WHEN NEW.consent_id IS NOT OLD.consent_id
BEGIN SELECT RAISE (ABORT, 'a request is kept as it was made'); END;

-- No column holds a name or a description, and none is to be added.
CREATE TABLE reprisals (
    id TEXT PRIMARY KEY CHECK (id GLOB 'rps_*'),
    reported_on TEXT NOT NULL CHECK (date(reported_on, '+0 days') IS reported_on),
    channel TEXT NOT NULL CHECK (channel IN (
        'direct', 'npm', 'civil_society', 'united_nations', 'other')),
    put_to_state_on TEXT CHECK (date(put_to_state_on, '+0 days') IS put_to_state_on
        AND put_to_state_on >= reported_on),
    state_answered_on TEXT CHECK (date(state_answered_on, '+0 days') IS state_answered_on
        AND state_answered_on >= put_to_state_on),
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    state_party TEXT REFERENCES state_parties (code),
    visit_id TEXT REFERENCES visits (id),
    CHECK (state_answered_on IS NULL OR put_to_state_on IS NOT NULL)
) STRICT;

CREATE TRIGGER kept_reprisals BEFORE DELETE ON reprisals
BEGIN SELECT RAISE (ABORT, 'a reprisal is kept'); END;

DROP VIEW report_facts;

-- As before, with the latest file of article 16 (4).
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
    r.replied_on,
    r.committee_file_id,
    c.requested_on AS committee_requested_on,
    c.asked_for,
    c.invited_on,
    c.views_due_on,
    c.views_received_on,
    c.decided_on,
    c.measure,
    c.decision_reference,
    c.statement_on
FROM reports AS r
LEFT JOIN visits AS v ON v.id = r.visit_id
LEFT JOIN publication_requests AS q ON q.id = r.open_request_id
LEFT JOIN personal_data_reviews AS d ON d.id = r.review_id
LEFT JOIN publications AS p ON p.id = r.publication_id
LEFT JOIN publication_requests AS f ON f.id = p.request_id
LEFT JOIN public_editions AS e ON e.publication_id = r.publication_id
LEFT JOIN committee_files AS c ON c.id = r.committee_file_id;
