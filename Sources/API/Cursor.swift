internal import Crypto
internal import Registry

/// A place in a list, authenticated: the caller can neither make one, nor use it with other filters
/// or as somebody else (api.md, section 3). Who decodes it finds what they were told: where the
/// page ended.
enum Cursor {
    /// What a cursor is good for.
    struct Binding {
        let key: [UInt8]
        let path: String
        let filters: [(name: String, value: String)]
        let account: String
    }

    /// 128 bits of HMAC-SHA256.
    private static let tagLength = 16
    private static let separator: UInt8 = 0

    static func write(_ position: ListPosition, _ binding: Binding) -> String {
        let place = Array(position.key.utf8) + [separator] + Array(position.id.utf8)
        return Base64URL.encode(tag(of: place, binding) + place)
    }

    static func read(_ text: String, _ binding: Binding) -> ListPosition? {
        guard let bytes = Base64URL.decode(text), bytes.count > tagLength else { return nil }
        let place = Array(bytes.dropFirst(tagLength))
        guard isSame(Array(bytes.prefix(tagLength)), tag(of: place, binding)),
            let end = place.firstIndex(of: separator)
        else { return nil }
        return ListPosition(
            key: String(decoding: place[..<end], as: UTF8.self),
            id: String(decoding: place[(end + 1)...], as: UTF8.self))
    }

    private static func tag(of place: [UInt8], _ binding: Binding) -> [UInt8] {
        var mac = HMAC<SHA256>(key: SymmetricKey(data: binding.key))
        let filters = binding.filters.sorted { $0.name < $1.name }.flatMap { [$0.name, $0.value] }
        let parts = [binding.account, binding.path] + filters
        // How many there are comes first, so that none can be moved into the place behind them.
        mac.update(data: Array("\(parts.count):".utf8))
        for part in parts { mac.update(data: Array("\(part.utf8.count):\(part)".utf8)) }
        mac.update(data: place)
        return Array(mac.finalize().prefix(tagLength))
    }

    /// Takes as long for a near miss as for a far one.
    private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// RFC 4648, section 5, without padding.
enum Base64URL {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for digit in 0...group.count { text.append(alphabet[bits >> (18 - 6 * digit) & 63]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil for what `encode` does not write: bits that are left over are 0 (RFC 4648, section 3.5).
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, count) = (0, 0)
        for digit in text.utf8 {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            (bits, count) = (bits << 6 & 0xFFFF | value, count + 6)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> count & 0xFF))
            }
        }
        guard count < 6, bits & (1 << count - 1) == 0 else { return nil }
        return bytes
    }
}

/// RFC 3986, section 2: what is not unreserved is encoded.
enum PercentEncoding {
    static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.append(byte)
            default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
