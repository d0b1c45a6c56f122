import Testing

@testable import Article16

/// Histories that do not go straight from transmission to reply, request and publication.
@Suite("Awkward histories, by the rules")
struct AwkwardHistoryTests {
    private let state = Party.state(Example.kazakhstan)

    @Test func `publication before any reply`() throws {
        var report = Example.report(.toState, .ready)
        #expect(report.replyStatus(on: Example.today) == .overdue)
        report.publication = try publication(of: report, on: .stateRequest)
        #expect(report.publication?.comments == Comments.none)
        // The clock runs on, and a reply is still taken.
        #expect(report.replyDueOn == day("2024-07-03"))
        #expect(report.replyStatus(on: Example.today) == .overdue)
        let reply = Example.draft(to: report)
        let order = try Replies.submit(
            reply, to: report, by: state, on: Example.today, today: Example.today)
        #expect(order.late == true)
        var submitted = reply
        submitted.submittedOn = Example.today
        #expect(!Replies.mayRead(submitted, to: report, as: .anyone))
        #expect(Replies.mayRead(submitted, to: report, as: .secretariat))
    }

    @Test func `request, withdraw, request again`() throws {
        var report = Example.report(.toState, .reviewed)
        for (number, date) in [(1, "2025-01-27"), (2, "2025-03-01")] {
            let order = try Paragraph2.request(
                publicationOf: report, by: state, on: day(date), comments: .toFollow,
                today: Example.today)
            report.openRequest = PublicationRequest(
                id: PublicationRequestID("prq_\(number)"), requestedOn: order.requestedOn,
                comments: order.comments, recordedAt: Int64(number))
            guard number == 1 else { continue }
            let withdrawal = try Paragraph2.withdraw(
                requestFor: report, by: state, on: day("2025-02-01"), today: Example.today)
            #expect(withdrawal.request == PublicationRequestID("prq_1"))
            report.openRequest = nil
            #expect(
                Step.publish.outcome(on: report, by: .secretariat) == "publication_not_requested")
        }
        let order = try Paragraph2.publish(
            report, on: .stateRequest, by: .secretariat, date: Example.published,
            today: Example.today)
        #expect(order.request == PublicationRequestID("prq_2"))
        #expect(order.comments == .toFollow)
    }

    @Test func `disclosure of the whole by the State itself`() throws {
        var report = Example.report(.toState, .reviewed)
        let order = try Paragraph2.disclose(
            report, scope: .whole, by: state, on: Example.disclosed, today: Example.today)
        #expect(order.scope == .whole)
        report.disclosedOn = order.disclosedOn
        // It is for the Subcommittee to decide; nothing is public here by the State's own act.
        #expect(report.confidentiality == .confidential)
        #expect(PartTests.publish(report, .whole, nil) == "decision_missing")
        #expect(PartTests.publish(report, Example.part) == "yes")
        report.publication = try publication(of: report, on: .stateDisclosure)
        #expect(report.publication?.scope == .whole)
        #expect(Step.disclose.outcome(on: report, by: state) == "already_published")
    }

    private func publication(of report: Report, on ground: Ground) throws -> Publication {
        let decision = ground == .stateDisclosure ? Example.decision : nil
        let order = try Paragraph2.publish(
            report, on: ground, decision: decision, by: .secretariat, date: Example.published,
            today: Example.today)
        return Publication(
            ground: order.ground, scope: order.scope, publishedOn: order.publishedOn,
            comments: order.comments)
    }
}
