import Article16
import SQLite
import Testing

@testable import Registry

/// How entries come into the trails.
struct AuditTrailTests {
    private struct Wrong: Error {}

    private static func entry(_ trail: String, _ act: String = "act") -> AuditEntry {
        AuditEntry(
            trail: Trail(key: trail), happenedAt: Registry.now, account: nil, act: act,
            subject: "-", ground: "spt", outcome: .read)
    }

    private static func size(_ trail: String, in registry: Registry) throws -> Int {
        try registry.connection.first(
            "SELECT count(*) FROM audit_trail WHERE trail = ?1", .text(trail)
        ) { $0.int(0) } ?? 0
    }

    @Test func `each trail counts its own entries alone`() throws {
        let store = try Store()
        try store.writer().perform { registry in
            for _ in 0..<5 { try registry.append(Self.entry("KAZ")) }
            try registry.append(Self.entry("GEO"))
            let numbers = try registry.connection.all(
                "SELECT trail || number FROM audit_trail ORDER BY trail, number"
            ) { $0.text(0) }
            #expect(numbers == ["GEO0", "KAZ0", "KAZ1", "KAZ2", "KAZ3", "KAZ4"])
            #expect(try registry.auditFaults(against: []) == [])
        }
    }

    @Test func `what is undone leaves no entry, and the next takes its place`() throws {
        let store = try Store()
        try store.writer().perform { registry in
            for round in 0..<9 {
                try registry.append(Self.entry("KAZ", "kept_\(round)"))
                #expect(throws: Wrong.self) {
                    try registry.part {
                        for _ in 0...round { try registry.append(Self.entry("KAZ", "undone")) }
                        throw Wrong()
                    }
                }
            }
            #expect(try Self.size("KAZ", in: registry) == 9)
            #expect(try registry.auditFaults(against: []) == [])
        }
    }

    @Test func `a sign-in is written once a day, and again where it was undone`() throws {
        let store = try Store()
        let writer = try store.writer()
        let caller = try writer.perform { registry in
            let token = Token.new()
            _ = try registry.addAccount(
                AccountDraft(name: "A", role: .spt), token: token, permissions: .read,
                now: Registry.now, expiresAt: "2017-01-01T00:00:00Z")
            return try registry.caller(tokenSHA256: token.sha256, now: Registry.now)!
        }
        #expect(throws: Wrong.self) {
            try writer.perform { registry in
                try registry.noteSignIn(of: caller, at: Registry.now)
                throw Wrong()
            }
        }
        try writer.perform { registry in
            for day in ["2016-06-01", "2016-06-01", "2016-06-02"] {
                try registry.noteSignIn(of: caller, at: day + "T12:00:00Z")
            }
            #expect(try Self.size("subcommittee", in: registry) == 2)
        }
    }

    @Test func `two like entries have hashes that tell nothing of it`() throws {
        let store = try Store()
        try store.writer().perform { registry in
            try registry.append(Self.entry("KAZ"))
            try registry.append(Self.entry("GEO"))
            let rows = try registry.connection.all("SELECT salt, hashes FROM audit_trail") {
                ($0.bytes(0), $0.bytes(1))
            }
            #expect(rows[0].0 != rows[1].0 && rows[0].1 != rows[1].1)
        }
    }

    /// What somebody with sha256sum makes of the fields; made once with it.
    @Test func `a leaf is the digest of the lines that the contract names`() {
        let entry = AuditEntry(
            trail: Trail(key: "KAZ"), happenedAt: "2024-01-04T09:12:33Z", account: nil,
            act: "GET /v1/reports/{id}", subject: "rep_a", ground: "correspondent",
            outcome: .read)
        let hash = AuditLeaf.hash(of: entry, number: 41, salt: [UInt8](repeating: 7, count: 32))
        #expect(Hexadecimal.encode(hash) == Self.digest)
    }

    private static let digest = "96753cf36f636b37cb34066952b79ee6e70fe574cbef121c502cdfcfe3ea4358"

    @Test func `the events of an earlier release come into the trails in their order`() throws {
        let store = try Store()
        do {
            let connection = try Connection(path: store.path, access: .readWriteCreate)
            for file in try MigrationTests.files().prefix(13) {
                try connection.execute(script: file.sql)
            }
            try connection.execute(
                script: """
                    PRAGMA user_version = 13;
                    INSERT INTO accounts (id, name, role, state_party)
                    VALUES ('acc_a', 'A', 'liaison', 'KAZ'), ('acc_b', 'B', 'spt', NULL);
                    INSERT INTO audit_events (happened_at, account_id, act, subject) VALUES
                        ('2016-01-01T00:00:00Z', 'acc_a', 'one', 'rpl_a'),
                        ('2016-01-02T00:00:00Z', 'acc_b', 'two', 'rep_a'),
                        ('2016-01-03T00:00:00Z', 'acc_a', 'three', 'rpl_a'),
                        ('2016-01-04T00:00:00Z', NULL, 'four', 'rep_a')
                    """)
        }
        for _ in 1...2 {
            try store.writer().perform { registry in
                let rows = try registry.connection.all(
                    """
                    SELECT trail || ' ' || number || ' ' || act || ' ' || happened_at
                    FROM audit_trail ORDER BY happened_at
                    """
                ) { $0.text(0) }
                #expect(
                    rows == [
                        "KAZ 0 one 2016-01-01T00:00:00Z", "subcommittee 0 two 2016-01-02T00:00:00Z",
                        "KAZ 1 three 2016-01-03T00:00:00Z", "register 0 four 2016-01-04T00:00:00Z",
                    ])
                #expect(try registry.auditFaults(against: []) == [])
            }
        }
    }
}
