-- What leads from one report or visit to another, in wordless views of their own: of its two ends
-- one may be a viewer's own and the other published, and behind the members' door each holds what is
-- either (doors/members.sql).

CREATE VIEW known_reports AS
SELECT r.id, r.issuer, iif(r.issuer = 'npm', r.mechanism_id, NULL) AS mechanism_id,
    r.state_party, r.adopted_on,
    (SELECT v.started_on FROM visits AS v WHERE v.id = r.visit_id) AS visited_on
FROM reports AS r;

CREATE VIEW known_symbols AS
SELECT r.symbol, r.id AS report_id FROM reports AS r WHERE r.symbol IS NOT NULL;

CREATE VIEW known_recommendations AS
SELECT w.id, w.report_id, w.position, w.address FROM recommendations AS w;

CREATE VIEW known_visits AS
SELECT v.id, v.prior_visit_id FROM visits AS v;

CREATE VIEW known_places AS
SELECT w.id AS recommendation_id, w.places,
    (SELECT r.visit_id FROM reports AS r WHERE r.id = w.report_id) AS visit_id
FROM recommendations AS w WHERE w.places <> '[]';

CREATE VIEW known_amendments AS
SELECT r.id, r.amends_id, r.amends_as, r.adopted_on FROM reports AS r
WHERE r.amends_id IS NOT NULL;
