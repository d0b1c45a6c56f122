internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// All words that go out together: a document, its title, and the comments printed with it.
struct EditionWords {
    var title: String
    var text: StoredText
    var recommendations: [RecommendationRecord]
    var comments: ReplyRecord?
    var attached: AttachedComments?

    /// Whether another edition says the same, word for word; a title is no part of a text.
    func isSaid(by other: EditionWords) -> Bool {
        text == other.text && recommendations.map(\.text) == other.recommendations.map(\.text)
            && recommendations.map(\.details) == other.recommendations.map(\.details)
    }
}

/// What a text is in its document.
enum TextPart {
    case own(TextPlace)
    /// Says again what stands in one of these places, as a recommendation does.
    case repeating([TextPlace], pointer: String)

    var pointer: String {
        switch self {
        case .own(let place): place.pointer
        case .repeating(_, let pointer): pointer
        }
    }
}

/// Goes through every text of a document once, in the order in which it is read.
struct TextWalk {
    typealias Visit = (TextPart, String) -> String

    /// The headings by all that stands above and in them.
    private var headings: [[String]: TextPlace] = [:]
    /// The paragraphs and the items of annexes, where recommendations stand.
    private var sources: [(address: Address, place: TextPlace)] = []

    /// - Parameter text: the whole document, which gives places their names also where only a
    ///   part of it is gone through.
    init(_ text: StoredText) {
        for paragraph in items(text.paragraphs) {
            guard let address = paragraph.text("address") else { continue }
            let path = paragraph.texts("heading_path")
            for level in path.indices {
                let above = Array(path[...level])
                guard headings[above] == nil else { continue }
                headings[above] = TextPlace(.heading(address, level: level + 1))
            }
            Address(address).map { sources.append(($0, TextPlace(.paragraph(address)))) }
        }
        for annex in items(text.annexes) {
            guard let number = annex.text("number") else { continue }
            let all = annex.array("sections").flatMap { $0.texts("items") }
            for item in all.indices {
                sources.append(
                    (
                        Address(annex: number, item: item + 1),
                        TextPlace(.annexItem(number, item + 1))
                    ))
            }
        }
    }

    /// The place of a heading that a client names by any paragraph under it.
    func heading(_ level: Int, above paragraph: String, in text: StoredText) -> TextPlace? {
        let found = items(text.paragraphs).first { $0.text("address") == paragraph }
        let path = found?.texts("heading_path") ?? []
        guard level >= 1, level <= path.count else { return nil }
        return headings[Array(path.prefix(level))]
    }

    /// The same words with each text as `visit` gives it back.
    func map(_ words: EditionWords, _ visit: Visit) -> EditionWords {
        var seen = SeenPlaces()
        let title = visit(.own(TextPlace(.title)), words.title)
        let text = StoredText(
            paragraphs: array(items(words.text.paragraphs).map { paragraph($0, visit) }),
            footnotes: array(items(words.text.footnotes).map { footnote($0, &seen, visit) }),
            annexes: array(items(words.text.annexes).map { annex($0, &seen, visit) }),
            unplaced: array(items(words.text.unplaced).map { unplaced($0, &seen, visit) }))
        let recommendations = words.recommendations.map { recommendation in
            let pointer = JSONPointer.member("recommendation", of: .root)
            return self.recommendation(
                recommendation, JSONPointer.member(recommendation.address, of: pointer), visit)
        }
        return EditionWords(
            title: title, text: text, recommendations: recommendations,
            comments: words.comments.map { ReplyWalk.map($0, visit) },
            attached: words.attached.map { CommentsWalk.map($0, visit) })
    }

