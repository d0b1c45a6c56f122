-- Reports: the facts that article 16 decides on, the words, and who may read them.

CREATE TABLE reports (
    id TEXT PRIMARY KEY CHECK (id GLOB 'rep_*'),
    state_party TEXT NOT NULL REFERENCES state_parties (code),
    issuer TEXT NOT NULL CHECK (issuer IN ('spt', 'npm')),
    addressee TEXT NOT NULL CHECK (addressee IN ('state_party', 'npm', 'authorities')),
    -- The mechanism that wrote it, that it is addressed to, or that has a copy of it.
    mechanism_id TEXT REFERENCES mechanisms (id),
    visit_id TEXT REFERENCES visits (id),
    symbol TEXT CHECK (symbol <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    original_language TEXT NOT NULL,
    edition TEXT NOT NULL CHECK (edition GLOB 'sha256:*'),
    lifecycle TEXT NOT NULL CHECK (lifecycle IN ('draft', 'adopted', 'transmitted')),
    adopted_on TEXT CHECK (date(adopted_on, '+0 days') IS adopted_on),
    -- Once to each body (C2), so a column each.
    sent_to_state_party_on TEXT,
    sent_to_npm_on TEXT,
    sent_to_authorities_on TEXT,
    sent_to_spt_on TEXT,
    -- The day by which the reply is due now, where more time was given.
    reply_extended_to TEXT,
    -- The first days of the dialogue and how often a State disclosed, which every reading of a
    -- report decides on: kept by triggers beside the rows that they sum up.
    replied_on TEXT,
    reminded_on TEXT,
    disclosed_on TEXT,
    disclosures INTEGER NOT NULL DEFAULT 0,
    -- What holds now; what held before stays in the tables they point to.
    open_request_id TEXT REFERENCES publication_requests (id),
    review_id TEXT REFERENCES personal_data_reviews (id),
    publication_id TEXT REFERENCES publications (id),
    CHECK ((issuer = 'npm') = (addressee = 'authorities')),
    CHECK (issuer = 'spt' AND addressee = 'state_party' OR mechanism_id IS NOT NULL),
    CHECK ((lifecycle = 'draft') = (adopted_on IS NULL)),
    CHECK (lifecycle = 'transmitted' OR coalesce(
        sent_to_state_party_on, sent_to_npm_on, sent_to_authorities_on, sent_to_spt_on) IS NULL)
) STRICT;

-- A symbol is unique within its issuer: a wider rule would tell one body of another's
-- confidential report by refusing its symbol.
CREATE UNIQUE INDEX report_symbols
    ON reports (issuer, ifnull(CASE issuer WHEN 'npm' THEN mechanism_id END, ''), symbol)
    WHERE symbol IS NOT NULL;
CREATE INDEX reports_of_visit ON reports (visit_id) WHERE visit_id IS NOT NULL;

-- The words of a report: the parts of its document as JSON arrays (api.md, section 8).
CREATE TABLE texts (
    report_id TEXT PRIMARY KEY REFERENCES reports (id),
    paragraphs TEXT NOT NULL CHECK (substr(paragraphs, 1, 1) = '['),
    footnotes TEXT NOT NULL CHECK (substr(footnotes, 1, 1) = '['),
    annexes TEXT NOT NULL CHECK (substr(annexes, 1, 1) = '['),
    unplaced TEXT NOT NULL CHECK (substr(unplaced, 1, 1) = '[')
) STRICT;

CREATE TABLE recommendations (
    id TEXT PRIMARY KEY CHECK (id GLOB 'rec_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'recommendation', 'request_for_information', 'publication_invitation', 'statement')),
    text TEXT NOT NULL CHECK (text <> ''),
    reiterates TEXT NOT NULL CHECK (substr(reiterates, 1, 1) = '['),
    UNIQUE (report_id, position)
) STRICT;

-- What `Paragraph1.readers` says, kept as rows: a list touches what its reader may see, no more.
CREATE TABLE report_readers (
    audience TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id),
    sight TEXT NOT NULL CHECK (sight IN ('correspondent', 'copy', 'public_edition')),
    PRIMARY KEY (audience, report_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_readers_of_report ON report_readers (report_id);

-- The text is frozen at adoption (domain.md, section 2).

CREATE TRIGGER frozen_reports BEFORE UPDATE OF
    id, state_party, issuer, addressee, visit_id, symbol, title, original_language, edition,
    adopted_on ON reports
WHEN OLD.lifecycle <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER frozen_texts BEFORE UPDATE ON texts
WHEN NEW.report_id <> OLD.report_id
    OR (SELECT lifecycle FROM reports WHERE id = OLD.report_id) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER kept_texts BEFORE DELETE ON texts
WHEN (SELECT lifecycle FROM reports WHERE id = OLD.report_id) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER frozen_recommendations BEFORE UPDATE ON recommendations
WHEN NEW.report_id <> OLD.report_id
    OR (SELECT lifecycle FROM reports WHERE id = OLD.report_id) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER kept_recommendations BEFORE DELETE ON recommendations
WHEN (SELECT lifecycle FROM reports WHERE id = OLD.report_id) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER added_recommendations BEFORE INSERT ON recommendations
WHEN (SELECT lifecycle FROM reports WHERE id = NEW.report_id) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

-- The lifecycle only goes on; a transmission and a publication are never taken back.

CREATE TRIGGER kept_reports BEFORE DELETE ON reports
WHEN OLD.lifecycle <> 'draft'
BEGIN SELECT RAISE (ABORT, 'an adopted report is kept'); END;

CREATE TRIGGER lifecycle_goes_on BEFORE UPDATE OF lifecycle ON reports
WHEN NOT (OLD.lifecycle = 'draft' AND NEW.lifecycle = 'adopted'
    OR OLD.lifecycle IN ('adopted', 'transmitted') AND NEW.lifecycle = 'transmitted')
BEGIN SELECT RAISE (ABORT, 'the lifecycle only goes on'); END;

CREATE TRIGGER transmissions_stay BEFORE UPDATE OF
    sent_to_state_party_on, sent_to_npm_on, sent_to_authorities_on, sent_to_spt_on ON reports
WHEN OLD.sent_to_state_party_on IS NOT NULL
        AND NEW.sent_to_state_party_on IS NOT OLD.sent_to_state_party_on
    OR OLD.sent_to_npm_on IS NOT NULL AND NEW.sent_to_npm_on IS NOT OLD.sent_to_npm_on
    OR OLD.sent_to_authorities_on IS NOT NULL
        AND NEW.sent_to_authorities_on IS NOT OLD.sent_to_authorities_on
    OR OLD.sent_to_spt_on IS NOT NULL AND NEW.sent_to_spt_on IS NOT OLD.sent_to_spt_on
BEGIN SELECT RAISE (ABORT, 'a transmission stays'); END;

CREATE TRIGGER mechanism_stays BEFORE UPDATE OF mechanism_id ON reports
WHEN OLD.mechanism_id IS NOT NULL AND NEW.mechanism_id IS NOT OLD.mechanism_id
BEGIN SELECT RAISE (ABORT, 'the mechanism of a report stays'); END;

CREATE TRIGGER publication_stays BEFORE UPDATE OF publication_id ON reports
WHEN OLD.publication_id IS NOT NULL AND NEW.publication_id IS NULL
BEGIN SELECT RAISE (ABORT, 'what is published stays published'); END;
