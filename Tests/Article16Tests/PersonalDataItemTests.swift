import Testing

@testable import Article16

@Suite("Article 16 (2), third sentence: spans of personal data and consents")
struct PersonalDataItemTests {
    /// The last step of a consent, and what may follow on it. Only a granted one opens.
    static let steps = Table(
        """
                  | requested granted refused withdrawn none opens
        none      | yes       yes     yes     no        no   no
        requested | no        yes     yes     no        no   no
        granted   | no        no      no      yes       no   yes
        refused   | yes       yes     no      no        no   no
        withdrawn | yes       yes     no      no        no   no
        """)

    @Test(arguments: steps.cells)
    func `a consent takes lawful steps only, and opens when it is granted`(cell: Cell) throws {
        let consent = try #require(Consent(rawValue: cell.row))
        let item = Self.item(consent)
        guard let next = Consent(rawValue: cell.column) else {
            #expect(item.isOpen == (cell.answer == "yes"))
            return
        }
        for kind in Kind.allCases {
            let found = Self.consent(next, to: item, of: Example.report(kind, .adopted), kind.hands)
            let expected = cell.answer == "yes" ? "yes" : Refusal.consentOutOfStep.rawValue
            #expect(found == expected, "\(kind)")
        }
    }

    static func item(
        _ consent: Consent = .none, _ treatment: Treatment = .mask, mistaken: Bool = false,
        recordedAt: Int64 = 5
    ) -> PersonalDataItem {
        PersonalDataItem(
            id: PersonalDataItemID("pdi_1"), treatment: treatment, consent: consent,
            consentOn: consent == .none ? nil : day("2025-02-10"), isMistaken: mistaken,
            recordedAt: recordedAt)
    }

    static func consent(
        _ consent: Consent, to item: PersonalDataItem, of report: Report, _ party: Party,
        on date: String = "2025-06-01"
    ) -> String {
        outcome { () throws(Refusal) in
            try PersonalData.consent(
                consent, to: item, of: report, by: party, on: day(date), today: Example.today)
        }
    }

    /// The last step was on 10 February 2025; today is 1 June 2025.
    static let days = Table(
        """
                   | granted
        2025-02-09 | date_out_of_order
        2025-02-10 | yes
        2025-06-01 | yes
        2025-06-02 | date_in_the_future
        """)

    @Test(arguments: days.cells)
    func `the steps of a consent are in order, and none is later than today`(cell: Cell) {
        let found = Self.consent(
            .granted, to: Self.item(.requested), of: Example.report(.toState, .published),
            .secretariat, on: cell.row)
        #expect(found == cell.answer)
    }

    /// The body that wrote a report marks it; of a report to a mechanism the secretariat.
    static let whose = Whose(
        step: .mark, stage: .transmitted, no: .notThePublisher,
        table: Table(CommunicationTests.hands))

    @Test(arguments: whose.table.cells)
    func `the body that wrote a report marks it, changes marks and records consents`(cell: Cell) {
        for (expected, found) in Self.whose.outcomes(cell) { #expect(found == expected) }
        let party = Example.parties[cell.row] ?? .anyone
        for kind in Kind.named(cell.column) {
            let report = Example.report(kind, .transmitted)
            let expected = cell.answer == "no" ? Refusal.notThePublisher.rawValue : cell.answer
            #expect(Self.consent(.granted, to: Self.item(), of: report, party) == expected)
            #expect(Self.change(Self.item(), of: report, party) == expected)
        }
    }

    static func change(
        _ item: PersonalDataItem, mistaken: Bool = false, of report: Report, _ party: Party
    ) -> String {
        outcome { () throws(Refusal) in
            try PersonalData.change(item, of: report, toMistaken: mistaken, by: party)
        }
    }

    static let when = Table(
        """
                    | mark
        draft       | not_adopted
        adopted     | yes
        transmitted | yes
        ready       | yes
        partly      | yes
        published   | yes
        """)

    @Test(arguments: when.cells)
    func `spans are of a frozen text, public or not`(cell: Cell) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        for kind in Kind.allCases {
            let report = Example.report(kind, stage)
            #expect(Step.mark.outcome(on: report, by: kind.hands) == cell.answer)
            #expect(Self.consent(.granted, to: Self.item(), of: report, kind.hands) == cell.answer)
        }
    }

    /// The present public edition is the 30th thing recorded.
    static let mistakes = Table(
        """
                                       | change         withdraw       consent
        recorded before the edition    | yes            item_published yes
        recorded after the edition     | yes            yes            yes
        mistaken                       | item_mistaken  item_mistaken  item_mistaken
        """)

