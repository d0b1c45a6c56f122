internal import Article16
internal import JSON
internal import Registry

/// Where a correction is: `{"paragraph": "14"}`, `{"heading": "14", "level": 2}`,
/// `{"footnote": "3", "annex": "II"}`, `{"annex": "II", "item": 3}` or `{"recommendation": "14"}`.
enum CorrectionPlace: Hashable {
    case text(TextPlace)
    /// By its address, where one has it, or by its id.
    case recommendation(String)

    private static let maxCount = 1_000_000

    static func read(_ body: inout ObjectReader) -> CorrectionPlace? {
        let paragraph = body.optionalString("paragraph", 1...64)
        let heading = body.optionalString("heading", 1...64)
        let level = body.optionalInt("level", 1...16)
        let footnote = body.optionalString("footnote", 1...16)
        let annex = body.optionalString("annex", 1...16)
        let section = body.optionalInt("section", 1...maxCount)
        let item = body.optionalInt("item", 1...maxCount)
        let recommendation = body.optionalString("recommendation", 1...64)
        let named = [paragraph, heading, footnote ?? annex, recommendation].compactMap { $0 }
        let goesWith =
            (level == nil || heading != nil) && (section == nil || item == nil)
            && (section == nil && item == nil || footnote == nil && annex != nil)
        guard named.count == 1, goesWith else {
            body.whole.fail(
                .conflict, "must name one paragraph, heading, footnote, annex or recommendation")
            return nil
        }
        if let recommendation { return .recommendation(recommendation) }
        if let paragraph { return .text(TextPlace(.paragraph(paragraph))) }
        if let heading { return .text(TextPlace(.heading(heading, level: level ?? 1))) }
        if let footnote { return .text(TextPlace(.footnote(footnote, annex: annex))) }
        guard let annex else { return nil }
        if let section { return .text(TextPlace(.annexSection(annex, section))) }
        return .text(TextPlace(item.map { .annexItem(annex, $0) } ?? .annex(annex)))
    }

    func write(_ recommendations: [RecommendationRecord], into body: inout JSONWriter) {
        switch self {
        case .recommendation(let id):
            body.member("recommendation", id)
            body.member("address", recommendations.first { $0.id.text == id }?.address)
        case .text(let place): Self.write(place.kind, into: &body)
        }
    }

    private static func write(_ kind: TextPlace.Kind, into body: inout JSONWriter) {
        switch kind {
        case .paragraph(let address): body.member("paragraph", address)
        case .heading(let address, let level):
            body.member("heading", address)
            body.member("level", level)
        case .footnote(let number, let annex):
            body.member("footnote", number)
            body.member("annex", annex)
        case .annex(let annex): body.member("annex", annex)
        case .annexSection(let annex, let section):
            body.member("annex", annex)
            body.member("section", section)
        case .annexItem(let annex, let item):
            body.member("annex", annex)
            body.member("item", item)
        case .title, .unplaced, .reply, .comments: break
        }
    }

    /// As it was written; nil for what is none.
    init?(stored: JSONValue) {
        var reader = ObjectReader(
            stored.without("before").without("after").without("address"), JSONFailures())
        guard let place = Self.read(&reader) else { return nil }
        self = place
    }
}

/// A corrigendum that somebody wants to issue.
struct CorrigendumWish {
    struct Correction {
        let place: CorrectionPlace
        let text: String
    }

    private static let maxCorrections = 1000

    let language: String
    let symbol: String?
    let issuedOn: CalendarDate
    let corrections: [Correction]

    static func read(_ body: inout ObjectReader) -> CorrigendumWish? {
        let language = body.language("language")
        let symbol = body.symbol()
        let date = body.date("issued_on")
        let corrections = body.objects("corrections", 1...maxCorrections) { item in
            let text = item.string("text", 1...DocumentForm.maxText)
            return CorrectionPlace.read(&item).map { Correction(place: $0, text: text) }
        }
        guard let language, let date else { return nil }
        return CorrigendumWish(
            language: language, symbol: symbol, issuedOn: date, corrections: corrections)
    }
}
