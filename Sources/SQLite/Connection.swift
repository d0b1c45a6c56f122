internal import CSQLite

/// A connection to a database, and the statements prepared on it.
///
/// It belongs to one thread or queue at a time and is not `Sendable`.
///
/// Of a database there is at most one connection that is open to write, in all processes: see
/// ``LockFile``. It alone commits and checkpoints.
package final class Connection {
    /// What a connection may do with the file.
    package enum Access: Sendable {
        /// Reads, writes and checkpoints; makes the file if there is none.
        case readWriteCreate
        /// Reads. The file must exist and be in WAL mode.
        case readOnly
        /// Reads and writes a database of its own, which is on no disk and goes with it.
        case inMemory
    }

    package let access: Access
    let database: DatabaseHandle
    /// By the address of their text, which a literal keeps as long as the program runs.
    private var statements: [UnsafePointer<UInt8>: Statement] = [:]
    /// Likewise, by the places of their pieces.
    var joinedStatements: [[UInt]: Statement] = [:]

    /// Opens a database, and makes sure that every setting of ``Settings`` holds.
    ///
    /// - Throws: Of the kind ``SQLiteError/Kind/writerExists`` if it is to be written and another
    ///   connection does.
    package init(
        path: String, access: Access, settings: Settings = Settings()
    ) throws(SQLiteError) {
        try SQLiteLog.install()
        self.access = access
        database = try DatabaseHandle(
            path: access == .inMemory ? ":memory:" : DatabaseFile.canonicalPath(path),
            access: access)
        try apply(settings)
    }

    /// The statement of that text, prepared at its first use and kept.
    ///
    /// The text must be one statement with numbered parameters (`?1`).
    package func prepare(_ sql: StaticString) throws(SQLiteError) -> Statement {
        if let statement = statements[sql.utf8Start] { return statement }
        let statement = try Statement(sql, on: database)
        statements[sql.utf8Start] = statement
        return statement
    }

    /// Runs the statements of a script one after the other; rows are passed over.
    ///
    /// For the schema: nothing can be bound here.
    package func execute(script: String) throws(SQLiteError) {
        try database.requireAsking(script)
        let code = sqlite3_exec(database.pointer, script, nil, nil, nil)
        guard code == SQLITE_OK else {
            throw .last(of: database.pointer, code: code, sql: nil, isPreparing: true)
        }
    }

    /// For other threads, to stop what this connection is doing.
    package var interruptHandle: InterruptHandle { database.interruptHandle }

    /// True between BEGIN and its COMMIT or ROLLBACK. SQLite rolls back by itself after some
    /// errors: a full disk, a failed write, an interruption.
    package var isInTransaction: Bool { sqlite3_get_autocommit(database.pointer) == 0 }

    /// Runs a script of the schema's while no trigger fires: what is final is put into another form
    /// by no other means.
    package func executeWithoutTriggers(script: String) throws(SQLiteError) {
        try turn(SQLITE_DBCONFIG_ENABLE_TRIGGER, on: false)
        do {
            try execute(script: script)
        } catch {
            try turn(SQLITE_DBCONFIG_ENABLE_TRIGGER, on: true)
            throw error
        }
        try turn(SQLITE_DBCONFIG_ENABLE_TRIGGER, on: true)
    }

    /// The row id that the last INSERT gave.
    package var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(database.pointer)) }

    /// Rows changed since the connection was opened, triggers' included.
    package var totalChanges: Int { Int(sqlite3_total_changes64(database.pointer)) }

    /// A number that moves when another connection has committed (`PRAGMA data_version`).
    package func dataVersion() throws(SQLiteError) -> Int {
        try first("PRAGMA data_version") { $0.int(0) } ?? 0
    }
}
