internal import API
internal import ArgumentParser
internal import JSON

/// `opcat account`: who calls.
struct AccountCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "List and close accounts.",
        subcommands: [List.self, Close.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List accounts, each with how many of its tokens hold.",
            discussion: """
                EXAMPLES
                  opcat account list
                  opcat account list --json | python3 -m json.tool
                """)

        @OptionGroup var store: StoreOption

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let result = try store.access().execute("list_accounts")
            if json { return Output.json(result) }
            guard case .array(let items)? = result["items"] else { return }
            for item in items {
                let names = ["id", "role", "state_party", "tokens", "name"]
                let closed = item["closed_at"] == nil ? [] : ["closed"]
                Output.line((Output.cells(of: item, names) + closed).joined(separator: "\t"))
            }
        }
    }

    struct Close: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close an account for good: all its tokens end with the next request.",
            discussion: """
                EXAMPLES
                  opcat account close acc_aaaaaaaaaaaaaaaaaaaaaaaaaa
                """)

        @OptionGroup var store: StoreOption

        @Argument(help: "The account's id, acc_…, as opcat account list prints it.")
        var id: String

        func run() throws {
            _ = try store.access().execute("close_account", [("id", id)])
            Message.write("closed \(id)")
        }
    }
}

/// `opcat setting`: what is decided for a whole store.
struct SettingCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setting", abstract: "List and change the settings of a store.",
        subcommands: [List.self, Set.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the settings of a store.",
            discussion: """
                EXAMPLES
                  opcat setting list
                """)

        @OptionGroup var store: StoreOption

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let result = try store.access().execute("list_settings")
            if json { return Output.json(result) }
            guard case .array(let items)? = result["items"] else { return }
            for item in items {
                Output.line(Output.cells(of: item, ["name", "value"]).joined(separator: "\t"))
            }
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a setting; it holds from the next request.",
            discussion: """
                With two-persons on, who reviewed an edition for personal data does not publish \
                it, and an export or an erasure waits for a second account's confirmation.

                EXAMPLES
                  opcat setting set two-persons on
                """)

        @OptionGroup var store: StoreOption

        @Argument(help: "two-persons")
        var name: String

        @Argument(help: "on or off")
        var value: Desk.Switch

        func validate() throws {
            guard Desk.settings.contains(name) else {
                let known = Desk.settings.joined(separator: ", ")
                throw ValidationError("there is no setting \(name); there is \(known)")
            }
        }

        func run() throws {
            _ = try store.access().execute(
                "set_setting", [("name", name), ("value", value.rawValue)])
            Message.write("\(name) is \(value.rawValue)")
        }
    }
}

extension Desk.Switch: ExpressibleByArgument {}

extension StoreAccess {
    /// Has a command of words alone carried out.
    func execute(_ command: String, _ members: [(name: String, value: String)] = []) throws
        -> JSONValue
    {
        var writer = JSONWriter()
        writer.object { body in
            body.member("command", command)
            for member in members {
                body.member(named: member.name)
                body.string(member.value)
            }
        }
        return try execute(writer.bytes)
    }
}

extension Output {
    static func json(_ value: JSONValue) {
        var writer = JSONWriter()
        writer.value(value)
        write(writer.bytes + [UInt8(ascii: "\n")])
    }

    /// The members of an object as cells of a table; a dash for what is not there.
    static func cells(of item: JSONValue, _ names: [String]) -> [String] {
        names.map { name in
            switch item[name] {
            case .string(let text): text
            case .number(let number): number.text
            case .null, .bool, .array, .object, nil: "-"
            }
        }
    }
}
