-- What everyone may read, in tables of its own: behind everyone's door nothing else can be named.
-- Each row is a copy; what it is a copy of stands once, in Sources/Registry (PublicTables.swift),
-- and `opcat check` holds the copies against it. Nothing here refers to a table that is not
-- public.

-- That an edition was issued, and why: kept for good, without its words. The public reads the
-- words of the served one alone.
CREATE TABLE issued_editions (
    publication_id TEXT NOT NULL REFERENCES publications (id),
    number INTEGER NOT NULL CHECK (number > 0),
    language TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES sealed_reports (id),
    cause TEXT NOT NULL CHECK (cause IN ('publication', 'reissue', 'consent_withdrawn')),
    issued_on TEXT NOT NULL CHECK (date(issued_on, '+0 days') IS issued_on),
    reason TEXT,
    recorded_at INTEGER NOT NULL,
    edition TEXT NOT NULL CHECK (edition GLOB 'sha256:*'),
    -- What it printed as comments, where that is not what its publication says.
    comments TEXT CHECK (comments IN ('none', 'to_follow', 'reply', 'attached')),
    comments_reply_id TEXT REFERENCES replies (id),
    comments_id TEXT REFERENCES sealed_comments (id),
    PRIMARY KEY (publication_id, number, language),
    CHECK ((cause = 'publication') = (number = 1))
) STRICT;

CREATE INDEX issued_editions_of_report ON issued_editions (report_id, recorded_at);

INSERT INTO issued_editions
SELECT publication_id, number, language, report_id, cause, issued_on, reason, recorded_at, edition,
    comments, comments_reply_id, comments_id
FROM public_editions ORDER BY rowid;

CREATE TRIGGER frozen_issued_editions BEFORE UPDATE ON issued_editions
BEGIN SELECT RAISE (ABORT, 'that an edition was issued stays'); END;

CREATE TRIGGER kept_issued_editions BEFORE DELETE ON issued_editions
BEGIN SELECT RAISE (ABORT, 'that an edition was issued stays'); END;

-- The words of the editions that are served, without why they are.
CREATE TABLE served_editions AS
SELECT e.* FROM public_editions AS e JOIN reports AS r
    ON r.publication_id = e.publication_id AND r.public_edition = e.number;

CREATE TABLE served_recommendations AS
SELECT c.*, w.scope, w.priority, r.id AS report_id, r.state_party
FROM public_recommendations AS c
JOIN reports AS r ON r.publication_id = c.publication_id AND r.public_edition = c.number
JOIN recommendations AS w ON w.id = c.id;

DROP TABLE public_recommendations;
DROP TABLE public_editions;

CREATE TABLE public_editions (
    publication_id TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    language TEXT NOT NULL,
    report_id TEXT NOT NULL,
    issued_on TEXT NOT NULL CHECK (date(issued_on, '+0 days') IS issued_on),
    -- Not for everyone: it counts what was recorded of all reports.
    recorded_at INTEGER NOT NULL,
    edition TEXT NOT NULL CHECK (edition GLOB 'sha256:*'),
    title TEXT NOT NULL,
    paragraphs TEXT NOT NULL CHECK (substr(paragraphs, 1, 1) = '['),
    footnotes TEXT NOT NULL CHECK (substr(footnotes, 1, 1) = '['),
    annexes TEXT NOT NULL CHECK (substr(annexes, 1, 1) = '['),
    unplaced TEXT NOT NULL CHECK (substr(unplaced, 1, 1) = '['),
    text_number INTEGER NOT NULL DEFAULT 1,
    corrigenda TEXT NOT NULL DEFAULT '[]',
    comments TEXT CHECK (comments IN ('none', 'to_follow', 'reply', 'attached')),
    comments_reply_id TEXT,
    comments_id TEXT,
    comments_language TEXT,
    comments_paragraphs TEXT,
    PRIMARY KEY (publication_id, number, language)
) STRICT;

CREATE INDEX public_editions_of_report ON public_editions (report_id, language);

INSERT INTO public_editions
SELECT publication_id, number, language, report_id, issued_on, recorded_at, edition, title,
    paragraphs, footnotes, annexes, unplaced, text_number, corrigenda, comments,
    comments_reply_id, comments_id, comments_language, comments_paragraphs
FROM served_editions;

CREATE TABLE public_recommendations (
    publication_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    language TEXT NOT NULL,
    id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    state_party TEXT NOT NULL,
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    scope TEXT,
    priority TEXT,
    addressee_authorities TEXT NOT NULL CHECK (substr(addressee_authorities, 1, 1) = '['),
    themes TEXT NOT NULL CHECK (substr(themes, 1, 1) = '['),
    standards TEXT NOT NULL CHECK (substr(standards, 1, 1) = '['),
    PRIMARY KEY (publication_id, number, language, position),
    FOREIGN KEY (publication_id, number, language)
        REFERENCES public_editions (publication_id, number, language)
) STRICT;

