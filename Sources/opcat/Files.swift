internal import Glibc

/// Reading what the command line names.
enum Files {
    /// More is not read into memory; what reads a file has a smaller limit of its own and says so.
    static let limit = 64 << 20

    /// The bytes of a file, or of standard input for `-`.
    static func read(_ path: String) throws -> [UInt8] {
        if path == "-" { return try bytes(of: STDIN_FILENO, "standard input") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure("cannot open \(path): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        return try bytes(of: descriptor, path)
    }

    private static func bytes(of descriptor: Int32, _ path: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else {
                    throw Failure("cannot read \(path): \(String(cString: strerror(errno)))")
                }
                continue
            }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw Failure("\(path) is larger than \(limit >> 20) MiB and is not read")
            }
        }
    }
}
