internal import CRepositoryFiles

/// Files at the root of the repository, as they were when the binary was built.
package enum RepositoryFiles {
    /// The contract that the service answers with at `/openapi.yaml`, byte for byte.
    package static let openapi: [UInt8] = bytes(of: embedded_openapi())

    /// The steps from an empty store to the present form, in the order of their numbers.
    package static let migrations: [Migration] = (0..<embedded_migration_count()).map {
        let file = embedded_migration($0)
        return Migration(file: String(cString: file.name), sql: text(of: file))
    }

    /// The views through which members read: `doors/members.sql`.
    package static let membersDoor = text(of: embedded_members_door())

    private static func text(of file: embedded_file) -> String {
        String(decoding: bytes(of: file), as: UTF8.self)
    }

    private static func bytes(of file: embedded_file) -> [UInt8] {
        Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.length)))
    }
}

/// One numbered step in the form of the store: the file `migrations/0003_reports.sql`.
package struct Migration: Sendable {
    /// The digits before the first underscore; the first migration is 1.
    package let number: Int
    /// What follows them: `reports`.
    package let name: String
    package let sql: String

    /// The compiler embedded the file, so a name without a number cannot come from outside;
    /// it would count as 0, which HouseRulesTests refuses.
    init(file: String, sql: String) {
        let stem = file.hasSuffix(".sql") ? file.dropLast(4) : file[...]
        let parts = stem.split(separator: "_", maxSplits: 1)
        number = parts.first.flatMap { Int($0) } ?? 0
        name = parts.count == 2 ? String(parts[1]) : String(stem)
        self.sql = sql
    }
}
