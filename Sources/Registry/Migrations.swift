internal import RepositoryFiles
internal import SQLite

/// Brings a store's schema to this program's: numbered files, each applied once, in order.
package enum Migrations {
    package enum Fault: Error, Sendable {
        /// The store was written by a later program; this one must not touch it.
        case newerThanThisProgram(store: Int, program: Int)
    }

    /// The number of the newest migration.
    package static var newest: Int { RepositoryFiles.migrations.last?.number ?? 0 }

    /// Applies what is missing, all of it or nothing, and says which numbers those were.
    static func apply(to registry: Registry) throws -> [Int] {
        let connection = registry.connection
        let present = try version(of: connection)
        guard present <= newest else {
            throw Fault.newerThanThisProgram(store: present, program: newest)
        }
        let missing = RepositoryFiles.migrations.filter { $0.number > present }
        guard !missing.isEmpty else { return [] }
        try connection.immediate {
            for migration in missing { try apply(migration, to: connection) }
            try registry.publishEverything()
            // A pragma takes no parameters; the number is our own (sqlite.org/pragma.html).
            try connection.execute(script: "PRAGMA user_version = \(newest)")
        }
        return missing.map(\.number)
    }

    /// The migration that seals the words of a store.
    static let sealing = 14

    /// That one puts what is final into another form, so no trigger fires.
    private static func apply(
        _ migration: Migration, to connection: Connection
    ) throws(SQLiteError) {
        guard migration.number == sealing else {
            return try connection.execute(script: migration.sql)
        }
        try connection.executeWithoutTriggers(script: migration.sql)
    }

    static func version(of connection: Connection) throws(SQLiteError) -> Int {
        try connection.first("PRAGMA user_version") { row in row.int(0) } ?? 0
    }
}
