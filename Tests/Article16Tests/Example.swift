@testable import Article16

/// The reports, bodies and days that the tables name.
enum Example {
    static let kazakhstan = StateCode("KAZ")!  // Three capital letters.
    static let georgia = StateCode("GEO")!  // Three capital letters.
    static let mechanism = MechanismID("mec_kaz")
    static let otherMechanism = MechanismID("mec_kaz_other")
    static let georgianMechanism = MechanismID("mec_geo")

    /// Everybody there is, by the name that the tables use.
    static let parties: [String: Party] = [
        "spt": .subcommittee,
        "secretariat": .secretariat,
        "liaison-KAZ": .state(kazakhstan),
        "npm-KAZ": .mechanism(mechanism, of: kazakhstan),
        "other-npm-KAZ": .mechanism(otherMechanism, of: kazakhstan),
        "liaison-GEO": .state(georgia),
        "npm-GEO": .mechanism(georgianMechanism, of: georgia),
        "cat": .committee,
        "operator": .operator,
        "auditor": .auditor,
        "dashboard(KAZ)": .dashboard(.state(kazakhstan)),
        "dashboard(spt)": .dashboard(.subcommittee),
        "dashboard(public)": .dashboard(.everyone),
        "anyone": .anyone,
    ]

    static let edition = "sha256:present"
    static let oldEdition = "sha256:former"
    static let request = PublicationRequest(
        id: PublicationRequestID("prq_1"), requestedOn: day("2025-01-27"), comments: .none,
        recordedAt: 10)
    static let review = PersonalDataReview(
        edition: edition, reviewedOn: day("2025-03-31"), recordedAt: 20)
    static let disclosed = day("2024-09-02")
    static let decision = Decision(decidedOn: day("2025-02-14"), reference: "Session 55")
    static let part = PublicationScope.part(
        PublicationPart(paragraphs: ["14"], annexes: []))
    static let visitEnded = day("2023-04-01")
    static let adopted = day("2023-11-17")
    static let transmitted = day("2024-01-03")
    static let published = day("2025-04-07")
    static let today = day("2025-06-01")
}

/// A day written as `YYYY-MM-DD`, which a test knows to be one.
func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("\(text) is no day") }
    return date
}

/// Whose report it is and to whom: the rows of domain.md, section 3, with and without a copy.
enum Kind: String, CaseIterable, Sendable {
    case toState = "SPT->State"
    case toStateWithCopy = "SPT->State,copy-to-NPM"
    case toMechanism = "SPT->NPM"
    case toAuthorities = "NPM->authorities"
    case toAuthoritiesWithCopy = "NPM->authorities,copy-to-SPT"

    var issuer: Issuer {
        switch self {
        case .toState, .toStateWithCopy, .toMechanism: .subcommittee
        case .toAuthorities, .toAuthoritiesWithCopy: .mechanism(Example.mechanism)
        }
    }

    var addressee: Addressee {
        switch self {
        case .toState, .toStateWithCopy: .stateParty
        case .toMechanism: .mechanism
        case .toAuthorities, .toAuthoritiesWithCopy: .authorities
        }
    }

    var copy: Recipient? {
        switch self {
        case .toState, .toMechanism, .toAuthorities: nil
        case .toStateWithCopy: .mechanism
        case .toAuthoritiesWithCopy: .subcommittee
        }
    }

    /// Who sends it, reviews it and publishes it.
    var hands: Party {
        issuer == .subcommittee
            ? .secretariat : .mechanism(Example.mechanism, of: Example.kazakhstan)
    }

    /// Who replies, and who asks for publication.
    var correspondent: Party {
        addressee == .mechanism
            ? .mechanism(Example.mechanism, of: Example.kazakhstan) : .state(Example.kazakhstan)
    }

    /// The kinds a column speaks of: a copy changes nothing about who acts.
    static func named(_ column: String) -> [Kind] {
        allCases.filter { $0.rawValue.split(separator: ",")[0] == column }
    }
}

/// How far a report has come, in the words of the tables.
enum Stage: String, CaseIterable, Sendable {
    case draft, adopted
    /// The copy went out, and nothing to the body that the report speaks to.
    case copied
    case transmitted
    /// Transmitted, and looked through for personal data.
    case reviewed
    case requested
    /// Publication was asked for, then the report was looked through.
    case ready
    /// Reviewed, and the State has made some of it public itself, where it is a State's report.
    case disclosed
    /// One paragraph of it is public.
    case partly
    /// The same, and publication of the whole was asked for.
    case asking
    case published
}

extension Example {
    static func report(_ kind: Kind, _ stage: Stage) -> Report {
        var report = Report(
            id: ReportID("rep_1"), state: kazakhstan, issuer: kind.issuer,
            addressee: kind.addressee, mechanism: mechanism, lifecycle: .transmitted,
            edition: edition, visitEndedOn: visitEnded, adoptedOn: adopted)
        let copy = kind.copy.map { Transmission(recipient: $0, transmittedOn: transmitted) }
        report.transmissions = copy.map { [$0] } ?? []
        switch stage {
        case .draft: (report.lifecycle, report.adoptedOn, report.transmissions) = (.draft, nil, [])
        case .adopted: (report.lifecycle, report.transmissions) = (.adopted, [])
        case .copied: report.lifecycle = copy == nil ? .adopted : .transmitted
        case .transmitted: break
        case .reviewed: report.review = review
        case .requested: report.openRequest = request
        case .ready: (report.openRequest, report.review) = (request, review)
        case .disclosed, .partly, .asking: openPart(of: &report, kind, stage)
        case .published:
            (report.review, report.publication) = (review, publication(of: kind))
            report.issued = issued
        }
        guard ![.draft, .adopted, .copied].contains(stage) else { return report }
        report.transmissions.append(
            Transmission(recipient: kind.addressee.recipient, transmittedOn: transmitted))
        return report
    }

    private static func openPart(of report: inout Report, _ kind: Kind, _ stage: Stage) {
        report.review = review
        report.disclosedOn = kind.addressee == .stateParty ? disclosed : nil
        if stage == .asking { report.openRequest = request }
        guard stage != .disclosed else { return }
        report.publication = Publication(
            ground: kind.addressee == .stateParty ? .stateDisclosure : .issuerDecision,
            scope: part, publishedOn: published, comments: .none)
        report.issued = issued
    }

    /// The edition that is public, issued after the review.
    static let issued = IssuedEdition(number: 1, issuedOn: published, recordedAt: 30)

    static func publication(of kind: Kind, comments: Comments = .none) -> Publication {
        Publication(
            ground: kind.issuer == .subcommittee ? .stateRequest : .issuerDecision,
            publishedOn: published, comments: comments)
    }
}
