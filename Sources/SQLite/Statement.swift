internal import CSQLite

/// A prepared statement, kept to be run again and again.
///
/// Whatever happens while it runs, it is reset afterwards: a statement left standing on a row would
/// keep a read transaction open, and with it the WAL from being checkpointed.
package final class Statement {
    package let sql: StaticString
    let handle: OpaquePointer
    /// Keeps the database open until the last of its statements is gone.
    private let database: DatabaseHandle
    /// A statement has one set of bindings and one place, so it cannot run inside itself.
    private var isRunning = false

    convenience init(_ sql: StaticString, on database: DatabaseHandle) throws(SQLiteError) {
        try self.init(sql, text: sql.description, on: database)
    }

    convenience init(_ sql: JoinedSQL, on database: DatabaseHandle) throws(SQLiteError) {
        try self.init(sql.pieces[0], text: sql.text, on: database)
    }

    private init(
        _ sql: StaticString, text: String, on database: DatabaseHandle
    ) throws(SQLiteError) {
        try database.requireAsking(text, sql)
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(
            database.pointer, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else {
            throw .last(of: database.pointer, code: code, sql: sql, isPreparing: true)
        }
        self.sql = sql
        self.handle = handle
        self.database = database
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// What a row closure wants next.
    package enum Next: Sendable {
        case `continue`, stop
    }

    /// Runs to the end; rows are passed over.
    ///
    /// - Returns: How many rows were inserted, updated or deleted, those of triggers not counted;
    ///   meaningful after such a statement only.
    @discardableResult
    package func run(_ values: [Value]) throws(SQLiteError) -> Int {
        try each(values) { _ in .continue }
        return Int(sqlite3_changes64(database.pointer))
    }

    /// What `read` makes of the first row; `nil` if there is none.
    package func first<Result>(
        _ values: [Value], _ read: (borrowing Row) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result? {
        var result: Result?
        try each(values) { row throws(SQLiteError) in
            result = try read(row)
            return .stop
        }
        return result
    }

    /// What `read` makes of each row, in order.
    package func all<Result>(
        _ values: [Value], _ read: (borrowing Row) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> [Result] {
        var results: [Result] = []
        try each(values) { row throws(SQLiteError) in
            results.append(try read(row))
            return .continue
        }
        return results
    }

    /// Gives each row to `visit`, in order, until it wants no more.
    package func each(
        _ values: [Value], _ visit: (borrowing Row) throws(SQLiteError) -> Next
    ) throws(SQLiteError) {
        guard !isRunning else { throw .misuse("the statement is running already", sql: sql) }
        isRunning = true
        defer {
            sqlite3_clear_bindings(handle)
            isRunning = false
        }
        try withBound(values) { () throws(SQLiteError) in
            try step(visit)
        }
    }

    private func step(
        _ visit: (borrowing Row) throws(SQLiteError) -> Next
    ) throws(SQLiteError) {
        do {
            while try isOnRow(), try visit(Row(handle)) == .continue {}
        } catch {
            // Its result is that of the step that failed, which is being thrown.
            sqlite3_reset(handle)
            throw error
        }
        // Outside a transaction, resetting a statement that has rows left is what commits it.
        try check(sqlite3_reset(handle))
    }

    /// Moves on; false at the end.
    private func isOnRow() throws(SQLiteError) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else { throw error(code) }
        return false
    }

    func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw error(code) }
    }

    private func error(_ code: Int32) -> SQLiteError {
        .last(of: database.pointer, code: code, sql: sql, isPreparing: false)
    }
}
