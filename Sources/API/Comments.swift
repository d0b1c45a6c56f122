internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Comments on a report: as they were given, for who gave them and for whom; as they were
/// printed, for everybody else.
enum CommentsOperations {
    static let operations = [
        Operation(.get, "/v1/reports/{id}/comments", parameters: Page.parameters, run: list)
    ]

    private struct Item {
        let id: String
        let deliveredOn: String?
        let request: String?
        let reply: ReplyID?
        let attached: AttachedComments?
    }

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let items =
            try Paragraph2.mayReadComments(of: opened.sight)
            ? given(opened, call) : printed(opened, call)
        return try call.shortList(items, id: \.id) { item, array in
            array.object { write(item, opened.report.id, into: &$0) }
        }
    }

    private static func given(_ opened: Opened<ReportHead>, _ call: Call) throws -> [Item] {
        let delivered = try call.registry.comments(deliveredOn: opened.report.id).map { record in
            Item(
                id: record.id.text, deliveredOn: record.deliveredOn.description,
                request: record.request.text, reply: record.reply, attached: record.attached)
        }
        let designated = try call.registry.requests(for: opened.report.id).compactMap {
            request -> Item? in
            guard case .reply(let id) = request.comments,
                !delivered.contains(where: { $0.request == request.id.text })
            else { return nil }
            return Item(
                id: request.id.text, deliveredOn: request.requestedOn.description,
                request: request.id.text, reply: id, attached: nil)
        }
        return designated + delivered
    }

    private static func printed(_ opened: Opened<ReportHead>, _ call: Call) throws -> [Item] {
        guard let publication = opened.report.publication else { return [] }
        switch publication.comments {
        case .none, .toFollow: return []
        case .reply(let id):
            return [Item(id: id.text, deliveredOn: nil, request: nil, reply: id, attached: nil)]
        case .attached:
            let words = try call.registry.attachedComments(printedWith: opened.report.id)
            return words.map { words in
                [
                    Item(
                        id: words.id.text, deliveredOn: nil, request: nil, reply: nil,
                        attached: words)
                ]
            } ?? []
        }
    }

    private static func write(_ item: Item, _ report: ReportID, into body: inout JSONWriter) {
        body.member("report_id", report.text)
        body.member("publication_request_id", item.request)
        body.member("delivered_on", item.deliveredOn)
        body.member("reply_id", item.reply?.text)
        guard let attached = item.attached else { return }
        body.member("comments_id", attached.id.text)
        body.member("language", attached.language)
        body.member("paragraphs")
        body.raw(attached.paragraphs)
    }
}
