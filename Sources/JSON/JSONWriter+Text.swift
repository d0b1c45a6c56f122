/// The characters of strings and numbers.
extension JSONWriter {
    /// Copies runs of plain text whole, and escapes what stands between them.
    mutating func appendEscaped(_ text: Span<UInt8>) {
        var place = 0
        while true {
            let end = endOfPlainText(in: text, from: place)
            append(text.extracting(place..<end))
            guard end < text.count else { return }
            appendEscape(of: text[end])
            place = end + 1
        }
    }

    /// The two-letter escapes where RFC 8259, section 7, has them, and `\u00xx` otherwise.
    private mutating func appendEscape(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): appendEscape(letter: byte)
        case 0x08: appendEscape(letter: UInt8(ascii: "b"))
        case 0x09: appendEscape(letter: UInt8(ascii: "t"))
        case 0x0A: appendEscape(letter: UInt8(ascii: "n"))
        case 0x0C: appendEscape(letter: UInt8(ascii: "f"))
        case 0x0D: appendEscape(letter: UInt8(ascii: "r"))
        default:
            append("\\u00")
            append(hexadecimal: byte >> 4)
            append(hexadecimal: byte & 0x0F)
        }
    }

    private mutating func appendEscape(letter: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(letter)
    }

    private mutating func append(hexadecimal digit: UInt8) {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }

    /// Writes the digits from the last to the first, and then turns them round.
    mutating func appendDecimal(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var first = bytes.count
        var rest = value.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        var last = bytes.count - 1
        while first < last {
            bytes.swapAt(first, last)
            first += 1
            last -= 1
        }
    }
}
