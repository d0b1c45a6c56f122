/// > However, no personal data shall be published without the express consent of the person
/// > concerned.
///
/// What is public is issued again where what may be printed has changed: a consent given later
/// opens a mask, one that is withdrawn closes words. The publication, its day, its ground and its
/// scope stay; the edition that was read before is kept and read no more.
extension Paragraph2 {
    /// Whoever publishes may issue again, after a review that is later than the present edition.
    package static func reissue(
        _ report: Report, by party: Party, on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> ReissueOrder {
        try Act.reissue.require(party, on: report)
        let (issued, review) = try report.requireReissuable()
        try requireOrder([max(issued.issuedOn, review.reviewedOn), date], today: today)
        return ReissueOrder(
            report: report.id, cause: .reissue, issuedOn: date, number: issued.number + 1)
    }

    /// The edition without the words that a person has withdrawn the consent to: at once, and
    /// without a review, since it opens nothing.
    package static func close(
        _ report: Report, after order: borrowing ConsentOrder, today: CalendarDate
    ) -> ReissueOrder? {
        guard order.closesPublicEdition, order.report == report.id, let issued = report.issued
        else { return nil }
        return ReissueOrder(
            report: report.id, cause: .consentWithdrawn, issuedOn: today,
            number: issued.number + 1)
    }
}

/// One public edition among those of its publication.
package struct IssuedEdition: Equatable, Sendable {
    /// Counted from 1 within the publication.
    package let number: Int
    package let issuedOn: CalendarDate
    /// Its place in the order of recording.
    package let recordedAt: Int64

    package init(number: Int, issuedOn: CalendarDate, recordedAt: Int64) {
        self.number = number
        self.issuedOn = issuedOn
        self.recordedAt = recordedAt
    }
}

/// Why a public edition was issued.
package enum IssueCause: String, CaseIterable, Sendable {
    case publication, reissue
    case consentWithdrawn = "consent_withdrawn"
}

/// Leave to issue the public edition again.
package struct ReissueOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let cause: IssueCause
    package let issuedOn: CalendarDate
    package let number: Int
}

extension Report {
    /// Something is public, and somebody has looked since it was last issued.
    func requireReissuable() throws(Refusal) -> (IssuedEdition, PersonalDataReview) {
        guard let issued else { throw .nothingPublished }
        let review = try PersonalData.requireReview(of: self)
        guard review.recordedAt > issued.recordedAt else { throw .personalDataNotReviewed }
        return (issued, review)
    }
}