    @Test(arguments: mistakes.cells)
    func `what was published stays marked, and a mistake is kept as it is`(cell: Cell) {
        let item = Self.item(
            mistaken: cell.row == "mistaken",
            recordedAt: cell.row == "recorded before the edition" ? 29 : 31)
        let report = Example.report(.toState, .published)
        let found =
            cell.column == "consent"
            ? Self.consent(.granted, to: item, of: report, .secretariat)
            : Self.change(
                item, mistaken: cell.column == "withdraw", of: report, .secretariat)
        #expect(found == cell.answer)
        let unpublished = Example.report(.toState, .reviewed)
        guard cell.row == "recorded before the edition", cell.column == "withdraw" else { return }
        #expect(Self.change(item, mistaken: true, of: unpublished, .secretariat) == "yes")
    }

    /// Who was named, and by whom it was consented, is the writing body's own business.
    @Test(arguments: PersonalDataTests.readers.cells)
    func `items are read by who wrote the report, and by nobody else`(cell: Cell) throws {
        let party = try #require(Example.parties[cell.row])
        for kind in Kind.named(cell.column) {
            for stage in Stage.allCases {
                let may = PersonalData.mayReadItems(of: Example.report(kind, stage), as: party)
                #expect(may == (cell.answer == "yes"))
            }
        }
    }

    /// In "Mr. Żak-Lee met 王伟。": an item has the words from 4 to 11.
    static let spans = Table(
        """
                          | mark
        0..<2 Mr          | yes
        0..<3 Mr.         | yes
        0..<1 M           | span_cuts_word
        1..<2 r           | span_cuts_word
        12..<15 met       | yes
        12..<14 me        | span_cuts_word
        16..<17 王         | yes
        16..<18 王伟        | yes
        0..<5 Mr._Ż       | span_cuts_word
        0..<7 Mr._Żak     | span_cuts_word
        8..<11 Lee        | span_cuts_word
        0..<11 Mr._Żak-Lee | span_overlaps
        4..<11 Żak-Lee    | span_overlaps
        12..<15 Met       | span_of_other_words
        12..<14 met       | span_of_other_words
        16..<20 王伟。      | span_outside_text
        19..<20 x         | span_outside_text
        12..<12 x         | span_outside_text
        """)

    @Test(arguments: spans.cells)
    func `a span has the words given, whole ones, and none of another item`(cell: Cell) throws {
        let parts = cell.row.split(separator: " ").map(String.init)
        let ends = parts[0].split(separator: "..<").compactMap { Int($0) }
        let words = Array(parts[1].replacing("_", with: " ").unicodeScalars)
        let found = outcome { () throws(Refusal) in
            try PersonalData.requireSpan(
                ends[0]..<ends[1], of: words,
                in: Array("Mr. Żak-Lee met 王伟。".unicodeScalars), besides: [4..<11])
        }
        #expect(found == cell.answer)
    }

    @Test func `a mark on a letter is part of its word`() {
        let text = Array("Jose\u{301} came".unicodeScalars)
        #expect(!PersonalData.isBoundary(4, in: text))
        #expect(PersonalData.isBoundary(5, in: text))
    }

    /// Half a name still names.
    @Test(arguments: [
        ("O'Neil", "Neil", false), ("O’Neil", "O", false), ("O'Neil", "O'Neil", true),
        ("Al-Rashid", "Al", false), ("Al\u{2010}Rashid", "Rashid", false),
        ("Al\u{2011}Rashid", "Al", false), ("Al_Rashid", "Rashid", false),
        ("Anna\u{AD}Maria", "Maria", false), ("Anna\u{200D}Maria", "Anna", false),
        ("Al\u{AD}-\u{200D}Rashid", "Rashid", false), ("Smith's cell", "Smith", true),
        ("Smith’s", "Smith", true), ("SMITH'S", "SMITH", true), ("Smith's", "s", false),
        ("D'souza", "D", false), ("Smith's-Lee", "Smith", false),
        ("the Smiths' cell", "Smiths", true),
        ("'Smith'", "Smith", true), ("_Smith_", "Smith", true), ("Smith - Lee", "Lee", true),
        ("Al-Rashid's", "Al-Rashid", true), ("王-伟", "伟", true), ("2010-Lee", "Lee", true),
    ])
    func `what a hyphen, an apostrophe or nothing seen joins is one word`(
        text: String, words: String, isWhole: Bool
    ) throws {
        let (text, words) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
        let start = try #require(
            text.indices.last { text[$0...].starts(with: words) })
        let found = outcome { () throws(Refusal) in
            try PersonalData.requireSpan(
                start..<(start + words.count), of: words, in: text, besides: [])
        }
        #expect(found == (isWhole ? "yes" : "span_cuts_word"))
    }
}
