internal import API
internal import ArgumentParser
internal import Article16
internal import JSON
internal import Registry

/// `opcat token`: accounts and the tokens by which they call.
struct TokenCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make, list and revoke tokens.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account with a token, and print the token alone, once.",
            discussion: """
                The store keeps only a digest of it. Works beside a running service.

                EXAMPLES
                  opcat token create --role secretariat --name "Desk officer"
                  opcat token create --role liaison --state-party KAZ --name "Ministry" \
                --expires 30d
                  opcat token create --role npm --state-party KAZ --name "A member"
                  opcat token create --role dashboard --scope public --name "Wall display"
                """)

        @OptionGroup var store: StoreOption

        @Option(help: "What the account is to the register.")
        var role: Role

        @Option(help: "Whose token it is; shown in lists.")
        var name: String

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

        func run() throws {
            guard expires.hasSuffix("d"), let days = Int(expires.dropLast()),
                (1...Desk.maxTokenDays).contains(days)
            else { throw ValidationError("--expires is a number of days, 1d to 365d") }
            let all = ["read": "read", "write": "read write", "export": "read write export"]
            guard let words = all[permissions ?? (role == .dashboard ? "read" : "write")] else {
                throw ValidationError("--permissions is read, write or export")
            }
            var command = JSONWriter()
            command.object { body in
                body.member("command", "create_token")
                body.member("name", name)
                body.member("role", role.rawValue)
                body.member("state_party", stateParty?.code)
                body.member("mechanism_id", mechanism)
                body.member("scope", scope?.rawValue)
                body.member("permissions", words)
                body.member("days", days)
            }
            let result = try store.access().execute(command.bytes)
            guard case .string(let token)? = result["token"] else {
                throw Failure("no token came back")
            }
            Output.line(token)
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
            if json {
                var writer = JSONWriter()
                writer.value(result)
                return Output.write(writer.bytes + [UInt8(ascii: "\n")])
            }
            guard case .array(let items)? = result["items"] else { return }
            for item in items { Output.line(Self.row(item)) }
        }

        private static func row(_ item: JSONValue) -> String {
            let names = ["id", "role", "state_party", "permissions", "expires_at", "name"]
            let cells = names.map { name in
                guard case .string(let text)? = item[name] else { return "-" }
                return text
            }
            let revoked = item["revoked_at"] == nil ? [] : ["revoked"]
            return (cells + revoked).joined(separator: "\t")
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
