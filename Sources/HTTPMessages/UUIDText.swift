/// A UUID, and its text (RFC 9562, section 4).
package struct UUIDText: Hashable, Sendable {
    private let high: UInt64
    package let low: UInt64

    /// Of a version, with 122 bits of the given ones.
    package init(version: UInt64, _ high: UInt64, _ low: UInt64) {
        self.high = high & ~0xF000 | version << 12
        self.low = low & (.max >> 2) | 1 << 63
    }

    package var text: String {
        var octets: [UInt8] = []
        octets.reserveCapacity(36)
        write(into: &octets)
        return String(decoding: octets, as: UTF8.self)
    }

    package var urn: String { "urn:uuid:" + text }

    /// Appends the text.
    package func write(into octets: inout [UInt8]) {
        octets.append(hex: high >> 32, digits: 8)
        octets.append(UInt8(ascii: "-"))
        octets.append(hex: high >> 16, digits: 4)
        octets.append(UInt8(ascii: "-"))
        octets.append(hex: high, digits: 4)
        octets.append(UInt8(ascii: "-"))
        octets.append(hex: low >> 48, digits: 4)
        octets.append(UInt8(ascii: "-"))
        octets.append(hex: low, digits: 12)
    }
}

extension Array where Element == UInt8 {
    /// Appends the lowest digits of a number in lower case.
    package mutating func append(hex number: UInt64, digits: Int) {
        for place in stride(from: 4 * (digits - 1), through: 0, by: -4) {
            let digit = UInt8(number >> UInt64(place) & 15)
            append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }
}
