-- What was done, by whom; and the answers kept under their Idempotency-Key.

CREATE TABLE audit_events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    happened_at TEXT NOT NULL,
    account_id TEXT REFERENCES accounts (id),
    act TEXT NOT NULL CHECK (act <> ''),
    subject TEXT NOT NULL CHECK (subject <> '')
) STRICT;

CREATE TRIGGER frozen_audit_events BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE (ABORT, 'the audit trail only grows'); END;

CREATE TRIGGER kept_audit_events BEFORE DELETE ON audit_events
BEGIN SELECT RAISE (ABORT, 'the audit trail only grows'); END;

CREATE TABLE kept_answers (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    idempotency_key TEXT NOT NULL,
    -- SHA-256 of method, target and content: another request under the same key is refused.
    request BLOB NOT NULL CHECK (length(request) = 32),
    kept_at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    fields TEXT NOT NULL CHECK (substr(fields, 1, 1) = '['),
    content BLOB NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
) STRICT;

CREATE INDEX kept_answers_by_age ON kept_answers (kept_at);
