/// A name for one request, which ties its answer to its log line: a UUID of version 4 (RFC 9562).
package struct RequestID: Sendable {
    private let high: UInt64
    private let low: UInt64

    /// - Parameter generator: of the system's bits, as an id must not be guessed from others.
    package init(using generator: inout some RandomNumberGenerator) {
        high = generator.next() & ~0xF000 | 0x4000
        low = generator.next() & (.max >> 2) | 1 << 63
    }

    package var text: String {
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
