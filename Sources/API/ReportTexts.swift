internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// A text that can hold personal data.
struct PlacedText {
    let place: TextPlace
    let language: String
    /// The number of the text, of those in its language.
    let number: Int
    let scalars: [Unicode.Scalar]
}

/// Every text of a report in every language version, of the submitted replies to it and of the
/// comments on it, for who may mark items in it.
struct ReportTexts {
    private(set) var all: [PlacedText] = []
    private var byKey: [TextKey: Int] = [:]
    private var walks: [String: (walk: TextWalk, text: StoredText)] = [:]
    private let original: String

    init(_ opened: Opened<ReportHead>, _ call: Call) throws {
        original = opened.words.originalLanguage
        for language in opened.words.languages {
            guard
                let version = try call.registry.report(
                    opened.report.id, as: call.party, in: language),
                let text = try call.registry.text(of: version)
            else { throw StorageFault.unavailable }
            add(version.words, text)
        }
        let replies = try call.registry.replies(
            to: opened.report, as: call.party, after: "", limit: .max)
        for reply in replies where reply.reply.submittedOn != nil {
            _ = ReplyWalk.map(reply) { part, words in add(part, words, reply.language, 1) }
        }
        for comments in try call.registry.comments(deliveredOn: opened.report.id) {
            guard let attached = comments.attached else { continue }
            _ = CommentsWalk.map(attached) { part, words in
                add(part, words, attached.language, 1)
            }
        }
    }

    private mutating func add(_ head: ReportHead, _ text: StoredText) {
        let walk = TextWalk(text)
        walks[head.version.language] = (walk, text)
        let words = EditionWords(title: head.title, text: text, recommendations: [])
        _ = walk.map(words) { part, words in
            add(part, words, head.version.language, head.version.number)
        }
    }

    private mutating func add(
        _ part: TextPart, _ words: String, _ language: String, _ number: Int
    ) -> String {
        guard case .own(let place) = part else { return words }
        let key = TextKey(place: place, language: language)
        guard byKey[key] == nil else { return words }
        byKey[key] = all.count
        all.append(
            PlacedText(
                place: place, language: language, number: number,
                scalars: Array(words.unicodeScalars)))
        return words
    }

    subscript(_ key: TextKey) -> PlacedText? { byKey[key].map { all[$0] } }

    /// The text that a client names; a heading by any paragraph under it.
    ///
    /// - Parameter language: nil for the original's, or for that of the reply or comments.
    func named(_ place: TextPlace, in language: String?) -> PlacedText? {
        switch place.kind {
        case .heading(let address, let level):
            let language = language ?? original
            return walks[language].flatMap { $0.walk.heading(level, above: address, in: $0.text) }
                .flatMap { self[TextKey(place: $0, language: language)] }
        case .reply, .comments:
            return all.first {
                $0.place == place && (language == nil || $0.language == language)
            }
        case .title, .paragraph, .footnote, .annex, .annexSection, .annexItem, .unplaced:
            return self[TextKey(place: place, language: language ?? original)]
        }
    }

    /// The words of an item; none where they are gone.
    func words(of item: PlacedItem) -> String {
        guard item.record.applies, let scalars = self[item.key]?.scalars else { return "" }
        return scalars[item.record.span.clamped(to: 0..<scalars.count)].text
    }
}
