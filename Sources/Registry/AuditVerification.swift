internal import SQLite

/// Something that is wrong with a trail, and where.
package struct AuditFault: Sendable, Equatable {
    package let trail: String
    /// The entry it was found at; nil where it is about the trail as a whole.
    package let number: Int?
    package let words: String
}

extension Registry {
    /// A registry that sees all trails of a store that somebody else may be writing.
    private static func openTrails(ofStoreAt path: String, keys: MasterKeys) throws -> Registry {
        let registry = try Registry(Connection(path: path, access: .readOnly), keys: keys)
        try registry.viewer.present(on: registry.connection)
        registry.viewer.standing = Role.auditor.rawValue
        return registry
    }

    /// The signed heads of all trails, and last that over them all, to be kept elsewhere.
    package static func signedHeads(ofStoreAt path: String, keys: MasterKeys, at now: String) throws
        -> [SignedHead]
    {
        let registry = try openTrails(ofStoreAt: path, keys: keys)
        return try registry.reading { try registry.signedHeads(at: now) }
    }

    func signedHeads(at now: String) throws -> [SignedHead] {
        let signer = try AuditSigner(secret: secret("audit"))
        let heads = try auditHeads()
        return try heads.map { try signer.sign($0, at: now) }
            + [try signer.sign(TreeHead(over: heads), at: now, over: heads)]
    }

    /// Recomputes every leaf and node of every trail from the fields, and holds the trails
    /// against heads that were signed before; empty where all is as it was written.
    package static func auditFaults(
        ofStoreAt path: String, keys: MasterKeys, heads: [SignedHead] = []
    ) throws -> [AuditFault] {
        let registry = try openTrails(ofStoreAt: path, keys: keys)
        return try registry.reading { try registry.auditFaults(against: heads) }
    }

    func auditFaults(against heads: [SignedHead]) throws -> [AuditFault] {
        let key = try AuditSigner(secret: secret("audit")).publicKey
        var walk = AuditWalk(against: heads, key: key)
        try connection.each(
            """
            SELECT trail, number, happened_at, ifnull(account_id, '-'), act, subject, ground,
                outcome, salt, hashes
            FROM audit_trail ORDER BY trail, number
            """
        ) { row in
            walk.visit(row)
            return .continue
        }
        walk.endTrail()
        return walk.faults + walk.missingTrails()
    }
}

/// A walk through all entries in the order of trails and numbers, which makes every hash anew.
private struct AuditWalk {
    /// How many faults of one trail are told: one tampered entry makes all that follow wrong.
    private static let told = 20

    private(set) var faults: [AuditFault] = []
    /// What earlier heads say of a trail at a size.
    private var expected: [String: [Int: [[UInt8]]]] = [:]
    private var trail: String?
    private var edge = MerkleEdge()
    private var octets: [UInt8] = []
    private var toldOfTrail = 0

    init(against heads: [SignedHead], key: [UInt8]) {
        for signed in heads {
            if !signed.isSigned {
                tell(
                    "the signature of a head of \(signed.signedAt) does not hold", signed.head.trail
                )
            }
            if signed.publicKey != key {
                tell("a head is signed with another key than this store's", signed.head.trail)
            }
            guard signed.head.trail == TreeHead.all else {
                expect(signed.head)
                continue
            }
            if TreeHead(over: signed.trails) != signed.head {
                tell("the heads of \(signed.signedAt) are not those that were signed", TreeHead.all)
            }
            signed.trails.forEach { expect($0) }
        }
    }

    private mutating func expect(_ head: TreeHead) {
        if head.size == 0, head.root == MerkleTree.emptyRoot { return }
        expected[head.trail, default: [:]][head.size, default: []].append(head.root)
    }

    private mutating func tell(_ words: String, _ trail: String, _ number: Int? = nil) {
        toldOfTrail += 1
        guard toldOfTrail <= Self.told || number == nil else { return }
        faults.append(AuditFault(trail: trail, number: number, words: words))
    }

    mutating func visit(_ row: borrowing Row) {
        let name = row.text(0)
        if trail != name { begin(name) }
        let number = row.int(1)
        if number != edge.size { tell("its number should be \(edge.size)", name, number) }
        let leaf = leaf(of: row)
        let hashes = edge.add(leaf)
        if row.withBytes(9, { !$0.begins(with: leaf) }) {
            tell("its fields or its salt are not those that were hashed", name, number)
        } else if row.withBytes(9, { $0.count != hashes.count || !$0.begins(with: hashes) }) {
            tell("the hashes kept with it are not those of the entries before it", name, number)
        }
        compareWithHeads()
    }

    private mutating func begin(_ name: String) {
        endTrail()
        trail = name
        edge = MerkleEdge()
        toldOfTrail = 0
    }

    /// See `AuditLeaf`: the salt, then each field on a line.
    private mutating func leaf(of row: borrowing Row) -> [UInt8] {
        octets.removeAll(keepingCapacity: true)
        row.withBytes(8) { octets.add($0) }
        for column in 0..<8 {
            row.withBytes(column) { octets.add($0) }
            octets.append(UInt8(ascii: "\n"))
        }
        return MerkleTree.leaf(octets)
    }

    private mutating func compareWithHeads() {
        guard !expected.isEmpty, let trail, let roots = expected[trail]?[edge.size]
        else { return }
        if roots.contains(where: { $0 != edge.root }) {
            tell("its first \(edge.size) entries are not those of an earlier head", trail)
        }
        expected[trail]?[edge.size] = nil
    }

    /// Heads that are larger than the trail is now are left over.
    mutating func endTrail() {
        guard let trail else { return }
        for later in (expected[trail] ?? [:]).keys.sorted() {
            tell("it had \(later) entries at an earlier head and has \(edge.size) now", trail)
        }
        expected[trail] = nil
    }

    func missingTrails() -> [AuditFault] {
        expected.keys.sorted().flatMap { name in
            (expected[name] ?? [:]).keys.sorted().map { size in
                AuditFault(
                    trail: name, number: nil,
                    words: "it had \(size) entries at an earlier head and is not there now")
            }
        }
    }
}

extension Span<UInt8> {
    fileprivate func begins(with octets: [UInt8]) -> Bool {
        count >= octets.count && octets.indices.allSatisfy { self[$0] == octets[$0] }
    }
}

extension [UInt8] {
    fileprivate mutating func add(_ octets: Span<UInt8>) {
        // The buffer does not outlive the call, in which its octets are copied.
        unsafe octets.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
