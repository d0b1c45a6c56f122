import Foundation
import Testing

@testable import SQLite

/// The log is the process's, so other suites write to it meanwhile.
@Suite("SQLite's log", .serialized)
struct LogTests {
    /// Guarded by its lock.
    final class Lines: @unchecked Sendable {
        private let lock = NSLock()
        private var lines: [(code: Int32, message: String)] = []

        func append(_ code: Int32, _ message: String) {
            lock.withLock { lines.append((code, message)) }
        }

        func contains(_ part: String) -> Bool {
            lock.withLock { lines.contains { $0.code != 0 && $0.message.contains(part) } }
        }
    }

    @Test func `an error goes to the sink`() throws {
        let lines = Lines()
        SQLiteLog.setSink { lines.append($0, $1) }
        defer { SQLiteLog.setSink(nil) }
        let scratch = try Scratch()
        let writer = try scratch.writer()
        #expect(throws: SQLiteError.self) { try writer.run("SELECT seventeen_unknown") }
        #expect(lines.contains("seventeen_unknown"))
    }

    @Test func `without a sink nothing is kept`() throws {
        let lines = Lines()
        SQLiteLog.setSink { lines.append($0, $1) }
        SQLiteLog.setSink(nil)
        let scratch = try Scratch()
        let writer = try scratch.writer()
        #expect(throws: SQLiteError.self) { try writer.run("SELECT eighteen_unknown") }
        #expect(!lines.contains("eighteen_unknown"))
    }
}
