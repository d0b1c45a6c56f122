internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// A text that can hold personal data.
struct PlacedText {
    let place: TextPlace
    let language: String
    let scalars: [Unicode.Scalar]
}

/// Every text of a report and of the submitted replies to it, for who may mark items in it.
struct ReportTexts {
    private(set) var all: [PlacedText] = []
    private var byPlace: [TextPlace: Int] = [:]
    private let walk: TextWalk
    private let text: StoredText

    init(_ opened: Opened<ReportHead>, _ call: Call) throws {
        guard let text = try call.registry.text(of: opened) else { throw StorageFault.unavailable }
        self.text = text
        walk = TextWalk(text)
        let words = EditionWords(
            title: opened.words.title, text: text, recommendations: [], comments: nil)
        _ = walk.map(words) { part, words in add(part, words, opened.words.originalLanguage) }
        let replies = try call.registry.replies(
            to: opened.report, as: call.party, after: "", limit: .max)
        for reply in replies where reply.reply.submittedOn != nil {
            _ = ReplyWalk.map(reply) { part, words in add(part, words, reply.language) }
        }
    }

    private mutating func add(_ part: TextPart, _ words: String, _ language: String) -> String {
        guard case .own(let place) = part, byPlace[place] == nil else { return words }
        byPlace[place] = all.count
        all.append(
            PlacedText(place: place, language: language, scalars: Array(words.unicodeScalars)))
        return words
    }

    subscript(_ place: TextPlace) -> PlacedText? { byPlace[place].map { all[$0] } }

    /// The text that a client names; a heading by any paragraph under it.
    func named(_ place: TextPlace) -> PlacedText? {
        guard case .heading(let address, let level) = place.kind else { return self[place] }
        return walk.heading(level, above: address, in: text).flatMap { self[$0] }
    }

    /// The words of an item.
    func words(of item: PlacedItem) -> String {
        guard let scalars = self[item.place]?.scalars else { return "" }
        return scalars[item.record.span.clamped(to: 0..<scalars.count)].text
    }
}
