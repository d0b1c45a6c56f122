import Glibc
import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// Where a server listens.
struct EndpointTests {
    static let table: [(text: String, endpoint: Endpoint?, isLoopback: Bool)] = [
        ("127.0.0.1:8080", .tcp(host: "127.0.0.1", port: 8080), true),
        ("127.9.9.9:1", .tcp(host: "127.9.9.9", port: 1), true),
        ("localhost:0", .tcp(host: "127.0.0.1", port: 0), true),
        ("0.0.0.0:80", .tcp(host: "0.0.0.0", port: 80), false),
        ("192.0.2.1:65535", .tcp(host: "192.0.2.1", port: 65535), false),
        ("[::1]:8080", .tcp(host: "::1", port: 8080), true),
        ("[::]:8080", .tcp(host: "::", port: 8080), false),
        ("[::ffff:127.0.0.1]:8080", .tcp(host: "::ffff:127.0.0.1", port: 8080), true),
        ("[::ffff:192.0.2.1]:8080", .tcp(host: "::ffff:192.0.2.1", port: 8080), false),
        ("unix:/run/opcat.sock", .unix(path: "/run/opcat.sock"), true),
        ("fd:3", .descriptor(3), false),
        ("", nil, false),
        ("127.0.0.1", nil, false),
        ("127.0.0.1:", nil, false),
        ("127.0.0.1:65536", nil, false),
        ("127.0.0.1:+80", nil, false),
        ("127.0.0.1:-1", nil, false),
        ("127.0.0:80", nil, false),
        ("example.org:80", nil, false),
        ("::1:80", nil, false),
        ("[127.0.0.1]:80", nil, false),
        ("[::1]", nil, false),
        (":80", nil, false),
        ("unix:", nil, false),
        ("unix:/" + String(repeating: "a", count: 108), nil, false),
        ("fd:", nil, false),
        ("fd:-1", nil, false),
        ("fd:x", nil, false),
    ]

    @Test(arguments: table.indices)
    func `an endpoint is read from its text`(index: Int) {
        let (text, endpoint, isLoopback) = Self.table[index]
        #expect(Endpoint(text) == endpoint, "\(text)")
        #expect((Endpoint(text)?.isLoopback ?? false) == isLoopback, "\(text)")
    }

    @Test func `a request is known by the endpoint it came in at`() throws {
        let path = "/tmp/opcat-\(getpid())-origin.sock"
        let running = try Running([
            .tcp(host: "127.0.0.1", port: 0), .tcp(host: "::1", port: 0), .unix(path: path),
        ])
        let get = "GET /origin HTTP/1.1\r\nHost: a\r\n\r\n"
        let inner = try Client(path: path)
        try inner.send(get)
        #expect(try inner.response().text == "2 local")
        let outer = try running.client()
        try outer.send(get)
        #expect(try outer.response().text == "0 127.0.0.1")
        let port = try #require(running.server.ports[1])
        #expect(
            running.server.urls == [
                "http://127.0.0.1:\(running.port)", "http://[::1]:\(port)",
                "unix:\(path)",
            ])
    }

    @Test func `a socket in the file system is open to its owner alone, and removed`() throws {
        let path = "/tmp/opcat-\(getpid())-mode.sock"
        let running = try Running([.unix(path: path), .tcp(host: "127.0.0.1", port: 0)])
        var status = stat()
        #expect(lstat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        running.server.drain()
        #expect(running.ends(within: 2_000))
        #expect(lstat(path, &status) != 0)
    }

    @Test func `a socket that nobody listens at is replaced, and one in use is not`() throws {
        let path = "/tmp/opcat-\(getpid())-stale.sock"
        let stale = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #expect(UnixAddress.call(path) { bind(stale, $0, $1) } == 0)
        close(stale)
        let running = try Running([.unix(path: path)])
        #expect(throws: SystemError.self) { try Running([.unix(path: path)]) }
        let client = try Client(path: path)
        try client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().text == "/a")
        #expect(running.server.ports == [nil])
    }

    @Test func `a file that is no socket is left alone`() throws {
        let path = "/tmp/opcat-\(getpid())-file"
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        defer { unlink(path) }
        #expect(throws: SystemError.self) { try Running([.unix(path: path)]) }
        #expect(access(path, F_OK) == 0)
    }

    @Test func `a listening socket may be handed over`() throws {
        let listener = try Listener(.tcp(host: "127.0.0.1", port: 0), index: 0, sharesPort: false)
        let running = try Running([.descriptor(listener.descriptor)]) { $0.loops = 2 }
        let client = try running.client()
        try client.send("GET /origin HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response().text == "0 127.0.0.1")
    }

    @Test(arguments: [Endpoint.descriptor(987), .tcp(host: "192.0.2.1", port: 0)])
    func `an endpoint that cannot be had is an error`(endpoint: Endpoint) throws {
        #expect(throws: SystemError.self) { try Running([endpoint]) }
    }
}
