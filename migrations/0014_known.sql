-- What a link's rule asks of its two ends, in wordless views of their own: behind the members' door
-- they hold what is the viewer's own or published (doors/members.sql).

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
