internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Reprisals (articles 15 and 21 (1)): days and where it stands, for the Subcommittee and its
/// secretariat. For everybody else the list is empty and no record exists.
enum Reprisals {
    static let operations = [
        Operation(
            .get, "/v1/reprisals", parameters: Page.parameters + ["state_party"], run: list),
        Operation(.post, "/v1/reprisals", .writes, date: "reported_on", run: add),
        Operation(.get, "/v1/reprisals/{id}", run: read),
        Operation(.patch, "/v1/reprisals/{id}", .writes, date: "reported_on", run: change),
    ]

    private static func list(_ call: Call) throws -> Response {
        let page = try Page(call)
        let state = try call.stateFilter()
        let found = try call.registry.reprisals(
            as: call.party, of: state, after: page.after?.id ?? "", limit: page.limit + 1)
        return try call.list(
            page, found,
            total: { try call.registry.countReprisals(as: call.party, of: state) },
            position: { ListPosition(key: "", id: $0.id.text) }
        ) { record, array in
            array.object { write(record, into: &$0) }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let record = try visible(call)
        _ = try call.query()
        let body = rendered(record)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func add(_ call: Call) throws -> Response {
        try requireRecorder(call)
        let wish = try ObjectReader.read(call.content()) { ReprisalWish(&$0, nil, call.today) }
        let state = try state(of: wish, call)
        let id = try call.registry.add(
            wish.reprisal, state: state, visit: wish.visit, by: call.account(),
            now: call.moment.text)
        return try answer(call, .created, id, location: "/v1/reprisals/\(id)")
    }

    private static func change(_ call: Call) throws -> Response {
        let present = try visible(call)
        try requireRecorder(call)
        let content = try call.content(ifMatch: Rendition.tag(of: rendered(present)))
        let wish = try ObjectReader.read(content) { ReprisalWish(&$0, present, call.today) }
        try call.registry.change(
            present.id, to: wish.reprisal, state: try state(of: wish, call), visit: wish.visit,
            by: call.account(), now: call.moment.text)
        return try answer(call, .ok, present.id)
    }

    /// A registered State, and that of the visit where one is named.
    private static func state(of wish: ReprisalWish, _ call: Call) throws -> StateCode? {
        if let state = wish.state { try call.requireRegistered(state) }
        guard let id = wish.visit else { return wish.state }
        guard let visit = try call.registry.visit(id, as: call.party) else {
            throw Problem.invalid("#/visit_id", .conflict, "must be a visit that exists")
        }
        guard wish.state == nil || wish.state == visit.state else {
            throw Problem.invalid("#/visit_id", .conflict, "is a visit to another State")
        }
        return visit.state
    }

    private static func requireRecorder(_ call: Call) throws {
        guard Article16.Reprisals.mayRecord(as: call.party) else {
            throw Problem.insufficientPermission("The secretariat records reprisals.")
        }
        try call.requireWriter()
    }

    private static func visible(_ call: Call) throws -> ReprisalRecord {
        let id = ReprisalID(call.parameters[0])
        guard let record = try call.registry.reprisal(id, as: call.party) else {
            throw Problem.notFound
        }
        return record
    }

    private static func answer(
        _ call: Call, _ status: Status, _ id: ReprisalID, location: String? = nil
    ) throws -> Response {
        guard let record = try call.registry.reprisal(id, as: call.party) else {
            throw Problem.notFound
        }
        let body = rendered(record)
        return call.result(status, Rendition.tag(of: body), location: location, body: body)
    }

    private static func rendered(_ record: ReprisalRecord) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(record, into: &$0) }
        return writer.bytes
    }

    private static func write(_ record: ReprisalRecord, into body: inout JSONWriter) {
        let reprisal = record.reprisal
        body.member("id", record.id.text)
        body.member("reported_on", reprisal.reportedOn.description)
        body.member("channel", reprisal.channel.rawValue)
        body.member("put_to_state_on", reprisal.putToStateOn?.description)
        body.member("state_answered_on", reprisal.stateAnsweredOn?.description)
        body.member("status", reprisal.status.rawValue)
        body.member("state_party", record.state?.code)
        body.member("visit_id", record.visit?.text)
    }
}

/// What is recorded of a reprisal. There is no member for a name or a description.
private struct ReprisalWish {
    let reprisal: Reprisal
    let state: StateCode?
    let visit: VisitID?

    /// - Parameter present: the record that is changed; what is not named stays as it is.
    init?(_ body: inout ObjectReader, _ present: ReprisalRecord?, _ today: CalendarDate) {
        let old = present?.reprisal
        let reported =
            old == nil
            ? body.date("reported_on", notAfter: today)
            : body.optionalDate("reported_on", notAfter: today) ?? old?.reportedOn
        let channel =
            old == nil
            ? body.choice("channel", ReprisalChannel.self)
            : body.optionalChoice("channel", ReprisalChannel.self) ?? old?.channel
        let put = body.optionalDate("put_to_state_on", notAfter: today) ?? old?.putToStateOn
        let answered =
            body.optionalDate("state_answered_on", notAfter: today) ?? old?.stateAnsweredOn
        let status = body.optionalChoice("status", ReprisalStatus.self) ?? old?.status ?? .open
        let state = body.optionalValue("state_party", as: "an ISO 3166-1 alpha-3 code") {
            StateCode($0)
        }
        let visit = body.optionalString("visit_id", 1...64).map(VisitID.init(_:))
        guard let reported, let channel else { return nil }
        reprisal = Reprisal(
            reportedOn: reported, channel: channel, putToStateOn: put, stateAnsweredOn: answered,
            status: status)
        self.visit = visit ?? present?.visit
        self.state = state ?? (visit == nil ? present?.state : nil)
        Self.requireOrder(reprisal, &body)
    }

    /// Told, then put to the State, then answered by it.
    private static func requireOrder(_ reprisal: Reprisal, _ body: inout ObjectReader) {
        if let put = reprisal.putToStateOn, put < reprisal.reportedOn {
            body.whole.failures.record(
                .range, at: .member("put_to_state_on", of: body.whole.pointer),
                "must not be before it was reported")
        }
        guard let answered = reprisal.stateAnsweredOn else { return }
        guard let put = reprisal.putToStateOn, put <= answered else {
            return body.whole.failures.record(
                .range, at: .member("state_answered_on", of: body.whole.pointer),
                "must not be before it was put to the State")
        }
    }
}
