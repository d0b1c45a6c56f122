internal import CSQLite

/// What SQLite could not do, or would not.
package struct SQLiteError: Error, Sendable {
    /// The extended result code (sqlite.org/rescode.html).
    package let extendedCode: Int32

    /// For people who operate the service. It never holds a bound value: where SQLite's own
    /// sentence might (a full-text query that cannot be parsed is quoted), the code's text stands.
    package let message: String

    /// The statement, if it was one of ours: it is fixed when compiling, so it holds no value.
    package let sql: StaticString?

    /// The primary result code.
    package var code: Int32 { extendedCode & 0xFF }

    init(extendedCode: Int32, message: String, sql: StaticString? = nil) {
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
    }

    /// For a row that the schema's checks should have kept out of the table.
    package static func unreadable(_ what: StaticString) -> SQLiteError {
        SQLiteError(extendedCode: SQLITE_MISMATCH, message: "cannot read \(what) from its row")
    }
}

extension SQLiteError: CustomStringConvertible {
    package var description: String {
        let place = sql.map { " in: \($0)" } ?? ""
        return "SQLite error \(extendedCode): \(message)\(place)"
    }
}

extension SQLiteError {
    /// What follows from an error, for those who have to act on it.
    package enum Kind: Equatable, Sendable {
        case constraint(Constraint)
        /// No room on the disk, or `max_page_count` reached.
        case full
        /// Another connection holds a lock for longer than the busy timeout.
        case busy
        /// Another connection, here or in another process, is the one that writes.
        case writerExists
        /// Reading, writing or syncing failed: nothing further may be written.
        case io
        /// The file is damaged or no database.
        case corrupt
        case interrupted
        case readOnly
        /// The authorizer said no.
        case notAuthorized
        case cannotOpen
        /// A function of ours had no answer: what was sealed does not open.
        case unopened
        /// A fault of our own, in SQL or in the use of this wrapper.
        case other
    }

    package enum Constraint: Equatable, Sendable {
        case unique, check, foreignKey, notNull, trigger
        /// A value of another type than a `STRICT` table's column.
        case dataType
        case other
    }

    package var kind: Kind {
        switch code {
        case SQLITE_CONSTRAINT: .constraint(constraint)
        case SQLITE_FULL: .full
        case Self.writerExistsCode: .writerExists
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_IOERR: .io
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_INTERRUPT: .interrupted
        case SQLITE_READONLY: .readOnly
        case SQLITE_AUTH: .notAuthorized
        case SQLITE_CANTOPEN: .cannotOpen
        case Self.unopenedCode: .unopened
        default: .other
        }
    }

    private var constraint: Constraint {
        // SQLITE_CONSTRAINT_* are macros of a form that Swift does not import.
        switch extendedCode >> 8 {
        case 1: .check
        case 3: .foreignKey
        case 5: .notNull
        case 6, 8, 10: .unique
        case 7: .trigger
        case 12: .dataType
        default: .other
        }
    }

    package var isConstraint: Bool { code == SQLITE_CONSTRAINT }
    package var isFull: Bool { kind == .full }
    package var isBusy: Bool { kind == .busy }
    package var isIO: Bool { kind == .io }
    package var isCorrupt: Bool { kind == .corrupt }
    package var isInterrupted: Bool { kind == .interrupted }
}

extension SQLiteError {
    /// A primary code that SQLite leaves free (its own end at 28, and begin again at 100).
    static let writerExistsCode: Int32 = 0x7F

    /// Likewise, for ``Kind/unopened``.
    static let unopenedCode: Int32 = 0x7E

    static func writerExists(lockPath: String) -> SQLiteError {
        SQLiteError(
            extendedCode: writerExistsCode,
            message: "another connection or process writes to this database: it holds \(lockPath)")
    }

    /// For a call of the system that failed; reads `errno`'s text.
    static func system(_ call: StaticString, path: String, errno: Int32) -> SQLiteError {
        SQLiteError(
            extendedCode: SQLITE_CANTOPEN, message: "\(call) \(path): \(text(ofErrno: errno))")
    }

    static func misuse(_ message: String, sql: StaticString? = nil) -> SQLiteError {
        SQLiteError(extendedCode: SQLITE_MISUSE, message: message, sql: sql)
    }

    /// The error of the call on `database` that has just failed.
    ///
    /// - Parameter mayQuote: Whether the message may be SQLite's own. It may while preparing, when
    ///   nothing is bound. While running only a constraint's message is known to name columns and
    ///   the fixed texts of triggers, and nothing else.
    static func last(
        of database: OpaquePointer, code: Int32, sql: StaticString?, isPreparing: Bool
    ) -> SQLiteError {
        if code == unopenedCode {
            return SQLiteError(extendedCode: code, message: "an envelope does not open", sql: sql)
        }
        let quotesNoValue = isPreparing || code & 0xFF == SQLITE_CONSTRAINT
        let message = quotesNoValue ? sqlite3_errmsg(database) : sqlite3_errstr(code)
        return SQLiteError(
            extendedCode: code, message: message.map { String(cString: $0) } ?? "", sql: sql)
    }
}
