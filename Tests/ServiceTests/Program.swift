import Foundation

/// The program as it was built, run as its users run it.
enum Program {
    /// The binary stands beside the bundle of the tests.
    static let path: String = {
        let bundle = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        return bundle.deletingLastPathComponent().appending(path: "opcat").path
    }()

    struct Ended {
        let status: Int32
        let output: String
        let messages: String
    }

    /// Runs the program to its end.
    static func run(_ arguments: String...) throws -> Ended {
        try run(arguments, environment: [:])
    }

    static func run(_ arguments: [String], environment: [String: String]) throws -> Ended {
        let process = process(arguments)
        process.environment = environment
        let (output, messages) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = messages
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let words = messages.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Ended(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            messages: String(decoding: words, as: UTF8.self))
    }

    /// A process that is not started yet, free of this one's environment.
    static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = [:]
        process.standardInput = FileHandle.nullDevice
        return process
    }
}

/// A folder of its own for each test, deleted with it.
final class Folder {
    let path: String

    /// - Parameter name: how its own name begins.
    init(_ name: String = "opcat-service") throws {
        var template = Array((NSTemporaryDirectory() + "\(name)-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
        path = String(cString: made)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("left behind: \(path)")
        }
    }

    var store: String { path + "/register.sqlite" }
    var log: String { path + "/log" }
}
