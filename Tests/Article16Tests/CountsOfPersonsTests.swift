import Testing

@testable import Article16

@Suite("Article 16 (2), third sentence: counts of persons")
struct CountsOfPersonsTests {
    /// The counts of a table, and what is told of them and of their sum.
    static let told: [(counts: [Int], told: [Int?], sum: Int?)] = [
        ([], [], 0),
        ([5], [5], 5),
        ([4], [nil], nil),
        ([12, 5, 30], [12, 5, 30], 47),
        // A small one: the sum would give it away, so the first of the others goes with it.
        ([12, 1, 30], [nil, nil, 30], 43),
        ([30, 12, 1], [nil, 12, nil], 43),
        ([3, 40], [nil, nil], 43),
        // Small ones alone would be known to be at most four each.
        ([4, 4, 30], [nil, nil, nil], 38),
        ([4, 4], [nil, nil], 8),
        // The first that goes with it is too small to hide it: the next goes too, or the sum.
        ([5, 1, 30], [nil, nil, nil], 36),
        ([5, 1], [nil, nil], nil),
        ([1, 1, 1, 1, 1], [nil, nil, nil, nil, nil], nil),
    ]

    @Test(arguments: told)
    func `few persons are not counted, and nothing beside gives them away`(
        counts: [Int], told: [Int?], sum: Int?
    ) {
        #expect(CountsOfPersons.told(counts) == ToldCounts(counts: told, sum: sum))
    }

    /// Every table of up to four counts.
    private static func tables(upTo largest: Int) -> [[Int]] {
        (0...4).flatMap { length in
            (0..<length).reduce([[]]) { tables, _ in
                tables.flatMap { table in (1...largest).map { table + [$0] } }
            }
        }
    }

    /// Tables with somewhat larger counts than those that are looked at: what one is hidden among.
    @Test func `who knows the rule and all that is told finds no count that is not`() {
        let alike = Dictionary(grouping: Self.tables(upTo: 14), by: CountsOfPersons.told)
        let answers = Set(Self.tables(upTo: 10).map(CountsOfPersons.told))
        for told in answers {
            for place in told.counts.indices where told.counts[place] == nil {
                let possible = Set((alike[told] ?? []).map { $0[place] })
                #expect(possible.count > 1, "\(told)")
            }
        }
        #expect(answers.count > 1_000)
    }

    @Test func `no two answers differ by a few persons`() {
        for table in Self.tables(upTo: 10) {
            let answer = CountsOfPersons.told(table)
            let told = answer.counts.compactMap { $0 }
            #expect(told.allSatisfy { $0 >= CountsOfPersons.least })
            guard let sum = answer.sum, told.count < table.count else { continue }
            // The whole against every choice of what is told.
            for choice in 0..<(1 << told.count) {
                let chosen = told.indices.filter { choice & (1 << $0) != 0 }.map { told[$0] }
                #expect(sum - chosen.reduce(0, +) > CountsOfPersons.least, "\(table)")
            }
        }
    }
}
