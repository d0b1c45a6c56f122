-- The members' door: what a member's reading connection sees of each table, and nothing else of it
-- (Sources/Registry/MembersDoor.swift). `visible_X` holds the rows, and of them the columns, that
-- article 16 lets the viewer's circle read of the base table X; statements find it under the name
-- X. The views of the schema that open what is sealed are made once more on top of these. What
-- everyone reads is not here: it stands in tables of its own.
--
-- `viewer()` is the audience of the caller, `standing()` the role, `presented()` the SHA-256 of
-- the token that is being looked up, `asked()` the id; each is NULL where there is none, and then
-- nothing is seen.
--
-- Each view is of one table with conditions in WHERE: SQLite makes one piece with the question of
-- it then, on the right of a LEFT JOIN as well (sqlite.org/optoverview.html, section 14).

-- Who speaks: the one token that was brought, and its account.

CREATE TEMP VIEW visible_tokens AS
SELECT t.* FROM main.tokens AS t WHERE t.sha256 = presented();

CREATE TEMP VIEW visible_accounts AS
SELECT a.* FROM main.accounts AS a
WHERE EXISTS (SELECT 1 FROM main.tokens AS t
    WHERE t.sha256 = presented() AND t.account_id = a.id);

-- Keys, wrapped: of the reports that the viewer reads, and the one of what belongs to no report.
CREATE TEMP VIEW visible_edition_keys AS
SELECT k.* FROM main.edition_keys AS k
WHERE viewer() IS NOT NULL AND (k.report_id IS NULL
    OR (EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = k.report_id)
    OR EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = 'everyone' AND a.report_id = k.report_id)));

-- What is decided for the whole store; what waits for a second person of the same institution.

CREATE TEMP VIEW visible_settings AS
SELECT s.* FROM main.settings AS s WHERE standing() IS NOT NULL AND s.name > '';

CREATE TEMP VIEW visible_confirmations AS
SELECT c.* FROM main.confirmations AS c WHERE c.institution = viewer();

-- The viewer's own rows of what `Paragraph1.readers`, `Visits.readers` and `Paragraph1.told` say.

CREATE TEMP VIEW visible_report_readers AS
SELECT a.* FROM main.report_readers AS a WHERE a.audience = viewer();

CREATE TEMP VIEW visible_visit_readers AS
SELECT a.* FROM main.visit_readers AS a WHERE a.audience = viewer();

CREATE TEMP VIEW visible_changes AS
SELECT c.* FROM main.changes AS c WHERE c.audience = viewer();

-- The trail of the viewer's institution; an auditor's are all (`Trail.init(of:)`).
CREATE TEMP VIEW visible_audit_trail AS
SELECT t.* FROM main.audit_trail AS t
WHERE standing() = 'auditor' OR t.trail = CASE standing()
    WHEN 'operator' THEN 'operator'
    WHEN 'dashboard' THEN CASE ifnull(viewer(), '')
        WHEN '' THEN 'dashboard:public'
        WHEN 'dashboard' THEN 'dashboard:subcommittee'
        ELSE 'dashboard:' || viewer()
    END
    ELSE viewer()
END;

-- Article 16 (4): `Paragraph4.sight`. Who sees the outcome only is told the day and the measure of
-- the decision in the place of what went before it.
CREATE TEMP VIEW visible_sealed_committee_files AS
SELECT k.id, k.report_id,
    iif(k.is_whole, k.requested_on, k.decided_on) AS requested_on,
    iif(k.is_whole, k.grounds, '') AS grounds,
    iif(k.is_whole, k.asked_for, k.measure) AS asked_for,
    iif(k.is_whole, k.reference, NULL) AS reference,
    iif(k.is_whole, k.invited_on, NULL) AS invited_on,
    iif(k.is_whole, k.views_due_on, NULL) AS views_due_on,
    iif(k.is_whole, k.views_received_on, NULL) AS views_received_on,
    iif(k.is_whole, k.views_text, NULL) AS views_text,
    iif(k.is_whole, k.views_reference, NULL) AS views_reference,
    k.decided_on,
    iif(k.is_whole, k.in_favour, NULL) AS in_favour,
    iif(k.is_whole, k.present, NULL) AS present,
    k.outcome, k.measure, k.decision_reference, k.statement_id, k.statement_on,
    k.statement_text, k.statement_language, k.recorded_at
