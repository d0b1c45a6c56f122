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

/// A token as its maker lists it: never the token itself.
package struct TokenListing: Sendable {
    package let id: String
    package let name: String
    package let role: String
    package let state: String?
    package let mechanism: String?
    package let permissions: String
    package let expiresAt: String
    package let revokedAt: String?
}

extension Registry {
    /// The caller whose token has this digest, unless it was revoked or has expired.
    package func caller(tokenSHA256: [UInt8], now: String) throws -> Caller? {
        try connection.first(
            """
            SELECT a.id, a.name, a.role, a.state_party, a.mechanism_id, a.scope,
                t.permissions, t.expires_at
            FROM tokens AS t JOIN accounts AS a ON a.id = t.account_id
            WHERE t.sha256 = ?1 AND t.revoked_at IS NULL AND t.expires_at > ?2
            """,
            .blob(tokenSHA256), .text(now)
        ) { row throws(SQLiteError) in
            guard let role = Role(rawValue: row.text(2)),
                let permissions = Permissions(rawValue: row.text(6)),
                let party = Party(
                    role: role, state: row.optionalText(3).flatMap(StateCode.init),
                    mechanism: row.optionalText(4), scope: row.optionalText(5))
            else { throw .unreadable("an account") }
            return Caller(
                account: AccountID(row.text(0)), name: row.text(1), role: role, party: party,
                permissions: permissions, expiresAt: row.text(7))
        }
    }

    /// Makes an account and one token for it.
    package func addAccount(
        _ draft: AccountDraft, token: Token, permissions: Permissions, now: String,
        expiresAt: String
    ) throws -> TokenID {
        let account: AccountID = newID("acc")
        let id: TokenID = newID("tok")
        try connection.run(
            """
            INSERT INTO accounts (id, name, role, state_party, mechanism_id, scope)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            .text(account.text), .text(draft.name), .text(draft.role.rawValue),
            .optional(draft.state?.code), .optional(draft.mechanism?.text),
            .optional(draft.scope))
        try connection.run(
            """
            INSERT INTO tokens (id, account_id, sha256, permissions, created_at, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            .text(id.text), .text(account.text), .blob(token.sha256),
            .text(permissions.rawValue), .text(now), .text(expiresAt))
        try record("account_created", of: account.text, by: nil, at: now)
        try record("token_created", of: id.text, by: nil, at: now)
        return id
    }

    /// Holds from the next request on; false where there is no such token.
    package func revokeToken(_ id: String, now: String) throws -> Bool {
        let isThere =
            try connection.run(
                "UPDATE tokens SET revoked_at = ifnull(revoked_at, ?2) WHERE id = ?1",
                .text(id), .text(now)) > 0
        if isThere { try record("token_revoked", of: id, by: nil, at: now) }
        return isThere
    }

    package func tokens() throws -> [TokenListing] {
        try connection.all(
            """
            SELECT t.id, a.name, a.role, a.state_party, a.mechanism_id, t.permissions,
                t.expires_at, t.revoked_at
            FROM tokens AS t JOIN accounts AS a ON a.id = t.account_id
            ORDER BY t.created_at, t.id
            """
        ) { row in
            TokenListing(
                id: row.text(0), name: row.text(1), role: row.text(2),
                state: row.optionalText(3), mechanism: row.optionalText(4),
                permissions: row.text(5), expiresAt: row.text(6), revokedAt: row.optionalText(7))
        }
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
