/// A place in a JSON text, moving from its beginning to its end.
///
/// The text itself is handed to each call: a span cannot be kept.
struct JSONCursor {
    let limits: JSONLimits
    /// Bytes before this one have been read.
    var offset = 0
    /// Containers that are open.
    var depth = 0
    /// Values begun so far.
    var values = 0
    /// Where strings with escapes are put together, kept for the next one.
    var unescaped: [UInt8] = []

    init(limits: JSONLimits) {
        self.limits = limits
    }

    /// The whole text: one value and nothing after it (RFC 8259, section 2).
    mutating func document(in bytes: Span<UInt8>) throws(MalformedJSON) -> JSONValue {
        guard !startsWithByteOrderMark(bytes) else { throw fault(.byteOrderMark) }
        skipWhiteSpace(in: bytes)
        guard offset < bytes.count else { throw fault(.emptyInput) }
        let value = try value(in: bytes)
        skipWhiteSpace(in: bytes)
        guard offset == bytes.count else { throw fault(.trailingBytes) }
        return value
    }

    /// One value, with `offset` on its first byte, and then behind its last.
    mutating func value(in bytes: Span<UInt8>) throws(MalformedJSON) -> JSONValue {
        values += 1
        guard values <= limits.values else { throw fault(.tooManyValues) }
        switch try current(in: bytes) {
        case UInt8(ascii: "{"): return .object(try object(in: bytes))
        case UInt8(ascii: "["): return .array(try array(in: bytes))
        case UInt8(ascii: "\""): return .string(try string(in: bytes))
        case UInt8(ascii: "t"): return try literal("true", .bool(true), in: bytes)
        case UInt8(ascii: "f"): return try literal("false", .bool(false), in: bytes)
        case UInt8(ascii: "n"): return try literal("null", .null, in: bytes)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try number(in: bytes))
        default: throw fault(.unexpectedByte)
        }
    }

    private mutating func literal(
        _ word: StaticString, _ value: JSONValue, in bytes: Span<UInt8>
    ) throws(MalformedJSON) -> JSONValue {
        for expected in word.description.utf8 {
            guard try current(in: bytes) == expected else { throw fault(.unexpectedByte) }
            offset += 1
        }
        return value
    }

    /// The byte at `offset`, of which there must be one.
    func current(in bytes: Span<UInt8>) throws(MalformedJSON) -> UInt8 {
        guard offset < bytes.count else { throw fault(.unexpectedEnd) }
        return bytes[offset]
    }

    /// White space is these four bytes (RFC 8259, section 2).
    mutating func skipWhiteSpace(in bytes: Span<UInt8>) {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    /// RFC 8259, section 8.1: implementations must not add one; I-JSON readers need not forgive it.
    private func startsWithByteOrderMark(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }

    func fault(_ reason: MalformedJSON.Reason) -> MalformedJSON {
        MalformedJSON(offset: offset, reason: reason)
    }

    func fault(_ reason: MalformedJSON.Reason, at offset: Int) -> MalformedJSON {
        MalformedJSON(offset: offset, reason: reason)
    }
}
