-- What the public reads: a copy of what was approved, made when it was published and never
-- changed. And that a State made a report public itself (article 16 (2), second sentence).

CREATE TABLE state_disclosures (
    id TEXT PRIMARY KEY CHECK (id GLOB 'sdi_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    disclosed_on TEXT NOT NULL CHECK (date(disclosed_on) IS disclosed_on),
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

-- What of a report a publication opened, and on which decision of the Subcommittee.
ALTER TABLE publications ADD COLUMN paragraphs TEXT NOT NULL DEFAULT '';
ALTER TABLE publications ADD COLUMN annexes TEXT NOT NULL DEFAULT '';
ALTER TABLE publications ADD COLUMN decided_on TEXT;
ALTER TABLE publications ADD COLUMN decision_reference TEXT;

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

INSERT INTO public_editions
SELECT p.id, p.report_id, p.edition, t.paragraphs, t.footnotes, t.annexes, t.unplaced
FROM publications AS p JOIN texts AS t ON t.report_id = p.report_id;

INSERT INTO public_recommendations
SELECT p.id, c.id, c.position, c.address, c.kind, c.text, c.reiterates
FROM publications AS p JOIN recommendations AS c ON c.report_id = p.report_id;

-- As before, with what was disclosed and what is public. The order of the columns is that of
-- `ReportColumn` in Sources/Registry.
DROP VIEW report_facts;
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
    ) AS has_reply,
    r.publication_id,
    p.scope AS publication_scope,
    p.paragraphs AS publication_paragraphs,
    p.annexes AS publication_annexes,
    e.edition AS public_edition,
    (SELECT min(s.disclosed_on) FROM state_disclosures AS s WHERE s.report_id = r.id)
        AS disclosed_on
FROM reports AS r
LEFT JOIN visits AS v ON v.id = r.visit_id
LEFT JOIN publication_requests AS q ON q.id = r.open_request_id
LEFT JOIN personal_data_reviews AS d ON d.id = r.review_id
LEFT JOIN publications AS p ON p.id = r.publication_id
LEFT JOIN publication_requests AS f ON f.id = p.request_id
LEFT JOIN public_editions AS e ON e.publication_id = r.publication_id;
