/// The forms in which a conversion writes the raised number of a footnote.
enum Reference {
    /// Longest reference, in bytes.
    static let maxLength = 40

    /// Whether these are the numbers of footnotes: `12`, `2, 3`, `[4]`.
    static func isNumbers(_ inner: Bytes) -> Bool {
        inner.contains(where: \.isDigit)
            && inner.allSatisfy { $0.isDigit || $0.isSpace || ",;[]()".utf8.contains($0) }
    }

    /// The number in `^{3}`, `^3^`, `$^{3}$` or `${}^{3}$` at the front, and where that ends.
    static func raised(_ text: Bytes) -> (number: Range<Int>, end: Int)? {
        var scanner = ByteScanner(text)
        let isFormula = scanner.take(UInt8(ascii: "$"))
        if isFormula { _ = scanner.take("{}") }
        guard scanner.take(UInt8(ascii: "^")) else { return nil }
        let isBraced = scanner.take(UInt8(ascii: "{"))
        let inner = scanner.rest.prefix { $0.isDigit || $0 == UInt8(ascii: ",") || $0.isSpace }
        guard inner.contains(where: \.isDigit) else { return nil }
        scanner = ByteScanner(scanner.rest.dropFirst(inner.count))
        if isBraced, !scanner.take(UInt8(ascii: "}")) { return nil }
        if isFormula, !scanner.take(UInt8(ascii: "$")) { return nil }
        if !isBraced, !isFormula, !scanner.take(UInt8(ascii: "^")) { return nil }
        return (inner.startIndex..<inner.endIndex, scanner.rest.startIndex)
    }

    /// How many bytes at the front are superscript digits.
    static func superscripts(_ text: Bytes) -> Int {
        var rest = text
        while let (_, length) = superscript(rest) { rest = rest.dropFirst(length) }
        return text.count - rest.count
    }

    /// The same with plain digits for superscript ones.
    static func plain(_ text: Bytes) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = text
        while let first = rest.first {
            let (byte, length) = superscript(rest) ?? (first, 1)
            plain.append(byte)
            rest = rest.dropFirst(length)
        }
        return plain
    }

    /// The plain digit for the superscript one at the front, and the length of that.
    private static func superscript(_ text: Bytes) -> (digit: UInt8, length: Int)? {
        let start = text.startIndex
        switch (text.first, text.count > 1 ? text[start + 1] : 0) {
        case (0xC2, 0xB9): return (UInt8(ascii: "1"), 2)
        case (0xC2, 0xB2): return (UInt8(ascii: "2"), 2)
        case (0xC2, 0xB3): return (UInt8(ascii: "3"), 2)
        case (0xE2, 0x81):
            guard text.count > 2 else { return nil }
            let value = text[start + 2]
            let isDigit = value == 0xB0 || value >= 0xB4 && value <= 0xB9
            return isDigit ? (value - 0x80, 3) : nil
        default: return nil
        }
    }

    /// Whether a link leads to a footnote of the same file.
    static func isFootnoteTarget(_ target: Bytes) -> Bool {
        ["#_ftn", "#fn", "#footnote"].contains { target.starts(with: $0.utf8) }
    }
}

/// The HTML tags that conversions leave in a text.
enum Tag {
    case bold
    case endOfBold
    case lineBreak
    case superscript
    /// An address in angle brackets, which is text.
    case link
    /// One that says nothing about the words.
    case other

    private static let silent: Set<String> = [
        "a", "center", "code", "del", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i",
        "img", "ins", "li", "mark", "ol", "s", "small", "span", "sub", "table", "tbody", "thead",
        "u", "ul",
    ]

    /// Nil for what only looks like a tag, as in `<5 years>`.
    init?(_ text: Bytes) {
        let inner = text.dropFirst().dropLast()
        let isEnd = inner.first == UInt8(ascii: "/")
        let name = inner.dropFirst(isEnd ? 1 : 0).prefix { $0.isLetter || $0.isDigit }
        switch String(decoding: name.prefix(16).map(\.lowercased), as: UTF8.self) {
        case "b", "strong": self = isEnd ? .endOfBold : .bold
        case "br", "p", "td", "th", "tr", "hr": self = .lineBreak
        case "sup": self = isEnd ? .other : .superscript
        case "http", "https", "mailto": self = .link
        case let other where Tag.silent.contains(other): self = .other
        default: return nil
        }
    }
}

/// The character references of HTML that conversions leave in a text.
enum Entity {
    private static let named: [String: UInt32] = [
        "amp": 0x26, "apos": 0x27, "gt": 0x3E, "hellip": 0x2026, "laquo": 0xAB, "ldquo": 0x201C,
        "lsquo": 0x2018, "lt": 0x3C, "mdash": 0x2014, "nbsp": 0xA0, "ndash": 0x2013, "quot": 0x22,
        "raquo": 0xBB, "rdquo": 0x201D, "rsquo": 0x2019, "shy": 0xAD,
    ]

    /// The code point of `amp`, `#39` or `#x2019`; nil for what is none, controls included.
    static func scalar(_ name: Bytes) -> UInt32? {
        let text = String(decoding: name, as: UTF8.self)
        guard text.hasPrefix("#") else { return named[text] }
        let digits = text.dropFirst()
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        guard let value = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10),
            value >= 0x20, value != 0x7F, Unicode.Scalar(value) != nil
        else { return nil }
        return value
    }
}
