/// > However, no personal data shall be published without the express consent of the person
/// > concerned.
///
/// Holds for every publication on whatever ground. A person of the publishing body must have
/// looked at exactly the words that go out, after their last change, comments included.
package enum PersonalData {
    /// Nobody has looked at what was not there yet: a review is no earlier than the day of what it
    /// covers, and a publication no earlier than its review.
    ///
    /// - Parameters:
    ///   - edition: the digest of the text that the reviewer read.
    ///   - changedOn: the latest day of a corrigendum, of comments, or of a step of a consent.
    package static func review(
        _ report: Report, edition: String, changedOn: CalendarDate? = nil, by party: Party,
        on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> ReviewOrder {
        try Act.reviewPersonalData.require(party, on: report)
        guard edition == report.edition else { throw .reviewOfAnotherEdition }
        let before = [report.adoptedOn, changedOn].compactMap { $0 }.max()
        try requireOrder([before, date], today: today)
        return ReviewOrder(report: report.id, edition: edition, reviewedOn: date)
    }

    static func requireReview(of report: Report) throws(Refusal) -> PersonalDataReview {
        guard let review = report.review else { throw .personalDataNotReviewed }
        guard review.edition == report.edition else { throw .reviewOfAnotherEdition }
        guard review.covers(report.openRequest) else { throw .personalDataNotReviewed }
        guard review.recordedAt > report.personalDataChangedAt ?? .min else {
            throw .personalDataNotReviewed
        }
        return review
    }
}

/// The gate before every publication, on whatever ground, and every new public edition.
extension PersonalData {
    /// Opens the gate: somebody looked at this very edition after the last change of anything
    /// that goes out, and each span within it is printed on consent or masked.
    ///
    /// - Parameters:
    ///   - items: those within what is to be published.
    ///   - hands: who publishes, as against who looked.
    package static func clear(
        _ items: [PersonalDataItem], of report: Report, in hands: PublishingHands
    ) throws(Refusal) -> PersonalDataClearance {
        _ = try requireReview(of: report)
        try hands.require()
        guard unconsented(among: items).isEmpty else { throw .personalDataWithoutConsent }
        return PersonalDataClearance(
            report: report.id, opened: Set(items.filter(\.isOpen).map(\.id)))
    }

    /// What keeps the gate shut: spans that are meant to be printed, without consent.
    package static func unconsented(among items: [PersonalDataItem]) -> [PersonalDataItem] {
        items.filter { $0.treatment == .print && !$0.isOpen }
    }

    /// For the edition that takes the place of one after a consent was withdrawn: it opens
    /// nothing that was not open before, so that nobody needs to look first.
    package static func clear(
        _ items: [PersonalDataItem], of report: Report, openBefore: Set<PersonalDataItemID>
    ) -> PersonalDataClearance {
        let open = items.filter { $0.isOpen && openBefore.contains($0.id) }
        return PersonalDataClearance(report: report.id, opened: Set(open.map(\.id)))
    }
}

/// That a text may go out with these items in plain words, and no other. Only this module makes
/// one, and no public edition is made without.
package struct PersonalDataClearance: Sendable {
    package let report: ReportID
    package let opened: Set<PersonalDataItemID>

    init(report: ReportID, opened: Set<PersonalDataItemID>) {
        self.report = report
        self.opened = opened
    }
}

/// That somebody looked at one edition for personal data.
package struct PersonalDataReview: Equatable, Sendable {
    package let edition: String
    package let reviewedOn: CalendarDate
    /// The place of the review in the order of recording.
    package let recordedAt: Int64

    package init(edition: String, reviewedOn: CalendarDate, recordedAt: Int64) {
        self.edition = edition
        self.reviewedOn = reviewedOn
        self.recordedAt = recordedAt
    }

    /// Comments attached after the review were not part of what was looked at.
    func covers(_ request: PublicationRequest?) -> Bool {
        guard let request else { return true }
        return switch request.comments {
        case .reply, .attached: recordedAt > request.recordedAt
        case .none, .toFollow: true
        }
    }
}

/// Leave to record a review.
package struct ReviewOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let edition: String
    package let reviewedOn: CalendarDate
}

extension PersonalData {
    /// Who looked, and when, is the publishing body's own business (domain.md, section 8).
    package static func mayReadReviews(of report: Report, as party: Party) -> Bool {
        report.isIssued(by: party)
    }
}
