/// What article 16 needs to know of a visit.
///
/// That a visit takes place is public once it was announced; which places were visited and who
/// was met is part of the findings and goes with the reports on the visit.
package struct Visit: Equatable, Sendable {
    package let id: VisitID
    package let state: StateCode
    package let body: Issuer
    package let announcedOn: CalendarDate?
    /// The circles that may read a transmitted report on this visit.
    package let readersOfItsReports: Set<Audience>

    package init(
        id: VisitID, state: StateCode, body: Issuer, announcedOn: CalendarDate?,
        readersOfItsReports: Set<Audience>
    ) {
        self.id = id
        self.state = state
        self.body = body
        self.announcedOn = announcedOn
        self.readersOfItsReports = readersOfItsReports
    }
}

package enum Visits {
    /// State, dates, type and delegation.
    package static func mayRead(
        _ visit: Visit, as party: Party, today: CalendarDate
    ) -> Bool {
        if let announced = visit.announcedOn, announced <= today { return true }
        return mayReadPlaces(of: visit, as: party)
    }

    /// The places visited and the persons met.
    package static func mayReadPlaces(of visit: Visit, as party: Party) -> Bool {
        if visit.readersOfItsReports.contains(.everyone) { return true }
        guard let audience = party.audience else { return false }
        return audience == home(of: visit.body) || visit.readersOfItsReports.contains(audience)
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
