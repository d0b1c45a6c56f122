import Testing

@testable import Article16

@Suite("Links between recommendations: what they join, and who knows of them")
struct LinkTests {
    private static func end(_ word: String) -> LinkEnd {
        // The report, its State, the day of its adoption, and the first day of its visit.
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        return LinkEnd(
            report: ReportID(parts[0]), state: StateCode(parts[1])!,
            adoptedOn: CalendarDate(parts[2]), visitedOn: CalendarDate(parts[3]))
    }

    /// From a draft, from a report of 2023, and from that of the visit of 2023, to others.
    static let joins: [(type: LinkType, from: String, to: String, answer: String)] = [
        (.reiterates, "b:KAZ::", "a:KAZ:2016-11-01:", "yes"),
        (.reiterates, "b:KAZ::", "a:GEO:2016-11-01:", "another_state"),
        (.cites, "b:KAZ::", "a:GEO:2016-11-01:", "yes"),
        (.buildsOn, "b:KAZ::", "a:GEO:2016-11-01:", "yes"),
        (.acknowledgesImplementation, "b:KAZ::", "a:KAZ:2016-11-01:", "yes"),
        (.cites, "b:KAZ::", "a:KAZ::", "not_older"),
        (.cites, "b:KAZ:2023-11-01:", "a:KAZ:2023-10-31:", "yes"),
        (.cites, "b:KAZ:2023-11-01:", "a:KAZ:2023-11-01:", "not_older"),
        (.cites, "b:KAZ:2023-11-01:", "a:KAZ:2024-01-01:", "not_older"),
        (.reiterates, "b:KAZ:2023-11-01:", "a:GEO:2024-01-01:", "another_state"),
        (.cites, "b:KAZ::2023-03-26", "a:KAZ:2016-11-01:2016-09-20", "yes"),
        (.cites, "b:KAZ::2023-03-26", "a:KAZ:2023-05-01:2023-03-26", "yes"),
        (.cites, "b:KAZ::2016-09-20", "a:KAZ:2023-11-01:2023-03-26", "not_older"),
        (.cites, "b:KAZ::2016-09-20", "a:KAZ:2023-11-01:", "yes"),
        (.cites, "a:KAZ::", "a:KAZ:2016-11-01:", "not_older"),
    ]

    @Test(arguments: joins)
    func `a link goes to an older report, and repeats what was said to the same State`(
        type: LinkType, from: String, to: String, answer: String
    ) {
        let (source, target) = (Self.end(from), Self.end(to))
        do throws(LinkFault) {
            try Links.require(type, from: source, to: target)
            #expect(answer == "yes")
        } catch {
            #expect(answer == error.rawValue)
        }
        #expect(Links.mayJoin(type, from: source, to: target) == (answer == "yes"))
    }

    @Test func `there is no circle among any adopted reports`() {
        let days = ["2016-11-01", "2020-11-01", "2023-11-01"]
        let visits = ["", "2016-09-20", "2023-03-26"]
        let ends = days.flatMap { day in
            visits.map { visit in Self.end("\(day)\(visit):KAZ:\(day):\(visit)") }
        }
        for source in ends {
            for target in ends where Links.mayJoin(.cites, from: source, to: target) {
                #expect(target.adoptedOn! < source.adoptedOn!, "each step goes back in time")
            }
        }
    }

    @Test(arguments: LinkFault.allCases) func `a fault cites and explains`(fault: LinkFault) {
        #expect(fault.citation == "OPCAT art. 11 (1)")
        #expect(fault.explanation.count > 20)
    }

    private static let part = SymbolSight.part(PublicationPart(paragraphs: ["36"], annexes: []))

    /// A symbol that the Subcommittee wrote, for readers who may read no report of it, its public
    /// part, or the whole.
    static let symbols = Table(
        """
                       | CAT/OP/KAZ/1 CAT/OP/KAZ/R.1 OLD/1 CCPR/C/KAZ/CO/2 CAT/C/R.3
        spt            | whole        whole          whole whole           whole
        secretariat    | whole        whole          whole whole           whole
        dashboard(spt) | whole        whole          whole whole           whole
        others         | no           no             no    whole           no
        """)

    private static func word(_ sight: SymbolSight?) -> String {
        switch sight {
        case .whole: "whole"
        case .part: "part"
        case nil: "no"
        }
    }

    @Test(arguments: symbols.cells)
    func `a symbol of a report that is not seen is its writer's`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        let sight = Links.sight(of: cell.column, writtenBy: .subcommittee, as: party, in: [])
        #expect(Self.word(sight) == cell.answer)
    }

    @Test func `a symbol is seen as far as its report is`() {
        let see = { (symbol: String, reports: [SymbolSight]) in
            Self.word(
                Links.sight(of: symbol, writtenBy: .subcommittee, as: .anyone, in: reports))
        }
        #expect(see("CAT/OP/KAZ/1", [.whole]) == "whole")
        #expect(see("CAT/OP/KAZ/1", [Self.part]) == "part")
        #expect(see("CAT/OP/KAZ/R.1", [Self.part]) == "no")
        #expect(see("CAT/OP/KAZ/1", [Self.part, .whole]) == "whole")
    }

    @Test func `a symbol means its writer's documents, or the Subcommittee's by their form`() {
        let npm = Issuer.mechanism(Example.mechanism)
        #expect(Links.issuer(meantBy: "CAT/OP/KAZ/1", of: npm) == .subcommittee)
        #expect(Links.issuer(meantBy: "CAT/OP/KAZ/1", of: .subcommittee) == .subcommittee)
        #expect(Links.issuer(meantBy: "NPM/1", of: npm) == npm)
        #expect(Links.issuer(meantBy: "NPM/1", of: .subcommittee) == .subcommittee)
    }

    @Test func `an institution-specific recommendation is about places of the visit`() {
        let (one, two) = (PlaceID("pla_1"), PlaceID("pla_2"))
        let specific = RecommendationScope.institutionSpecific
        #expect(specific.admits(places: [one], of: [one, two]))
        #expect(!specific.admits(places: [], of: [one, two]))
        #expect(!specific.admits(places: [one, two], of: [one]))
        #expect(RecommendationScope.systemic.admits(places: [], of: []))
        #expect(!RecommendationScope.systemic.admits(places: [two], of: [one]))
    }
}
