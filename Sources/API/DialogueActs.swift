internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// What the issuer does in the dialogue besides assessing: reminders, more time, meetings. Its
/// correspondents know of all three; who has a copy or the public edition knows of none.
enum DialogueActs {
    static let operations = [
        Operation(.get, "/v1/reports/{id}/reminders", parameters: Page.parameters) { call in
            try list(call, call.registry.reminders(of:), write: writeReminder)
        },
        Operation(.post, "/v1/reports/{id}/reminders", .writes, date: "reminded_on", run: remind),
        Operation(.get, "/v1/reports/{id}/extensions", parameters: Page.parameters) { call in
            try list(call, call.registry.extensions(of:), write: writeExtension)
        },
        Operation(.post, "/v1/reports/{id}/extensions", .writes, date: "granted_on", run: extend),
        Operation(.get, "/v1/reports/{id}/meetings", parameters: Page.parameters) { call in
            try list(call, call.registry.meetings(of:), write: writeMeeting)
        },
        Operation(.post, "/v1/reports/{id}/meetings", .writes, date: "met_on", run: meet),
    ]

    private static func list(
        _ call: Call, _ all: (ReportID) throws -> [DialogueRecord],
        write: (DialogueRecord, inout JSONWriter) -> Void
    ) throws -> Response {
        let opened = try call.visibleReport()
        let seen = opened.sight == .correspondent ? try all(opened.report.id) : []
        return try call.shortList(seen, id: \.id) { record, array in
            array.object { write(record, &$0) }
        }
    }

    private static func remind(_ call: Call) throws -> Response {
        let (opened, content) = try begin(call, .remind)
        let (date, reference) = try ObjectReader.read(content) { body in
            let date = body.date("reminded_on")
            let reference = body.optionalString("reference", 1...200)
            return date.map { ($0, reference) }
        }
        let order = try Dialogue.remind(
            of: opened.report, by: call.party, on: date, today: call.today)
        let id = try call.registry.carryOut(
            order, reference: reference, by: call.account(), now: call.moment.text)
        return try answer(call, "reminders", id.text, call.registry.reminders, writeReminder)
    }

    private static func extend(_ call: Call) throws -> Response {
        let (opened, content) = try begin(call, .extend)
        let (date, due) = try ObjectReader.read(content) { body in
            let date = body.date("granted_on")
            let due = body.date("reply_due_on")
            return date.flatMap { date in due.map { (date, $0) } }
        }
        let granted = try call.registry.extensions(of: opened.report.id).map(\.date).max()
        let order = try Dialogue.extend(
            opened.report, to: due, after: granted, by: call.party, on: date, today: call.today)
        let id = try call.registry.carryOut(order, by: call.account(), now: call.moment.text)
        return try answer(call, "extensions", id.text, call.registry.extensions, writeExtension)
    }

    private static func meet(_ call: Call) throws -> Response {
        let (opened, content) = try begin(call, .meet)
        let (date, subject) = try ObjectReader.read(content) { body in
            let date = body.date("met_on")
            let subject = body.string("subject", 1...500)
            return date.map { ($0, subject) }
        }
        let order = try Dialogue.meet(
            on: opened.report, by: call.party, date: date, today: call.today)
        let id = try call.registry.carryOut(
            order, subject: subject, by: call.account(), now: call.moment.text)
        return try answer(call, "meetings", id.text, call.registry.meetings, writeMeeting)
    }

    /// More time changes what the report says, so its tag is asked for; a reminder or a meeting
    /// is something new beside it.
    private static func begin(_ call: Call, _ act: Act) throws
        -> (Opened<ReportHead>, JSONValue)
    {
        let opened = try call.visibleReport()
        try call.require(act, on: opened)
        let tag = act == .extend ? try ReportForm.tag(opened, call) : nil
        return (opened, try call.content(ifMatch: tag))
    }

    private static func answer(
        _ call: Call, _ path: String, _ id: String, _ all: (ReportID) throws -> [DialogueRecord],
        _ write: (DialogueRecord, inout JSONWriter) -> Void
    ) throws -> Response {
        let opened = try call.visibleReport()
        guard let record = try all(opened.report.id).first(where: { $0.id == id }) else {
            throw Problem.notFound
        }
        var writer = JSONWriter()
        writer.object { write(record, &$0) }
        return call.result(
            .created, try ReportForm.tag(opened, call),
            location: "/v1/reports/\(opened.report.id)/\(path)", body: writer.bytes)
    }

    private static func writeReminder(_ record: DialogueRecord, _ body: inout JSONWriter) {
        body.member("id", record.id)
        body.member("reminded_on", record.date.description)
        body.member("reference", record.words)
    }

    private static func writeExtension(_ record: DialogueRecord, _ body: inout JSONWriter) {
        body.member("id", record.id)
        body.member("granted_on", record.date.description)
        body.member("reply_due_on", record.replyDueOn?.description)
    }

    private static func writeMeeting(_ record: DialogueRecord, _ body: inout JSONWriter) {
        body.member("id", record.id)
        body.member("met_on", record.date.description)
        body.words("subject", record.words)
    }
}
