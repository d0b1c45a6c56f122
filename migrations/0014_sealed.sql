-- Encryption at rest: words are kept as envelopes (AES-256-GCM), under keys that lie here under the
-- master keys of the key file. Of each table with words in it the base is called sealed_...; a
-- view with the table's name opens them, for `opened` is a function of the connections that have
-- the keys. Ids, days, States, words of enums and symbols stay as they are: rules decide on them.
--
-- The statements below seal what is there. No trigger fires meanwhile (Migrations.swift), since
-- most of it is final.

-- A key for each text, for the rest of each report, for what was said around it, and one for what
-- belongs to no report (KeyOwner in EditionKeys.swift). No reference: it is made before its report.
CREATE TABLE edition_keys (
    owner TEXT PRIMARY KEY,
    report_id TEXT,
    -- The id of the master key under which it lies; no bytes where it was destroyed.
    master TEXT NOT NULL CHECK (master <> ''),
    wrapped BLOB NOT NULL CHECK (length(wrapped) > 61 OR wrapped = x'')
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_keys_of_report ON edition_keys (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX edition_keys_by_master ON edition_keys (master);

INSERT INTO edition_keys VALUES ('register', NULL, sealing_key(), new_key());
INSERT INTO edition_keys SELECT id, id, sealing_key(), new_key() FROM reports;
INSERT INTO edition_keys SELECT id || '/dialogue', id, sealing_key(), new_key() FROM reports;
INSERT INTO edition_keys
SELECT report_id || '/' || language || '/' || number, report_id, sealing_key(), new_key()
FROM texts;

-- What a store keeps secret for itself.
ALTER TABLE secrets RENAME TO plain_secrets;
CREATE TABLE sealed_secrets (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
INSERT INTO sealed_secrets
SELECT name, sealed((SELECT wrapped FROM edition_keys WHERE owner = 'register'), bytes,
    'secrets.bytes/' || name) FROM plain_secrets;
DROP TABLE plain_secrets;

DROP VIEW report_facts;

ALTER TABLE reports RENAME TO sealed_reports;
ALTER TABLE texts RENAME TO sealed_texts;
ALTER TABLE recommendations RENAME TO sealed_recommendations;
ALTER TABLE recommendation_words RENAME TO sealed_recommendation_words;
ALTER TABLE reply_items RENAME TO sealed_reply_items;
ALTER TABLE publication_requests RENAME TO sealed_publication_requests;
ALTER TABLE comments RENAME TO sealed_comments;
ALTER TABLE corrigenda RENAME TO sealed_corrigenda;
ALTER TABLE reminders RENAME TO sealed_reminders;
ALTER TABLE meetings RENAME TO sealed_meetings;
ALTER TABLE assessments RENAME TO sealed_assessments;
ALTER TABLE state_disclosures RENAME TO sealed_state_disclosures;
ALTER TABLE committee_files RENAME TO sealed_committee_files;
ALTER TABLE personal_data_reviews RENAME TO sealed_personal_data_reviews;
ALTER TABLE personal_data_items RENAME TO sealed_personal_data_items;
ALTER TABLE personal_data_consents RENAME TO sealed_personal_data_consents;
ALTER TABLE public_letters RENAME TO sealed_public_letters;
ALTER TABLE standing_consents RENAME TO sealed_standing_consents;
ALTER TABLE places RENAME TO sealed_places;
ALTER TABLE visits RENAME TO sealed_visits;
ALTER TABLE kept_answers RENAME TO sealed_kept_answers;

-- Not read since the twelfth migration, which made links of it.
UPDATE sealed_recommendations SET reiterates = '[]';

UPDATE sealed_reports AS s SET
    title = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.id),
        s.title,
        'reports.title/' || s.id);

-- Texts are long: their envelopes are bytes. Elsewhere they are base64 behind a `[`, so that the
-- checks, triggers and indexes of the columns go on to hold as they are.
ALTER TABLE sealed_texts ADD COLUMN sealed_paragraphs BLOB NOT NULL DEFAULT x'';
ALTER TABLE sealed_texts ADD COLUMN sealed_footnotes BLOB NOT NULL DEFAULT x'';
ALTER TABLE sealed_texts ADD COLUMN sealed_annexes BLOB NOT NULL DEFAULT x'';
ALTER TABLE sealed_texts ADD COLUMN sealed_unplaced BLOB NOT NULL DEFAULT x'';
UPDATE sealed_texts AS s SET
    title = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.title,
        'texts.title/' || s.report_id || '/' || s.language || '/' || s.number),
    sealed_paragraphs = sealed(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.paragraphs,
        'texts.paragraphs/' || s.report_id || '/' || s.language || '/' || s.number),
    sealed_footnotes = sealed(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.footnotes,
        'texts.footnotes/' || s.report_id || '/' || s.language || '/' || s.number),
    sealed_annexes = sealed(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.annexes,
        'texts.annexes/' || s.report_id || '/' || s.language || '/' || s.number),
    sealed_unplaced = sealed(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.unplaced,
        'texts.unplaced/' || s.report_id || '/' || s.language || '/' || s.number);

