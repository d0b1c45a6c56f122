import Testing

@testable import Article16

/// To whose trail an act is written, and who reads it (domain.md, section 8, "audit trail").
struct TrailTests {
    private static let mechanism = MechanismID("mec_a")
    private static let kazakhstan = StateCode("KAZ")!
    private static let georgia = StateCode("GEO")!

    static let trails: [(Party, String?)] = [
        (.subcommittee, "subcommittee"), (.secretariat, "subcommittee"),
        (.mechanism(mechanism, of: kazakhstan), "mec_a"), (.state(kazakhstan), "KAZ"),
        (.state(georgia), "GEO"), (.committee, "committee"),
        (.dashboard(.state(kazakhstan)), "dashboard:KAZ"),
        (.dashboard(.subcommittee), "dashboard:subcommittee"),
        (.dashboard(.everyone), "dashboard:public"), (.auditor, "auditor"),
        (.operator, "operator"), (.anyone, nil),
    ]

    @Test(arguments: trails)
    func `an act is written to its institution's trail`(party: Party, key: String?) {
        #expect(Trail.of(party)?.key == key)
    }

    @Test(arguments: trails)
    func `each reads the trail of their own institution, and the auditor all`(
        party: Party, own: String?
    ) {
        let keys = Self.trails.compactMap(\.1) + ["register", "nobody's"]
        for key in keys {
            let may = Trail(key: key).mayBeRead(by: party)
            #expect(may == (party == .auditor || key == own), "\(party) \(key)")
        }
    }
}
