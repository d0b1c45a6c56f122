-- Replies of the body a report is addressed to; immutable once submitted.

CREATE TABLE replies (
    id TEXT PRIMARY KEY CHECK (id GLOB 'rpl_*'),
    report_id TEXT NOT NULL REFERENCES reports (id),
    -- The audience of the body that replies: a State's code or a mechanism's id.
    author TEXT NOT NULL,
    language TEXT NOT NULL,
    submitted_on TEXT CHECK (date(submitted_on, '+0 days') IS submitted_on),
    late INTEGER CHECK (late IN (0, 1)),
    -- A submitted reply is corrected by another, which adds to it or takes its place.
    relation TEXT CHECK (relation IN ('supplements', 'supersedes')),
    related_reply_id TEXT REFERENCES replies (id),
    CHECK ((submitted_on IS NULL) = (late IS NULL)),
    CHECK ((relation IS NULL) = (related_reply_id IS NULL))
) STRICT;

CREATE INDEX replies_to_report ON replies (report_id, id);

CREATE TABLE reply_items (
    reply_id TEXT NOT NULL REFERENCES replies (id),
    position INTEGER NOT NULL,
    -- The addresses it answers, which hold no space, with spaces between them.
    answers TEXT NOT NULL CHECK (answers <> ''),
    text TEXT NOT NULL,
    actions_taken TEXT NOT NULL CHECK (substr(actions_taken, 1, 1) = '['),
    actions_planned TEXT NOT NULL CHECK (substr(actions_planned, 1, 1) = '['),
    declared_status TEXT CHECK (declared_status IN (
        'not_started', 'planned', 'in_progress', 'implemented', 'not_applicable')),
    position_taken TEXT CHECK (position_taken IN (
        'accepted', 'accepted_in_part', 'under_consideration', 'not_accepted')),
    PRIMARY KEY (reply_id, position)
) STRICT;

CREATE TRIGGER frozen_replies BEFORE UPDATE ON replies
WHEN OLD.submitted_on IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a submitted reply does not change'); END;

CREATE TRIGGER kept_replies BEFORE DELETE ON replies
WHEN OLD.submitted_on IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a submitted reply does not change'); END;

CREATE TRIGGER frozen_reply_items BEFORE UPDATE ON reply_items
WHEN NEW.reply_id <> OLD.reply_id
    OR (SELECT submitted_on FROM replies WHERE id = OLD.reply_id) IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a submitted reply does not change'); END;

CREATE TRIGGER kept_reply_items BEFORE DELETE ON reply_items
WHEN (SELECT submitted_on FROM replies WHERE id = OLD.reply_id) IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a submitted reply does not change'); END;

CREATE TRIGGER added_reply_items BEFORE INSERT ON reply_items
WHEN (SELECT submitted_on FROM replies WHERE id = NEW.reply_id) IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a submitted reply does not change'); END;

CREATE TRIGGER first_reply AFTER UPDATE OF submitted_on ON replies
WHEN NEW.submitted_on IS NOT NULL
BEGIN
    UPDATE reports SET replied_on = min(ifnull(replied_on, NEW.submitted_on), NEW.submitted_on)
    WHERE id = NEW.report_id;
END;
