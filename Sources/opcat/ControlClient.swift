internal import Glibc
internal import JSON

/// Speaks to the service that holds the store: one request, one answer, over its socket.
struct ControlClient {
    let path: String

    /// The result of a command; nil where nobody listens. A refused one fails with the service's
    /// words.
    func send(_ command: [UInt8]) throws -> [UInt8]? {
        guard let socket = try connected() else { return nil }
        defer { close(socket) }
        let head =
            "POST /control HTTP/1.1\r\nHost: control\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nContent-Length: \(command.count)\r\n\r\n"
        Output.write(Array(head.utf8) + command, to: socket)
        let (status, content) = try answer(from: socket)
        guard status == 200 else {
            guard case .string(let words)? = try JSONParser.parse(content)["detail"] else {
                throw Failure("the service answered \(status)")
            }
            throw Failure(words)
        }
        return content
    }

    private func connected() throws -> Int32? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw Failure("the path of the store is too long for its control socket")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// The server closes after its answer, so the answer is all there is to read.
    private func answer(from socket: Int32) throws -> (status: Int, content: [UInt8]) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(socket, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        let end = Array("\r\n\r\n".utf8)
        let words = bytes.prefix(12).split(separator: UInt8(ascii: " "))
        guard words.count == 2, let status = Int(String(decoding: words[1], as: UTF8.self)),
            let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) })
        else { throw Failure("the service closed without an answer") }
        return (status, Array(bytes[(split + end.count)...]))
    }
}
