/// The headings that stand above the place reached in a text.
///
/// Their order follows from how they are numbered, Roman above letters above figures, because
/// conversions get the number of `#` wrong. Headings without a number stand below those with one,
/// among themselves by the way they are set off.
struct HeadingPath {
    struct Entry {
        let heading: Int
        let rank: Int
        let value: Int
    }

    private(set) var entries: [Entry] = []
    private var topRank: Int?
    /// The number of `#` that all Roman headings had so far, and how many those were.
    private var romanDepth: (depth: Int, count: Int)?

    private enum Rank {
        static let top = 5
        static let roman = 10
        static let letter = 20
        static let arabic = 30
        static let mark = 40
        static let romanMark = 45
        static let unnumbered = 50
        static let partOfAnswer = 100
    }

    /// Whether the number is the first of its kind here, or the next.
    func continues(_ number: HeadingNumber) -> Bool {
        candidates(number).contains { $0.value == sibling($0.rank) + 1 }
    }

    mutating func enter(_ line: HeadingLine, heading: Int, isPartOfAnswer: Bool = false) {
        let (rank, value) = place(line, isPartOfAnswer: isPartOfAnswer)
        entries.removeAll { $0.rank >= rank }
        entries.append(Entry(heading: heading, rank: rank, value: value))
    }

    private mutating func place(
        _ line: HeadingLine, isPartOfAnswer: Bool
    ) -> (rank: Int, value: Int) {
        if isPartOfAnswer { return (Rank.partOfAnswer, 0) }
        guard let number = line.number else { return (unnumberedRank(line), 0) }
        let places = candidates(number)
        let next = places.first { $0.value == sibling($0.rank) + 1 && sibling($0.rank) > 0 }
        let first = places.last { $0.value == sibling($0.rank) + 1 }
        let place = next ?? first ?? places.last!
        if place.rank == Rank.roman { noteRoman(line.depth) }
        if topRank == nil { topRank = place.rank }
        return (place.rank == topRank ? Rank.top : place.rank, place.value)
    }

    /// What the number may be: as a letter, as figures, and, most likely, as a Roman numeral.
    private func candidates(_ number: HeadingNumber) -> [(rank: Int, value: Int)] {
        var places: [(Int, Int)] = []
        if let value = number.letter { places.append((Rank.letter, value)) }
        if let value = number.arabic { places.append((Rank.arabic, value)) }
        if let value = number.roman { places.append((Rank.roman, value)) }
        if let value = number.mark { places.append((Rank.mark, value)) }
        if let value = number.romanMark { places.append((Rank.romanMark, value)) }
        return places
    }

    /// The number of the heading of this rank that stands above this place; 0 if there is none.
    private func sibling(_ rank: Int) -> Int {
        let rank = rank == topRank ? Rank.top : rank
        return entries.last { $0.rank == rank }?.value ?? 0
    }

    private mutating func noteRoman(_ depth: Int) {
        guard let known = romanDepth else { return romanDepth = (depth, 1) }
        romanDepth = known.depth == depth ? (depth, known.count + 1) : (0, known.count + 1)
    }

    /// An unnumbered heading that is set off like all Roman ones is a chapter of its own.
    private func unnumberedRank(_ line: HeadingLine) -> Int {
        if let roman = romanDepth, roman.count > 1, line.depth <= roman.depth, line.depth < 7 {
            return Rank.top
        }
        return Rank.unnumbered + line.depth
    }
}
