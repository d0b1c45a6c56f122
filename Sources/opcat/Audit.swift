internal import API
internal import ArgumentParser
internal import Registry

/// `opcat audit`: the audit trail held against itself and against heads kept elsewhere.
struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Verify the audit trail, and print its signed heads.",
        subcommands: [Verify.self, Head.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute every hash of every trail, and hold them against earlier heads.",
            discussion: """
                Reads only, and may run beside the service. Exit status 1 if anything is off. A \
                trail that was rewritten as a whole shows only against a head that was kept \
                elsewhere.

                EXAMPLES
                  opcat audit verify --store /var/lib/opcat/register.sqlite
                  opcat audit verify --head heads-2026-01.jsonl --head head.json --json
                """)

        @OptionGroup var store: StoreOption

        @Option(help: "A file with signed heads, as opcat audit head or the service gives them.")
        var head: [String] = []

        @Flag(help: "Print JSON, a line for each fault.")
        var json = false

        func run() throws {
            let heads = try head.flatMap { file in
                guard let heads = AuditForm.heads(in: try Files.read(file)) else {
                    throw Failure("\(file): this is no signed head")
                }
                return heads
            }
            let faults = try Audit.asking(store) { path, keys in
                try Registry.auditFaults(ofStoreAt: path, keys: keys, heads: heads)
            }
            for fault in faults { Output.line(json ? Audit.json(fault) : Audit.words(fault)) }
            guard faults.isEmpty else {
                throw Failure("\(faults.count) faults in the audit trail of \(store.path())")
            }
            if !json { Output.line("\(store.path()): the audit trail is whole") }
        }
    }

    struct Head: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the signed heads of all trails as JSON lines, to be kept elsewhere.",
            discussion: """
                EXAMPLES
                  opcat audit head > heads-$(date +%F).jsonl
                """)

        @OptionGroup var store: StoreOption

        func run() throws {
            let heads = try Audit.asking(store) { path, keys in
                try Registry.signedHeads(ofStoreAt: path, keys: keys, at: Clock.now().text)
            }
            for head in heads {
                Output.line(String(decoding: AuditForm.rendered(head), as: UTF8.self))
            }
        }
    }

    private static func asking<Told>(
        _ store: StoreOption, _ ask: (String, MasterKeys) throws -> Told
    ) throws -> Told {
        let keyFile = store.keys()
        do {
            return try ask(store.path(), keyFile.keys(forStore: store.path()))
        } catch let failure as Failure {
            throw failure
        } catch let fault as MasterKeys.Fault {
            throw Failure(keyFile.words(for: fault))
        } catch {
            throw Failure("\(store.path()): \(error)")
        }
    }

    private static func json(_ fault: AuditFault) -> String {
        String(decoding: AuditForm.rendered(fault), as: UTF8.self)
    }

    private static func words(_ fault: AuditFault) -> String {
        let place = fault.number.map { ", entry \($0)" } ?? ""
        return "trail \(fault.trail)\(place): \(fault.words)"
    }
}
