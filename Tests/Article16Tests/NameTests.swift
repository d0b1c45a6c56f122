import Testing

@testable import Article16

@Suite("Names: parties, circles, States, ids, kinds")
struct NameTests {
    /// The circle that each party belongs to, by the name under which it is kept.
    static let circles = Table(
        """
                          | circle
        spt               | subcommittee
        secretariat       | subcommittee
        liaison-KAZ       | KAZ
        liaison-GEO       | GEO
        npm-KAZ           | mec_kaz
        other-npm-KAZ     | mec_kaz_other
        npm-GEO           | mec_geo
        dashboard(KAZ)    | KAZ
        cat               | committee
        dashboard(spt)    | dashboard
        others            | none
        """)

    @Test(arguments: circles.cells) func `each party belongs to one circle at most`(
        cell: Cell
    ) throws {
        let party = try #require(Example.parties[cell.row])
        #expect((party.audience?.key ?? "none") == cell.answer)
    }

    @Test func `everybody's circle has a name too, and no two circles share one`() {
        #expect(Audience.everyone.key == "everyone")
        let circles = Set(Example.parties.values.compactMap(\.audience)).union([.everyone])
        #expect(Set(circles.map(\.key)).count == circles.count)
    }

    @Test(arguments: ["KAZ", "GEO", "AAA", "ZZZ"]) func `a State is three capital letters`(
        code: String
    ) throws {
        let state = try #require(StateCode(code))
        #expect(state.code == code)
        #expect(state.description == code)
    }

    @Test(arguments: ["", "KA", "KAZA", "kaz", "KAz", "K4Z", "KA ", "KÄ", "@AZ", "[AZ"])
    func `anything else is no State`(code: String) {
        #expect(StateCode(code) == nil)
    }

    @Test func `States are in the order of their codes`() {
        #expect(Example.georgia < Example.kazakhstan)
        #expect(!(Example.kazakhstan < Example.georgia))
        #expect(!(Example.georgia < Example.georgia))
    }

    @Test func `an id is its text`() {
        #expect(ReportID("rep_1").text == "rep_1")
        #expect("\(ReportID("rep_1"))" == "rep_1")
        #expect(ReportID("rep_1") != ReportID("rep_2"))
    }

    /// Only what asks for something counts in a reply's coverage.
    static let kinds = Table(
        """
                                | needs-answer
        recommendation          | yes
        request_for_information | yes
        publication_invitation  | no
        statement               | no
        """)

    @Test(arguments: kinds.cells) func `what needs an answer`(cell: Cell) throws {
        let kind = try #require(RecommendationKind(rawValue: cell.row))
        #expect(kind.needsAnswer == (cell.answer == "yes"))
        #expect(Self.kinds.cells.count == RecommendationKind.allCases.count)
    }
}
