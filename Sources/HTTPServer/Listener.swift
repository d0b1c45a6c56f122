internal import CEpoll
internal import Glibc

/// A socket that connections come in at.
struct Listener: Sendable {
    let descriptor: Int32
    /// Which of the server's endpoints it belongs to.
    let endpoint: Int
    /// Several loops wait at this one socket, so that one of them is to be woken for each event.
    var isShared = false

    /// Connections the kernel keeps for us until we take them; it cuts this to its own limit.
    private static let backlog: Int32 = 4_096

    /// - Parameter sharesPort: whether the sockets of several loops listen at one port.
    init(_ endpoint: Endpoint, index: Int, sharesPort: Bool) throws(SystemError) {
        self.endpoint = index
        switch endpoint {
        case .tcp(let host, let port):
            guard let address = SocketAddress(host: host, port: port) else {
                throw SystemError("address \(host)", EINVAL)
            }
            descriptor = try Self.tcp(address, sharesPort)
        case .unix(let path):
            descriptor = try Self.unix(path)
        case .descriptor(let number):
            descriptor = try Self.handedOver(number)
        }
        guard listen(descriptor, Self.backlog) == 0 else { throw SystemError("listen") }
    }

    /// The same socket for a further loop, under a descriptor of its own.
    func shared() throws(SystemError) -> Listener {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw SystemError("fcntl") }
        return Listener(descriptor: copy, endpoint: endpoint, isShared: true)
    }

    private init(descriptor: Int32, endpoint: Int, isShared: Bool) {
        self.descriptor = descriptor
        self.endpoint = endpoint
        self.isShared = isShared
    }

    private static func tcp(
        _ address: SocketAddress, _ sharesPort: Bool
    ) throws(SystemError) -> Int32 {
        let descriptor = try open(address.family)
        set(descriptor, SOL_SOCKET, SO_REUSEADDR)
        if sharesPort { set(descriptor, SOL_SOCKET, SO_REUSEPORT) }
        if address.family == AF_INET6 { set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
        prepare(descriptor)
        let result = address.withSystemAddress { bind(descriptor, $0, $1) }
        guard result == 0 else {
            throw closing(descriptor, SystemError("bind \(address.authority)"))
        }
        return descriptor
    }

    private static func unix(_ path: String) throws(SystemError) -> Int32 {
        try removeStale(path)
        let descriptor = try open(AF_UNIX)
        // unix(7): on Linux the file gets the mode of the socket, so that it is never open wider.
        fchmod(descriptor, 0o600)
        guard UnixAddress.call(path, { bind(descriptor, $0, $1) }) == 0 else {
            throw closing(descriptor, SystemError("bind \(path)"))
        }
        guard chmod(path, 0o600) == 0 else {
            throw closing(descriptor, SystemError("chmod \(path)"))
        }
        return descriptor
    }

    /// Removes a socket that nobody listens at; one that answers belongs to another process.
    private static func removeStale(_ path: String) throws(SystemError) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return }
        let probe = try open(AF_UNIX)
        defer { close(probe) }
        let result = UnixAddress.call(path) { connect(probe, $0, $1) }
        guard result != 0, errno == ECONNREFUSED else {
            throw SystemError("bind \(path)", EADDRINUSE)
        }
        unlink(path)
    }

    private static func handedOver(_ number: Int32) throws(SystemError) -> Int32 {
        let flags = fcntl(number, F_GETFL)
        guard flags >= 0, SocketAddress(of: number) != nil else {
            throw SystemError("fd:\(number)", ENOTSOCK)
        }
        guard fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0,
            fcntl(number, F_SETFD, FD_CLOEXEC) == 0
        else { throw SystemError("fd:\(number)") }
        if SocketAddress(of: number)?.port != nil { prepare(number) }
        return number
    }

    private static func open(_ family: Int32) throws(SystemError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        return descriptor
    }

    /// What connections have from their listener: a response is never held back for its end, and
    /// what a client does not read takes no more of the kernel's memory than this. Left to itself
    /// the kernel takes megabytes for each (tcp(7), `tcp_wmem`).
    private static func prepare(_ descriptor: Int32) {
        set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
        set(descriptor, SOL_SOCKET, SO_SNDBUF, to: ServerSettings.sendBuffer)
    }

    private static func set(
        _ descriptor: Int32, _ level: Int32, _ option: Int32, to value: Int32 = 1
    ) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func closing(_ descriptor: Int32, _ error: SystemError) -> SystemError {
        close(descriptor)
        return error
    }
}

/// The address of a socket in the file system, as the system wants it.
enum UnixAddress {
    static func call(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        guard path.utf8.count < Endpoint.maxPath else {
            errno = ENAMETOOLONG
            return -1
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
