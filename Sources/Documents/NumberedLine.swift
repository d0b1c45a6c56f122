/// A line that begins with a number and a full stop: perhaps a numbered paragraph.
struct NumberedLine {
    let number: Int
    /// What follows the number, with the emphasis that was opened before it opened again.
    let rest: [UInt8]

    /// Reads `22. Text`, `22.Text`, `**22. Text**`, `**22.** Text`, `22\. Text` and a bare `22.`.
    init?(_ content: Bytes) {
        var scanner = ByteScanner(content)
        let bold = scanner.takeBoldOpening()
        scanner.skipSpaces()
        guard let number = scanner.takeNumber() else { return nil }
        var isBoldOpen = bold != nil
        if let bold, scanner.takeBoldClosing(of: bold) { isBoldOpen = false }
        _ = scanner.take(UInt8(ascii: "\\"))
        guard scanner.take(UInt8(ascii: ".")) else { return nil }
        // 22.5 is a measure, and 3.2 the number of a heading of another kind.
        guard scanner.rest.first.map(\.isDigit) != true else { return nil }
        if isBoldOpen, let bold, scanner.takeBoldClosing(of: bold) { isBoldOpen = false }
        scanner.skipSpaces()
        self.number = number
        self.rest = (isBoldOpen ? bold! : []) + scanner.rest
    }
}

extension ByteScanner {
    private static let boldMarks: [(open: [UInt8], close: [UInt8])] = [
        (Array("**".utf8), Array("**".utf8)),
        (Array("__".utf8), Array("__".utf8)),
        (Array("<b>".utf8), Array("</b>".utf8)),
        (Array("<strong>".utf8), Array("</strong>".utf8)),
    ]

    /// Takes a mark that begins bold type, and gives it back.
    mutating func takeBoldOpening() -> [UInt8]? {
        guard let mark = ByteScanner.boldMarks.first(where: { rest.starts(with: $0.open) }) else {
            return nil
        }
        drop(mark.open.count)
        return mark.open
    }

    mutating func takeBoldClosing(of opening: [UInt8]) -> Bool {
        let mark = ByteScanner.boldMarks.first { $0.open == opening }
        guard let mark, rest.starts(with: mark.close) else { return false }
        drop(mark.close.count)
        return true
    }
}

/// A line that begins with a mark in brackets: perhaps a sub-paragraph.
struct MarkedLine {
    /// Without the brackets, in lower case.
    let mark: String
    let rest: [UInt8]

    /// Reads `(a) Text`, `**(a)** Text`, `**(a) Text**`, `\(a\) Text` and `a) Text`.
    init?(_ content: Bytes) {
        var scanner = ByteScanner(content)
        let bold = scanner.takeBoldOpening() ?? scanner.takeItalicOpening()
        guard let mark = scanner.takeMark() ?? scanner.takeEscapedMark() ?? scanner.takeHalfMark()
        else { return nil }
        var isBoldOpen = bold != nil
        if let bold, bold.count == 1 {
            // Only the mark itself is ever in italics.
            guard scanner.take(bold[0]) else { return nil }
            isBoldOpen = false
        } else if let bold, scanner.takeBoldClosing(of: bold) {
            isBoldOpen = false
        }
        guard
            scanner.isAtEnd || scanner.rest.first!.isUpper || scanner.rest.first!.isSpace
                || !scanner.rest.first!.isWordByte
        else { return nil }
        scanner.skipSpaces()
        self.mark = mark
        self.rest = (isBoldOpen ? bold! : []) + scanner.rest
    }
}

extension ByteScanner {
    mutating func takeItalicOpening() -> [UInt8]? {
        take(UInt8(ascii: "*")) ? Array("*".utf8) : take(UInt8(ascii: "_")) ? Array("_".utf8) : nil
    }

    /// `\(a\)`
    mutating func takeEscapedMark() -> String? {
        guard rest.starts(with: "\\(".utf8) else { return nil }
        let letters = rest.dropFirst(2).prefix { $0.isLower }
        guard !letters.isEmpty, letters.count <= Address.maxMarkLength,
            rest.dropFirst(2 + letters.count).starts(with: "\\)".utf8)
        else { return nil }
        drop(4 + letters.count)
        return String(decoding: letters, as: UTF8.self)
    }

    /// `a)`: a single letter or a small numeral before a bracket that nothing opened.
    mutating func takeHalfMark() -> String? {
        let letters = rest.prefix { $0.isLower }
        guard letters.count == 1 || RomanNumeral.value(letters) != nil,
            rest.dropFirst(letters.count).first == UInt8(ascii: ")")
        else { return nil }
        drop(letters.count + 1)
        return String(decoding: letters, as: UTF8.self)
    }
}
