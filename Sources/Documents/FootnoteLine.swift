/// A line that begins the text of a footnote.
struct FootnoteLine {
    let number: Int
    let rest: Bytes
    /// Whether the number is raised or bracketed: a plain one may be part of a sentence.
    let isRaised: Bool

    /// Reads `<sup>3</sup> Text`, `^{3} Text`, `[^3]: Text`, `³ Text` and `3 Text`.
    init?(_ content: Bytes) {
        if let (digits, rest) = FootnoteLine.raisedNumber(content) {
            var scanner = ByteScanner(Reference.plain(digits).drop { !$0.isDigit })
            guard let number = scanner.takeNumber() else { return nil }
            self.number = number
            self.rest = rest.drop { $0.isSpace || $0 == UInt8(ascii: ":") }
            self.isRaised = true
            return
        }
        var scanner = ByteScanner(content)
        guard let number = scanner.takeNumber(), scanner.rest.first?.isSpace == true else {
            return nil
        }
        scanner.skipSpaces()
        guard let first = scanner.rest.first, !first.isLower, !first.isDigit else { return nil }
        self.number = number
        self.rest = scanner.rest
        self.isRaised = false
    }

    private static func raisedNumber(_ content: Bytes) -> (digits: Bytes, rest: Bytes)? {
        let tokens = MarkupScanner.scan(content.prefix(Reference.maxLength))
        guard let first = tokens.first(where: { $0.kind != .nothing && $0.kind != .boldOn }),
            first.kind == .reference
        else { return nil }
        let digits = content[Int(first.start)..<Int(first.end)]
        let rest = content[digits.endIndex...].drop { ",;])}^$".utf8.contains($0) }
        return (digits, rest.starts(with: "</sup>".utf8) ? rest.dropFirst(6) : rest)
    }

    /// Whether this is a note to the title, marked with asterisks; those have no number.
    static func isTitleNote(_ content: Bytes) -> Bool {
        let marks = content.prefix { "\\*<sup>/^{} ".utf8.contains($0) }
        guard marks.contains(UInt8(ascii: "*")), let last = marks.last, last.isSpace else {
            return false
        }
        let isRaised = marks.starts(with: "<sup>".utf8) || marks.starts(with: "^{".utf8)
        return isRaised || marks.starts(with: "\\*".utf8)
    }
}