FROM (
    SELECT c.*,
        viewer() IN ('subcommittee', 'dashboard', 'committee')
            OR c.invited_on IS NOT NULL
            AND viewer() = (SELECT r.state_party FROM main.sealed_reports AS r WHERE r.id = c.report_id)
            AS is_whole
    FROM main.sealed_committee_files AS c
    WHERE viewer() IS NOT NULL AND (EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = c.report_id)
    OR EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = 'everyone' AND a.report_id = c.report_id))) AS k
WHERE k.is_whole
    OR (k.measure = 'publish_report' OR k.statement_on IS NOT NULL)
    AND (k.measure = 'public_statement' OR EXISTS (
        SELECT 1 FROM main.sealed_reports AS r CROSS JOIN main.publications AS p
        WHERE r.id = k.report_id AND p.id = r.publication_id AND p.scope = 'whole'));

-- What leads from one report or visit to another: of the two ends one may be the viewer's own and
-- the other published. No words, and of a restricted symbol nothing but to its bodies.

CREATE TEMP VIEW visible_known_reports AS
SELECT r.id, r.issuer, iif(r.issuer = 'npm', r.mechanism_id, NULL) AS mechanism_id,
    r.state_party, r.adopted_on,
    (SELECT v.started_on FROM main.sealed_visits AS v WHERE v.id = r.visit_id) AS visited_on
FROM main.sealed_reports AS r
WHERE viewer() IS NOT NULL AND (EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = r.id)
    OR EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = 'everyone' AND a.report_id = r.id));

CREATE TEMP VIEW visible_known_symbols AS
SELECT r.symbol, r.id AS report_id
FROM main.sealed_reports AS r
WHERE r.symbol IS NOT NULL AND viewer() IS NOT NULL
    AND EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.report_id = r.id AND (a.audience = viewer()
            OR a.audience = 'everyone' AND instr(r.symbol, '/R.') = 0));

CREATE TEMP VIEW visible_known_recommendations AS
SELECT w.id, w.report_id, w.position, w.address
FROM main.sealed_recommendations AS w
WHERE viewer() IS NOT NULL AND (EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = w.report_id)
    OR EXISTS (SELECT 1 FROM main.public_recommendations AS c WHERE c.id = w.id));

CREATE TEMP VIEW visible_known_amendments AS
SELECT o.id, o.amends_id, o.amends_as, o.adopted_on
FROM main.sealed_reports AS o
WHERE (EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = o.id)
    OR EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = 'everyone' AND a.report_id = o.id))
    AND (EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = o.amends_id)
    OR EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = 'everyone' AND a.report_id = o.amends_id))
    AND viewer() IS NOT NULL;

CREATE TEMP VIEW visible_known_places AS
SELECT w.id AS recommendation_id, w.places,
    (SELECT r.visit_id FROM main.sealed_reports AS r WHERE r.id = w.report_id) AS visit_id
FROM main.sealed_recommendations AS w
WHERE w.places <> '[]'
    AND EXISTS (SELECT 1 FROM visible_known_recommendations AS k WHERE k.id = w.id)
    AND EXISTS (SELECT 1 FROM main.sealed_reports AS r
        WHERE r.id = w.report_id AND (r.visit_id IS NULL OR EXISTS (
            SELECT 1 FROM main.visit_readers AS v
            WHERE v.audience IN (viewer(), 'everyone') AND v.visit_id = r.visit_id
                AND v.sight = 'places')));

CREATE TEMP VIEW visible_known_visits AS
SELECT v.id, iif((EXISTS (SELECT 1 FROM main.visit_readers AS p
        WHERE p.audience = viewer() AND p.visit_id = v.prior_visit_id)
    OR EXISTS (SELECT 1 FROM main.visit_readers AS p
        WHERE p.audience = 'everyone' AND p.visit_id = v.prior_visit_id)),
        v.prior_visit_id, NULL) AS prior_visit_id
FROM main.sealed_visits AS v
WHERE viewer() IS NOT NULL AND (EXISTS (SELECT 1 FROM main.visit_readers AS a
        WHERE a.audience = viewer() AND a.visit_id = v.id)
    OR EXISTS (SELECT 1 FROM main.visit_readers AS a
        WHERE a.audience = 'everyone' AND a.visit_id = v.id));