CREATE INDEX public_recommendations_by_id ON public_recommendations (id);
CREATE INDEX public_recommendations_of_report
    ON public_recommendations (report_id, position, language);

INSERT INTO public_recommendations
SELECT publication_id, number, language, id, report_id, state_party, position, address, kind,
    text, scope, priority, addressee_authorities, themes, standards
FROM served_recommendations;

DROP TABLE served_recommendations;
DROP TABLE served_editions;

DROP TRIGGER kept_public_comments;
DROP TRIGGER kept_public_comment_items;

DELETE FROM public_comment_items WHERE NOT EXISTS (
    SELECT 1 FROM reports AS r WHERE r.publication_id = public_comment_items.publication_id
        AND r.public_edition = public_comment_items.number);
DELETE FROM public_comments WHERE NOT EXISTS (
    SELECT 1 FROM reports AS r WHERE r.publication_id = public_comments.publication_id
        AND r.public_edition = public_comments.number);

CREATE INDEX public_comments_of_report ON public_comments (report_id);

-- An edition never changes, and goes only when another is served in its place.

CREATE INDEX reports_by_publication ON sealed_reports (publication_id) WHERE publication_id IS NOT NULL;

CREATE TRIGGER frozen_public_editions BEFORE UPDATE ON public_editions
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER frozen_public_recommendations BEFORE UPDATE ON public_recommendations
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER kept_public_editions BEFORE DELETE ON public_editions
WHEN EXISTS (SELECT 1 FROM reports WHERE publication_id = OLD.publication_id
    AND public_edition = OLD.number)
BEGIN SELECT RAISE (ABORT, 'the served edition is kept'); END;

CREATE TRIGGER kept_public_recommendations BEFORE DELETE ON public_recommendations
WHEN EXISTS (SELECT 1 FROM reports WHERE publication_id = OLD.publication_id
    AND public_edition = OLD.number)
BEGIN SELECT RAISE (ABORT, 'the served edition is kept'); END;

CREATE TRIGGER kept_public_comments BEFORE DELETE ON public_comments
WHEN EXISTS (SELECT 1 FROM reports WHERE publication_id = OLD.publication_id
    AND public_edition = OLD.number)
BEGIN SELECT RAISE (ABORT, 'the served edition is kept'); END;

CREATE TRIGGER kept_public_comment_items BEFORE DELETE ON public_comment_items
WHEN EXISTS (SELECT 1 FROM reports WHERE publication_id = OLD.publication_id
    AND public_edition = OLD.number)
BEGIN SELECT RAISE (ABORT, 'the served edition is kept'); END;

