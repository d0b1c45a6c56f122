-- Documents as the United Nations makes them: language versions that share a symbol, texts that
-- have numbers, corrigenda, addenda and revisions, symbols with their days; and the comments of a
-- State (domain.md, sections 5, 6 and 9).

DROP VIEW report_facts;
DROP TRIGGER frozen_texts;
DROP TRIGGER kept_texts;
DROP TRIGGER frozen_reports;
DROP TRIGGER fixed_personal_data_items;
ALTER TABLE texts RENAME TO first_texts;

-- One text of a report: the newest number of a language is read, the others are kept.
CREATE TABLE texts (
    report_id TEXT NOT NULL REFERENCES reports (id),
    language TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    -- Of a translation; title and digest of the original stand with its report.
    title TEXT CHECK (title <> ''),
    edition TEXT CHECK (edition GLOB 'sha256:*'),
    paragraphs TEXT NOT NULL CHECK (substr(paragraphs, 1, 1) = '['),
    footnotes TEXT NOT NULL CHECK (substr(footnotes, 1, 1) = '['),
    annexes TEXT NOT NULL CHECK (substr(annexes, 1, 1) = '['),
    unplaced TEXT NOT NULL CHECK (substr(unplaced, 1, 1) = '['),
    -- Whether annexes are left out, which are shown as they were submitted.
    leaves_annexes INTEGER NOT NULL DEFAULT 0 CHECK (leaves_annexes IN (0, 1)),
    PRIMARY KEY (report_id, language, number),
    CHECK ((title IS NULL) = (edition IS NULL))
) STRICT;

INSERT INTO texts
SELECT t.report_id, r.original_language, 1, NULL, NULL, t.paragraphs, t.footnotes, t.annexes,
    t.unplaced, 0
FROM first_texts AS t JOIN reports AS r ON r.id = t.report_id;

DROP TABLE first_texts;

-- What recommendations say in a text other than the first of the original language.
CREATE TABLE recommendation_words (
    report_id TEXT NOT NULL,
    language TEXT NOT NULL,
    number INTEGER NOT NULL,
    recommendation_id TEXT NOT NULL REFERENCES recommendations (id),
    text TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (recommendation_id, language, number),
    FOREIGN KEY (report_id, language, number) REFERENCES texts (report_id, language, number)
) STRICT, WITHOUT ROWID;

-- How many texts there are; the newest number of the original language, and the digest of that
-- text where `edition` is one over several versions; and the languages, the original's first, where
-- there are others (of what is public, those of the served edition).
ALTER TABLE reports ADD COLUMN texts INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reports ADD COLUMN text_number INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reports ADD COLUMN text_edition TEXT;
ALTER TABLE reports ADD COLUMN languages TEXT;
ALTER TABLE reports ADD COLUMN public_languages TEXT;

CREATE TRIGGER frozen_texts BEFORE UPDATE ON texts
WHEN NEW.report_id <> OLD.report_id OR NEW.language <> OLD.language OR NEW.number <> OLD.number
    OR (SELECT lifecycle FROM reports WHERE id = OLD.report_id) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER kept_texts BEFORE DELETE ON texts
WHEN (SELECT lifecycle FROM reports WHERE id = OLD.report_id) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER numbered_texts BEFORE INSERT ON texts
WHEN NEW.number <> 1 + ifnull((SELECT max(number) FROM texts
        WHERE report_id = NEW.report_id AND language = NEW.language), 0)
    OR (SELECT lifecycle = 'draft' AND (NEW.number > 1 OR NEW.language <> original_language)
        FROM reports WHERE id = NEW.report_id)
BEGIN SELECT RAISE (ABORT, 'the texts of a language are numbered one by one'); END;

CREATE TRIGGER frozen_recommendation_words BEFORE UPDATE ON recommendation_words
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER kept_recommendation_words BEFORE DELETE ON recommendation_words
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER frozen_reports BEFORE UPDATE OF
    id, state_party, issuer, addressee, visit_id, title, original_language, adopted_on ON reports
WHEN OLD.lifecycle <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

-- Once the text is frozen its digest changes with a further text and with nothing else.
CREATE TRIGGER edition_follows_texts BEFORE UPDATE OF
    edition, text_edition, text_number, languages, texts ON reports
WHEN OLD.lifecycle <> 'draft' AND (NEW.texts <= OLD.texts
    OR NEW.texts <> (SELECT count(*) FROM texts WHERE report_id = OLD.id))
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

