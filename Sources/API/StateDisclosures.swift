internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Article 16 (2), second sentence: what a State made public itself, recorded.
enum StateDisclosures {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/state-disclosures", parameters: Page.parameters, run: list),
        Operation(
            .post, "/v1/reports/{id}/state-disclosures", .writes, date: "disclosed_on",
            run: record),
    ]

    /// For the State and for who heard of it, as with requests.
    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let all =
            opened.sight == .correspondent
            ? try call.registry.disclosures(of: opened.report.id) : []
        return try call.shortList(all, id: \.id.text) { record, array in
            array.object { write(record, into: &$0) }
        }
    }

    private static func record(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.recordStateDisclosure, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let (date, place, form) = try ObjectReader.read(content) { body in
            let date = body.date("disclosed_on")
            let place = body.string("where", 1...500)
            let form = ScopeForm(&body, takesAnnexes: false)
            return date.flatMap { date in form.map { (date, place, $0) } }
        }
        guard let text = try call.registry.text(of: opened) else { throw StorageFault.unavailable }
        let scope = try form.scope(in: text, besides: nil)
        let order = try Paragraph2.disclose(
            opened.report, scope: scope, by: call.party, on: date, today: call.today)
        let id = try call.registry.carryOut(
            order, place: place, by: call.account(), now: call.moment.text)
        return try answer(call, opened.report.id, id)
    }

    private static func answer(_ call: Call, _ report: ReportID, _ id: DisclosureID) throws
        -> Response
    {
        let opened = try call.visibleReport(report)
        let all = try call.registry.disclosures(of: report)
        guard let record = all.first(where: { $0.id == id }) else { throw Problem.notFound }
        var writer = JSONWriter()
        writer.object { write(record, into: &$0) }
        return call.result(
            .created, try ReportForm.tag(opened, call),
            location: "/v1/reports/\(report)/state-disclosures", body: writer.bytes)
    }

    private static func write(_ record: DisclosureRecord, into body: inout JSONWriter) {
        body.member("id", record.id.text)
        body.member("report_id", record.report.text)
        body.member("disclosed_on", record.disclosedOn.description)
        body.member("where", record.place)
        ScopeForm.write(record.scope, into: &body)
    }
}
