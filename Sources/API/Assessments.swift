internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// What the issuer thinks of what was done about a recommendation: internal until communicated.
enum Assessments {
    static let operations = [
        Operation(
            .get, "/v1/recommendations/{id}/assessments", parameters: Page.parameters, run: list),
        Operation(
            .post, "/v1/recommendations/{id}/assessments", .writes, date: "assessed_on",
            run: assess),
    ]

    private static func list(_ call: Call) throws -> Response {
        let (recommendation, opened) = try call.visibleRecommendation()
        let all = try call.registry.assessments(of: opened.report, as: call.party)
            .filter { $0.recommendation == recommendation.id }
        return try call.shortList(all, id: \.id.text) { record, array in
            array.object { write(record, into: &$0) }
        }
    }

    private static func assess(_ call: Call) throws -> Response {
        let (recommendation, opened) = try call.visibleRecommendation()
        try call.require(.assess, on: opened)
        let wish = try ObjectReader.read(call.content(), Wish.read)
        let order = try order(wish, on: opened.report, call)
        let id = try call.registry.carryOut(
            order, of: recommendation.id, text: wish.text, by: call.account(),
            now: call.moment.text)
        let all = try call.registry.assessments(of: opened.report, as: call.party)
        guard let record = all.first(where: { $0.id == id }) else { throw Problem.notFound }
        var writer = JSONWriter()
        writer.object { write(record, into: &$0) }
        return call.result(
            .created, Rendition.tag(of: writer.bytes),
            location: "/v1/recommendations/\(recommendation.id)/assessments", body: writer.bytes)
    }

    /// Where the assessment alone would do, the day on which it was told is what is wrong.
    private static func order(_ wish: Wish, on report: Report, _ call: Call) throws
        -> AssessmentOrder
    {
        let reminders = try call.registry.reminders(of: report.id).map(\.date)
        let assess = { (told: CalendarDate?) throws(Refusal) in
            try Dialogue.assess(
                report, grade: wish.grade, reminders: reminders, by: call.party,
                on: wish.assessedOn, communicatedOn: told, today: call.today)
        }
        do throws(Refusal) {
            return try assess(wish.communicatedOn)
        } catch {
            _ = try assess(nil)
            throw Problem(error, date: "communicated_on")
        }
    }

    static func write(_ record: AssessmentRecord, into body: inout JSONWriter) {
        body.member("id", record.id.text)
        body.member("recommendation_id", record.recommendation.text)
        body.words("text", record.text)
        body.member("grade", record.grade?.rawValue)
        body.member("assessed_on", record.assessedOn.description)
        body.member("communicated_on", record.communicatedOn?.description)
    }
}

/// What an assessor says.
private struct Wish {
    let text: String
    let grade: Grade?
    let assessedOn: CalendarDate
    let communicatedOn: CalendarDate?

    static func read(_ body: inout ObjectReader) -> Wish? {
        let text = body.string("text", 1...DocumentForm.maxText)
        let grade = body.optionalChoice("grade", Grade.self)
        let date = body.date("assessed_on")
        let told = body.optionalDate("communicated_on")
        return date.map {
            Wish(text: text, grade: grade, assessedOn: $0, communicatedOn: told)
        }
    }
}