-- Reports: from the readers on, so that a hidden one and an absent one are the same work. A copy
-- tells nothing of the dialogue, of a request or of a file; that a mechanism or the Subcommittee has
-- a copy is theirs to know (`Paragraph1.mayRead`); the file is the latest that the viewer knows of;
-- that something is to be amended is known as far as the report
-- that does it; the state of the review to who may publish.
CREATE TEMP VIEW visible_sealed_reports AS
SELECT r.id, r.state_party, r.issuer, r.addressee,
    iif(r.addressee <> 'state_party' OR a.is_body, r.mechanism_id, NULL) AS mechanism_id,
    r.visit_id, r.symbol, r.title, r.original_language, r.edition, r.lifecycle, r.adopted_on,
    r.sent_to_state_party_on,
    iif(a.is_body, r.sent_to_npm_on, NULL) AS sent_to_npm_on,
    r.sent_to_authorities_on,
    iif(a.is_body, r.sent_to_spt_on, NULL) AS sent_to_spt_on,
    iif(a.sight IN ('correspondent', 'committee'), r.reply_extended_to, NULL)
        AS reply_extended_to,
    iif(a.sight IN ('correspondent', 'committee'), r.replied_on, NULL) AS replied_on,
    iif(a.sight = 'correspondent', r.reminded_on, NULL) AS reminded_on,
    iif(a.sight = 'correspondent', r.disclosed_on, NULL) AS disclosed_on,
    iif(a.sight = 'correspondent', r.disclosures, 0) AS disclosures,
    iif(a.sight = 'correspondent', r.open_request_id, NULL) AS open_request_id,
    iif(a.is_issuer OR r.addressee = 'npm' AND r.mechanism_id = viewer(),
        r.review_id, NULL) AS review_id,
    r.publication_id,
    iif(r.committee_file_id IS NULL, NULL, (
        SELECT k.id FROM visible_sealed_committee_files AS k WHERE k.report_id = r.id
        ORDER BY k.recorded_at DESC LIMIT 1)) AS committee_file_id,
    iif(a.is_issuer OR r.addressee = 'npm' AND r.mechanism_id = viewer(),
        r.personal_data_changed_at, NULL) AS personal_data_changed_at,
    r.public_edition, r.texts, r.text_number, r.text_edition, r.languages, r.public_languages,
    iif(r.amends_id IS NULL, NULL, (
        SELECT k.amends_id FROM visible_known_amendments AS k WHERE k.id = r.id)) AS amends_id,
    iif(r.amends_id IS NULL, NULL, (
        SELECT k.amends_as FROM visible_known_amendments AS k WHERE k.id = r.id)) AS amends_as,
    iif(r.amendments > 0, (SELECT count(*) FROM visible_known_amendments AS k
        WHERE k.amends_id = r.id), 0) AS amendments,
    r.symbols, r.erased_on, r.erasure_reason
FROM (
    SELECT n.report_id, n.sight,
        viewer() = iif(w.issuer = 'spt', 'subcommittee', w.mechanism_id) AS is_issuer,
        viewer() IN ('subcommittee', 'dashboard') OR viewer() = w.mechanism_id AS is_body
    FROM main.report_readers AS n CROSS JOIN main.sealed_reports AS w ON w.id = n.report_id
    WHERE n.audience = viewer()) AS a
CROSS JOIN main.sealed_reports AS r ON r.id = a.report_id;

-- The words: whoever reads the report in its own circle.

CREATE TEMP VIEW visible_sealed_texts AS
SELECT t.* FROM main.sealed_texts AS t
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = t.report_id);

CREATE TEMP VIEW visible_sealed_recommendation_words AS
SELECT n.* FROM main.sealed_recommendation_words AS n
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = n.report_id);

CREATE TEMP VIEW visible_sealed_corrigenda AS
SELECT c.* FROM main.sealed_corrigenda AS c
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = c.report_id);

CREATE TEMP VIEW visible_given_symbols AS
SELECT g.* FROM main.given_symbols AS g
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = g.report_id);

CREATE TEMP VIEW visible_publications AS
SELECT p.* FROM main.publications AS p
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = p.report_id);

