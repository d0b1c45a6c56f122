internal import API
internal import ArgumentParser
internal import Glibc
internal import JSON
internal import Registry

/// Where the store is: the flag, or the environment, or beside where one stands.
struct StoreOption: ParsableArguments {
    @Option(help: "The store's file (OPCAT_STORE; default: register.sqlite).")
    var store: String?

    @Option(help: "The key file (OPCAT_KEY_FILE; default: the store's name and .key).")
    var keyFile: String?

    func path() -> String {
        store ?? Environment["OPCAT_STORE"] ?? ServeSettings.defaultStore
    }

    func keys() -> KeyFile {
        KeyFile(named: keyFile ?? Environment["OPCAT_KEY_FILE"], store: path())
    }

    func access() -> StoreAccess {
        StoreAccess(path: path(), keyFile: keys())
    }
}

/// The variables this process was started with.
enum Environment {
    static subscript(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

/// Has the operator's desk carry out a command: in this process where the store is free, in the
/// service's where that holds it.
struct StoreAccess {
    let path: String
    let keyFile: KeyFile

    /// How often a store that somebody holds for a moment is tried, and how long is waited, in
    /// microseconds: two seconds in all.
    static let tries = 40
    static let pause: UInt32 = 50_000

    func execute(_ command: [UInt8]) throws -> JSONValue {
        for _ in 0..<Self.tries {
            // A service may have its keys from where this process cannot read them.
            if let answer = try throughService(command) ?? direct(command) {
                return try JSONParser.parse(answer)
            }
            usleep(Self.pause)
        }
        throw Failure("\(path): another process holds the store, and no service answers for it")
    }

    /// Nil where another process has the store open for writing.
    private func direct(_ command: [UInt8]) throws -> [UInt8]? {
        do {
            let keys = try keyFile.keys(forStore: path)
            return try Writer(at: path, keys: keys).perform { registry in
                try Desk.execute(command, in: registry, at: Clock.now())
            }
        } catch let refusal as Desk.Refusal {
            throw Failure(refusal.description)
        } catch let failure as Failure {
            throw failure
        } catch let fault as MasterKeys.Fault {
            throw Failure(keyFile.words(for: fault))
        } catch  where Writer.isHeldElsewhere(error) {
            return nil
        } catch {
            throw Failure("\(path): \(error)")
        }
    }

    /// Nil where no service listens for commands.
    private func throughService(_ command: [UInt8]) throws -> [UInt8]? {
        try ControlClient(path: ControlSocket.path(ofStore: path)).send(command)
    }
}

/// The wall clock.
enum Clock {
    static func now() -> Moment {
        Moment(seconds: time(nil))
    }
}

/// Where a service takes its operator's commands: a socket beside the store, open to its owner.
enum ControlSocket {
    /// Bytes of a path that a socket's address surely takes (unix(7): 108 with the final NUL).
    private static let longest = 100

    /// - Returns: the path beside the store; where that is too long for a socket's address, the
    ///   same place by way of its folder, which is held open for as long as this process lives.
    static func path(ofStore store: String) -> String {
        let path = store + ".control"
        guard path.utf8.count > longest, let slash = path.lastIndex(of: "/") else { return path }
        let folder = open(String(path[..<slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        return folder < 0 ? path : "/proc/self/fd/\(folder)" + path[slash...]
    }
}
