/// A piece of a text with markup. Offsets are those of the scanned slice.
struct MarkupToken {
    enum Kind: UInt8 {
        /// Words as they stand.
        case text
        /// One character, whose code point is in `start`.
        case character
        case space
        /// A new block of the text; emphasis ends.
        case block
        /// Emphasis ends.
        case reset
        case boldOn
        case boldOff
        /// The numbers of footnotes.
        case reference
        /// Markup that says nothing about the words.
        case nothing
    }

    var kind: Kind
    var start: UInt32
    var end: UInt32
}

/// Finds the markup in a text in one pass: what is looked for ahead is looked for within a limit,
/// and not looked for again where it was not found.
struct MarkupScanner {
    private let raw: Bytes
    private var position: Int
    private var textStart: Int
    private var tokens: [MarkupToken] = []
    private var pairs = EmphasisPairs()
    /// The token of a `[` that may begin a link.
    private var openBracket: Int?
    /// Before this offset no tag, and no target of a link, ends.
    private var noTagBefore = 0
    private var noLinkBefore = 0

    static func scan(_ raw: Bytes) -> [MarkupToken] {
        var scanner = MarkupScanner(raw)
        scanner.run()
        return scanner.tokens
    }

    private init(_ raw: Bytes) {
        self.raw = raw
        self.position = raw.startIndex
        self.textStart = raw.startIndex
    }

    private mutating func run() {
        while position < raw.endIndex {
            if !takeMarkup(raw[position]) { position += 1 }
        }
        endText()
        pairs.end(&tokens)
    }

