internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Article 16 (2), third sentence: somebody looks at the very edition that is to be published.
enum PersonalDataReviews {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/personal-data-reviews", parameters: Page.parameters,
            run: list),
        Operation(
            .post, "/v1/reports/{id}/personal-data-reviews", .writes, date: "reviewed_on",
            run: review),
    ]

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let all =
            PersonalData.mayReadReviews(of: opened.report, as: call.party)
            ? try call.registry.reviews(of: opened.report.id) : []
        return try call.shortList(all, id: \.id.text) { record, array in
            array.object { write(record, into: &$0) }
        }
    }

    private static func review(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.reviewPersonalData, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let wish = try ObjectReader.read(content, Wish.read)
        let order = try PersonalData.review(
            opened.report, edition: wish.edition,
            changedOn: try call.registry.lastChangeOfWords(of: opened.report.id), by: call.party,
            on: wish.reviewedOn, today: call.today)
        let id = try call.registry.carryOut(
            order, reviewer: wish.reviewer, by: call.account(), now: call.moment.text)
        return try answer(call, opened.report.id, id)
    }

    private static func answer(_ call: Call, _ report: ReportID, _ id: ReviewID) throws
        -> Response
    {
        let opened = try call.visibleReport(report)
        guard let record = try call.registry.reviews(of: report).first(where: { $0.id == id })
        else { throw Problem.notFound }
        var writer = JSONWriter()
        writer.object { write(record, into: &$0) }
        return call.result(
            .created, try ReportForm.tag(opened, call),
            location: "/v1/reports/\(report)/personal-data-reviews", body: writer.bytes)
    }

    private static func write(_ record: ReviewRecord, into body: inout JSONWriter) {
        body.member("id", record.id.text)
        body.member("edition", record.edition)
        body.member("reviewed_on", record.reviewedOn.description)
        body.words("reviewer", record.reviewer)
    }
}

/// What a reviewer says to have looked at.
private struct Wish {
    let edition: String
    let reviewedOn: CalendarDate
    let reviewer: String

    static func read(_ body: inout ObjectReader) -> Wish? {
        let edition = body.string("edition", 1...100)
        let date = body.date("reviewed_on")
        let reviewer = body.string("reviewer", 1...200)
        return date.map { Wish(edition: edition, reviewedOn: $0, reviewer: reviewer) }
    }
}
