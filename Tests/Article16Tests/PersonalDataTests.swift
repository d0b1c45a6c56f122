import Testing

@testable import Article16

@Suite("Article 16 (2), third sentence: personal data")
struct PersonalDataTests {
    /// The publishing body looks for personal data; of a report to a mechanism the secretariat.
    static let whose = Whose(
        step: .review, stage: .transmitted, no: .notThePublisher,
        table: Table(CommunicationTests.hands))

    @Test(arguments: whose.table.cells)
    func `the body that wrote a report looks through it`(cell: Cell) {
        for (expected, found) in Self.whose.outcomes(cell) { #expect(found == expected) }
    }

    static let when = Table(
        """
                    | review
        draft       | not_adopted
        adopted     | yes
        copied      | yes
        transmitted | yes
        reviewed    | yes
        requested   | yes
        ready       | yes
        disclosed   | yes
        partly      | yes
        asking      | yes
        published   | yes
        """)

    @Test(arguments: when.cells)
    func `a review is of a frozen text, and of a published one before it is issued again`(
        cell: Cell
    ) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        for kind in Kind.allCases {
            let found = Step.review.outcome(on: Example.report(kind, stage), by: kind.hands)
            #expect(found == cell.answer, "\(kind)")
        }
    }

    /// What the review must be: of this edition, and recorded after the comments that go out.
    static let gate = Table(
        """
                                                | publish
        no review, comments none                | personal_data_not_reviewed
        no review, comments to follow           | personal_data_not_reviewed
        no review, comments a reply             | personal_data_not_reviewed
        of an older edition, comments none      | review_of_another_edition
        of an older edition, comments to follow | review_of_another_edition
        of an older edition, comments a reply   | review_of_another_edition
        before the request, comments none       | yes
        before the request, comments to follow  | yes
        before the request, comments a reply    | personal_data_not_reviewed
        after the request, comments none        | yes
        after the request, comments to follow   | yes
        after the request, comments a reply     | yes
        """)

    static let reviews: [String: PersonalDataReview?] = [
        "no review": nil,
        "of an older edition": PersonalDataReview(
            edition: Example.oldEdition, reviewedOn: day("2025-03-31"), recordedAt: 20),
        "before the request": PersonalDataReview(
            edition: Example.edition, reviewedOn: day("2025-03-31"), recordedAt: 9),
        "after the request": PersonalDataReview(
            edition: Example.edition, reviewedOn: day("2025-03-31"), recordedAt: 11),
    ]

    static let comments: [String: Comments] = [
        "none": .none, "to follow": .toFollow, "a reply": .reply(ReplyID("rpl_1")),
    ]

    @Test(arguments: gate.cells)
    func `nothing goes out that nobody looked at, comments included`(cell: Cell) throws {
        let words = cell.row.split(separator: ", comments ").map(String.init)
        for kind in Kind.allCases {
            var report = Example.report(kind, .requested)
            report.review = try #require(Self.reviews[words[0]])
            report.openRequest = PublicationRequest(
                id: Example.request.id, requestedOn: Example.request.requestedOn,
                comments: try #require(Self.comments[words[1]]), recordedAt: 10)
            let found = Step.publish.outcome(on: report, by: kind.hands)
            #expect(found == cell.answer, "\(kind)")
            let allowed = Act.allowed(to: kind.hands, on: report)
            #expect(allowed.contains(.publish) == (cell.answer == "yes"), "\(kind)")
        }
    }

    @Test func `comments that were recorded together with the review are not covered by it`() {
        let review = PersonalDataReview(
            edition: Example.edition, reviewedOn: Example.today, recordedAt: 10)
        let request = PublicationRequest(
            id: Example.request.id, requestedOn: Example.today,
            comments: .reply(ReplyID("rpl_1")), recordedAt: 10)
        #expect(!review.covers(request))
        #expect(review.covers(nil))
    }

    @Test(arguments: Kind.allCases) func `a review names the present edition`(kind: Kind) throws {
        let report = Example.report(kind, .transmitted)
        let order = try PersonalData.review(
            report, edition: Example.edition, by: kind.hands, on: day("2025-03-31"),
            today: Example.today)
        #expect(order.report == report.id)
        #expect(order.edition == Example.edition)
        #expect(order.reviewedOn == day("2025-03-31"))
        for edition in [Example.oldEdition, ""] {
            #expect(throws: Refusal.reviewOfAnotherEdition) {
                _ = try PersonalData.review(
                    report, edition: edition, by: kind.hands, on: day("2025-03-31"),
                    today: Example.today)
            }
        }
    }

    /// Who looked, and when, is the writer's own business.
    static let readers = Table(
        """
                    | SPT->State SPT->NPM NPM->authorities
        spt         | yes        yes      no
        secretariat | yes        yes      no
        npm-KAZ     | no         no       yes
        others      | no         no       no
        """)

    @Test(arguments: readers.cells)
    func `who may read of the reviews`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        for kind in Kind.named(cell.column) {
            for stage in Stage.allCases {
                let may = PersonalData.mayReadReviews(of: Example.report(kind, stage), as: party)
                #expect(may == (cell.answer == "yes"))
            }
        }
    }
}
