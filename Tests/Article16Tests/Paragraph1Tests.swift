import Testing

@testable import Article16

@Suite("Article 16 (1): confidence")
struct Paragraph1Tests {
    /// Who reads a report how: as a correspondent, as holder of a copy, as the public, or not.
    static let toState = Table(
        """
                          | draft         adopted       transmitted   requested     published
        spt               | correspondent correspondent correspondent correspondent correspondent
        secretariat       | correspondent correspondent correspondent correspondent correspondent
        liaison-KAZ       | no            no            correspondent correspondent correspondent
        npm-KAZ           | no            no            no            no            public
        other-npm-KAZ     | no            no            no            no            public
        liaison-GEO       | no            no            no            no            public
        npm-GEO           | no            no            no            no            public
        cat               | no            no            no            no            public
        operator          | no            no            no            no            public
        auditor           | no            no            no            no            public
        dashboard(KAZ)    | no            no            correspondent correspondent correspondent
        dashboard(spt)    | no            no            correspondent correspondent correspondent
        dashboard(public) | no            no            no            no            public
        anyone            | no            no            no            no            public
        """)

    /// The mechanism that was sent a copy, "if relevant", reads the words.
    static let toStateWithCopy = Table(
        """
                          | draft         adopted       transmitted   requested     published
        spt               | correspondent correspondent correspondent correspondent correspondent
        secretariat       | correspondent correspondent correspondent correspondent correspondent
        liaison-KAZ       | no            no            correspondent correspondent correspondent
        npm-KAZ           | no            no            copy          copy          copy
        other-npm-KAZ     | no            no            no            no            public
        liaison-GEO       | no            no            no            no            public
        npm-GEO           | no            no            no            no            public
        cat               | no            no            no            no            public
        operator          | no            no            no            no            public
        auditor           | no            no            no            no            public
        dashboard(KAZ)    | no            no            correspondent correspondent correspondent
        dashboard(spt)    | no            no            correspondent correspondent correspondent
        dashboard(public) | no            no            no            no            public
        anyone            | no            no            no            no            public
        """)

    /// Article 11 (1) (b) (ii): the State is not told of it.
    static let toMechanism = Table(
        """
                          | draft         adopted       transmitted   requested     published
        spt               | correspondent correspondent correspondent correspondent correspondent
        secretariat       | correspondent correspondent correspondent correspondent correspondent
        liaison-KAZ       | no            no            no            no            public
        npm-KAZ           | no            no            correspondent correspondent correspondent
        other-npm-KAZ     | no            no            no            no            public
        liaison-GEO       | no            no            no            no            public
        npm-GEO           | no            no            no            no            public
        cat               | no            no            no            no            public
        operator          | no            no            no            no            public
        auditor           | no            no            no            no            public
        dashboard(KAZ)    | no            no            no            no            public
        dashboard(spt)    | no            no            correspondent correspondent correspondent
        dashboard(public) | no            no            no            no            public
        anyone            | no            no            no            no            public
        """)

    /// Article 19 (b): the Subcommittee is not told of it.
    static let toAuthorities = Table(
        """
                          | draft         adopted       transmitted   requested     published
        spt               | no            no            no            no            public
        secretariat       | no            no            no            no            public
        liaison-KAZ       | no            no            correspondent correspondent correspondent
        npm-KAZ           | correspondent correspondent correspondent correspondent correspondent
        other-npm-KAZ     | no            no            no            no            public
        liaison-GEO       | no            no            no            no            public
        npm-GEO           | no            no            no            no            public
        cat               | no            no            no            no            public
        operator          | no            no            no            no            public
        auditor           | no            no            no            no            public
        dashboard(KAZ)    | no            no            correspondent correspondent correspondent
        dashboard(spt)    | no            no            no            no            public
        dashboard(public) | no            no            no            no            public
        anyone            | no            no            no            no            public
        """)

    /// Article 20 (f): the mechanism sent the Subcommittee a copy.
    static let toAuthoritiesWithCopy = Table(
        """
                          | draft         adopted       transmitted   requested     published
        spt               | no            no            copy          copy          copy
        secretariat       | no            no            copy          copy          copy
        liaison-KAZ       | no            no            correspondent correspondent correspondent
        npm-KAZ           | correspondent correspondent correspondent correspondent correspondent
        other-npm-KAZ     | no            no            no            no            public
        liaison-GEO       | no            no            no            no            public
        npm-GEO           | no            no            no            no            public
        cat               | no            no            no            no            public
        operator          | no            no            no            no            public
        auditor           | no            no            no            no            public
        dashboard(KAZ)    | no            no            correspondent correspondent correspondent
        dashboard(spt)    | no            no            copy          copy          copy
        dashboard(public) | no            no            no            no            public
        anyone            | no            no            no            no            public
        """)

    static let tables: [Kind: Table] = [
        .toState: toState, .toStateWithCopy: toStateWithCopy, .toMechanism: toMechanism,
        .toAuthorities: toAuthorities, .toAuthoritiesWithCopy: toAuthoritiesWithCopy,
    ]

    static let sights: [String: Sight?] = [
        "correspondent": .correspondent, "copy": .copy, "public": .publicEdition, "no": nil,
    ]

    /// A cell with what it speaks of.
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: Kind
        let cell: Cell
        let report: Report
        let party: Party
        let sight: Sight?

        var testDescription: String { "\(kind.rawValue): \(cell)" }
    }

    static func cases() throws -> [Case] {
        try tables.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { kind, table in
            try table.cells.map { cell in
                let stage = try #require(Stage(rawValue: cell.column))
                return Case(
                    kind: kind, cell: cell, report: Example.report(kind, stage),
                    party: try #require(Example.parties[cell.row]),
                    sight: try #require(sights[cell.answer]))
            }
        }
    }

    @Test(arguments: try cases())
    func `who reads a report, and how`(one: Case) {
        #expect(Paragraph1.sight(of: one.report, as: one.party) == one.sight)
    }

    @Test(arguments: try cases())
    func `words open to who may read them, and to nobody else`(one: Case) {
        let sealed = Sealed("Cell 7 has no window.", of: one.report)
        let opened = Paragraph1.open(sealed, as: one.party)
        #expect(opened?.sight == one.sight)
        #expect(opened?.words == one.sight.map { _ in "Cell 7 has no window." })
        #expect(opened?.report == one.sight.map { _ in one.report })
    }

    @Test(arguments: Kind.allCases, [Stage.draft, .adopted, .transmitted, .requested, .published])
    func `the circles that are kept as readers are those of the table, and no other`(
        kind: Kind, stage: Stage
    ) throws {
        let cases = try Self.cases().filter { $0.kind == kind && $0.cell.column == stage.rawValue }
        #expect(cases.count == Example.parties.count)
        var expected: [Audience: Sight] = [:]
        for one in cases where one.sight != nil {
            let circle = one.sight == .publicEdition ? .everyone : one.party.audience
            expected[try #require(circle)] = one.sight
        }
        #expect(Paragraph1.readers(of: Example.report(kind, stage)) == expected)
    }
}
