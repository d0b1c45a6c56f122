internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Reports: submitted whole, read as far as paragraph 1 opens them, changed while drafts.
enum Reports {
    static let operations = [
        Operation(
            .get, "/v1/reports", .readsOrSearches,
            parameters: Page.parameters + ReportQuery.parameters, run: list),
        Operation(.post, "/v1/reports", .writes, contentLimit: .report, run: add),
        Operation(.get, "/v1/reports/{id}", parameters: [Call.language], run: read),
        Operation(.patch, "/v1/reports/{id}", .writes, contentLimit: .report, run: change),
        Operation(.delete, "/v1/reports/{id}", .writes, run: delete),
    ]

    private static func list(_ call: Call) throws -> Response {
        let page = try Page(call)
        let query = try ReportQuery(call)
        let found = try call.registry.reports(
            as: call.party, query.filter, order: query.order, after: page.after,
            limit: page.limit + 1, today: call.today)
        return try call.list(
            page, found,
            total: {
                try call.registry.countReports(as: call.party, query.filter, today: call.today)
            },
            position: \.position
        ) { report, array in
            array.object { item in
                ReportForm.writeFacts(
                    report.opened, as: call.party, today: call.today, into: &item)
                item.member("url", "/v1/reports/\(report.opened.report.id)")
            }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let opened = try call.reportInLanguage()
        let rendition = try ReportRendition(
            opened, call, isWanted: !Preconditions.areAsked(by: call.request.head))
        return try call.rendition(
            rendition.tag(), fields: Call.contentLanguage(opened), body: rendition.content)
    }

    private static func add(_ call: Call) throws -> Response {
        guard let issuer = Issuer(of: call.party) else {
            throw Problem.insufficientPermission(
                "Reports are submitted by the Subcommittee, its secretariat and mechanisms.")
        }
        try call.requireWriter()
        let content = try call.content()
        guard try Idempotency.key(of: call) != nil else {
            throw Problem(
                .idempotencyKeyRequired,
                "Send an Idempotency-Key with a report, so that sending it again is safe.")
        }
        let wish = try ObjectReader.read(content, ReportWish.read)
        let draft = try wish.draft(by: issuer, call)
        let id = try call.registry.add(draft, by: call.account(), now: call.moment.text)
        return try call.report(id, .created, location: "/v1/reports/\(id)")
    }

    private static func change(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.edit, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let change = try ReportChange(content, of: opened.words)
        try Act.edit.requireOpen(on: opened.report)
        if let visit = change.visit {
            try call.requireVisit(visit, of: opened.report.state, by: opened.report.issuer)
        }
        if let text = change.text {
            try LinkChecks(opened, symbol: change.symbol, visit: change.visit, call)
                .require(text.recommendations) { "#/document/recommendations/\($0)" }
        }
        try call.requireSymbol(change.symbol, of: opened.words.amends)
        try call.registry.change(
            opened.report.id, symbol: change.symbol, title: change.title, visit: change.visit,
            text: change.text, by: call.account(), now: call.moment.text)
        return try call.report(opened.report.id)
    }

    private static func delete(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.delete, on: opened)
        try call.noContent(ifMatch: ReportForm.tag(opened, call))
        try Act.delete.requireOpen(on: opened.report)
        try call.registry.delete(
            opened.report.id, by: call.account(), now: call.moment.text)
        return Response(.noContent)
    }
}

extension Issuer {
    /// The issuer of a report is its submitter's body; nil for who writes none.
    init?(of party: Party) {
        switch party {
        case .subcommittee, .secretariat: self = .subcommittee
        case .mechanism(let id, of: _): self = .mechanism(id)
        case .state, .committee, .dashboard, .auditor, .operator, .anyone: return nil
        }
    }
}

extension Call {
    /// The report as it is after an act, with its new tag.
    func report(_ id: ReportID, _ status: Status = .ok, location: String? = nil) throws -> Response
    {
        let opened = try visibleReport(id)
        let rendition = try ReportRendition(opened, self, isWanted: true)
        var response = result(
            status, try rendition.tag(), location: location, body: try rendition.content())
        for field in Self.contentLanguage(opened) { response.add(field.name, field.value) }
        return response
    }

    /// A visit that a report can be on: of the same State, by the same body.
    @discardableResult
    func requireVisit(_ id: VisitID, of state: StateCode, by body: Issuer) throws -> VisitRecord {
        guard let visit = try registry.visit(id, as: party), visit.state == state,
            visit.body == body
        else {
            throw Problem.invalid(
                "#/visit_id", .conflict, "must be a visit of the same body to the same State")
        }
        return visit
    }
}
