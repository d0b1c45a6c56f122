internal import CSQLite

/// An open database, closed when the connection and all its statements are gone.
final class DatabaseHandle {
    let pointer: OpaquePointer
    /// Held as long as this database is open to write; given back after it is closed.
    private let lock: LockFile?
    let interruptHandle: InterruptHandle
    /// What SQLite calls with a bare pointer has to live as long as the database.
    var authorizer: AuthorizerBox?

    init(path: String, access: Connection.Access) throws(SQLiteError) {
        switch access {
        case .readWriteCreate:
            lock = try LockFile(database: path)
            try DatabaseFile.createOrProtect(path)
        case .readOnly, .inMemory:
            lock = nil
        }
        pointer = try Self.open(path, flags: access.flags)
        interruptHandle = InterruptHandle(pointer)
    }

    private static func open(_ path: String, flags: Int32) throws(SQLiteError) -> OpaquePointer {
        var pointer: OpaquePointer?
        let code = sqlite3_open_v2(path, &pointer, flags, nil)
        guard let pointer else {
            throw SQLiteError(extendedCode: code, message: "no memory to open a database")
        }
        guard code == SQLITE_OK else {
            defer { sqlite3_close(pointer) }
            throw .last(of: pointer, code: code, sql: nil, isPreparing: true)
        }
        return pointer
    }

    deinit {
        interruptHandle.invalidate()
        // Not BUSY: every statement holds this object.
        let code = sqlite3_close(pointer)
        assert(code == SQLITE_OK, "a statement is left")
    }
}

extension Connection.Access {
    /// Without mutexes, for a connection is confined to a thread; with extended result codes; never
    /// with the cache shared between connections.
    fileprivate var flags: Int32 {
        let common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE
        switch self {
        case .readWriteCreate: return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        case .readOnly: return common | SQLITE_OPEN_READONLY
        case .inMemory: return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY
        }
    }
}
