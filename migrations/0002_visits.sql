-- Visits. That a visit takes place is public once announced; places go with the reports on it.

CREATE TABLE visits (
    id TEXT PRIMARY KEY CHECK (id GLOB 'vis_*'),
    state_party TEXT NOT NULL REFERENCES state_parties (code),
    body TEXT NOT NULL CHECK (body IN ('spt', 'npm')),
    mechanism_id TEXT REFERENCES mechanisms (id),
    type TEXT NOT NULL CHECK (type IN (
        'country', 'follow_up', 'npm_advisory', 'in_depth', 'thematic', 'ad_hoc')),
    started_on TEXT NOT NULL CHECK (date(started_on, '+0 days') IS started_on),
    ended_on TEXT NOT NULL CHECK (date(ended_on, '+0 days') IS ended_on AND ended_on >= started_on),
    announced_on TEXT CHECK (date(announced_on, '+0 days') IS announced_on),
    delegation TEXT NOT NULL CHECK (substr(delegation, 1, 1) = '['),
    places TEXT NOT NULL CHECK (substr(places, 1, 1) = '['),
    CHECK ((body = 'npm') = (mechanism_id IS NOT NULL))
) STRICT;

CREATE INDEX visits_of_state ON visits (state_party, id);

-- What `Visits.readers` says, kept as rows: a list touches what its reader may see, no more.
CREATE TABLE visit_readers (
    audience TEXT NOT NULL,
    visit_id TEXT NOT NULL REFERENCES visits (id),
    sight TEXT NOT NULL CHECK (sight IN ('announcement', 'places')),
    PRIMARY KEY (audience, visit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_readers_of_visit ON visit_readers (visit_id);
