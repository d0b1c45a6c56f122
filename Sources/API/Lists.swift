internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// How much of a list is asked for, and from where on (api.md, section 3).
struct Page {
    static let defaultLimit = 50
    static let limits = 1...200
    /// The parameters that every list takes.
    static let parameters = ["limit", "cursor", "count", ListForm.parameter]

    let limit: Int
    let after: ListPosition?
    let counts: Bool
    private let query: Query
    private let path: String
    private let binding: Cursor.Binding

    /// - Parameter binding: what the cursor is good for: this caller, these filters, this order.
    init(_ call: Call) throws {
        let query = try call.query()
        self.query = query
        path = call.request.head.target.path
        _ = try query.word(ListForm.parameter, ListForm.self)
        if call.rows != nil { try call.requireWholeList(query) }
        limit = try call.rows == nil ? Self.limit(query) : ListRows.batch
        counts = try query.flag("count") ?? false
        let filters = query.text(besides: "cursor").filter { $0.name != "limit" }
        let binding = Cursor.Binding(
            key: call.settings.cursorKey, path: path, filters: filters,
            account: call.caller?.account.text ?? "")
        self.binding = binding
        after =
            try call.rows.map(\.after)
            ?? query["cursor"].map { text in
                guard let position = Cursor.read(text, binding) else { throw Self.invalidCursor }
                return position
            }
    }

    /// How many items a page may have.
    static func limit(_ query: Query) throws -> Int {
        try query.value("limit", "must be a number from 1 to 200") { text in
            limits.first { String($0) == text }
        } ?? defaultLimit
    }

    static var invalidCursor: Problem {
        Problem(.invalidCursor, "This cursor is not of this list; begin again without one.")
    }

    /// The target of the page after `last`.
    func next(after last: ListPosition) -> String {
        let items = query.text(besides: "cursor") + [("cursor", Cursor.write(last, binding))]
        let parts = items.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }
        return path + "?" + parts.joined(separator: "&")
    }
}

extension Call {
    /// A page of a list as a response.
    ///
    /// - Parameters:
    ///   - found: up to one item more than the page takes, which tells whether there is a next.
    ///   - total: counts what the caller may see; asked only when the client asked.
    func list<Item>(
        _ page: Page, _ found: [Item], total: () throws -> Int,
        position: (Item) -> ListPosition, fields: [(name: String, value: String)] = [],
        write: (Item, inout JSONWriter) throws -> Void
    ) throws -> Response {
        let items = found.prefix(page.limit)
        if let rows {
            let next = found.count > page.limit ? items.last.map(position) : nil
            try rows.take(items, next: next, write: write)
            return Response(.ok)
        }
        let next =
            found.count > page.limit ? items.last.map { page.next(after: position($0)) } : nil
        var writer = JSONWriter(capacity: 16 * 1024)
        try writer.object { body in
            try body.array("items") { array in
                for item in items { try write(item, &array) }
            }
            if let next { body.member("next", next) } else { body.null("next") }
            if page.counts { body.member("total", try total()) }
        }
        let link = next.map { [(name: "Link", value: "<\($0)>; rel=\"next\"")] } ?? []
        return try rendition(
            Rendition.tag(of: writer.bytes), vary: Self.byCallerAndAccept, fields: link + fields
        ) { writer.bytes }
    }

    /// A list that is read as a whole and is short by nature.
    func shortList<Item>(
        _ items: [Item], id: (Item) -> String, fields: [(name: String, value: String)] = [],
        write: (Item, inout JSONWriter) throws -> Void
    ) throws -> Response {
        let page = try Page(self)
        let begin = try page.after.map { try place(after: $0, in: items.map(id)) } ?? 0
        let rest = items[begin...].prefix(page.limit + 1)
        return try list(
            page, Array(rest), total: { items.count },
            position: { ListPosition(key: "", id: id($0)) }, fields: fields, write: write)
    }

    /// A draft's paragraphs may have been replaced since; to begin again would give items twice.
    private func place(after last: ListPosition, in ids: [String]) throws -> Int {
        guard let place = ids.firstIndex(of: last.id) else { throw Page.invalidCursor }
        return place + 1
    }
}
