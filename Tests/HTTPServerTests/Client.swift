import Glibc

@testable import HTTPServer

/// A client that sends octets as they are written and reads what comes back.
final class Client {
    let descriptor: Int32
    /// What has come and has not been looked at.
    private var buffer: [UInt8] = []

    /// Milliseconds after which a client of the tests believes that nothing will come.
    static let patience: Int32 = 20_000

    init(port: UInt16) throws {
        descriptor = try Self.open(AF_INET)
        let address = SocketAddress.v4(0x7F00_0001, port: port)
        try Self.check(address.withSystemAddress { connect(descriptor, $0, $1) })
    }

    init(path: String) throws {
        descriptor = try Self.open(AF_UNIX)
        try Self.check(UnixAddress.call(path) { connect(descriptor, $0, $1) })
    }

    deinit { close(descriptor) }

    private static func open(_ family: Int32) throws -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        try check(descriptor)
        return descriptor
    }

    private static func check(_ result: Int32) throws {
        guard result >= 0 else { throw Failure.system(errno) }
    }

    enum Failure: Error {
        case system(Int32)
        case silence
        case ended([UInt8])
        case reset
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ octets: [UInt8]) throws {
        var sent = 0
        while sent < octets.count {
            let count = octets[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress!, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure.system(errno) }
            sent += count
        }
    }

    /// Says that no more will come, and can still read.
    func shutdownSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Closes in a way that the other side sees as a reset.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &linger,
            socklen_t(MemoryLayout.size(ofValue: linger)))
        shutdown(descriptor, Int32(SHUT_RD))
    }

    /// The next response; `omitsContent` where the request was HEAD.
    func response(omitsContent: Bool = false) throws -> Answered {
        while true {
            if let end = headEnd {
                let head = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeFirst(end)
                var answered = Answered(head: head)
                if !omitsContent { answered.body = try take(answered.length) }
                return answered
            }
            guard try fill() else { throw Failure.ended(buffer) }
        }
    }

    private var headEnd: Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard buffer.count >= 4 else { return nil }
        return (0...buffer.count - 4).first { buffer[$0..<$0 + 4].elementsEqual(mark) }
            .map { $0 + 4 }
    }

    /// The head of the next response, whatever follows it.
    func head() throws -> Answered { try response(omitsContent: true) }

    /// The chunks of a content and its trailer section, up to the last chunk.
    func chunks() throws -> (octets: [[UInt8]], trailer: [String]) {
        var octets: [[UInt8]] = []
        while let length = Int(try line(), radix: 16), length > 0 {
            octets.append(try take(length))
            guard try line() == "" else { throw Failure.ended(buffer) }
        }
        var trailer: [String] = []
        while case let field = try line(), field != "" { trailer.append(field) }
        return (octets, trailer)
    }

    /// Takes so many octets of what comes.
    func take(_ count: Int) throws -> [UInt8] {
        while buffer.count < count {
            guard try fill() else { throw Failure.ended(buffer) }
        }
        let taken = Array(buffer[..<count])
        buffer.removeFirst(count)
        return taken
    }

    private func line() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                return String(decoding: try take(end + 1).dropLast(2), as: UTF8.self)
            }
            guard try fill() else { throw Failure.ended(buffer) }
        }
    }

    /// All that comes until the server closes.
    func readToEnd() throws -> String {
        while try fill() {}
        defer { buffer = [] }
        return String(decoding: buffer, as: UTF8.self)
    }

    /// Whether nothing comes for so many milliseconds.
    func isSilent(for milliseconds: Int32) -> Bool {
        buffer.isEmpty && !isReadable(within: milliseconds)
    }

    private func isReadable(within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }

    /// Reads once; false at the end.
    private func fill() throws -> Bool {
        guard isReadable(within: Self.patience) else { throw Failure.silence }
        var octets = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &octets, octets.count, 0)
        guard count >= 0 else { throw errno == ECONNRESET ? Failure.reset : .system(errno) }
        buffer.append(contentsOf: octets[..<count])
        return count > 0
    }
}

/// A response as a client sees it.
struct Answered {
    let status: Int
    let fields: [(name: String, value: String)]
    var body: [UInt8] = []

    init(head: String) {
        let lines = head.split(separator: "\r\n")
        status = Int(lines[0].split(separator: " ")[1]) ?? 0
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), String(parts[1].drop { $0 == " " }))
        }
    }

    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    var length: Int { self["content-length"].flatMap { Int($0) } ?? 0 }
    var text: String { String(decoding: body, as: UTF8.self) }
}
