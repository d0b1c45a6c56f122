import Article16
import Testing

/// What each sight of a report opens besides its words, and what a part of one holds.
struct SightTests {
    @Test func `who has a copy reads no comments, and the Committee nothing of the visit`() {
        #expect(Sight.allCases.filter(Paragraph2.mayReadComments) == [.correspondent])
        #expect(Sight.allCases.filter { !$0.opensVisit } == [.committee])
    }

    @Test(arguments: [
        ("58", true), ("58(a)", true), ("581", false), ("59", false), ("annex:II", true),
        ("annex:II:3", true), ("annex:I", false), ("annex", false), ("II", false),
    ])
    func `a part holds what stands below its paragraphs and in its annexes`(
        address: String, isHeld: Bool
    ) {
        let part = PublicationPart(paragraphs: ["58"], annexes: ["II"])
        #expect(part.opens(address) == isHeld)
    }

    @Test func `two persons are of one institution, and a dashboard is no person`() throws {
        let state = try #require(StateCode("KAZ"))
        #expect(TwoPersons.institution(of: .state(state)) == Party.state(state).audience)
        #expect(TwoPersons.institution(of: .subcommittee) == .subcommittee)
        #expect(TwoPersons.institution(of: .secretariat) == .subcommittee)
        #expect(TwoPersons.institution(of: .dashboard(.subcommittee)) == nil)
    }
}
