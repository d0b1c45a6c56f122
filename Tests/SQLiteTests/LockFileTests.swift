import Foundation
import Testing

@testable import SQLite

@Suite("One connection writes")
struct LockFileTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    /// The scenario of the WAL-reset fault needs a second connection that may checkpoint. There is
    /// none to be had: not to write, and a reader's checkpoint is refused.
    @Test func `while one connection writes, no other can checkpoint`() throws {
        let writer = try scratch.writerWithTable()
        try writer.run("INSERT INTO items (name) VALUES ('in the WAL')")
        let error = #expect(throws: SQLiteError.self) { try scratch.writer() }
        #expect(error?.kind == .writerExists)
        #expect(error?.description.contains("register.db.lock") == true)

        let reader = try scratch.reader()
        #expect(throws: SQLiteError.self) { try reader.checkpoint(.passive) }
        // SQLite itself answers a read-only connection's pragma with "busy" or nothing moved.
        let moved = try? reader.first("PRAGMA wal_checkpoint(PASSIVE)") { $0.int(2) }
        #expect((moved ?? 0) <= 0)
        #expect(try writer.checkpoint(.passive).isComplete)
    }

    @Test func `a reader that closes last leaves the WAL alone`() throws {
        let reader: Connection
        do {
            let writer = try scratch.writerWithTable()
            reader = try scratch.reader()
            try writer.run("INSERT INTO items (name) VALUES ('in the WAL')")
            #expect(try reader.names() == ["in the WAL"])
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "-wal"))
        try closeAfterUse(reader)
        let after = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "-wal"))
        #expect(!before.isEmpty && before == after)
        #expect(try scratch.writer().names() == ["in the WAL"])
    }

    @Test func `another name of the same file is the same database`() throws {
        let writer = try scratch.writer()
        let link = scratch.folder + "/link.db"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: scratch.path)
        for path in [link, scratch.folder + "/./register.db"] {
            let error = #expect(throws: SQLiteError.self) {
                try Connection(path: path, access: .readWriteCreate)
            }
            #expect(error?.kind == .writerExists)
        }
        #expect(writer.access == .readWriteCreate)
    }

    @Test func `the next writer may open when the one before is closed`() throws {
        for _ in 0..<3 { _ = try scratch.writer() }
        let writer = try scratch.writer()
        #expect(throws: SQLiteError.self) { try scratch.writer() }
        #expect(writer.access == .readWriteCreate)
    }

    @Test func `a statement that is kept keeps the lock`() throws {
        var statement: Statement?
        do { statement = try scratch.writerWithTable().prepare("SELECT id FROM items") }
        #expect(throws: SQLiteError.self) { try scratch.writer() }
        #expect(try statement?.all([]) { $0.int(0) } == [])
        statement = nil
        _ = try scratch.writer()
    }

    @Test func `another process is refused, and served afterwards`() throws {
        let lockPath = scratch.path + ".lock"
        do {
            let writer = try scratch.writer()
            #expect(try flockInAnotherProcess(lockPath) == 1)
            #expect(writer.access == .readWriteCreate)
        }
        #expect(try flockInAnotherProcess(lockPath) == 0)
    }

    @Test func `a lock that another process holds is respected`() throws {
        let holder = try OtherProcess([
            "/usr/bin/flock", "-n", scratch.path + ".lock", "-c", "echo held; read line",
        ])
        #expect(holder.read(5) == "held\n")

        let error = #expect(throws: SQLiteError.self) { try scratch.writer() }
        #expect(error?.kind == .writerExists)

        #expect(holder.finish() != nil)
        _ = try scratch.writer()
    }

    @Test func `a refused writer leaves no descriptor behind`() throws {
        let writer = try scratch.writer()
        let pathsOfDescriptors = { () throws -> Int in
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
                let target = try? FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/self/fd/" + $0)
                return target?.hasPrefix(scratch.folder) == true
            }.count
        }
        let before = try pathsOfDescriptors()
        for _ in 0..<5 { #expect(throws: SQLiteError.self) { try scratch.writer() } }
        #expect(try pathsOfDescriptors() == before)
        #expect(writer.access == .readWriteCreate)
    }

    private func closeAfterUse(_ reader: consuming Connection) throws {
        #expect(try reader.names() == ["in the WAL"])
    }

    /// util-linux's `flock`: 0 if it gets the lock at once, 1 if not.
    private func flockInAnotherProcess(_ path: String) throws -> Int32? {
        try OtherProcess(["/usr/bin/flock", "-n", path, "true"]).finish()
    }
}
