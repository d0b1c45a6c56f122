/// > 3. The visits shall be conducted by at least two members of the Subcommittee on Prevention. …
/// > 4. If the Subcommittee on Prevention considers it appropriate, it may propose a short
/// > follow-up visit after a regular visit. (Article 13.)
///
/// What a visit must be like before it is entered. All that is wrong is said at once.
package enum VisitRules {
    package static let fewestMembers = 2

    /// What is wrong with a visit of a body to a State; empty where nothing is.
    package static func faults(of visit: VisitFacts) -> [VisitFault] {
        var faults: [VisitFault] = []
        if visit.endedOn < visit.startedOn { faults.append(.endsBeforeItStarts) }
        if !visit.type.isMade(by: visit.body) { faults.append(.typeOfAnotherBody) }
        if visit.body == .subcommittee {
            if visit.members < fewestMembers { faults.append(.tooFewMembers) }
            if visit.nationalities.contains(visit.state) { faults.append(.nationalOfTheState) }
        }
        return faults + faultsOfPrior(visit) + faultsOfJoint(visit) + faultsOfBonds(visit)
    }

    /// A follow-up of the Subcommittee follows a visit of its own; a mechanism's may name one.
    private static func faultsOfPrior(_ visit: VisitFacts) -> [VisitFault] {
        switch (visit.type, visit.prior) {
        case (.followUp, .none): visit.body == .subcommittee ? [.followsNothing] : []
        case (.followUp, .some(let prior)):
            prior.state == visit.state && prior.body == visit.body
                && prior.endedOn <= visit.startedOn && !prior.followsThisOne
                ? [] : [.followsNothing]
        case (.country, .some), (.advisory, .some), (.inDepth, .some), (.thematic, .some),
            (.adHoc, .some):
            [.noFollowUp]
        case (.country, .none), (.advisory, .none), (.inDepth, .none), (.thematic, .none),
            (.adHoc, .none):
            []
        }
    }

    /// A visit ends before what rests on it: the visits that follow it, its adopted reports.
    private static func faultsOfBonds(_ visit: VisitFacts) -> [VisitFault] {
        var faults: [VisitFault] = []
        if let next = visit.bonds.firstFollowedOn, next < visit.endedOn {
            faults.append(.endsAfterFollowUp)
        }
        if let adopted = visit.bonds.firstAdoptedOn, adopted < visit.endedOn {
            faults.append(.endsAfterAdoption)
        }
        return faults
    }

    /// The Subcommittee may go together with a mechanism of the State; one of the two leads.
    private static func faultsOfJoint(_ visit: VisitFacts) -> [VisitFault] {
        guard let home = visit.jointWithMechanismOf else {
            return visit.leader == nil ? [] : [.leaderOfNoJointVisit]
        }
        var faults: [VisitFault] = []
        if visit.body != .subcommittee || home != visit.state { faults.append(.wrongPartner) }
        if visit.leader == nil { faults.append(.leaderMissing) }
        return faults
    }
}

/// What the rules need to know of a visit that is to be entered.
package struct VisitFacts: Sendable {
    package var state: StateCode
    package var body: Issuer
    package var type: VisitType
    package var startedOn: CalendarDate
    package var endedOn: CalendarDate
    package var members: Int
    /// Those that are given of the members.
    package var nationalities: [StateCode]
    package var prior: PriorVisit?
    /// The State of the mechanism that takes part.
    package var jointWithMechanismOf: StateCode?
    package var leader: VisitLeader?
    /// What rests on the visit already; nothing where it is new.
    package var bonds = VisitBonds()

    package init(
        state: StateCode, body: Issuer, type: VisitType, startedOn: CalendarDate,
        endedOn: CalendarDate, members: Int, nationalities: [StateCode] = [],
        prior: PriorVisit? = nil, jointWithMechanismOf: StateCode? = nil,
        leader: VisitLeader? = nil
    ) {
        self.state = state
        self.body = body
        self.type = type
        self.startedOn = startedOn
        self.endedOn = endedOn
        self.members = members
        self.nationalities = nationalities
        self.prior = prior
        self.jointWithMechanismOf = jointWithMechanismOf
        self.leader = leader
    }
}

