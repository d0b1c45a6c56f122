/// Which lines begin the numbered paragraphs of a text.
///
/// The paragraphs of a document are numbered throughout, and that decides: a line is one because
/// its number is the next, whatever it looks like. Headings and lists have numbers of their own,
/// which are not in the sequence.
struct Numbering {
    /// A line with a number.
    struct Candidate {
        let line: Int
        let number: Int
        /// The length of the line, in bytes.
        let length: Int
        /// Whether it ends like a sentence, or is long or continued.
        let isProse: Bool
        /// Whether it is marked as a heading.
        let isMarked: Bool
    }

    /// The numbered lines that begin a paragraph, in order.
    let paragraphs: [Candidate]

    init(_ source: SourceText) throws(DocumentError) {
        let candidates = Numbering.candidates(in: source)
        let beginnings = Numbering.beginnings(in: candidates)
        let chains = beginnings.map { Numbering.chain(from: $0, in: candidates) }
        let best = chains.max { left, right in
            Numbering.weight(left, in: candidates) < Numbering.weight(right, in: candidates)
        }
        guard let chain = best else { throw .noNumberedParagraph }
        let members = Set(chain)
        let outside = candidates.indices.filter {
            !members.contains($0) && candidates[$0].isProse
        }
        let restarts = outside.count { candidates[$0].number == 1 }
        if outside.count > chain.count, restarts >= DocumentLimits.minRestarts {
            throw .numberingStartsAgain(line: Numbering.secondBeginning(in: candidates) + 1)
        }
        paragraphs = chain.map { candidates[$0] }
    }

    /// How much a chain holds: paragraphs are longer than the items of a list of persons. Of two
    /// that hold as much, the one with fewer other candidates in between is the better.
    private static func weight(_ chain: [Int], in candidates: [Candidate]) -> (Int, Int) {
        let length = chain.reduce(0) { $0 + candidates[$1].length }
        return (length, chain.count - (chain.last! - chain.first!))
    }

    /// The line where numbering starts again.
    private static func secondBeginning(in candidates: [Candidate]) -> Int {
        let prose = candidates.filter(\.isProse)
        let again = zip(prose, prose.dropFirst()).first { $1.number <= $0.number }
        return again?.1.line ?? candidates[0].line
    }

    /// The candidates that may be the first paragraph: numbered 1, or else one that has a
    /// successor, for an extract.
    private static func beginnings(in candidates: [Candidate]) -> [Int] {
        let ones = candidates.indices.lazy.filter { candidates[$0].number == 1 }
        let prose = ones.filter { candidates[$0].isProse }.prefix(DocumentLimits.maxBeginnings)
        if !prose.isEmpty { return Array(prose) }
        let cut = ones.first { index in
            let later = window(after: index, in: candidates)
            return !candidates[index].isMarked && !isHeading(candidates[index], before: later)
                && later.contains { $0.number == 2 && $0.isProse }
        }
        if let cut { return [cut] }
        let extract = candidates.indices.first { index in
            candidates[index].isProse
                && window(after: index, in: candidates).contains {
                    $0.number == candidates[index].number + 1 && $0.isProse
                }
        }
        return extract.map { [$0] } ?? []
    }

    /// The paragraphs if the text begins with this one.
    private static func chain(from beginning: Int, in candidates: [Candidate]) -> [Int] {
        var chain = [beginning]
        var expected = candidates[beginning].number + 1
        for index in candidates.indices.dropFirst(beginning + 1)
        where continues(index, expected, in: candidates)
            && !isOfList(index, after: chain.last!, in: candidates)
        {
            chain.append(index)
            expected = candidates[index].number + 1
        }
        return chain
    }

    /// Whether the two candidates before, which are no paragraphs, lead up to this one: then it is
    /// the next item of a list that happens to have come so far.
    private static func isOfList(
        _ index: Int, after last: Int, in candidates: [Candidate]
    ) -> Bool {
        guard index - 2 > last else { return false }
        return (1...2).allSatisfy { back in
            let before = candidates[index - back]
            return before.number == candidates[index].number - back && !before.isMarked
        }
    }

    /// Whether this candidate is the next paragraph, or the next that the conversion kept.
    private static func continues(
        _ index: Int, _ expected: Int, in candidates: [Candidate]
    ) -> Bool {
        let candidate = candidates[index]
        let gap = candidate.number - expected
        guard gap >= 0, gap <= DocumentLimits.maxGap else { return false }
        let later = window(after: index, in: candidates)
        if gap == 0 {
            return candidate.isProse || !candidate.isMarked && !isHeading(candidate, before: later)
        }
        let isLost = !later.contains { $0.number == expected }
        let hasSuccessor = later.isEmpty || later.contains { $0.number == candidate.number + 1 }
        return candidate.isProse && isLost && hasSuccessor
    }

    /// A short line whose number comes again before the next number does is a heading.
    private static func isHeading(
        _ candidate: Candidate, before later: ArraySlice<Candidate>
    ) -> Bool {
        let next = later.first {
            $0.number == candidate.number || $0.number == candidate.number + 1
        }
        return next?.number == candidate.number
    }

    private static func window(
        after index: Int, in candidates: [Candidate]
    ) -> ArraySlice<Candidate> {
        candidates.dropFirst(index + 1).prefix(DocumentLimits.lookahead)
    }
}

extension Numbering {
    private static func candidates(in source: SourceText) -> [Candidate] {
        (0..<source.count).compactMap { line in
            let shape = LineShape(source[line])
            guard let numbered = NumberedLine(shape.content), !ContentsEntry.matches(source[line])
            else { return nil }
            return Candidate(
                line: line, number: numbered.number, length: shape.content.count,
                isProse: isProse(numbered.rest[...], at: line, in: source),
                isMarked: shape.hashes > 0 || Prose(shape.content.prefix(400)).isWhollyBold)
        }
    }

    /// Whether a numbered line reads as a paragraph: by how it ends, by its length with the lines
    /// that continue it, or because its number stands alone above its text.
    private static func isProse(_ rest: Bytes, at line: Int, in source: SourceText) -> Bool {
        if Ending.isClosed(rest), !rest.isEmpty { return true }
        var length = rest.count
        var next = line + 1
        if rest.isEmpty { while next < source.count, source.isBlank(next) { next += 1 } }
        while next < source.count, next <= line + 8, length < DocumentLimits.minProse,
            !source.isBlank(next), isContinuation(source[next])
        {
            if Ending.isClosed(source[next]) { return true }
            length += source[next].count
            next += 1
        }
        return length >= DocumentLimits.minProse
    }

    private static func isContinuation(_ line: Bytes) -> Bool {
        let shape = LineShape(line)
        return shape.hashes == 0 && !shape.isListItem && NumberedLine(shape.content) == nil
            && !Furniture.isRule(line)
    }
}
