/// What article 16 needs to know of a visit.
///
/// That a visit takes place is public once it was announced; which places were visited and who
/// was met is part of the findings and goes with the reports on the visit.
package struct Visit: Equatable, Sendable {
    package let id: VisitID
    package let state: StateCode
    package let body: Issuer
    package let announcedOn: CalendarDate?
    /// The circles that may read the whole of a transmitted report on this visit.
    package let readersOfItsReports: Set<Audience>
    /// The mechanism that makes the visit together with the Subcommittee.
    package let jointWith: MechanismID?
    /// Whether a part of a report on it is public: a part tells that the visit took place, and
    /// not where.
    package let isKnownFromAPart: Bool

    package init(
        id: VisitID, state: StateCode, body: Issuer, announcedOn: CalendarDate?,
        readersOfItsReports: Set<Audience>, isKnownFromAPart: Bool = false,
        jointWith: MechanismID? = nil
    ) {
        self.id = id
        self.state = state
        self.body = body
        self.announcedOn = announcedOn
        self.readersOfItsReports = readersOfItsReports
        self.isKnownFromAPart = isKnownFromAPart
        self.jointWith = jointWith
    }
}

/// How much of a visit is seen.
package enum VisitSight: String, CaseIterable, Sendable {
    /// State, dates, type and delegation.
    case announcement
    /// The places visited and the persons met as well.
    case places
}

extension Sight {
    /// Whether who reads a report reads of its visit too. The Committee judges what a State does
    /// about a report; the visit is none of its file (domain.md, section 8).
    package var opensVisit: Bool { self != .committee }
}

package enum Visits {
    /// The circles that may read of a visit, each with how much.
    package static func readers(of visit: Visit) -> [Audience: VisitSight] {
        var readers: [Audience: VisitSight] = [:]
        if visit.announcedOn != nil || visit.isKnownFromAPart {
            readers[.everyone] = .announcement
        }
        for audience in visit.readersOfItsReports { readers[audience] = .places }
        if let partner = visit.jointWith { readers[.mechanism(partner)] = .places }
        readers[home(of: visit.body)] = .places
        return readers
    }

    /// How much of a visit a party may see: nil where, to that party, there is no visit.
    package static func sight(of visit: Visit, as party: Party) -> VisitSight? {
        let readers = readers(of: visit)
        if let audience = party.audience, let sight = readers[audience] { return sight }
        return readers[.everyone]
    }

    /// The secretariat enters the Subcommittee's visits, a mechanism its own.
    package static func mayEnter(visitOf body: Issuer, in state: StateCode, as party: Party)
        -> Bool
    {
        switch (body, party) {
        case (.subcommittee, .secretariat): true
        case (.mechanism(let id), .mechanism(let own, of: let home)): id == own && home == state
        default: false
        }
    }

    private static func home(of body: Issuer) -> Audience {
        switch body {
        case .subcommittee: .subcommittee
        case .mechanism(let id): .mechanism(id)
        }
    }
}
