internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// How much of a report is meant, on the wire: `"scope": "part"` with what it holds.
struct ScopeForm {
    enum Word: String, CaseIterable {
        case whole, part
    }

    let word: Word
    let paragraphs: [String]
    let annexes: [String]

    init?(_ body: inout ObjectReader, takesAnnexes: Bool) {
        let word = body.choice("scope", Word.self)
        let paragraphs = body.strings("paragraphs", 0...10_000, each: 1...64)
        let annexes = takesAnnexes ? body.strings("annexes", 0...100, each: 1...16) : []
        guard let word else { return nil }
        if word == .whole, !(paragraphs + annexes).isEmpty {
            body.whole.fail(.conflict, "names parts of what is to be the whole")
        }
        if word == .part, (paragraphs + annexes).isEmpty {
            body.whole.failures.record(
                .empty, at: .member("paragraphs", of: body.whole.pointer),
                "must name the paragraphs of the part")
        }
        self.word = word
        self.paragraphs = paragraphs
        self.annexes = annexes
    }

    /// The scope in a report: every name must be in it, and none of what is public already.
    ///
    /// - Parameter present: what is public; a part is added to it.
    func scope(in text: StoredText, besides present: PublicationScope?) throws -> PublicationScope {
        guard word == .part else { return .whole }
        let places = DocumentPlaces(text)
        let old = present?.part ?? PublicationPart(paragraphs: [], annexes: [])
        let open = Cut(to: old)
        let failures =
            failures(paragraphs, "paragraphs", places.paragraphs, isOpen: open.opens)
            + failures(annexes, "annexes", places.annexes, isOpen: open.opensAnnex)
        guard failures.isEmpty else { throw Problem(invalid: failures) }
        let new = PublicationPart(paragraphs: Set(paragraphs), annexes: Set(annexes))
        return .part(old.union(new))
    }

    private func failures(
        _ names: [String], _ member: String, _ known: [String: Int], isOpen: (String) -> Bool
    ) -> [JSONFailure] {
        names.enumerated().compactMap { index, name in
            let detail: String? =
                switch known[name] {
                case nil: "must be in the report"
                case 1?: isOpen(name) ? "is public already" : nil
                default: "stands for several in the report, so that it cannot be opened by itself"
                }
            return detail.map {
                JSONFailure(pointer: "#/\(member)/\(index)", code: .conflict, detail: $0)
            }
        }
    }

    static func write(_ scope: PublicationScope, into body: inout JSONWriter) {
        body.member("scope", scope.word)
        guard let part = scope.part else { return }
        body.member("paragraphs", Self.sorted(part.paragraphs))
        if !part.annexes.isEmpty { body.member("annexes", part.annexes.sorted()) }
    }

    /// In the natural order of addresses: 9 before 10.
    private static func sorted(_ paragraphs: Set<String>) -> [String] {
        paragraphs.compactMap { Address($0) }.sorted().map(\.description)
    }
}

extension PublicationScope {
    var part: PublicationPart? {
        switch self {
        case .whole: nil
        case .part(let part): part
        }
    }
}
