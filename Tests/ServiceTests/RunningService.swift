import Foundation

/// `opcat serve` on a free port, with a store of its own, killed with its owner.
final class RunningService {
    let folder: Folder
    private(set) var port: UInt16 = 0
    private let process: Process

    var processIdentifier: Int32 { process.processIdentifier }

    enum Failure: Error {
        case didNotStart(String)
        case noToken(String)
    }

    /// - Parameter folder: where the store is; a service that is started in it later has it too.
    init(in folder: Folder, flags: [String] = []) throws {
        self.folder = folder
        process = Program.process(
            ["serve", "--listen", "127.0.0.1:0", "--store", folder.store] + flags)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try Self.log(at: folder.log)
        try process.run()
        port = try Self.port(from: output.fileHandleForReading)
    }

    deinit { kill() }

    /// The file grows with each service that is started in the folder.
    private static func log(at path: String) throws -> FileHandle {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.EIO) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// The first line on stdout is the URL.
    private static func port(from output: FileHandle) throws -> UInt16 {
        var line = ""
        while !line.hasSuffix("\n") {
            let data = output.availableData
            guard !data.isEmpty else { throw Failure.didNotStart(line) }
            line += String(decoding: data, as: UTF8.self)
        }
        guard let last = line.split(whereSeparator: { ":/\n".contains($0) }).last,
            let port = UInt16(last)
        else { throw Failure.didNotStart(line) }
        return port
    }

    /// Asks the service to stop, and waits for its exit status.
    func stop() -> Int32 {
        askToStop()
        process.waitUntilExit()
        return process.terminationStatus
    }

    func askToStop() {
        Foundation.kill(process.processIdentifier, SIGTERM)
    }

    /// `kill -9`: nothing is told to anybody.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func wire() throws -> Wire { try Wire(port: port) }

    /// Has the operator make a token, while the service runs.
    func token(_ role: String, _ arguments: String...) throws -> String {
        let common = ["token", "create", "--store", folder.store, "--role", role, "--name", role]
        let process = Program.process(common + arguments)
        let (output, messages) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = messages
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let words = messages.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure.noToken(String(decoding: words, as: UTF8.self))
        }
        return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
