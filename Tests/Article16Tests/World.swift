@testable import Article16

/// All the reports that differ in what the rules look at; among them some that never come to be.
enum World {
    static let all: [Report] = withWords + erased

    /// What is erased is never public.
    private static let erased: [Report] = withWords.filter {
        $0.lifecycle != .draft && $0.publication == nil && $0.review == nil
    }.map { report in
        var report = report
        report.erasedOn = Example.today
        return report
    }

    private static let withWords: [Report] = sent.flatMap { report in
        requests.flatMap { request in
            reviews.flatMap { review in
                publications.flatMap { publication in
                    disclosures(report).flatMap { disclosedOn in
                        var report = report
                        (report.openRequest, report.review) = (request, review)
                        (report.publication, report.disclosedOn) = (publication, disclosedOn)
                        // As often as not after the second of the reviews, and before it.
                        report.issued = publication.map {
                            IssuedEdition(
                                number: 1, issuedOn: $0.publishedOn,
                                recordedAt: request == nil ? 10 : 12)
                        }
                        report.awaitsComments = disclosedOn == nil ? request?.id : nil
                        report.personalDataChangedAt = disclosedOn == nil ? 10 : nil
                        return withFiles(report)
                    }
                }
            }
        }
    }

    /// Only of a State's report is there a file of article 16 (4).
    private static func withFiles(_ report: Report) -> [Report] {
        let mayHaveOne =
            report.addressee == .stateParty && report.addressed != nil && report.hasText
            && report.openRequest == nil
        guard mayHaveOne else { return [report] }
        return FileStage.allCases.map { stage in
            var report = report
            report.committeeFile = stage.file
            return report
        }
    }

    /// Each kind in each stage of its text, sent to nobody, to one body, or to all it is for.
    private static let sent: [Report] = [Kind.toState, .toMechanism, .toAuthorities].flatMap {
        kind in
        Lifecycle.allCases.flatMap { lifecycle in
            [true, false].flatMap { hasText in
                subsets(of: Example.report(kind, .adopted).possibleRecipients).map { recipients in
                    var report = Example.report(kind, .adopted)
                    (report.lifecycle, report.hasText) = (lifecycle, hasText)
                    report.transmissions = recipients.map {
                        Transmission(recipient: $0, transmittedOn: Example.transmitted)
                    }
                    return report
                }
            }
        }
    }

    private static func subsets(of recipients: [Recipient]) -> [[Recipient]] {
        recipients.reduce([[]]) { subsets, next in subsets + subsets.map { $0 + [next] } }
    }

    /// Only of a State's report is there a disclosure.
    private static func disclosures(_ report: Report) -> [CalendarDate?] {
        report.addressee == .stateParty ? [nil, Example.disclosed] : [nil]
    }

    private static let publications: [Publication?] = [
        nil, Example.report(.toState, .partly).publication, Example.publication(of: .toState),
    ]

    private static let requests: [PublicationRequest?] =
        [nil]
        + [Comments.none, .reply(ReplyID("rpl_1"))].map {
            PublicationRequest(
                id: Example.request.id, requestedOn: Example.request.requestedOn, comments: $0,
                recordedAt: 10)
        }

    private static let reviews: [PersonalDataReview?] =
        [nil]
        + [(Example.edition, 9), (Example.edition, 11), (Example.oldEdition, 11)].map {
            PersonalDataReview(edition: $0, reviewedOn: day("2025-03-31"), recordedAt: $1)
        }

    /// Whether the rule of an act gives its order, on a good day, to some body and on some ground.
    static func gives(_ step: Step, on report: Report, by party: Party) -> Bool {
        switch step {
        case .edit, .delete: mayChange(report, party)
        case .transmit:
            Recipient.allCases.contains { recipient in
                outcome { () throws(Refusal) in
                    try Communication.transmit(
                        report, to: recipient, by: party, on: Example.today, today: Example.today)
                } == "yes"
            }
        case .publish:
            Ground.allCases.contains { ground in
                outcome { () throws(Refusal) in
                    try Paragraph2.publish(
                        report, on: ground, decision: Example.decision, by: party,
                        date: Example.today, today: Example.today)
                } == "yes"
            }
        case .adopt, .submit, .request, .withdraw, .disclose, .review, .remind, .extend, .meet,
            .assess, .refer, .invite, .hear, .decide, .state, .mark, .reissue, .addVersion,
            .correct, .deliver, .erase:
            step.outcome(on: report, by: party) == "yes"
        }
    }

    /// A draft is changed by who wrote it; no order is given for it.
    private static func mayChange(_ report: Report, _ party: Party) -> Bool {
        let writers: [Party] =
            report.issuer == .subcommittee
            ? [.subcommittee, .secretariat]
            : [.mechanism(Example.mechanism, of: Example.kazakhstan)]
        return report.lifecycle == .draft && writers.contains(party)
    }
}
