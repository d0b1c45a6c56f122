internal import Article16
internal import JSON
internal import Registry

/// The annexes of an original, which are in the language of their submission: a version that
/// leaves one out shows it so.
struct SubmittedAnnexes {
    private let original: StoredText
    private let language: String

    /// - Parameter language: that of an annex that says none.
    init(_ original: StoredText, _ language: String) {
        self.original = original
        self.language = language
    }

    /// The version's text with the original's annexes and their footnotes where it has none.
    func completing(_ version: StoredText) -> StoredText {
        let own = version.annexes.storedItems
        let left = Self.left(by: version, of: original)
        let annexes = original.annexes.storedItems.compactMap { annex -> JSONValue? in
            let number = annex.text("number") ?? ""
            guard left.contains(number) else { return own.first { $0.text("number") == number } }
            return annex.adding("language", .string(annex.text("language") ?? language))
        }
        let footnotes = original.footnotes.storedItems.filter {
            $0.text("annex").map(left.contains) == true
        }
        return StoredText(
            paragraphs: version.paragraphs,
            footnotes: JSONValue.written(version.footnotes.storedItems + footnotes),
            annexes: JSONValue.written(annexes), unplaced: version.unplaced)
    }

    /// The numbers of the annexes that a version leaves out.
    static func left(by version: StoredText, of original: StoredText) -> Set<String> {
        let numbers = { (text: StoredText) in
            Set(text.annexes.storedItems.compactMap { $0.text("number") })
        }
        return numbers(original).subtracting(numbers(version))
    }
}

extension TextFrame {
    init(_ text: StoredText, _ recommendations: [(address: String, kind: RecommendationKind)]) {
        self.init(
            paragraphs: text.paragraphs.storedItems.map { item in
                Paragraph(
                    address: item.text("address") ?? "", footnotes: item.texts("footnotes"))
            },
            recommendations: recommendations.map { Recommendation(address: $0, kind: $1) },
            footnotes: text.footnotes.storedItems.map { item in
                Footnote(number: item.text("number") ?? "", annex: item.text("annex"))
            },
            annexes: text.annexes.storedItems.map { $0.text("number") ?? "" })
    }
}

extension [UInt8] {
    /// The elements of an array that is kept as JSON.
    var storedItems: [JSONValue] {
        guard case .array(let items)? = JSONValue(stored: self) else { return [] }
        return items
    }
}

extension JSONValue {
    static func written(_ items: [JSONValue]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { for item in items { $0.value(item) } }
        return writer.bytes
    }

    /// The same object with a member that it need not have yet.
    func adding(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        let others = members.filter { $0.name != name }
        return .object(others + [JSONMember(name: name, value: value)])
    }

    func without(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.name != name })
    }
}
