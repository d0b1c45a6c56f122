/// > … any place under its jurisdiction and control where persons are or may be deprived of their
/// > liberty … (Article 4 (1).)
///
/// The register of such places. That a place is in it may tell that it was visited, or that it
/// will be, so it is read by the body that entered it, and by others as far as a visit that they
/// may read the places of names it.
package enum Places {
    /// The secretariat enters places for the Subcommittee, a mechanism those of its own State.
    package static func mayEnter(placeIn state: StateCode, as party: Party) -> Bool {
        switch party {
        case .secretariat: true
        case .mechanism(_, of: let home): home == state
        case .subcommittee, .state, .committee, .dashboard, .auditor, .operator, .anyone: false
        }
    }

    /// Who entered it changes it.
    package static func mayChange(placeOf body: Issuer, as party: Party) -> Bool {
        party != .subcommittee && body.isBody(of: party) && !isDashboard(party)
    }

    private static func isDashboard(_ party: Party) -> Bool {
        if case .dashboard = party { return true }
        return false
    }

    /// - Parameter isOnVisit: whether the party may read the places of a visit that went there.
    package static func mayRead(placeOf body: Issuer, isOnVisit: Bool, as party: Party) -> Bool {
        isOnVisit || (body.isBody(of: party) && !isDashboard(party))
    }
}

package enum Place {}

package typealias PlaceID = ID<Place>

/// What kind of place it is.
package enum PlaceKind: String, CaseIterable, Sendable {
    case policeStation = "police_station"
    case remandCentre = "remand_centre"
    case prison
    case juvenileFacility = "juvenile_facility"
    case immigrationDetention = "immigration_detention"
    case militaryDetention = "military_detention"
    case securityServiceDetention = "security_service_detention"
    case courtCells = "court_cells"
    case psychiatricHospital = "psychiatric_hospital"
    case socialCareHome = "social_care_home"
    case drugTreatmentCentre = "drug_treatment_centre"
    case transport
    case other
}
