internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Recommendations, of one report and across the reports that the caller may see.
enum Recommendations {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/recommendations",
            parameters: Page.parameters + ["kind", Call.language],
            run: listOfReport),
        Operation(
            .get, "/v1/recommendations",
            parameters: Page.parameters + ["state_party", "report", "kind"], run: list),
        Operation(.get, "/v1/recommendations/{id}", parameters: [Call.language], run: read),
        Operation(.patch, "/v1/recommendations/{id}", .writes, run: change),
    ]

    private static func listOfReport(_ call: Call) throws -> Response {
        let opened = try call.reportInLanguage()
        let kind = try call.query().word("kind", RecommendationKind.self)
        guard opened.words.version.language == opened.words.originalLanguage else {
            return try translated(call, opened, kind)
        }
        var filter = RecommendationFilter()
        filter.report = opened.report.id.text
        filter.kind = kind
        return try page(call, filter, Call.contentLanguage(opened))
    }

    private static func translated(
        _ call: Call, _ opened: Opened<ReportHead>, _ kind: RecommendationKind?
    ) throws -> Response {
        let all = try call.registry.recommendations(of: opened)
            .filter { kind == nil || $0.kind == kind }
        return try call.shortList(all, id: \.id.text, fields: Call.contentLanguage(opened)) {
            recommendation, array in
            array.object { RecommendationForm.write(recommendation, into: &$0) }
        }
    }

    private static func list(_ call: Call) throws -> Response {
        let query = try call.query()
        var filter = RecommendationFilter()
        filter.state = try call.stateFilter()?.code
        filter.report = query["report"]
        filter.kind = try query.word("kind", RecommendationKind.self)
        return try page(call, filter)
    }

    private static func page(
        _ call: Call, _ filter: RecommendationFilter,
        _ fields: [(name: String, value: String)] = []
    ) throws -> Response {
        let page = try Page(call)
        let after = page.after.map { position in
            RecommendationPosition(report: position.id, position: Int(position.key) ?? 0)
        }
        let found = try call.registry.recommendations(
            as: call.party, filter, after: after, limit: page.limit + 1)
        return try call.list(
            page, found,
            total: { try call.registry.countRecommendations(as: call.party, filter) },
            position: { ListPosition(key: "\($0.position)", id: $0.report.text) }, fields: fields
        ) { recommendation, array in
            array.object { RecommendationForm.write(recommendation, into: &$0) }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        var (recommendation, opened) = try call.visibleRecommendation()
        if let language = try call.query()[Call.language] {
            guard
                let version = try call.registry.recommendation(
                    recommendation.id, as: call.party, in: language)
            else { throw Problem.notFound }
            (recommendation, opened) = (version.0, version.of)
        }
        let body = RecommendationForm.rendered(recommendation)
        return try call.rendition(
            Rendition.tag(of: body), fields: Call.contentLanguage(opened)
        ) { body }
    }

    /// What kind of recommendation it is can be mended while the report is a draft.
    private static func change(_ call: Call) throws -> Response {
        let (present, opened) = try call.visibleRecommendation()
        try call.require(.edit, on: opened)
        let tag = Rendition.tag(of: RecommendationForm.rendered(present))
        let kind = try ObjectReader.read(call.content(ifMatch: tag)) { body in
            body.optionalChoice("kind", RecommendationKind.self) ?? present.kind
        }
        try Act.edit.requireOpen(on: opened.report)
        try call.registry.change(
            present.id, of: opened, kind: kind, by: call.account(), now: call.moment.text)
        let (changed, _) = try call.visibleRecommendation()
        let body = RecommendationForm.rendered(changed)
        return call.result(.ok, Rendition.tag(of: body), body: body)
    }
}

extension Call {
    /// The recommendation that the path names, with its report; 404 unless that is open.
    func visibleRecommendation() throws -> (RecommendationRecord, Opened<ReportHead>) {
        let id = RecommendationID(parameters[0])
        guard let (found, opened) = try registry.recommendation(id, as: party) else {
            throw Problem.notFound
        }
        subject = opened
        return (found, opened)
    }
}
