/// > However, no personal data shall be published without the express consent of the person
/// > concerned.
///
/// Holds for every publication on whatever ground. A person of the publishing body must have
/// looked at exactly the words that go out, after their last change, comments included.
package enum PersonalData {
    /// - Parameter edition: the digest of the text that the reviewer read.
    package static func review(
        _ report: Report, edition: String, by party: Party, on date: CalendarDate,
        today: CalendarDate
    ) throws(Refusal) -> ReviewOrder {
        try Act.reviewPersonalData.require(party, on: report)
        guard edition == report.edition else { throw .reviewOfAnotherEdition }
        try requireOrder([report.adoptedOn, date], today: today)
        return ReviewOrder(report: report.id, edition: edition, reviewedOn: date)
    }

    static func requireReview(of report: Report) throws(Refusal) -> PersonalDataReview {
        guard let review = report.review else { throw .personalDataNotReviewed }
        guard review.edition == report.edition else { throw .reviewOfAnotherEdition }
        guard review.covers(report.openRequest) else { throw .personalDataNotReviewed }
        return review
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
        guard let request, case .reply = request.comments else { return true }
        return recordedAt > request.recordedAt
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
