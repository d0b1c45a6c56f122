package import HTTPMessages

/// Whose word is taken on where a request comes from.
///
/// A field that tells of the client is written by whoever wants to; only what a proxy of one's
/// own added to its end says something (RFC 7239, section 8.1).
package struct TrustedProxies: Sendable {
    private let hosts: Set<String>
    private let trustsSockets: Bool

    /// The word for a socket in the file system.
    package static let socket = "unix"

    /// - Parameter names: numeric addresses, and `unix` for sockets in the file system; nil where
    ///   one is neither.
    package init?(_ names: [String]) {
        var hosts: Set<String> = []
        for name in names where name != Self.socket {
            guard let address = SocketAddress(host: name, port: 0) else { return nil }
            hosts.insert(address.unmapped.host)
        }
        self.hosts = hosts
        trustsSockets = names.contains(Self.socket)
    }

    /// Whence a request comes: its peer or, as far as proxies that are trusted say so, whom they
    /// had it from.
    ///
    /// The hops are gone back from the nearest one to the first that is not trusted. Where
    /// `Forwarded` and `X-Forwarded-For` both stand and differ, one of them is the client's own
    /// invention, and the peer it is.
    package func client(of head: RequestHead, from peer: SocketAddress) -> SocketAddress {
        guard trusts(peer) else { return peer.unmapped }
        let listed = head.fields["x-forwarded-for"].map(Self.listed)
        let forwarded = head.fields["forwarded"].map(Self.forwarded)
        if let listed, let forwarded, listed != forwarded { return peer.unmapped }
        var client = peer.unmapped
        for hop in (listed ?? forwarded ?? []).reversed() {
            guard let hop else { break }
            client = hop
            if !trusts(hop) { break }
        }
        return client
    }

    private func trusts(_ address: SocketAddress) -> Bool {
        switch address {
        case .local: trustsSockets
        case .v4, .v6: hosts.contains(address.unmapped.host)
        }
    }

    /// `X-Forwarded-For: 192.0.2.1, 2001:db8::1`; nil for a hop that names no address.
    private static func listed(_ value: String) -> [SocketAddress?] {
        value.split(separator: ",", omittingEmptySubsequences: false).map { address($0) }
    }

    /// `Forwarded: for=192.0.2.1;proto=https, for="[2001:db8::1]:4711"` (RFC 7239, section 4).
    private static func forwarded(_ value: String) -> [SocketAddress?] {
        value.split(separator: ",", omittingEmptySubsequences: false).map { element in
            let pairs = element.split(separator: ";").map { trimmed($0) }
            let node = pairs.first { $0.lowercased().hasPrefix("for=") }?.dropFirst(4)
            return node.flatMap { address($0.filter { $0 != "\"" }[...]) }
        }
    }

    /// With a port or without, and with brackets or without.
    private static func address(_ text: Substring) -> SocketAddress? {
        let text = trimmed(text)
        if text.hasPrefix("[") {
            return SocketAddress(host: String(text.dropFirst().prefix { $0 != "]" }), port: 0)?
                .unmapped
        }
        let host = text.filter { $0 == ":" }.count == 1 ? text.prefix { $0 != ":" } : text
        return SocketAddress(host: String(host), port: 0)?.unmapped
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let rest = text.drop { $0 == " " || $0 == "\t" }
        let end = rest.lastIndex { $0 != " " && $0 != "\t" }
        return end.map { rest[...$0] } ?? ""
    }
}

extension SocketAddress {
    /// An address of version 4 that is written as one of version 6 (RFC 4291, section 2.5.5.2) is
    /// the former; without its port.
    var unmapped: SocketAddress {
        switch self {
        case .v4(let address, _): .v4(address, port: 0)
        case .v6(let high, let low, _):
            high == 0 && low >> 32 == 0xFFFF
                ? .v4(UInt32(truncatingIfNeeded: low), port: 0)
                : .v6(high: high, low: low, port: 0)
        case .local: .local
        }
    }
}
