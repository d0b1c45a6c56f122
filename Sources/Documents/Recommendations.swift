internal import Article16

/// Finds the recommendations among the paragraphs of a report.
///
/// A report that prints recommendations in bold is taken at its word: they are its bold passages.
/// In one without bold, they are the sentences in which the issuer asks for something.
struct RecommendationReader {
    private let texts: [PassageText]
    private let indices: [Address: Int]
    /// What each footnote of the text names before it says "See also".
    private let sources: [String: [Citation]]
    private let isBold: Bool

    init(_ passages: [(Address, Prose)], footnotes: [Footnote]) {
        var texts = passages.map { PassageText(address: $0, prose: $1) }
        var indices: [Address: Int] = [:]
        for (index, text) in texts.enumerated() {
            indices[text.address] = index
            if let parent = text.address.parent, let above = indices[parent] {
                texts[above].hasParts = true
            }
        }
        let isBold = texts.contains(where: \.asksInBold)
        for index in texts.indices where texts[index].hasParts {
            texts[index].ledAsk = texts[index].lastAsk(strictly: !isBold)
        }
        (self.texts, self.indices, self.isBold) = (texts, indices, isBold)
        let own = footnotes.lazy.filter { $0.annex == nil }
        sources = Dictionary(
            own.map { ($0.number, RecommendationReader.sources(of: $0)) },
            uniquingKeysWith: { first, _ in first })
    }

    func recommendations() -> [Recommendation] { texts.compactMap(recommendation) }

    private func recommendation(in text: PassageText) -> Recommendation? {
        let inherited = inheritedAsk(text)
        let ranges = isBold ? boldRanges(text, inherited) : askingRanges(text, inherited)
        guard !ranges.isEmpty else { return nil }
        let own = text.asks(within: ranges, strictly: !isBold).filter { $0 != .nothing }
        return Recommendation(
            address: text.address,
            kind: RecommendationKind(own.isEmpty ? [inherited] : own),
            text: text.words(of: ranges), reiterates: citations(in: text, within: ranges))
    }

    /// What the words above a sub-paragraph ask: "The State Party should ensure that:".
    private func inheritedAsk(_ text: PassageText) -> Ask {
        var address = text.address.parent
        while let parent = address {
            if let above = indices[parent], texts[above].ledAsk != .nothing {
                return texts[above].ledAsk
            }
            address = parent.parent
        }
        return .nothing
    }

    /// The bold passages that ask something, or all of a paragraph that is bold throughout.
    private func boldRanges(_ text: PassageText, _ inherited: Ask) -> [Range<Int>] {
        let ranges = text.boldPassages
        if text.hasParts, !text.asksBeside(ranges) { return [] }
        let isWhole = text.prose.isWhollyBold
        if inherited == .nothing {
            return ranges.filter { range in
                isWhole || text.asks(within: [range], strictly: false).contains { $0 != .nothing }
            }
        }
        // A part whose introduction asks is asked for, however short, if either is bold.
        let isLed = ranges.isEmpty && (isWhole || isBoldAbove(text))
        return isLed ? [0..<text.prose.text.count] : ranges
    }

    private func isBoldAbove(_ text: PassageText) -> Bool {
        guard let parent = text.address.parent, let above = indices[parent] else { return false }
        return texts[above].prose.isWhollyBold
    }

    /// From the first sentence that asks to the last.
    private func askingRanges(_ text: PassageText, _ inherited: Ask) -> [Range<Int>] {
        let own = text.hasParts ? text.sentences.dropLast() : text.sentences[...]
        if inherited != .nothing, !own.isEmpty { return [0..<text.prose.text.count] }
        let asking = own.filter { Ask(text.words(in: $0), strictly: true) != .nothing }
        guard let first = asking.first, let last = asking.last else { return [] }
        return [first.lowerBound..<last.upperBound]
    }

    /// What is behind the footnotes of the sentences that reiterate, and the symbols in them.
    private func citations(in text: PassageText, within ranges: [Range<Int>]) -> [Citation] {
        var citations: [Citation] = []
        for (sentence, _) in text.overlaps(of: ranges) {
            let verb = text.words(in: sentence).first {
                ["reiterates", "reiterate", "reiterating"].contains($0.text)
            }
            guard let verb else { continue }
            citations += Citation.found(in: text.prose.text[verb.end..<sentence.upperBound])
            for number in text.references(within: verb.end...sentence.upperBound) {
                citations += sources[number] ?? []
            }
        }
        var seen: Set<Citation> = []
        return citations.filter { seen.insert($0).inserted }
    }

    private static func sources(of footnote: Footnote) -> [Citation] {
        let bytes = Array(footnote.text.utf8)
        let own = Sentences.ranges(in: bytes[...]).prefix { range in
            !bytes[range].starts(with: "See also".utf8)
        }
        return own.flatMap { Citation.found(in: bytes[$0]) }
    }
}
