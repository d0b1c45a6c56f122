package import Article16
internal import SQLite

/// Which entries of a trail are asked for.
package struct AuditFilter: Sendable {
    package var act: String?
    package var account: String?
    package var outcome: AuditOutcome?
    /// Days, both included.
    package var since: CalendarDate?
    package var until: CalendarDate?

    package init() {}

    /// The first text that is later than any moment of the last day.
    fileprivate var end: String? { until.map { "\($0)U" } }
}

/// All of this reads `visible_audit_events`: what the viewer may see of the trails.
extension Registry {
    /// The newest entries first, before one of them.
    package func auditEvents(
        of trail: Trail, before number: Int, _ filter: AuditFilter, limit: Int
    ) throws -> [AuditRecord] {
        try connection.all(
            """
            SELECT trail, number, happened_at, account_id, act, subject, ground, outcome, salt,
                substr(hashes, 1, 32)
            FROM visible_audit_events
            WHERE trail = ?1 AND number < ?2 AND (?3 IS NULL OR act = ?3)
                AND (?4 IS NULL OR account_id = ?4) AND (?5 IS NULL OR outcome = ?5)
                AND (?6 IS NULL OR happened_at >= ?6) AND (?7 IS NULL OR happened_at < ?7)
            ORDER BY number DESC LIMIT ?8
            """,
            .text(trail.key), .int(number), .optional(filter.act), .optional(filter.account),
            .optional(filter.outcome?.rawValue), .date(filter.since), .optional(filter.end),
            .int(limit), row: AuditRecord.init(row:))
    }

    /// In their order, after one of them.
    package func auditEvents(
        of trail: Trail, after number: Int, _ filter: AuditFilter, limit: Int
    ) throws -> [AuditRecord] {
        try connection.all(
            """
            SELECT trail, number, happened_at, account_id, act, subject, ground, outcome, salt,
                substr(hashes, 1, 32)
            FROM visible_audit_events
            WHERE trail = ?1 AND number > ?2 AND (?3 IS NULL OR act = ?3)
                AND (?4 IS NULL OR account_id = ?4) AND (?5 IS NULL OR outcome = ?5)
                AND (?6 IS NULL OR happened_at >= ?6) AND (?7 IS NULL OR happened_at < ?7)
            ORDER BY number LIMIT ?8
            """,
            .text(trail.key), .int(number), .optional(filter.act), .optional(filter.account),
            .optional(filter.outcome?.rawValue), .date(filter.since), .optional(filter.end),
            .int(limit), row: AuditRecord.init(row:))
    }

    /// How many there are after one of them.
    package func countAuditEvents(of trail: Trail, after number: Int, _ filter: AuditFilter) throws
        -> Int
    {
        try connection.first(
            """
            SELECT count(*) FROM visible_audit_events
            WHERE trail = ?1 AND number > ?2 AND (?3 IS NULL OR act = ?3)
                AND (?4 IS NULL OR account_id = ?4) AND (?5 IS NULL OR outcome = ?5)
                AND (?6 IS NULL OR happened_at >= ?6) AND (?7 IS NULL OR happened_at < ?7)
            """,
            .text(trail.key), .int(number), .optional(filter.act), .optional(filter.account),
            .optional(filter.outcome?.rawValue), .date(filter.since), .optional(filter.end)
        ) { row in row.int(0) } ?? 0
    }

    /// How many entries a trail has.
    package func auditSize(of trail: Trail) throws -> Int {
        try connection.first(
            """
            SELECT number + 1 FROM visible_audit_events
            WHERE trail = ?1 ORDER BY number DESC LIMIT 1
            """,
            .text(trail.key)
        ) { row in row.int(0) } ?? 0
    }

    package func auditHead(of trail: Trail) throws -> TreeHead {
        let size = try auditSize(of: trail)
        return TreeHead(trail: trail.key, size: size, root: try tree(of: trail).root(of: size))
    }

    /// The heads of all trails, in the order of their names.
    package func auditHeads() throws -> [TreeHead] {
        var heads: [TreeHead] = []
        while let next = try trail(after: heads.last?.trail ?? "") {
            heads.append(try auditHead(of: next))
        }
        return heads
    }

    private func trail(after key: String) throws -> Trail? {
        try connection.first(
            "SELECT trail FROM visible_audit_events WHERE trail > ?1 ORDER BY trail LIMIT 1",
            .text(key)
        ) { row in Trail(key: row.text(0)) }
    }

    package func auditLeafHash(of trail: Trail, _ number: Int) throws -> [UInt8] {
        try keptNode(of: trail, 0, number)
    }

    /// That an entry is among the first `size` of its trail.
    package func auditInclusion(of number: Int, of trail: Trail, size: Int) throws -> [[UInt8]] {
        try tree(of: trail).inclusion(of: number, in: 0..<size)
    }

    /// That the first `first` entries of a trail are the beginning of its first `second`.
    package func auditConsistency(of trail: Trail, from first: Int, to second: Int) throws
        -> [[UInt8]]
    {
        try tree(of: trail).consistency(from: first, to: second)
    }

    private func tree(of trail: Trail) -> MerkleTree {
        MerkleTree { level, index in try self.keptNode(of: trail, level, index) }
    }

    private func keptNode(of trail: Trail, _ level: Int, _ index: Int) throws -> [UInt8] {
        let hash = try connection.first(
            """
            SELECT substr(hashes, ?3, 32) FROM visible_audit_events
            WHERE trail = ?1 AND number = ?2
            """,
            .text(trail.key), .int((index + 1) << level - 1),
            .int(MerkleTree.hashLength * level + 1)
        ) { row in row.bytes(0) }
        guard let hash, hash.count == MerkleTree.hashLength else { throw StorageFault.unavailable }
        return hash
    }
}

extension AuditRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            entry: AuditEntry(
                trail: Trail(key: row.text(0)), happenedAt: row.text(2),
                account: row.optionalText(3).map(AccountID.init(_:)), act: row.text(4),
                subject: row.text(5), ground: row.text(6),
                outcome: try row.word(7, as: AuditOutcome.self)),
            number: row.int(1), salt: row.bytes(8), leafHash: row.bytes(9))
    }
}
