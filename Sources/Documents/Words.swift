/// A word of a sentence, in lower case and without the punctuation around it.
struct Word {
    let text: String
    /// Where it ends in the text of the sentence.
    let end: Int
}

/// The words and sentences of a text.
enum Sentences {
    /// Abbreviations after which a full stop ends no sentence.
    private static let abbreviations: Set<String> = [
        "art", "arts", "cf", "dr", "e.g", "etc", "ff", "i.e", "mr", "mrs", "ms", "no", "nos", "p",
        "para", "paras", "pp", "prof", "rev", "sect", "st", "vol", "vs",
    ]

    /// The ranges of the sentences, without the spaces between them.
    static func ranges(in text: Bytes) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = text.startIndex
        for space in text.indices where text[space] == 0x20 || text[space] == 0x0A {
            guard
                text[space] == 0x0A
                    || endsSentence(text[start..<space], before: text[(space + 1)...])
            else { continue }
            if start < space { ranges.append(start..<space) }
            start = space + 1
        }
        if start < text.endIndex { ranges.append(start..<text.endIndex) }
        return ranges
    }

    private static func endsSentence(_ sentence: Bytes, before next: Bytes) -> Bool {
        guard Ending.isFullStop(sentence), next.first?.isLower == false else { return false }
        let last = sentence.suffix(12).split(separator: 0x20).last ?? []
        let word = last.trimmingSuffix { $0 == UInt8(ascii: ".") }.map(\.lowercased)
        let isInitial = word.count == 1 && last.first!.isUpper
        return !isInitial && !abbreviations.contains(String(decoding: word, as: UTF8.self))
    }

    static func words(in sentence: Bytes) -> [Word] {
        sentence.split { $0 <= 0x20 }.compactMap { piece in
            let kept = piece.drop { !$0.isWordByte || isQuote($0) }.trimmingSuffix {
                !$0.isWordByte || isQuote($0)
            }
            guard !kept.isEmpty else { return nil }
            return Word(
                text: String(decoding: kept.map(\.lowercased), as: UTF8.self), end: kept.endIndex)
        }
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") }
}