-- What is corrected in a text: it makes the next number of one language.
CREATE TABLE corrigenda (
    id TEXT PRIMARY KEY CHECK (id GLOB 'cor_*'),
    report_id TEXT NOT NULL,
    language TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 1),
    symbol TEXT CHECK (symbol <> ''),
    issued_on TEXT NOT NULL CHECK (date(issued_on, '+0 days') IS issued_on),
    -- Where, and what it says before and after, as a JSON array.
    corrections TEXT NOT NULL CHECK (substr(corrections, 1, 1) = '['),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number),
    UNIQUE (report_id, language, number),
    FOREIGN KEY (report_id, language, number) REFERENCES texts (report_id, language, number)
) STRICT;

CREATE TRIGGER frozen_corrigenda BEFORE UPDATE ON corrigenda
BEGIN SELECT RAISE (ABORT, 'a corrigendum is kept'); END;

CREATE TRIGGER kept_corrigenda BEFORE DELETE ON corrigenda
BEGIN SELECT RAISE (ABORT, 'a corrigendum is kept'); END;

-- An item is marked on one text, and carried to the corrected ones as long as its words stand
-- there; NULL where they are gone.
ALTER TABLE personal_data_items ADD COLUMN text_number INTEGER NOT NULL DEFAULT 1;

