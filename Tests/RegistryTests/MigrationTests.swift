import Foundation
import SQLite
import Testing

@testable import Registry

/// Numbered files, each applied once; what was released is never edited.
struct MigrationTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "migrations")

    private static func files() throws -> [(name: String, sql: String)] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            let data = try Data(contentsOf: folder.appending(path: name))
            return (name, String(decoding: data, as: UTF8.self))
        }
    }

    private static func schema(of registry: Registry) throws -> [String] {
        try registry.connection.all(
            "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema ORDER BY 1"
        ) { $0.text(0) }
    }

    @Test func `a new store has all of them`() throws {
        let store = try Store()
        _ = try store.writer()
        let reader = try store.reader()
        #expect(try Migrations.version(of: reader.connection) == Migrations.newest)
        #expect(Migrations.newest == (try Self.files().count))
        #expect(try Self.schema(of: reader).count > 20)
        #expect(try Registry.faults(ofStoreAt: store.path) == [])
    }

    @Test func `a store comes from any of them to the newest, and stays there`() throws {
        let fresh = try Store()
        _ = try fresh.writer()
        let wanted = try Self.schema(of: fresh.reader())
        for number in 0...Migrations.newest {
            let store = try Store()
            do {
                let connection = try Connection(path: store.path, access: .readWriteCreate)
                for file in try Self.files().prefix(number) {
                    try connection.execute(script: file.sql)
                }
                try connection.execute(script: "PRAGMA user_version = \(number)")
            }
            for _ in 1...2 {
                _ = try store.writer()
                #expect(try Self.schema(of: store.reader()) == wanted, "from \(number)")
            }
        }
    }

    @Test func `a store of a later program is refused and left as it is`() throws {
        let store = try Store()
        try store.writer().perform { registry in
            try registry.connection.execute(
                script: "PRAGMA user_version = \(Migrations.newest + 1)")
        }
        let error = #expect(throws: Migrations.Fault.self) { try store.writer() }
        guard case .newerThanThisProgram(let number, let program)? = error else { return }
        #expect(number == Migrations.newest + 1 && program == Migrations.newest)
        let version = try Migrations.version(of: store.reader().connection)
        #expect(version == Migrations.newest + 1)
        #expect(try Registry.faults(ofStoreAt: store.path).count == 1)
    }

    /// The digest (FNV-1a, 64 bits) of each migration as it was released. A line is added with a
    /// release and never changed after it: a store that has the old form would keep it.
    private static let released: [String: UInt64] = [:]

    @Test func `what was released is not edited`() throws {
        let files = try Self.files()
        for (name, digest) in Self.released {
            let file = try #require(files.first { $0.name == name })
            #expect(Self.digest(of: file.sql) == digest, "\(name)")
        }
        #expect(Self.digest(of: "a") != Self.digest(of: "b"))
    }

    private static func digest(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