ALTER TABLE sealed_texts DROP COLUMN paragraphs;
ALTER TABLE sealed_texts RENAME COLUMN sealed_paragraphs TO paragraphs;
ALTER TABLE sealed_texts DROP COLUMN footnotes;
ALTER TABLE sealed_texts RENAME COLUMN sealed_footnotes TO footnotes;
ALTER TABLE sealed_texts DROP COLUMN annexes;
ALTER TABLE sealed_texts RENAME COLUMN sealed_annexes TO annexes;
ALTER TABLE sealed_texts DROP COLUMN unplaced;
ALTER TABLE sealed_texts RENAME COLUMN sealed_unplaced TO unplaced;

UPDATE sealed_recommendations AS s SET
    text = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id),
        s.text,
        'recommendations.text/' || s.id),
    addressee_authorities = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id),
        s.addressee_authorities,
        'recommendations.addressee_authorities/' || s.id),
    themes = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id),
        s.themes,
        'recommendations.themes/' || s.id),
    standards = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id),
        s.standards,
        'recommendations.standards/' || s.id);

UPDATE sealed_recommendation_words AS s SET
    text = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.text,
        'recommendation_words.text/' || s.recommendation_id || '/' || s.language || '/'
        || s.number);

UPDATE sealed_reply_items AS s SET
    text = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner =
            (SELECT y.report_id FROM replies AS y WHERE y.id = s.reply_id) || '/dialogue'),
        s.text,
        'reply_items.text/' || s.reply_id || '/' || s.position),
    actions_taken = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner =
            (SELECT y.report_id FROM replies AS y WHERE y.id = s.reply_id) || '/dialogue'),
        s.actions_taken,
        'reply_items.actions_taken/' || s.reply_id || '/' || s.position),
    actions_planned = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner =
            (SELECT y.report_id FROM replies AS y WHERE y.id = s.reply_id) || '/dialogue'),
        s.actions_planned,
        'reply_items.actions_planned/' || s.reply_id || '/' || s.position);

UPDATE sealed_publication_requests AS s SET
    reference = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reference,
        'publication_requests.reference/' || s.id),
    reason = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reason,
        'publication_requests.reason/' || s.id);

UPDATE sealed_comments AS s SET
    paragraphs = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.paragraphs,
        'comments.paragraphs/' || s.id);

UPDATE sealed_corrigenda AS s SET
    corrections = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.corrections,
        'corrigenda.corrections/' || s.id);

UPDATE sealed_reminders AS s SET
    reference = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reference,
        'reminders.reference/' || s.id);

UPDATE sealed_meetings AS s SET
    subject = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.subject,
        'meetings.subject/' || s.id);

UPDATE sealed_assessments AS s SET
    text = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.text,
        'assessments.text/' || s.id);

UPDATE sealed_state_disclosures AS s SET
    place = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.place,
        'state_disclosures.place/' || s.id);

UPDATE sealed_committee_files AS s SET
    reference = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reference,
        'committee_files.reference/' || s.id),
    views_text = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.views_text,
        'committee_files.views_text/' || s.id),
    views_reference = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.views_reference,
        'committee_files.views_reference/' || s.id),
    decision_reference = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.decision_reference,
        'committee_files.decision_reference/' || s.id);

UPDATE sealed_personal_data_reviews AS s SET
    reviewer = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reviewer,
        'personal_data_reviews.reviewer/' || s.id);

UPDATE sealed_personal_data_items AS s SET
    subject = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.subject,
        'personal_data_items.subject/' || s.id);

UPDATE sealed_personal_data_consents AS s SET
    reference = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner =
            (SELECT i.report_id FROM sealed_personal_data_items AS i WHERE i.id = s.item_id)
            || '/dialogue'),
        s.reference,
        'personal_data_consents.reference/' || s.item_id || '/' || s.recorded_at);

UPDATE sealed_public_letters AS s SET
    subject = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.subject,
        'public_letters.subject/' || s.report_id || '/' || s.number);

UPDATE sealed_standing_consents AS s SET
    reference = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.reference,
        'standing_consents.reference/' || s.id);

