internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// Personal-data items on the wire.
struct PersonalDataItemForm {
    let items: [PlacedItem]
    private let report: ReportID
    private let texts: ReportTexts
    private let history: [PersonalDataItemID: [ConsentRecord]]

    init(_ opened: Opened<ReportHead>, _ call: Call) throws {
        report = opened.report.id
        texts = try ReportTexts(opened, call)
        items = try PlacedItem.all(call.registry.personalDataItems(of: report))
        history = Dictionary(grouping: try call.registry.consents(of: report), by: \.item)
    }

    func rendered(_ item: PlacedItem) -> [UInt8] {
        DocumentForm.written { write(item, into: &$0) }
    }

    func write(_ placed: PlacedItem, into body: inout JSONWriter) {
        let (record, item) = (placed.record, placed.record.item)
        body.member("id", item.id.text)
        body.member("report_id", report.text)
        body.object("text") { placed.place.write(into: &$0) }
        body.member("language", record.language)
        body.member("start", record.span.lowerBound)
        body.member("end", record.span.upperBound)
        body.member("exact", texts.words(of: placed))
        body.words("subject", record.subject)
        body.member("category", record.category.rawValue)
        body.member("treatment", item.treatment.rawValue)
        body.member("mistaken", item.isMistaken)
        body.member("applies", record.applies)
        writeConsent(of: placed, into: &body)
    }

    func words(of item: PlacedItem) -> String { texts.words(of: item) }

    /// The consent as it stands, and the steps that led to it.
    func writeConsent(of placed: PlacedItem, into body: inout JSONWriter) {
        body.member("consent", placed.record.item.consent.rawValue)
        body.array("consent_history") { array in
            for step in history[placed.record.item.id] ?? [] {
                array.object { item in
                    item.member("consent", step.consent.rawValue)
                    item.member("on", step.happenedOn.description)
                    item.member("reference", step.reference)
                }
            }
        }
    }
}

/// A span that somebody wants to mark.
struct PersonalDataItemWish {
    static let subjectLength = 1...100
    private static let maxPlace = 10_000_000
    /// No more places than this are told where the words do stand.
    private static let maxPlacesTold = 20

    let place: TextPlace
    let language: String?
    let start: Int
    let end: Int
    let exact: String
    let subject: String
    let category: PersonalDataCategory
    let treatment: Treatment

    static func read(_ body: inout ObjectReader) -> PersonalDataItemWish? {
        let place = body.object("text") { TextPlace(&$0) }
        let language = body.optionalLanguage("language")
        let start = body.int("start", 0...maxPlace)
        let end = body.int("end", 0...maxPlace)
        let exact = body.string("exact", 1...DocumentForm.maxText)
        let subject = body.string("subject", subjectLength)
        let category = body.choice("category", PersonalDataCategory.self)
        let treatment = body.optionalChoice("treatment", Treatment.self) ?? .mask
        guard let place, let category else { return nil }
        return PersonalDataItemWish(
            place: place, language: language, start: start, end: end, exact: exact,
            subject: subject, category: category, treatment: treatment)
    }

    /// The span in its text, where the rule of article 16 lets it stand.
    func draft(
        in texts: ReportTexts, besides items: [PersonalDataItemRecord]
    ) throws -> PersonalDataItemDraft {
        guard let text = texts.named(place, in: language) else {
            guard language == nil || texts.named(place, in: nil) == nil else {
                throw Problem.invalid(
                    "#/language", .conflict, "must be the language of that text")
            }
            throw Problem.invalid("#/text", .conflict, "must name a text of the report")
        }
        let written = text.place.written
        let others = items.filter {
            $0.place == written && $0.language == text.language && !$0.item.isMistaken
                && $0.applies
        }.map(\.span)
        let span = start..<max(start, end)
        let words = Array(exact.unicodeScalars)
        do {
            try PersonalData.requireSpan(span, of: words, in: text.scalars, besides: others)
        } catch .spanOfOtherWords {
            throw Self.otherWords(text.scalars.places(of: words), words.count)
        }
        try Self.requireLabel(subject, for: exact, category)
        return PersonalDataItemDraft(
            place: written, language: text.language, number: text.number, span: span,
            subject: subject,
            category: category, treatment: treatment)
    }

    /// The label of a person is kept and passed about: it must not say who it is.
    static func requireLabel(
        _ subject: String, for words: String, _ category: PersonalDataCategory
    ) throws {
        let named = [subject, words].map { Array($0.lowercased().unicodeScalars) }
        let found = WholeWords(named[0]).places(of: Phrases([named[1]]))
        guard [.name, .identityNumber].contains(category), !found.isEmpty else { return }
        throw Problem.invalid(
            "#/subject", .conflict, "must be a label of your own without the words of the span")
    }

    /// Where the words do stand is told by places, never by words.
    private static func otherWords(_ places: [Int], _ count: Int) -> Problem {
        let told = places.prefix(maxPlacesTold).map { "\($0) to \($0 + count)" }
        var problem = Problem(Refusal.spanOfOtherWords, date: "")
        let detail =
            told.isEmpty
            ? "does not stand in this text" : "stands from " + told.joined(separator: ", ")
        problem.errors = [JSONFailure(pointer: "#/exact", code: .conflict, detail: detail)]
        return problem
    }
}