-- Places are named to who may read those of the visit; to everybody of the report on no visit.
CREATE TEMP VIEW visible_sealed_recommendations AS
SELECT w.id, w.report_id, w.position, w.address, w.kind, w.text, w.reiterates, w.scope, w.priority,
    iif(w.places = '[]', '[]', ifnull((SELECT k.places FROM visible_known_places AS k
        WHERE k.recommendation_id = w.id), '[]')) AS places,
    w.addressee_authorities, w.themes, w.standards
FROM main.sealed_recommendations AS w
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = w.report_id);

-- `Links.sight`: as written for who wrote it; for others where the other end is theirs to see or
-- is a document of a body that registers nothing here.
CREATE TEMP VIEW visible_recommendation_links AS
SELECT l.* FROM main.recommendation_links AS l
WHERE EXISTS (
    SELECT 1 FROM visible_known_recommendations AS w
    CROSS JOIN main.sealed_reports AS s ON s.id = w.report_id
    WHERE w.id = l.recommendation_id AND (
        s.issuer = 'spt' AND viewer() IN ('subcommittee', 'dashboard')
        OR s.issuer = 'npm' AND s.mechanism_id = viewer()
        OR EXISTS (SELECT 1 FROM visible_known_recommendations AS t WHERE t.id = l.target_id)
        OR EXISTS (SELECT 1 FROM visible_known_symbols AS y
            CROSS JOIN main.sealed_reports AS x ON x.id = y.report_id
            WHERE y.symbol = l.symbol
                AND x.issuer = iif(l.symbol GLOB 'CAT/OP/*', 'spt', s.issuer)
                AND (x.issuer = 'spt' OR x.mechanism_id = s.mechanism_id))
        OR instr(l.symbol, '/R.') = 0 AND (
            l.symbol GLOB 'CAT/C/*' OR l.symbol GLOB 'CCPR/*' OR l.symbol GLOB 'CED/*'
            OR l.symbol GLOB 'CEDAW/*' OR l.symbol GLOB 'CERD/*' OR l.symbol GLOB 'CMW/*'
            OR l.symbol GLOB 'CRC/*' OR l.symbol GLOB 'CRPD/*' OR l.symbol GLOB 'E/C.12/*'
            OR l.symbol GLOB 'A/HRC/*' OR l.symbol GLOB 'A/RES/*'
            OR l.symbol GLOB 'CPT/Inf*')));

-- The dialogue: `Replies.mayReadOriginal`, `Dialogue.mayReadAssessments`. A dashboard sees no
-- drafts.

CREATE TEMP VIEW visible_replies AS
SELECT y.* FROM main.replies AS y
WHERE iif(y.submitted_on IS NULL,
    y.author = viewer() AND standing() IN ('liaison', 'npm'),
    EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = y.report_id
            AND a.sight IN ('correspondent', 'committee')));

CREATE TEMP VIEW visible_sealed_reply_items AS
SELECT i.* FROM main.sealed_reply_items AS i
WHERE EXISTS (SELECT 1 FROM visible_replies AS y WHERE y.id = i.reply_id);

CREATE TEMP VIEW visible_sealed_reminders AS
SELECT m.* FROM main.sealed_reminders AS m
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = m.report_id AND a.sight = 'correspondent');

CREATE TEMP VIEW visible_extensions AS
SELECT x.* FROM main.extensions AS x
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = x.report_id AND a.sight = 'correspondent');

CREATE TEMP VIEW visible_sealed_meetings AS
SELECT m.* FROM main.sealed_meetings AS m
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = m.report_id AND a.sight = 'correspondent');

CREATE TEMP VIEW visible_sealed_assessments AS
SELECT s.* FROM main.sealed_assessments AS s
WHERE EXISTS (SELECT 1 FROM main.sealed_reports AS r
        WHERE r.id = s.report_id
            AND viewer() = iif(r.issuer = 'spt', 'subcommittee', r.mechanism_id))
    OR s.communicated_on IS NOT NULL AND EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = s.report_id AND a.sight = 'correspondent');

-- Article 16 (2). Of a request that was followed everybody who reads the report knows the day.

