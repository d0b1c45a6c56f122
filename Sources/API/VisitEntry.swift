internal import Article16
internal import JSON
internal import Registry

/// What is entered of a visit, held against the rules and the register: all that is wrong at once.
struct VisitEntry {
    let facts: VisitForm.Facts
    let body: Issuer
    let state: StateCode
    let call: Call

    /// The visit as it is to be kept.
    ///
    /// - Parameter present: the visit that is changed.
    func draft(besides present: VisitRecord? = nil) throws -> VisitDraft {
        var failures: [JSONFailure] = []
        let prior = try prior(besides: present)
        let partner = try facts.joint.flatMap { try call.registry.mechanism($0) }
        var wished = VisitFacts(
            state: state, body: body, type: facts.type, startedOn: facts.startedOn,
            endedOn: facts.endedOn, members: facts.delegation.count,
            nationalities: facts.delegation.compactMap(\.nationality), prior: prior,
            jointWithMechanismOf: partner?.state,
            leader: facts.joint != nil && partner == nil ? nil : facts.leader)
        if let present { wished.bonds = try call.registry.bonds(of: present.id) }
        let faults = VisitRules.faults(of: wished)
        failures += faults.map { $0.failure(of: body) }
        if facts.joint != nil, partner == nil {
            failures.append(VisitFault.wrongPartner.failure(of: body))
        }
        if facts.prior != nil, prior == nil, !faults.contains(.followsNothing) {
            failures.append(VisitFault.followsNothing.failure(of: body))
        }
        let places = try places(&failures)
        if let places, let present {
            let needed = try call.registry.placesInAdoptedReports(on: present.id)
            if !needed.isSubset(of: places.compactMap(\.placeID)) {
                failures.append(
                    JSONFailure(
                        pointer: "#/places", code: .conflict,
                        detail: "must keep the places that an adopted report is about"))
            }
        }
        guard failures.isEmpty else { throw Problem(invalid: failures) }
        return draft(places, besides: present)
    }

    private func draft(_ places: [VisitedPlace]?, besides present: VisitRecord?) -> VisitDraft {
        var draft = VisitDraft(
            state: state, body: body, type: facts.type.rawValue, startedOn: facts.startedOn,
            endedOn: facts.endedOn, announcedOn: facts.announcedOn,
            delegation: Self.array { for member in facts.delegation { member.write(into: &$0) } },
            places: places.map { places in
                Self.array { array in
                    for place in places { array.object { place.write(into: &$0) } }
                }
            } ?? facts.keptPlaces)
        draft.placeIDs =
            places?.compactMap(\.placeID) ?? Self.placeIDs(facts.keptPlaces)
        draft.interlocutors = facts.interlocutors
        draft.prior = facts.prior
        draft.joint = facts.joint.flatMap { mechanism in
            facts.leader.map { JointVisit(with: mechanism, ledBy: $0) }
        }
        return draft
    }

    /// The visit that this one follows, if the caller may see it, and it is not this one.
    private func prior(besides present: VisitRecord?) throws -> PriorVisit? {
        guard let id = facts.prior, id != present?.id,
            let visit = try call.registry.visit(id, as: call.party)
        else { return nil }
        let isCircle =
            try present.map { try call.registry.visit(id, follows: $0.id) } ?? false
        return PriorVisit(
            state: visit.state, body: visit.body, endedOn: visit.endedOn,
            followsThisOne: isCircle)
    }

    private func places(_ failures: inout [JSONFailure]) throws -> [VisitedPlace]? {
        try facts.places?.enumerated().compactMap { index, place in
            let pointer = "#/places/\(index)"
            if !place.isWithin(facts.startedOn, facts.endedOn) {
                failures.append(
                    JSONFailure(
                        pointer: pointer + "/visited_on", code: .range,
                        detail: "must be a day of the visit"))
            }
            guard let known = try place.known(in: state, call) else {
                failures.append(
                    JSONFailure(
                        pointer: pointer + "/place_id", code: .conflict,
                        detail: "must be the id of a place in that State"))
                return nil
            }
            return known
        }
    }

    private static func array(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(body)
        return writer.bytes
    }

    private static func placeIDs(_ stored: [UInt8]) -> [PlaceID] {
        guard case .array(let items)? = JSONValue(stored: stored) else { return [] }
        return items.compactMap { $0.text("place_id").map { PlaceID($0) } }
    }
}

extension VisitFault {
    /// Where it stands in the content, and what would be right.
    fileprivate func failure(of body: Issuer) -> JSONFailure {
        let (member, code, detail): (String, JSONFailure.Code, String) =
            switch self {
            case .endsBeforeItStarts: ("ended_on", .range, "is before the start")
            case .typeOfAnotherBody:
                (
                    "type", .enum,
                    "of this body must be one of "
                        + VisitType.made(by: body).map(\.rawValue).joined(separator: ", ")
                )
            case .tooFewMembers: ("delegation", .length, "must have at least two members")
            case .nationalOfTheState:
                ("delegation", .conflict, "must have no national of the State that is visited")
            case .followsNothing:
                (
                    "prior_visit_id", .conflict,
                    "must be an earlier visit of the same body to the same State, which a "
                        + "follow-up visit follows"
                )
            case .endsAfterFollowUp:
                ("ended_on", .conflict, "is after the start of a visit that follows this one")
            case .endsAfterAdoption:
                ("ended_on", .conflict, "is after the adoption of a report on this visit")
            case .noFollowUp: ("prior_visit_id", .conflict, "goes with type follow_up")
            case .wrongPartner:
                (
                    "joint_with", .conflict,
                    "must be a mechanism of the State that the Subcommittee visits"
                )
            case .leaderMissing: ("led_by", .required, "must be given of a joint visit")
            case .leaderOfNoJointVisit: ("led_by", .conflict, "goes with joint_with")
            }
        return JSONFailure(
            pointer: "#/\(member)", code: code, detail: "\(detail) (\(citation))")
    }
}
