internal import Article16
internal import SQLite

/// A token as its maker lists it: never the token itself.
package struct TokenListing: Sendable {
    package let id: String
    package let account: String
    package let name: String
    package let role: String
    package let state: String?
    package let mechanism: String?
    package let permissions: String
    package let createdAt: String
    package let expiresAt: String
    package let revokedAt: String?
}

/// An account as the operator lists it, with how many of its tokens hold.
package struct AccountListing: Sendable {
    package let id: String
    package let name: String
    package let role: String
    package let state: String?
    package let mechanism: String?
    package let scope: String?
    package let tokens: Int
    package let closedAt: String?
}

extension Registry {
    /// A further token of an account; nil where there is no such account, or it is closed.
    package func addToken(
        _ token: Token, toOpen account: AccountID, permissions: Permissions, now: String,
        expiresAt: String
    ) throws -> TokenID? {
        let isOpen = try connection.first(
            "SELECT 1 FROM accounts WHERE id = ?1 AND closed_at IS NULL", .text(account.text)
        ) { _ in true }
        guard isOpen == true else { return nil }
        return try addToken(
            token, to: account, permissions: permissions, now: now, expiresAt: expiresAt)
    }

    func addToken(
        _ token: Token, to account: AccountID, permissions: Permissions, now: String,
        expiresAt: String
    ) throws -> TokenID {
        let id: TokenID = newID("tok")
        try connection.run(
            """
            INSERT INTO tokens (id, account_id, sha256, permissions, created_at, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            .text(id.text), .text(account.text), .blob(token.sha256),
            .text(permissions.rawValue), .text(now), .text(expiresAt))
        try record("token_created", of: id.text, by: nil, at: now)
        return id
    }

    /// A new token in the place of one that holds; nil where there is none such.
    ///
    /// - Parameter until: when the old one ends, unless it would have ended before.
    package func rotateToken(
        _ old: String, to token: Token, until: String, now: String, expiresAt: String
    ) throws -> TokenID? {
        let found = try connection.first(
            """
            SELECT t.account_id, t.permissions FROM tokens AS t
            JOIN accounts AS a ON a.id = t.account_id
            WHERE t.id = ?1 AND t.revoked_at IS NULL AND t.expires_at > ?2
                AND a.closed_at IS NULL
            """,
            .text(old), .text(now)
        ) { row throws(SQLiteError) in
            (AccountID(row.text(0)), try row.word(1, as: Permissions.self))
        }
        guard let (account, permissions) = found else { return nil }
        try connection.run(
            "UPDATE tokens SET expires_at = min(expires_at, ?2) WHERE id = ?1",
            .text(old), .text(until))
        try record("token_rotated", of: old, by: nil, at: now)
        return try addToken(
            token, to: account, permissions: permissions, now: now, expiresAt: expiresAt)
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

    /// Revokes all tokens of an account, for good: no further one is made for it.
    ///
    /// - Returns: false where there is no such account.
    package func closeAccount(_ id: AccountID, now: String) throws -> Bool {
        let isThere =
            try connection.run(
                "UPDATE accounts SET closed_at = ifnull(closed_at, ?2) WHERE id = ?1",
                .text(id.text), .text(now)) > 0
        guard isThere else { return false }
        try connection.run(
            """
            UPDATE tokens SET revoked_at = ?2 WHERE account_id = ?1 AND revoked_at IS NULL
            """,
            .text(id.text), .text(now))
        try record("account_closed", of: id.text, by: nil, at: now)
        return true
    }

    package func tokens() throws -> [TokenListing] {
        try connection.all(
            """
            SELECT t.id, a.id, a.name, a.role, a.state_party, a.mechanism_id, t.permissions,
                t.created_at, t.expires_at, t.revoked_at
            FROM tokens AS t JOIN accounts AS a ON a.id = t.account_id
            ORDER BY t.created_at, t.id
            """
        ) { row in
            TokenListing(
                id: row.text(0), account: row.text(1), name: row.text(2), role: row.text(3),
                state: row.optionalText(4), mechanism: row.optionalText(5),
                permissions: row.text(6), createdAt: row.text(7), expiresAt: row.text(8),
                revokedAt: row.optionalText(9))
        }
    }

    package func accounts(now: String) throws -> [AccountListing] {
        try connection.all(
            """
            SELECT a.id, a.name, a.role, a.state_party, a.mechanism_id, a.scope,
                (SELECT count(*) FROM tokens AS t WHERE t.account_id = a.id
                    AND t.revoked_at IS NULL AND t.expires_at > ?1), a.closed_at
            FROM accounts AS a ORDER BY a.role, a.name, a.id
            """,
            .text(now)
        ) { row in
            AccountListing(
                id: row.text(0), name: row.text(1), role: row.text(2),
                state: row.optionalText(3), mechanism: row.optionalText(4),
                scope: row.optionalText(5), tokens: row.int(6), closedAt: row.optionalText(7))
        }
    }
}
