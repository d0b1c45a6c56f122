internal import SQLite

extension Registry {
    /// What is wrong with a store, in words for its keeper; empty where nothing is.
    package static func faults(ofStoreAt path: String, keys: MasterKeys) throws -> [String] {
        let registry = try Registry(Connection(path: path, access: .readOnly), keys: keys)
        let connection = registry.connection
        let version = try Migrations.version(of: connection)
        guard version == Migrations.newest else {
            return ["the schema is at \(version) and this program's at \(Migrations.newest)"]
        }
        let damage = try connection.all("PRAGMA integrity_check(20)") { row in row.text(0) }
        let orphans = try connection.all("PRAGMA foreign_key_check") { row in
            "a row of \(row.text(0)) points to a missing row of \(row.text(2))"
        }
        return try damage.filter { $0 != "ok" } + orphans + registry.misreadReports()
            + registry.miscopiedTables()
    }

    /// The reports whose kept readers are not those that paragraph 1 names.
    private func misreadReports() throws -> [String] {
        let ids = try connection.all("SELECT id FROM reports ORDER BY id") { row in row.text(0) }
        return try ids.filter { try !keepsRightReaders($0) }.map { "the readers of \($0) are off" }
    }
}
