internal import CSQLite

extension Connection {
    /// How much a checkpoint insists on (sqlite.org/c3ref/wal_checkpoint_v2.html).
    package enum CheckpointMode: Sendable {
        /// As much as can be done without waiting for readers.
        case passive
        /// All of it; waits for readers up to the busy timeout, and then the WAL starts anew.
        case restart
        /// The same, and the WAL is cut to no bytes.
        case truncate
    }

    package struct CheckpointResult: Equatable, Sendable {
        /// Pages in the WAL.
        package let pages: Int
        /// Those of them that are in the database now.
        package let moved: Int
        package var isComplete: Bool { pages == moved }
    }

    /// Moves all that has been committed into the database and cuts the WAL to no bytes, if no
    /// reader is in the way now; waits for none.
    ///
    /// - Returns: Whether it did.
    package func truncateLog() throws(SQLiteError) -> Bool {
        sqlite3_busy_timeout(database.pointer, 0)
        defer { sqlite3_busy_timeout(database.pointer, Settings().busyTimeout) }
        do throws(SQLiteError) {
            return try checkpoint(.truncate).isComplete
        } catch {
            guard error.kind == .busy else { throw error }
            return false
        }
    }

    /// Moves what has been committed from the WAL into the database, outside a transaction. Only
    /// the connection that writes may.
    @discardableResult
    package func checkpoint(_ mode: CheckpointMode) throws(SQLiteError) -> CheckpointResult {
        guard access == .readWriteCreate else {
            throw .misuse("only the connection that writes may checkpoint")
        }
        var pages: Int32 = 0
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(
            database.pointer, "main", mode.rawMode, &pages, &moved)
        guard code == SQLITE_OK else {
            throw .last(of: database.pointer, code: code, sql: nil, isPreparing: false)
        }
        return CheckpointResult(pages: Int(pages), moved: Int(moved))
    }
}

extension Connection.CheckpointMode {
    fileprivate var rawMode: Int32 {
        switch self {
        case .passive: SQLITE_CHECKPOINT_PASSIVE
        case .restart: SQLITE_CHECKPOINT_RESTART
        case .truncate: SQLITE_CHECKPOINT_TRUNCATE
        }
    }
}
