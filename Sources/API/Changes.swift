internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// What happened to the reports that the caller may read, in thin entries: that something
/// happened and where to look, nothing of what it says.
///
/// `next` is never null: it is where the reading goes on, now or when something has happened,
/// after a restart of either side as well.
enum Changes {
    static let operations = [
        Operation(
            .get, "/v1/changes", .readsOrWaits,
            parameters: ["since", "limit", "wait", ListForm.parameter], run: read)
    ]

    /// Seconds for which a request may wait for something to happen.
    static let waits = 0...60

    private static func read(_ call: Call) throws -> Response {
        let query = try call.query()
        _ = try query.word(ListForm.parameter, ListForm.self)
        if let rows = call.rows { return try whole(call, query, rows) }
        let (limit, wait) = (try Page.limit(query), try wait(query))
        let place = try place(call, query["since"])
        let found = try call.registry.changes(as: call.party, after: place, limit: limit + 1)
        if found.isEmpty, wait > 0 {
            call.wait = (call.party.audiences, wait)
        }
        return try answer(call, Array(found.prefix(limit)), after: place, more: found.count > limit)
    }

    private static func whole(_ call: Call, _ query: Query, _ rows: ListRows) throws -> Response {
        try call.requireWholeList(query)
        let begin = try place(call, query["since"])
        let after = rows.after.flatMap { ChangePlace($0) } ?? begin
        let found = try call.registry.changes(
            as: call.party, after: after, limit: ListRows.batch + 1)
        let items = found.prefix(ListRows.batch)
        let next = found.count > items.count ? items.last?.place.position : nil
        rows.take(items, next: next) { item, line in line.object { write(item, into: &$0) } }
        return Response(.ok)
    }

    private static func answer(
        _ call: Call, _ items: [ChangeRecord], after place: ChangePlace, more: Bool
    ) throws -> Response {
        let since = Cursor.write((items.last?.place ?? place).position, binding(call))
        var writer = JSONWriter(capacity: 4096)
        writer.object { body in
            body.array("items") { array in
                for item in items { array.object { write(item, into: &$0) } }
            }
            body.member("next", "/v1/changes?since=\(since)")
            body.member("more", more)
        }
        return try call.rendition(
            Rendition.tag(of: writer.bytes), vary: Call.byCallerAndAccept
        ) { writer.bytes }
    }

    private static func write(_ record: ChangeRecord, into item: inout JSONWriter) {
        item.member("change", record.change.rawValue)
        item.member("report_id", record.report.text)
        item.member("subject", record.subject)
        item.member("happened_at", record.happenedAt)
        item.member("url", "/v1/reports/\(record.report)")
    }

    private static func wait(_ query: Query) throws -> Int {
        try query.value("wait", "must be a number of seconds from 0 to 60") { text in
            waits.first { String($0) == text }
        } ?? 0
    }

    private static func place(_ call: Call, _ since: String?) throws -> ChangePlace {
        guard let since else { return .beginning }
        guard let position = Cursor.read(since, binding(call)), let place = ChangePlace(position)
        else {
            throw Problem(
                .invalidCursor, "This is no place in the changes; begin again without since.")
        }
        return place
    }

    /// A place is its reader's own, whatever they ask for besides.
    private static func binding(_ call: Call) -> Cursor.Binding {
        Cursor.Binding(
            key: call.settings.cursorKey, path: "/v1/changes", filters: [],
            account: call.caller?.account.text ?? "")
    }
}

extension ChangePlace {
    fileprivate var position: ListPosition { ListPosition(key: "\(own)", id: "\(everyone)") }

    fileprivate init?(_ position: ListPosition) {
        guard let own = Int(position.key), let everyone = Int(position.id) else { return nil }
        self.init(own: own, everyone: everyone)
    }
}

extension Party {
    /// The circles whose changes a party is told of.
    fileprivate var audiences: Set<Audience> { Set([audience, .everyone].compactMap { $0 }) }
}
