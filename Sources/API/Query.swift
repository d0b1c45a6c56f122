internal import Article16
internal import HTTPMessages
internal import Registry

/// The query of a request, of which every parameter is known and comes once.
struct Query {
    private let items: QueryItems

    init(items: QueryItems) {
        self.items = items
    }

    subscript(_ name: String) -> String? { items[name] }

    /// The parameters as they came, besides one: for the link to the next page.
    func text(besides omitted: String) -> [(name: String, value: String)] {
        items.items.filter { $0.name != omitted }.map { ($0.name, $0.value) }
    }

    func date(_ name: String) throws -> CalendarDate? {
        try value(name, "must be a date YYYY-MM-DD") { CalendarDate($0) }
    }

    func flag(_ name: String) throws -> Bool? {
        try value(name, "must be true or false") {
            $0 == "true" ? true : $0 == "false" ? false : nil
        }
    }

    func word<Word: RawRepresentable & CaseIterable>(_ name: String, _: Word.Type) throws -> Word?
    where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        return try value(name, "must be one of \(words)") { Word(rawValue: $0) }
    }

    /// An id of a kind: whether there is such a thing is not asked here.
    func id(_ name: String, _ prefix: String) throws -> String? {
        try value(name, "must be an id, \(prefix)_ and 26 letters and digits") { text in
            let digits = text.utf8.dropFirst(prefix.utf8.count + 1)
            let isOne = text.hasPrefix(prefix + "_") && digits.count == Identifier.length
            return isOne && digits.allSatisfy(Identifier.alphabet.contains) ? text : nil
        }
    }

    func value<Value>(_ name: String, _ must: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = items[name] else { return nil }
        guard let value = read(text) else { throw Problem.parameter(name, must) }
        return value
    }
}

extension Call {
    /// The query; anything in it that this operation does not know is refused.
    func query() throws -> Query {
        guard request.head.target.queryOctets != nil else {
            return Query(items: try Self.items(of: request.head.target))
        }
        let items = try Self.items(of: request.head.target)
        var seen: Set<String> = []
        for item in items.items {
            guard operation.parameters.contains(item.name) else {
                let known = operation.parameters.joined(separator: ", ")
                let hint = known.isEmpty ? "It takes none." : "It takes \(known)."
                throw Problem(.unknownParameter, "This path has no such query parameter. \(hint)")
            }
            guard seen.insert(item.name).inserted else {
                throw Problem.parameter(item.name, "must be given once")
            }
        }
        return Query(items: items)
    }

    static func items(of target: Target) throws -> QueryItems {
        do {
            return try QueryItems(target)
        } catch {
            throw Problem(.invalidParameter, "The query is not percent-encoded UTF-8 text.")
        }
    }
}
