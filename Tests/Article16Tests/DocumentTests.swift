import Testing

@testable import Article16

@Suite("Language versions, corrigenda, amendments, symbols and comments")
struct DocumentTests {
    /// What this suite meets.
    static let refusals: [Refusal] = [
        .notWhoHasItInHand, .languageExists, .commentsNotAwaited, .symbolStays, .symbolRestricted,
    ]

    /// Who has a report in hand, from its adoption on.
    static let hands = Table(
        """
                            | SPT->State SPT->NPM NPM->authorities
        draft spt           | not_who_has_it_in_hand not_who_has_it_in_hand not_who_has_it_in_hand
        draft secretariat   | not_adopted not_adopted not_who_has_it_in_hand
        draft npm-KAZ       | not_who_has_it_in_hand not_who_has_it_in_hand not_adopted
        adopted spt         | not_who_has_it_in_hand not_who_has_it_in_hand not_who_has_it_in_hand
        adopted secretariat | yes yes not_who_has_it_in_hand
        adopted npm-KAZ     | not_who_has_it_in_hand not_who_has_it_in_hand yes
        published secretariat | yes yes not_who_has_it_in_hand
        published npm-KAZ   | not_who_has_it_in_hand not_who_has_it_in_hand yes
        published liaison-KAZ | not_who_has_it_in_hand not_who_has_it_in_hand not_who_has_it_in_hand
        """)

    @Test(arguments: hands.cells, [Step.addVersion, .correct])
    func `who has a report in hand adds languages and corrects, once it is adopted`(
        cell: Cell, step: Step
    ) throws {
        let words = cell.row.split(separator: " ").map(String.init)
        let party = try #require(Example.parties[words[1]])
        let stage = try #require(Stage(rawValue: words[0]))
        for kind in Kind.named(cell.column) {
            #expect(step.outcome(on: Example.report(kind, stage), by: party) == cell.answer)
        }
    }

    @Test(arguments: [("fr", "yes"), ("en", "language_exists"), ("EN", "language_exists")])
    func `a language is there once`(language: String, expected: String) {
        let found = outcome { () throws(Refusal) in
            try LanguageVersions.add(
                language, to: Example.report(.toState, .adopted), in: ["en"], by: .secretariat)
        }
        #expect(found == expected)
    }

    static let frame = TextFrame(
        paragraphs: [
            .init(address: "1", footnotes: ["1"]), .init(address: "2(a)", footnotes: []),
        ],
        recommendations: [.init(address: "2(a)", kind: .recommendation)],
        footnotes: [.init(number: "1", annex: nil), .init(number: "1", annex: "II")],
        annexes: ["I", "II"])

    /// What a translation may be, and where it differs.
    static let frames: [(name: String, frame: TextFrame, differences: [String])] = [
        ("the same", frame, []),
        (
            "an annex less, with its footnotes",
            TextFrame(
                paragraphs: frame.paragraphs, recommendations: frame.recommendations,
                footnotes: [frame.footnotes[0]], annexes: ["I"]), []
        ),
        (
            "an annex less, but not its footnotes",
            TextFrame(
                paragraphs: frame.paragraphs, recommendations: frame.recommendations,
                footnotes: frame.footnotes, annexes: ["I"]), ["footnote 1"]
        ),
        (
            "annexes in another order, and one more",
            TextFrame(
                paragraphs: frame.paragraphs, recommendations: frame.recommendations,
                footnotes: frame.footnotes, annexes: ["II", "I", "III"]),
            ["annex 0", "annex 1", "annex 2"]
        ),
        (
            "another paragraph, one less, another kind, another footnote",
            TextFrame(
                paragraphs: [.init(address: "1", footnotes: [])],
                recommendations: [.init(address: "2(a)", kind: .statement)],
                footnotes: [.init(number: "2", annex: nil), frame.footnotes[1]],
                annexes: frame.annexes),
            ["paragraph 0", "paragraph 1", "recommendation 0", "footnote 0"]
        ),
    ]

    @Test(arguments: frames.indices)
    func `the same address in every language`(index: Int) {
        let (name, frame, differences) = Self.frames[index]
        let found = LanguageVersions.differences(of: frame, from: Self.frame)
        #expect(found.map { "\($0.kind.rawValue) \($0.place)" } == differences, "\(name)")
    }