CREATE TEMP VIEW visible_sealed_publication_requests AS
SELECT q.id, q.report_id, q.requested_on,
    iif(q.is_whole, q.reference, NULL) AS reference,
    iif(q.is_whole, q.comments, NULL) AS comments,
    iif(q.is_whole, q.reply_id, NULL) AS reply_id,
    iif(q.is_whole, q.recorded_at, NULL) AS recorded_at,
    iif(q.is_whole, q.withdrawn_on, NULL) AS withdrawn_on,
    iif(q.is_whole, q.reason, NULL) AS reason,
    iif(q.is_whole, q.consent_id, NULL) AS consent_id
FROM (
    SELECT o.*, EXISTS (SELECT 1 FROM main.report_readers AS a
            WHERE a.audience = viewer() AND a.report_id = o.report_id
                AND a.sight = 'correspondent') AS is_whole
    FROM main.sealed_publication_requests AS o) AS q
WHERE q.is_whole
    OR EXISTS (SELECT 1 FROM main.report_readers AS a
        WHERE a.audience = viewer() AND a.report_id = q.report_id)
    AND EXISTS (SELECT 1 FROM main.publications AS p
        WHERE p.report_id = q.report_id AND p.request_id = q.id);

CREATE TEMP VIEW visible_sealed_comments AS
SELECT c.* FROM main.sealed_comments AS c
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = c.report_id AND a.sight = 'correspondent');

CREATE TEMP VIEW visible_sealed_state_disclosures AS
SELECT d.* FROM main.sealed_state_disclosures AS d
WHERE EXISTS (SELECT 1 FROM main.report_readers AS a
    WHERE a.audience = viewer() AND a.report_id = d.report_id AND a.sight = 'correspondent');

-- Personal data: `PersonalData.mayReadItems`, `PersonalData.mayReadReviews`. That there is a review
-- is known to the mechanism as well that may publish the report to it (C10).

CREATE TEMP VIEW visible_sealed_personal_data_reviews AS
SELECT d.id, d.report_id, d.edition, d.reviewed_on,
    iif(d.is_issuer, d.reviewer, NULL) AS reviewer,
    iif(d.is_issuer, d.account_id, NULL) AS account_id,
    d.recorded_at
FROM (
    SELECT o.*, EXISTS (SELECT 1 FROM main.sealed_reports AS r
            WHERE r.id = o.report_id
                AND viewer() = iif(r.issuer = 'spt', 'subcommittee', r.mechanism_id)) AS is_issuer
    FROM main.sealed_personal_data_reviews AS o) AS d
WHERE d.is_issuer
    OR EXISTS (SELECT 1 FROM main.sealed_reports AS r
        CROSS JOIN main.report_readers AS a ON a.report_id = r.id
        WHERE r.id = d.report_id AND r.addressee = 'npm' AND r.mechanism_id = viewer()
            AND a.audience = viewer());

CREATE TEMP VIEW visible_sealed_personal_data_items AS
SELECT i.* FROM main.sealed_personal_data_items AS i
WHERE EXISTS (SELECT 1 FROM main.sealed_reports AS r
    WHERE r.id = i.report_id
        AND viewer() = iif(r.issuer = 'spt', 'subcommittee', r.mechanism_id));

CREATE TEMP VIEW visible_sealed_personal_data_consents AS
SELECT c.* FROM main.sealed_personal_data_consents AS c
WHERE EXISTS (SELECT 1 FROM visible_sealed_personal_data_items AS i WHERE i.id = c.item_id);

CREATE TEMP VIEW visible_carried_items AS
SELECT c.* FROM main.carried_items AS c
WHERE EXISTS (SELECT 1 FROM visible_sealed_personal_data_items AS i WHERE i.id = c.item_id);

CREATE TEMP VIEW visible_public_edition_items AS
SELECT p.* FROM main.public_edition_items AS p
WHERE EXISTS (SELECT 1 FROM visible_sealed_personal_data_items AS i WHERE i.id = p.item_id);

CREATE TEMP VIEW visible_issued_editions AS
SELECT e.* FROM main.issued_editions AS e
WHERE EXISTS (SELECT 1 FROM main.sealed_reports AS r
    WHERE r.id = e.report_id
        AND viewer() = iif(r.issuer = 'spt', 'subcommittee', r.mechanism_id));

