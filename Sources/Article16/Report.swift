/// What article 16 needs to know of a visit report: facts, not words.
package struct Report: Equatable, Sendable {
    package let id: ReportID
    package let state: StateCode
    package let issuer: Issuer
    package let addressee: Addressee
    /// The mechanism that wrote the report, or that it is addressed to, or that has a copy of it.
    package var mechanism: MechanismID?
    package var lifecycle: Lifecycle
    /// The digest of the text as it stands; a change of the text is another edition.
    package var edition: String
    /// Whether the text is there in the language it was written in (C2).
    package var hasText: Bool
    /// The last day of the visit that the report is on.
    package var visitEndedOn: CalendarDate?
    package var adoptedOn: CalendarDate?
    package var transmissions: [Transmission]
    /// The request that waits for publication; a withdrawn one is history and not here.
    package var openRequest: PublicationRequest?
    /// The latest review of this very edition.
    package var review: PersonalDataReview?
    package var publication: Publication?
    /// The first day on which the State made any of it public itself.
    package var disclosedOn: CalendarDate?
    /// The day by which the reply is due, where more time was given.
    package var replyExtendedTo: CalendarDate?
    /// The day of the first reminder.
    package var remindedOn: CalendarDate?
    /// The day of the first submitted reply.
    package var repliedOn: CalendarDate?
    /// The latest file of article 16 (4); earlier ones have ended.
    package var committeeFile: CommitteeFile?
    /// The place, in the order of recording, of the last change of the personal-data items, of
    /// the consents to them, or of the comments to be printed.
    package var personalDataChangedAt: Int64?
    /// The public edition that is read now.
    package var issued: IssuedEdition?
    /// The request for publication whose comments are still to follow.
    package var awaitsComments: PublicationRequestID?
    /// Comments that came after the publication, and are not printed yet.
    package var commentsToPrint: CommentsID?
    /// The day on which its words were destroyed.
    package var erasedOn: CalendarDate?

    package init(
        id: ReportID, state: StateCode, issuer: Issuer, addressee: Addressee,
        mechanism: MechanismID? = nil, lifecycle: Lifecycle = .draft, edition: String = "",
        hasText: Bool = true, visitEndedOn: CalendarDate? = nil, adoptedOn: CalendarDate? = nil,
        transmissions: [Transmission] = [], openRequest: PublicationRequest? = nil,
        review: PersonalDataReview? = nil, publication: Publication? = nil,
        disclosedOn: CalendarDate? = nil, replyExtendedTo: CalendarDate? = nil,
        remindedOn: CalendarDate? = nil, repliedOn: CalendarDate? = nil,
        committeeFile: CommitteeFile? = nil,
        personalDataChangedAt: Int64? = nil, issued: IssuedEdition? = nil,
        awaitsComments: PublicationRequestID? = nil, commentsToPrint: CommentsID? = nil,
        erasedOn: CalendarDate? = nil
    ) {
        self.id = id
        self.state = state
        self.issuer = issuer
        self.addressee = addressee
        self.mechanism = mechanism
        self.lifecycle = lifecycle
        self.edition = edition
        self.hasText = hasText
        self.visitEndedOn = visitEndedOn
        self.adoptedOn = adoptedOn
        self.transmissions = transmissions
        self.openRequest = openRequest
        self.review = review
        self.publication = publication
        self.disclosedOn = disclosedOn
        self.replyExtendedTo = replyExtendedTo
        self.remindedOn = remindedOn
        self.repliedOn = repliedOn
        self.committeeFile = committeeFile
        self.personalDataChangedAt = personalDataChangedAt
        self.issued = issued
        self.awaitsComments = awaitsComments
        self.commentsToPrint = commentsToPrint
        self.erasedOn = erasedOn
    }

    /// The first of the two axes' other: article 16's own (domain.md, section 2).
    package var confidentiality: Confidentiality {
        if publication != nil { return .published }
        return openRequest == nil ? .confidential : .publicationRequested
    }
}

/// Who wrote a report: the body of the caller that submitted it.
package enum Issuer: Hashable, Sendable {
    case subcommittee
    case mechanism(MechanismID)
}

/// Whom a report speaks to.
package enum Addressee: String, CaseIterable, Sendable {
    /// The Subcommittee's report to the State it visited.
    case stateParty = "state_party"
    /// The Subcommittee's separate report to a mechanism (article 11 (1) (b) (ii)).
    case mechanism = "npm"
    /// A mechanism's report to the authorities of its State (article 19 (b)).
    case authorities
}

/// The life of the text, apart from who may read it: frozen once adopted.
package enum Lifecycle: String, CaseIterable, Sendable {
    case draft, adopted, transmitted
}

/// How far article 16 has opened a report.
package enum Confidentiality: String, CaseIterable, Sendable {
    case confidential
    case publicationRequested = "publication_requested"
    case published
}

/// That a report was sent to a body, on a day (C2). A report goes to each body once.
package struct Transmission: Equatable, Sendable {
    package let recipient: Recipient
    package let transmittedOn: CalendarDate

    package init(recipient: Recipient, transmittedOn: CalendarDate) {
        self.recipient = recipient
        self.transmittedOn = transmittedOn
    }
}

/// A body that a report can be sent to.
package enum Recipient: String, CaseIterable, Sendable {
    case stateParty = "state_party"
    case mechanism = "npm"
    case authorities
    /// The Subcommittee, when a mechanism sends it a copy (article 20 (f)).
    case subcommittee = "spt"
}

extension Addressee {
    /// The recipient whose transmission starts the clock of the reply.
    package var recipient: Recipient {
        switch self {
        case .stateParty: .stateParty
        case .mechanism: .mechanism
        case .authorities: .authorities
        }
    }
}

extension Report {
    package func transmission(to recipient: Recipient) -> Transmission? {
        transmissions.first { $0.recipient == recipient }
    }

    /// The transmission to the body that the report speaks to.
    package var addressed: Transmission? { transmission(to: addressee.recipient) }
}
