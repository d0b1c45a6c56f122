internal import ArgumentParser
internal import Glibc

/// The command line of the register.
@main
struct Opcat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opcat",
        abstract: "The register of visit reports under the Optional Protocol (OPCAT).",
        discussion: """
            Data goes to stdout, messages to stderr. Exit status: 0 done, 1 failed, 2 usage.

            EXAMPLES
              opcat token create --role secretariat --name "Desk officer"
              opcat serve --listen 127.0.0.1:8080 --store register.sqlite
              opcat parse report.md | python3 -m json.tool
            """,
        version: Build.version,
        subcommands: [
            Serve.self, Parse.self, Import.self, TokenCommands.self, AccountCommands.self,
            SettingCommands.self, KeyCommands.self, Migrate.self, Check.self, Audit.self,
            Version.self,
        ])

    /// Runs a command; a wrong command line is status 2 (clig.dev), not ArgumentParser's 64.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            Message.write("opcat: \(failure.description)")
            Glibc.exit(failure.status)
        } catch {
            let code = exitCode(for: error)
            guard code != .success else { exit(withError: error) }
            Message.write(fullMessage(for: error))
            Glibc.exit(code == .validationFailure ? Failure.usage : Failure.failed)
        }
    }
}

/// What this binary is.
enum Build {
    static let version = "0.1.0"
}

/// Why a command ends, in words, and with which status.
struct Failure: Error, CustomStringConvertible {
    static let failed: Int32 = 1
    static let usage: Int32 = 2

    let description: String
    let status: Int32

    init(_ description: String, status: Int32 = Failure.failed) {
        self.description = description
        self.status = status
    }
}

/// Words for the person at the terminal.
enum Message {
    static func write(_ text: String) {
        Output.write(Array((text + "\n").utf8), to: STDERR_FILENO)
    }
}

/// Bytes for whoever reads this program's output.
enum Output {
    /// Writes all of it; a reader that has gone is nobody to complain to.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EINTR || errno == EAGAIN else { return }
                continue
            }
            rest = rest.dropFirst(count)
        }
    }

    static func line(_ text: String) {
        write(Array((text + "\n").utf8))
    }
}

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the version.")

    func run() {
        Output.line("opcat \(Build.version)")
    }
}
