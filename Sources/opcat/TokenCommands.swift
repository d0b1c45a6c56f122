internal import API
internal import ArgumentParser
internal import Article16
internal import JSON
internal import Registry

/// `opcat token`: accounts and the tokens by which they call.
struct TokenCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make, list, rotate and revoke tokens.",
        subcommands: [Create.self, List.self, Rotate.self, Revoke.self])

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account with a token, and print the token alone, once.",
            discussion: """
                The store keeps only a digest of it. Works beside a running service. With \
                --account it is a further token of an account that is there, and no role, name \
                or body is given.

                EXAMPLES
                  opcat token create --role secretariat --name "Desk officer"
                  opcat token create --role liaison --state-party KAZ --name "Ministry" \
                --expires 30d
                  opcat token create --role npm --state-party KAZ --name "A member"
                  opcat token create --role dashboard --scope public --name "Wall display"
                  opcat token create --account acc_aaaaaaaaaaaaaaaaaaaaaaaaaa --permissions export
                """)

        @OptionGroup var store: StoreOption

        @Option(help: "An account that is there, as opcat account list prints it.")
        var account: String?

        @Option(help: "What the account is to the register.")
        var role: Role?

        @Option(help: "Whose token it is; shown in lists.")
        var name: String?

        @Option(help: "The State that a liaison or npm is bound to, as ISO 3166-1 alpha-3.")
        var stateParty: StateCode?

        @Option(help: "The mechanism of an npm, where its State has several.")
        var mechanism: String?

        @Option(help: "What a dashboard reads.")
        var scope: Desk.Scope?

        @Option(help: "read, write or export; each includes those before it.")
        var permissions: String?

        @Option(help: "How long it holds, in days: 1d to 365d.")
        var expires = "\(Desk.tokenDays)d"

        func validate() throws {
            let ofNew = [role?.rawValue, name, stateParty?.code, mechanism, scope?.rawValue]
            guard account == nil || ofNew.allSatisfy({ $0 == nil }) else {
                throw ValidationError("--account is there already: give no role, name or body")
            }
            guard account != nil || (role != nil && name != nil) else {
                throw ValidationError("give --role and --name, or --account")
            }
        }

        func run() throws {
            let days = try TokenCommands.days(expires)
            let all = ["read": "read", "write": "read write", "export": "read write export"]
            guard let words = all[permissions ?? (role == .dashboard ? "read" : "write")] else {
                throw ValidationError("--permissions is read, write or export")
            }
            var command = JSONWriter()
            command.object { body in
                body.member("command", account == nil ? "create_token" : "add_token")
                body.member("account_id", account)
                body.member("name", name)
                body.member("role", role?.rawValue)
                body.member("state_party", stateParty?.code)
                body.member("mechanism_id", mechanism)
                body.member("scope", scope?.rawValue)
                body.member("permissions", words)
                body.member("days", days)
            }
            try TokenCommands.printToken(of: store.access(), command.bytes)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List tokens: their ids, never the tokens.",
            discussion: """
                EXAMPLES
                  opcat token list
                  opcat token list --json | python3 -m json.tool
                """)

        @OptionGroup var store: StoreOption

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            var command = JSONWriter()
            command.object { $0.member("command", "list_tokens") }
            let result = try store.access().execute(command.bytes)
            if json { return Output.json(result) }
            guard case .array(let items)? = result["items"] else { return }
            for item in items { Output.line(Self.row(item)) }
        }

        private static func row(_ item: JSONValue) -> String {
            let names = [
                "id", "role", "state_party", "permissions", "expires_at", "name", "account_id",
                "created_at",
            ]
            let revoked = item["revoked_at"] == nil ? [] : ["revoked"]
            return (Output.cells(of: item, names) + revoked).joined(separator: "\t")
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Revoke a token; it holds from the next request.",
            discussion: """
                EXAMPLES
                  opcat token revoke tok_aaaaaaaaaaaaaaaaaaaaaaaaaa
                """)

        @OptionGroup var store: StoreOption

        @Argument(help: "The token's id, tok_…, as opcat token list prints it.")
        var id: String

        func run() throws {
            var command = JSONWriter()
            command.object { body in
                body.member("command", "revoke_token")
                body.member("id", id)
            }
            _ = try store.access().execute(command.bytes)
            Message.write("revoked \(id)")
        }
    }
}

extension TokenCommands {
    /// A token in the place of another.
    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token in the place of another, and print it alone, once.",
            discussion: """
                It is of the same account, with the same permissions. The old one ends after the \
                overlap, and never later than it would have.

                EXAMPLES
                  opcat token rotate tok_aaaaaaaaaaaaaaaaaaaaaaaaaa
                  opcat token rotate tok_aaaaaaaaaaaaaaaaaaaaaaaaaa --overlap 0h --expires 30d
                """)

        @OptionGroup var store: StoreOption

        @Argument(help: "The old token's id, tok_…, as opcat token list prints it.")
        var id: String

        @Option(help: "How long both hold, in hours: 0h to 720h.")
        var overlap = "24h"

        @Option(help: "How long the new one holds, in days: 1d to 365d.")
        var expires = "\(Desk.tokenDays)d"

        func run() throws {
            guard overlap.hasSuffix("h"), let hours = Int(overlap.dropLast()),
                (0...Desk.maxOverlapHours).contains(hours)
            else { throw ValidationError("--overlap is a number of hours, 0h to 720h") }
            let days = try TokenCommands.days(expires)
            var command = JSONWriter()
            command.object { body in
                body.member("command", "rotate_token")
                body.member("id", id)
                body.member("overlap_hours", hours)
                body.member("days", days)
            }
            try TokenCommands.printToken(of: store.access(), command.bytes)
        }
    }

    fileprivate static func days(_ text: String) throws -> Int {
        guard text.hasSuffix("d"), let days = Int(text.dropLast()),
            (1...Desk.maxTokenDays).contains(days)
        else { throw ValidationError("--expires is a number of days, 1d to 365d") }
        return days
    }

    fileprivate static func printToken(of store: StoreAccess, _ command: [UInt8]) throws {
        guard case .string(let token)? = try store.execute(command)["token"] else {
            throw Failure("no token came back")
        }
        Output.line(token)
    }
}
