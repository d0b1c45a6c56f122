internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// What was published, on which ground; publishing spends an order of article 16.
enum Publications {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/publications", parameters: Page.parameters, run: list),
        Operation(
            .post, "/v1/reports/{id}/publications", .writes, date: "published_on", run: publish),
    ]

    /// What is published is everyone's to know, with its date and ground.
    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let all = try call.registry.publications(of: opened.report.id)
        return try call.shortList(all, id: \.id.text) { record, array in
            array.object { write(record, into: &$0) }
        }
    }

    private static func publish(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.publish, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let (ground, date) = try ObjectReader.read(content) { body in
            let ground = body.choice("basis", Ground.self)
            _ = body.choice("scope", WholeScope.self)
            let date = body.date("published_on")
            return ground.flatMap { ground in date.map { (ground, $0) } }
        }
        let order = try Paragraph2.publish(
            opened.report, on: ground, by: call.party, date: date, today: call.today)
        let id = try call.registry.carryOut(order, by: call.account(), now: call.moment.text)
        return try answer(call, opened.report.id, id)
    }

    private static func answer(_ call: Call, _ report: ReportID, _ id: PublicationID) throws
        -> Response
    {
        let opened = try call.visibleReport(report)
        let all = try call.registry.publications(of: report)
        guard let record = all.first(where: { $0.id == id }) else { throw Problem.notFound }
        var writer = JSONWriter()
        writer.object { write(record, into: &$0) }
        return call.result(
            .created, try ReportForm.tag(opened, call),
            location: "/v1/reports/\(report)/publications", body: writer.bytes)
    }

    private static func write(_ record: PublicationRecord, into body: inout JSONWriter) {
        body.member("id", record.id.text)
        body.member("report_id", record.report.text)
        body.member("basis", record.publication.ground.rawValue)
        body.member("scope", record.scope)
        body.member("published_on", record.publication.publishedOn.description)
        body.member("requested_on", record.requestedOn?.description)
        CommentsForm.write(record.publication.comments, into: &body)
    }
}