-- One row a published report: the facts that everyone may know.
CREATE TABLE public_reports (
    id TEXT PRIMARY KEY,
    state_party TEXT NOT NULL,
    issuer TEXT NOT NULL,
    addressee TEXT NOT NULL,
    -- The mechanism that wrote it or that it is addressed to; who has a copy is not public.
    mechanism_id TEXT,
    visit_id TEXT,
    -- None where it is restricted.
    symbol TEXT CHECK (instr(symbol, '/R.') = 0),
    title TEXT NOT NULL,
    original_language TEXT NOT NULL,
    languages TEXT NOT NULL,
    lifecycle TEXT NOT NULL,
    transmitted_on TEXT,
    publication_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    edition TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    text_number INTEGER NOT NULL,
    basis TEXT NOT NULL,
    published_on TEXT NOT NULL,
    scope TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    annexes TEXT NOT NULL,
    comments TEXT NOT NULL,
    reply_id TEXT,
    comments_id TEXT,
    -- The day of the request that was followed.
    requested_on TEXT,
    -- The outcome of article 16 (4), once what was decided is done.
    committee_file_id TEXT,
    decided_on TEXT,
    measure TEXT,
    decision_reference TEXT,
    statement_on TEXT,
    -- The published report that this one adds to or replaces, and its place among the published
    -- ones that do; how many do so to this one.
    amends_id TEXT,
    amends_as TEXT,
    amends_place INTEGER,
    amendments INTEGER NOT NULL,
    -- How many symbols it had that everyone may know.
    symbols INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX public_reports_amending ON public_reports (amends_id) WHERE amends_id IS NOT NULL;

CREATE TABLE public_symbols (
    report_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    symbol TEXT NOT NULL CHECK (instr(symbol, '/R.') = 0),
    given_on TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

-- Everything that was ever published is everyone's to know of, with its date and ground.
CREATE TABLE public_publications (
    id TEXT PRIMARY KEY,
    report_id TEXT NOT NULL,
    -- Its place among those of the report.
    position INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    basis TEXT NOT NULL,
    scope TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    annexes TEXT NOT NULL,
    published_on TEXT NOT NULL,
    requested_on TEXT,
    comments TEXT NOT NULL,
    reply_id TEXT,
    comments_id TEXT,
    decided_on TEXT,
    decision_reference TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX public_publications_of_report ON public_publications (report_id, position);

-- What came of the files of article 16 (4) on published reports, once what was decided is done.
CREATE TABLE public_committee_files (
    id TEXT PRIMARY KEY,
    report_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    decided_on TEXT NOT NULL,
    measure TEXT NOT NULL,
    decision_reference TEXT,
    statement_id TEXT,
    statement_on TEXT,
    statement_text TEXT,
    statement_language TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX public_committee_files_of_report ON public_committee_files (report_id, position);

DROP INDEX public_statements;
CREATE UNIQUE INDEX committee_files_by_statement ON sealed_committee_files (statement_id)
    WHERE statement_id IS NOT NULL;

CREATE TABLE public_statements (
    id TEXT PRIMARY KEY,
    state_party TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    made_on TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Nothing in it leads to a report.
    CHECK (id GLOB 'pst_*')
) STRICT, WITHOUT ROWID;

CREATE INDEX public_statements_of_state ON public_statements (state_party, id);

-- The declarations of States, which are made before everyone.
CREATE TABLE public_standing_consents (
    id TEXT PRIMARY KEY,
    state_party TEXT NOT NULL,
    -- Its place among those of the State.
    position INTEGER NOT NULL,
    declared_on TEXT NOT NULL,
    days INTEGER,
    reach TEXT NOT NULL,
    withdrawn_on TEXT,
    reference TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX public_standing_consents_of_state
    ON public_standing_consents (state_party, position);

-- What `Links` lets everyone see of the links of published recommendations: of a target that is
-- public in part, the paragraphs that the part opens.
CREATE TABLE public_links (
    source_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    symbol TEXT CHECK (instr(symbol, '/R.') = 0),
    paragraphs TEXT NOT NULL CHECK (substr(paragraphs, 1, 1) = '['),
    scope TEXT NOT NULL CHECK (scope IN ('whole', 'part')),
    part_paragraphs TEXT NOT NULL,
    part_annexes TEXT NOT NULL,
    PRIMARY KEY (source_id, position)
) STRICT, WITHOUT ROWID;

-- The published recommendations that a link leads to.
CREATE TABLE public_link_targets (
    source_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    -- Whether it is found by a symbol.
    is_cited INTEGER NOT NULL,
    target_id TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (source_id, position, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX public_links_to_target ON public_link_targets (target_id);

-- What everyone sees of visits: the announcement, or what goes with a public report as well.
CREATE TABLE public_visits (
    id TEXT PRIMARY KEY,
    state_party TEXT NOT NULL,
    body TEXT NOT NULL,
    mechanism_id TEXT,
    type TEXT NOT NULL,
    started_on TEXT NOT NULL,
    ended_on TEXT NOT NULL,
    announced_on TEXT,
    delegation TEXT NOT NULL,
    places TEXT,
    interlocutors TEXT,
    joint_with TEXT,
    led_by TEXT,
    -- Of those that are public.
    prior_visit_id TEXT,
    sight TEXT NOT NULL CHECK (sight IN ('announcement', 'places')),
    CHECK (sight = 'places'
        OR coalesce(places, interlocutors, joint_with, led_by) IS NULL)
) STRICT, WITHOUT ROWID;

-- The places that a visit went to whose places everyone may read.
CREATE TABLE public_places (
    id TEXT PRIMARY KEY,
    state_party TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    subdivision TEXT,
    locality TEXT
) STRICT, WITHOUT ROWID;

-- The places that published recommendations are about, as a JSON array of ids.
CREATE TABLE public_recommendation_places (
    recommendation_id TEXT PRIMARY KEY,
    report_id TEXT NOT NULL,
    places TEXT NOT NULL CHECK (substr(places, 1, 1) = '[')
) STRICT, WITHOUT ROWID;

CREATE INDEX public_recommendation_places_of_report ON public_recommendation_places (report_id);

CREATE TABLE public_changes (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    change TEXT NOT NULL,
    report_id TEXT NOT NULL,
    subject TEXT,
    happened_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER frozen_public_changes BEFORE UPDATE ON public_changes
BEGIN SELECT RAISE (ABORT, 'what was told stays told'); END;

CREATE TRIGGER kept_public_changes BEFORE DELETE ON public_changes
BEGIN SELECT RAISE (ABORT, 'what was told stays told'); END;
