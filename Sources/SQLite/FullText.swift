extension Connection {
    /// Words of every script, whatever their case and without their marks (sqlite.org/fts5.html,
    /// section 4.3.1), in a database that is on no disk: `search` finds the row of `words`.
    ///
    /// The index keeps no text. Rows of `search` are never taken out: what has no row in `words`
    /// is found no more.
    ///
    /// - Parameter octets: how much memory it may take; more is an error of the kind `full`.
    package static func makeFullTextIndex(octets: Int) throws(SQLiteError) -> Connection {
        let connection = try Connection(path: "", access: .inMemory)
        try connection.execute(
            script: """
                CREATE TABLE words (
                    place INTEGER PRIMARY KEY,
                    report_id TEXT NOT NULL,
                    language TEXT NOT NULL,
                    is_original INTEGER NOT NULL,
                    recommendation_id TEXT
                ) STRICT;
                CREATE INDEX words_of_report ON words (report_id);
                CREATE VIRTUAL TABLE search USING fts5 (
                    report, recommendation, content = '',
                    tokenize = 'unicode61 remove_diacritics 2'
                );
                PRAGMA max_page_count = \(octets / pageSize);
                """)
        return connection
    }

    /// Octets of memory that the database takes.
    package func size() throws(SQLiteError) -> Int {
        let pages = try first("PRAGMA page_count") { $0.int(0) } ?? 0
        return pages * Self.pageSize
    }

    /// What SQLite takes where nothing else is asked for (sqlite.org/pragma.html#pragma_page_size).
    private static let pageSize = 4096
}
