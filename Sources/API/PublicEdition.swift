internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// What the public reads of a report: the whole, or the part that article 16 opened.
///
/// The numbering is kept and nothing stands in for what is not public. A footnote goes with the
/// paragraphs that refer to it, an annex by its own flag; lines without a place go with the whole
/// alone, since nobody can tell what they belong to.
struct PublicEdition {
    let text: StoredText
    let recommendations: [RecommendationRecord]

    init(
        _ text: StoredText, _ recommendations: [RecommendationRecord], scope: PublicationScope
    ) {
        switch scope {
        case .whole:
            self.text = text
            self.recommendations = recommendations
        case .part(let part):
            let cut = Cut(to: part)
            let paragraphs = cut.paragraphs(of: text)
            self.text = StoredText(
                paragraphs: Self.array(paragraphs),
                footnotes: Self.array(cut.footnotes(of: text)),
                annexes: Self.array(cut.annexes(of: text)), unplaced: Self.array([]))
            self.recommendations = recommendations.filter { cut.opens($0.address) }
        }
    }

    private static func array(_ items: [JSONValue]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { for item in items { $0.value(item) } }
        return writer.bytes
    }
}

/// A part of a document, to which it is cut.
struct Cut {
    private let addresses: [Address]
    private let annexes: Set<String>

    init(to part: PublicationPart) {
        addresses = part.paragraphs.compactMap { Address($0) }
        annexes = part.annexes
    }

    /// A paragraph opens its sub-paragraphs, an annex its items; a sub-paragraph or an item opens
    /// itself alone.
    func opens(_ text: String) -> Bool {
        guard let address = Address(text) else { return false }
        if case .annex(let number, item: _) = address.place, annexes.contains(number) {
            return true
        }
        return addresses.contains { $0.contains(address) }
    }

    func opensAnnex(_ number: String) -> Bool { annexes.contains(number) }

    func paragraphs(of text: StoredText) -> [JSONValue] {
        items(text.paragraphs).filter { $0.text("address").map(opens) == true }
    }

    /// Several footnotes may have one mark, `*` on two pages: the first of them belongs to the
    /// first reference, and so on. Where they do not pair off, such a footnote is opened only
    /// where all that refer to its mark are.
    func footnotes(of text: StoredText) -> [JSONValue] {
        let references = items(text.paragraphs).flatMap { paragraph in
            let isOpen = paragraph.text("address").map(opens) == true
            return paragraph.texts("footnotes").map { (mark: $0, isOpen: isOpen) }
        }
        let open = Dictionary(grouping: references, by: \.mark).mapValues { $0.map(\.isOpen) }
        let notes = items(text.footnotes)
        let counts = Dictionary(grouping: notes.filter { $0.text("annex") == nil }) {
            $0.text("number") ?? ""
        }.mapValues(\.count)
        var seen: [String: Int] = [:]
        return notes.filter { footnote in
            guard let mark = footnote.text("number") else { return false }
            if let annex = footnote.text("annex") { return annexes.contains(annex) }
            let place = seen[mark, default: 0]
            seen[mark] = place + 1
            return isOpen(place, of: counts[mark] ?? 0, referredTo: open[mark] ?? [])
        }
    }

    /// - Parameter references: whether each paragraph that has the mark is open, in order.
    private func isOpen(_ place: Int, of count: Int, referredTo references: [Bool]) -> Bool {
        if count == 1 { return references.contains(true) }
        if count == references.count { return references[place] }
        return !references.isEmpty && references.allSatisfy { $0 }
    }

    func annexes(of text: StoredText) -> [JSONValue] {
        items(text.annexes).filter { $0.text("number").map(annexes.contains) == true }
    }

    private func items(_ stored: [UInt8]) -> [JSONValue] {
        guard case .array(let items)? = JSONValue(stored: stored) else { return [] }
        return items
    }
}

/// What a document has that a part can name.
struct DocumentPlaces {
    /// How many there are of each name.
    let paragraphs: [String: Int]
    let annexes: [String: Int]

    init(_ text: StoredText) {
        paragraphs = Self.names(text.paragraphs, "address")
        annexes = Self.names(text.annexes, "number")
    }

    private static func names(_ stored: [UInt8], _ member: String) -> [String: Int] {
        guard case .array(let items)? = JSONValue(stored: stored) else { return [:] }
        return Dictionary(items.compactMap { $0.text(member) }.map { ($0, 1) }, uniquingKeysWith: +)
    }
}

extension JSONValue {
    /// A member that is a string.
    func text(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }

    /// The strings of a member that is an array.
    func texts(_ name: String) -> [String] {
        guard case .array(let items)? = self[name] else { return [] }
        return items.compactMap { item in
            guard case .string(let text) = item else { return nil }
            return text
        }
    }
}
