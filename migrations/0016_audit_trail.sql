-- What was decided on confidential matters, by whom and on which ground: a trail for each
-- institution, which only grows. `audit_events` is taken over into it by the program, which can
-- hash, when it opens the store; that table goes with it.

CREATE TABLE audit_trail (
    -- Of which institution.
    trail TEXT NOT NULL CHECK (trail <> '' AND trail NOT GLOB '*[^ -~]*'),
    -- From 0, without a gap: the place of the leaf in the trail's tree (RFC 9162, section 2.1).
    number INTEGER NOT NULL CHECK (number >= 0),
    happened_at TEXT NOT NULL CHECK (happened_at NOT GLOB '*[^ -~]*'),
    account_id TEXT REFERENCES accounts (id),
    -- One line each, so that an entry has one text and a text one entry.
    act TEXT NOT NULL CHECK (act <> '' AND act NOT GLOB '*[^ -~]*'),
    subject TEXT NOT NULL CHECK (subject <> '' AND subject NOT GLOB '*[^ -~]*'),
    ground TEXT NOT NULL CHECK (ground <> '' AND ground NOT GLOB '*[^ -~]*'),
    outcome TEXT NOT NULL CHECK (outcome IN ('read', 'exported', 'changed', 'refused', 'admitted')),
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    -- The leaf's hash, then that of each perfect subtree that this leaf completes, from the
    -- smallest: node (level, index) stands in row ((index + 1) << level) - 1 at 32 * level.
    hashes BLOB NOT NULL CHECK (length(hashes) > 0 AND length(hashes) % 32 = 0),
    PRIMARY KEY (trail, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_audit_trail BEFORE UPDATE ON audit_trail
BEGIN SELECT RAISE (ABORT, 'the audit trail only grows'); END;

CREATE TRIGGER kept_audit_trail BEFORE DELETE ON audit_trail
BEGIN SELECT RAISE (ABORT, 'the audit trail only grows'); END;

CREATE TRIGGER numbered_audit_trail BEFORE INSERT ON audit_trail
WHEN NEW.number > 0 AND NOT EXISTS (
    SELECT 1 FROM audit_trail WHERE trail = NEW.trail AND number = NEW.number - 1)
BEGIN SELECT RAISE (ABORT, 'the audit trail has no gaps'); END;

-- Their own trail is everybody's; the auditor's are all (domain.md, section 8).
CREATE VIEW visible_audit_events AS
SELECT trail, number, happened_at, account_id, act, subject, ground, outcome, salt, hashes
FROM audit_trail
WHERE standing() = 'auditor' OR trail = CASE standing()
    WHEN 'operator' THEN 'operator'
    WHEN 'dashboard' THEN CASE ifnull(viewer(), '')
        WHEN '' THEN 'dashboard:public'
        WHEN 'dashboard' THEN 'dashboard:subcommittee'
        ELSE 'dashboard:' || viewer()
    END
    ELSE viewer()
END;
