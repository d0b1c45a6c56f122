/// RFC 4648, section 4, with its padding: keys in their file, and envelopes in columns of text.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let pad = UInt8(ascii: "=")

    /// What each byte stands for; 64 and more for those that stand for nothing.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    static func text(of bytes: [UInt8], after prefix: [UInt8] = []) -> [UInt8] {
        var text = prefix
        text.append(contentsOf: repeatElement(pad, count: (bytes.count + 2) / 3 * 4))
        encode(bytes.span, into: &text, from: prefix.count)
        return text
    }

    /// Three bytes make four digits; where less than three are left the padding stays.
    private static func encode(
        _ bytes: Span<UInt8>, into text: inout [UInt8], from start: Int
    ) {
        let digits = alphabet
        var place = start
        for first in stride(from: 0, to: bytes.count, by: 3) {
            var bits = UInt32(0)
            for byte in first..<first + 3 {
                bits = bits << 8 | (byte < bytes.count ? UInt32(bytes[byte]) : 0)
            }
            for digit in 0...min(3, bytes.count - first) {
                text[place + digit] = digits[Int(bits >> UInt32(18 - 6 * digit) & 63)]
            }
            place += 4
        }
    }

    /// Nil for what is no such text.
    static func bytes(of text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0, let last = text.suffix(4).last else {
            return text.isEmpty ? [] : nil
        }
        let padding = last == pad ? text.dropLast().last == pad ? 2 : 1 : 0
        var bytes = [UInt8](repeating: 0, count: text.count / 4 * 3)
        guard decode(text.span, text.count - padding, into: &bytes) else { return nil }
        bytes.removeLast(padding)
        // One text only for the same bytes: what is left over must be nothing.
        return self.text(ofLast: bytes, padding) == Array(text.suffix(4)) ? bytes : nil
    }

    /// Four digits make three bytes; false where one of the first `count` is no digit.
    private static func decode(
        _ text: Span<UInt8>, _ count: Int, into bytes: inout [UInt8]
    ) -> Bool {
        let values = values
        var (seen, place) = (UInt8(0), 0)
        for start in stride(from: 0, to: text.count, by: 4) {
            var bits = UInt32(0)
            for digit in start..<start + 4 {
                let value = digit < count ? values[Int(text[digit])] : 0
                seen |= value
                bits = bits << 6 | UInt32(value & 63)
            }
            bytes[place] = UInt8(truncatingIfNeeded: bits >> 16)
            bytes[place + 1] = UInt8(truncatingIfNeeded: bits >> 8)
            bytes[place + 2] = UInt8(truncatingIfNeeded: bits)
            place += 3
        }
        return seen < 64
    }

    private static func text(ofLast bytes: [UInt8], _ padding: Int) -> [UInt8] {
        bytes.isEmpty ? [] : text(of: Array(bytes.suffix(3 - padding)))
    }
}
