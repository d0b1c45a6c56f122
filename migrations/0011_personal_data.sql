-- Article 16 (2), third sentence: personal data span by span, the consent to each, and public
-- editions that are masked, and issued again when a consent is withdrawn.

-- A span of one text that tells of a person. What it says is in the text, which is frozen.
CREATE TABLE personal_data_items (
    id TEXT PRIMARY KEY CHECK (id GLOB 'pdi_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    -- Which text, of the report or of a reply to it, as a JSON object (openapi.yaml, TextPlace).
    place TEXT NOT NULL CHECK (substr(place, 1, 1) = '{'),
    language TEXT NOT NULL,
    -- Counted in Unicode scalars, from 0; the end is behind the last.
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end INTEGER NOT NULL CHECK (span_end > span_start),
    -- Who it is, in the marking body's own words; no name.
    subject TEXT NOT NULL CHECK (subject <> ''),
    category TEXT NOT NULL CHECK (category IN (
        'name', 'date_of_birth', 'identity_number', 'other')),
    treatment TEXT NOT NULL CHECK (treatment IN ('mask', 'print')),
    consent TEXT NOT NULL CHECK (consent IN (
        'none', 'requested', 'granted', 'refused', 'withdrawn')),
    -- Set when it was found to be no personal data.
    mistaken INTEGER NOT NULL DEFAULT 0 CHECK (mistaken IN (0, 1)),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number)
) STRICT;

CREATE INDEX personal_data_items_of_report ON personal_data_items (report_id, recorded_at);

-- What was asked of a person, and what the person said.
CREATE TABLE personal_data_consents (
    item_id TEXT NOT NULL REFERENCES personal_data_items (id),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number),
    consent TEXT NOT NULL CHECK (consent IN ('requested', 'granted', 'refused', 'withdrawn')),
    happened_on TEXT NOT NULL CHECK (date(happened_on, '+0 days') IS happened_on),
    reference TEXT,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (item_id, recorded_at)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER fixed_personal_data_items BEFORE UPDATE OF
    id, report_id, place, language, span_start, span_end, recorded_at ON personal_data_items
BEGIN SELECT RAISE (ABORT, 'an item stays where it is'); END;

CREATE TRIGGER mistaken_personal_data_items BEFORE UPDATE ON personal_data_items
WHEN OLD.mistaken = 1
BEGIN SELECT RAISE (ABORT, 'a mistaken item is kept as it is'); END;

CREATE TRIGGER kept_personal_data_items BEFORE DELETE ON personal_data_items
BEGIN SELECT RAISE (ABORT, 'an item is kept'); END;

CREATE TRIGGER frozen_personal_data_consents BEFORE UPDATE ON personal_data_consents
BEGIN SELECT RAISE (ABORT, 'a consent is kept as it was given'); END;

CREATE TRIGGER kept_personal_data_consents BEFORE DELETE ON personal_data_consents
BEGIN SELECT RAISE (ABORT, 'a consent is kept'); END;

-- The place, in the order of recording, of the last change of items, consents or comments:
-- a review before it does not cover it.
ALTER TABLE reports ADD COLUMN personal_data_changed_at INTEGER;
-- The number of the public edition that is served, of the publication that holds.
ALTER TABLE reports ADD COLUMN public_edition INTEGER;
UPDATE reports SET public_edition = 1 WHERE publication_id IS NOT NULL;

-- A public edition has a number within its publication, which never changes; the one that
-- reports.public_edition names is read, the others are kept.

DROP VIEW report_facts;
DROP TRIGGER frozen_public_editions;
DROP TRIGGER frozen_public_recommendations;
DROP TRIGGER kept_public_editions;
DROP TRIGGER kept_public_recommendations;
DROP INDEX public_recommendations_by_id;
ALTER TABLE public_recommendations RENAME TO first_public_recommendations;
ALTER TABLE public_editions RENAME TO first_public_editions;

CREATE TABLE public_editions (
    publication_id TEXT NOT NULL REFERENCES publications (id),
    number INTEGER NOT NULL CHECK (number > 0),
    language TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id),
    -- Why there is this edition, since when, and its place in the order of recording.
    cause TEXT NOT NULL CHECK (cause IN ('publication', 'reissue', 'consent_withdrawn')),
    issued_on TEXT NOT NULL CHECK (date(issued_on, '+0 days') IS issued_on),
    reason TEXT,
    recorded_at INTEGER NOT NULL,
    edition TEXT NOT NULL CHECK (edition GLOB 'sha256:*'),
    title TEXT NOT NULL,
    paragraphs TEXT NOT NULL CHECK (substr(paragraphs, 1, 1) = '['),
    footnotes TEXT NOT NULL CHECK (substr(footnotes, 1, 1) = '['),
    annexes TEXT NOT NULL CHECK (substr(annexes, 1, 1) = '['),
    unplaced TEXT NOT NULL CHECK (substr(unplaced, 1, 1) = '['),
    PRIMARY KEY (publication_id, number, language),
    CHECK ((cause = 'publication') = (number = 1))
) STRICT;

CREATE INDEX public_editions_of_report ON public_editions (report_id, recorded_at);

INSERT INTO public_editions
SELECT e.publication_id, 1, r.original_language, e.report_id, 'publication', p.published_on, NULL,
    0, e.edition, r.title, e.paragraphs, e.footnotes, e.annexes, e.unplaced
FROM first_public_editions AS e
JOIN publications AS p ON p.id = e.publication_id
JOIN reports AS r ON r.id = e.report_id;

