internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// What is public, issued again: masks open where consent was given since, and close where it was
/// withdrawn. The edition before is kept and read no more.
enum Reissues {
    static let operations = [
        Operation(.get, "/v1/reports/{id}/reissues", parameters: Page.parameters, run: list),
        Operation(
            .post, "/v1/reports/{id}/reissues", .writes, date: "reissued_on", run: reissue),
    ]

    /// Every edition that was ever public, for who may know why they differ.
    private static func list(_ call: Call) throws -> Response {
        let opened = try call.reportWithItems()
        let all = try call.registry.publicEditions(of: opened.report.id)
        return try call.shortList(all, id: id) { record, array in
            array.object { write(record, opened.report.id, into: &$0) }
        }
    }

    private static func reissue(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.reissue, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let (date, reason) = try ObjectReader.read(content) { body in
            let date = body.date("reissued_on")
            let reason = body.string("reason", 1...2000)
            return date.map { ($0, reason) }
        }
        let order = try Paragraph2.reissue(
            opened.report, by: call.party, on: date, today: call.today)
        let edition = try maker(call, opened, try commentsToPrint(call, opened)).cleared()
        try call.registry.carryOut(
            order, reason: reason, edition: edition, by: call.account(), now: call.moment.text)
        return try answer(call, opened.report.id)
    }

    /// The masked edition that takes the place of one after a consent was withdrawn.
    static func close(_ call: Call, _ order: consuming ReissueOrder) throws {
        let opened = try call.visibleReport(order.report)
        let edition = try maker(call, opened, nil, basis: .served).closed()
        try call.registry.carryOut(
            order, reason: nil, edition: edition, by: call.account(), now: call.moment.text)
    }

    /// The same publication: its scope, and the comments that were printed with it, unless others
    /// came since.
    private static func maker(
        _ call: Call, _ opened: Opened<ReportHead>, _ comments: Comments?,
        basis: EditionVersion.Basis = .newest
    ) throws -> PublicEditionMaker {
        guard let publication = opened.report.publication else { throw Refusal.nothingPublished }
        return try PublicEditionMaker(
            call, opened, scope: publication.scope, comments: comments ?? publication.comments,
            basis: basis)
    }

    private static func commentsToPrint(_ call: Call, _ opened: Opened<ReportHead>) throws
        -> Comments?
    {
        guard let id = opened.report.commentsToPrint else { return nil }
        let all = try call.registry.comments(deliveredOn: opened.report.id)
        return all.first { $0.id == id }.map { $0.reply.map(Comments.reply) ?? .attached(id) }
    }

    private static func answer(_ call: Call, _ report: ReportID) throws -> Response {
        let opened = try call.visibleReport(report)
        let all = try call.registry.publicEditions(of: report)
        let language = opened.words.originalLanguage
        guard let record = all.last(where: { $0.isServed && $0.language == language }) else {
            throw Problem.notFound
        }
        var writer = JSONWriter()
        writer.object { write(record, report, into: &$0) }
        return call.result(
            .created, try ReportForm.tag(opened, call),
            location: "/v1/reports/\(report)/reissues", body: writer.bytes)
    }

    private static func id(_ record: PublicEditionRecord) -> String {
        "\(record.publication) \(record.number) \(record.language)"
    }

    private static func write(
        _ record: PublicEditionRecord, _ report: ReportID, into body: inout JSONWriter
    ) {
        body.member("report_id", report.text)
        body.member("publication_id", record.publication.text)
        body.member("number", record.number)
        body.member("language", record.language)
        body.member("edition", record.edition)
        body.member("cause", record.cause.rawValue)
        body.member("reissued_on", record.issuedOn.description)
        body.member("reason", record.reason)
        body.member("served", record.isServed)
    }
}
