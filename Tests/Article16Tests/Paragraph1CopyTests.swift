import Testing

@testable import Article16

@Suite("Article 16 (1): what a copy tells, and what it does not")
struct Paragraph1CopyTests {
    /// How a report stands in the eyes of its readers, at each stage.
    static let standing = Table(
        """
                    | correspondent         copy         public_edition
        draft       | confidential          confidential confidential
        adopted     | confidential          confidential confidential
        transmitted | confidential          confidential confidential
        reviewed    | confidential          confidential confidential
        requested   | publication_requested confidential confidential
        ready       | publication_requested confidential confidential
        partly      | published             published    published
        asking      | published             published    published
        published   | published             published    published
        """)

    @Test(arguments: standing.cells)
    func `that publication was asked for is known to the two correspondents alone`(
        cell: Cell
    ) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        let sight = try #require(Sight(rawValue: cell.column))
        for kind in Kind.allCases {
            let standing = Paragraph1.standing(of: Example.report(kind, stage), for: sight)
            #expect(standing.rawValue == cell.answer, "\(kind)")
        }
    }

    /// Who knows of the transmission of a transmitted report to whom it speaks to, and of its
    /// copy. Who may not read the report never comes to this question.
    static let transmissions = Table(
        """
                          | SPT->State,copy-to-NPM NPM->authorities,copy-to-SPT
        spt               | both                   both
        secretariat       | both                   both
        liaison-KAZ       | addressed              addressed
        npm-KAZ           | both                   both
        dashboard(KAZ)    | addressed              addressed
        dashboard(spt)    | both                   both
        others            | addressed              addressed
        """)

    @Test(arguments: transmissions.cells)
    func `a copy is known to who wrote the report and to who has the copy`(cell: Cell) throws {
        let kind = try #require(Kind(rawValue: cell.column))
        let party = try #require(Example.parties[cell.row])
        let report = Example.report(kind, .transmitted)
        let holder = try #require(kind.copy)
        let copy = try #require(report.transmission(to: holder))
        let addressed = try #require(report.addressed)
        #expect(Paragraph1.mayRead(addressed, of: report, as: party))
        #expect(Paragraph1.mayRead(copy, of: report, as: party) == (cell.answer == "both"))
    }

    /// A mechanism's report that was published unsent, before and after a copy went to the
    /// Subcommittee: what its readers are told of how far it has come.
    static let lifecycle = Table(
        """
                          | adopted copied      transmitted
        npm-KAZ           | adopted transmitted transmitted
        spt               | adopted transmitted transmitted
        secretariat       | adopted transmitted transmitted
        dashboard(spt)    | adopted transmitted transmitted
        liaison-KAZ       | adopted adopted     transmitted
        dashboard(KAZ)    | adopted adopted     transmitted
        others            | adopted adopted     transmitted
        """)

    @Test(arguments: lifecycle.cells)
    func `that only a copy was sent is told to who may know of the copy`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        let stage = try #require(Stage(rawValue: cell.column))
        var report = Example.report(.toAuthoritiesWithCopy, stage)
        report.publication = Example.publication(of: .toAuthoritiesWithCopy)
        let seen = Paragraph1.lifecycle(of: report, as: party)
        #expect(seen.rawValue == cell.answer)
    }

    static let symbols = Table(
        """
                       | correspondent copy public_edition
        CAT/OP/KAZ/2   | yes           yes  yes
        CAT/OP/KAZ/R.2 | yes           yes  no
        CAT/OP/R.KAZ/2 | yes           yes  no
        /R.2           | yes           yes  no
        CAT/OP/ROU/1   | yes           yes  yes
        """)

    @Test(arguments: symbols.cells)
    func `a restricted symbol is never shown to outsiders`(cell: Cell) throws {
        let sight = try #require(Sight(rawValue: cell.column))
        #expect(Paragraph1.mayRead(symbol: cell.row, with: sight) == (cell.answer == "yes"))
    }

    /// Only a transmission lets a body in, not that it is named in the report.
    @Test func `a copy that went first lets in its holder and not yet the addressee`() {
        let kazakhstan = Example.report(.toStateWithCopy, .copied)
        #expect(
            Paragraph1.readers(of: kazakhstan) == [
                .subcommittee: .correspondent, .dashboardOfSubcommittee: .correspondent,
                .mechanism(Example.mechanism): .copy,
            ])
        let mechanism = Example.report(.toAuthoritiesWithCopy, .copied)
        #expect(
            Paragraph1.readers(of: mechanism) == [
                .mechanism(Example.mechanism): .correspondent, .subcommittee: .copy,
                .dashboardOfSubcommittee: .copy,
            ])
    }

    @Test func `a transmission to a mechanism that nobody named lets nobody in`() {
        var report = Example.report(.toStateWithCopy, .transmitted)
        report.mechanism = nil
        let readers = Paragraph1.readers(of: report)
        #expect(Set(readers.values) == [.correspondent])
        #expect(readers[.state(Example.kazakhstan)] == .correspondent)
    }

    /// C10 asks for adoption only: a mechanism may publish what it has not sent yet.
    @Test func `a report published before it was sent is everybody's, and still its writer's`() {
        var report = Example.report(.toAuthorities, .adopted)
        report.publication = Example.publication(of: .toAuthorities)
        #expect(
            Paragraph1.readers(of: report) == [
                .everyone: .publicEdition, .mechanism(Example.mechanism): .correspondent,
            ])
    }
}
