import Testing

@testable import Article16

@Suite("Visits: announced to everybody, places to the readers of the report")
struct VisitTests {
    /// A visit of the Subcommittee: whether it was announced, and when a report on it is public,
    /// in part or whole.
    static let subcommittee = Table(
        """
                       | secret announced secret,partly  partly     published
        spt            | places places    places         places     places
        secretariat    | places places    places         places     places
        liaison-KAZ    | no     announced places         places     places
        dashboard(KAZ) | no     announced places         places     places
        dashboard(spt) | no     announced places         places     places
        others         | no     announced announced      announced  places
        """)

    /// The same where a report on it was transmitted.
    static let reported = Table(
        """
                       | secret,SPT->State SPT->State SPT->State,copy-to-NPM SPT->NPM
        spt            | places            places     places                 places
        secretariat    | places            places     places                 places
        liaison-KAZ    | places            places     places                 announced
        npm-KAZ        | no                announced  places                 places
        dashboard(KAZ) | places            places     places                 announced
        dashboard(spt) | places            places     places                 places
        others         | no                announced  announced              announced
        """)

    /// A visit of a mechanism: the Subcommittee need not know of it.
    static let mechanism = Table(
        """
                       | secret announced NPM->authorities NPM->authorities,copy-to-SPT published
        spt            | no     announced announced        places                       places
        secretariat    | no     announced announced        places                       places
        liaison-KAZ    | no     announced places           places                       places
        npm-KAZ        | places places    places           places                       places
        dashboard(KAZ) | no     announced places           places                       places
        dashboard(spt) | no     announced announced        places                       places
        others         | no     announced announced        announced                    places
        """)

    static let sights: [String: VisitSight?] = [
        "places": .places, "announced": .announcement, "no": nil,
    ]

    /// The visit that a column speaks of, with the readers of the report on it, if there is one.
    static func visit(of body: Issuer, _ column: String) -> Visit {
        let published = body == .subcommittee ? Kind.toState : .toAuthorities
        let report = column.replacing("secret,", with: "")
        let opened = Stage(rawValue: report)
        let kind = opened == nil ? Kind(rawValue: report) : published
        let readers = kind.map { kind in
            Set(Paragraph1.readers(of: Example.report(kind, opened ?? .transmitted)).keys)
        }
        // Who reads the public part is no reader of the whole.
        let ofTheWhole = opened == .partly ? readers?.subtracting([.everyone]) : readers
        return Visit(
            id: VisitID("vis_1"), state: Example.kazakhstan, body: body,
            announcedOn: column.hasPrefix("secret") ? nil : day("2023-02-01"),
            readersOfItsReports: ofTheWhole ?? [], isKnownFromAPart: opened == .partly)
    }

    static func check(_ cell: Cell, _ body: Issuer) throws {
        let visit = visit(of: body, cell.column)
        let party = try #require(Example.parties[cell.row])
        let expected = try #require(sights[cell.answer])
        #expect(Visits.sight(of: visit, as: party) == expected)
        let readers = Visits.readers(of: visit)
        #expect((party.audience.flatMap { readers[$0] } ?? readers[.everyone]) == expected)
    }

    @Test(arguments: subcommittee.cells + reported.cells)
    func `who reads of the Subcommittee's visit`(
        cell: Cell
    ) throws {
        try Self.check(cell, .subcommittee)
    }

    @Test(arguments: mechanism.cells) func `who reads of a mechanism's visit`(cell: Cell) throws {
        try Self.check(cell, .mechanism(Example.mechanism))
    }

    /// Whether everybody reads a report on the visit, or a part of one.
    static let open = Table(
        """
                   | secret announced secret,SPT->State SPT->State secret,partly partly published
        everybody  | no     no        no                no         yes           yes    yes
        """)

    @Test(arguments: open.cells)
    func `a visit is public from the first part of a report on it`(cell: Cell) {
        let visit = Self.visit(of: .subcommittee, cell.column)
        #expect(visit.isPublic == (cell.answer == "yes"))
    }

    @Test func `a visit of which nobody was told has its body as its one reader`() {
        let spt = Self.visit(of: .subcommittee, "secret")
        #expect(Visits.readers(of: spt) == [.subcommittee: .places])
        let npm = Self.visit(of: .mechanism(Example.mechanism), "secret")
        #expect(Visits.readers(of: npm) == [.mechanism(Example.mechanism): .places])
    }

    /// Who enters a visit of which body to Kazakhstan, and to Georgia.
    static let enter = Table(
        """
                    | SPT-in-KAZ SPT-in-GEO npm-KAZ-in-KAZ npm-KAZ-in-GEO
        secretariat | yes        yes        no             no
        npm-KAZ     | no         no         yes            no
        others      | no         no         no             no
        """)

    @Test(arguments: enter.cells)
    func `the secretariat enters the Subcommittee's visits, a mechanism its own at home`(
        cell: Cell
    ) throws {
        let body: Issuer =
            cell.column.hasPrefix("SPT") ? .subcommittee : .mechanism(Example.mechanism)
        let state = cell.column.hasSuffix("KAZ") ? Example.kazakhstan : Example.georgia
        let party = try #require(Example.parties[cell.row])
        let may = Visits.mayEnter(visitOf: body, in: state, as: party)
        #expect(may == (cell.answer == "yes"))
    }
}
