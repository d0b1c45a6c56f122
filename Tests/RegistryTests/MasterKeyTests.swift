import Article16
import Foundation
import SQLite
import Synchronization
import Testing

@testable import Registry

/// The keys of a key file, and the change from one to the next.
@Suite("Master keys")
struct MasterKeyTests {
    private static let good = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

    @Test(arguments: [
        ("", MasterKeys.Fault.empty), ("\n\n", .empty), ("k", .malformed(line: 1)),
        ("k \(good)\nj", .malformed(line: 2)), ("k AAAA", .malformed(line: 1)),
        ("k \(good.dropLast())", .malformed(line: 1)), ("k \(good) x", .malformed(line: 1)),
        ("k/k \(good)", .malformed(line: 1)), ("k \(good)\nk \(good)", .twice(id: "k")),
        ("k \(good.dropLast(2))B=", .malformed(line: 1)),
    ])
    func `a file that is none is refused and says where`(text: String, fault: MasterKeys.Fault) {
        let bytes = Array(text.utf8)
        #expect(throws: fault) { try MasterKeys(parsing: bytes) { bytes } }
    }

    @Test func `the first line seals, the others open`() throws {
        let (old, new) = (MasterKeys.newLine(), MasterKeys.newLine())
        let wrapped = try #require(Vault(try MasterKeys(parsing: old) { old }).newKey())
        let both = try MasterKeys(parsing: new + old) { new + old }
        #expect(both.unwrap(wrapped) != nil)
        #expect(try both.ids == MasterKeys.ids(in: new + old))
        #expect(both.sealing == both.ids[0])
        #expect(try MasterKeys(parsing: new) { new }.unwrap(wrapped) == nil)
    }

    /// RFC 4648, section 10, and some that are none.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `base64 goes out and in`(bytes: String, text: String) {
        #expect(Base64.text(of: Array(bytes.utf8)) == Array(text.utf8))
        #expect(Base64.bytes(of: Array(text.utf8)[...]) == Array(bytes.utf8))
    }

    @Test(arguments: ["Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9!", "Zg==Zg==", "=m9v"])
    func `what is no base64 is none`(text: String) {
        #expect(Base64.bytes(of: Array(text.utf8)[...]) == nil)
    }

    /// A key file that changes under the service.
    private final class File: Sendable {
        private let text: Mutex<[UInt8]>

        init() { text = Mutex(MasterKeys.newLine()) }

        func keys() throws -> MasterKeys {
            try MasterKeys(parsing: read()) { self.read() }
        }

        func read() -> [UInt8] { text.withLock { $0 } }

        func addKey() { text.withLock { $0 = MasterKeys.newLine() + $0 } }

        func dropOld() {
            text.withLock { $0 = Array($0.prefix { $0 != UInt8(ascii: "\n") }) }
        }
    }

    @Test func `a rotation disturbs nobody who reads, and then the old key can go`() throws {
        let (store, file) = (try Store(), File())
        let writer = try Writer(at: store.path, keys: try file.keys())
        let id = try writer.perform { try VaultTests.report($0) }
        let reader = try Registry(
            Connection(path: store.path, access: .readOnly), keys: writer.keys)
        let before = try writer.perform { try $0.countKeys() }
        for _ in 1...3 {
            file.addKey()
            try reader.reading {
                let old = try reader.head(of: id).title
                let rotated = try writer.perform { registry in
                    try registry.rereadKeys()
                    return try registry.rotateKeys(now: Registry.now)
                }
                #expect(rotated == before.values.reduce(0, +))
                #expect(try reader.head(of: id).title == old, "as of then")
            }
            #expect(try reader.head(of: id).title.hasSuffix(VaultTests.canary))
        }
        let after = try writer.perform { try $0.countKeys() }
        #expect(after == [writer.keys.sealing: before.values.reduce(0, +)])
        try writer.close()
        file.dropOld()
        let later = try Registry(
            Connection(path: store.path, access: .readOnly), keys: try file.keys())
        #expect(try later.head(of: id).title.hasSuffix(VaultTests.canary))
    }

    @Test func `keys that do not fit the store are refused at a rotation`() throws {
        let (store, file) = (try Store(), File())
        let writer = try Writer(at: store.path, keys: try file.keys())
        let text = String(decoding: file.read(), as: UTF8.self)
        let id = text.split(separator: " ")[0]
        let forged = Array("\(id) \(Self.good)\n".utf8)
        let keys = try MasterKeys(parsing: file.read()) { forged }
        #expect(throws: MasterKeys.Fault.wrong(id: String(id))) { try keys.reread() }
        try writer.close()
    }
}
