internal import Article16
internal import Documents
internal import HTTPMessages
internal import JSON
internal import Registry

/// Spans that may tell of a person and that no item covers, each as it can be sent to mark it.
/// They open nothing and close nothing: somebody has to look.
enum PersonalDataProposals {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/personal-data-proposals", parameters: Page.parameters,
            run: list)
    ]

    private struct Proposed {
        let text: PlacedText
        let found: PersonalDataDetector.Proposal
        let subject: String

        var words: String { text.scalars[found.range].text }
    }

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.reportWithItems()
        let texts = try ReportTexts(opened, call)
        let items = try PlacedItem.all(call.registry.personalDataItems(of: opened.report.id))
            .filter { !$0.record.item.isMistaken }
        var persons = ProposedPersons(items, texts)
        let all = texts.all.flatMap { text in
            found(in: text, besides: items).map { found in
                let words = text.scalars[found.range].text
                return Proposed(
                    text: text, found: found,
                    subject: persons.subject(of: words, found.category))
            }
        }
        return try call.shortList(
            all, id: { "\($0.text.language) \($0.text.place.written) \($0.found.range)" }
        ) {
            proposed, array in
            array.object { write(proposed, into: &$0) }
        }
    }

    private static func found(
        in text: PlacedText, besides items: [PlacedItem]
    ) -> [PersonalDataDetector.Proposal] {
        let covered = items.filter {
            $0.record.applies && $0.place == text.place && $0.record.language == text.language
        }.map(\.record.span)
        return PersonalDataDetector.proposals(in: text.scalars, isHeading: text.place.isHeading)
            .filter { found in !covered.contains { $0.overlaps(found.range) } }
    }

    private static func write(_ proposed: Proposed, into body: inout JSONWriter) {
        body.object("text") { proposed.text.place.write(into: &$0) }
        body.member("language", proposed.text.language)
        body.member("start", proposed.found.range.lowerBound)
        body.member("end", proposed.found.range.upperBound)
        body.member("exact", proposed.words)
        body.member("subject", proposed.subject)
        body.member("category", proposed.found.category.rawValue)
        body.member("treatment", Treatment.mask.rawValue)
    }
}

/// Labels for the persons proposed: the same family name is taken for the same person, which
/// whoever marks it can correct.
private struct ProposedPersons {
    private var subjects: [String: String] = [:]
    private var taken: Set<String>
    private var last = 0

    init(_ items: [PlacedItem], _ texts: ReportTexts) {
        taken = Set(items.map(\.record.subject))
        for item in items where item.record.category == .name {
            let key = Self.key(texts.words(of: item))
            if subjects[key] == nil { subjects[key] = item.record.subject }
        }
    }

    mutating func subject(of words: String, _ category: PersonalDataCategory) -> String {
        let key = category == .name ? Self.key(words) : "\(category) \(words)"
        if let subject = subjects[key] { return subject }
        repeat { last += 1 } while taken.contains("person-\(last)")
        subjects[key] = "person-\(last)"
        return "person-\(last)"
    }

    /// The last word of a name that is no initial: the family name, wherever initials stand.
    private static func key(_ words: String) -> String {
        let all = WholeWords(Array(words.unicodeScalars)).all.map(\.text)
        let last = all.last { $0.unicodeScalars.count > 1 }
        return (last ?? words).lowercased()
    }
}