CREATE TABLE carried_items (
    item_id TEXT NOT NULL REFERENCES personal_data_items (id),
    number INTEGER NOT NULL CHECK (number > 1),
    span_start INTEGER CHECK (span_start >= 0),
    span_end INTEGER CHECK (span_end > span_start),
    PRIMARY KEY (item_id, number),
    CHECK ((span_start IS NULL) = (span_end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_carried_items BEFORE UPDATE ON carried_items
BEGIN SELECT RAISE (ABORT, 'an item stays where it is'); END;

CREATE TRIGGER kept_carried_items BEFORE DELETE ON carried_items
BEGIN SELECT RAISE (ABORT, 'an item is kept'); END;

CREATE TRIGGER fixed_personal_data_items BEFORE UPDATE OF
    id, report_id, place, language, span_start, span_end, recorded_at, text_number
    ON personal_data_items
BEGIN SELECT RAISE (ABORT, 'an item stays where it is'); END;

-- Which text a public edition is of, and the corrections in it that the public may read.
ALTER TABLE public_editions ADD COLUMN text_number INTEGER NOT NULL DEFAULT 1;
ALTER TABLE public_editions ADD COLUMN corrigenda TEXT NOT NULL DEFAULT '[]';

-- Comments that followed a request for publication, or came with it in words of their own: a
-- submitted reply, or paragraphs as a JSON array.
CREATE TABLE comments (
    id TEXT PRIMARY KEY CHECK (id GLOB 'com_*'),
    request_id TEXT NOT NULL UNIQUE REFERENCES publication_requests (id),
    report_id TEXT NOT NULL REFERENCES reports (id),
    reply_id TEXT REFERENCES replies (id),
    language TEXT,
    paragraphs TEXT CHECK (substr(paragraphs, 1, 1) = '['),
    delivered_on TEXT NOT NULL CHECK (date(delivered_on, '+0 days') IS delivered_on),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number),
    CHECK ((reply_id IS NULL) = (paragraphs IS NOT NULL)),
    CHECK ((paragraphs IS NULL) = (language IS NULL))
) STRICT;

CREATE INDEX comments_of_report ON comments (report_id, recorded_at);

CREATE TRIGGER frozen_comments BEFORE UPDATE ON comments
BEGIN SELECT RAISE (ABORT, 'comments are kept as they were given'); END;

CREATE TRIGGER kept_comments BEFORE DELETE ON comments
BEGIN SELECT RAISE (ABORT, 'comments are kept as they were given'); END;

-- The comments that an edition prints, where they are not those of its publication: which they
-- are, and the words of those that are no reply, as a JSON array.
ALTER TABLE public_editions ADD COLUMN comments TEXT
    CHECK (comments IN ('none', 'to_follow', 'reply', 'attached'));
ALTER TABLE public_editions ADD COLUMN comments_reply_id TEXT REFERENCES replies (id);
ALTER TABLE public_editions ADD COLUMN comments_id TEXT REFERENCES comments (id);
ALTER TABLE public_editions ADD COLUMN comments_language TEXT;
ALTER TABLE public_editions ADD COLUMN comments_paragraphs TEXT;

-- What a report adds to or takes the place of; how many do so to it.
ALTER TABLE reports ADD COLUMN amends_id TEXT REFERENCES reports (id);
ALTER TABLE reports ADD COLUMN amends_as TEXT CHECK (amends_as IN ('addendum', 'revision'));
ALTER TABLE reports ADD COLUMN amendments INTEGER NOT NULL DEFAULT 0;

CREATE INDEX reports_amending ON reports (amends_id) WHERE amends_id IS NOT NULL;

CREATE TRIGGER amendment_stays BEFORE UPDATE OF amends_id, amends_as ON reports
WHEN NEW.amends_id IS NOT OLD.amends_id OR NEW.amends_as IS NOT OLD.amends_as
BEGIN SELECT RAISE (ABORT, 'what a report amends stays'); END;

ALTER TABLE reports ADD COLUMN symbols INTEGER NOT NULL DEFAULT 0;

-- The symbols that were given at a publication. What a report was adopted under stands first.
CREATE TABLE given_symbols (
    report_id TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    symbol TEXT NOT NULL CHECK (symbol <> ''),
    given_on TEXT NOT NULL CHECK (date(given_on, '+0 days') IS given_on),
    PRIMARY KEY (report_id, position),
    UNIQUE (issuer, symbol)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_given_symbols BEFORE UPDATE ON given_symbols
BEGIN SELECT RAISE (ABORT, 'a symbol that was given stays'); END;

CREATE TRIGGER kept_given_symbols BEFORE DELETE ON given_symbols
BEGIN SELECT RAISE (ABORT, 'a symbol that was given stays'); END;

-- After its adoption a report gets a symbol with its publication, where it has none or a restricted
-- one.
CREATE TRIGGER symbol_stays BEFORE UPDATE OF symbol ON reports
WHEN OLD.lifecycle <> 'draft' AND NEW.symbol IS NOT OLD.symbol
    AND (NEW.publication_id IS NULL OR NEW.symbol IS NULL OR instr(NEW.symbol, '/R.') > 0
        OR OLD.symbol IS NOT NULL AND instr(OLD.symbol, '/R.') = 0)
BEGIN SELECT RAISE (ABORT, 'a symbol stays'); END;

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
    iif(w.paragraphs IS NOT NULL, 'attached', iif(w.reply_id IS NOT NULL, 'reply', q.comments))
        AS request_comments,
    ifnull(w.reply_id, q.reply_id) AS request_reply_id,
    q.recorded_at AS request_recorded_at,
    d.edition AS review_edition,
    d.reviewed_on AS review_on,
    d.recorded_at AS review_recorded_at,
    p.basis AS publication_basis,
    p.published_on,
    ifnull(e.comments, p.comments) AS publication_comments,
    ifnull(e.comments_reply_id, p.reply_id) AS publication_reply_id,
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
    k.requested_on AS committee_requested_on,
    k.asked_for,
    k.invited_on,
    k.views_due_on,
    k.views_received_on,
    k.decided_on,
    k.measure,
    k.decision_reference,
    k.statement_on,
    e.title AS public_title,
    r.public_edition AS public_number,
    e.issued_on AS public_issued_on,
    e.recorded_at AS public_recorded_at,
    r.personal_data_changed_at,
    r.text_number,
    ifnull(r.text_edition, r.edition) AS text_edition,
    ifnull(r.languages, r.original_language) AS languages,
    ifnull(r.public_languages, r.original_language) AS public_languages,
    e.text_number AS public_text_number,
    w.id AS request_comments_id,
    e.comments_id AS publication_comments_id,
    p.request_id AS followed_request_id,
    c.id AS followed_comments_id,
    c.recorded_at AS followed_comments_recorded_at,
    f.comments AS followed_comments,
    r.amends_id,
    r.amends_as,
    r.amendments,
    r.symbols
FROM reports AS r
LEFT JOIN visits AS v ON v.id = r.visit_id
LEFT JOIN publication_requests AS q ON q.id = r.open_request_id
LEFT JOIN personal_data_reviews AS d ON d.id = r.review_id
LEFT JOIN publications AS p ON p.id = r.publication_id
LEFT JOIN publication_requests AS f ON f.id = p.request_id
LEFT JOIN comments AS w ON w.request_id = r.open_request_id
LEFT JOIN comments AS c ON c.request_id = p.request_id
LEFT JOIN public_editions AS e ON e.publication_id = r.publication_id
    AND e.number = r.public_edition AND e.language = r.original_language
LEFT JOIN committee_files AS k ON k.id = r.committee_file_id;
