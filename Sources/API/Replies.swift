internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Replies of the body a report speaks to: drafts are its own, submitted ones the issuer's too.
enum Replies {
    static let operations = [
        Operation(.get, "/v1/reports/{id}/replies", parameters: Page.parameters, run: list),
        Operation(.post, "/v1/reports/{id}/replies", .writes, run: add),
        Operation(.get, "/v1/replies/{id}", run: read),
        Operation(.patch, "/v1/replies/{id}", .writes, run: change),
        Operation(.delete, "/v1/replies/{id}", .writes, run: delete),
    ]

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let page = try Page(call)
        let found = try call.registry.replies(
            to: opened.report, as: call.party, after: page.after?.id ?? "", limit: page.limit + 1)
        let answering = try Answering(opened, call.registry)
        return try call.list(
            page, found,
            total: {
                try call.registry.replies(
                    to: opened.report, as: call.party, after: "", limit: .max
                ).count
            },
            position: { ListPosition(key: "", id: $0.reply.id.text) }
        ) { reply, array in
            array.object { ReplyForm.write(reply, answering.coverage(of: reply.items), into: &$0) }
        }
    }

    private static func add(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.reply, on: opened)
        let content = try call.content()
        let (language, relation, items) = try ObjectReader.read(content) { body in
            let language = body.language("language")
            let relation = ReplyRelation.read(&body)
            let items = body.element("items").flatMap(ReplyForm.items)
            return language.flatMap { language in items.map { (language, relation, $0) } }
        }
        let answering = try Answering(opened, call.registry)
        try answering.requireKnown(items)
        try Act.reply.requireOpen(on: opened.report)
        if let relation {
            try Article16.Replies.requireRelated(
                try call.registry.replyFacts(relation.reply), on: opened.report, by: call.party)
        }
        guard let author = call.party.audience else { throw Problem.notFound }
        let added = try call.registry.addReply(
            to: opened.report.id, by: author, language: language, relation: relation,
            items: items, account: call.account(), now: call.moment.text)
        return call.answer(
            added, answering, .created, location: "/v1/replies/\(added.reply.id)")
    }

    private static func read(_ call: Call) throws -> Response {
        let (record, opened) = try call.visibleReply()
        _ = try call.query()
        let body = try call.rendered(record, opened)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func change(_ call: Call) throws -> Response {
        let (record, opened) = try call.visibleReply()
        try call.requireAuthor(record, opened)
        let tag = Rendition.tag(of: try call.rendered(record, opened))
        let (language, items) = try ObjectReader.read(call.content(ifMatch: tag)) { body in
            let language = body.optionalLanguage("language") ?? record.language
            return (language, body.optionalElement("items").flatMap(ReplyForm.items))
        }
        try items.map { try Answering(opened, call.registry).requireKnown($0) }
        try requireEditable(record, opened, call)
        try call.registry.change(
            record.reply.id, language: language, items: items, by: call.account(),
            now: call.moment.text)
        return try call.reply(record.reply.id)
    }

    private static func delete(_ call: Call) throws -> Response {
        let (record, opened) = try call.visibleReply()
        try call.requireAuthor(record, opened)
        try call.noContent(ifMatch: Rendition.tag(of: try call.rendered(record, opened)))
        try requireEditable(record, opened, call)
        try call.registry.delete(record.reply.id, by: call.account(), now: call.moment.text)
        return Response(.noContent)
    }

    private static func requireEditable(
        _ record: ReplyRecord, _ opened: Opened<ReportHead>, _ call: Call
    ) throws {
        try Article16.Replies.requireEditable(record.reply, to: opened.report, by: call.party)
    }
}

extension Call {
    /// The reply that the path names, with its report; 404 unless the caller may read both.
    func visibleReply() throws -> (ReplyRecord, Opened<ReportHead>) {
        try visibleReply(ReplyID(parameters[0]))
    }

    func visibleReply(_ id: ReplyID) throws -> (ReplyRecord, Opened<ReportHead>) {
        guard let (record, opened) = try registry.reply(id, as: party) else {
            throw Problem.notFound
        }
        subject = opened
        return (record, opened)
    }

    func requireAuthor(_ record: ReplyRecord, _ opened: Opened<ReportHead>) throws {
        try Article16.Replies.requireAuthor(record.reply, of: opened.report, is: party)
        try requireWriter()
    }

    func rendered(_ record: ReplyRecord, _ opened: Opened<ReportHead>) throws -> [UInt8] {
        let coverage = try Answering(opened, registry).coverage(of: record.items)
        return ReplyForm.rendered(record, coverage)
    }

    /// The reply as it is after an act, with its new tag.
    func reply(_ id: ReplyID) throws -> Response {
        let (record, opened) = try visibleReply(id)
        return answer(record, try Answering(opened, registry), .ok)
    }

    func answer(
        _ record: ReplyRecord, _ answering: Answering, _ status: Status, location: String? = nil
    ) -> Response {
        let body = ReplyForm.rendered(record, answering.coverage(of: record.items))
        return result(status, Rendition.tag(of: body), location: location, body: body)
    }
}
