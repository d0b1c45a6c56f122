internal import Article16

/// Finds the recommendations among the paragraphs of a report.
///
/// A report that prints recommendations in bold is taken at its word: they are its bold passages.
/// In one without bold, they are the sentences in which the issuer asks for something.
struct RecommendationReader {
    /// A paragraph, and what its parts of it are worth.
    private struct Text {
        let address: Address
        let prose: Prose
        let sentences: [Range<Int>]
        var hasParts = false
    }

    private var texts: [Text]
    private var indices: [Address: Int] = [:]
    private let footnotes: [String: Footnote]
    private var isBold = false

    init(_ texts: [(Address, Prose)], footnotes: [Footnote]) {
        self.texts = texts.map {
            Text(address: $0, prose: $1, sentences: Sentences.ranges(in: $1.text[...]))
        }
        self.footnotes = Dictionary(
            footnotes.lazy.filter { $0.annex == nil }.map { ($0.number, $0) },
            uniquingKeysWith: { first, _ in first })
        for (index, text) in self.texts.enumerated() {
            indices[text.address] = index
            if let parent = text.address.parent, let above = indices[parent] {
                self.texts[above].hasParts = true
            }
        }
        isBold = self.texts.contains { text in
            text.prose.bold.contains { asks(in: text, within: [$0]).contains { $0 != .nothing } }
        }
    }

    func recommendations() -> [Recommendation] { texts.compactMap(recommendation) }

    private func recommendation(in text: Text) -> Recommendation? {
        let inherited = inheritedAsk(text)
        let ranges = isBold ? boldRanges(text, inherited) : askingRanges(text, inherited)
        guard !ranges.isEmpty else { return nil }
        let own = asks(in: text, within: ranges).filter { $0 != .nothing }
        let asks = own.isEmpty ? [inherited] : own
        return Recommendation(
            address: text.address, kind: RecommendationKind(asks), text: words(text, ranges),
            reiterates: citations(in: text, within: ranges))
    }

    /// What the words above a sub-paragraph ask: "The State Party should ensure that:".
    private func inheritedAsk(_ text: Text) -> Ask {
        var address = text.address.parent
        while let parent = address {
            if let above = indices[parent], let last = texts[above].sentences.last {
                let ask = Ask(words(texts[above], last), strictly: !isBold)
                if ask != .nothing { return ask }
            }
            address = parent.parent
        }
        return .nothing
    }

    /// The bold passages that ask something, or all of a paragraph that is bold throughout.
    private func boldRanges(_ text: Text, _ inherited: Ask) -> [Range<Int>] {
        let ranges = joined(text.prose.bold, text.prose.text).filter {
            Sentences.words(in: text.prose.text[$0]).count >= DocumentLimits.minPassageWords
        }
        if text.hasParts, !standsAlone(text, ranges) { return [] }
        if text.prose.isWhollyBold || inherited != .nothing && isBoldAbove(text) {
            return ranges.isEmpty ? wholeIfLed(text, inherited) : ranges
        }
        return ranges.filter { range in
            inherited != .nothing || asks(in: text, within: [range]).contains { $0 != .nothing }
        }
    }

    /// A part whose bold introduction asks is asked for, bold or not.
    private func wholeIfLed(_ text: Text, _ inherited: Ask) -> [Range<Int>] {
        inherited == .nothing || text.prose.text.isEmpty ? [] : [0..<text.prose.text.count]
    }

    private func isBoldAbove(_ text: Text) -> Bool {
        guard let parent = text.address.parent, let above = indices[parent] else { return false }
        return texts[above].prose.isWhollyBold
    }

    /// Whether an introduction asks for something besides what its parts say.
    private func standsAlone(_ text: Text, _ ranges: [Range<Int>]) -> Bool {
        guard let last = text.sentences.last else { return false }
        return asks(in: text, within: ranges.map { $0.clamped(to: 0..<last.lowerBound) })
            .contains { $0 != .nothing }
    }

    /// From the first sentence that asks to the last.
    private func askingRanges(_ text: Text, _ inherited: Ask) -> [Range<Int>] {
        let own = text.hasParts ? text.sentences.dropLast() : text.sentences[...]
        if inherited != .nothing, !own.isEmpty { return [0..<text.prose.text.count] }
        let asking = own.filter { Ask(words(text, $0), strictly: true) != .nothing }
        guard let first = asking.first, let last = asking.last else { return [] }
        return [first.lowerBound..<last.upperBound]
    }

    /// Bold passages with nothing but punctuation and spaces between them are one.
    private func joined(_ bold: [Range<Int>], _ text: [UInt8]) -> [Range<Int>] {
        bold.reduce(into: []) { joined, range in
            if let last = joined.last,
                !text[last.upperBound..<range.lowerBound].contains(where: \.isWordByte)
            {
                joined[joined.count - 1] = last.lowerBound..<range.upperBound
            } else {
                joined.append(range)
            }
        }
    }

    /// What each sentence within the ranges asks.
    private func asks(in text: Text, within ranges: [Range<Int>]) -> [Ask] {
        var asks: [Ask] = []
        for sentence in text.sentences {
            for range in ranges where range.overlaps(sentence) {
                let ask = Ask(
                    words(text, sentence.clamped(to: range)), after: asks.last ?? .nothing,
                    strictly: !isBold)
                asks.append(ask)
            }
        }
        return asks
    }

    private func words(_ text: Text, _ range: Range<Int>) -> [Word] {
        Sentences.words(in: text.prose.text[range])
    }

    /// The words of the passage; what was left out between two is marked.
    private func words(_ text: Text, _ ranges: [Range<Int>]) -> String {
        ranges.map { range in
            // A full stop that the bold type left out is still its own.
            let end = text.prose.text[range.upperBound...].prefix { ".;".utf8.contains($0) }
            return String(decoding: text.prose.text[range.lowerBound..<end.endIndex], as: UTF8.self)
        }
        .joined(separator: " […] ")
    }

    /// What is behind the footnotes of the sentences that reiterate, and the symbols in them.
    private func citations(in text: Text, within ranges: [Range<Int>]) -> [Citation] {
        var citations: [Citation] = []
        for sentence in text.sentences where ranges.contains(where: sentence.overlaps) {
            let verb = words(text, sentence).first {
                ["reiterates", "reiterate", "reiterating"].contains($0.text)
            }
            guard let verb else { continue }
            citations += Citation.found(in: text.prose.text[verb.end..<sentence.upperBound])
            for number in references(in: text, verb.end...sentence.upperBound) {
                citations += footnotes[number].map(reiterated) ?? []
            }
        }
        var seen: Set<Citation> = []
        return citations.filter { seen.insert($0).inserted }
    }

    /// The first footnotes referred to in the range that stand at one place.
    private func references(in text: Text, _ range: ClosedRange<Int>) -> [String] {
        let found = text.prose.references.filter { range.contains($0.offset) }
        guard let first = found.first else { return [] }
        return found.filter { $0.offset <= first.offset + 1 }.map(\.number)
    }

    /// What the footnote names before it says "See also".
    private func reiterated(_ footnote: Footnote) -> [Citation] {
        let bytes = Array(footnote.text.utf8)
        let own = Sentences.ranges(in: bytes[...]).prefix { range in
            !bytes[range].starts(with: "See also".utf8)
        }
        return own.flatMap { Citation.found(in: bytes[$0]) }
    }
}
