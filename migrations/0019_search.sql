-- An index of the words that everyone may read, and of nothing else: it is fed from the publication
-- tables, in the transaction that fills them (Sources/Registry/PublicSearch.swift).

-- What is looked for: of each language version of a served edition its words in one row, and those
-- of each of its recommendations in another.
CREATE TABLE public_words (
    place INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL,
    publication_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    language TEXT NOT NULL,
    recommendation_id TEXT,
    report TEXT,
    recommendation TEXT,
    CHECK ((recommendation_id IS NULL) = (recommendation IS NULL)),
    CHECK ((report IS NULL) <> (recommendation IS NULL))
) STRICT;

CREATE INDEX public_words_of_report ON public_words (report_id);

CREATE TRIGGER frozen_public_words BEFORE UPDATE ON public_words
BEGIN SELECT RAISE (ABORT, 'a public edition does not change'); END;

-- Words of every script, whatever their case and without their marks (sqlite.org/fts5.html, section
-- 4.3.1).
CREATE VIRTUAL TABLE public_search USING fts5 (
    report, recommendation,
    content = 'public_words', content_rowid = 'place',
    tokenize = 'unicode61 remove_diacritics 2'
);
