/// A paragraph, cut into sentences, with its bold passages.
///
/// Sentences, bold ranges and references stand in the order of the text, so that each question
/// takes no longer than the text is.
struct PassageText {
    let address: Address
    let prose: Prose
    let sentences: [Range<Int>]
    /// Bold ranges of more than a few words; those with nothing but punctuation between are one.
    let boldPassages: [Range<Int>]
    /// Whether sub-paragraphs follow.
    var hasParts = false
    /// What the sentence that leads up to the sub-paragraphs asks.
    var ledAsk = Ask.nothing

    init(address: Address, prose: Prose) {
        self.address = address
        self.prose = prose
        self.sentences = Sentences.ranges(in: prose.text[...])
        self.boldPassages = PassageText.joined(prose).filter { range in
            Sentences.words(in: prose.text[range]).count >= DocumentLimits.minPassageWords
        }
    }

    private static func joined(_ prose: Prose) -> [Range<Int>] {
        prose.bold.reduce(into: []) { joined, range in
            if let last = joined.last,
                !prose.text[last.upperBound..<range.lowerBound].contains(where: \.isWordByte)
            {
                joined[joined.count - 1] = last.lowerBound..<range.upperBound
            } else {
                joined.append(range)
            }
        }
    }

    func words(in range: Range<Int>) -> [Word] { Sentences.words(in: prose.text[range]) }

    /// The words of a passage; what was left out between two ranges is marked.
    func words(of ranges: [Range<Int>]) -> String {
        ranges.map { range in
            // A full stop that the bold type left out is still its own.
            let stop = prose.text[range.upperBound...].prefix { ".;".utf8.contains($0) }
            return String(decoding: prose.text[range.lowerBound..<stop.endIndex], as: UTF8.self)
        }
        .joined(separator: " […] ")
    }

    /// The sentences that the ranges touch, each with the part of it that they cover.
    func overlaps(of ranges: [Range<Int>]) -> [(sentence: Range<Int>, covered: Range<Int>)] {
        var found: [(Range<Int>, Range<Int>)] = []
        guard let start = ranges.first?.lowerBound else { return [] }
        var index = sentences.partitioningIndex { $0.upperBound > start }
        for range in ranges {
            while index < sentences.count, sentences[index].upperBound <= range.lowerBound {
                index += 1
            }
            var touched = index
            while touched < sentences.count, sentences[touched].lowerBound < range.upperBound {
                found.append((sentences[touched], sentences[touched].clamped(to: range)))
                touched += 1
            }
        }
        return found
    }

    /// What each sentence asks with the words in the ranges.
    func asks(within ranges: [Range<Int>], strictly: Bool) -> [Ask] {
        var asks: [Ask] = []
        for (_, covered) in overlaps(of: ranges) {
            let previous = asks.last ?? .nothing
            asks.append(Ask(words(in: covered), after: previous, strictly: strictly))
        }
        return asks
    }

    var asksInBold: Bool {
        boldPassages.contains { range in
            asks(within: [range], strictly: false).contains { $0 != .nothing }
        }
    }

    func lastAsk(strictly: Bool) -> Ask {
        sentences.last.map { Ask(words(in: $0), strictly: strictly) } ?? .nothing
    }

    /// Whether an introduction asks for something besides what its sub-paragraphs say.
    func asksBeside(_ ranges: [Range<Int>]) -> Bool {
        guard let last = sentences.last else { return false }
        let before = ranges.map { $0.clamped(to: 0..<last.lowerBound) }.filter { !$0.isEmpty }
        return asks(within: before, strictly: false).contains { $0 != .nothing }
    }

    /// The first footnotes referred to in the range, as far as they stand at one place.
    func references(within range: ClosedRange<Int>) -> [String] {
        let start = prose.references.partitioningIndex { $0.offset >= range.lowerBound }
        guard start < prose.references.count else { return [] }
        let first = prose.references[start].offset
        return prose.references[start...]
            .prefix { $0.offset <= first + 1 && range.contains($0.offset) }
            .map(\.number)
    }
}

extension Array {
    /// The index of the first element for which the condition holds, if it holds for all after.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
