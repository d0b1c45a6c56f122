internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// One person asks, another of the same institution agrees; then the first may act, once, within
/// a day of asking.
enum Confirmations {
    static let operations = [
        Operation(.post, "/v1/confirmations", .writes, run: ask),
        Operation(.get, "/v1/confirmations/{id}", .readsOwn, run: read),
        Operation(.post, "/v1/confirmations/{id}/confirmation", .writes, run: confirm),
    ]

    private static func ask(_ call: Call) throws -> Response {
        guard let institution = TwoPersons.institution(of: call.party) else {
            throw Problem.insufficientPermission(
                "Who reads nothing confidential needs no confirmation.")
        }
        try call.requireWriter()
        let (matter, report) = try ObjectReader.read(call.content()) { body in
            let matter = body.choice("act", TwoPersons.Matter.self)
            let report = body.optionalString("report_id", 1...64).map(ReportID.init(_:))
            if let matter, (matter == .erasure) != (report != nil) {
                body.whole.failures.record(
                    matter == .erasure ? .required : .conflict,
                    at: .member("report_id", of: body.whole.pointer), "goes with erasure")
            }
            return matter.map { ($0, report) }
        }
        try requirePermission(for: matter, call)
        if let report { try requireReport(report, call) }
        let id = try call.registry.ask(
            for: matter, of: report, within: institution, by: call.account(),
            seconds: call.moment.seconds, now: call.moment.text)
        return try answer(call, id, .created, location: "/v1/confirmations/\(id)")
    }

    /// A hidden report is none.
    private static func requireReport(_ id: ReportID, _ call: Call) throws {
        guard let sealed = try call.registry.report(id, as: call.party),
            Paragraph1.open(sealed, as: call.party) != nil
        else { throw Problem.invalid("#/report_id", .conflict, "must be a report that you see") }
    }

    private static func read(_ call: Call) throws -> Response {
        let record = try visible(call, ConfirmationID(call.parameters[0]))
        _ = try call.query()
        let body = try rendered(record, call)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func confirm(_ call: Call) throws -> Response {
        let record = try visible(call, ConfirmationID(call.parameters[0]))
        try call.requireWriter()
        try requirePermission(for: record.request.matter, call)
        try call.noContent(ifMatch: Rendition.tag(of: rendered(record, call)))
        let account = try call.account()
        let order = try TwoPersons.confirm(
            record.request, isOwn: record.account == account, now: call.moment.seconds)
        try call.registry.carryOut(order, of: record.id, by: account, now: call.moment.text)
        return try answer(call, record.id, .ok)
    }

    /// Who confirms has the permission that the act needs, as has who asks.
    private static func requirePermission(for matter: TwoPersons.Matter, _ call: Call) throws {
        guard matter != .export || call.caller?.permissions.mayExport == true else {
            throw Problem.insufficientPermission("This token may not export.")
        }
    }

    private static func visible(_ call: Call, _ id: ConfirmationID) throws -> ConfirmationRecord {
        guard let institution = TwoPersons.institution(of: call.party),
            let record = try call.registry.confirmation(id, within: institution)
        else { throw Problem.notFound }
        return record
    }

    private static func answer(
        _ call: Call, _ id: ConfirmationID, _ status: Status, location: String? = nil
    ) throws -> Response {
        let body = try rendered(visible(call, id), call)
        return call.result(status, Rendition.tag(of: body), location: location, body: body)
    }

    private static func rendered(_ record: ConfirmationRecord, _ call: Call) throws -> [UInt8] {
        let request = record.request
        let until = request.askedAt + TwoPersons.lifetime
        var writer = JSONWriter()
        writer.object { body in
            body.member("id", record.id.text)
            body.member("act", request.matter.rawValue)
            body.member("report_id", record.report?.text)
            body.member("asked_by", record.account.text)
            body.member("asked_at", Moment(seconds: request.askedAt).text)
            body.member("expires_at", Moment(seconds: until).text)
            body.member("confirmed_by", record.confirmedBy?.text)
            body.member("confirmed_at", record.confirmedAt.map { Moment(seconds: $0).text })
            body.member("used_at", record.usedAt.map { Moment(seconds: $0).text })
            body.array("allowed") { AllowedAct.write(allowed(record, call), into: &$0) }
        }
        return writer.bytes
    }

    private static func allowed(_ record: ConfirmationRecord, _ call: Call) -> [AllowedAct] {
        let request = record.request
        guard let caller = call.caller, caller.permissions.mayWrite,
            request.matter != .export || caller.permissions.mayExport,
            record.account != caller.account, !request.isConfirmed,
            !request.hasLapsed(at: call.moment.seconds)
        else { return [] }
        return [AllowedAct(.confirm, "/v1/confirmations/\(record.id)/confirmation")]
    }
}