    @Test(arguments: [
        ("2023-01-01", nil, "date_out_of_order"), ("2025-01-01", "2025-02-01", "date_out_of_order"),
        ("2025-02-01", "2025-02-01", "yes"), ("2030-01-01", nil, "date_in_the_future"),
    ])
    func `a corrigendum comes after the adoption and after the one before`(
        date: String, last: String?, expected: String
    ) {
        let found = outcome { () throws(Refusal) in
            try Corrigenda.correct(
                Example.report(.toState, .adopted), in: "en", after: last.map(day),
                by: .secretariat, on: day(date), today: Example.today)
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        ("Give light.", nil, "So: Give light.", "So: Give lamps.", true),
        ("Give light.", "Give lamps.", "So: Give light.", "So: Give lamps.", false),
        ("Give light.", "Give air.", "So: Give light.", "So: Give lamps.", true),
        ("Give light.", nil, "So: Give light.", "Thus: Give light.", false),
        ("Noted.", nil, "So: Give light.", "So: Give lamps.", false),
        ("Give light.", nil, "Light.", "Lamps.", false),
    ])
    func `a recommendation keeps step with its paragraph`(
        recommendation: String, corrected: String?, before: String, after: String, falls: Bool
    ) {
        #expect(
            Corrigenda.fallsOutOfStep(
                recommendation, correctedTo: corrected, before: before, after: after) == falls)
    }

    @Test(arguments: [
        ("CAT/OP/KAZ/2/Add.1", AmendmentKind.addendum, true),
        ("CAT/OP/KAZ/2/Add.12", .addendum, true), ("CAT/OP/KAZ/2/Rev.1", .addendum, false),
        ("CAT/OP/KAZ/2/Rev.1", .revision, true), ("CAT/OP/KAZ/2/Add.", .addendum, false),
        ("CAT/OP/KAZ/2/Add.0", .addendum, false), ("CAT/OP/KAZ/2/Add.1x", .addendum, false),
        ("CAT/OP/KAZ/3/Add.1", .addendum, false), ("CAT/OP/KAZ/2", .revision, false),
    ])
    func `what amends a report has its symbol with a suffix`(
        symbol: String, kind: AmendmentKind, holds: Bool
    ) {
        #expect(Amendments.isSymbol(symbol, of: "CAT/OP/KAZ/2", as: kind) == holds)
        #expect(Amendments.isSymbol(symbol, of: nil, as: kind))
    }

    @Test(arguments: [
        ("CAT/OP/KAZ/2/Corr.1", true), ("CAT/OP/KAZ/2/Add.1", false), ("CAT/OP/KAZ/2", false),
        ("CAT/OP/KAZ/1/Corr.1", false),
    ])
    func `a corrigendum has the symbol of what it corrects with a suffix`(
        symbol: String, holds: Bool
    ) {
        #expect(Corrigenda.isSymbol(symbol, of: "CAT/OP/KAZ/2") == holds)
        #expect(Corrigenda.isSymbol(symbol, of: nil))
    }

    @Test func `an adopted report is amended by its body, to its addressee, on its State`() {
        let base = Example.report(.toState, .adopted)
        let may = { (report: Report, state: StateCode, issuer: Issuer, addressee: Addressee) in
            Amendments.mayAmend(report, state: state, issuer: issuer, addressee: addressee)
        }
        let other = StateCode("GEO")!
        #expect(may(base, Example.kazakhstan, .subcommittee, .stateParty))
        #expect(!may(base, other, .subcommittee, .stateParty))
        #expect(!may(base, Example.kazakhstan, .mechanism(Example.mechanism), .stateParty))
        #expect(!may(base, Example.kazakhstan, .subcommittee, .mechanism))
        let draft = Example.report(.toState, .draft)
        #expect(!may(draft, Example.kazakhstan, .subcommittee, .stateParty))
    }

    @Test(arguments: [
        ("CAT/OP/KAZ/2", nil, "yes"), ("CAT/OP/KAZ/2", "CAT/OP/KAZ/R.1", "yes"),
        ("CAT/OP/KAZ/2", "CAT/OP/KAZ/1", "symbol_stays"),
        ("CAT/OP/KAZ/R.2", nil, "symbol_restricted"),
    ])
    func `a symbol is given where there is none that everybody may see`(
        symbol: String, present: String?, expected: String
    ) {
        let found = outcome { () throws(Refusal) in
            try Symbols.require(
                symbol, inPlaceOf: present, of: Example.report(.toState, .reviewed),
                by: .secretariat)
        }
        #expect(found == expected)
    }

    @Test func `a symbol is given by who has the report in hand, taken or free`() {
        for (name, party) in Example.parties where name != "secretariat" {
            let found = outcome { () throws(Refusal) in
                try Symbols.require(
                    "CAT/OP/KAZ/2", inPlaceOf: nil, of: Example.report(.toMechanism, .reviewed),
                    by: party)
            }
            #expect(found == "not_who_has_it_in_hand", "\(name)")
        }
    }

    @Test func `comments follow on the request that they were promised on, from who asked`() {
        var report = Example.report(.toState, .requested)
        let deliver = { (party: Party, report: Report) in
            Step.deliver.outcome(on: report, by: party)
        }
        #expect(deliver(.state(Example.kazakhstan), report) == "comments_not_awaited")
        report.awaitsComments = Example.request.id
        #expect(deliver(.state(Example.kazakhstan), report) == "yes")
        #expect(deliver(.secretariat, report) == "not_the_requester")
        report.awaitsComments = PublicationRequestID("prq_other")
        #expect(deliver(.state(Example.kazakhstan), report) == "comments_not_awaited")
    }

    @Test func `a review from before the comments does not cover them`() {
        for (comments, covers) in [
            (Comments.attached(CommentsID("com_1")), false), (.reply(ReplyID("rpl_1")), false),
            (.none, true), (.toFollow, true),
        ] {
            let request = PublicationRequest(
                id: Example.request.id, requestedOn: Example.request.requestedOn,
                comments: comments, recordedAt: 10)
            let review = PersonalDataReview(
                edition: Example.edition, reviewedOn: Example.today, recordedAt: 9)
            #expect(review.covers(request) == covers)
        }
    }
}
