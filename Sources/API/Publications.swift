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
        let wish = try ObjectReader.read(content, Wish.read)
        guard let text = try call.registry.text(of: opened) else { throw StorageFault.unavailable }
        let scope = try wish.scope.scope(in: text, besides: opened.report.publication?.scope)
        let order = try Paragraph2.publish(
            opened.report, on: wish.ground, scope: scope, decision: wish.decision,
            by: call.party, date: wish.publishedOn, today: call.today)
        if let symbol = wish.symbol {
            try Symbols.require(
                symbol, inPlaceOf: opened.words.symbol, of: opened.report, by: call.party)
            try call.requireSymbol(symbol, of: opened.words.amends)
        }
        let edition = try PublicEditionMaker(
            call, opened, scope: scope, comments: order.comments
        ).cleared()
        let id = try call.registry.carryOut(
            order, edition: edition, symbol: wish.symbol, by: call.account(),
            now: call.moment.text)
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
        ScopeForm.write(record.publication.scope, into: &body)
        body.member("published_on", record.publication.publishedOn.description)
        body.member("requested_on", record.requestedOn?.description)
        CommentsForm.write(record.publication.comments, into: &body)
        if let decision = record.decision {
            body.object("decision") { item in
                item.member("decided_on", decision.decidedOn.description)
                item.member("reference", decision.reference)
            }
        }
    }
}

/// What a publisher asks for.
private struct Wish {
    let ground: Ground
    let scope: ScopeForm
    let publishedOn: CalendarDate
    let decision: Decision?
    let symbol: String?

    static func read(_ body: inout ObjectReader) -> Wish? {
        let ground = body.choice("basis", Ground.self)
        let scope = ScopeForm(&body, takesAnnexes: true)
        let date = body.date("published_on")
        let decision = body.optionalObject("decision", readDecision)
        let symbol = body.symbol()
        if decision != nil, let ground, ground != .stateDisclosure {
            body.whole.failures.record(
                .conflict, at: .member("decision", of: body.whole.pointer),
                "goes with art_16_2_state_disclosure alone")
        }
        guard let ground, let scope, let date else { return nil }
        return Wish(
            ground: ground, scope: scope, publishedOn: date, decision: decision,
            symbol: symbol)
    }

    private static func readDecision(_ body: inout ObjectReader) -> Decision? {
        let date = body.date("decided_on")
        let reference = body.string("reference", 1...200)
        return date.map { Decision(decidedOn: $0, reference: reference) }
    }
}
