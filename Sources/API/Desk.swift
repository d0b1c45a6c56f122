internal import Article16
internal import JSON
package import Registry

/// The operator's desk: what the command line asks of a store, directly or, while the service
/// holds it, through the service's control socket.
///
/// It makes accounts and takes in documents; it reads no content.
package enum Desk {
    /// Longest life of a token, and the usual one, in days (api.md, section 7).
    package static let maxTokenDays = 365
    package static let tokenDays = 90

    /// What a dashboard reads.
    package enum Scope: String, CaseIterable {
        case state, subcommittee
        case everyone = "public"
    }

    /// Carries out one command, given as JSON, and says what came of it as JSON.
    ///
    /// - Throws: `Refusal` with words for the operator; whatever was begun is undone.
    package static func execute(_ command: [UInt8], in registry: Registry, at moment: Moment) throws
        -> [UInt8]
    {
        do {
            let value = try JSONParser.parse(command)
            return try registry.acting(as: .operator) {
                try carryOut(value, in: registry, at: moment)
            }
        } catch let invalid as JSONInvalid {
            let words = invalid.failures.map { "\($0.pointer.dropFirst(2)) \($0.detail)" }
            throw Refusal(words.joined(separator: "; "))
        } catch let problem as Problem {
            let words = problem.errors.map { "\($0.pointer.dropFirst(2)) \($0.detail)" }
            throw Refusal(words.isEmpty ? problem.detail : words.joined(separator: "; "))
        } catch Conflict.symbol {
            throw Refusal("a report of the same issuer has this symbol already")
        }
    }

    /// Why a command was not carried out, in words for the operator.
    package struct Refusal: Error, CustomStringConvertible {
        package let description: String

        init(_ description: String) {
            self.description = description
        }
    }
}

extension Desk {
    private static func carryOut(
        _ value: JSONValue, in registry: Registry, at moment: Moment
    ) throws -> [UInt8] {
        switch value["command"] {
        case .string("create_token"): try createToken(value, registry, moment)
        case .string("list_tokens"): try listTokens(registry)
        case .string("revoke_token"): try revokeToken(value, registry, moment)
        case .string("add_token"): try addToken(value, registry, moment)
        case .string("rotate_token"): try rotateToken(value, registry, moment)
        case .string("list_accounts"): try listAccounts(registry, moment)
        case .string("close_account"): try closeAccount(value, registry, moment)
        case .string("list_settings"): try listSettings(registry)
        case .string("set_setting"): try setSetting(value, registry, moment)
        case .string("import_report"): try importReport(value, registry, moment)
        case .string("rotate_keys"): try rotateKeys(registry, moment)
        case .string("list_keys"): try listKeys(registry)
        default: throw Refusal("this service does not know the command; is it older?")
        }
    }

    private static func createToken(
        _ command: JSONValue, _ registry: Registry, _ moment: Moment
    ) throws -> [UInt8] {
        let wish = try ObjectReader.read(command, TokenWish.read)
        let draft = try wish.draft(in: registry)
        let token = Token.new()
        let id = try registry.addAccount(
            draft, token: token, permissions: wish.permissions, now: moment.text,
            expiresAt: moment.adding(days: wish.days).text)
        return written(token, id)
    }

    private static func revokeToken(
        _ command: JSONValue, _ registry: Registry, _ moment: Moment
    ) throws -> [UInt8] {
        let id = try ObjectReader.read(command) { body in
            _ = body.string("command", 1...40)
            return body.string("id", 1...64)
        }
        guard try registry.revokeToken(id, now: moment.text) else {
            throw Refusal("there is no token \(id); see opcat token list")
        }
        return DocumentForm.written { $0.member("id", id) }
    }

    private static func importReport(
        _ command: JSONValue, _ registry: Registry, _ moment: Moment
    ) throws -> [UInt8] {
        let (wish, body) = try ObjectReader.read(command) { reader in
            _ = reader.string("command", 1...40)
            let issuer = reader.optionalString("issuer_mechanism_id", 1...64)
            return ReportWish.read(&reader).map { ($0, issuer.map(MechanismID.init(_:))) }
        }
        guard try registry.isStateParty(wish.state) else {
            throw Refusal("\(wish.state) is not a registered State Party; PUT it first")
        }
        let issuer = body.map(Issuer.mechanism) ?? .subcommittee
        let draft = ReportDraft(
            state: wish.state, issuer: issuer,
            addressee: issuer == .subcommittee ? .stateParty : .authorities, mechanism: body,
            visit: nil, symbol: wish.symbol, title: wish.title, originalLanguage: wish.language,
            text: wish.text)
        let id = try registry.add(draft, by: nil, now: moment.text)
        return DocumentForm.written { $0.member("id", id.text) }
    }
}

/// What is asked of a new token.
private struct TokenWish {
    let name: String
    let role: Role
    let state: StateCode?
    let mechanism: MechanismID?
    let scope: String?
    let permissions: Permissions
    let days: Int

    static func read(_ body: inout ObjectReader) -> TokenWish? {
        _ = body.string("command", 1...40)
        let name = body.string("name", 1...200)
        let role = body.choice("role", Role.self)
        let state = body.optionalValue("state_party", as: "an ISO 3166-1 alpha-3 code") {
            StateCode($0)
        }
        let mechanism = body.optionalString("mechanism_id", 1...64)
        let scope = body.optionalChoice("scope", Desk.Scope.self)
        let permissions = body.choice("permissions", Permissions.self)
        let days = body.int("days", 1...Desk.maxTokenDays)
        guard let role, let permissions else { return nil }
        return TokenWish(
            name: name, role: role, state: state, mechanism: mechanism.map(MechanismID.init(_:)),
            scope: scope?.rawValue, permissions: permissions, days: days)
    }

    /// The account, bound to the body that its role must have and to no other.
    func draft(in registry: Registry) throws -> AccountDraft {
        let needsState = role == .liaison || role == .npm || scope == "state"
        guard needsState == (state != nil) else {
            throw Desk.Refusal(
                needsState
                    ? "a \(role.rawValue) is bound to a State: give --state-party"
                    : "a \(role.rawValue) is bound to no State: leave --state-party out")
        }
        guard (role == .dashboard) == (scope != nil) else {
            throw Desk.Refusal("--scope (state, subcommittee, public) goes with a dashboard")
        }
        return AccountDraft(
            name: name, role: role, state: state, mechanism: try boundMechanism(in: registry),
            scope: scope)
    }

    private func boundMechanism(in registry: Registry) throws -> MechanismID? {
        guard role == .npm, let state else {
            guard mechanism == nil else { throw Desk.Refusal("--mechanism goes with an npm") }
            return nil
        }
        let all = try registry.mechanisms(of: state)
        if let mechanism {
            guard all.contains(mechanism) else {
                throw Desk.Refusal("\(mechanism) is no mechanism of \(state)")
            }
            return mechanism
        }
        guard all.count == 1 else {
            throw Desk.Refusal(
                all.isEmpty
                    ? "\(state) has no mechanism registered; POST it first"
                    : "\(state) has several mechanisms: give --mechanism")
        }
        return all[0]
    }
}
