package import Article16

/// Proposes spans of a text that may tell of a person. It only proposes: what it does not find
/// may be personal data all the same, and somebody has to look.
package struct PersonalDataDetector {
    package struct Proposal: Equatable, Sendable {
        package let range: Range<Int>
        package let category: PersonalDataCategory
    }

    let text: [Unicode.Scalar]
    let words: [WholeWords.Place]
    /// A heading begins with a letter of its own: "C. Persons deprived of their liberty".
    let isHeading: Bool

    /// The spans from left to right, none meeting another.
    package static func proposals(
        in text: [Unicode.Scalar], isHeading: Bool = false
    ) -> [Proposal] {
        let detector = PersonalDataDetector(
            text: text, words: WholeWords(text).all, isHeading: isHeading)
        var kept: [Proposal] = []
        for proposal in detector.all().map(detector.whole).sorted(by: precedes)
        where !kept.contains(where: { $0.range.overlaps(proposal.range) }) {
            kept.append(proposal)
        }
        return kept
    }

    /// Where a word goes on behind a hyphen or an apostrophe, so does the proposal.
    private func whole(_ proposal: Proposal) -> Proposal {
        var (start, end) = (proposal.range.lowerBound, proposal.range.upperBound)
        while !PersonalData.isEdge(start, in: text) { start -= 1 }
        while !PersonalData.isEdge(end, in: text) { end += 1 }
        return Proposal(range: start..<end, category: proposal.category)
    }

    /// From left to right; of two at one place the longer.
    private static func precedes(_ left: Proposal, _ right: Proposal) -> Bool {
        (left.range.lowerBound, right.range.upperBound)
            < (right.range.lowerBound, left.range.upperBound)
    }

    private func all() -> [Proposal] {
        words.indices.flatMap { index in
            [named(behindTitle: index), named(behindInitials: index), initials(at: index)]
                .compactMap { $0 } + dates(behind: index) + numbers(behind: index)
        }
    }
}

// MARK: Names

extension PersonalDataDetector {
    /// "Mr. Tamm", "Judge Maria van der Berg": the name without the title.
    private func named(behindTitle index: Int) -> Proposal? {
        guard isTitle(index), index + 1 < words.count,
            isGap(after: index, of: [". ", " ", "."])
        else { return nil }
        return name(from: index + 1)
    }

    /// "г-н" is a title in two halves.
    private func isTitle(_ index: Int) -> Bool {
        if PersonalDataWords.titles.contains(words[index].text) { return true }
        return ["н", "жа"].contains(words[index].text) && index > 0
            && words[index - 1].text == "г" && isGap(after: index - 1, of: ["-"])
    }

    /// "J. Smith", "K.B. Tamm", "А.Б. Иванов".
    private func named(behindInitials index: Int) -> Proposal? {
        let count = initialCount(at: index)
        guard (1...3).contains(count), isFirstOfInitials(index), index + count < words.count,
            isSurname(index + count), isGap(after: index + count - 1, of: [".", ". "])
        else { return nil }
        if count == 1, isEnumeration(index) || isTitle(index) { return nil }
        return proposal(from: index, to: lastOfName(index + count))
    }

    /// "Y.K." alone, and a surname before them: "Kask Z.Z.".
    private func initials(at index: Int) -> Proposal? {
        let count = initialCount(at: index)
        guard (2...3).contains(count), isFirstOfInitials(index) else { return nil }
        let hasSurnameBehind =
            index + count < words.count && isSurname(index + count)
            && isGap(after: index + count - 1, of: [".", ". "])
        guard !hasSurnameBehind else { return nil }
        let letters = words[index..<(index + count)].map(\.text).joined()
        guard !PersonalDataWords.abbreviations.contains(letters) else { return nil }
        let last = words[index + count - 1].range.upperBound
        let end = last < text.count && text[last] == "." ? last + 1 : last
        guard end > last else { return nil }
        let hasSurname = index > 0 && isGap(after: index - 1, of: [" "]) && isSurname(index - 1)
        let start = words[hasSurname ? index - 1 : index].range.lowerBound
        return Proposal(range: start..<end, category: .name)
    }

    private func name(from index: Int) -> Proposal? {
        let count = initialCount(at: index)
        let first = index + count
        guard first < words.count, isSurname(first) else {
            return nil
        }
        return proposal(from: index, to: lastOfName(first))
    }

    /// The last word of a name that begins here: further capitalised words and what stands
    /// between them, four at the most.
    private func lastOfName(_ first: Int) -> Int {
        var (last, next) = (first, first + 1)
        while next < words.count, next <= first + 4, isGap(after: next - 1, of: [" ", "-"]) {
            if isSurname(next) {
                last = next
            } else if !PersonalDataWords.particles.contains(words[next].text) {
                break
            }
            next += 1
        }
        return last
    }

    private func proposal(from first: Int, to last: Int) -> Proposal {
        let range = words[first].range.lowerBound..<words[last].range.upperBound
        return Proposal(range: range, category: .name)
    }

    /// A capital and small letters, and not a word that offices and sentences begin with.
    private func isSurname(_ index: Int) -> Bool {
        let word = words[index].text.unicodeScalars
        guard word.count > 1, let first = word.first, first.properties.isUppercase,
            word.dropFirst().contains(where: \.properties.isLowercase)
        else { return false }
        return !PersonalDataWords.noNames.contains(words[index].text)
            && !PersonalDataWords.titles.contains(words[index].text)
    }

    /// How many single capitals with points stand here: 2 in "K.B. Tamm".
    private func initialCount(at index: Int) -> Int {
        var next = index
        while next < words.count, isInitial(next),
            next == index || isGap(after: next - 1, of: [".", ". "])
        {
            next += 1
        }
        return next - index
    }

    private func isInitial(_ index: Int) -> Bool {
        let range = words[index].range
        guard range.count == 1, text[range.lowerBound].properties.isUppercase else { return false }
        return range.upperBound < text.count && text[range.upperBound] == "."
    }

    private func isFirstOfInitials(_ index: Int) -> Bool {
        guard index > 0, isInitial(index - 1) else { return true }
        return !isGap(after: index - 1, of: [".", ". "])
    }

    /// "A. Introduction", "annex B. The".
    private func isEnumeration(_ index: Int) -> Bool {
        guard index > 0 else { return isHeading }
        return PersonalDataWords.counted.contains(words[index - 1].text.lowercased())
            || isHeading && words[index - 1].text.allSatisfy { "IVX".contains($0) }
    }

    func isGap(after index: Int, of gaps: [String]) -> Bool {
        guard index >= 0, index + 1 < words.count else { return false }
        let gap = text[words[index].range.upperBound..<words[index + 1].range.lowerBound]
        return gaps.contains { $0.unicodeScalars.elementsEqual(gap) }
    }
}
