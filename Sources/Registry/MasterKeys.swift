internal import Article16
internal import Crypto
internal import Synchronization

/// The keys under which the keys of the store lie: those of the key file, in memory.
///
/// The first line of the file seals; the others still open. What was read once is kept until the
/// process ends, so that nobody who is reading is disturbed by a rotation.
package final class MasterKeys: Sendable {
    /// What is wrong with a key file, or with the keys for a store. None of them has a key in it.
    package enum Fault: Error, Equatable, Sendable {
        /// A line that is no id and key, counted from 1.
        case malformed(line: Int)
        /// Two lines of one id.
        case twice(id: String)
        case empty
        /// The store is under a key that is not there.
        case missing(id: String)
        /// There is a key of this id, and it is not the store's.
        case wrong(id: String)
    }

    private struct State {
        /// In the order of the file.
        var ids: [String]
        var keys: [String: SymmetricKey]

        /// There is always one.
        var sealing: String { ids.first ?? "" }
    }

    private let state: Mutex<State>
    private let source: @Sendable () throws -> [UInt8]

    /// - Parameters:
    ///   - text: lines of an id and the base64 of 32 bytes.
    ///   - source: gives the text anew, when keys have been added to it.
    package init(
        parsing text: [UInt8], source: @escaping @Sendable () throws -> [UInt8]
    ) throws(Fault) {
        let lines = try Self.lines(of: text)
        guard !lines.isEmpty else { throw .empty }
        self.source = source
        state = Mutex(State(ids: lines.map(\.id), keys: Dictionary(uniqueKeysWithValues: lines)))
    }

    /// Takes in a key file that was changed: its first line seals from here on.
    func reread() throws {
        let lines = try Self.lines(of: try source())
        guard !lines.isEmpty else { throw Fault.empty }
        try state.withLock { state in
            for (id, key) in lines {
                guard state.keys[id].map({ $0 == key }) != false else { throw Fault.wrong(id: id) }
            }
            state.ids = lines.map(\.id)
            for (id, key) in lines { state.keys[id] = key }
        }
    }

    /// The ids in a key file, in its order.
    package static func ids(in text: [UInt8]) throws(Fault) -> [String] {
        try lines(of: text).map(\.id)
    }

    /// A line for a key file: a new key, with an id of its own.
    package static func newLine() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        let id: ID<MasterKeyName> = Identifier.new("key", using: &generator)
        let key = unsafe SymmetricKey(size: .bits256).withUnsafeBytes { unsafe Array($0) }
        return Array("\(id.text) ".utf8) + Base64.text(of: key) + [UInt8(ascii: "\n")]
    }

    private static func lines(
        of text: [UInt8]
    ) throws(Fault) -> [(id: String, SymmetricKey)] {
        var lines: [(id: String, SymmetricKey)] = []
        let parts = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in parts.enumerated() where !line.isEmpty {
            let words = line.split(separator: UInt8(ascii: " "))
            guard words.count == 2, isID(words[0]), let key = Base64.bytes(of: words[1]),
                key.count == 32
            else { throw .malformed(line: number + 1) }
            let id = String(decoding: words[0], as: UTF8.self)
            guard !lines.contains(where: { $0.id == id }) else { throw .twice(id: id) }
            lines.append((id, SymmetricKey(data: key)))
        }
        return lines
    }

    /// Short, and of letters, digits and a few marks: it is printed and stands in the store.
    private static func isID(_ bytes: ArraySlice<UInt8>) -> Bool {
        (1...64).contains(bytes.count)
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                    UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}

extension MasterKeys {
    /// The id of the key that seals.
    var sealing: String { state.withLock { $0.sealing } }

    /// Those of the key file, in its order.
    var ids: [String] { state.withLock(\.ids) }

    /// A data key under the key that seals: the length of its id, the id, and an envelope.
    func wrap(_ key: [UInt8]) -> [UInt8]? {
        let (id, master) = state.withLock { ($0.sealing, $0.keys[$0.sealing]) }
        guard let master, let envelope = Envelope.seal(key, under: master, at: Array(id.utf8))
        else { return nil }
        return [UInt8(id.utf8.count)] + Array(id.utf8) + envelope
    }

    /// A data key out of what ``wrap(_:)`` made of it; nil where its master key is missing or is
    /// another one.
    func unwrap(_ wrapped: [UInt8]) -> [UInt8]? {
        guard let count = wrapped.first.map(Int.init), wrapped.count > count + 1 else {
            return nil
        }
        let id = Array(wrapped[1...count])
        let name = String(decoding: id, as: UTF8.self)
        guard let master = state.withLock({ $0.keys[name] }) else { return nil }
        return Envelope.open(wrapped[(count + 1)...], under: master, at: id)
    }

    func has(_ id: String) -> Bool { state.withLock { $0.keys[id] != nil } }
}

/// Names a master key.
enum MasterKeyName {}
