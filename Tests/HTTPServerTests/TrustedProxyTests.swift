import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// Whence a request comes, behind proxies and not.
struct TrustedProxyTests {
    /// Peer, what the fields say, and the address that is believed; 10.0.0.1, 2001:db8::1 and
    /// sockets are trusted.
    static let table: [(peer: String, fields: String, client: String)] = [
        ("192.0.2.9", "", "192.0.2.9"),
        ("192.0.2.9", "X-Forwarded-For: 198.51.100.1", "192.0.2.9"),
        ("192.0.2.9", "Forwarded: for=198.51.100.1", "192.0.2.9"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "X-Forwarded-For: 198.51.100.1", "198.51.100.1"),
        ("::ffff:10.0.0.1", "X-Forwarded-For: 198.51.100.1", "198.51.100.1"),
        ("local", "X-Forwarded-For: 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "X-Forwarded-For: 198.51.100.1:4711", "198.51.100.1"),
        ("10.0.0.1", "X-Forwarded-For: 203.0.113.5, 198.51.100.1", "198.51.100.1"),
        (
            "10.0.0.1", "X-Forwarded-For: 203.0.113.5\r\nX-Forwarded-For: 198.51.100.1",
            "198.51.100.1"
        ),
        ("10.0.0.1", "X-Forwarded-For: 198.51.100.1,2001:db8::1", "198.51.100.1"),
        ("10.0.0.1", "X-Forwarded-For: 198.51.100.1, ::ffff:10.0.0.1", "198.51.100.1"),
        ("10.0.0.1", "X-Forwarded-For: 2001:db8:7::5", "2001:db8:7::5"),
        ("10.0.0.1", "X-Forwarded-For: [2001:db8:7::5]:80", "2001:db8:7::5"),
        ("10.0.0.1", "X-Forwarded-For: ::ffff:198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "X-Forwarded-For: unknown", "10.0.0.1"),
        ("10.0.0.1", "X-Forwarded-For: 203.0.113.5, unknown", "10.0.0.1"),
        ("10.0.0.1", "X-Forwarded-For: 203.0.113.5, x, 2001:db8::1", "2001:db8::1"),
        ("10.0.0.1", "X-Forwarded-For:", "10.0.0.1"),
        ("2001:db8::1", "Forwarded: for=198.51.100.1", "198.51.100.1"),
        ("2001:db8::1", "Forwarded: proto=https;For=\"198.51.100.1:80\";by=x", "198.51.100.1"),
        ("2001:db8::1", "Forwarded: for=9.9.9.9, for=\"[2001:db8:7::5]:4711\"", "2001:db8:7::5"),
        ("2001:db8::1", "Forwarded: for=_hidden", "2001:db8::1"),
        ("2001:db8::1", "Forwarded: proto=https", "2001:db8::1"),
        (
            "10.0.0.1", "Forwarded: for=203.0.113.5\r\nX-Forwarded-For: 198.51.100.1", "10.0.0.1"
        ),
        (
            "10.0.0.1", "Forwarded: for=198.51.100.1\r\nX-Forwarded-For: 198.51.100.1",
            "198.51.100.1"
        ),
    ]

    @Test(arguments: table.indices)
    func `only a trusted proxy says whence a request comes`(index: Int) throws {
        let (peer, fields, client) = Self.table[index]
        let proxies = try #require(TrustedProxies(["10.0.0.1", "2001:db8::1", "unix"]))
        #expect(try Self.client(of: fields, from: peer, proxies) == client)
    }

    @Test func `a socket is trusted only where it is named`() throws {
        let proxies = try #require(TrustedProxies(["10.0.0.1"]))
        let field = "X-Forwarded-For: 198.51.100.1"
        #expect(try Self.client(of: field, from: "local", proxies) == "local")
        let nobody = try #require(TrustedProxies([]))
        #expect(try Self.client(of: field, from: "10.0.0.1", nobody) == "10.0.0.1")
    }

    @Test(arguments: ["proxy.example", "10.0.0", "10.0.0.0/8", "", "unix:/run/x"])
    func `a proxy is named by its address`(name: String) {
        #expect(TrustedProxies([name]) == nil)
    }

    private static func client(
        of fields: String, from peer: String, _ proxies: TrustedProxies
    ) throws -> String {
        let lines = "GET / HTTP/1.1\r\nHost: h\r\n" + (fields.isEmpty ? "" : fields + "\r\n")
        let head = try RequestHead(parsing: Array((lines + "\r\n").utf8))
        let address = peer == "local" ? .local : SocketAddress(host: peer, port: 4711)
        return proxies.client(of: head, from: try #require(address)).host
    }
}
