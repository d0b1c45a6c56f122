internal import API
internal import ArgumentParser
internal import Glibc
internal import JSON
internal import Registry

/// Where the store is: the flag, or the environment, or beside where one stands.
struct StoreOption: ParsableArguments {
    @Option(help: "The store's file (OPCAT_STORE; default: register.sqlite).")
    var store: String?

    func path() -> String {
        store ?? Environment["OPCAT_STORE"] ?? ServeSettings.defaultStore
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

    func execute(_ command: [UInt8]) throws -> JSONValue {
        let answer: [UInt8]
        do {
            let writer = try Writer(at: path)
            answer = try writer.perform { registry in
                try Desk.execute(command, in: registry, at: Clock.now())
            }
        } catch let refusal as Desk.Refusal {
            throw Failure(refusal.description)
        } catch  where Writer.isHeldElsewhere(error) {
            answer = try ControlClient(path: ControlSocket.path(ofStore: path)).send(command)
        } catch {
            throw Failure("\(path): \(error)")
        }
        return try JSONParser.parse(answer)
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
