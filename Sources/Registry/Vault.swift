internal import Crypto
internal import SQLite

/// Opens and seals the words of a store for one connection.
///
/// Each key of `edition_keys` lies there under a master key; those in use are kept open here.
/// Confined to the thread of its connection.
final class Vault {
    let keys: MasterKeys
    /// By their wrapped form, so that a rotation brings new ones.
    private var opened: [[UInt8]: SymmetricKey] = [:]

    private var randomness = DrawnRandomness()

    /// How many keys are kept open at the most.
    static let limit = 4096

    init(_ keys: MasterKeys) {
        self.keys = keys
    }

    /// The data key in its wrapped form, opened; nil where it does not open.
    func key(_ wrapped: [UInt8]) -> SymmetricKey? {
        if let key = opened[wrapped] { return key }
        guard let bytes = keys.unwrap(wrapped), bytes.count == 32 else { return nil }
        if opened.count >= Self.limit { opened.removeAll(keepingCapacity: true) }
        let key = SymmetricKey(data: bytes)
        opened[wrapped] = key
        return key
    }

    /// Random bytes for one envelope.
    func nonce() -> [UInt8] {
        let (high, low) = (randomness.next(), randomness.next())
        return (0..<Envelope.nonceLength).map { place in
            UInt8(truncatingIfNeeded: (place < 8 ? high : low) >> UInt64(8 * (place & 7)))
        }
    }

    /// A new data key, wrapped.
    func newKey() -> [UInt8]? {
        unsafe keys.wrap(SymmetricKey(size: .bits256).withUnsafeBytes { unsafe Array($0) })
    }

    /// The same data key under the master key that seals now.
    func rewrapped(_ wrapped: [UInt8]) -> [UInt8]? {
        keys.unwrap(wrapped).flatMap(keys.wrap)
    }

    /// Makes the SQL functions of the sealed tables on a connection.
    ///
    /// `opened(wrapped, envelope, place)` gives words as text; NULL where the key was destroyed or
    /// there is no envelope. The connection holds the vault from here on. The others
    /// are for migrations and for ``Registry``'s own statements.
    func present(on connection: Connection) throws(SQLiteError) {
        try connection.define(function: "opened", arguments: 3, for: .anywhere) {
            [self] in
            open($0)
        }
        try connection.define(function: "sealed", arguments: 3, for: .statements) {
            [self] in
            seal($0, SealedWords.blob)
        }
        try connection.define(function: "sealed_text", arguments: 3, for: .statements) {
            [self] in
            seal($0, SealedWords.text)
        }
        try connection.define(function: "new_key", arguments: 0, for: .statements) {
            [self] _ in
            newKey().map { .blob($0) }
        }
        try connection.define(function: "rewrapped", arguments: 1, for: .statements) {
            [self] in
            guard case .blob(let wrapped) = $0[0] else { return nil }
            return rewrapped(wrapped).map { .blob($0) }
        }
        try connection.define(function: "sealing_key", arguments: 0, for: .statements) {
            [self] _ in
            .text(keys.sealing)
        }
    }

    private func open(_ arguments: [Value]) -> Value? {
        // No key, or one that was destroyed: there is nothing to read.
        guard case .blob(let wrapped) = arguments[0], !wrapped.isEmpty, arguments[1] != .null
        else { return .null }
        guard let key = key(wrapped), case .textBytes(let place) = arguments[2] else { return nil }
        switch arguments[1] {
        case .textBytes(SealedList.noWords) where SealedList.isPlace(place),
            .blob(SealedList.noWords) where SealedList.isPlace(place):
            return .textBytes(SealedList.noWords)
        case .blob(let envelope):
            return Envelope.open(envelope[...], under: key, at: place).map { .textBytes($0) }
        case .textBytes(let text):
            guard let envelope = SealedWords.envelope(inText: text) else { return nil }
            return Envelope.open(envelope[...], under: key, at: place).map { .textBytes($0) }
        case .null, .integer, .text: return nil
        }
    }

    private func seal(_ arguments: [Value], _ form: (SealedWords) -> Value) -> Value? {
        guard arguments[1] != .null else { return .null }
        guard case .blob(let wrapped) = arguments[0], let key = key(wrapped),
            case .textBytes(let place) = arguments[2]
        else { return nil }
        switch arguments[1] {
        case .textBytes(let words), .blob(let words):
            return Envelope.seal(words, under: key, at: place, nonce: nonce()).map {
                form(SealedWords($0))
            }
        case .null, .integer, .text: return nil
        }
    }
}

/// An envelope as a value to bind.
struct SealedWords {
    /// With this begins an envelope in a column of text: the columns that hold arrays ask it of
    /// what they are given.
    static let mark = UInt8(ascii: "[")

    private let envelope: [UInt8]

    init(_ envelope: [UInt8]) {
        self.envelope = envelope
    }

    /// The envelope in a column of text; nil for what is none.
    static func envelope(inText text: [UInt8]) -> [UInt8]? {
        text.first == mark ? Base64.bytes(of: text.dropFirst()) : nil
    }

    static func blob(_ words: SealedWords) -> Value { .blob(words.envelope) }

    static func text(_ words: SealedWords) -> Value {
        .textBytes(Base64.text(of: words.envelope, after: [mark]))
    }
}

/// The columns with JSON arrays of words that lie as they are where they have none.
enum SealedList: CaseIterable {
    case authorities, themes, standards
    case footnotes, annexes, unplaced

    /// Not sealed; no envelope is so short.
    static let noWords = Array("[]".utf8)

    var place: StaticString {
        switch self {
        case .authorities: "recommendations.addressee_authorities"
        case .themes: "recommendations.themes"
        case .standards: "recommendations.standards"
        case .footnotes: "texts.footnotes"
        case .annexes: "texts.annexes"
        case .unplaced: "texts.unplaced"
        }
    }

    /// Whether the column is one of bytes rather than of text.
    var isOfBytes: Bool {
        switch self {
        case .authorities, .themes, .standards: false
        case .footnotes, .annexes, .unplaced: true
        }
    }

    /// Whether a place, with the name of its row, is of one of these columns.
    static func isPlace(_ place: [UInt8]) -> Bool {
        allCases.contains { place.starts(with: Array("\($0.place)/".utf8)) }
    }
}