UPDATE sealed_places AS s SET
    name = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.name,
        'places.name/' || s.id),
    subdivision = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.subdivision,
        'places.subdivision/' || s.id),
    locality = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.locality,
        'places.locality/' || s.id);

UPDATE sealed_visits AS s SET
    delegation = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.delegation,
        'visits.delegation/' || s.id),
    places = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.places,
        'visits.places/' || s.id),
    interlocutors = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.interlocutors,
        'visits.interlocutors/' || s.id);

UPDATE sealed_kept_answers AS s SET
    fields = sealed_text(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.fields,
        'kept_answers.fields/' || s.account_id || '/' || s.idempotency_key),
    content = sealed(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.content,
        'kept_answers.content/' || s.account_id || '/' || s.idempotency_key);

-- A report whose keys were destroyed: when, and why. Its facts stay.
ALTER TABLE sealed_reports ADD COLUMN erased_on TEXT
    CHECK (date(erased_on, '+0 days') IS erased_on);
ALTER TABLE sealed_reports ADD COLUMN erasure_reason TEXT
    CHECK ((erasure_reason IS NULL) = (erased_on IS NULL));

CREATE TRIGGER erased_once BEFORE UPDATE OF erased_on, erasure_reason ON sealed_reports
WHEN OLD.erased_on IS NOT NULL OR NEW.publication_id IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a report is erased once, and never after it was published'); END;

CREATE TRIGGER erased_stays_confidential BEFORE UPDATE OF publication_id ON sealed_reports
WHEN OLD.erased_on IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'there is nothing left to publish'); END;

CREATE TRIGGER kept_keys BEFORE DELETE ON edition_keys
WHEN OLD.report_id IS NULL OR EXISTS (SELECT 1 FROM sealed_reports WHERE id = OLD.report_id)
BEGIN SELECT RAISE (ABORT, 'a key goes with its report'); END;

CREATE TRIGGER destroyed_keys BEFORE UPDATE ON edition_keys
WHEN OLD.wrapped = x'' OR NEW.owner <> OLD.owner OR NEW.report_id IS NOT OLD.report_id
    OR NEW.wrapped = x'' AND (SELECT erased_on FROM sealed_reports WHERE id = OLD.report_id) IS NULL
BEGIN SELECT RAISE (ABORT, 'the key of a report is destroyed with it, for good'); END;

CREATE VIEW secrets AS
SELECT s.name, CAST(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.bytes, 'secrets.bytes/' || s.name) AS BLOB) AS bytes
FROM sealed_secrets AS s;

CREATE VIEW reports AS
SELECT
    s.id, s.state_party, s.issuer, s.addressee, s.mechanism_id, s.visit_id, s.symbol,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.id),
        s.title,
        'reports.title/' || s.id),
        '') AS title,
    s.original_language, s.edition, s.lifecycle, s.adopted_on, s.sent_to_state_party_on,
    s.sent_to_npm_on, s.sent_to_authorities_on, s.sent_to_spt_on, s.reply_extended_to,
    s.replied_on, s.reminded_on, s.disclosed_on, s.disclosures, s.open_request_id, s.review_id,
    s.publication_id, s.committee_file_id, s.personal_data_changed_at, s.public_edition, s.texts,
    s.text_number, s.text_edition, s.languages, s.public_languages, s.amends_id, s.amends_as,
    s.amendments, s.symbols, s.erased_on,
    iif(s.erased_on IS NULL, NULL, opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.erasure_reason, 'reports.erasure_reason/' || s.id)) AS erasure_reason
FROM sealed_reports AS s;

CREATE VIEW texts AS
SELECT
    s.report_id, s.language, s.number,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.title,
        'texts.title/' || s.report_id || '/' || s.language || '/' || s.number) AS title,
    s.edition,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.paragraphs,
        'texts.paragraphs/' || s.report_id || '/' || s.language || '/' || s.number),
        '[]') AS paragraphs,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.footnotes,
        'texts.footnotes/' || s.report_id || '/' || s.language || '/' || s.number),
        '[]') AS footnotes,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.annexes,
        'texts.annexes/' || s.report_id || '/' || s.language || '/' || s.number),
        '[]') AS annexes,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.unplaced,
        'texts.unplaced/' || s.report_id || '/' || s.language || '/' || s.number),
        '[]') AS unplaced,
    s.leaves_annexes
FROM sealed_texts AS s;

