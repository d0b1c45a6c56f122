internal import Crypto

/// A UUID as text (RFC 9562, section 4).
struct UUIDText: Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Of a version, with 122 bits of the given ones.
    init(version: UInt64, _ high: UInt64, _ low: UInt64) {
        self.high = high & ~0xF000 | version << 12
        self.low = low & (.max >> 2) | 1 << 63
    }

    /// Always the same one for the same name (version 8, as in appendix B.2).
    init(of name: String) {
        let digest = Array(SHA256.hash(data: Array(name.utf8)))
        let number = { (octets: ArraySlice<UInt8>) in octets.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(version: 8, number(digest[0..<8]), number(digest[8..<16]))
    }

    var text: String {
        let digits = Self.hex(high) + Self.hex(low)
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
            String(decoding: digits[range], as: UTF8.self)
        }
        return parts.joined(separator: "-")
    }

    var urn: String { "urn:uuid:" + text }

    private static func hex(_ number: UInt64) -> [UInt8] {
        let alphabet = Array("0123456789abcdef".utf8)
        return (0..<16).map { alphabet[Int(number >> (60 - 4 * UInt64($0)) & 15)] }
    }
}
