internal import ArgumentParser
internal import Glibc
internal import Registry

/// `opcat migrate`: the store's schema brought to this program's.
struct Migrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a store, or bring its schema up to date, and say so.",
        discussion: """
            serve does the same when it starts. A store of a later program is refused.

            EXAMPLES
              opcat migrate --store /var/lib/opcat/register.sqlite
            """)

    @OptionGroup var store: StoreOption

    func run() throws {
        let keyFile = store.keys()
        do {
            _ = try Writer(at: store.path(), keys: keyFile.keys(forStore: store.path()))
        } catch let failure as Failure {
            throw failure
        } catch let fault as MasterKeys.Fault {
            throw Failure(keyFile.words(for: fault))
        } catch {
            throw Failure("\(store.path()): \(error)")
        }
        Output.line("\(store.path()): schema \(Migrations.newest)")
    }
}

/// `opcat check`: whether a store is sound.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a store: its pages, its references, its readers, its copies.",
        discussion: """
            Reads only, and may run beside the service. Exit status 1 if anything is off.

            EXAMPLES
              opcat check --store /var/lib/opcat/register.sqlite
            """)

    @OptionGroup var store: StoreOption

    func run() throws {
        let keyFile = store.keys()
        let faults: [String]
        do {
            guard access(store.path(), F_OK) == 0 else {
                throw Failure("there is no store \(store.path())")
            }
            let keys = try keyFile.keys(forStore: store.path())
            faults = try Registry.faults(ofStoreAt: store.path(), keys: keys)
        } catch let failure as Failure {
            throw failure
        } catch let fault as MasterKeys.Fault {
            throw Failure(keyFile.words(for: fault))
        } catch {
            throw Failure("\(store.path()): \(error)")
        }
        for fault in faults { Output.line(fault) }
        guard faults.isEmpty else { throw Failure("\(faults.count) faults in \(store.path())") }
        Output.line("\(store.path()): sound")
    }
}
