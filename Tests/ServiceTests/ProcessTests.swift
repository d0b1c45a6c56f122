import Foundation
import Testing

/// What the process of the service leaves on its machine.
struct ProcessTests {
    @Test func `a service that is killed leaves nothing of its memory`() throws {
        let service = try RunningService(in: Folder())
        let process = "/proc/\(service.processIdentifier)"
        let limits = try String(contentsOfFile: process + "/limits", encoding: .utf8)
        let cores = try #require(limits.split(separator: "\n").first { $0.contains("core file") })
        #expect(cores.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
        let filter = try String(contentsOfFile: process + "/coredump_filter", encoding: .utf8)
        #expect(Int(filter.trimmingCharacters(in: .newlines), radix: 16) == 0)
    }

    @Test func `every file that a service makes is its owner's alone`() throws {
        let register = try Register()
        _ = try register.transmitted()
        let folder = register.service.folder
        let store = URL(filePath: folder.store).lastPathComponent
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix(store) }
        #expect(names.count >= 3, "the store, its WAL and more: \(names)")
        for name in names {
            let file = try FileManager.default.attributesOfItem(
                atPath: folder.path + "/" + name)
            let mode = try #require(file[.posixPermissions] as? Int)
            #expect(mode & 0o077 == 0, "\(name): \(String(mode, radix: 8))")
        }
    }

    @Test func `a new store lets nobody in`() throws {
        let service = try RunningService(in: Folder())
        let list = try Program.run("token", "list", "--store", service.folder.store)
        #expect(list.status == 0 && list.output.isEmpty)
        _ = try service.token("operator")
        let one = try Program.run("token", "list", "--store", service.folder.store)
        #expect(one.output.split(separator: "\n").count == 1)
    }

    @Test func `a service has no connection but those of its clients`() throws {
        let register = try Register()
        _ = try register.transmitted()
        let own = try Self.connections(of: register.service.processIdentifier)
        #expect(!own.isEmpty)
        let port = String(register.service.port, radix: 16, uppercase: true)
        for address in own {
            #expect(address.hasSuffix(":" + String(repeating: "0", count: 4 - port.count) + port))
        }
    }

    /// The local addresses of a process's TCP sockets, as proc(5) writes them.
    private static func connections(of process: Int32) throws -> [String] {
        let folder = "/proc/\(process)/fd/"
        var sockets: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            var target = [CChar](repeating: 0, count: 64)
            let length = readlink(folder + name, &target, target.count)
            let octets = target.prefix(max(0, length)).map { UInt8(bitPattern: $0) }
            let text = String(decoding: octets, as: UTF8.self)
            guard text.hasPrefix("socket:[") else { continue }
            sockets.insert(String(text.dropFirst(8).dropLast()))
        }
        let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
        var addresses: [String] = []
        for line in table.split(separator: "\n").dropFirst() {
            let columns = line.split(separator: " ").map(String.init)
            guard columns.count > 9, sockets.contains(columns[9]) else { continue }
            addresses.append(columns[1])
        }
        return addresses
    }
}
