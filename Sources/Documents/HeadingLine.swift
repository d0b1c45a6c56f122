/// A line that is, or may be, a heading.
struct HeadingLine {
    /// The words with the number.
    let text: [UInt8]
    /// How it is set off: the number of `#`, or 7 for bold type, or 8 for nothing.
    let depth: Int
    let number: HeadingNumber?
    /// Whether bold type begins here and ends on a later line.
    let isUnclosed: Bool

    static let boldDepth = 7
    static let bareDepth = 8

    var isBare: Bool { depth == HeadingLine.bareDepth }
    var startsLower: Bool { text.first?.isLower == true }
    var string: String { String(decoding: text, as: UTF8.self) }

    /// Nil for what is too long, empty, or an item of a list, unless it is bold and numbered.
    init?(_ line: Bytes) {
        let shape = LineShape(line)
        guard shape.content.count <= DocumentLimits.maxHeading else { return nil }
        let prose = Prose(shape.content)
        guard prose.text.contains(where: \.isWordByte) else { return nil }
        text = prose.text
        let isBold = prose.isWhollyBold
        depth = shape.hashes > 0 ? min(shape.hashes, 6) : isBold ? Self.boldDepth : Self.bareDepth
        number = HeadingNumber(text[...])
        isUnclosed = shape.content.starts(with: "**".utf8) && !shape.content.hasPairedStars
        guard !shape.isListItem || isBold && number != nil else { return nil }
    }

    /// Whether an unmarked line looks like a heading: short, with a capital, without a full stop.
    var looksBare: Bool {
        let isLong = number.map { !$0.isMark } ?? false
        let limit = isLong ? DocumentLimits.maxHeading : DocumentLimits.maxBareHeading
        guard text.count <= limit, let first = text.first, !first.isLower else { return false }
        return !Ending.isClosed(text[...]) && text.last != UInt8(ascii: ",")
    }
}

/// The number in front of a heading. `I.` and `C.` may be a letter or a numeral; what stands
/// before decides.
struct HeadingNumber {
    var roman: Int?
    var letter: Int?
    var arabic: Int?
    /// `(a)` and `(i)`, which stand below the others.
    var mark: Int?
    var romanMark: Int?

    var isMark: Bool { mark != nil || romanMark != nil }

    init?(_ text: Bytes) {
        if let marked = MarkedLine(text) {
            guard let initial = marked.rest.first, !initial.isLower else { return nil }
            mark = marked.mark.utf8.count == 1 ? Int(marked.mark.utf8.first! - 0x60) : nil
            romanMark = RomanNumeral.value(marked.mark.utf8)
            guard isMark else { return nil }
            return
        }
        let name = text.prefix { $0.isUpper || $0.isDigit }
        let rest = text.dropFirst(name.count)
        guard !name.isEmpty, rest.first == UInt8(ascii: ".") else { return nil }
        let title = rest.dropFirst().drop { $0.isSpace }
        guard let initial = title.first, !initial.isLower, initial.isWordByte || initial > 0x20
        else { return nil }
        roman = RomanNumeral.value(name)
        if name.count == 1, name.first!.isUpper { letter = Int(name.first! - 0x40) }
        var scanner = ByteScanner(name)
        if let number = scanner.takeNumber(), scanner.isAtEnd { arabic = number }
        guard roman != nil || letter != nil || arabic != nil else { return nil }
    }
}

extension ArraySlice<UInt8> {
    /// Whether each `**` has its other half.
    var hasPairedStars: Bool {
        var count = 0
        var index = startIndex
        while let star = self[index...].firstIndex(of: UInt8(ascii: "*")) {
            let isDouble = star + 1 < endIndex && self[star + 1] == UInt8(ascii: "*")
            count += isDouble ? 1 : 0
            index = star + (isDouble ? 2 : 1)
        }
        return count % 2 == 0
    }
}
