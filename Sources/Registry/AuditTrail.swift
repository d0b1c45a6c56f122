package import Article16
internal import SQLite

extension Registry {
    /// Writes an entry at the end of its trail, in the transaction of what it tells of.
    ///
    /// Where a trail ends is remembered until something is undone; nobody else writes.
    package func append(_ entry: AuditEntry) throws {
        var edge = try edges[entry.trail.key] ?? edge(of: entry.trail)
        let number = edge.size
        let salt = chance.bytes(MerkleTree.hashLength)
        let hashes = edge.add(AuditLeaf.hash(of: entry, number: number, salt: salt))
        try connection.run(
            """
            INSERT INTO audit_trail (trail, number, happened_at, account_id, act, subject, ground,
                outcome, salt, hashes)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            .text(entry.trail.key), .int(number), .text(entry.happenedAt),
            .optional(entry.account?.text), .text(entry.act), .text(entry.subject),
            .text(entry.ground), .text(entry.outcome.rawValue), .blob(salt), .blob(hashes))
        edges[entry.trail.key] = edge
        remembered.append(.end(trail: entry.trail.key))
        entriesWritten += 1
    }

    private func edge(of trail: Trail) throws -> MerkleEdge {
        let last = try connection.first(
            "SELECT number FROM audit_trail WHERE trail = ?1 ORDER BY number DESC LIMIT 1",
            .text(trail.key)
        ) { $0.int(0) }
        return try MerkleEdge(of: last.map { $0 + 1 } ?? 0) { leaf, level in
            try keptHash(of: trail, leaf, level)
        }
    }

    private func keptHash(of trail: Trail, _ number: Int, _ level: Int) throws -> [UInt8] {
        let hash = try connection.first(
            "SELECT substr(hashes, ?3, 32) FROM audit_trail WHERE trail = ?1 AND number = ?2",
            .text(trail.key), .int(number), .int(MerkleTree.hashLength * level + 1)
        ) { row in row.bytes(0) }
        guard let hash else { throw StorageFault.unavailable }
        return hash
    }
}

extension Registry {
    /// Writes that a caller was let in, on the first use of a token on a day (UTC).
    package func noteSignIn(of caller: Caller, at now: String) throws {
        let day = String(now.prefix(10))
        guard signedIn[caller.account] != day, let trail = Trail.of(caller.party) else { return }
        try append(
            AuditEntry(
                trail: trail, happenedAt: now, account: caller.account, act: "signed_in",
                subject: caller.account.text, ground: caller.role.rawValue, outcome: .admitted))
        signedIn[caller.account] = day
        remembered.append(.signIn(caller.account))
    }

    /// Writes that somebody came with a token that does not hold. Nothing is said of the token.
    package func noteRefusedSignIn(at now: String) throws {
        try append(
            AuditEntry(
                trail: .register, happenedAt: now, account: nil, act: "sign_in_refused",
                subject: AuditEntry.nobody, ground: "unauthenticated", outcome: .refused))
    }

    /// What was undone in the store is not remembered either; what others did is: else one's
    /// refusal would show in another's trail, as an entry or in its time.
    ///
    /// - Parameter mark: how much was remembered before what was undone.
    func wasUndone(since mark: Int = 0) {
        while remembered.count > mark, let last = remembered.popLast() {
            switch last {
            case .signIn(let account): signedIn[account] = nil
            case .end(let trail): edges[trail] = nil
            }
        }
    }

    /// Whose acts are those that no account did, while `body` runs.
    package func acting<T>(as trail: Trail, _ body: () throws -> T) rethrows -> T {
        let before = unattended
        unattended = trail
        defer { unattended = before }
        return try body()
    }

    /// A part of the transaction that can be undone alone.
    package func part<T>(_ body: () throws -> T) throws -> T {
        let (mark, moves) = (remembered.count, publicMoves)
        do {
            return try connection.savepoint(body)
        } catch {
            wasUndone(since: mark)
            publicMoves = moves
            throw error
        }
    }
}

extension Registry {
    /// The trail and the role of an account; of nobody's, what the service or its operator does.
    func trail(of account: AccountID?) throws -> (Trail, role: String) {
        guard let account else { return (unattended, unattended.key) }
        if let known = trails[account] { return known }
        let found = try connection.first(
            "SELECT role, state_party, mechanism_id, scope FROM accounts WHERE id = ?1",
            .text(account.text)
        ) { row throws(SQLiteError) -> (Trail, role: String) in
            let role = try row.word(0, as: Role.self)
            let party = Party(
                role: role, state: row.optionalText(1).flatMap(StateCode.init),
                mechanism: row.optionalText(2), scope: row.optionalText(3))
            guard let trail = party.flatMap(Trail.of) else { throw .unreadable("an account") }
            return (trail, role.rawValue)
        }
        guard let found else { throw StorageFault.unavailable }
        trails[account] = found
        return found
    }

    /// Brings the events of a store of an earlier release into the trails, in their order, and
    /// lets their table go. Does nothing where that is done.
    func takeOverAuditEvents() throws {
        let isThere = try connection.first(
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'audit_events'"
        ) { _ in true }
        guard isThere == true else { return }
        let events = try connection.all(
            "SELECT happened_at, account_id, act, subject FROM audit_events ORDER BY number"
        ) { row in
            (row.text(0), row.optionalText(1).map(AccountID.init(_:)), row.text(2), row.text(3))
        }
        for (now, account, act, subject) in events {
            try record(act, of: subject, by: account, at: now)
        }
        try connection.execute(script: "DROP TABLE audit_events")
    }
}

/// What a registry keeps in mind of what it wrote.
enum Remembered {
    /// That an account was let in today.
    case signIn(AccountID)
    case end(trail: String)
}
