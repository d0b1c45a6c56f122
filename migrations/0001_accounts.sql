-- Who may speak to the register, and on whose behalf. A token is kept as its SHA-256 only.

CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL CHECK (length(bytes) = 32)
) STRICT;

CREATE TABLE state_parties (
    code TEXT PRIMARY KEY CHECK (code GLOB '[A-Z][A-Z][A-Z]'),
    name TEXT NOT NULL CHECK (name <> ''),
    deposited_on TEXT NOT NULL CHECK (date(deposited_on) IS deposited_on),
    -- A declaration under article 24: which part is put off, and for how many years.
    declared_part TEXT CHECK (declared_part IN ('III', 'IV')),
    declared_years INTEGER CHECK (declared_years BETWEEN 1 AND 3),
    extended_years INTEGER CHECK (extended_years BETWEEN 1 AND 2),
    -- The day on which a denunciation was received (article 33).
    denounced_on TEXT CHECK (date(denounced_on) IS denounced_on AND denounced_on >= deposited_on),
    CHECK ((declared_part IS NULL) = (declared_years IS NULL)),
    CHECK (extended_years IS NULL OR declared_years IS NOT NULL)
) STRICT;

CREATE TABLE mechanisms (
    id TEXT PRIMARY KEY CHECK (id GLOB 'mec_*'),
    state_party TEXT NOT NULL REFERENCES state_parties (code),
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;

CREATE INDEX mechanisms_of_state ON mechanisms (state_party, id);

-- One account has one role; the role says which body it is bound to (domain.md, section 1).
CREATE TABLE accounts (
    id TEXT PRIMARY KEY CHECK (id GLOB 'acc_*'),
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN (
        'spt', 'secretariat', 'npm', 'liaison', 'cat', 'dashboard', 'auditor', 'operator')),
    -- A focal point may get a token before its State is entered, so no reference.
    state_party TEXT CHECK (state_party GLOB '[A-Z][A-Z][A-Z]'),
    mechanism_id TEXT REFERENCES mechanisms (id),
    scope TEXT CHECK (scope IN ('state', 'subcommittee', 'public')),
    CHECK ((role IN ('npm', 'liaison') OR scope IS 'state') = (state_party IS NOT NULL)),
    CHECK ((role = 'npm') = (mechanism_id IS NOT NULL)),
    CHECK ((role = 'dashboard') = (scope IS NOT NULL))
) STRICT;

CREATE TABLE tokens (
    id TEXT PRIMARY KEY CHECK (id GLOB 'tok_*'),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    permissions TEXT NOT NULL CHECK (permissions IN ('read', 'read write', 'read write export')),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
) STRICT;

CREATE INDEX tokens_of_account ON tokens (account_id);
