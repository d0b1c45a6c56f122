-- Article 16 (2): who asked, who looked for personal data, and what was published.

-- The order of recording, against which a review is held: comments attached after it were not
-- part of what was looked at.
CREATE TABLE recordings (
    number INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT;

CREATE TABLE publication_requests (
    id TEXT PRIMARY KEY CHECK (id GLOB 'prq_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    requested_on TEXT NOT NULL CHECK (date(requested_on, '+0 days') IS requested_on),
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
    reviewed_on TEXT NOT NULL CHECK (date(reviewed_on, '+0 days') IS reviewed_on),
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
    -- What a part holds: addresses and annex numbers, which hold no space, with spaces between.
    paragraphs TEXT NOT NULL,
    annexes TEXT NOT NULL,
    published_on TEXT NOT NULL CHECK (date(published_on, '+0 days') IS published_on),
    edition TEXT NOT NULL,
    request_id TEXT REFERENCES publication_requests (id),
    comments TEXT NOT NULL CHECK (comments IN ('none', 'to_follow', 'reply')),
    reply_id TEXT REFERENCES replies (id),
    -- The Subcommittee's decision, which a State's own disclosure leaves to it.
    decided_on TEXT,
    decision_reference TEXT,
    CHECK ((comments = 'reply') = (reply_id IS NOT NULL)),
    CHECK ((scope = 'part') = (paragraphs <> '' OR annexes <> '')),
    CHECK (basis <> 'art_16_2_state_disclosure' OR decided_on IS NOT NULL),
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

-- That a State made a report public itself (article 16 (2), second sentence).

CREATE TABLE state_disclosures (
    id TEXT PRIMARY KEY CHECK (id GLOB 'sdi_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    disclosed_on TEXT NOT NULL CHECK (date(disclosed_on, '+0 days') IS disclosed_on),
    -- Where: a newspaper, a ministry's page.
    place TEXT NOT NULL CHECK (place <> ''),
    scope TEXT NOT NULL CHECK (scope IN ('whole', 'part')),
    -- The addresses made public, which hold no space, with spaces between them.
    paragraphs TEXT NOT NULL CHECK ((scope = 'part') = (paragraphs <> '')),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number)
) STRICT;

CREATE INDEX state_disclosures_of_report ON state_disclosures (report_id, recorded_at);

CREATE TRIGGER frozen_disclosures BEFORE UPDATE ON state_disclosures
BEGIN SELECT RAISE (ABORT, 'a disclosure is kept as it was recorded'); END;

CREATE TRIGGER kept_disclosures BEFORE DELETE ON state_disclosures
BEGIN SELECT RAISE (ABORT, 'a disclosure is kept'); END;

-- What the public reads: a copy of what was approved, made when it was published and never
-- changed.

CREATE TABLE public_editions (
    publication_id TEXT PRIMARY KEY REFERENCES publications (id),
    report_id TEXT NOT NULL REFERENCES reports (id),
    edition TEXT NOT NULL CHECK (edition GLOB 'sha256:*'),
    paragraphs TEXT NOT NULL CHECK (substr(paragraphs, 1, 1) = '['),
    footnotes TEXT NOT NULL CHECK (substr(footnotes, 1, 1) = '['),
    annexes TEXT NOT NULL CHECK (substr(annexes, 1, 1) = '['),
    unplaced TEXT NOT NULL CHECK (substr(unplaced, 1, 1) = '[')
) STRICT;

CREATE TABLE public_recommendations (
    publication_id TEXT NOT NULL REFERENCES public_editions (publication_id),
    id TEXT NOT NULL REFERENCES recommendations (id),
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    reiterates TEXT NOT NULL CHECK (substr(reiterates, 1, 1) = '['),
    PRIMARY KEY (publication_id, position)
) STRICT;

CREATE INDEX public_recommendations_by_id ON public_recommendations (id);

CREATE TRIGGER frozen_public_editions BEFORE UPDATE ON public_editions
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER frozen_public_recommendations BEFORE UPDATE ON public_recommendations
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

CREATE TRIGGER kept_public_editions BEFORE DELETE ON public_editions
BEGIN SELECT RAISE (ABORT, 'a public edition is kept'); END;

CREATE TRIGGER kept_public_recommendations BEFORE DELETE ON public_recommendations
BEGIN SELECT RAISE (ABORT, 'a public edition is kept'); END;

CREATE TRIGGER first_disclosure AFTER INSERT ON state_disclosures
BEGIN
    UPDATE reports SET disclosures = disclosures + 1,
        disclosed_on = min(ifnull(disclosed_on, NEW.disclosed_on), NEW.disclosed_on)
    WHERE id = NEW.report_id;
END;
