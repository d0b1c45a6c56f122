-- What readers are told of, a sequence of its own for each audience: a number in one of them
-- counts nothing that its reader may not see. What `Paragraph1.told` says, kept as rows.

CREATE TABLE changes (
    audience TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    change TEXT NOT NULL CHECK (change <> ''),
    -- No reference: a draft that is deleted is told of for the last time.
    report_id TEXT NOT NULL CHECK (report_id GLOB 'rep_*'),
    -- What it happened to, where that is not the report itself: a reply, a recommendation.
    subject TEXT,
    happened_at TEXT NOT NULL,
    PRIMARY KEY (audience, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_changes BEFORE UPDATE ON changes
BEGIN SELECT RAISE (ABORT, 'what was told stays told'); END;

CREATE TRIGGER kept_changes BEFORE DELETE ON changes
BEGIN SELECT RAISE (ABORT, 'what was told stays told'); END;

CREATE TRIGGER changes_without_gaps BEFORE INSERT ON changes
WHEN NEW.number IS NOT (SELECT ifnull(max(number), 0) + 1 FROM changes
    WHERE audience = NEW.audience)
BEGIN SELECT RAISE (ABORT, 'a change has the next number'); END;
