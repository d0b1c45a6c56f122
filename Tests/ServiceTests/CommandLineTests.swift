import Foundation
import Testing

/// How the program ends, and what it says where (api.md, section 9).
@Suite("The command line")
struct CommandLineTests {
    /// A wrong use: 2, before a socket or a store is opened, and no word on stdout.
    @Test(arguments: [
        ["serve", "--listen", "0.0.0.0:0"],
        ["serve", "--listen", "[::]:0"],
        ["serve", "--listen", "127.0.0.1:0,192.0.2.1:0"],
        ["serve", "--listen", "register"],
        ["serve", "--listen", ""],
        ["serve", "--listen", ","],
        ["serve", "--store", ""],
        ["serve", "--max-body", "much"],
        ["serve", "--loops", "0"],
        ["serve", "--idle-timeout", "-1"],
        ["serve", "--colour", "red"],
        ["parse"],
        ["token", "create", "--role", "king", "--name", "K"],
        ["token", "create", "--role", "liaison", "--state-party", "kaz", "--name", "K"],
        ["token", "create", "--role", "dashboard", "--scope", "all", "--name", "D"],
        ["token", "create", "--role", "spt", "--expires", "366d", "--name", "S"],
        ["token", "create", "--role", "spt", "--permissions", "all", "--name", "S"],
        ["import", "report.md", "--state-party", "Kazakhstan", "--title", "T"],
        ["token", "create", "--role", "spt"],
        ["token", "create", "--account", "acc_a", "--role", "spt"],
        ["token", "create", "--account", "acc_a", "--scope", "public"],
        ["token", "rotate", "tok_a", "--overlap", "721h"],
        ["token", "rotate", "tok_a", "--overlap", "1d"],
        ["setting", "set", "three-persons", "on"],
        ["setting", "set", "two-persons", "perhaps"],
        ["serve", "--max-bad-tokens", "0"],
        ["serve", "--trusted-proxy", "proxy.example"],
        ["serve", "--security-contact", "security@register.example"],
        ["serve", "--canonical-url", "http://register.example"],
        ["publish"],
    ])
    func `a wrong use ends with 2 and says why`(arguments: [String]) throws {
        let folder = try Folder()
        let ended = try Program.run(arguments, environment: ["OPCAT_STORE": folder.store])
        #expect(ended.status == 2, "\(ended.messages)")
        #expect(ended.output.isEmpty)
        #expect(!ended.messages.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder.store))
    }

    @Test(arguments: [
        ("max-body = much", "max-body"), ("colour = red", "colour"), ("loops", "line 1"),
        ("# nothing\nlisten = 0.0.0.0:0", "0.0.0.0:0"), ("listen =", "line 1"),
    ])
    func `a wrong configuration ends with 2 and names what is wrong`(
        text: String, named: String
    ) throws {
        let folder = try Folder()
        let file = folder.path + "/opcat.conf"
        try Data(text.utf8).write(to: URL(filePath: file))
        let ended = try Program.run("serve", "--store", folder.store, "--config", file)
        #expect(ended.status == 2)
        #expect(ended.messages.contains(named))
        #expect(ended.output.isEmpty)
    }

    /// Each of them wrong, the one that counts is the one that is named.
    @Test func `a flag goes over a variable, that over the file`() throws {
        let folder = try Folder()
        let file = folder.path + "/opcat.conf"
        try Data("listen = file".utf8).write(to: URL(filePath: file))
        let arguments = ["serve", "--store", folder.store, "--config", file]
        let variable = ["OPCAT_LISTEN": "variable"]
        let all = try Program.run(arguments + ["--listen", "flag"], environment: variable)
        #expect(all.messages.contains("flag is no address"))
        let two = try Program.run(arguments, environment: variable)
        #expect(two.messages.contains("variable is no address"))
        let one = try Program.run(arguments, environment: [:])
        #expect(one.messages.contains("file is no address"))
    }

    @Test(arguments: [
        ["parse", "no such file"], ["parse", "/"], ["parse", "/dev/null"],
        ["import", "/dev/null", "--state-party", "KAZ", "--title", "T"],
        ["check"], ["token", "revoke", "tok_a"],
        ["token", "rotate", "tok_a"], ["token", "create", "--account", "acc_a"],
        ["account", "close", "acc_a"],
        ["token", "create", "--role", "npm", "--state-party", "KAZ", "--name", "N"],
    ])
    func `what cannot be done ends with 1 and says why`(arguments: [String]) throws {
        let folder = try Folder()
        let ended = try Program.run(arguments, environment: ["OPCAT_STORE": folder.store])
        #expect(ended.status == 1, "\(ended.messages)")
        #expect(ended.output.isEmpty)
        #expect(ended.messages.hasPrefix("opcat: "))
    }

    @Test(arguments: [
        [], ["serve"], ["parse"], ["import"], ["token", "create"], ["token", "list"],
        ["token", "revoke"], ["token", "rotate"], ["account", "list"], ["account", "close"],
        ["setting", "list"], ["setting", "set"], ["migrate"], ["check"],
    ])
    func `help goes to stdout, with examples`(command: [String]) throws {
        let ended = try Program.run(command + ["--help"], environment: [:])
        #expect(ended.status == 0)
        #expect(ended.output.contains("EXAMPLES"))
        #expect(ended.messages.isEmpty)
    }

    /// A socket's address has room for 107 bytes of path (unix(7)); a store may be further down.
    @Test func `a token is made beside a service whose store has a long path`() throws {
        let folder = try Folder(String(repeating: "d", count: 150))
        let service = try RunningService(in: folder)
        let token = try service.token("spt")
        #expect(token.hasPrefix("opcat_"))
        #expect(service.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.store + ".control"))
    }

    /// A keeper who copies the one file after a stop has everything that was acknowledged, and
    /// reads it with the key.
    @Test func `after a stop the store is one file`() throws {
        let folder = try Folder()
        let service = try RunningService(in: folder)
        _ = try service.token("spt")
        #expect(service.stop() == 0)
        let copy = try Folder()
        try FileManager.default.copyItem(atPath: folder.store, toPath: copy.store)
        let listed = try Program.run(
            "token", "list", "--store", copy.store, "--key-file", folder.store + ".key")
        #expect(listed.output.contains("\tspt\t"))
    }
}