CREATE TABLE public_recommendations (
    publication_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    language TEXT NOT NULL,
    id TEXT NOT NULL REFERENCES recommendations (id),
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    reiterates TEXT NOT NULL CHECK (substr(reiterates, 1, 1) = '['),
    PRIMARY KEY (publication_id, number, language, position),
    FOREIGN KEY (publication_id, number, language)
        REFERENCES public_editions (publication_id, number, language)
) STRICT;

INSERT INTO public_recommendations
SELECT c.publication_id, 1, e.language, c.id, c.position, c.address, c.kind, c.text, c.reiterates
FROM first_public_recommendations AS c
JOIN public_editions AS e ON e.publication_id = c.publication_id;

DROP TABLE first_public_recommendations;
DROP TABLE first_public_editions;

CREATE INDEX public_recommendations_by_id ON public_recommendations (id);

-- The reply that is printed as comments with an edition: the public reads this copy and never
-- the reply.
CREATE TABLE public_comments (
    publication_id TEXT NOT NULL REFERENCES publications (id),
    number INTEGER NOT NULL,
    reply_id TEXT NOT NULL REFERENCES replies (id),
    report_id TEXT NOT NULL REFERENCES reports (id),
    author TEXT NOT NULL,
    language TEXT NOT NULL,
    submitted_on TEXT NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (publication_id, number, reply_id)
) STRICT;

CREATE INDEX public_comments_by_reply ON public_comments (reply_id);

CREATE TABLE public_comment_items (
    publication_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    reply_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    answers TEXT NOT NULL,
    text TEXT NOT NULL,
    actions_taken TEXT NOT NULL CHECK (substr(actions_taken, 1, 1) = '['),
    actions_planned TEXT NOT NULL CHECK (substr(actions_planned, 1, 1) = '['),
    declared_status TEXT,
    position_taken TEXT,
    PRIMARY KEY (publication_id, number, reply_id, position),
    FOREIGN KEY (publication_id, number, reply_id)
        REFERENCES public_comments (publication_id, number, reply_id)
) STRICT;

INSERT INTO public_comments
SELECT p.id, 1, y.id, y.report_id, y.author, y.language, y.submitted_on, y.late
FROM publications AS p JOIN replies AS y ON y.id = p.reply_id;

INSERT INTO public_comment_items
SELECT c.publication_id, 1, i.reply_id, i.position, i.answers, i.text, i.actions_taken,
    i.actions_planned, i.declared_status, i.position_taken
FROM public_comments AS c JOIN reply_items AS i ON i.reply_id = c.reply_id;

-- The items whose words an edition prints, on consent.
CREATE TABLE public_edition_items (
    publication_id TEXT NOT NULL REFERENCES publications (id),
    number INTEGER NOT NULL,
    item_id TEXT NOT NULL REFERENCES personal_data_items (id),
    PRIMARY KEY (publication_id, number, item_id)
) STRICT, WITHOUT ROWID;

-- The letter of a person stays theirs from edition to edition: 0 is A.
CREATE TABLE public_letters (
    report_id TEXT NOT NULL REFERENCES reports (id),
    subject TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 0),
    PRIMARY KEY (report_id, subject),
    UNIQUE (report_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_public_editions BEFORE UPDATE ON public_editions
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER frozen_public_recommendations BEFORE UPDATE ON public_recommendations
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER frozen_public_comments BEFORE UPDATE ON public_comments
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER frozen_public_comment_items BEFORE UPDATE ON public_comment_items
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER frozen_public_edition_items BEFORE UPDATE ON public_edition_items
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER frozen_public_letters BEFORE UPDATE ON public_letters
BEGIN SELECT RAISE (ABORT, 'a letter stays'); END;

CREATE TRIGGER kept_public_editions BEFORE DELETE ON public_editions
BEGIN SELECT RAISE (ABORT, 'a public edition is kept'); END;

CREATE TRIGGER kept_public_recommendations BEFORE DELETE ON public_recommendations
BEGIN SELECT RAISE (ABORT, 'a public edition is kept'); END;

CREATE TRIGGER kept_public_comments BEFORE DELETE ON public_comments
BEGIN SELECT RAISE (ABORT, 'a public edition is kept'); END;

CREATE TRIGGER kept_public_comment_items BEFORE DELETE ON public_comment_items
BEGIN SELECT RAISE (ABORT, 'a public edition is kept'); END;

CREATE TRIGGER kept_public_edition_items BEFORE DELETE ON public_edition_items
BEGIN SELECT RAISE (ABORT, 'a public edition is kept'); END;

CREATE TRIGGER kept_public_letters BEFORE DELETE ON public_letters
BEGIN SELECT RAISE (ABORT, 'a letter stays'); END;

CREATE TRIGGER served_edition_stays BEFORE UPDATE OF publication_id, public_edition ON reports
WHEN NEW.publication_id IS NOT NULL AND NEW.public_edition IS NULL
    OR NEW.publication_id IS OLD.publication_id AND NEW.public_edition < OLD.public_edition
BEGIN SELECT RAISE (ABORT, 'an edition that was replaced is not served again'); END;

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
    c.statement_on,
    e.title AS public_title,
    r.public_edition AS public_number,
    e.issued_on AS public_issued_on,
    e.recorded_at AS public_recorded_at,
    r.personal_data_changed_at
FROM reports AS r
LEFT JOIN visits AS v ON v.id = r.visit_id
LEFT JOIN publication_requests AS q ON q.id = r.open_request_id
LEFT JOIN personal_data_reviews AS d ON d.id = r.review_id
LEFT JOIN publications AS p ON p.id = r.publication_id
LEFT JOIN publication_requests AS f ON f.id = p.request_id
LEFT JOIN public_editions AS e ON e.publication_id = r.publication_id
    AND e.number = r.public_edition AND e.language = r.original_language
LEFT JOIN committee_files AS c ON c.id = r.committee_file_id;
