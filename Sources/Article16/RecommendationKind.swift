/// What a recommendation asks of the body it is addressed to.
///
/// > The authorities of the State Party shall examine the recommendations of the Subcommittee on
/// > Prevention and enter into a dialogue with it on possible implementation measures.
/// > (OPCAT art. 12 (d); art. 22 says the same of a national preventive mechanism's.)
///
/// The raw value is the `kind` that clients see.
package enum RecommendationKind: String, CaseIterable, Hashable, Sendable {
    /// A measure to be taken.
    case recommendation
    /// Information or a reply is asked for, and nothing else.
    case requestForInformation = "request_for_information"
    /// The report is to be distributed or made public, and nothing else.
    case publicationInvitation = "publication_invitation"
    /// Printed as a recommendation is, and asks for nothing.
    case statement

    /// Whether a reply must speak to it; only these count in a reply's coverage.
    package var needsAnswer: Bool {
        switch self {
        case .recommendation, .requestForInformation: true
        case .publicationInvitation, .statement: false
        }
    }
}
