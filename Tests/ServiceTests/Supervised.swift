import Foundation

/// `opcat serve` as systemd starts it: with a socket that is held open for it, told by datagrams
/// how it does (sd_listen_fds(3), sd_notify(3)).
final class Supervised {
    let folder: Folder
    let port: UInt16
    private let listener: Int32
    private let notices: Int32
    private var process: pid_t = 0
    private var hasEnded = false

    enum Failure: Error {
        case system(Int32)
    }

    /// - Parameters:
    ///   - environment: besides the address of the datagrams.
    ///   - flags: besides the socket and the store.
    init(environment: [String: String] = [:], flags: [String] = []) throws {
        folder = try Folder()
        notices = try Self.notices(at: folder.path + "/notify")
        (listener, port) = try Self.listener()
        let arguments =
            [Program.path, "serve", "--listen", "fd:3", "--store", folder.store] + flags
        let all = environment.merging(["NOTIFY_SOCKET": folder.path + "/notify"]) { $1 }
        try start(arguments, all.map { "\($0)=\($1)" })
    }

    deinit {
        signal(SIGKILL)
        _ = status()
        close(listener)
        close(notices)
    }

    func signal(_ number: Int32) {
        guard !hasEnded else { return }
        kill(process, number)
    }

    /// Waits for the end, and how it was: an exit status, or 128 and the signal.
    func status() -> Int32 {
        guard !hasEnded else { return 0 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        hasEnded = true
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// The next thing that the service says of itself, if it says one so soon.
    func notice(within milliseconds: Int32 = 20_000) -> String? {
        var entry = pollfd(fd: notices, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, milliseconds) > 0 else { return nil }
        var octets = [UInt8](repeating: 0, count: 1024)
        let count = recv(notices, &octets, octets.count, 0)
        return String(decoding: octets.prefix(max(0, count)), as: UTF8.self)
    }

    func wire() throws -> Wire { try Wire(port: port) }

    /// The socket takes descriptor 3, which alone the service inherits beside the usual three.
    private func start(_ arguments: [String], _ environment: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let log = folder.log
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 2, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, listener, 3)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var values: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { (words + values).forEach { free($0) } }
        let result = posix_spawn(&process, arguments[0], &actions, nil, &words, &values)
        guard result == 0 else { throw Failure.system(result) }
    }

    private static func notices(at path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | O_CLOEXEC, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size)
            }
        }
        guard result == 0 else { throw Failure.system(errno) }
        return descriptor
    }

    /// A socket that listens at a port of the system's choice.
    private static func listener() throws -> (Int32, UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Int32 in
                guard bind(descriptor, address, size) == 0, listen(descriptor, 128) == 0 else {
                    return -1
                }
                return getsockname(descriptor, address, &size)
            }
        }
        guard result == 0 else { throw Failure.system(errno) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }
}