CREATE VIEW recommendations AS
SELECT
    s.id, s.report_id, s.position, s.address, s.kind,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id),
        s.text,
        'recommendations.text/' || s.id),
        '') AS text,
    s.reiterates, s.scope, s.priority, s.places,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id),
        s.addressee_authorities,
        'recommendations.addressee_authorities/' || s.id),
        '[]') AS addressee_authorities,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id),
        s.themes,
        'recommendations.themes/' || s.id),
        '[]') AS themes,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id),
        s.standards,
        'recommendations.standards/' || s.id),
        '[]') AS standards
FROM sealed_recommendations AS s;

CREATE VIEW recommendation_words AS
SELECT
    s.report_id, s.language, s.number, s.recommendation_id,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            s.report_id || '/' || s.language || '/' || s.number),
        s.text,
        'recommendation_words.text/' || s.recommendation_id || '/' || s.language || '/'
        || s.number),
        '') AS text
FROM sealed_recommendation_words AS s;

CREATE VIEW reply_items AS
SELECT
    s.reply_id, s.position, s.answers,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            (SELECT y.report_id FROM replies AS y WHERE y.id = s.reply_id) || '/dialogue'),
        s.text,
        'reply_items.text/' || s.reply_id || '/' || s.position),
        '') AS text,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            (SELECT y.report_id FROM replies AS y WHERE y.id = s.reply_id) || '/dialogue'),
        s.actions_taken,
        'reply_items.actions_taken/' || s.reply_id || '/' || s.position),
        '[]') AS actions_taken,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            (SELECT y.report_id FROM replies AS y WHERE y.id = s.reply_id) || '/dialogue'),
        s.actions_planned,
        'reply_items.actions_planned/' || s.reply_id || '/' || s.position),
        '[]') AS actions_planned,
    s.declared_status, s.position_taken
FROM sealed_reply_items AS s;

CREATE VIEW publication_requests AS
SELECT
    s.id, s.report_id, s.requested_on,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reference,
        'publication_requests.reference/' || s.id) AS reference,
    s.comments, s.reply_id, s.recorded_at, s.withdrawn_on,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reason,
        'publication_requests.reason/' || s.id) AS reason,
    s.consent_id
FROM sealed_publication_requests AS s;

CREATE VIEW comments AS
SELECT
    s.id, s.request_id, s.report_id, s.reply_id, s.language,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.paragraphs,
        'comments.paragraphs/' || s.id) AS paragraphs,
    s.delivered_on, s.recorded_at
FROM sealed_comments AS s;

CREATE VIEW corrigenda AS
SELECT
    s.id, s.report_id, s.language, s.number, s.symbol, s.issued_on,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.corrections,
        'corrigenda.corrections/' || s.id),
        '[]') AS corrections,
    s.recorded_at
FROM sealed_corrigenda AS s;

CREATE VIEW reminders AS
SELECT
    s.id, s.report_id, s.reminded_on,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reference,
        'reminders.reference/' || s.id) AS reference,
    s.recorded_at
FROM sealed_reminders AS s;

CREATE VIEW meetings AS
SELECT
    s.id, s.report_id, s.met_on,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.subject,
        'meetings.subject/' || s.id),
        '') AS subject,
    s.recorded_at
FROM sealed_meetings AS s;

CREATE VIEW assessments AS
SELECT
    s.id, s.recommendation_id, s.report_id,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.text,
        'assessments.text/' || s.id),
        '') AS text,
    s.grade, s.assessed_on, s.communicated_on, s.recorded_at
FROM sealed_assessments AS s;

CREATE VIEW state_disclosures AS
SELECT
    s.id, s.report_id, s.disclosed_on,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.place,
        'state_disclosures.place/' || s.id),
        '') AS place,
    s.scope, s.paragraphs, s.recorded_at
FROM sealed_state_disclosures AS s;

CREATE VIEW committee_files AS
SELECT
    s.id, s.report_id, s.requested_on, s.grounds, s.asked_for,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reference,
        'committee_files.reference/' || s.id) AS reference,
    s.invited_on, s.views_due_on, s.views_received_on,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.views_text,
        'committee_files.views_text/' || s.id) AS views_text,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.views_reference,
        'committee_files.views_reference/' || s.id) AS views_reference,
    s.decided_on, s.in_favour, s.present, s.outcome, s.measure,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.decision_reference,
        'committee_files.decision_reference/' || s.id) AS decision_reference,
    s.statement_id, s.statement_on, s.statement_text, s.statement_language, s.recorded_at
FROM sealed_committee_files AS s;

CREATE VIEW personal_data_reviews AS
SELECT
    s.id, s.report_id, s.edition, s.reviewed_on,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.reviewer,
        'personal_data_reviews.reviewer/' || s.id),
        '') AS reviewer,
    s.account_id, s.recorded_at