    /// Its text, and whom and what its details name: they are words of the report as well.
    private func recommendation(
        _ recommendation: RecommendationRecord, _ pointer: JSONPointer, _ visit: Visit
    ) -> RecommendationRecord {
        let places = places(of: recommendation)
        func list(_ name: String, _ stored: [UInt8]) -> [UInt8] {
            let own = JSONPointer.member(name, of: pointer)
            let part = TextPart.repeating(places, pointer: own.fragment)
            return LinkForm.array(LinkForm.texts(stored).map { visit(part, $0) })
        }
        let text = visit(.repeating(places, pointer: pointer.fragment), recommendation.text)
        var details = recommendation.details
        details.authorities = list("addressee_authorities", details.authorities)
        details.themes = list("themes", details.themes)
        details.standards = list("standards", details.standards)
        return recommendation.saying(text, about: details)
    }

    /// Where a recommendation's words come from: its paragraph, then what that is part of or has.
    private func places(of recommendation: RecommendationRecord) -> [TextPlace] {
        guard let address = Address(recommendation.address) else { return [] }
        let same = sources.filter { $0.address == address }
        let near = sources.filter {
            $0.address != address
                && ($0.address.contains(address) || address.contains($0.address))
        }
        return (same + near).map(\.place)
    }

    private func paragraph(_ item: JSONValue, _ visit: Visit) -> JSONValue {
        let path = item.texts("heading_path")
        let above = path.indices.map { level in
            guard let place = headings[Array(path[...level])] else { return path[level] }
            return visit(.own(place), path[level])
        }
        let place = TextPlace(.paragraph(item.text("address") ?? ""))
        return item.with("heading_path", .array(above.map(JSONValue.string)))
            .with("text", .string(visit(.own(place), item.text("text") ?? "")))
    }

    private func footnote(
        _ item: JSONValue, _ seen: inout SeenPlaces, _ visit: Visit
    ) -> JSONValue {
        let place = seen.next(.footnote(item.text("number") ?? "", annex: item.text("annex")))
        let changed = item.with("text", .string(visit(.own(place), item.text("text") ?? "")))
        guard let printed = item.text("printed") else { return changed }
        let part = TextPart.repeating([place], pointer: place.pointer)
        return changed.with("printed", .string(visit(part, printed)))
    }

    private func annex(_ item: JSONValue, _ seen: inout SeenPlaces, _ visit: Visit) -> JSONValue {
        let number = item.text("number") ?? ""
        let heading = visit(.own(seen.next(.annex(number))), item.text("heading") ?? "")
        var count = 0
        let sections = item.array("sections").enumerated().map { index, section in
            let above = section.text("heading").map { heading in
                JSONValue.string(visit(.own(seen.next(.annexSection(number, index + 1))), heading))
            }
            let texts = section.texts("items").map { text in
                count += 1
                return JSONValue.string(visit(.own(seen.next(.annexItem(number, count))), text))
            }
            return section.with("heading", above ?? .null).with("items", .array(texts))
        }
        return item.with("heading", .string(heading)).with("sections", .array(sections))
    }

    private func unplaced(
        _ item: JSONValue, _ seen: inout SeenPlaces, _ visit: Visit
    ) -> JSONValue {
        guard case .number(let number)? = item["line"], let line = number.asInt else { return item }
        let place = seen.next(.unplaced(line: line))
        return item.with("text", .string(visit(.own(place), item.text("text") ?? "")))
    }

    private func items(_ stored: [UInt8]) -> [JSONValue] {
        guard case .array(let items)? = JSONValue(stored: stored) else { return [] }
        return items
    }

    private func array(_ items: [JSONValue]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { for item in items { $0.value(item) } }
        return writer.bytes
    }
}

/// Tells apart what has the same name.
struct SeenPlaces {
    private var counts: [TextPlace.Kind: Int] = [:]

    mutating func next(_ kind: TextPlace.Kind) -> TextPlace {
        counts[kind, default: 0] += 1
        return TextPlace(kind, occurrence: counts[kind] ?? 1)
    }
}

extension JSONValue {
    func array(_ name: String) -> [JSONValue] {
        guard case .array(let items)? = self[name] else { return [] }
        return items
    }

    /// The same object with another value for a member that it has.
    func with(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { $0.name == name ? JSONMember(name: name, value: value) : $0 })
    }
}
