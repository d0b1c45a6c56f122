/// RFC 4648, section 4, with its padding: keys in their file, and envelopes in columns of text.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// What each byte stands for; 64 and more for those that stand for nothing.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    static func text(of bytes: [UInt8], after prefix: [UInt8] = []) -> [UInt8] {
        var text = prefix
        text.reserveCapacity(prefix.count + (bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0...3 {
                text.append(
                    place > part.count
                        ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
            }
        }
        return text
    }

    /// Nil for what is no such text.
    static func bytes(of text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var (bits, count, seen) = (UInt32(0), 0, UInt8(0))
        let values = values
        for digit in text.dropLast(padding) {
            let value = values[Int(digit)]
            seen |= value
            bits = bits << 6 | UInt32(value & 63)
            count += 1
            guard count & 3 == 0 else { continue }
            bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
            bytes.append(UInt8(truncatingIfNeeded: bits))
        }
        guard seen < 64 else { return nil }
        if padding > 0 {
            bits <<= UInt32(6 * padding)
            bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
            if padding == 1 { bytes.append(UInt8(truncatingIfNeeded: bits >> 8)) }
        }
        // One text only for the same bytes: what is left over must be nothing.
        return self.text(ofLast: bytes, padding) == Array(text.suffix(4)) ? bytes : nil
    }

    private static func text(ofLast bytes: [UInt8], _ padding: Int) -> [UInt8] {
        bytes.isEmpty ? [] : text(of: Array(bytes.suffix(3 - padding)))
    }
}
