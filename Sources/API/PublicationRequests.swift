internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Article 16 (2), first sentence: who may ask does, and takes it back before it is followed.
enum PublicationRequests {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/publication-requests", parameters: Page.parameters, run: list),
        Operation(
            .post, "/v1/reports/{id}/publication-requests", .writes, date: "requested_on",
            run: request),
        Operation(.get, "/v1/publication-requests/{id}", run: read),
        Operation(
            .post, "/v1/publication-requests/{id}/withdrawal", .writes, date: "withdrawn_on",
            run: withdraw),
        Operation(
            .post, "/v1/publication-requests/{id}/comments", .writes, date: "delivered_on",
            run: deliver),
    ]

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let all =
            opened.sight == .correspondent
            ? try call.registry.requests(for: opened.report.id) : []
        return try call.shortList(all, id: \.id.text) { record, array in
            array.object { write(record, opened.report, into: &$0) }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let (record, opened) = try visible(call)
        _ = try call.query()
        let body = rendered(record, opened.report)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func request(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.requestPublication, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        try refusePart(content)
        let wish = try ObjectReader.read(content, Wish.read)
        if let open = opened.report.openRequest {
            try askAgain(wish, for: open.id, opened, call)
            return try answer(call, .ok, open.id)
        }
        let (comments, attached) = try comments(wish.comments, opened, call)
        let order = try Paragraph2.request(
            publicationOf: opened.report, by: call.party, on: wish.requestedOn,
            comments: comments, today: call.today)
        let id = try call.registry.carryOut(
            order, reference: wish.reference, comments: attached, by: call.account(),
            now: call.moment.text)
        return try answer(call, .created, id, location: "/v1/publication-requests/\(id)")
    }

    /// The second of two requests is the first, or adds to what a standing consent asked.
    private static func askAgain(
        _ wish: Wish, for open: PublicationRequestID, _ opened: Opened<ReportHead>, _ call: Call
    ) throws {
        guard let record = try call.registry.request(open) else { throw Problem.notFound }
        let draft: CommentsDraft? =
            if case .given(let draft) = wish.comments { draft } else { nil }
        let order = try Paragraph2.askAgain(
            for: opened.report, saysTheSame: saysTheSame(wish.comments, as: record, call),
            givesComments: draft != nil, isByConsent: record.consent != nil, by: call.party,
            on: wish.requestedOn, today: call.today)
        guard let order, let draft else { return }
        if case .reply(let id) = draft { try requireReply(id, opened, call) }
        _ = try call.registry.carryOut(
            order, draft, by: call.account(), now: call.moment.text)
    }

    /// Comments that were to follow and have come are the same wish, fulfilled.
    private static func saysTheSame(
        _ wish: CommentsForm.Wish, as record: RequestRecord, _ call: Call
    ) throws -> Bool {
        switch (wish, record.comments) {
        case (.none, .none): return true
        case (.toFollow, let comments): return comments != .none
        case (.given(.reply(let wished)), .reply(let id)): return wished == id
        case (.given(.attached(let language, let paragraphs)), .attached(let id)):
            return try call.registry.comments(deliveredOn: record.report).contains {
                $0.id == id && $0.attached?.language == language
                    && $0.attached?.paragraphs == paragraphs
            }
        case (.none, _), (.given, _): return false
        }
    }

    private static func withdraw(_ call: Call) throws -> Response {
        let (record, opened) = try visible(call)
        try call.require(.withdrawPublicationRequest, on: opened)
        let tag = Rendition.tag(of: rendered(record, opened.report))
        let (date, reason) = try ObjectReader.read(call.content(ifMatch: tag)) { body in
            let date = body.date("withdrawn_on")
            let reason = body.string("reason", 1...2000)
            return date.map { ($0, reason) }
        }
        // A request that is not the open one was withdrawn or followed.
        guard opened.report.openRequest?.id == record.id else {
            let isPublic = opened.report.publication?.scope == .whole
            throw isPublic ? Refusal.alreadyPublished : .requestNotOpen
        }
        let order = try Paragraph2.withdraw(
            requestFor: opened.report, by: call.party, on: date, today: call.today)
        try call.registry.carryOut(
            order, reason: reason, by: call.account(), now: call.moment.text)
        return try answer(call, .ok, record.id)
    }

    /// Publication of a part is nothing a State can order; it is told what it can do instead.
    private static func refusePart(_ content: JSONValue) throws(Refusal) {
        let asksForPart = content["paragraphs"] != nil || content["scope"] == .string("part")
        guard !asksForPart else { throw .partialRequest }
    }

    /// What is asked for, and the words that come with it: they were to follow, and are here.
    private static func comments(
        _ wish: CommentsForm.Wish, _ opened: Opened<ReportHead>, _ call: Call
    ) throws -> (Comments, CommentsDraft?) {
        switch wish {
        case .none: return (.none, nil)
        case .toFollow: return (.toFollow, nil)
        case .given(.reply(let id)):
            try requireReply(id, opened, call)
            return (.reply(id), nil)
        case .given(let words): return (.toFollow, words)
        }
    }

    private static func requireReply(
        _ id: ReplyID, _ opened: Opened<ReportHead>, _ call: Call
    ) throws {
        try Article16.Replies.requireComments(
            try call.registry.replyFacts(id), on: opened.report, by: call.party)
    }

    /// Comments that were to follow: before the publication they go out with it, after it with
    /// the next edition.
    private static func deliver(_ call: Call) throws -> Response {
        let (record, opened) = try visible(call)
        try call.require(.deliverComments, on: opened)
        let tag = Rendition.tag(of: rendered(record, opened.report))
        let (date, draft) = try ObjectReader.read(call.content(ifMatch: tag)) { body in
            let date = body.date("delivered_on")
            let draft = CommentsForm.given(&body)
            return date.flatMap { date in draft.map { (date, $0) } }
        }
        if case .reply(let id) = draft { try requireReply(id, opened, call) }
        let order = try Paragraph2.deliver(
            commentsOn: record.id, requestedOn: record.requestedOn, of: opened.report,
            by: call.party, on: date, today: call.today)
        _ = try call.registry.carryOut(
            order, draft, by: call.account(), now: call.moment.text)
        return try answer(call, .ok, record.id)
    }

    private static func visible(_ call: Call) throws -> (RequestRecord, Opened<ReportHead>) {
        let id = PublicationRequestID(call.parameters[0])
        guard let record = try call.registry.request(id, as: call.party) else {
            throw Problem.notFound
        }
        let opened = try call.visibleReport(record.report)
        guard opened.sight == .correspondent else { throw Problem.notFound }
        return (record, opened)
    }

    private static func answer(
        _ call: Call, _ status: Status, _ id: PublicationRequestID, location: String? = nil
    ) throws -> Response {
        guard let record = try call.registry.request(id) else { throw Problem.notFound }
        let opened = try call.visibleReport(record.report)
        let body = rendered(record, opened.report)
        return call.result(status, Rendition.tag(of: body), location: location, body: body)
    }

    private static func rendered(_ record: RequestRecord, _ report: Report) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(record, report, into: &$0) }
        return writer.bytes
    }

    private static func write(
        _ record: RequestRecord, _ report: Report, into body: inout JSONWriter
    ) {
        body.member("id", record.id.text)
        body.member("report_id", record.report.text)
        body.member("requested_on", record.requestedOn.description)
        body.member("reference", record.reference)
        body.member("origin", record.consent == nil ? "asked" : "standing_consent")
        body.member("standing_consent_id", record.consent?.text)
        CommentsForm.write(record.comments, into: &body)
        body.member("status", status(of: record, report))
        body.member("withdrawn_on", record.withdrawnOn?.description)
        body.member("reason", record.reason)
    }

    private static func status(of record: RequestRecord, _ report: Report) -> String {
        if record.withdrawnOn != nil { return "withdrawn" }
        return report.openRequest?.id == record.id ? "open" : "followed"
    }
}

/// What a request for publication says.
private struct Wish {
    let requestedOn: CalendarDate
    let reference: String?
    let comments: CommentsForm.Wish

    static func read(_ body: inout ObjectReader) -> Wish? {
        let date = body.date("requested_on")
        let reference = body.optionalString("reference", 1...200)
        let comments = CommentsForm.read(&body)
        // The whole is what is asked for, said or not.
        _ = body.optionalChoice("scope", WholeScope.self)
        guard let date, let comments else { return nil }
        return Wish(requestedOn: date, reference: reference, comments: comments)
    }
}

/// The scope that can be asked for and, in this release, published.
enum WholeScope: String, CaseIterable {
    case whole
}
