internal import Article16
internal import JSON
internal import Registry

/// What a recommendation is about, on the wire: `scope`, `places`, `addressee_authorities`,
/// `themes`, `standards`, `priority`.
enum RecommendationDetailsForm {
    static let maxPlaces = 200
    static let maxWords = 50

    /// - Parameter present: what is changed, member by member (RFC 7396); nil where it is new.
    static func read(
        _ body: inout ObjectReader, besides present: RecommendationDetails? = nil
    ) -> RecommendationDetails {
        var details = present ?? RecommendationDetails()
        if body.has("scope") {
            details.scope = body.optionalChoice("scope", RecommendationScope.self)
        }
        if body.has("priority") {
            details.priority = body.optionalChoice("priority", RecommendationPriority.self)
        }
        if body.has("places") {
            details.places = strings("places", 0...maxPlaces, each: 1...64, &body)
        }
        if body.has("addressee_authorities") {
            details.authorities = strings(
                "addressee_authorities", 0...maxWords, each: 1...200, &body)
        }
        if body.has("themes") {
            details.themes = strings("themes", 0...maxWords, each: 1...100, &body)
        }
        if body.has("standards") {
            details.standards = strings("standards", 0...maxWords, each: 1...300, &body)
        }
        return details
    }

    private static func strings(
        _ name: String, _ count: ClosedRange<Int>, each length: ClosedRange<Int>,
        _ body: inout ObjectReader
    ) -> [UInt8] {
        let texts = body.strings(name, count, each: length)
        if Set(texts).count < texts.count {
            body.whole.failures.record(
                .conflict, at: .member(name, of: body.whole.pointer), "names the same twice")
        }
        return LinkForm.array(texts)
    }

    static func write(_ seen: SeenRecommendation, isPart: Bool, into body: inout JSONWriter) {
        let details = seen.record.details
        body.member("scope", details.scope?.rawValue)
        body.member("priority", details.priority?.rawValue)
        let lists: [(StaticString, [UInt8])] = [
            ("places", seen.places), ("addressee_authorities", details.authorities),
            ("themes", details.themes), ("standards", details.standards),
        ]
        for (name, list) in lists {
            // In a document what is empty is left out, as `opcat parse` does not print it.
            guard !isPart || list != RecommendationDetails.none else { continue }
            body.member(name)
            body.raw(list)
        }
    }
}

extension ObjectReader {
    /// Whether a member is there at all, were it null.
    func has(_ name: String) -> Bool { whole.value[name] != nil }
}
