internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Recommendations, of one report and across the reports that the caller may see.
enum Recommendations {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/recommendations", .readsOrSearches,
            parameters: Page.parameters + RecommendationQuery.parameters + [Call.language],
            run: listOfReport),
        Operation(
            .get, "/v1/recommendations", .readsOrSearches,
            parameters: Page.parameters + ["state_party", "report"]
                + RecommendationQuery.parameters,
            run: list),
        Operation(.get, "/v1/recommendations/{id}", parameters: [Call.language], run: read),
        Operation(.patch, "/v1/recommendations/{id}", .writes, run: change),
    ]

    private static func listOfReport(_ call: Call) throws -> Response {
        let opened = try call.reportInLanguage()
        var wanted = try RecommendationQuery(call)
        wanted.filter.report = opened.report.id.text
        guard opened.words.version.language == opened.words.originalLanguage else {
            return try translated(call, opened, wanted)
        }
        return try page(call, wanted, Call.contentLanguage(opened))
    }

    /// What is asked for is looked for in the original, but for words, which are the version's.
    private static func translated(
        _ call: Call, _ opened: Opened<ReportHead>, _ wanted: RecommendationQuery
    ) throws -> Response {
        var facts = wanted
        facts.filter.words = nil
        let search = RecommendationSearch(facts, call)
        let found = Set(try search.found(after: nil, limit: .max).map(\.id))
        let finds = try wanted.filter.words.map { words in
            try call.recommendations(of: opened, with: words)
        }
        let all = try call.registry.recommendations(of: opened).filter { record in
            found.contains(record.id) && finds?.ids.contains(record.id.text) ?? true
        }
        return try call.shortList(
            try call.seen(all), id: \.record.id.text, fields: Call.contentLanguage(opened)
        ) { recommendation, array in
            array.object { RecommendationForm.write(recommendation, into: &$0) }
        }
    }

    private static func list(_ call: Call) throws -> Response {
        var wanted = try RecommendationQuery(call)
        wanted.filter.state = try call.stateFilter()?.code
        wanted.filter.report = try call.query().id("report", "rep")
        return try page(call, wanted)
    }

    private static func page(
        _ call: Call, _ wanted: RecommendationQuery,
        _ fields: [(name: String, value: String)] = []
    ) throws -> Response {
        let page = try Page(call)
        let after = page.after.map { position in
            RecommendationPosition(report: position.id, position: Int(position.key) ?? 0)
        }
        let search = RecommendationSearch(wanted, call)
        let found = try search.found(after: after, limit: page.limit + 1)
        return try call.list(
            page, try call.seen(found), total: { try search.count() },
            position: { ListPosition(key: "\($0.record.position)", id: $0.record.report.text) },
            fields: fields
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
        let body = RecommendationForm.rendered(try call.seen(recommendation))
        return try call.rendition(
            Rendition.tag(of: body), fields: Call.contentLanguage(opened)
        ) { body }
    }

    /// What kind of recommendation it is, what it is about and what it links to can be mended
    /// while the report is a draft.
    private static func change(_ call: Call) throws -> Response {
        let (present, opened) = try call.visibleRecommendation()
        try call.require(.edit, on: opened)
        let tag = Rendition.tag(of: RecommendationForm.rendered(try call.seen(present)))
        let content = try call.content(ifMatch: tag)
        let all = try call.registry.recommendationTexts(of: opened.report.id)
        // In the order of the text, as the present one's position is.
        guard all.indices.contains(present.position) else { throw Problem.notFound }
        let written = all[present.position]
        let wish = try ObjectReader.read(content) { mended(&$0, from: written) }
        let checks = try LinkChecks(
            opened, symbol: opened.words.symbol, visit: opened.words.visit, call)
        try checks.require([wish]) { _ in "#" }
        try Act.edit.requireOpen(on: opened.report)
        try call.registry.change(
            present.id, of: opened, to: wish, by: call.account(), now: call.moment.text)
        let (changed, _) = try call.visibleRecommendation()
        let body = RecommendationForm.rendered(try call.seen(changed))
        return call.result(.ok, Rendition.tag(of: body), body: body)
    }

    /// What stays as it was is not looked at again.
    private static func mended(
        _ body: inout ObjectReader, from written: RecommendationText
    ) -> RecommendationText {
        let kind = body.optionalChoice("kind", RecommendationKind.self) ?? written.kind
        let details = RecommendationDetailsForm.read(&body, besides: written.details)
        let isLinked = body.has("links")
        let linked = body.array("links", 0...LinkForm.maxLinks) { $0.object(LinkForm.read) }
        return RecommendationText(
            address: written.address, kind: kind, text: written.text, details: details,
            links: isLinked ? linked : written.links, printed: isLinked ? [] : written.links)
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
