internal import ArgumentParser
internal import JSON

/// `opcat key`: the master keys that the words of a store lie under.
struct KeyCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make, change and list the keys that the store lies under.",
        discussion: """
            A change of key: opcat key new, opcat key rotate, and when opcat key list shows \
            nothing under the old key any more, its line can go from the key file. Backups from \
            before still need it.
            """,
        subcommands: [New.self, Rotate.self, List.self])

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a new key first into the key file, and print its id.",
            discussion: """
                The others stay in the file and still open. Then: opcat key rotate.

                EXAMPLES
                  opcat key new --store /var/lib/opcat/register.sqlite
                """)

        @OptionGroup var store: StoreOption

        func run() throws {
            Output.line(try store.keys().addKey())
        }
    }

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put everything under the first key of the key file.",
            discussion: """
                Works beside a running service, which reads the key file again and goes on \
                serving. Words are not sealed anew, only the keys that they are sealed with.

                EXAMPLES
                  opcat key new && opcat key rotate
                """)

        @OptionGroup var store: StoreOption

        func run() throws {
            var command = JSONWriter()
            command.object { $0.member("command", "rotate_keys") }
            let result = try store.access().execute(command.bytes)
            guard case .string(let id)? = result["sealing"] else {
                throw Failure("no key came back")
            }
            Message.write("everything lies under \(id)")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the ids of the keys, and how many data keys lie under each.",
            discussion: """
                EXAMPLES
                  opcat key list
                """)

        @OptionGroup var store: StoreOption

        func run() throws {
            var command = JSONWriter()
            command.object { $0.member("command", "list_keys") }
            let result = try store.access().execute(command.bytes)
            guard case .array(let items)? = result["items"] else { return }
            for item in items {
                guard case .string(let id)? = item["id"], case .number(let count)? = item["keys"]
                else { continue }
                Output.line("\(id)\t\(count.text)")
            }
        }
    }
}
