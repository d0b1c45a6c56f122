import Foundation

/// One connection to the service, octets as they are written.
final class Wire {
    private let descriptor: Int32
    /// What has come and has not been looked at.
    private var buffer: [UInt8] = []

    /// Seconds after which a client of the tests believes that nothing will come.
    static let patience = 20

    enum Failure: Error {
        case system(Int32)
        case ended
    }

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw Failure.system(errno) }
        var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(4))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let reason = errno
            close(descriptor)
            throw Failure.system(reason)
        }
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ octets: [UInt8]) throws {
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure.system(errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Says that no more will come, and can still read.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Has the connection closed by a reset, so that no port waits for the rest of it.
    func abandon() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    /// The next response; `omitsContent` where the request was HEAD.
    func answer(omitsContent: Bool = false) throws -> Answer {
        while true {
            if let end = headEnd {
                var answer = Answer(head: String(decoding: buffer[..<end], as: UTF8.self))
                buffer.removeFirst(end)
                if !omitsContent { answer.body = try take(answer.length) }
                return answer
            }
            try fill()
        }
    }

    /// Whether the other side has closed and sent no more.
    func isAtEnd() -> Bool {
        guard buffer.isEmpty else { return false }
        do {
            try fill()
            return false
        } catch Failure.ended {
            return true
        } catch {
            return false
        }
    }

    private var headEnd: Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard buffer.count >= 4 else { return nil }
        return (0...buffer.count - 4).first { buffer[$0..<$0 + 4].elementsEqual(mark) }
            .map { $0 + 4 }
    }

    private func take(_ count: Int) throws -> [UInt8] {
        while buffer.count < count { try fill() }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    private func fill() throws {
        var octets = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &octets, octets.count, 0)
        guard count >= 0 else { throw Failure.system(errno) }
        guard count > 0 else { throw Failure.ended }
        buffer += octets[..<count]
    }
}
