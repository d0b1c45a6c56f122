import Foundation
import Testing

/// The key file of a store, as its operator meets it.
@Suite("The key file")
struct KeyFileTests {
    private static func key(_ folder: Folder) -> String { folder.store + ".key" }

    private static func create(_ folder: Folder, _ more: String...) throws -> Program.Ended {
        try Program.run(
            ["token", "create", "--store", folder.store, "--role", "spt", "--name", "S"] + more,
            environment: [:])
    }

    @Test func `a new store gets one, its owner's alone, and says so`() throws {
        let folder = try Folder()
        let first = try Self.create(folder)
        #expect(first.status == 0)
        #expect(first.messages.contains(Self.key(folder)))
        let facts = try FileManager.default.attributesOfItem(atPath: Self.key(folder))
        #expect(facts[.posixPermissions] as? Int == 0o600)
        let second = try Self.create(folder)
        #expect(second.status == 0 && second.messages.isEmpty)
    }

    @Test func `without its key a store does not open, and nothing is made or changed`() throws {
        let folder = try Folder()
        #expect(try Self.create(folder).status == 0)
        let before = try Data(contentsOf: URL(filePath: folder.store))
        let text = try String(contentsOfFile: Self.key(folder), encoding: .utf8)
        let id = String(text.split(separator: " ")[0])
        try FileManager.default.removeItem(atPath: Self.key(folder))
        for arguments in [["serve", "--listen", "127.0.0.1:0"], ["check"], ["migrate"]] {
            let ended = try Program.run(
                arguments + ["--store", folder.store], environment: [:])
            #expect(ended.status == 1 && ended.output.isEmpty)
            #expect(ended.messages.contains(id) && ended.messages.contains(Self.key(folder)))
        }
        #expect(!FileManager.default.fileExists(atPath: Self.key(folder)))
        #expect(try Data(contentsOf: URL(filePath: folder.store)) == before)
    }

    @Test(arguments: [
        ("key_a nothing\n", 0o600, "line 1"), ("", 0o600, "no key in it"),
        ("key_a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 0o600, "lies under the key"),
        (nil, 0o640, "open to others"), (nil, 0o604, "open to others"),
    ])
    func `a key file that is none, or another, or open to others is refused`(
        text: String?, mode: Int, words: String
    ) throws {
        let folder = try Folder()
        #expect(try Self.create(folder).status == 0)
        let path = Self.key(folder)
        if let text { try Data(text.utf8).write(to: URL(filePath: path)) }
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        let ended = try Self.create(folder)
        #expect(ended.status == 1 && ended.output.isEmpty)
        #expect(ended.messages.contains(words), "\(ended.messages)")
    }

    @Test func `one that is named is there, or nothing begins`() throws {
        let folder = try Folder()
        let named = folder.path + "/named"
        let ended = try Self.create(folder, "--key-file", named)
        #expect(ended.status == 1 && ended.messages.contains(named))
        #expect(!FileManager.default.fileExists(atPath: folder.store))
    }

    @Test func `systemd's credential comes before the file beside the store`() throws {
        let folder = try Folder()
        #expect(try Self.create(folder).status == 0)
        let credential = folder.path + "/opcat-key"
        try FileManager.default.moveItem(atPath: Self.key(folder), toPath: credential)
        let ended = try Program.run(
            ["check", "--store", folder.store],
            environment: ["CREDENTIALS_DIRECTORY": folder.path])
        #expect(ended.status == 0, "\(ended.messages)")
    }

    @Test func `a key is changed while the service runs, and the old line can go`() throws {
        let folder = try Folder()
        let service = try RunningService(in: folder)
        let token = try service.token("secretariat")
        let new = try Program.run("key", "new", "--store", folder.store)
        #expect(new.status == 0)
        let rotated = try Program.run("key", "rotate", "--store", folder.store)
        #expect(rotated.status == 0, "\(rotated.messages)")
        let client = Client(wire: try service.wire(), token: token)
        try client.get("/v1/reports").expect(200)
        let list = try Program.run("key", "list", "--store", folder.store).output
        let rows = list.split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(rows.count == 2)
        #expect(rows.first?.first.map { "\($0)\n" } == new.output)
        #expect(rows.last?.last == "0")
        #expect(service.stop() == 0)
        let lines = try String(contentsOfFile: Self.key(folder), encoding: .utf8)
        let first = lines.prefix { $0 != "\n" }
        try Data(first.utf8).write(to: URL(filePath: Self.key(folder)))
        let later = try RunningService(in: folder)
        let again = Client(wire: try later.wire(), token: token)
        try again.get("/v1/reports").expect(200)
    }
}
