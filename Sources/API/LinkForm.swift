internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// Links between recommendations on the wire.
///
/// `{"type": "builds_on", "target": {"recommendation_id": "rec_…"}}`, or with a target
/// `{"symbol": "CAT/OP/KAZ/1", "paragraphs": ["36", "121-123"]}`. The older member `reiterates`
/// holds those links of that type whose target is a symbol; both are taken and given.
enum LinkForm {
    static let maxLinks = 50
    /// Paragraphs in one range; the longest report known to us has 140.
    static let longestRange = 1000

    static func read(_ reader: inout ObjectReader) -> LinkText? {
        let type = reader.choice("type", LinkType.self)
        let target = reader.object("target", target)
        // What GET gives back can be sent again: where it leads is found anew.
        _ = reader.optionalArray("recommendation_ids", 0...DocumentForm.maxRecommendations) {
            $0.string(1...64)
        }
        return type.flatMap { type in target.map { LinkText(type, to: $0) } }
    }

    private static func target(_ reader: inout ObjectReader) -> LinkText.Target? {
        if let id = reader.optionalString("recommendation_id", 1...64) {
            return .recommendation(RecommendationID(id))
        }
        let symbol = reader.string("symbol", 1...100)
        let named = reader.array("paragraphs", 0...200) { element in
            element.value(as: "a paragraph such as 36 or 58(a), or a range such as 121-123") {
                CitedParagraphs($0)
            }
        }
        return .symbol(symbol, CitedParagraphs.kept(named))
    }

    /// A citation as `opcat parse` prints it: taken as it stands on the page.
    static func citation(_ reader: inout ObjectReader) -> LinkText? {
        let symbol = reader.string("symbol", 1...100)
        let paragraphs = reader.strings("paragraphs", 0...200, each: 1...64)
        return cited(symbol, paragraphs)
    }

    static func cited(_ symbol: String, _ paragraphs: [String]) -> LinkText {
        let named = paragraphs.map { CitedParagraphs($0) ?? CitedParagraphs(unread: $0) }
        return LinkText(.reiterates, to: .symbol(symbol, CitedParagraphs.kept(named)))
    }
}

extension LinkForm {
    /// What `links` does not take stands in `reiterates` alone, so that both can be sent again.
    static func write(_ links: [SeenLink], into array: inout JSONWriter) {
        for link in links where isTaken(link) {
            array.object { item in
                item.member("type", link.type.rawValue)
                item.object("target") { write(link, into: &$0) }
                item.member("recommendation_ids", link.recommendations.map(\.id.text))
            }
        }
    }

    private static func isTaken(_ link: SeenLink) -> Bool {
        guard case .symbol(_, let written, _) = link.target else { return true }
        return texts(written).allSatisfy { CitedParagraphs($0) != nil }
    }

    private static func write(_ link: SeenLink, into target: inout JSONWriter) {
        switch link.target {
        case .recommendation:
            target.member("recommendation_id", link.recommendations.first?.id.text)
        case .symbol(let symbol, let written, let sight):
            write(citation: symbol, shown(written, sight, link.recommendations), into: &target)
        }
    }

    /// The older form: `[{"symbol", "paragraphs"}]`.
    static func writeReiterated(_ links: [SeenLink], into array: inout JSONWriter) {
        for link in links where link.type == .reiterates {
            guard case .symbol(let symbol, let written, let sight) = link.target else { continue }
            let paragraphs = shown(written, sight, link.recommendations)
            array.object { write(citation: symbol, paragraphs, into: &$0) }
        }
    }

    static func write(
        citation symbol: String, _ paragraphs: [String], into item: inout JSONWriter
    ) {
        item.member("symbol", symbol)
        item.member("paragraphs", paragraphs)
    }

    /// Leaves out the links of which nothing is left in the part that is public.
    static func seen(_ links: [SeenLink]) -> [SeenLink] {
        links.filter { link in
            guard case .symbol(_, let written, .part(let part)) = link.target else { return true }
            let all = texts(written)
            return all.isEmpty || !shown(all, part, link.recommendations).isEmpty
        }
    }

    private static func shown(
        _ written: [UInt8], _ sight: SymbolSight, _ found: [LinkedRecommendation]
    ) -> [String] {
        switch sight {
        case .whole: texts(written)
        case .part(let part): shown(texts(written), part, found)
        }
    }

    /// The paragraphs that the public part opens, and the parts of paragraphs that recommendations
    /// in it stand in.
    private static func shown(
        _ written: [String], _ part: PublicationPart, _ found: [LinkedRecommendation]
    ) -> [String] {
        let cut = Cut(to: part)
        let kept = written.compactMap { CitedParagraphs($0) }.flatMap(\.each).filter {
            cut.opens($0.description)
        }
        let parts = found.compactMap { Address($0.address) }.filter { place in
            !kept.contains { $0.contains(place) || place.contains($0) }
        }
        var shown: [String] = []
        for address in kept + parts where !shown.contains(address.description) {
            shown.append(address.description)
        }
        return shown
    }

    static func texts(_ stored: [UInt8]) -> [String] {
        guard case .array(let items)? = JSONValue(stored: stored) else { return [] }
        return items.compactMap { item in
            guard case .string(let text) = item else { return nil }
            return text
        }
    }

    static func array(_ texts: [String]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { for text in texts { $0.string(text) } }
        return writer.bytes
    }
}

/// Paragraphs as a document cites them: `36`, `58(a)`, `annex:II:3`, or a range `121-123`.
struct CitedParagraphs {
    let text: String
    private let first: Int
    private let last: Int
    /// The address where it is more than the number of a paragraph; nil in what is not understood.
    private let part: Address?
    private let isRead: Bool

    init?(_ text: String) {
        if let address = Address(text) {
            self.init(text, address)
            return
        }
        let ends = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            .map { Address(String(decoding: $0, as: UTF8.self)) }
        guard ends.count == 2, let from = ends[0]?.number, let to = ends[1]?.number, from < to,
            to - from < LinkForm.longestRange
        else { return nil }
        self.init(text, from: from, to: to, part: nil, isRead: true)
    }

    private init(_ text: String, _ address: Address) {
        let number = address.firstNumber
        let part = address.number == nil ? address : nil
        self.init(text, from: number, to: number, part: part, isRead: true)
    }

    /// What was printed in another way: kept, and leading nowhere.
    init(unread text: String) {
        self.init(text, from: 0, to: 0, part: nil, isRead: false)
    }

    private init(_ text: String, from first: Int, to last: Int, part: Address?, isRead: Bool) {
        self.text = text
        self.first = first
        self.last = last
        self.part = part
        self.isRead = isRead
    }

    /// The addresses, one by one.
    var each: [Address] {
        if let part { return [part] }
        return isRead ? (first...last).map { Address(paragraph: $0) } : []
    }

    static func kept(_ all: [CitedParagraphs]) -> LinkText.Paragraphs {
        var spans = JSONWriter()
        spans.array { array in
            for one in all where one.isRead {
                array.array { span in
                    span.int(one.first)
                    span.int(one.last)
                    if let part = one.part { span.string(part.description) } else { span.null() }
                }
            }
        }
        return LinkText.Paragraphs(written: LinkForm.array(all.map(\.text)), spans: spans.bytes)
    }
}

extension Address {
    /// The number of a whole paragraph.
    fileprivate var number: Int? { marks.isEmpty && firstNumber > 0 ? firstNumber : nil }

    /// The number of the paragraph that it is in; 0 in an annex.
    fileprivate var firstNumber: Int {
        switch place {
        case .paragraph(let number): number
        case .annex: 0
        }
    }
}
