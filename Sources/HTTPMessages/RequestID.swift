/// A name for one request, which ties its answer to its log line: a UUID of version 4 (RFC 9562).
package struct RequestID: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// - Parameter generator: of the system's bits, as an id must not be guessed from others.
    package init(using generator: inout some RandomNumberGenerator) {
        high = generator.next() & ~0xF000 | 0x4000
        low = generator.next() & (.max >> 2) | 1 << 63
    }

    package var text: String {
        var octets: [UInt8] = []
        octets.reserveCapacity(36)
        write(into: &octets)
        return String(decoding: octets, as: UTF8.self)
    }

    package var urn: String { "urn:uuid:" + text }

    /// What this request is in a trace (W3C Trace Context, section 3.2.2.4): never all zeros,
    /// since the variant of the UUID is in it.
    package var span: UInt64 { low }

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
