-- Accounts that are closed; settings of the store; what waits for a second person.

ALTER TABLE accounts ADD COLUMN closed_at TEXT;

-- What is not here is off.
CREATE TABLE settings (
    name TEXT PRIMARY KEY CHECK (name IN ('two_persons')),
    value TEXT NOT NULL CHECK (value IN ('on', 'off'))
) STRICT;

-- That one account asked for a second person's confirmation, who gave it, and when it was used.
-- Instants are seconds since 1970: a confirmation is good for a day from when it was asked for.
CREATE TABLE confirmations (
    id TEXT PRIMARY KEY CHECK (id GLOB 'cnf_*'),
    -- The circle of readers within which it is known.
    institution TEXT NOT NULL CHECK (institution <> ''),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    matter TEXT NOT NULL CHECK (matter IN ('export', 'erasure')),
    -- No reference: a draft may be deleted, what was asked stays.
    report_id TEXT CHECK (report_id GLOB 'rep_*'),
    asked_at INTEGER NOT NULL,
    confirmed_by TEXT REFERENCES accounts (id) CHECK (confirmed_by <> account_id),
    confirmed_at INTEGER CHECK (confirmed_at >= asked_at),
    used_at INTEGER CHECK (used_at >= confirmed_at),
    CHECK ((matter = 'erasure') = (report_id IS NOT NULL)),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CHECK (used_at IS NULL OR confirmed_at IS NOT NULL)
) STRICT;

CREATE INDEX confirmations_of_account
    ON confirmations (account_id, matter, ifnull(report_id, ''), asked_at);

CREATE TRIGGER kept_confirmations BEFORE DELETE ON confirmations
BEGIN SELECT RAISE (ABORT, 'what two persons agreed on is kept'); END;

CREATE TRIGGER confirmed_once BEFORE UPDATE ON confirmations
WHEN NEW.id IS NOT OLD.id OR NEW.institution IS NOT OLD.institution
    OR NEW.account_id IS NOT OLD.account_id OR NEW.matter IS NOT OLD.matter
    OR NEW.report_id IS NOT OLD.report_id OR NEW.asked_at IS NOT OLD.asked_at
    OR OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_by IS NOT OLD.confirmed_by
        OR NEW.confirmed_at IS NOT OLD.confirmed_at)
    OR OLD.used_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a confirmation is given once and used once'); END;
