import Testing

@testable import Article16

@Suite("What a visit must be like")
struct VisitRuleTests {
    private static let base = VisitFacts(
        state: Example.kazakhstan, body: .subcommittee, type: .country,
        startedOn: day("2023-03-26"), endedOn: day("2023-04-01"), members: 2)

    private static func prior(
        _ end: String, _ state: StateCode = Example.kazakhstan, _ body: Issuer = .subcommittee
    ) -> PriorVisit {
        PriorVisit(state: state, body: body, endedOn: day(end))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout VisitFacts) -> Void
        let faults: [VisitFault]

        init(
            _ name: String, _ faults: [VisitFault],
            _ change:
                @escaping @Sendable (inout VisitFacts)
                -> Void
        ) {
            (testDescription, self.faults, self.change) = (name, faults, change)
        }
    }

    private static let npm = Issuer.mechanism(Example.mechanism)

    static let cases: [Case] = [
        Case("two members", []) { _ in },
        Case("one member", [.tooFewMembers]) { $0.members = 1 },
        Case("one member of a mechanism", []) {
            ($0.members, $0.body, $0.type) = (1, npm, .thematic)
        },
        Case("one day", []) { $0.endedOn = $0.startedOn },
        Case("it ends before it starts", [.endsBeforeItStarts]) { $0.endedOn = day("2023-03-25") },
        Case("a mechanism's country visit", [.typeOfAnotherBody]) { $0.body = npm },
        Case("a thematic visit of the Subcommittee", [.typeOfAnotherBody]) { $0.type = .thematic },
        Case("a member from another State", []) { $0.nationalities = [Example.georgia] },
        Case("a national of the State", [.nationalOfTheState]) {
            $0.nationalities = [Example.georgia, Example.kazakhstan]
        },
        Case("a mechanism's members are nationals", []) {
            ($0.body, $0.type) = (npm, .adHoc)
            $0.nationalities = [Example.kazakhstan]
        },
        Case("a follow-up of nothing", [.followsNothing]) { $0.type = .followUp },
        Case("a mechanism's follow-up of nothing that is registered", []) {
            ($0.body, $0.type) = (npm, .followUp)
        },
        Case("a follow-up", []) {
            ($0.type, $0.prior) = (.followUp, prior("2016-09-29"))
        },
        Case("a follow-up the next day", []) {
            ($0.type, $0.prior) = (.followUp, prior("2023-03-26"))
        },
        Case("a follow-up of a later visit", [.followsNothing]) {
            ($0.type, $0.prior) = (.followUp, prior("2023-03-27"))
        },
        Case("a follow-up of a visit elsewhere", [.followsNothing]) {
            ($0.type, $0.prior) = (.followUp, prior("2016-09-29", Example.georgia))
        },
        Case("a follow-up of another body's visit", [.followsNothing]) {
            ($0.type, $0.prior) = (.followUp, prior("2016-09-29", Example.kazakhstan, npm))
        },
        Case("a follow-up of what follows it", [.followsNothing]) {
            $0.type = .followUp
            $0.prior = PriorVisit(
                state: Example.kazakhstan, body: .subcommittee, endedOn: day("2023-03-26"),
                followsThisOne: true)
        },
        Case("followed and reported on from its last day on", []) {
            $0.bonds = VisitBonds(
                firstFollowedOn: day("2023-04-01"), firstAdoptedOn: day("2023-04-01"))
        },
        Case("followed before it ends", [.endsAfterFollowUp]) {
            $0.bonds = VisitBonds(firstFollowedOn: day("2023-03-31"))
        },
        Case("reported on before it ends", [.endsAfterAdoption]) {
            $0.bonds = VisitBonds(firstAdoptedOn: day("2023-03-31"))
        },
        Case("a country visit that follows", [.noFollowUp]) { $0.prior = prior("2016-09-29") },
        Case("a joint visit", []) {
            ($0.jointWithMechanismOf, $0.leader) = (Example.kazakhstan, .subcommittee)
        },
        Case("a joint visit that nobody leads", [.leaderMissing]) {
            $0.jointWithMechanismOf = Example.kazakhstan
        },
        Case("a visit with another State's mechanism", [.wrongPartner]) {
            ($0.jointWithMechanismOf, $0.leader) = (Example.georgia, .mechanism)
        },
        Case("a mechanism's joint visit", [.wrongPartner]) {
            ($0.body, $0.type) = (npm, .inDepth)
            ($0.jointWithMechanismOf, $0.leader) = (Example.kazakhstan, .mechanism)
        },
        Case("led, and not joint", [.leaderOfNoJointVisit]) { $0.leader = .mechanism },
        Case("all at once", [.endsBeforeItStarts, .tooFewMembers, .followsNothing]) {
            ($0.endedOn, $0.members, $0.type) = (day("2023-03-25"), 0, .followUp)
        },
    ]

    @Test(arguments: cases) func `a visit is as article 13 has it`(given: Case) {
        var visit = Self.base
        given.change(&visit)
        #expect(VisitRules.faults(of: visit) == given.faults)
    }

    @Test(arguments: VisitFault.allCases) func `every fault is met, and cites`(fault: VisitFault) {
        #expect(Self.cases.contains { $0.faults.contains(fault) })
        #expect(fault.citation.hasPrefix("OPCAT art. "))
    }

    @Test(arguments: [true, false], [true, false])
    func `what everybody reads of a visit stays`(isPublic: Bool, moves: Bool) {
        let change = {
            try Visits.requireChangeable(VisitBonds(isPublic: isPublic), movesReviewed: moves)
        }
        if isPublic && moves {
            #expect(throws: Refusal.alreadyPublished, performing: change)
        } else {
            #expect(throws: Never.self, performing: change)
        }
    }

    @Test func `the grounds of an objection are four`() {
        #expect(ObjectionGround.allCases.count == 4)
        #expect(ObjectionGround(rawValue: "state_of_emergency") == nil)
        #expect(ObjectionGround.citation == "OPCAT art. 14 (2)")
    }

    @Test func `an objection goes with access denied`() {
        #expect(PlaceAccess.mayMeetObjection(.denied))
        #expect(!PlaceAccess.mayMeetObjection(.granted) && !PlaceAccess.mayMeetObjection(nil))
    }

    @Test func `who makes a visit together with the Subcommittee reads its places`() {
        let visit = { (partner: MechanismID?) in
            Visit(
                id: VisitID("vis_1"), state: Example.kazakhstan, body: .subcommittee,
                announcedOn: nil, readersOfItsReports: [], jointWith: partner)
        }
        let npm = Party.mechanism(Example.mechanism, of: Example.kazakhstan)
        #expect(Visits.sight(of: visit(Example.mechanism), as: npm) == .places)
        #expect(Visits.sight(of: visit(nil), as: npm) == nil)
        #expect(Visits.sight(of: visit(MechanismID("mec_x")), as: npm) == nil)
    }

    /// Who knows of a place that the Subcommittee, or the mechanism, entered.
    static let places = Table(
        """
                    | spt   npm
        spt         | reads no
        secretariat | all   no
        npm-KAZ     | no    all
        others      | no    no
        """)

    @Test(arguments: places.cells)
    func `a place is its body's, and of who reads of a visit there`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        let body = cell.column == "spt" ? Issuer.subcommittee : Self.npm
        let reads = Places.mayRead(placeOf: body, isOnVisit: false, as: party)
        #expect(reads == (cell.answer != "no"))
        #expect(Places.mayChange(placeOf: body, as: party) == (cell.answer == "all"))
        #expect(Places.mayRead(placeOf: body, isOnVisit: true, as: party))
    }

    @Test func `a mechanism enters places of its own State`() {
        let npm = Party.mechanism(Example.mechanism, of: Example.kazakhstan)
        #expect(Places.mayEnter(placeIn: Example.kazakhstan, as: npm))
        #expect(!Places.mayEnter(placeIn: Example.georgia, as: npm))
        #expect(Places.mayEnter(placeIn: Example.georgia, as: .secretariat))
        for party in [Party.subcommittee, .state(Example.kazakhstan), .committee, .anyone] {
            #expect(!Places.mayEnter(placeIn: Example.kazakhstan, as: party))
        }
    }
}
