/// Where a request stands in a trace that its sender keeps (W3C Trace Context, section 3.2).
///
/// It is copied into the log line, so that a line can be found from the sender's side. Nothing
/// is decided by it: anybody may send anything here.
package struct TraceParent: Hashable, Sendable {
    /// The trace, 128 bits, and the sender's part in it.
    package let high: UInt64
    package let low: UInt64
    package let parent: UInt64

    /// `version "-" trace-id "-" parent-id "-" flags`: 2, 32, 16 and 2 digits.
    private static let length = 55

    /// - Returns: `nil` for a malformed one, which is taken as none (section 3.2.2.5); of a later
    ///   version what version 00 has is read, if no more follows than may (section 3.2.4).
    package init?(_ value: String) {
        var reader = HexReader(octets: Array(value.utf8.prefix(Self.length + 1)))
        guard let version = reader.number(2), version != 0xFF,
            let high = reader.number(afterDash: 16), let low = reader.number(16),
            let parent = reader.number(afterDash: 16), reader.number(afterDash: 2) != nil,
            high | low != 0, parent != 0, reader.mayEnd(ofVersion: version)
        else { return nil }
        self.high = high
        self.low = low
        self.parent = parent
    }
}

/// Reads numbers of lower-case hexadecimal digits.
private struct HexReader {
    let octets: [UInt8]
    private var index = 0

    init(octets: [UInt8]) { self.octets = octets }

    mutating func number(_ digits: Int) -> UInt64? {
        guard index + digits <= octets.count else { return nil }
        var number: UInt64 = 0
        for octet in octets[index..<index + digits] {
            // Section 3.2.2: HEXDIGLC, lower case alone.
            guard let digit = octet.hexadecimalValue, octet == octet.lowercased else { return nil }
            number = number << 4 | UInt64(digit)
        }
        index += digits
        return number
    }

    mutating func number(afterDash digits: Int) -> UInt64? {
        guard hasDash else { return nil }
        index += 1
        return number(digits)
    }

    func mayEnd(ofVersion version: UInt64) -> Bool {
        index == octets.count || (version > 0 && hasDash)
    }

    private var hasDash: Bool { index < octets.count && octets[index] == UInt8(ascii: "-") }
}
