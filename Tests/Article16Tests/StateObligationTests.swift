import Testing

@testable import Article16

@Suite("Articles 17, 24, 28 and 33: from when a State is bound, and until when")
struct StateObligationTests {
    /// Deposited on 22 October 2008, so in force from 21 November 2008.
    static func state(
        _ part: Declaration.Part? = nil, years: Int = 3, extended: Int? = nil,
        denounced: String? = nil
    ) -> StateObligations {
        StateObligations(
            depositedOn: day("2008-10-22"),
            declaration: part.map {
                Declaration(part: $0, postponedYears: years, extendedYears: extended)
            },
            denouncedOn: denounced.map(day))
    }

    /// What puts off the mechanism: part IV alone, and only beyond the year that all have.
    static let mechanisms = Table(
        """
                     | due
        none         | 2009-11-21
        III,3        | 2009-11-21
        IV,1         | 2009-11-21
        IV,3         | 2011-11-21
        IV,3+2       | 2013-11-21
        """)

    @Test(arguments: mechanisms.cells)
    func `a mechanism is due a year after the entry into force, or when part IV binds`(cell: Cell) {
        let states = [
            "none": Self.state(), "III,3": Self.state(.visits),
            "IV,1": Self.state(.mechanisms, years: 1), "IV,3": Self.state(.mechanisms),
            "IV,3+2": Self.state(.mechanisms, extended: 2),
        ]
        #expect(states[cell.row]?.mechanismDueOn == day(cell.answer))
    }

    /// Whose visit may begin on which day.
    static let visits = Table(
        """
                       | spt                      npm
        III:2011-11-20 | postponed_by_declaration yes
        III:2011-11-21 | yes                      yes
        IV:2009-01-01  | yes                      yes
        out:2021-02-28 | yes                      yes
        out:2021-03-01 | denunciation_effective   denunciation_effective
        """)

    @Test(arguments: visits.cells)
    func `a visit begins while the State is bound to receive it`(cell: Cell) {
        let parts = cell.row.split(separator: ":").map(String.init)
        let states = [
            "III": Self.state(.visits), "IV": Self.state(.mechanisms),
            "out": Self.state(denounced: "2020-03-01"),
        ]
        let body = cell.column == "spt" ? Issuer.subcommittee : .mechanism(MechanismID("mec_x"))
        let found = outcome { () throws(Refusal) in
            try states[parts[0]]?.requireVisit(by: body, on: day(parts[1]))
        }
        #expect(found == cell.answer)
    }

    /// After a denunciation took effect on 1 March 2021: which reports may still be begun.
    static let reports = Table(
        """
                              | 2021-02-28 2021-03-01
        without-a-visit       | yes        denunciation_effective
        on-a-visit-before     | yes        yes
        on-a-visit-after      | yes        denunciation_effective
        """)

    @Test(arguments: reports.cells)
    func `matters already begun go on, and no new ones begin`(cell: Cell) {
        let visits = [
            "without-a-visit": nil, "on-a-visit-before": day("2021-02-28"),
            "on-a-visit-after": day("2021-03-01"),
        ]
        let found = outcome { () throws(Refusal) in
            try Self.state(denounced: "2020-03-01").requireReport(
                onVisitOf: visits[cell.row] ?? nil, today: day(cell.column))
        }
        #expect(found == cell.answer)
    }

    @Test func `a State that has not denounced is bound without end`() {
        #expect(Self.state().denunciationEffectiveOn == nil)
        #expect(Self.state(denounced: "2020-02-29").denunciationEffectiveOn == day("2021-02-28"))
    }
}
