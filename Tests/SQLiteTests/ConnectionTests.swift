import Foundation
import Testing

@testable import SQLite

@Suite("A connection")
struct ConnectionTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test(
        arguments: [
            ("PRAGMA journal_mode", "wal"), ("PRAGMA synchronous", "2"),
            ("PRAGMA foreign_keys", "1"), ("PRAGMA recursive_triggers", "1"),
            ("PRAGMA trusted_schema", "0"), ("PRAGMA cell_size_check", "1"),
            ("PRAGMA temp_store", "2"), ("PRAGMA mmap_size", "0"), ("PRAGMA secure_delete", "1"),
            ("PRAGMA journal_size_limit", "67108864"), ("PRAGMA cache_size", "-65536"),
            ("PRAGMA busy_timeout", "5000"), ("PRAGMA encoding", "UTF-8"),
        ] as [(StaticString, String)])
    func `the writer's settings are in force`(pragma: StaticString, wanted: String) throws {
        let value = try scratch.writer().first(pragma) { $0.text(0) }
        #expect(value == wanted)
    }

    @Test(
        arguments: [
            ("PRAGMA journal_mode", "wal"), ("PRAGMA query_only", "1"),
            ("PRAGMA trusted_schema", "0"), ("PRAGMA cell_size_check", "1"),
        ] as [(StaticString, String)])
    func `a reader's settings are in force`(pragma: StaticString, wanted: String) throws {
        let writer = try scratch.writerWithTable()
        let value = try scratch.reader().first(pragma) { $0.text(0) }
        #expect(value == wanted)
        #expect(writer.access == .readWriteCreate)
    }

    @Test func `DEFENSIVE keeps the schema from being written by hand`() throws {
        let writer = try scratch.writerWithTable()
        try writer.execute(script: "PRAGMA writable_schema = 1")
        #expect(throws: SQLiteError.self) {
            try writer.run("UPDATE sqlite_schema SET sql = '' WHERE name = 'items'")
        }
        #expect(try writer.names() == [])
    }

    @Test func `no SQL loads an extension`() throws {
        let error = #expect(throws: SQLiteError.self) {
            try scratch.writer().first("SELECT load_extension('x')") { $0.isNull(0) }
        }
        #expect(error?.kind == .notAuthorized || error?.kind == .other)
    }

    @Test func `a word in double quotes is no text`() throws {
        let writer = try scratch.writerWithTable()
        #expect(throws: SQLiteError.self) {
            try writer.all("SELECT id FROM items WHERE name = \"misspelt\"") { $0.int(0) }
        }
    }

    @Test func `nothing can be attached to a reader`() throws {
        let writer = try scratch.writerWithTable()
        let reader = try scratch.reader()
        #expect(throws: SQLiteError.self) {
            try reader.execute(script: "ATTACH ':memory:' AS other")
        }
        #expect(try writer.names() == [])
    }

    @Test func `the database, its WAL and its lock are its owner's alone`() throws {
        let writer = try scratch.writerWithTable()
        for companion in ["", "-wal", "-shm", ".lock"] {
            #expect(try mode(scratch.path + companion) == 0o600, "\(companion)")
        }
        #expect(try writer.names() == [])
    }

    @Test func `an existing database is closed to others`() throws {
        do { _ = try scratch.writerWithTable() }
        #expect(chmod(scratch.path, 0o644) == 0)
        let writer = try scratch.writer()
        #expect(try mode(scratch.path) == 0o600)
        #expect(try writer.names() == [])
    }

    @Test func `what was committed is there after opening again`() throws {
        do {
            let writer = try scratch.writerWithTable()
            try writer.run("INSERT INTO items (name) VALUES (?1)", "kept")
        }
        #expect(try scratch.writer().names() == ["kept"])
    }

    @Test func `the WAL goes with the last connection, and a reader can still open`() throws {
        do {
            let writer = try scratch.writerWithTable()
            try writer.run("INSERT INTO items (name) VALUES (?1)", "kept")
            #expect(FileManager.default.fileExists(atPath: scratch.path + "-wal"))
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "-wal"))
        #expect(try scratch.reader().names() == ["kept"])
    }

    @Test func `a reader does not make a file`() throws {
        let error = #expect(throws: SQLiteError.self) { try scratch.reader() }
        #expect(error?.kind == .cannotOpen)
        #expect(!FileManager.default.fileExists(atPath: scratch.path))
    }

    @Test func `a folder that is not there cannot be opened`() {
        let error = #expect(throws: SQLiteError.self) {
            try Connection(path: scratch.folder + "/none/a.db", access: .readWriteCreate)
        }
        #expect(error?.kind == .cannotOpen)
    }

    @Test func `a name that looks like a URI is a file`() throws {
        let name = scratch.folder + "/file:a.db?mode=memory"
        _ = try Connection(path: name, access: .readWriteCreate)
        #expect(FileManager.default.fileExists(atPath: name))
    }

    @Test func `a reader sees each commit, and that there was one`() throws {
        let writer = try scratch.writerWithTable()
        let reader = try scratch.reader()
        #expect(try reader.names() == [])
        let before = try reader.dataVersion()
        #expect(try reader.dataVersion() == before)
        try writer.run("INSERT INTO items (name) VALUES ('new')")
        #expect(try reader.dataVersion() != before)
        #expect(try reader.names() == ["new"])
    }

    @Test func `a script runs whole`() throws {
        let writer = try scratch.writerWithTable()
        try writer.execute(
            script: "INSERT INTO items (name) VALUES ('a'); INSERT INTO items (name) VALUES ('b');")
        #expect(try writer.names() == ["a", "b"])
        #expect(throws: SQLiteError.self) { try writer.execute(script: "SELEC") }
    }

    private func mode(_ path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}
