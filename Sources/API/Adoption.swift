internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Adoption freezes the text.
enum Adoption {
    static let operations = [
        Operation(
            .post, "/v1/reports/{id}/adoption", .writes, date: "adopted_on", run: adopt)
    ]

    private static func adopt(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.adopt, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let date = try ObjectReader.read(content) { $0.date("adopted_on") }
        let base = try opened.words.amends.flatMap { amendment in
            try call.registry.report(amendment.report, as: call.party, in: nil)
        }
        let order = try Communication.adopt(
            opened.report, amending: base?.report, by: call.party, on: date, today: call.today)
        try LinkChecks.requireAdoptable(opened, on: date, call)
        try call.registry.carryOut(order, by: call.account(), now: call.moment.text)
        return try call.report(opened.report.id)
    }
}
