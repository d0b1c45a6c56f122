import Testing

@testable import Article16

@Suite("What a report's readers are told they may do")
struct ActTests {
    /// The acts of each party at each stage; who is not named has none.
    static let tables: [Kind: Table] = [
        .toState: Table(
            """
                                    | allowed
            draft spt               | edit,delete,adopt
            draft secretariat       | edit,delete,adopt
            adopted secretariat     | transmit,review_personal_data
            copied secretariat      | transmit,review_personal_data
            transmitted secretariat | transmit,review_personal_data
            transmitted liaison-KAZ | reply,request_publication
            reviewed secretariat    | transmit,review_personal_data
            reviewed liaison-KAZ    | reply,request_publication
            requested secretariat   | transmit,review_personal_data
            requested liaison-KAZ   | reply,withdraw_publication_request
            ready secretariat       | transmit,review_personal_data,publish
            ready liaison-KAZ       | reply,withdraw_publication_request
            published secretariat   | transmit
            published liaison-KAZ   | reply
            """),
        .toStateWithCopy: Table(
            """
                                    | allowed
            draft spt               | edit,delete,adopt
            draft secretariat       | edit,delete,adopt
            adopted secretariat     | transmit,review_personal_data
            copied secretariat      | transmit,review_personal_data
            transmitted secretariat | review_personal_data
            transmitted liaison-KAZ | reply,request_publication
            reviewed secretariat    | review_personal_data
            reviewed liaison-KAZ    | reply,request_publication
            requested secretariat   | review_personal_data
            requested liaison-KAZ   | reply,withdraw_publication_request
            ready secretariat       | review_personal_data,publish
            ready liaison-KAZ       | reply,withdraw_publication_request
            published liaison-KAZ   | reply
            """),
        .toMechanism: Table(
            """
                                    | allowed
            draft spt               | edit,delete,adopt
            draft secretariat       | edit,delete,adopt
            adopted secretariat     | transmit,review_personal_data
            copied secretariat      | transmit,review_personal_data
            transmitted secretariat | review_personal_data
            transmitted npm-KAZ     | reply,request_publication
            reviewed secretariat    | review_personal_data
            reviewed npm-KAZ        | reply,request_publication,publish
            requested secretariat   | review_personal_data
            requested npm-KAZ       | reply,withdraw_publication_request
            ready secretariat       | review_personal_data,publish
            ready npm-KAZ           | reply,withdraw_publication_request,publish
            published npm-KAZ       | reply
            """),
        .toAuthorities: Table(
            """
                                    | allowed
            draft npm-KAZ           | edit,delete,adopt
            adopted npm-KAZ         | transmit,review_personal_data
            copied npm-KAZ          | transmit,review_personal_data
            transmitted npm-KAZ     | transmit,review_personal_data
            transmitted liaison-KAZ | reply,request_publication
            reviewed npm-KAZ        | transmit,review_personal_data,publish
            reviewed liaison-KAZ    | reply,request_publication
            requested npm-KAZ       | transmit,review_personal_data
            requested liaison-KAZ   | reply,withdraw_publication_request
            ready npm-KAZ           | transmit,review_personal_data,publish
            ready liaison-KAZ       | reply,withdraw_publication_request
            published npm-KAZ       | transmit
            published liaison-KAZ   | reply
            """),
        .toAuthoritiesWithCopy: Table(
            """
                                    | allowed
            draft npm-KAZ           | edit,delete,adopt
            adopted npm-KAZ         | transmit,review_personal_data
            copied npm-KAZ          | transmit,review_personal_data
            transmitted npm-KAZ     | review_personal_data
            transmitted liaison-KAZ | reply,request_publication
            reviewed npm-KAZ        | review_personal_data,publish
            reviewed liaison-KAZ    | reply,request_publication
            requested npm-KAZ       | review_personal_data
            requested liaison-KAZ   | reply,withdraw_publication_request
            ready npm-KAZ           | review_personal_data,publish
            ready liaison-KAZ       | reply,withdraw_publication_request
            published liaison-KAZ   | reply
            """),
    ]

    @Test(arguments: Kind.allCases, Stage.allCases)
    func `the acts allowed to each party are those of the table`(kind: Kind, stage: Stage) throws {
        let cells = try #require(Self.tables[kind]).cells
        for (name, party) in Example.parties {
            let cell = cells.first { $0.row == "\(stage.rawValue) \(name)" }
            let expected = cell?.answer.split(separator: ",").map(String.init) ?? []
            let allowed = Act.allowed(to: party, on: Example.report(kind, stage))
            #expect(allowed.map(\.rawValue) == expected, "\(name)")
        }
    }

    @Test func `every row of the tables is one that is looked at`() {
        let rows = Stage.allCases.flatMap { stage in
            Example.parties.keys.map { "\(stage.rawValue) \($0)" }
        }
        for cell in Self.tables.values.flatMap(\.cells) { #expect(rows.contains(cell.row)) }
    }

    /// A promise that the rules do not keep, or an act they allow and nobody is told of, is shown
    /// as the world it happens in.
    @Test func `an act is allowed if and only if its rule gives an order, in every world`() {
        var count = 0
        var wrong: [String] = []
        for report in World.all {
            for (name, party) in Example.parties {
                let allowed = Act.allowed(to: party, on: report)
                for step in Step.allCases {
                    count += 1
                    let given = World.gives(step, on: report, by: party)
                    guard allowed.contains(step.act) != given else { continue }
                    wrong.append("\(name) \(step) \(report)")
                }
            }
        }
        #expect(wrong.prefix(3).isEmpty)
        #expect(count == World.all.count * Example.parties.count * Act.allCases.count)
    }
}

/// All the reports that differ in what the rules look at; among them some that never come to be.
enum World {
    static let all: [Report] = sent.flatMap { report in
        requests.flatMap { request in
            reviews.flatMap { review in
                [nil, Example.publication(of: .toState)].map { publication in
                    var report = report
                    (report.openRequest, report.review) = (request, review)
                    report.publication = publication
                    return report
                }
            }
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
                        report, on: ground, by: party, date: Example.today, today: Example.today)
                } == "yes"
            }
        case .adopt, .submit, .request, .withdraw, .review:
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
