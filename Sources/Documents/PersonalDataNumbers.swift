internal import Article16

// MARK: Dates of birth and identity numbers

extension PersonalDataDetector {
    /// Fewest digits of a number that is taken for an identity number.
    private static let fewestDigits = 6
    /// A number this long is proposed wherever it stands.
    private static let longestPlainNumber = 9
    /// How far behind its cue a date or a number may begin, in words.
    private static let reach = 3

    /// "born on 3 May 1971", "date of birth: 3.5.1971": the date alone.
    func dates(behind index: Int) -> [Proposal] {
        guard isCue(PersonalDataWords.births, endingAt: index) else { return [] }
        for first in (index + 1)..<min(index + 1 + Self.reach, max(words.count, index + 1)) {
            guard let last = lastOfDate(first) else { continue }
            let range = words[first].range.lowerBound..<words[last].range.upperBound
            return [Proposal(range: range, category: .dateOfBirth)]
        }
        return []
    }

    /// "3 May 1971", "May 3, 1971", "3 de mayo de 1971", "3.5.1971", "1971-05-03", "1971".
    private func lastOfDate(_ first: Int) -> Int? {
        let end = min(first + 5, words.count)
        let isMonth = words[first].text.first?.isUppercase == true
        guard isNumber(first) || isMonth && first + 1 < end && isNumber(first + 1) else {
            return nil
        }
        let numbers = (first..<end).filter(isNumber)
        guard let year = numbers.first(where: { words[$0].range.count == 4 }) else {
            return numbers.count > 2 && numbers[2] == first + 2 ? numbers[2] : nil
        }
        guard year == first else { return year }
        let isWhole = (first + 2 < end) && isNumber(first + 1) && isNumber(first + 2)
        return isWhole && isGap(after: first, of: ["-", "."]) ? first + 2 : year
    }

    /// "passport No. N1234567": the number alone; and any long one.
    func numbers(behind index: Int) -> [Proposal] {
        if isNumber(index), words[index].range.count >= Self.longestPlainNumber {
            return [Proposal(range: words[index].range, category: .identityNumber)]
        }
        guard isCue(PersonalDataWords.identities, endingAt: index) else { return [] }
        for next in (index + 1)..<min(index + 1 + Self.reach, max(words.count, index + 1)) {
            guard digits(next) > 0 else { continue }
            let last = lastOfNumber(next)
            guard (next...last).reduce(0, { $0 + digits($1) }) >= Self.fewestDigits else {
                return []
            }
            let range = words[next].range.lowerBound..<words[last].range.upperBound
            return [Proposal(range: range, category: .identityNumber)]
        }
        return []
    }

    /// "123-456-789" and "AB 123 456" are one number.
    private func lastOfNumber(_ first: Int) -> Int {
        var last = first
        while last + 1 < words.count, digits(last + 1) > 0, isGap(after: last, of: ["-", " ", "/"])
        {
            last += 1
        }
        return last
    }

    private func isCue(_ cues: Set<[String]>, endingAt index: Int) -> Bool {
        cues.contains { cue in
            guard index + 1 >= cue.count else { return false }
            return zip(words[(index + 1 - cue.count)...index], cue).allSatisfy {
                $0.text.lowercased() == $1
            }
        }
    }

    private func isNumber(_ index: Int) -> Bool { digits(index) == words[index].range.count }

    private func digits(_ index: Int) -> Int {
        text[words[index].range].count { ("0"..."9").contains($0) }
    }
}
