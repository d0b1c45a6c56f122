internal import Glibc

/// The address of one end of a connection.
package enum SocketAddress: Hashable, Sendable {
    /// The octets of the address, the first of them the most significant; and the port.
    case v4(UInt32, port: UInt16)
    case v6(high: UInt64, low: UInt64, port: UInt16)
    /// The other end of a socket in the file system: a process of this machine.
    case local

    /// 127.0.0.0/8, ::1, and what is in the file system.
    package var isLoopback: Bool {
        switch self {
        case .v4(let address, _): address >> 24 == 127
        case .v6(let high, let low, _): high == 0 && (low == 1 || low >> 24 == 0xFFFF_7F)
        case .local: true
        }
    }

    package var port: UInt16? {
        switch self {
        case .v4(_, let port), .v6(_, _, let port): port
        case .local: nil
        }
    }

    /// The address alone: `127.0.0.1`, `::1`, `local`.
    package var host: String {
        switch self {
        case .v4(let address, _):
            (0..<4).map { String(address >> UInt32(24 - 8 * $0) & 255) }.joined(separator: ".")
        case .v6(let high, let low, _): Self.text(high, low)
        case .local: "local"
        }
    }

    /// As in the authority of a URI: `127.0.0.1:8080`, `[::1]:8080`, `local`.
    package var authority: String {
        switch self {
        case .v4(_, let port): "\(host):\(port)"
        case .v6(_, _, let port): "[\(host)]:\(port)"
        case .local: host
        }
    }

    var family: Int32 {
        switch self {
        case .v4: AF_INET
        case .v6: AF_INET6
        case .local: AF_UNIX
        }
    }

    /// From a numeric address; `nil` if it is none.
    init?(host: String, port: UInt16) {
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 {
            self = .v4(UInt32(bigEndian: four.s_addr), port: port)
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, host, &six) == 1 else { return nil }
        self.init(six, port: port)
    }

    /// Of this end of a socket; `nil` where the descriptor is no socket.
    init?(of descriptor: Int32) {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(descriptor, $0, &length)
            }
        }
        guard result == 0 else { return nil }
        self.init(storage)
    }

    /// What the system filled in; any family but those of the Internet is taken as local.
    init(_ storage: sockaddr_storage) {
        switch Int32(storage.ss_family) {
        case AF_INET:
            let address = withUnsafeBytes(of: storage) { $0.load(as: sockaddr_in.self) }
            self = .v4(
                UInt32(bigEndian: address.sin_addr.s_addr),
                port: UInt16(bigEndian: address.sin_port))
        case AF_INET6:
            let address = withUnsafeBytes(of: storage) { $0.load(as: sockaddr_in6.self) }
            self.init(address.sin6_addr, port: UInt16(bigEndian: address.sin6_port))
        default: self = .local
        }
    }

    private init(_ address: in6_addr, port: UInt16) {
        let (high, low) = withUnsafeBytes(of: address) { octets in
            (
                UInt64(bigEndian: octets.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: octets.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self = .v6(high: high, low: low, port: port)
    }

    /// Calls with the address as the system wants it.
    func withSystemAddress<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var storage = sockaddr_storage()
        let length: Int
        switch self {
        case .v4(let address, let port):
            var value = sockaddr_in()
            value.sin_family = sa_family_t(AF_INET)
            value.sin_port = port.bigEndian
            value.sin_addr.s_addr = address.bigEndian
            length = Self.store(value, in: &storage)
        case .v6(let high, let low, let port):
            var value = sockaddr_in6()
            value.sin6_family = sa_family_t(AF_INET6)
            value.sin6_port = port.bigEndian
            value.sin6_addr = Self.address(high, low)
            length = Self.store(value, in: &storage)
        case .local:
            storage.ss_family = sa_family_t(AF_UNIX)
            length = MemoryLayout<sa_family_t>.size
        }
        return withUnsafePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(length))
            }
        }
    }

    private static func store<Value>(_ value: Value, in storage: inout sockaddr_storage) -> Int {
        withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: value, as: Value.self) }
        return MemoryLayout<Value>.size
    }

    private static func address(_ high: UInt64, _ low: UInt64) -> in6_addr {
        var address = in6_addr()
        withUnsafeMutableBytes(of: &address) { octets in
            octets.storeBytes(of: high.bigEndian, as: UInt64.self)
            octets.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        return address
    }

    private static func text(_ high: UInt64, _ low: UInt64) -> String {
        var address = address(high, low)
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(AF_INET6, &address, &text, socklen_t(INET6_ADDRSTRLEN))
        let end = text.firstIndex(of: 0) ?? text.endIndex
        return String(decoding: text[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
