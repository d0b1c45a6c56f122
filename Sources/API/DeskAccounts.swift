internal import Article16
internal import JSON
internal import Registry

// Tokens and accounts at the operator's desk. All of it is written down, none of it reads content.
extension Desk {
    /// Longest overlap of a token and the one that takes its place, in hours.
    package static let maxOverlapHours = 30 * 24

    /// A further token of an account.
    static func addToken(_ command: JSONValue, _ registry: Registry, _ moment: Moment) throws
        -> [UInt8]
    {
        let (account, permissions, days) = try ObjectReader.read(command) { body in
            _ = body.string("command", 1...40)
            let account = body.string("account_id", 1...64)
            let permissions = body.choice("permissions", Permissions.self)
            let days = body.int("days", 1...maxTokenDays)
            return permissions.map { (account, $0, days) }
        }
        let token = Token.new()
        let id = try registry.addToken(
            token, toOpen: AccountID(account), permissions: permissions, now: moment.text,
            expiresAt: moment.adding(days: days).text)
        guard let id else {
            throw Refusal("there is no open account \(account); see opcat account list")
        }
        return written(token, id)
    }

    static func rotateToken(_ command: JSONValue, _ registry: Registry, _ moment: Moment) throws
        -> [UInt8]
    {
        let (old, hours, days) = try ObjectReader.read(command) { body in
            _ = body.string("command", 1...40)
            let id = body.string("id", 1...64)
            let hours = body.int("overlap_hours", 0...maxOverlapHours)
            return (id, hours, body.int("days", 1...maxTokenDays))
        }
        let token = Token.new()
        let until = Moment(seconds: moment.seconds + hours * 3600)
        let id = try registry.rotateToken(
            old, to: token, until: until.text, now: moment.text,
            expiresAt: moment.adding(days: days).text)
        guard let id else { throw Refusal("no token \(old) holds; see opcat token list") }
        return written(token, id)
    }

    static func written(_ token: Token, _ id: TokenID) -> [UInt8] {
        DocumentForm.written { body in
            body.member("token", token.text)
            body.member("id", id.text)
        }
    }

    static func listTokens(_ registry: Registry) throws -> [UInt8] {
        let tokens = try registry.tokens()
        return DocumentForm.written { body in
            body.array("items") { array in
                for token in tokens { array.object { write(token, into: &$0) } }
            }
        }
    }

    private static func write(_ token: TokenListing, into body: inout JSONWriter) {
        body.member("id", token.id)
        body.member("account_id", token.account)
        body.member("name", token.name)
        body.member("role", token.role)
        body.member("state_party", token.state)
        body.member("mechanism_id", token.mechanism)
        body.member("permissions", token.permissions)
        body.member("created_at", token.createdAt)
        body.member("expires_at", token.expiresAt)
        body.member("revoked_at", token.revokedAt)
    }

    static func listAccounts(_ registry: Registry, _ moment: Moment) throws -> [UInt8] {
        let accounts = try registry.accounts(now: moment.text)
        return DocumentForm.written { body in
            body.array("items") { array in
                for account in accounts { array.object { write(account, into: &$0) } }
            }
        }
    }

    private static func write(_ account: AccountListing, into body: inout JSONWriter) {
        body.member("id", account.id)
        body.member("name", account.name)
        body.member("role", account.role)
        body.member("state_party", account.state)
        body.member("mechanism_id", account.mechanism)
        body.member("scope", account.scope)
        body.member("tokens", account.tokens)
        body.member("closed_at", account.closedAt)
    }

    static func closeAccount(_ command: JSONValue, _ registry: Registry, _ moment: Moment) throws
        -> [UInt8]
    {
        let id = try ObjectReader.read(command) { body in
            _ = body.string("command", 1...40)
            return body.string("id", 1...64)
        }
        guard try registry.closeAccount(AccountID(id), now: moment.text) else {
            throw Refusal("there is no account \(id); see opcat account list")
        }
        return DocumentForm.written { $0.member("id", id) }
    }
}

// What is decided for the whole store.
extension Desk {
    /// As the command line has it: `two-persons`.
    package static let settings = StoreSetting.allCases.map(word)

    static func listSettings(_ registry: Registry) throws -> [UInt8] {
        let all = try StoreSetting.allCases.map { ($0, try registry.isOn($0)) }
        return DocumentForm.written { body in
            body.array("items") { array in
                for (setting, isOn) in all {
                    array.object { item in
                        item.member("name", word(setting))
                        item.member("value", isOn ? "on" : "off")
                    }
                }
            }
        }
    }

    static func setSetting(_ command: JSONValue, _ registry: Registry, _ moment: Moment) throws
        -> [UInt8]
    {
        let (name, value) = try ObjectReader.read(command) { body in
            _ = body.string("command", 1...40)
            return (body.string("name", 1...64), body.choice("value", Switch.self))
        }
        guard let setting = StoreSetting.allCases.first(where: { word($0) == name }), let value
        else { throw Refusal("there is no setting \(name); see opcat setting list") }
        try registry.set(setting, isOn: value == .on, now: moment.text)
        return DocumentForm.written { $0.member("name", name) }
    }

    /// The words for a setting's value.
    package enum Switch: String, CaseIterable {
        case on, off
    }

    private static func word(_ setting: StoreSetting) -> String {
        setting.rawValue.replacing("_", with: "-")
    }
}
