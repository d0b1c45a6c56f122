internal import JSON

/// How the items of a list stand in a table: `id` and `url` first, then a column for each member.
struct ListTable: Sendable {
    /// Where an item is found.
    enum Home: Sendable {
        /// In the list alone.
        case list
        /// Below the list, by its id.
        case below
        /// By its id, below another path.
        case other(String)
    }

    /// The member that names an item within its list; of some lists none does.
    let id: String
    let home: Home
    /// Members, and members of members: `declaration.part`.
    let members: [String]

    /// - Parameter members: with spaces between them.
    init(_ members: String, id: String = "id", home: Home = .list) {
        self.id = id
        self.home = home
        self.members = members.split(separator: " ").map(String.init)
    }

    var columns: [String] { ["id", "url"] + members }

    /// - Parameter path: of the list.
    func cells(of item: JSONValue, at path: String) -> [String] {
        let id = Self.cell(item[id])
        return [id, Self.cell(item["url"] ?? .string(url(id, path)))]
            + members.map { Self.cell(Self.member($0, of: item)) }
    }

    private func url(_ id: String, _ path: String) -> String {
        switch home {
        case .list: path
        case .below: path + "/" + id
        case .other(let path): path + "/" + id
        }
    }

    private static func member(_ name: String, of item: JSONValue) -> JSONValue? {
        name.split(separator: ".").reduce(JSONValue?.some(item)) { value, step in
            value?[String(step)]
        }
    }

    /// Words as they are, a list of words with a line for each, and anything else as JSON.
    private static func cell(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null: return ""
        case .string(let text): return text
        case .array(let items):
            let words = items.compactMap { item -> String? in
                guard case .string(let text) = item else { return nil }
                return text
            }
            if words.count == items.count { return words.joined(separator: "\n") }
        case .bool, .number, .object: break
        }
        var writer = JSONWriter()
        writer.value(value ?? .null)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