CREATE TEMP VIEW visible_sealed_public_letters AS
SELECT l.* FROM main.sealed_public_letters AS l
WHERE EXISTS (SELECT 1 FROM main.sealed_reports AS r
    WHERE r.id = l.report_id
        AND viewer() = iif(r.issuer = 'spt', 'subcommittee', r.mechanism_id));

-- Visits and places: `Visits.readers`, `Places.mayRead`. What a circle reads of its own is the
-- whole; an announcement is everyone's.

CREATE TEMP VIEW visible_sealed_visits AS
SELECT v.id, v.state_party, v.body, v.mechanism_id, v.type, v.started_on, v.ended_on,
    v.announced_on, v.delegation, v.places, v.interlocutors,
    iif((EXISTS (SELECT 1 FROM main.visit_readers AS p
        WHERE p.audience = viewer() AND p.visit_id = v.prior_visit_id)
    OR EXISTS (SELECT 1 FROM main.visit_readers AS p
        WHERE p.audience = 'everyone' AND p.visit_id = v.prior_visit_id)),
        v.prior_visit_id, NULL) AS prior_visit_id,
    v.joint_with, v.led_by
FROM main.sealed_visits AS v
WHERE EXISTS (SELECT 1 FROM main.visit_readers AS a
    WHERE a.audience = viewer() AND a.visit_id = v.id);

CREATE TEMP VIEW visible_visit_places AS
SELECT x.* FROM main.visit_places AS x
WHERE EXISTS (SELECT 1 FROM main.visit_readers AS a
    WHERE a.audience = viewer() AND a.visit_id = x.visit_id);

CREATE TEMP VIEW visible_sealed_places AS
SELECT p.* FROM main.sealed_places AS p
WHERE p.entered_by = viewer()
    OR EXISTS (SELECT 1 FROM main.visit_places AS x
        CROSS JOIN main.visit_readers AS a ON a.visit_id = x.visit_id
        WHERE x.place_id = p.id AND a.audience = viewer());

-- Articles 15 and 21 (1): the Subcommittee and its secretariat. The view names a column, since
-- SQLite asks of a table without one as if no view had read it.
CREATE TEMP VIEW visible_reprisals AS
SELECT s.* FROM main.reprisals AS s
WHERE standing() IN ('spt', 'secretariat') AND s.id > '';

-- Whether the one row that is asked for by its id is the viewer's to see. A hidden row and an absent
-- one are the same work: the row at the id or next after it is looked at in both cases, and both
-- conditions are worked out, for `*` has no short way. `asked()` is the id.

CREATE TEMP VIEW visible_asked_recommendations AS
SELECT n.id
FROM (SELECT w.id FROM main.sealed_recommendations AS w
    WHERE w.id >= asked() ORDER BY w.id LIMIT 1) AS n
WHERE (n.id = asked())
    * EXISTS (SELECT 1 FROM visible_sealed_recommendations AS w WHERE w.id = n.id);

CREATE TEMP VIEW visible_asked_replies AS
SELECT n.id
FROM (SELECT y.id FROM main.replies AS y WHERE y.id >= asked() ORDER BY y.id LIMIT 1) AS n
WHERE (n.id = asked()) * EXISTS (SELECT 1 FROM visible_replies AS y WHERE y.id = n.id);

CREATE TEMP VIEW visible_asked_publication_requests AS
SELECT n.id
FROM (SELECT q.id FROM main.sealed_publication_requests AS q
    WHERE q.id >= asked() ORDER BY q.id LIMIT 1) AS n
WHERE (n.id = asked())
    * EXISTS (SELECT 1 FROM visible_sealed_publication_requests AS q WHERE q.id = n.id);

CREATE TEMP VIEW visible_asked_places AS
SELECT n.id
FROM (SELECT p.id FROM main.sealed_places AS p WHERE p.id >= asked() ORDER BY p.id LIMIT 1) AS n
WHERE (n.id = asked()) * EXISTS (SELECT 1 FROM visible_sealed_places AS p WHERE p.id = n.id);

CREATE TEMP VIEW visible_asked_confirmations AS
SELECT n.id
FROM (SELECT c.id FROM main.confirmations AS c WHERE c.id >= asked() ORDER BY c.id LIMIT 1) AS n
WHERE (n.id = asked()) * EXISTS (SELECT 1 FROM visible_confirmations AS c WHERE c.id = n.id);
