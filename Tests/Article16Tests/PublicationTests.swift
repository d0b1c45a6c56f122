import Testing

@testable import Article16

@Suite("C5 and C10: a report is published")
struct PublicationTests {
    /// Each on its own ground: the secretariat follows a request, a mechanism decides.
    static let whose = Whose(
        step: .publish, stage: .ready, no: .notThePublisher,
        table: Table(
            """
                        | SPT->State SPT->NPM NPM->authorities
            secretariat | yes        yes      no
            npm-KAZ     | no         yes      yes
            others      | no         no       no
            """))

    @Test(arguments: whose.table.cells)
    func `C5, C10: the secretariat publishes, and a mechanism what it decides on`(cell: Cell) {
        for (expected, found) in Self.whose.outcomes(cell) { #expect(found == expected) }
    }

    /// When the secretariat may: on a request, and on nothing else.
    static let when = Table(
        """
                    | secretariat,SPT->State     secretariat,SPT->NPM
        draft       | not_adopted                not_adopted
        adopted     | publication_not_requested  publication_not_requested
        copied      | publication_not_requested  publication_not_requested
        transmitted | publication_not_requested  publication_not_requested
        reviewed    | publication_not_requested  publication_not_requested
        requested   | personal_data_not_reviewed personal_data_not_reviewed
        ready       | yes                        yes
        disclosed   | publication_not_requested  publication_not_requested
        partly      | publication_not_requested  publication_not_requested
        asking      | yes                        yes
        published   | already_published          already_published
        """)

    /// When a mechanism may: what was sent to it, or what it wrote, sent or not.
    static let whenItDecides = Table(
        """
                    | npm-KAZ,SPT->NPM           npm-KAZ,NPM->authorities
        draft       | not_adopted                not_adopted
        adopted     | not_transmitted            personal_data_not_reviewed
        copied      | not_transmitted            personal_data_not_reviewed
        transmitted | personal_data_not_reviewed personal_data_not_reviewed
        reviewed    | yes                        yes
        requested   | personal_data_not_reviewed personal_data_not_reviewed
        ready       | yes                        yes
        disclosed   | yes                        yes
        partly      | yes                        yes
        asking      | yes                        yes
        published   | already_published          already_published
        """)

    @Test(arguments: when.cells + whenItDecides.cells)
    func `nothing is published too early, unasked, unread or twice`(cell: Cell) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        let words = cell.column.split(separator: ",").map(String.init)
        let party = try #require(Example.parties[words[0]])
        for kind in Kind.named(words[1]) {
            let report = Example.report(kind, stage)
            #expect(Step.publish.outcome(on: report, by: party) == cell.answer, "\(kind)")
        }
    }

    /// On which ground, where a request is open and the review was made.
    static let grounds = Table(
        """
                                  | secretariat,SPT->State   npm-KAZ,NPM->authorities
        art_16_2_request          | yes                      ground_of_another_issuer
        art_16_2_state_disclosure | no_state_disclosure      ground_of_another_issuer
        art_16_4_decision         | no_committee_decision    ground_of_another_issuer
        issuer_decision           | ground_of_another_issuer yes
        """)

    /// The same for what the Subcommittee wrote to a mechanism.
    static let groundsToMechanism = Table(
        """
                                  | secretariat,SPT->NPM     npm-KAZ,SPT->NPM
        art_16_2_request          | yes                      ground_of_another_issuer
        art_16_2_state_disclosure | no_state_disclosure      ground_of_another_issuer
        art_16_4_decision         | no_committee_decision    ground_of_another_issuer
        issuer_decision           | ground_of_another_issuer yes
        """)

    @Test(arguments: grounds.cells + groundsToMechanism.cells)
    func `a report is published on its publisher's ground and on no other`(cell: Cell) throws {
        let ground = try #require(Ground(rawValue: cell.row))
        let words = cell.column.split(separator: ",").map(String.init)
        let party = try #require(Example.parties[words[0]])
        for kind in Kind.named(words[1]) {
            let found = outcome { () throws(Refusal) in
                try Paragraph2.publish(
                    Example.report(kind, .ready), on: ground, by: party, date: Example.published,
                    today: Example.today)
            }
            #expect(found == cell.answer, "\(kind)")
        }
    }

    @Test(arguments: Ground.allCases, Kind.allCases)
    func `what is published is not published again, on whatever ground`(
        ground: Ground, kind: Kind
    ) {
        var report = Example.report(kind, .published)
        report.openRequest = Example.request
        #expect(throws: Refusal.alreadyPublished) {
            _ = try Paragraph2.publish(
                report, on: ground, by: kind.hands, date: Example.today, today: Example.today)
        }
        #expect(report.confidentiality == .published)
    }

    @Test func `C5: the order follows the request, with its comments`() throws {
        var report = Example.report(.toState, .ready)
        report.openRequest = PublicationRequest(
            id: PublicationRequestID("prq_7"), requestedOn: day("2025-01-27"),
            comments: .reply(ReplyID("rpl_1")), recordedAt: 10)
        let order = try Paragraph2.publish(
            report, on: .stateRequest, by: .secretariat, date: Example.published,
            today: Example.today)
        #expect(order.report == report.id)
        #expect(order.ground == .stateRequest)
        #expect(order.publishedOn == Example.published)
        #expect(order.comments == .reply(ReplyID("rpl_1")))
        #expect(order.request == PublicationRequestID("prq_7"))
    }

    @Test func `C10: a decision answers the State's open request, and needs none`() throws {
        let asked = try Paragraph2.publish(
            Example.report(.toAuthorities, .ready), on: .issuerDecision,
            by: Kind.toAuthorities.hands, date: Example.published, today: Example.today)
        #expect(asked.request == Example.request.id)
        let unasked = try Paragraph2.publish(
            Example.report(.toAuthorities, .reviewed), on: .issuerDecision,
            by: Kind.toAuthorities.hands, date: Example.published, today: Example.today)
        #expect(unasked.request == nil)
        #expect(unasked.comments == .none)
        #expect(unasked.ground == .issuerDecision)
    }

    @Test func `C10: a mechanism may publish its adopted report before it is sent`() {
        var report = Example.report(.toAuthorities, .adopted)
        report.review = Example.review
        #expect(Step.publish.outcome(on: report, by: Kind.toAuthorities.hands) == "yes")
    }

    @Test func `C10: a mechanism has no say in a State's report that it holds a copy of`() {
        let report = Example.report(.toStateWithCopy, .ready)
        let mechanism = Party.mechanism(Example.mechanism, of: Example.kazakhstan)
        #expect(Step.publish.outcome(on: report, by: mechanism) == "not_the_publisher")
    }
}
