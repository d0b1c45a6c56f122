internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// Puts masks where the words of items that are not open stand: in the items' own texts, and
/// wherever a recommendation or a footnote says them again.
struct EditionMasker {
    fileprivate struct Span {
        let range: Range<Int>
        let subject: String
        let isOpen: Bool
    }

    /// What is done where the words of a masked name stand with no item on them.
    enum Leftovers {
        /// Nothing goes out; where they stand is told.
        case refused
        /// They are masked too: where a person withdraws a consent nothing may stay.
        case masked
    }

    private let texts: [TextKey: [Unicode.Scalar]]
    private var spans: [TextKey: [Span]] = [:]
    private let names: Phrases
    private let named: [String]
    private let policy: Leftovers
    private var letters: [String: Int]
    /// The letters that were given here.
    private(set) var newLetters: [String: Int] = [:]
    /// Where the words of a masked name are left.
    private(set) var leftovers: [(pointer: String, language: String)] = []

    /// - Parameters:
    ///   - texts: all texts of the report, in every version, and of the comments.
    ///   - former: words of masked names that are of none of these texts.
    ///   - letters: those that were given in earlier editions.
    init(
        texts: [TextKey: [Unicode.Scalar]], items: [PlacedItem],
        open: (PlacedItem) -> Bool, hides: (PlacedItem) -> Bool,
        former: [MarkedWords], letters: [String: Int],
        leftovers policy: Leftovers
    ) {
        self.texts = texts
        self.letters = letters
        self.policy = policy
        for placed in items.sorted(by: { $0.record.span.lowerBound < $1.record.span.lowerBound }) {
            let record = placed.record
            spans[placed.key, default: []].append(
                Span(range: record.span, subject: record.subject, isOpen: open(placed)))
        }
        let hidden = items.filter { $0.record.category == .name && hides($0) }
        named = hidden.map(\.record.subject) + former.map(\.subject)
        names = Phrases(
            hidden.map { item in
                let text = texts[item.key] ?? []
                return Array(text[item.record.span.clamped(to: 0..<text.count)])
            } + former.map(\.scalars))
    }

    /// - Parameter languages: those of the version that the text is in; the mask is in the text's.
    mutating func masked(_ part: TextPart, _ text: String, in languages: TextLanguages) -> String {
        let language = languages.language(of: part)
        let scalars = Array(text.unicodeScalars)
        let first = MaskedText(
            scalars,
            spans(of: part, scalars, languages).map { span in
                let fate: MaskedText.Fate =
                    span.isOpen ? .printed : .masked(as: mask(span.subject, language))
                return (span.range, fate)
            })
        let left = first.undecided(names)
        guard !left.isEmpty else { return first.scalars.text }
        guard policy == .masked else {
            leftovers.append((part.pointer, language))
            return first.scalars.text
        }
        let all =
            first.decided.map { ($0, MaskedText.Fate.printed) }
            + left.map { ($0.range, .masked(as: mask(named[$0.phrase], language))) }
        return MaskedText(first.scalars, all.sorted { $0.0.lowerBound < $1.0.lowerBound })
            .scalars.text
    }

    private mutating func mask(_ subject: String, _ language: String) -> String {
        if let letter = letters[subject] { return Mask.text(letter, in: language) }
        let next = (letters.values.max() ?? -1) + 1
        letters[subject] = next
        newLetters[subject] = next
        return Mask.text(next, in: language)
    }

    private func spans(
        of part: TextPart, _ text: [Unicode.Scalar], _ languages: TextLanguages
    ) -> [Span] {
        switch part {
        case .own(let place): return spans[languages.key(place)] ?? []
        case .repeating(let places, pointer: _):
            // What is not translated stands in the words of the original.
            let keys =
                places.map(languages.key)
                + places.map { TextKey(place: $0, language: languages.original) }
            for key in keys {
                guard let source = texts[key], let start = source.firstPlace(of: text) else {
                    continue
                }
                return (spans[key] ?? []).compactMap { $0.moved(start, within: text.count) }
            }
            return repeated(keys, text)
        }
    }

    /// Where the text is not as it stands in its paragraph: whole words that are the same.
    private func repeated(_ keys: [TextKey], _ text: [Unicode.Scalar]) -> [Span] {
        let hidden = keys.flatMap { key in
            (spans[key] ?? []).filter { !$0.isOpen }.map { span in
                let source = texts[key] ?? []
                return (span, Array(source[span.range.clamped(to: 0..<source.count)]))
            }
        }
        return WholeWords(text).places(of: Phrases(hidden.map(\.1))).map { found in
            Span(range: found.range, subject: hidden[found.phrase].0.subject, isOpen: false)
        }
    }
}

/// An item with the place that its record names.
struct PlacedItem {
    let record: PersonalDataItemRecord
    let place: TextPlace

    private init(_ record: PersonalDataItemRecord) throws {
        guard let place = TextPlace(stored: record.place) else { throw StorageFault.unavailable }
        self.record = record
        self.place = place
    }

    var key: TextKey { TextKey(place: place, language: record.language) }

    /// None is left out: one that cannot be read would be one that is not masked.
    static func all(_ records: [PersonalDataItemRecord]) throws -> [PlacedItem] {
        try records.map(PlacedItem.init)
    }

    /// The item as it stands in a text; nil where that has it not.
    func at(_ number: Int) throws -> PlacedItem? { try record.at(number).map(PlacedItem.init) }
}

/// One text of one language version.
struct TextKey: Hashable {
    let place: TextPlace
    let language: String
}

/// In which language each text of a version is.
struct TextLanguages {
    let version: String
    let original: String
    /// The annexes that the version leaves as they were submitted.
    let left: Set<String>
    /// Of the reply or the comments that are printed.
    let comments: String?

    func key(_ place: TextPlace) -> TextKey {
        TextKey(place: place, language: language(of: place))
    }

    func language(of part: TextPart) -> String {
        switch part {
        case .own(let place): language(of: place)
        case .repeating: version
        }
    }

    private func language(of place: TextPlace) -> String {
        switch place.kind {
        case .title, .heading, .paragraph, .unplaced: version
        case .footnote(_, let annex): annex.map(left.contains) == true ? original : version
        case .annex(let annex), .annexSection(let annex, _), .annexItem(let annex, _):
            left.contains(annex) ? original : version
        case .reply, .comments: comments ?? original
        }
    }
}

extension EditionMasker.Span {
    /// The part of it within a text that begins at `start` of the text it is in.
    fileprivate func moved(_ start: Int, within count: Int) -> EditionMasker.Span? {
        let part = range.clamped(to: start..<(start + count))
        guard !part.isEmpty else { return nil }
        return EditionMasker.Span(
            range: (part.lowerBound - start)..<(part.upperBound - start), subject: subject,
            isOpen: isOpen)
    }
}

extension [Unicode.Scalar] {
    /// Where another text first stands in this one as it is.
    func firstPlace(of other: [Unicode.Scalar]) -> Int? {
        places(of: other).first
    }

    /// Everywhere that another text stands in this one as it is.
    func places(of other: [Unicode.Scalar]) -> [Int] {
        guard !other.isEmpty, other.count <= count else { return [] }
        return (0...(count - other.count)).filter { start in
            self[start] == other[0] && self[start..<(start + other.count)].elementsEqual(other)
        }
    }
}
