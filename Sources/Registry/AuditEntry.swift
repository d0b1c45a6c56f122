package import Article16

/// What came of a request, as the trail has it.
package enum AuditOutcome: String, CaseIterable, Sendable {
    case read, changed, refused
    /// Read in a form that is made to be taken away.
    case exported
    /// A token that holds was used for the first time on a day.
    case admitted
}

/// One decision on confidential matters: never content, never a query, never a name.
package struct AuditEntry: Sendable {
    package let trail: Trail
    /// RFC 3339, in UTC.
    package let happenedAt: String
    package let account: AccountID?
    /// The word for what was done; where none was, the operation: `GET /v1/reports/{id}`.
    package let act: String
    /// The id it was done to, or was asked for.
    package let subject: String
    /// With whose eyes it was read, in which role it was done, or the code of the refusal.
    package let ground: String
    package let outcome: AuditOutcome

    package init(
        trail: Trail, happenedAt: String, account: AccountID?, act: String, subject: String,
        ground: String, outcome: AuditOutcome
    ) {
        self.trail = trail
        self.happenedAt = happenedAt
        self.account = account
        self.act = act
        self.subject = subject
        self.ground = ground
        self.outcome = outcome
    }

    /// What stands for an account or a subject where there is none.
    package static let nobody = "-"
}

/// An entry as it is kept, with what proves it.
package struct AuditRecord: Sendable {
    package let entry: AuditEntry
    /// Its place in its trail, from 0.
    package let number: Int
    package let salt: [UInt8]
    package let leafHash: [UInt8]
}

/// What of an entry is hashed into its leaf: its salt, then its text.
///
/// The salt hides what an entry says from who has its hash alone. The text is what `printf '%s\n'`
/// makes of the fields: trail, number, happened_at, account_id, act, subject, ground, outcome,
/// each on a line that ends with a line feed; `-` where there is no account.
enum AuditLeaf {
    private static let lineFeed = UInt8(ascii: "\n")
    /// Octets that hold any entry but the longest.
    static let usualLength = 320

    static func hash(of entry: AuditEntry, number: Int, salt: [UInt8]) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(usualLength)
        octets += salt
        for field in [entry.trail.key, String(number), entry.happenedAt] { add(field, &octets) }
        add(entry.account?.text ?? AuditEntry.nobody, &octets)
        for field in [entry.act, entry.subject, entry.ground] { add(field, &octets) }
        add(entry.outcome.rawValue, &octets)
        return MerkleTree.leaf(octets)
    }

    private static func add(_ field: String, _ octets: inout [UInt8]) {
        octets.append(contentsOf: field.utf8)
        octets.append(lineFeed)
    }
}
