-- The dialogue around a report: reminders, more time, meetings, what the issuer thinks of what
-- was done, and replies that add to earlier ones.

CREATE TABLE reminders (
    id TEXT PRIMARY KEY CHECK (id GLOB 'rem_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    reminded_on TEXT NOT NULL CHECK (date(reminded_on, '+0 days') IS reminded_on),
    reference TEXT,
    recorded_at INTEGER NOT NULL REFERENCES recordings (number)
) STRICT;

CREATE INDEX reminders_of_report ON reminders (report_id, recorded_at);

-- More time for the reply; the first day stays what it was.
CREATE TABLE extensions (
    id TEXT PRIMARY KEY CHECK (id GLOB 'ext_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    granted_on TEXT NOT NULL CHECK (date(granted_on, '+0 days') IS granted_on),
    reply_due_on TEXT NOT NULL CHECK (date(reply_due_on, '+0 days') IS reply_due_on),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number)
) STRICT;

CREATE INDEX extensions_of_report ON extensions (report_id, recorded_at);

CREATE TABLE meetings (
    id TEXT PRIMARY KEY CHECK (id GLOB 'mee_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    met_on TEXT NOT NULL CHECK (date(met_on, '+0 days') IS met_on),
    subject TEXT NOT NULL CHECK (subject <> ''),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number)
) STRICT;

CREATE INDEX meetings_of_report ON meetings (report_id, recorded_at);

-- What the issuer thinks of what was done. The grades are the Human Rights Committee's.
CREATE TABLE assessments (
    id TEXT PRIMARY KEY CHECK (id GLOB 'ass_*'),
    recommendation_id TEXT NOT NULL REFERENCES recommendations (id),
    report_id TEXT NOT NULL REFERENCES reports (id),
    text TEXT NOT NULL CHECK (text <> ''),
    grade TEXT CHECK (grade IN ('A', 'B', 'C', 'D', 'E')),
    assessed_on TEXT NOT NULL CHECK (date(assessed_on, '+0 days') IS assessed_on),
    communicated_on TEXT CHECK (date(communicated_on, '+0 days') IS communicated_on
        AND communicated_on >= assessed_on),
    recorded_at INTEGER NOT NULL REFERENCES recordings (number)
) STRICT;

CREATE INDEX assessments_of_recommendation ON assessments (recommendation_id, recorded_at);
CREATE INDEX assessments_of_report ON assessments (report_id, recorded_at);

CREATE TRIGGER frozen_assessments BEFORE UPDATE ON assessments
BEGIN SELECT RAISE (ABORT, 'an assessment is followed by another, not changed'); END;

CREATE TRIGGER kept_assessments BEFORE DELETE ON assessments
BEGIN SELECT RAISE (ABORT, 'an assessment is kept'); END;

CREATE TRIGGER frozen_reminders BEFORE UPDATE ON reminders
BEGIN SELECT RAISE (ABORT, 'a reminder is kept'); END;

CREATE TRIGGER kept_reminders BEFORE DELETE ON reminders
BEGIN SELECT RAISE (ABORT, 'a reminder is kept'); END;

CREATE TRIGGER frozen_extensions BEFORE UPDATE ON extensions
BEGIN SELECT RAISE (ABORT, 'an extension is kept'); END;

CREATE TRIGGER kept_extensions BEFORE DELETE ON extensions
BEGIN SELECT RAISE (ABORT, 'an extension is kept'); END;

CREATE TRIGGER extensions_give_more BEFORE INSERT ON extensions
WHEN NEW.reply_due_on <= (SELECT reply_extended_to FROM reports WHERE id = NEW.report_id)
BEGIN SELECT RAISE (ABORT, 'an extension ends later than the one before'); END;

CREATE TRIGGER reply_due_goes_on BEFORE UPDATE OF reply_extended_to ON reports
WHEN OLD.reply_extended_to IS NOT NULL
    AND ifnull(NEW.reply_extended_to < OLD.reply_extended_to, 1)
BEGIN SELECT RAISE (ABORT, 'time that was given is not taken back'); END;

CREATE TRIGGER frozen_meetings BEFORE UPDATE ON meetings
BEGIN SELECT RAISE (ABORT, 'a meeting is kept'); END;

CREATE TRIGGER kept_meetings BEFORE DELETE ON meetings
BEGIN SELECT RAISE (ABORT, 'a meeting is kept'); END;

CREATE TRIGGER related_replies BEFORE INSERT ON replies
WHEN NEW.related_reply_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM replies AS r WHERE r.id = NEW.related_reply_id
        AND r.report_id = NEW.report_id AND r.author = NEW.author
        AND r.submitted_on IS NOT NULL)
BEGIN SELECT RAISE (ABORT, 'a reply corrects a submitted one to the same report'); END;

CREATE TRIGGER relation_stays
BEFORE UPDATE OF report_id, author, relation, related_reply_id ON replies
BEGIN SELECT RAISE (ABORT, 'what a reply belongs to stays'); END;

CREATE TRIGGER assessments_are_of_the_report BEFORE INSERT ON assessments
WHEN NEW.report_id IS NOT (SELECT report_id FROM recommendations WHERE id = NEW.recommendation_id)
BEGIN SELECT RAISE (ABORT, 'an assessment is of a recommendation of its report'); END;

CREATE TRIGGER first_reminder AFTER INSERT ON reminders
BEGIN
    UPDATE reports SET reminded_on = min(ifnull(reminded_on, NEW.reminded_on), NEW.reminded_on)
    WHERE id = NEW.report_id;
END;
