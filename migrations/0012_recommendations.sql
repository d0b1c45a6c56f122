-- What a recommendation is about, the links between recommendations, and the places that bodies
-- visit.

-- Places of deprivation of liberty (article 4). That one is registered may tell that it was, or
-- will be, visited, so each is its body's own until a visit that others may read names it.
CREATE TABLE places (
    id TEXT PRIMARY KEY CHECK (id GLOB 'pla_*'),
    state_party TEXT NOT NULL REFERENCES state_parties (code),
    -- The audience of the body that entered it: 'subcommittee' or a mechanism's id.
    entered_by TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'police_station', 'remand_centre', 'prison', 'juvenile_facility', 'immigration_detention',
        'military_detention', 'security_service_detention', 'court_cells', 'psychiatric_hospital',
        'social_care_home', 'drug_treatment_centre', 'transport', 'other')),
    name TEXT NOT NULL CHECK (name <> ''),
    subdivision TEXT CHECK (subdivision <> ''),
    locality TEXT CHECK (locality <> '')
) STRICT;

CREATE INDEX places_of_body ON places (entered_by, id);

CREATE TRIGGER kept_places BEFORE DELETE ON places
BEGIN SELECT RAISE (ABORT, 'a place is kept'); END;

CREATE TRIGGER place_stays_where_it_is BEFORE UPDATE OF id, state_party, entered_by ON places
BEGIN SELECT RAISE (ABORT, 'a place stays where it is'); END;

-- The registered places among those that a visit went to; the whole is in `visits.places`.
CREATE TABLE visit_places (
    visit_id TEXT NOT NULL REFERENCES visits (id),
    place_id TEXT NOT NULL REFERENCES places (id),
    PRIMARY KEY (visit_id, place_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX visits_to_place ON visit_places (place_id, visit_id);

-- The institutions, never the persons, whom a delegation met.
ALTER TABLE visits ADD COLUMN interlocutors TEXT NOT NULL DEFAULT '[]'
    CHECK (substr(interlocutors, 1, 1) = '[');
-- The visit that a follow-up visit follows (article 13 (4)).
ALTER TABLE visits ADD COLUMN prior_visit_id TEXT REFERENCES visits (id);
-- The mechanism that takes part in a visit of the Subcommittee, and who leads.
ALTER TABLE visits ADD COLUMN joint_with TEXT REFERENCES mechanisms (id);
ALTER TABLE visits ADD COLUMN led_by TEXT
    CHECK (led_by IN ('spt', 'npm')) CHECK ((led_by IS NULL) = (joint_with IS NULL));

-- What a recommendation is about. The lists are JSON arrays of strings.
ALTER TABLE recommendations ADD COLUMN scope TEXT
    CHECK (scope IN ('systemic', 'institution_specific'));
ALTER TABLE recommendations ADD COLUMN priority TEXT
    CHECK (priority IN ('high', 'medium', 'low'));
ALTER TABLE recommendations ADD COLUMN places TEXT NOT NULL DEFAULT '[]'
    CHECK (substr(places, 1, 1) = '[');
ALTER TABLE recommendations ADD COLUMN addressee_authorities TEXT NOT NULL DEFAULT '[]'
    CHECK (substr(addressee_authorities, 1, 1) = '[');
ALTER TABLE recommendations ADD COLUMN themes TEXT NOT NULL DEFAULT '[]'
    CHECK (substr(themes, 1, 1) = '[');
ALTER TABLE recommendations ADD COLUMN standards TEXT NOT NULL DEFAULT '[]'
    CHECK (substr(standards, 1, 1) = '[');

-- The same lists as the public reads them, masked like the text.
ALTER TABLE public_recommendations ADD COLUMN addressee_authorities TEXT NOT NULL DEFAULT '[]'
    CHECK (substr(addressee_authorities, 1, 1) = '[');
ALTER TABLE public_recommendations ADD COLUMN themes TEXT NOT NULL DEFAULT '[]'
    CHECK (substr(themes, 1, 1) = '[');
ALTER TABLE public_recommendations ADD COLUMN standards TEXT NOT NULL DEFAULT '[]'
    CHECK (substr(standards, 1, 1) = '[');

-- Links as they were written. To whom one is shown, and where it leads, is found when it is read.
CREATE TABLE recommendation_links (
    recommendation_id TEXT NOT NULL REFERENCES recommendations (id),
    position INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN (
        'reiterates', 'builds_on', 'acknowledges_implementation_of', 'cites')),
    target_id TEXT REFERENCES recommendations (id),
    symbol TEXT CHECK (symbol <> ''),
    -- As written, a JSON array: "36", "58(a)", "121-123".
    paragraphs TEXT NOT NULL CHECK (substr(paragraphs, 1, 1) = '['),
    -- The same as [first paragraph, last paragraph, address of a part or null].
    spans TEXT NOT NULL CHECK (substr(spans, 1, 1) = '['),
    PRIMARY KEY (recommendation_id, position),
    CHECK ((target_id IS NULL) <> (symbol IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX links_to_recommendation ON recommendation_links (target_id)
    WHERE target_id IS NOT NULL;
CREATE INDEX links_to_symbol ON recommendation_links (symbol) WHERE symbol IS NOT NULL;
CREATE INDEX reports_by_symbol ON reports (symbol) WHERE symbol IS NOT NULL;

-- What stood in `reiterates`, which is not read any more: neither there nor in the copies that
-- were made of it for the public.
INSERT INTO recommendation_links (recommendation_id, position, type, symbol, paragraphs, spans)
SELECT c.id, e.key, 'reiterates', json_extract(e.value, '$.symbol'),
    json_extract(e.value, '$.paragraphs'),
    (SELECT json_group_array(json_array(
        CAST(p.value AS INTEGER),
        iif(p.value GLOB '[0-9]*-[0-9]*' AND NOT p.value GLOB '*[^0-9-]*',
            CAST(substr(p.value, instr(p.value, '-') + 1) AS INTEGER), CAST(p.value AS INTEGER)),
        iif(p.value GLOB '*[^0-9-]*', p.value, NULL)))
    FROM json_each(json_extract(e.value, '$.paragraphs')) AS p
    WHERE p.value GLOB '[0-9]*' OR p.value GLOB 'annex:*')
FROM recommendations AS c JOIN json_each(c.reiterates) AS e;

CREATE TRIGGER frozen_links BEFORE UPDATE ON recommendation_links
BEGIN SELECT RAISE (ABORT, 'a link is replaced, not changed'); END;

CREATE TRIGGER kept_links BEFORE DELETE ON recommendation_links
WHEN (SELECT lifecycle FROM reports WHERE id = (
    SELECT report_id FROM recommendations WHERE id = OLD.recommendation_id)) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;

CREATE TRIGGER added_links BEFORE INSERT ON recommendation_links
WHEN (SELECT lifecycle FROM reports WHERE id = (
    SELECT report_id FROM recommendations WHERE id = NEW.recommendation_id)) <> 'draft'
BEGIN SELECT RAISE (ABORT, 'the text is frozen'); END;