    /// Takes what stands here if it is markup; otherwise it is text.
    private mutating func takeMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09: take(.space, 1)
        case Joint.soft: take(.nothing, 1)
        case Joint.resumed: takeReset(.space)
        case Joint.block: takeReset(.block)
        case UInt8(ascii: "\\"): takeEscape()
        case UInt8(ascii: "*"), UInt8(ascii: "_"): takeEmphasis(byte)
        case UInt8(ascii: "<"): takeTag()
        case UInt8(ascii: "&"): takeEntity()
        case UInt8(ascii: "["), UInt8(ascii: "!"): takeBracket()
        case UInt8(ascii: "]"): takeLinkTarget()
        case UInt8(ascii: "^"), UInt8(ascii: "$"): takeRaised()
        case 0xC2, 0xE2: takeSuperscript()
        default: false
        }
    }

    private mutating func endText() {
        guard textStart < position else { return }
        add(.text, textStart, position)
        textStart = position
    }

    private mutating func add(_ kind: MarkupToken.Kind, _ start: Int, _ end: Int) {
        tokens.append(MarkupToken(kind: kind, start: UInt32(start), end: UInt32(end)))
    }

    /// Ends the text before, adds a token for the next bytes and passes them.
    @discardableResult
    private mutating func take(_ kind: MarkupToken.Kind, _ length: Int) -> Bool {
        take(kind, position..<position, length)
    }

    @discardableResult
    private mutating func take(
        _ kind: MarkupToken.Kind, _ range: Range<Int>, _ length: Int
    ) -> Bool {
        endText()
        add(kind, range.lowerBound, range.upperBound)
        position += length
        textStart = position
        return true
    }

    private mutating func takeReset(_ kind: MarkupToken.Kind) -> Bool {
        endText()
        pairs.end(&tokens)
        openBracket = nil
        add(.reset, position, position)
        return take(kind, 1)
    }

    /// A backslash before ASCII punctuation (CommonMark 2.4).
    private mutating func takeEscape() -> Bool {
        guard let next = byte(1), next > 0x20, next < 0x7F, !next.isLetter, !next.isDigit else {
            return false
        }
        return take(.character, Int(next)..<Int(next), 2)
    }

    private mutating func takeEmphasis(_ byte: UInt8) -> Bool {
        let length = self.byte(1) == byte ? 2 : 1
        let before = position > raw.startIndex ? raw[position - 1] : 0x20
        let after = self.byte(length) ?? 0x20
        let run = EmphasisRun(byte: byte, length: length, before: before, after: after)
        take(.text, position..<position + length, length)
        pairs.add(run, at: tokens.count - 1, &tokens)
        return true
    }

    private mutating func takeTag() -> Bool {
        guard position >= noTagBefore else { return false }
        let reach = min(raw.endIndex, position + DocumentLimits.maxMarkup)
        guard let end = raw[position..<reach].firstIndex(of: UInt8(ascii: ">")) else {
            noTagBefore = reach
            return false
        }
        let length = end + 1 - position
        switch Tag(raw[position...end]) {
        case .bold: return take(.boldOn, length)
        case .endOfBold: return take(.boldOff, length)
        case .lineBreak: return take(.space, length)
        case .other: return take(.nothing, length)
        case .link: return take(.text, position + 1..<end, length)
        case .superscript: return takeSuperscript(after: end + 1)
        case nil: return false
        }
    }

    /// `<sup>12</sup>` refers to a footnote; `<sup>th</sup>` is a raised word.
    private mutating func takeSuperscript(after start: Int) -> Bool {
        let inner = raw[start...].prefix(Reference.maxLength).prefix { $0 != UInt8(ascii: "<") }
        let isClosed = raw[inner.endIndex...].starts(with: "</sup>".utf8)
        guard isClosed, Reference.isNumbers(inner) else {
            return take(.nothing, start - position)
        }
        return take(.reference, start..<inner.endIndex, inner.endIndex + 6 - position)
    }

    private mutating func takeEntity() -> Bool {
        let name = raw[(position + 1)...].prefix(Reference.maxLength).prefix {
            $0 != UInt8(ascii: ";")
        }
        guard byte(name.count + 1) == UInt8(ascii: ";"), let scalar = Entity.scalar(name) else {
            return false
        }
        let length = name.count + 2
        if scalar == 0xAD || scalar == 0x200B { return take(.nothing, length) }
        if scalar == 0xA0 || scalar == 0x20 { return take(.space, length) }
        return take(.character, Int(scalar)..<Int(scalar), length)
    }

    /// `[^3]` refers to a footnote; any other `[` may begin the words of a link.
    private mutating func takeBracket() -> Bool {
        let isImage = raw[position] == UInt8(ascii: "!")
        if isImage, byte(1) != UInt8(ascii: "[") { return false }
        if !isImage, byte(1) == UInt8(ascii: "^") {
            let inner = raw[(position + 2)...].prefix(Reference.maxLength).prefix(while: \.isDigit)
            if !inner.isEmpty, byte(inner.count + 2) == UInt8(ascii: "]") {
                return take(.reference, inner.startIndex..<inner.endIndex, inner.count + 3)
            }
        }
        let length = isImage ? 2 : 1
        take(.text, position..<position + length, length)
        openBracket = tokens.count - 1
        return true
    }

    /// `](target)` ends a link: only its words are kept.
    private mutating func takeLinkTarget() -> Bool {
        guard byte(1) == UInt8(ascii: "("), let open = openBracket, position >= noLinkBefore else {
            return false
        }
        let reach = min(raw.endIndex, position + DocumentLimits.maxMarkup)
        var depth = 0
        for end in (position + 1)..<reach {
            if raw[end] == UInt8(ascii: "(") { depth += 1 }
            if raw[end] == UInt8(ascii: ")") { depth -= 1 }
            guard depth == 0 else { continue }
            return endLink(from: open, to: end)
        }
        noLinkBefore = reach
        return false
    }

    private mutating func endLink(from open: Int, to end: Int) -> Bool {
        openBracket = nil
        tokens[open].kind = .nothing
        let words = Int(tokens[open].end)..<position
        if raw[Int(tokens[open].start)] == UInt8(ascii: "!") {
            // The words of an image are not words of the text.
            for index in open..<tokens.count { tokens[index].kind = .nothing }
            textStart = position
            return take(.nothing, end + 1 - position)
        }
        guard Reference.isFootnoteTarget(raw[(position + 2)..<end]) else {
            return take(.nothing, end + 1 - position)
        }
        let isDoubled =
            0 < open && tokens[open].start == tokens[open - 1].end
            && raw[Int(tokens[open - 1].start)] == UInt8(ascii: "[")
        for index in (isDoubled ? open - 1 : open)..<tokens.count { tokens[index].kind = .nothing }
        textStart = position
        return take(.reference, words, end + 1 - position)
    }

    /// `^{3}`, `^3^`, `$^{3}$` and `${}^{3}$`.
    private mutating func takeRaised() -> Bool {
        guard let (range, end) = Reference.raised(raw[position...].prefix(Reference.maxLength))
        else {
            return false
        }
        return take(.reference, range, end - position)
    }

    /// `³` as a character of its own.
    private mutating func takeSuperscript() -> Bool {
        let length = Reference.superscripts(raw[position...].prefix(Reference.maxLength))
        return length > 0 && take(.reference, position..<position + length, length)
    }

    private func byte(_ distance: Int) -> UInt8? {
        position + distance < raw.endIndex ? raw[position + distance] : nil
    }
}
