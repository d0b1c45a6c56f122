internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// What the items of a reply answer, held against the report.
struct Answering {
    private let opened: Opened<ReportHead>
    private let registry: Registry
    /// Where the recommendations are.
    private let recommended: [Address]
    /// Where an answer is needed, once for each recommendation.
    private let needed: [Address]

    init(_ opened: Opened<ReportHead>, _ registry: Registry) throws {
        (self.opened, self.registry) = (opened, registry)
        let places = try registry.recommendationPlaces(in: opened)
        recommended = places.compactMap { Address($0.address) }
        needed = places.filter(\.kind.needsAnswer).compactMap { Address($0.address) }
    }

    /// Every answer must be to a text of the report: nearly always to a recommendation, so that the
    /// words of the report are looked into for the others alone.
    func requireKnown(_ items: [ReplyItemRecord]) throws {
        let recommended = Self.withParents(recommended)
        let others = failures(of: items, besides: recommended)
        guard !others.isEmpty else { return }
        let text = try registry.text(of: opened).map { Self.addresses(in: $0) } ?? []
        let failures = failures(of: items, besides: recommended.union(Self.withParents(text)))
        guard failures.isEmpty else { throw Problem(invalid: failures) }
    }

    private func failures(
        of items: [ReplyItemRecord], besides known: Set<Address>
    ) -> [JSONFailure] {
        items.enumerated().flatMap { place, item in
            item.answers.enumerated().compactMap { index, text in
                if let address = Address(text), known.contains(address) { return nil }
                return JSONFailure(
                    pointer: "#/items/\(place)/answers/\(index)", code: .conflict,
                    detail: "must be an address of the report")
            }
        }
    }

    /// A sub-paragraph is known with the paragraphs that it is part of.
    private static func withParents(_ addresses: [Address]) -> Set<Address> {
        Set(addresses).union(addresses.compactMap(\.parent))
    }

    /// "Answered 31 of 35": a recommendation is answered by an item on it, on what it is part
    /// of, or on a part of it.
    func coverage(of items: [ReplyItemRecord]) -> Coverage {
        let answers = Set(items.flatMap(\.answers).compactMap { Address($0) })
        let answered = needed.filter { place in
            answers.contains { $0.contains(place) || place.contains($0) }
        }
        return Coverage(answered: answered.count, of: needed.count)
    }

    private static func addresses(in text: StoredText) -> [Address] {
        guard case .array(let paragraphs)? = JSONValue(stored: text.paragraphs) else { return [] }
        return paragraphs.compactMap { paragraph in
            guard case .string(let address)? = paragraph["address"] else { return nil }
            return Address(address)
        }
    }
}
