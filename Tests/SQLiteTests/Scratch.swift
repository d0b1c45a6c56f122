import Foundation

@testable import SQLite

/// A folder of its own for each test, deleted with it.
final class Scratch {
    let folder: String

    init() throws {
        var template = Array((NSTemporaryDirectory() + "opcat-sqlite-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
        folder = String(cString: made)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var path: String { folder + "/register.db" }

    func writer() throws -> Connection {
        try Connection(path: path, access: .readWriteCreate)
    }

    func reader() throws -> Connection {
        try Connection(path: path, access: .readOnly)
    }

    /// A writer with one table: a number, a text that is given, and a text that may be.
    func writerWithTable() throws -> Connection {
        let connection = try writer()
        try connection.execute(
            script: """
                CREATE TABLE items (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE,
                    note TEXT,
                    bytes BLOB
                ) STRICT
                """)
        return connection
    }
}

extension Connection {
    func names() throws(SQLiteError) -> [String] {
        try all("SELECT name FROM items ORDER BY id") { $0.text(0) }
    }
}
