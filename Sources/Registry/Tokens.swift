internal import Crypto

/// A bearer token: `opcat_`, 30 random base62 digits, and 6 that check them.
///
/// The check tells a mistyped token from an unknown one without asking the store, and lets
/// scanners find a leaked one (api.md, section 7). The store keeps its SHA-256 alone.
package struct Token: Sendable {
    package let text: String

    private static let prefix = "opcat_"
    private static let randomDigits = 30
    private static let checkDigits = 6
    private static let alphabet = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// 30 digits of base62 hold 178 random bits.
    package static func new() -> Token {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<randomDigits).map { _ in alphabet.randomElement(using: &generator)! }
        return Token(text: prefix + String(decoding: digits + check(digits), as: UTF8.self))
    }

    private init(text: String) {
        self.text = text
    }

    /// Reads a token as a client sends it; nil where the form or the check is off.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        let prefix = Array(Self.prefix.utf8)
        guard bytes.count == prefix.count + Self.randomDigits + Self.checkDigits,
            bytes.starts(with: prefix)
        else { return nil }
        let digits = bytes.dropFirst(prefix.count).prefix(Self.randomDigits)
        guard Array(bytes.suffix(Self.checkDigits)) == Self.check(Array(digits)) else { return nil }
        self.text = text
    }

    package var sha256: [UInt8] { Self.sha256(of: text) }

    /// Takes as long for a near miss as for a far one.
    static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The digest of whatever was brought as a token, so that what has not even the form of one
    /// is looked up like any other.
    package static func sha256(of text: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(text.utf8)))
    }

    private static func check(_ digits: [UInt8]) -> [UInt8] {
        var rest = crc32(digits)
        var check: [UInt8] = []
        for _ in 0..<checkDigits {
            check.append(alphabet[Int(rest % 62)])
            rest /= 62
        }
        return check
    }

    /// CRC-32 as in IEEE 802.3, reflected, bit by bit: thirty bytes do not need a table.
    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var remainder: UInt32 = .max
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 {
                remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
            }
        }
        return ~remainder
    }
}
