import Article16
import SQLite

@testable import Registry

/// What somebody with the store's file in their hands may do to the trail.
enum Tampering: String, CaseIterable, Sendable {
    case changeField, changeSalt, swapTwo, deleteLast, deleteAndRenumber, insertOne
    case rewriteWithHashes, replaceTrail, truncateWithoutTrace, dropTrail, moveToOtherTrail
    case forgeHead, signWithOtherKey

    /// - Returns: the heads that the trail is then held against.
    func carryOut(_ dice: inout Dice, _ heads: [SignedHead], in registry: Registry) throws
        -> [SignedHead]
    {
        for name in ["frozen", "kept", "numbered"] {
            try registry.connection.execute(script: "DROP TRIGGER \(name)_audit_trail")
        }
        let hand = Hand(registry: registry, trail: dice.pick(["KAZ", "GEO", "subcommittee"]))
        let place = dice.number(below: try hand.rows().count)
        switch self {
        case .changeField: try hand.change(Hand.fields[dice.number(below: 6)], at: place)
        case .changeSalt: try hand.run("salt = randomblob(32)", at: place)
        case .swapTwo: try hand.swap(place, &dice)
        case .deleteLast: try hand.delete(from: hand.rows().count - 1)
        case .deleteAndRenumber: try hand.deleteOne(at: min(place, hand.rows().count - 2))
        case .insertOne: try hand.insertOne(at: place)
        case .rewriteWithHashes:
            try hand.change("subject", at: place)
            try hand.hashAgain()
        case .replaceTrail:
            try hand.run("subject = 'y'", at: nil)
            try hand.hashAgain()
        case .truncateWithoutTrace: try hand.delete(from: place)
        case .dropTrail: try hand.delete(from: 0)
        case .moveToOtherTrail: try hand.run("trail = 'URY', number = 0", at: place)
        case .forgeHead: return heads.map { Self.forged($0, &dice) }
        case .signWithOtherKey: return try heads.map { try Self.signed($0.head, &dice, $0.trails) }
        }
        return heads
    }

    private static func forged(_ signed: SignedHead, _ dice: inout Dice) -> SignedHead {
        let head = signed.head
        var root = head.root
        root[dice.number(below: 32)] ^= 1
        let heads = [
            TreeHead(trail: head.trail, size: head.size, root: root),
            TreeHead(trail: head.trail, size: head.size + 1, root: head.root),
        ]
        return SignedHead(
            head: dice.pick(heads), signedAt: signed.signedAt, signature: signed.signature,
            publicKey: signed.publicKey, trails: signed.trails)
    }

    private static func signed(_ head: TreeHead, _ dice: inout Dice, _ trails: [TreeHead]) throws
        -> SignedHead
    {
        let secret = (0..<32).map { _ in UInt8(dice.number(below: 256)) }
        return try AuditSigner(secret: secret).sign(head, at: Registry.now, over: trails)
    }
}

/// Random numbers that come again with their seed (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number(below end: Int) -> Int { Int.random(in: 0..<end, using: &self) }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[number(below: items.count)] }
}

/// A hand on the rows of one trail.
private struct Hand {
    static let fields = ["happened_at", "account_id", "act", "subject", "ground", "outcome"]

    let registry: Registry
    let trail: String

    private func sql(_ text: String) throws {
        try registry.connection.execute(script: text.replacing("{trail}", with: "'\(trail)'"))
    }

    func run(_ assignments: String, at number: Int?) throws {
        let place = number.map { " AND number = \($0)" } ?? ""
        try sql("UPDATE audit_trail SET \(assignments) WHERE trail = {trail}\(place)")
    }

    func change(_ field: String, at number: Int) throws {
        let values = [
            "account_id": "iif(account_id IS NULL, (SELECT min(id) FROM accounts), NULL)",
            "outcome": "iif(outcome = 'read', 'refused', 'read')",
        ]
        try run("\(field) = \(values[field] ?? "\(field) || 'y'")", at: number)
    }

    /// What two entries say, each in the place of the other.
    func swap(_ first: Int, _ dice: inout Dice) throws {
        let others = Array(0..<(try rows().count)).filter { $0 != first }
        let second = dice.pick(others)
        try run("number = 1000000", at: first)
        try run("number = \(first)", at: second)
        try run("number = \(second)", at: 1_000_000)
    }

    func delete(from number: Int) throws {
        try sql("DELETE FROM audit_trail WHERE trail = {trail} AND number >= \(number)")
    }

    func deleteOne(at number: Int) throws {
        try sql("DELETE FROM audit_trail WHERE trail = {trail} AND number = \(number)")
        try move(after: number, by: -1)
    }

    func insertOne(at number: Int) throws {
        try move(after: number - 1, by: 1)
        try sql(
            """
            INSERT INTO audit_trail
            SELECT trail, \(number), happened_at, account_id, act, subject, ground, outcome,
                randomblob(32), hashes
            FROM audit_trail WHERE trail = {trail} ORDER BY number LIMIT 1
            """)
    }

    private func move(after number: Int, by step: Int) throws {
        let all = "WHERE trail = {trail} AND number"
        try sql("UPDATE audit_trail SET number = number + 1000000 \(all) > \(number)")
        try sql("UPDATE audit_trail SET number = number - 1000000 + \(step) \(all) >= 1000000")
    }

    func rows() throws -> [(entry: AuditEntry, salt: [UInt8])] {
        try registry.connection.all(
            """
            SELECT happened_at, account_id, act, subject, ground, outcome, salt
            FROM audit_trail WHERE trail = ?1 ORDER BY number
            """,
            .text(trail)
        ) { row in
            let entry = AuditEntry(
                trail: Trail(key: trail), happenedAt: row.text(0),
                account: row.optionalText(1).map { AccountID($0) }, act: row.text(2),
                subject: row.text(3), ground: row.text(4),
                outcome: AuditOutcome(rawValue: row.text(5))!)
            return (entry, row.bytes(6))
        }
    }

    /// Every hash made anew, as if what stands there now had always stood there.
    func hashAgain() throws {
        var edge = MerkleEdge()
        for (number, row) in try rows().enumerated() {
            let hashes = edge.add(
                AuditLeaf.hash(of: row.entry, number: number, salt: row.salt))
            try registry.connection.run(
                "UPDATE audit_trail SET hashes = ?3 WHERE trail = ?1 AND number = ?2",
                .text(trail), .int(number), .blob(hashes))
        }
    }
}
