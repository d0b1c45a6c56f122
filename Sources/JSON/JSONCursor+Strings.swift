/// Strings (RFC 8259, section 7), as I-JSON allows them (RFC 7493, section 2.1).
extension JSONCursor {
    /// A string, with `offset` on its opening quotation mark, and then behind its closing one.
    ///
    /// U+0000 is a character of JSON like any other and is kept; what may stand in a field is the
    /// field's to say.
    mutating func string(in bytes: Span<UInt8>) throws(MalformedJSON) -> String {
        offset += 1
        let start = offset
        offset = endOfPlainText(in: bytes, from: offset)
        if try current(in: bytes) == UInt8(ascii: "\"") {
            defer { offset += 1 }
            return try text(of: start..<offset, in: bytes)
        }
        return try stringWithEscapes(from: start, in: bytes)
    }

    private mutating func stringWithEscapes(
        from start: Int, in bytes: Span<UInt8>
    ) throws(MalformedJSON) -> String {
        unescaped.removeAll(keepingCapacity: true)
        var plain = start
        while true {
            unescaped.append(contentsOf: try text(of: plain..<offset, in: bytes).utf8)
            switch try current(in: bytes) {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(in: bytes)
            default: throw fault(.controlCharacter)
            }
            plain = offset
            offset = endOfPlainText(in: bytes, from: offset)
        }
    }

    /// The characters in a range that holds no escape.
    func text(
        of range: Range<Int>, in bytes: Span<UInt8>
    ) throws(MalformedJSON) -> String {
        let slice = bytes.extracting(range)
        let text: String
        let noncharacter: Int?
        do {
            let characters = try UTF8Span(validating: slice)
            noncharacter = characters.isKnownASCII ? nil : offsetOfNoncharacter(in: slice)
            text = String(copying: characters)
        } catch {
            throw fault(.invalidUTF8, at: range.lowerBound + error.byteOffsets.lowerBound)
        }
        if let noncharacter { throw fault(.noncharacter, at: range.lowerBound + noncharacter) }
        return text
    }

    /// One escape, from its backslash on, to the end of `unescaped`.
    private mutating func escape(in bytes: Span<UInt8>) throws(MalformedJSON) {
        let start = offset
        offset += 1
        let letter = try current(in: bytes)
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"): try appendCodePoint(escapedAt: start, in: bytes)
        default: throw fault(.invalidEscape, at: start)
        }
    }

    private mutating func appendCodePoint(
        escapedAt start: Int, in bytes: Span<UInt8>
    ) throws(MalformedJSON) {
        var codePoint = try codeUnit(escapedAt: start, in: bytes)
        if 0xD800...0xDBFF ~= codePoint {
            codePoint = try supplementary(high: codePoint, escapedAt: start, in: bytes)
        }
        guard let scalar = Unicode.Scalar(codePoint) else {
            throw fault(.loneSurrogate, at: start)
        }
        guard !isNoncharacter(codePoint) else { throw fault(.noncharacter, at: start) }
        unescaped.append(contentsOf: scalar.utf8)
    }

    /// A character beyond U+FFFF, written as two escapes.
    private mutating func supplementary(
        high: UInt32, escapedAt start: Int, in bytes: Span<UInt8>
    ) throws(MalformedJSON) -> UInt32 {
        let second = offset
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw fault(.loneSurrogate, at: start) }
        offset += 2
        let low = try codeUnit(escapedAt: second, in: bytes)
        guard 0xDC00...0xDFFF ~= low else { throw fault(.loneSurrogate, at: start) }
        return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    }

    /// Four hexadecimal digits.
    private mutating func codeUnit(
        escapedAt start: Int, in bytes: Span<UInt8>
    ) throws(MalformedJSON) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = hexadecimal(try current(in: bytes)) else {
                throw fault(.invalidEscape, at: start)
            }
            unit = unit << 4 | digit
            offset += 1
        }
        return unit
    }

    private func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
