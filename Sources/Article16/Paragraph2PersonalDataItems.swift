/// > However, no personal data shall be published without the express consent of the person
/// > concerned.
///
/// A personal-data item is a span of a text that tells of a person. Only a granted consent opens
/// it; consents are asked for, given, refused and withdrawn in an order that has a history.
package struct PersonalDataItem: Equatable, Sendable {
    package let id: PersonalDataItemID
    package let treatment: Treatment
    package let consent: Consent
    /// The day of the last step of the consent.
    package let consentOn: CalendarDate?
    /// Found to be no personal data before it was part of a public edition.
    package let isMistaken: Bool
    /// Its place in the order of recording.
    package let recordedAt: Int64

    package init(
        id: PersonalDataItemID, treatment: Treatment = .mask, consent: Consent = .none,
        consentOn: CalendarDate? = nil, isMistaken: Bool = false, recordedAt: Int64 = 0
    ) {
        self.id = id
        self.treatment = treatment
        self.consent = consent
        self.consentOn = consentOn
        self.isMistaken = isMistaken
        self.recordedAt = recordedAt
    }

    /// Whether its words may be printed.
    package var isOpen: Bool { isMistaken || consent == .granted }
}

/// What a person says to the printing of a span. Only `granted` opens it.
package enum Consent: String, CaseIterable, Sendable {
    case none, requested, granted, refused, withdrawn

    /// Whether this step may follow on another: nothing is refused or withdrawn twice, and what
    /// was never granted cannot be withdrawn.
    package func mayFollow(_ last: Consent) -> Bool {
        switch last {
        case .none: [.requested, .granted, .refused].contains(self)
        case .requested: [.granted, .refused].contains(self)
        case .granted: self == .withdrawn
        case .refused, .withdrawn: [.requested, .granted].contains(self)
        }
    }
}

/// What the marking body means to do with a span.
package enum Treatment: String, CaseIterable, Sendable {
    /// Masked in the public edition unless consent is granted.
    case mask
    /// To be printed: until consent is granted nothing goes out.
    case print
}

/// What a span tells of a person.
package enum PersonalDataCategory: String, CaseIterable, Sendable {
    case name
    case dateOfBirth = "date_of_birth"
    case identityNumber = "identity_number"
    case other
}

extension PersonalData {
    /// Items and consents are the writing body's own business; nobody else knows of them, not
    /// even a dashboard (domain.md, section 8).
    package static func mayReadItems(of report: Report, as party: Party) -> Bool {
        report.isIssued(by: party)
    }

    /// A span of a frozen text: that of a draft would move under it.
    package static func mark(_ report: Report, by party: Party) throws(Refusal) -> MarkingOrder {
        try Act.markPersonalData.require(party, on: report)
        return MarkingOrder(report: report.id)
    }

    /// Another treatment, or that it was a mistake: what has been part of a public edition stays.
    package static func change(
        _ item: PersonalDataItem, of report: Report, toMistaken: Bool, by party: Party
    ) throws(Refusal) -> ItemChangeOrder {
        try Act.markPersonalData.require(party, on: report)
        guard !item.isMistaken else { throw .itemMistaken }
        if toMistaken, let issued = report.issued, item.recordedAt <= issued.recordedAt {
            throw .itemPublished
        }
        return ItemChangeOrder(item: item.id, report: report.id)
    }

    /// A step of the consent. Where a granted consent is withdrawn after publication, the order
    /// says that the public edition is issued again, masked.
    package static func consent(
        _ consent: Consent, to item: PersonalDataItem, of report: Report, by party: Party,
        on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> ConsentOrder {
        try Act.markPersonalData.require(party, on: report)
        guard !item.isMistaken else { throw .itemMistaken }
        guard consent.mayFollow(item.consent) else { throw .consentOutOfStep }
        try requireOrder([item.consentOn, date], today: today)
        return ConsentOrder(
            item: item.id, report: report.id, consent: consent, happenedOn: date,
            closesPublicEdition: consent == .withdrawn && report.publication != nil)
    }
}

/// Leave to mark a span.
package struct MarkingOrder: ~Copyable, Sendable {
    package let report: ReportID
}

/// Leave to change an item.
package struct ItemChangeOrder: ~Copyable, Sendable {
    package let item: PersonalDataItemID
    package let report: ReportID
}

/// Leave to record a step of a consent.
package struct ConsentOrder: ~Copyable, Sendable {
    package let item: PersonalDataItemID
    package let report: ReportID
    package let consent: Consent
    package let happenedOn: CalendarDate
    /// The words are public now and must not be any longer.
    package let closesPublicEdition: Bool
}