FROM sealed_personal_data_reviews AS s;

CREATE VIEW personal_data_items AS
SELECT
    s.id, s.report_id, s.place, s.language, s.span_start, s.span_end,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.subject,
        'personal_data_items.subject/' || s.id),
        '') AS subject,
    s.category, s.treatment, s.consent, s.mistaken, s.recorded_at, s.text_number
FROM sealed_personal_data_items AS s;

CREATE VIEW personal_data_consents AS
SELECT
    s.item_id, s.recorded_at, s.consent, s.happened_on,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner =
            (SELECT i.report_id FROM sealed_personal_data_items AS i WHERE i.id = s.item_id)
            || '/dialogue'),
        s.reference,
        'personal_data_consents.reference/' || s.item_id || '/' || s.recorded_at) AS reference,
    s.account_id
FROM sealed_personal_data_consents AS s;

CREATE VIEW public_letters AS
SELECT
    s.report_id,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = s.report_id || '/dialogue'),
        s.subject,
        'public_letters.subject/' || s.report_id || '/' || s.number),
        '') AS subject,
    s.number
FROM sealed_public_letters AS s;

CREATE VIEW standing_consents AS
SELECT
    s.id, s.state_party, s.declared_on, s.days, s.reach,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.reference,
        'standing_consents.reference/' || s.id) AS reference,
    s.withdrawn_on, s.recorded_at
FROM sealed_standing_consents AS s;

CREATE VIEW places AS
SELECT
    s.id, s.state_party, s.entered_by, s.kind,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.name,
        'places.name/' || s.id),
        '') AS name,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.subdivision,
        'places.subdivision/' || s.id) AS subdivision,
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.locality,
        'places.locality/' || s.id) AS locality
FROM sealed_places AS s;

CREATE VIEW visits AS
SELECT
    s.id, s.state_party, s.body, s.mechanism_id, s.type, s.started_on, s.ended_on, s.announced_on,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.delegation,
        'visits.delegation/' || s.id),
        '[]') AS delegation,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.places,
        'visits.places/' || s.id),
        '[]') AS places,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.interlocutors,
        'visits.interlocutors/' || s.id),
        '[]') AS interlocutors,
    s.prior_visit_id, s.joint_with, s.led_by
FROM sealed_visits AS s;

CREATE VIEW kept_answers AS
SELECT
    s.account_id, s.idempotency_key, s.request, s.kept_at, s.status,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.fields,
        'kept_answers.fields/' || s.account_id || '/' || s.idempotency_key),
        '[]') AS fields,
    CAST(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        s.content,
        'kept_answers.content/' || s.account_id || '/' || s.idempotency_key) AS BLOB) AS content
FROM sealed_kept_answers AS s;

-- As before, over the sealed tables. All that article 16 decides on, and what a list shows, in one
-- row a report. SQLite leaves out
-- the joins that a query takes no column from (sqlite.org/optoverview.html, section 16). The
-- order of the columns is that of `ReportColumn` in Sources/Registry.
CREATE VIEW report_facts AS
SELECT
    r.id, r.state_party, r.issuer, r.addressee, r.mechanism_id, r.visit_id, r.symbol,
    ifnull(opened(
        (SELECT wrapped FROM edition_keys WHERE owner = r.id),
        r.title, 'reports.title/' || r.id), '') AS title,
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
    opened(
        (SELECT wrapped FROM edition_keys WHERE owner = k.report_id || '/dialogue'),
        k.decision_reference, 'committee_files.decision_reference/' || k.id) AS decision_reference,
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
    r.symbols,
    r.erased_on,
    iif(r.erased_on IS NULL, NULL, opened(
        (SELECT wrapped FROM edition_keys WHERE owner = 'register'),
        r.erasure_reason, 'reports.erasure_reason/' || r.id)) AS erasure_reason
FROM sealed_reports AS r
LEFT JOIN sealed_visits AS v ON v.id = r.visit_id
LEFT JOIN sealed_publication_requests AS q ON q.id = r.open_request_id
LEFT JOIN sealed_personal_data_reviews AS d ON d.id = r.review_id
LEFT JOIN publications AS p ON p.id = r.publication_id
LEFT JOIN sealed_publication_requests AS f ON f.id = p.request_id
LEFT JOIN sealed_comments AS w ON w.request_id = r.open_request_id
LEFT JOIN sealed_comments AS c ON c.request_id = p.request_id
LEFT JOIN public_editions AS e ON e.publication_id = r.publication_id
    AND e.number = r.public_edition AND e.language = r.original_language
LEFT JOIN sealed_committee_files AS k ON k.id = r.committee_file_id;
