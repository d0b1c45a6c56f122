/// > However, no personal data shall be published without the express consent of the person
/// > concerned. (Article 16 (2), third sentence.)
///
/// A count of few persons tells of each of them to whoever knows the place. What a statistic says
/// of persons is made to be carried on, so it is cut for every reader, and in one way only: what
/// two questions are answered cannot be set against each other.
package enum CountsOfPersons {
    /// Counts below this are not told.
    package static let least = 5

    /// Which of a table's counts may be told, and whether their sum.
    ///
    /// Where a few are not told, the sum of all would still give them away. So others go with
    /// them, until what is hidden may be shared out in several ways; where there are none left to
    /// go, the sum is not told. Which go is by their place alone: chosen by size, they would say
    /// how large they are.
    ///
    /// - Parameter counts: of persons, each in one of them; none is of nobody.
    package static func told(_ counts: [Int]) -> ToldCounts {
        let few = counts.indices.filter { counts[$0] < least }
        var hidden = few
        for place in counts.indices where counts[place] >= least && !few.isEmpty {
            if hidden.count > few.count, isHidden(hidden.map { counts[$0] }) { break }
            hidden.append(place)
        }
        let isSumTold = few.isEmpty || isHidden(hidden.map { counts[$0] })
        return ToldCounts(
            counts: counts.indices.map { hidden.contains($0) ? nil : counts[$0] },
            sum: isSumTold ? counts.reduce(0, +) : nil)
    }

    /// Whether counts stay unknown to who knows what they come to: there are several, and as many
    /// persons as make a count that is told are free to be in any of them.
    private static func isHidden(_ counts: [Int]) -> Bool {
        counts.count > 1 && counts.reduce(0, +) - counts.count >= least
    }
}

/// The counts of a table as they may be told; nil where one may not.
package struct ToldCounts: Hashable, Sendable {
    package let counts: [Int?]
    package let sum: Int?
}
