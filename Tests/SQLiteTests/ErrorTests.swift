import Foundation
import Testing

@testable import SQLite

@Suite("Errors of SQLite")
struct ErrorTests {
    let scratch: Scratch
    let writer: Connection

    init() throws {
        scratch = try Scratch()
        writer = try scratch.writer()
        try writer.execute(
            script: """
                CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
                CREATE TABLE children (
                    id INTEGER PRIMARY KEY,
                    parent INTEGER NOT NULL REFERENCES parents,
                    word TEXT UNIQUE CHECK (word IN ('a', 'b'))
                ) STRICT;
                CREATE TRIGGER final BEFORE DELETE ON children
                BEGIN SELECT raise(ABORT, 'children are final'); END;
                INSERT INTO parents VALUES (1);
                INSERT INTO children VALUES (1, 1, 'a');
                """)
    }

    @Test(
        arguments: [
            ("INSERT INTO children VALUES (1, 1, 'b')", .unique),
            ("INSERT INTO children VALUES (2, 1, 'a')", .unique),
            ("INSERT INTO children VALUES (2, 1, 'c')", .check),
            ("INSERT INTO children VALUES (2, 7, 'b')", .foreignKey),
            ("INSERT INTO children VALUES (2, NULL, 'b')", .notNull),
            ("INSERT INTO children VALUES (2, 'one', 'b')", .dataType),
            ("DELETE FROM children", .trigger),
            ("INSERT OR REPLACE INTO children VALUES (1, 1, 'b')", .trigger),
        ] as [(StaticString, SQLiteError.Constraint)])
    func `a constraint is told by its kind`(
        sql: StaticString, constraint: SQLiteError.Constraint
    ) throws {
        let error = #expect(throws: SQLiteError.self) { try writer.run(sql) }
        #expect(error?.kind == .constraint(constraint))
        #expect(error?.isConstraint == true)
        #expect(try writer.all("SELECT word FROM children") { $0.text(0) } == ["a"])
    }

    @Test func `a trigger's own words are the message`() throws {
        let error = #expect(throws: SQLiteError.self) { try writer.run("DELETE FROM children") }
        #expect(error?.message == "children are final")
        #expect(
            error?.description
                == "SQLite error 1811: children are final in: DELETE FROM children")
    }

    @Test func `a full database is told, and is whole afterwards`() throws {
        try writer.execute(
            script: "CREATE TABLE heap (b BLOB) STRICT; PRAGMA max_page_count = 20")
        let insert: StaticString = "INSERT INTO heap VALUES (zeroblob(1000000))"
        let error = #expect(throws: SQLiteError.self) { try writer.run(insert) }
        #expect(error?.isFull == true)
        try writer.execute(script: "PRAGMA max_page_count = 10000")
        #expect(try writer.run(insert) == 1)
    }

    @Test func `a reader cannot write`() throws {
        let error = #expect(throws: SQLiteError.self) {
            try scratch.reader().run("INSERT INTO parents VALUES (2)")
        }
        #expect(error?.kind == .readOnly)
    }

    @Test func `query_only is not all that keeps a reader from writing`() throws {
        let reader = try scratch.reader()
        try reader.execute(script: "PRAGMA query_only = 0")
        let error = #expect(throws: SQLiteError.self) {
            try reader.run("INSERT INTO parents VALUES (2)")
        }
        #expect(error?.kind == .readOnly)
    }

    @Test(arguments: [true, false])
    func `a file that is no database is corrupt`(readOnly: Bool) throws {
        let path = scratch.folder + "/letter.txt"
        try String(repeating: "Dear Subcommittee,\n", count: 300).write(
            toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: SQLiteError.self) {
            try Connection(path: path, access: readOnly ? .readOnly : .readWriteCreate)
        }
        #expect(error?.isCorrupt == true)
    }

    @Test func `damage within a table is told`() throws {
        let path = scratch.folder + "/damaged.db"
        do {
            let other = try Connection(path: path, access: .readWriteCreate)
            try other.execute(
                script: """
                    CREATE TABLE items (name TEXT) STRICT;
                    WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                    INSERT INTO items SELECT 'item ' || i FROM n;
                    """)
        }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xAA, count: 8192))
        try file.close()
        let error = #expect(throws: SQLiteError.self) {
            try Connection(path: path, access: .readOnly).all("SELECT name FROM items") {
                $0.text(0)
            }
        }
        #expect(error?.isCorrupt == true)
    }

    @Test func `a writer that waits for a lock in vain is told that it is busy`() throws {
        let reader = try scratch.reader()
        try reader.beginReading()
        _ = try reader.first("SELECT 1 FROM parents") { $0.int(0) }
        try writer.run("INSERT INTO parents VALUES (2)")
        try writer.execute(script: "PRAGMA busy_timeout = 1")
        let error = #expect(throws: SQLiteError.self) { try writer.checkpoint(.restart) }
        #expect(error?.isBusy == true)
        try reader.commit()
        #expect(try writer.checkpoint(.restart).isComplete)
    }

    @Test func `a long query can be stopped from another thread`() throws {
        let handle = writer.interruptHandle
        let stopper = Thread {
            while !Thread.current.isCancelled {
                handle.interrupt()
                usleep(1000)
            }
        }
        stopper.start()
        defer { stopper.cancel() }
        let error = #expect(throws: SQLiteError.self) {
            try writer.first(
                """
                WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n)
                SELECT count(*) FROM n
                """
            ) { $0.int(0) }
        }
        #expect(error?.isInterrupted == true)
    }

    @Test func `interrupting a closed connection does nothing`() throws {
        let handle = try Connection(
            path: scratch.folder + "/other.db", access: .readWriteCreate
        ).interruptHandle
        handle.interrupt()
        #expect(try writer.first("SELECT 1") { $0.int(0) } == 1)
    }

    @Test func `a message never holds a bound value`() throws {
        try writer.execute(script: "CREATE VIRTUAL TABLE words USING fts5(text)")
        // FTS5 says "no such column: strike".
        let secret = "strike: cell"
        let search = #expect(throws: SQLiteError.self) {
            try writer.all("SELECT text FROM words WHERE words MATCH ?1", .text(secret)) {
                $0.text(0)
            }
        }
        let check = #expect(throws: SQLiteError.self) {
            try writer.run("INSERT INTO children VALUES (3, 1, ?1)", .text(secret))
        }
        let type = #expect(throws: SQLiteError.self) {
            try writer.run("INSERT INTO children VALUES (?1, 1, 'b')", .text(secret))
        }
        for error in [search, check, type] {
            let error = try #require(error)
            #expect(!error.description.contains("strike"))
        }
    }

    @Test func `a fault in our SQL is told when preparing, with the SQL`() throws {
        let error = #expect(throws: SQLiteError.self) { try writer.run("SELECT misspelt") }
        #expect(error?.kind == .other)
        #expect(
            error?.description == "SQLite error 1: no such column: misspelt in: SELECT misspelt")
    }
}
