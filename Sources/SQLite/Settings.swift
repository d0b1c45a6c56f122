internal import CSQLite

extension Connection {
    /// What may differ between connections; everything else is fixed in `apply`.
    package struct Settings: Sendable {
        /// How long to wait for a lock of another connection, in milliseconds. In WAL mode with one
        /// writer only recovery after a crash holds one for long.
        package var busyTimeout: Int32 = 5000

        /// Memory for pages of the database, in KiB.
        package var cacheSize = 8192

        /// The same of the connection that writes: new ids are random, and so are the pages that
        /// they go to.
        package var writerCacheSize = 65_536

        package init() {}
    }

    /// Settings whose value is asked for afterwards: SQLite ignores what it cannot do and says
    /// nothing (sqlite.org/pragma.html).
    private struct Pragma {
        let set: StaticString?
        let read: StaticString
        let wanted: String
    }

    func apply(_ settings: Settings) throws(SQLiteError) {
        sqlite3_busy_timeout(database.pointer, settings.busyTimeout)
        try configure()
        for pragma in Self.common { try apply(pragma) }
        switch access {
        case .readWriteCreate: for pragma in Self.ofWriter { try apply(pragma) }
        case .readOnly: for pragma in Self.ofReaders { try apply(pragma) }
        case .inMemory: for pragma in Self.ofMemory { try apply(pragma) }
        }
        let size = access == .readWriteCreate ? settings.writerCacheSize : settings.cacheSize
        // A negative size is in KiB.
        try execute(script: "PRAGMA cache_size = -\(size)")
    }

    private static let common = [
        // Text goes in and out as UTF-8 without being looked at.
        Pragma(set: nil, read: "PRAGMA encoding", wanted: "UTF-8"),
        Pragma(set: "PRAGMA foreign_keys = 1", read: "PRAGMA foreign_keys", wanted: "1"),
        // Without it REPLACE deletes rows and fires no DELETE trigger: what is final would not be.
        Pragma(
            set: "PRAGMA recursive_triggers = 1", read: "PRAGMA recursive_triggers", wanted: "1"),
        Pragma(set: "PRAGMA cell_size_check = 1", read: "PRAGMA cell_size_check", wanted: "1"),
        // Nothing that was read goes to files beside the database.
        Pragma(set: "PRAGMA temp_store = 2", read: "PRAGMA temp_store", wanted: "2"),
    ]

    /// Not mapped: a failing disk would be a signal (SIGBUS) and not an error.
    private static let unmapped = Pragma(
        set: "PRAGMA mmap_size = 0", read: "PRAGMA mmap_size", wanted: "0")

    private static let ofWriter = [
        unmapped,
        Pragma(set: nil, read: "PRAGMA journal_mode = wal", wanted: "wal"),
        // FULL: each commit is on the disk before it is answered.
        Pragma(set: "PRAGMA synchronous = 2", read: "PRAGMA synchronous", wanted: "2"),
        // What is deleted is overwritten.
        Pragma(set: nil, read: "PRAGMA secure_delete = 1", wanted: "1"),
        // Pages that come again before the WAL is moved are moved once; it has 8 MiB by then.
        Pragma(
            set: nil, read: "PRAGMA wal_autocheckpoint = 2000", wanted: "2000"),
        // The WAL is cut back to 64 MiB when it starts anew.
        Pragma(set: nil, read: "PRAGMA journal_size_limit = 67108864", wanted: "67108864"),
    ]

    private static let ofReaders = [
        unmapped,
        Pragma(set: nil, read: "PRAGMA journal_mode", wanted: "wal"),
        Pragma(set: "PRAGMA query_only = 1", read: "PRAGMA query_only", wanted: "1"),
    ]

    private static let ofMemory = [
        Pragma(set: nil, read: "PRAGMA journal_mode = memory", wanted: "memory"),
        // What is deleted is overwritten.
        Pragma(set: nil, read: "PRAGMA secure_delete = 1", wanted: "1"),
    ]

    private func apply(_ pragma: Pragma) throws(SQLiteError) {
        if let set = pragma.set { try Statement(set, on: database).run([]) }
        let value = try Statement(pragma.read, on: database).first([]) { $0.text(0) }
        guard value == pragma.wanted else {
            throw .misuse("the setting does not hold; it is \(value ?? "absent")", sql: pragma.read)
        }
    }

    /// The switches that no SQL can turn (sqlite.org/c3ref/c_dbconfig_defensive.html).
    private func configure() throws(SQLiteError) {
        try turn(SQLITE_DBCONFIG_DEFENSIVE, on: true)
        try turn(SQLITE_DBCONFIG_TRUSTED_SCHEMA, on: false)
        try turn(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, on: false)
        try turn(SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, on: false)
        // A misspelt column in double quotes is an error, not a text.
        try turn(SQLITE_DBCONFIG_DQS_DML, on: false)
        try turn(SQLITE_DBCONFIG_DQS_DDL, on: false)
        // Readers never checkpoint: see ``LockFile``.
        try turn(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on: access == .readOnly)
        // VACUUM INTO attaches one; nothing else does.
        let attached: Int32 = access == .readWriteCreate ? 1 : 0
        sqlite3_limit(database.pointer, SQLITE_LIMIT_ATTACHED, attached)
    }

    func turn(_ option: Int32, on wanted: Bool) throws(SQLiteError) {
        var now: Int32 = -1
        let code = opcat_sqlite_db_config(database.pointer, option, wanted ? 1 : 0, &now)
        guard code == SQLITE_OK, now == (wanted ? 1 : 0) else {
            throw .misuse("sqlite3_db_config refuses option \(option)")
        }
    }
}
