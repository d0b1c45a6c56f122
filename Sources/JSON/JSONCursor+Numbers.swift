/// Numbers (RFC 8259, section 6).
extension JSONCursor {
    /// A number, with `offset` on its first byte, and then behind its last.
    mutating func number(in bytes: Span<UInt8>) throws(MalformedJSON) -> JSONNumber {
        let start = offset
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        try wholePart(in: bytes)
        let isWhole = try !fraction(in: bytes)
        let hasExponent = try exponent(in: bytes)
        guard offset - start <= limits.numberLength else {
            throw fault(.numberTooLong, at: start)
        }
        let number = JSONNumber(text: try text(of: start..<offset, in: bytes))
        guard isInRange(number, isInteger: isWhole && !hasExponent) else {
            throw fault(.numberOutOfRange, at: start)
        }
        return number
    }

    /// RFC 7493, section 2.2: neither greater in magnitude than a double (1E400), nor an integer
    /// that a receiver cannot be expected to read as exactly that value.
    private func isInRange(_ number: JSONNumber, isInteger: Bool) -> Bool {
        isInteger ? number.asInt != nil : number.asDouble.isFinite
    }

    private mutating func wholePart(in bytes: Span<UInt8>) throws(MalformedJSON) {
        let start = offset
        try digits(in: bytes)
        guard bytes[start] != UInt8(ascii: "0") || offset == start + 1 else {
            throw fault(.leadingZero, at: start)
        }
    }

    /// True if there is a fraction.
    private mutating func fraction(in bytes: Span<UInt8>) throws(MalformedJSON) -> Bool {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: ".") else { return false }
        offset += 1
        try digits(in: bytes)
        return true
    }

    /// True if there is an exponent.
    private mutating func exponent(in bytes: Span<UInt8>) throws(MalformedJSON) -> Bool {
        guard offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") else { return false }
        offset += 1
        let sign = try current(in: bytes)
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
        try digits(in: bytes)
        return true
    }

    /// One digit or more.
    private mutating func digits(in bytes: Span<UInt8>) throws(MalformedJSON) {
        let start = offset
        while offset < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[offset] {
            offset += 1
        }
        guard offset > start else {
            _ = try current(in: bytes)
            throw fault(.unexpectedByte)
        }
    }
}
