import Article16
import SQLite
import Testing

@testable import Registry

/// What the operator changes is written down, and what two persons agreed on stays.
@Suite("Accounts, settings and confirmations in the store")
struct AccountLifeTests {
    private static let later = "2016-06-02T00:00:00Z"
    private static let end = "2017-01-01T00:00:00Z"

    private static func acts(in registry: Registry) throws -> [String] {
        try registry.connection.all("SELECT act FROM audit_trail ORDER BY trail, number") { row in
            row.text(0)
        }
    }

    @Test func `each step of an account's life is written down`() throws {
        let store = try Store()
        let acts = try store.writer().perform { registry in
            let account = try registry.account()
            let id = try registry.addToken(
                Token.new(), toOpen: account, permissions: .read, now: Registry.now,
                expiresAt: Self.end)
            let old = try #require(id)
            _ = try registry.rotateToken(
                old.text, to: Token.new(), until: Self.later, now: Registry.now,
                expiresAt: Self.end)
            _ = try registry.revokeToken(old.text, now: Registry.now)
            _ = try registry.closeAccount(account, now: Registry.now)
            try registry.set(.twoPersons, isOn: true, now: Registry.now)
            try registry.set(.twoPersons, isOn: false, now: Registry.now)
            return try Self.acts(in: registry)
        }
        let wanted = [
            "account_created", "token_created", "token_created", "token_rotated", "token_created",
            "token_revoked", "account_closed", "setting_on", "setting_off",
        ]
        #expect(acts == wanted)
    }

    @Test func `what is not there is not changed, and nothing is written down`() throws {
        let store = try Store()
        let acts = try store.writer().perform { registry in
            #expect(try !registry.revokeToken("tok_x", now: Registry.now))
            #expect(try !registry.closeAccount(AccountID("acc_x"), now: Registry.now))
            let added = try registry.addToken(
                Token.new(), toOpen: AccountID("acc_x"), permissions: .read, now: Registry.now,
                expiresAt: Self.end)
            let rotated = try registry.rotateToken(
                "tok_x", to: Token.new(), until: Self.later, now: Registry.now,
                expiresAt: Self.end)
            #expect(added == nil && rotated == nil)
            return try Self.acts(in: registry)
        }
        #expect(acts.isEmpty)
    }

    /// The account is closed in one place, its tokens are revoked in another: each is enough.
    @Test(arguments: ["accounts SET closed_at", "tokens SET revoked_at"])
    func `a token holds as long as neither it nor its account is ended`(ending: String) throws {
        let store = try Store()
        let token = Token.new()
        try store.writer().perform { registry in
            _ = try registry.addAccount(
                AccountDraft(name: "A", role: .spt), token: token, permissions: .read,
                now: Registry.now, expiresAt: Self.end)
            let before = try registry.caller(tokenSHA256: token.sha256, now: Registry.now)
            #expect(before != nil)
            try registry.connection.execute(script: "UPDATE \(ending) = '\(Registry.now)'")
            let after = try registry.caller(tokenSHA256: token.sha256, now: Registry.now)
            #expect(after == nil)
        }
    }

    static let forbidden = [
        "DELETE FROM confirmations",
        "REPLACE INTO confirmations SELECT * FROM confirmations",
        "UPDATE confirmations SET asked_at = 2",
        "UPDATE confirmations SET institution = 'GEO'",
        "UPDATE confirmations SET matter = 'erasure', report_id = 'rep_x'",
        "UPDATE confirmations SET confirmed_at = 99",
        "UPDATE confirmations SET confirmed_by = account_id",
        "UPDATE confirmations SET used_at = 99",
    ]

    @Test(arguments: forbidden)
    func `a confirmation is given once, by another, and used once`(sql: String) throws {
        let store = try Store()
        try store.writer().perform { registry in
            let (first, second) = (try registry.account(), try registry.account())
            let id = try registry.ask(
                for: .export, of: nil, within: .subcommittee, by: first, seconds: 1,
                now: Registry.now)
            let asked = try registry.confirmation(id, within: .subcommittee)
            let request = try #require(asked?.request)
            try registry.carryOut(
                try TwoPersons.confirm(request, isOwn: false, now: 2), of: id, by: second,
                now: Registry.now)
            let given = try registry.confirmation(
                for: .export, of: nil, by: first, within: .subcommittee)
            if let order = try TwoPersons.act(on: given?.request, isRequired: true, now: 3) {
                try registry.carryOut(order, of: id, by: first, now: Registry.now)
            }
            #expect(try registry.confirmation(id, within: .subcommittee)?.usedAt == 3)
            #expect(try registry.confirmation(id, within: .committee) == nil)
            #expect(throws: SQLiteError.self) { try registry.connection.execute(script: sql) }
        }
    }
}
