internal import Glibc

/// Where a server listens.
package enum Endpoint: Hashable, Sendable {
    /// A numeric address of version 4 or 6, and a port; 0 lets the system pick one.
    case tcp(host: String, port: UInt16)
    /// A socket in the file system, open to its owner alone.
    case unix(path: String)
    /// A listening socket that was handed over (systemd's socket activation: 3 and up).
    case descriptor(Int32)

    /// `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`, `unix:/path`, `fd:3`; `nil` if it is
    /// none of these.
    package init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            guard !path.isEmpty, path.utf8.count < Self.maxPath, !path.utf8.contains(0) else {
                return nil
            }
            self = .unix(path: path)
        } else if text.hasPrefix("fd:") {
            guard let number = Int32(text.dropFirst(3)), number >= 0 else { return nil }
            self = .descriptor(number)
        } else {
            guard let endpoint = Self.tcp(text) else { return nil }
            self = endpoint
        }
    }

    /// unix(7): a path and its final NUL have 108 octets.
    static let maxPath = 108

    private static func tcp(_ text: String) -> Endpoint? {
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")),
            text.utf8[colon...].dropFirst().allSatisfy({ 0x30...0x39 ~= $0 }),
            let port = UInt16(text[colon...].dropFirst())
        else { return nil }
        var host = String(text[..<colon])
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if isBracketed { host = String(host.dropFirst().dropLast()) }
        if host == "localhost" { host = "127.0.0.1" }
        guard let address = SocketAddress(host: host, port: port),
            isBracketed == (address.family == AF_INET6)
        else { return nil }
        return .tcp(host: host, port: port)
    }

    /// Whether nothing outside this machine can reach it.
    package var isLoopback: Bool {
        switch self {
        case .tcp(let host, let port): SocketAddress(host: host, port: port)?.isLoopback ?? false
        case .unix: true
        case .descriptor(let descriptor): SocketAddress(of: descriptor)?.isLoopback ?? false
        }
    }
}
