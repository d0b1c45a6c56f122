import Testing

@testable import Article16

@Suite("Article 16 (2), third sentence: the gate before what is public")
struct PersonalDataGateTests {
    /// Each ground with a report that could be published on it but for the gate.
    static let grounds: [(ground: Ground, kind: Kind, stage: Stage)] = [
        (.stateRequest, .toState, .ready), (.stateDisclosure, .toState, .disclosed),
        (.issuerDecision, .toAuthorities, .reviewed),
    ]

    /// The review is the 20th thing recorded.
    static let changes = Table(
        """
                              | publish
        none                  | yes
        19                    | yes
        20                    | personal_data_not_reviewed
        21                    | personal_data_not_reviewed
        """)

    @Test(arguments: changes.cells, grounds.indices)
    func `items, consents and comments that changed after the review shut the gate on any ground`(
        cell: Cell, index: Int
    ) {
        let (ground, kind, stage) = Self.grounds[index]
        var report = Example.report(kind, stage)
        report.personalDataChangedAt = Int64(cell.row)
        let found = outcome { () throws(Refusal) in
            try Paragraph2.publish(
                report, on: ground, decision: ground == .stateDisclosure ? Example.decision : nil,
                by: kind.hands, date: Example.today, today: Example.today)
        }
        #expect(found == cell.answer)
        #expect(Self.clear([], report) == cell.answer)
        #expect(
            Act.allowed(to: kind.hands, on: report).contains(.publish) == (cell.answer == "yes"))
    }

    static func clear(_ items: [PersonalDataItem], _ report: Report) -> String {
        do {
            _ = try PersonalData.clear(items, of: report, in: .any)
            return "yes"
        } catch {
            return error.rawValue
        }
    }

    /// What the items within what is published must be.
    static let consents = Table(
        """
                  | mask print
        none      | yes  personal_data_without_consent
        requested | yes  personal_data_without_consent
        granted   | yes  yes
        refused   | yes  personal_data_without_consent
        withdrawn | yes  personal_data_without_consent
        """)

    @Test(arguments: consents.cells, grounds.indices)
    func `a span goes out masked or on consent, on any ground`(cell: Cell, index: Int) throws {
        let consent = try #require(Consent(rawValue: cell.row))
        let treatment = try #require(Treatment(rawValue: cell.column))
        let report = Example.report(Self.grounds[index].kind, Self.grounds[index].stage)
        let item = PersonalDataItemTests.item(consent, treatment)
        let other = PersonalDataItem(id: PersonalDataItemID("pdi_2"), consent: .granted)
        #expect(Self.clear([item, other], report) == cell.answer)
        let mistaken = PersonalDataItemTests.item(consent, treatment, mistaken: true)
        #expect(Self.clear([mistaken], report) == "yes")
        guard cell.answer == "yes" else { return }
        let clearance = try PersonalData.clear([item, other], of: report, in: .any)
        #expect(clearance.opened.contains(item.id) == (consent == .granted))
        #expect(clearance.opened.contains(other.id))
    }

    @Test func `without a review nothing is cleared`() {
        #expect(
            Self.clear([], Example.report(.toState, .requested)) == "personal_data_not_reviewed")
    }

    /// After a withdrawal nothing opens that was not open, whatever was granted since.
    @Test func `what takes the place of an edition opens nothing new`() {
        let report = Example.report(.toState, .published)
        let ids = ["pdi_1", "pdi_2", "pdi_3"].map { PersonalDataItemID($0) }
        let items = zip(ids, [Consent.granted, .granted, .withdrawn]).map {
            PersonalDataItem(id: $0, consent: $1)
        }
        let clearance = PersonalData.clear(items, of: report, openBefore: [ids[0], ids[2]])
        #expect(clearance.opened == [ids[0]])
    }

    /// Whether a withdrawal closes words that are public.
    static let closing = Table(
        """
                  | reviewed partly published
        withdrawn | no       yes    yes
        """)

    @Test(arguments: closing.cells)
    func `a consent withdrawn after publication closes the words at once`(cell: Cell) throws {
        let stage = try #require(Stage(rawValue: cell.column))
        let report = Example.report(.toState, stage)
        let order = try PersonalData.consent(
            .withdrawn, to: PersonalDataItemTests.item(.granted), of: report, by: .secretariat,
            on: Example.today, today: Example.today)
        let closes = order.closesPublicEdition
        #expect(closes == (cell.answer == "yes"))
        guard let closed = Paragraph2.close(report, after: order, today: Example.today) else {
            return #expect(cell.answer == "no")
        }
        let (cause, day, number) = (closed.cause, closed.issuedOn, closed.number)
        #expect(cause == .consentWithdrawn && day == Example.today && number == 2)
    }

    @Test(arguments: Consent.allCases)
    func `no other step of a consent closes anything`(consent: Consent) throws {
        let before: [Consent: Consent] = [
            .requested: .none, .granted: .requested, .refused: .requested,
        ]
        guard let last = before[consent] else { return }
        let order = try PersonalData.consent(
            consent, to: PersonalDataItemTests.item(last),
            of: Example.report(.toState, .published), by: .secretariat, on: Example.today,
            today: Example.today)
        let closes = order.closesPublicEdition
        #expect(!closes)
    }

    /// Published on 7 April 2025 as the 30th thing recorded.
    static let reissues = Table(
        """
                             | reissue
        no review            | personal_data_not_reviewed
        29                   | personal_data_not_reviewed
        30                   | personal_data_not_reviewed
        31                   | yes
        31, changed after    | personal_data_not_reviewed
        31, another edition  | review_of_another_edition
        31, nothing public   | nothing_published
        """)

    @Test(arguments: reissues.cells)
    func `what is public is issued again after somebody looked once more`(cell: Cell) {
        for kind in Kind.allCases {
            var report = Example.report(kind, .published)
            let number = Int64(cell.row.prefix { $0 != "," })
            report.review = number.map {
                PersonalDataReview(
                    edition: cell.row.contains("another") ? Example.oldEdition : Example.edition,
                    reviewedOn: Example.published, recordedAt: $0)
            }
            if cell.row.contains("changed") { report.personalDataChangedAt = 32 }
            if cell.row.contains("nothing") { (report.publication, report.issued) = (nil, nil) }
            let found = Step.reissue.outcome(on: report, by: kind.hands)
            #expect(found == cell.answer, "\(kind)")
        }
    }

    /// Published, and issued, on 7 April 2025; reviewed on 10 May; today is 1 June.
    static let days = Table(
        """
                   | reissue
        2025-05-09 | date_out_of_order
        2025-05-10 | yes
        2025-06-01 | yes
        2025-06-02 | date_in_the_future
        """)

    @Test(arguments: days.cells)
    func `a new edition is not earlier than the review, nor later than today`(cell: Cell) {
        var report = Example.report(.toState, .published)
        report.review = PersonalDataReview(
            edition: Example.edition, reviewedOn: day("2025-05-10"), recordedAt: 31)
        let found = Step.reissue.outcome(on: report, by: .secretariat, date: day(cell.row))
        #expect(found == cell.answer)
    }

    @Test func `a new edition is not earlier than the one it replaces`() {
        var report = Example.report(.toState, .published)
        report.issued = IssuedEdition(
            number: 4, issuedOn: day("2025-05-20"), recordedAt: 30)
        report.review = PersonalDataReview(
            edition: Example.edition, reviewedOn: day("2025-05-10"), recordedAt: 31)
        let early = Step.reissue.outcome(on: report, by: .secretariat, date: day("2025-05-19"))
        #expect(early == "date_out_of_order")
        let right = Step.reissue.outcome(on: report, by: .secretariat, date: day("2025-05-20"))
        #expect(right == "yes")
    }

    /// Who published may issue again; a report to a mechanism may be published by that too.
    static let whose = Table(
        """
                    | SPT->State SPT->NPM NPM->authorities
        secretariat | yes        yes      not_the_publisher
        npm-KAZ     | not_the_publisher yes yes
        others      | not_the_publisher not_the_publisher not_the_publisher
        """)

    @Test(arguments: whose.cells)
    func `who publishes issues again, and nobody else`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        for kind in Kind.named(cell.column) {
            var report = Example.report(kind, .published)
            report.review = PersonalDataReview(
                edition: Example.edition, reviewedOn: Example.published, recordedAt: 31)
            #expect(Step.reissue.outcome(on: report, by: party) == cell.answer, "\(kind)")
        }
    }
}
