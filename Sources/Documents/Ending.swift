/// How a piece of text ends: whether its sentence does.
enum Ending {
    /// How far back is looked, in bytes.
    private static let reach = 256
    /// How many closing quotes and brackets are looked through.
    private static let maxClosers = 8

    /// Whether the last sentence or clause is complete: only then may something else follow.
    ///
    /// Footnote references, emphasis, closing quotes and brackets are looked through. `;` and `:`
    /// count: what follows them is an item of a list.
    static func isClosed(_ text: Bytes) -> Bool {
        guard let last = lastVisible(text) else { return true }
        return last == UInt8(ascii: ".") || last == UInt8(ascii: ":") || last == UInt8(ascii: ";")
            || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
    }

    /// Whether an item of a list may follow.
    static func invitesItem(_ text: Bytes) -> Bool {
        isClosed(text) || lastVisible(text) == UInt8(ascii: ",")
            || [" and", " or"].contains { text.suffix(4).elementsEqual($0.utf8.suffix(4)) }
    }

    /// Whether the last word cannot end a sentence or an item: "the", "of". What follows goes on
    /// with it, even behind a dash. ("And" can: it stands before the last item of a list.)
    static func leavesOpen(_ text: Bytes) -> Bool {
        let word = text.suffix(8).split(separator: 0x20, omittingEmptySubsequences: false).last
        return word.map { openWords.contains(String(decoding: $0, as: UTF8.self)) } ?? false
    }

    private static let openWords: Set<String> = [
        "a", "an", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "that", "the",
        "their", "to", "which", "with",
    ]

    /// Whether the sentence, and not only a clause of it, is complete.
    static func isFullStop(_ text: Bytes) -> Bool {
        guard let last = lastVisible(text) else { return false }
        return last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
    }

    private static func lastVisible(_ text: Bytes) -> UInt8? {
        var rest = text.suffix(reach)
        var isQuoted = false
        for _ in 0...maxClosers {
            rest = withoutReferences(rest).trimmingSuffix { isEmphasis($0) || $0.isSpace }
            guard let length = closingLength(rest) else { break }
            rest = rest.dropLast(length)
            isQuoted = true
        }
        guard let last = rest.last else { return text.last }
        let isTerminal = ".:;?!".utf8.contains(last)
        return isQuoted && !isTerminal ? text.last : last
    }

    /// The length of a closing quote or bracket at the end.
    private static func closingLength(_ text: Bytes) -> Int? {
        guard let last = text.last else { return nil }
        if [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")")].contains(last) { return 1 }
        let three = Array(text.suffix(3))
        // ’ and ”
        return three == [0xE2, 0x80, 0x99] || three == [0xE2, 0x80, 0x9D] ? 3 : nil
    }

    private static func isEmphasis(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
    }

    /// Drops footnote references and closing tags from the end: `<sup>3</sup>`, `^{3}`, `[^3]`.
    static func withoutReferences(_ text: Bytes) -> Bytes {
        var rest = text.trimmingSuffix(\.isSpace)
        while let length = referenceLength(rest.suffix(40)) {
            rest = rest.dropLast(length).trimmingSuffix(\.isSpace)
        }
        return rest
    }

    private static func referenceLength(_ text: Bytes) -> Int? {
        switch text.last {
        case UInt8(ascii: ">"):
            length(of: text, from: "<sup>") ?? length(of: text, from: "</")
        case UInt8(ascii: "}"): length(of: text, from: "^{")
        case UInt8(ascii: "]"): length(of: text, from: "[^")
        default: nil
        }
    }

    /// The length of what stands between the last `opening` and the end.
    private static func length(of text: Bytes, from opening: StaticString) -> Int? {
        let wanted = Array("\(opening)".utf8)
        var start = text.endIndex
        while let found = text[..<start].lastIndex(of: wanted[0]) {
            if text[found...].starts(with: wanted) { return text.endIndex - found }
            start = found
        }
        return nil
    }
}
