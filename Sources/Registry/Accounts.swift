package import Article16
internal import SQLite

package enum Account {}
package enum TokenRecord {}

package typealias AccountID = ID<Account>
package typealias TokenID = ID<TokenRecord>

/// What an account is to the register. One account has one role.
package enum Role: String, CaseIterable, Sendable {
    case spt, secretariat, npm, liaison, cat, dashboard, auditor
    case `operator`
}

/// What a token lets its bearer do within the role.
package enum Permissions: String, CaseIterable, Sendable {
    case read
    case readWrite = "read write"
    case readWriteExport = "read write export"

    package var mayWrite: Bool { self != .read }
    package var mayExport: Bool { self == .readWriteExport }
}

/// Who calls: an account, on behalf of a party.
package struct Caller: Sendable {
    package let account: AccountID
    package let name: String
    package let role: Role
    package let party: Party
    package let permissions: Permissions
    /// RFC 3339, in UTC.
    package let expiresAt: String
}

/// An account to be made, with the body it is bound to.
package struct AccountDraft: Sendable {
    package let name: String
    package let role: Role
    package let state: StateCode?
    package let mechanism: MechanismID?
    package let scope: String?

    package init(
        name: String, role: Role, state: StateCode? = nil, mechanism: MechanismID? = nil,
        scope: String? = nil
    ) {
        self.name = name
        self.role = role
        self.state = state
        self.mechanism = mechanism
        self.scope = scope
    }
}

extension Registry {
    /// The caller whose token has this digest, unless it was revoked or has expired, or the
    /// account is closed.
    ///
    /// The row is found by an index: what the time of that can tell is about digests, and nobody
    /// can choose a token for its digest (SHA-256, preimage). What is found is then compared with
    /// what was brought without an early exit.
    ///
    /// As of one moment the same token is found once: who has several connections is answered from
    /// what is remembered until the reading ends.
    package func caller(tokenSHA256 digest: [UInt8], now: String) throws -> Caller? {
        if let admitted, Token.isSame(admitted.digest, digest), admitted.caller.expiresAt > now {
            return admitted.caller
        }
        let caller = try foundCaller(tokenSHA256: digest, now: now)
        if isAsOfOneMoment, let caller { admitted = (digest, caller) }
        return caller
    }

    private func foundCaller(tokenSHA256 digest: [UInt8], now: String) throws -> Caller? {
        // Behind the members' door this is the one token there is.
        viewer.presented = digest
        defer { viewer.presented = nil }
        let found = try connection.first(
            """
            SELECT a.id, a.name, a.role, a.state_party, a.mechanism_id, a.scope,
                t.permissions, t.expires_at, t.sha256
            FROM tokens AS t JOIN accounts AS a ON a.id = t.account_id
            WHERE t.sha256 = ?1 AND t.revoked_at IS NULL AND t.expires_at > ?2
                AND a.closed_at IS NULL
            """,
            .blob(digest), .text(now)
        ) { row throws(SQLiteError) in (try row.caller(), row.bytes(8)) }
        guard let (caller, kept) = found, Token.isSame(kept, digest) else { return nil }
        return caller
    }

    /// Makes an account and one token for it.
    package func addAccount(
        _ draft: AccountDraft, token: Token, permissions: Permissions, now: String,
        expiresAt: String
    ) throws -> TokenID {
        let account: AccountID = newID("acc")
        try connection.run(
            """
            INSERT INTO accounts (id, name, role, state_party, mechanism_id, scope)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            .text(account.text), .text(draft.name), .text(draft.role.rawValue),
            .optional(draft.state?.code), .optional(draft.mechanism?.text),
            .optional(draft.scope))
        try record("account_created", of: account.text, by: nil, at: now)
        return try addToken(
            token, to: account, permissions: permissions, now: now, expiresAt: expiresAt)
    }
}

extension Row {
    fileprivate func caller() throws(SQLiteError) -> Caller {
        guard let role = Role(rawValue: text(2)), let given = Permissions(rawValue: text(6)),
            let party = Party(
                role: role, state: optionalText(3).flatMap(StateCode.init),
                mechanism: optionalText(4), scope: optionalText(5))
        else { throw .unreadable("an account") }
        // A dashboard is a machine that reads, whatever its token was given.
        return Caller(
            account: AccountID(text(0)), name: text(1), role: role, party: party,
            permissions: role == .dashboard ? .read : given, expiresAt: text(7))
    }
}

extension Party {
    /// The party that an account of this role speaks for; nil where it lacks its body.
    init?(role: Role, state: StateCode?, mechanism: String?, scope: String?) {
        switch (role, state, mechanism, scope) {
        case (.spt, _, _, _): self = .subcommittee
        case (.secretariat, _, _, _): self = .secretariat
        case (.npm, let state?, let mechanism?, _):
            self = .mechanism(MechanismID(mechanism), of: state)
        case (.liaison, let state?, _, _): self = .state(state)
        case (.cat, _, _, _): self = .committee
        case (.dashboard, let state?, _, "state"): self = .dashboard(.state(state))
        case (.dashboard, _, _, "subcommittee"): self = .dashboard(.subcommittee)
        case (.dashboard, _, _, "public"): self = .dashboard(.everyone)
        case (.auditor, _, _, _): self = .auditor
        case (.operator, _, _, _): self = .operator
        case (.npm, _, _, _), (.liaison, _, _, _), (.dashboard, _, _, _): return nil
        }
    }
}
