import Foundation
import SQLite
import Testing

@testable import Registry

/// Numbered files, each applied once; what was released is never edited.
struct MigrationTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "migrations")

    static func files() throws -> [(name: String, sql: String)] {
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
        #expect(try store.faults() == [])
    }

    @Test func `a store comes from any of them to the newest, and stays there`() throws {
        let fresh = try Store()
        _ = try fresh.writer()
        let wanted = try Self.schema(of: fresh.reader())
        for number in 0...Migrations.newest {
            let store = try Store()
            do {
                let connection = try store.connection()
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
        #expect(try store.faults().count == 1)
    }

    /// The digest (FNV-1a, 64 bits) of each migration. Once a version is released that has it, a
    /// migration is not changed any more: a store that has the old form would keep it.
    private static let digests: [String: UInt64] = [
        "0001_accounts.sql": 0xE6A5_80EC_CED2_76AB,
        "0002_visits.sql": 0x0F1A_A695_CC5C_5DDB,
        "0003_reports.sql": 0xB480_9F7E_4CE3_D2B7,
        "0004_replies.sql": 0x0257_F3C4_0E19_5D1B,
        "0005_publication.sql": 0x4A9A_7A3F_3380_8D9E,
        "0006_acts.sql": 0xE3B1_D08C_E46A_4EDB,
        "0007_dialogue.sql": 0x5BC7_902B_D535_D981,
        "0008_report_facts.sql": 0x2FAF_0576_E9CE_FB2E,
        "0009_changes.sql": 0x3A38_C504_27FD_A89E,
        "0010_paragraph_4.sql": 0x45A8_7F36_6C90_155D,
        "0011_personal_data.sql": 0x6F91_9956_3905_364A,
        "0012_recommendations.sql": 0x9D8A_7DFC_F9BA_2BEC,
        "0013_documents.sql": 0x12B8_C382_D946_F69D,
        "0014_sealed.sql": 0x3AA9_9C4A_149D_FDFB,
        "0015_two_persons.sql": 0x64CE_0842_4D33_840D,
        "0016_audit_trail.sql": 0x048F_1035_02FE_B997,
        "0017_public_tables.sql": 0x57F8_A925_1C54_2B4A,
        "0018_known.sql": 0x3A93_84BA_A82B_467B,
        "0019_search.sql": 0x30B0_E381_2F27_BBBF,
    ]

    @Test func `a migration is edited before its release or never`() throws {
        let files = try Self.files()
        #expect(files.map(\.name) == Self.digests.keys.sorted())
        for (name, sql) in files {
            let digest = String(Self.digest(of: sql), radix: 16)
            #expect(Self.digests[name].map { String($0, radix: 16) } == digest, "\(name)")
        }
    }

    private static func digest(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
