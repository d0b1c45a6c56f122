internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// A reply is final from its submission on.
enum Submission {
    static let operations = [
        Operation(
            .post, "/v1/replies/{id}/submission", .writes, date: "submitted_on", run: submit)
    ]

    private static func submit(_ call: Call) throws -> Response {
        let (record, opened) = try call.visibleReply()
        try call.requireAuthor(record, opened)
        let tag = Rendition.tag(of: try call.rendered(record, opened))
        let date = try ObjectReader.read(call.content(ifMatch: tag)) { $0.date("submitted_on") }
        let earlier = try record.relation.flatMap { try call.registry.replyFacts($0.reply) }
        let order = try Article16.Replies.submit(
            record.reply, after: earlier, to: opened.report, by: call.party, on: date,
            today: call.today)
        try call.registry.carryOut(order, by: call.account(), now: call.moment.text)
        try call.askByStandingConsent(of: opened.report.state)
        return try call.reply(record.reply.id)
    }
}
