import Testing

@testable import Article16

/// A visit of the Subcommittee to Kazakhstan that ended on 1 April 2023, with the days that are
/// known of its report; that of the adoption is not in it and is taken to be any day between.
@Suite("The real history of one report")
struct HistoryTests {
    let state = Party.state(Example.kazakhstan)
    let today = day("2025-04-07")

    @Test func `it is replayed day by day`() throws {
        var report = Report(
            id: ReportID("rep_1"), state: Example.kazakhstan, issuer: .subcommittee,
            addressee: .stateParty, edition: Example.edition, visitEndedOn: day("2023-04-01"))
        try adopt(&report, on: day("2023-11-17"))
        #expect(Paragraph1.sight(of: report, as: state) == nil)

        try transmit(&report, on: day("2024-01-03"))
        #expect(Paragraph1.sight(of: report, as: state) == .correspondent)
        #expect(Paragraph1.sight(of: report, as: .anyone) == nil)
        #expect(report.replyDueOn == day("2024-07-03"))
        #expect(report.replyStatus(on: day("2024-07-03")) == .awaitingReply)
        #expect(report.replyStatus(on: day("2024-07-04")) == .overdue)

        try request(&report, on: day("2025-01-27"))
        #expect(report.confidentiality == .publicationRequested)
        #expect(Paragraph1.sight(of: report, as: .anyone) == nil)

        try publish(&report, on: day("2025-04-07"))
        #expect(report.confidentiality == .published)
        #expect(Paragraph1.sight(of: report, as: .anyone) == .publicEdition)
        #expect(Paragraph1.sight(of: report, as: state) == .correspondent)
    }

    private func adopt(_ report: inout Report, on date: CalendarDate) throws {
        let order = try Communication.adopt(report, by: .secretariat, on: date, today: today)
        (report.lifecycle, report.adoptedOn) = (.adopted, order.adoptedOn)
    }

    private func transmit(_ report: inout Report, on date: CalendarDate) throws {
        let order = try Communication.transmit(
            report, to: .stateParty, by: .secretariat, on: date, today: today)
        report.lifecycle = .transmitted
        report.transmissions.append(
            Transmission(recipient: order.recipient, transmittedOn: order.transmittedOn))
    }

    private func request(_ report: inout Report, on date: CalendarDate) throws {
        let order = try Paragraph2.request(
            publicationOf: report, by: state, on: date, comments: .none, today: today)
        report.openRequest = PublicationRequest(
            id: PublicationRequestID("prq_1"), requestedOn: order.requestedOn,
            comments: order.comments, recordedAt: 1)
    }

    /// A review first: without one, nothing is published.
    private func publish(_ report: inout Report, on date: CalendarDate) throws {
        #expect(Step.publish.outcome(on: report, by: .secretariat) == "personal_data_not_reviewed")
        let review = try PersonalData.review(
            report, edition: report.edition, by: .secretariat, on: date, today: today)
        report.review = PersonalDataReview(
            edition: review.edition, reviewedOn: review.reviewedOn, recordedAt: 2)
        let order = try Paragraph2.publish(
            report, on: .stateRequest, by: .secretariat, date: date, today: today)
        report.openRequest = nil
        report.publication = Publication(
            ground: order.ground, publishedOn: order.publishedOn, comments: order.comments)
    }
}