/// The visit that another follows.
package struct PriorVisit: Sendable {
    package let state: StateCode
    package let body: Issuer
    package let endedOn: CalendarDate
    /// Whether it follows the visit itself, at one remove or several: no visits go in a circle.
    package let followsThisOne: Bool

    package init(
        state: StateCode, body: Issuer, endedOn: CalendarDate, followsThisOne: Bool = false
    ) {
        self.followsThisOne = followsThisOne
        self.state = state
        self.body = body
        self.endedOn = endedOn
    }
}

package enum VisitType: String, CaseIterable, Sendable {
    case country
    case followUp = "follow_up"
    case advisory = "npm_advisory"
    case inDepth = "in_depth"
    case thematic
    case adHoc = "ad_hoc"

    /// Which types of visit a body makes (domain.md, section 10).
    package static func made(by body: Issuer) -> [VisitType] {
        switch body {
        case .subcommittee: [.country, .followUp, .advisory]
        case .mechanism: [.inDepth, .thematic, .followUp, .adHoc]
        }
    }

    func isMade(by body: Issuer) -> Bool { Self.made(by: body).contains(self) }
}

/// Who leads a joint visit.
package enum VisitLeader: String, CaseIterable, Sendable {
    case subcommittee = "spt"
    case mechanism = "npm"
}

/// > Objection to a visit to a particular place of detention may be made only on urgent and
/// > compelling grounds of national defence, public safety, natural disaster or serious disorder
/// > in the place to be visited that temporarily prevent the carrying out of such a visit. The
/// > existence of a declared state of emergency as such shall not be invoked by a State Party as a
/// > reason to object to a visit. (Article 14 (2).)
package enum ObjectionGround: String, CaseIterable, Sendable {
    case nationalDefence = "national_defence"
    case publicSafety = "public_safety"
    case naturalDisaster = "natural_disaster"
    case seriousDisorder = "serious_disorder"

    package static let citation = "OPCAT art. 14 (2)"
}

/// Whether a visit could go into a place.
package enum PlaceAccess: String, CaseIterable, Sendable {
    case granted, denied

    /// Who objects to a visit to a place denies access to it (article 14 (2)).
    package static func mayMeetObjection(_ access: PlaceAccess?) -> Bool { access == .denied }
}

/// What is wrong with a visit.
package enum VisitFault: String, CaseIterable, Sendable {
    case endsBeforeItStarts = "ends_before_it_starts"
    case typeOfAnotherBody = "type_of_another_body"
    case tooFewMembers = "too_few_members"
    case nationalOfTheState = "national_of_the_state"
    case followsNothing = "follows_nothing"
    case endsAfterFollowUp = "ends_after_follow_up"
    case endsAfterAdoption = "ends_after_adoption"
    case noFollowUp = "no_follow_up"
    case wrongPartner = "wrong_partner"
    case leaderMissing = "leader_missing"
    case leaderOfNoJointVisit = "leader_of_no_joint_visit"

    /// The sentence that the rule rests on.
    package var citation: String {
        switch self {
        case .endsBeforeItStarts, .typeOfAnotherBody: "OPCAT art. 13 (1)"
        case .tooFewMembers: "OPCAT art. 13 (3)"
        // > The members of the Subcommittee on Prevention … shall be independent and impartial …
        case .nationalOfTheState: "OPCAT art. 5 (6)"
        case .followsNothing, .noFollowUp, .endsAfterFollowUp: "OPCAT art. 13 (4)"
        case .endsAfterAdoption: "OPCAT art. 16 (1)"
        // > … direct, and if necessary confidential, contact with the national preventive
        // > mechanisms …
        case .wrongPartner, .leaderMissing, .leaderOfNoJointVisit: "OPCAT art. 11 (1)"
        }
    }
}
