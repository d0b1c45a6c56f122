internal import Article16
internal import JSON
internal import Registry

/// What is written of recommendations, held against the register: links to what the writer may
/// see and the rules let them link to, and places of the visit.
struct LinkChecks {
    let source: LinkEnd
    let issuer: Issuer
    /// The symbol of the report itself, to which nothing in it links.
    let symbol: String?
    let visit: VisitID?
    private let call: Call

    init(source: LinkEnd, issuer: Issuer, symbol: String?, visit: VisitID?, _ call: Call) {
        self.source = source
        self.issuer = issuer
        self.symbol = symbol
        self.visit = visit
        self.call = call
    }

    /// Of a report that is there.
    ///
    /// - Parameter adoptedOn: the day on which it is to be adopted.
    init(
        _ opened: Opened<ReportHead>, symbol: String?, visit: VisitID?,
        adoptedOn: CalendarDate? = nil, _ call: Call
    ) throws {
        let visited = try visit.flatMap { try call.registry.visit($0, as: call.party) }
        let source = LinkEnd(
            report: opened.report.id, state: opened.report.state, adoptedOn: adoptedOn,
            visitedOn: visited?.startedOn)
        self.init(
            source: source, issuer: opened.report.issuer, symbol: symbol, visit: visit, call)
    }

    /// - Parameter pointer: where the recommendation of a place in the list stands in the content.
    func require(
        _ texts: [RecommendationText], at pointer: (_ place: Int) -> String
    ) throws {
        var failures: [JSONFailure] = []
        var article: String?
        let ends = try call.registry.linkEnds(
            of: texts.flatMap(\.links).compactMap(\.recommendation), as: call.party)
        for (place, text) in texts.enumerated() {
            for (index, link) in text.links.enumerated() where !text.printed.contains(link) {
                let found = try fault(of: link, ends, at: pointer(place) + "/links/\(index)")
                if let found { failures.append(found.failure) }
                article = article ?? found?.article
            }
        }
        failures += try wrongPlaces(in: texts, at: pointer)
        guard failures.isEmpty else {
            var problem = Problem(invalid: Array(failures.prefix(JSONFailures.limit)))
            problem.article = article
            throw problem
        }
    }

    private func fault(
        of link: LinkText, _ ends: [RecommendationID: LinkEnd], at pointer: String
    ) throws -> (failure: JSONFailure, article: String?)? {
        switch link.target {
        case .recommendation(let id):
            let place = pointer + "/target/recommendation_id"
            // Hidden and absent are the same.
            guard let end = ends[id] else {
                let detail = "must be the id of a recommendation"
                return (JSONFailure(pointer: place, code: .conflict, detail: detail), nil)
            }
            return broken(link.type, end, at: place)
        case .symbol(let symbol, _):
            let place = pointer + "/target/symbol"
            guard symbol != self.symbol else { return failure(.notOlder, at: place) }
            let end = try call.registry.linkEnd(of: symbol, meantBy: issuer, as: call.party)
            // What is still a draft will be dated when it is adopted.
            guard let end, end.adoptedOn != nil else { return nil }
            return broken(link.type, end, at: place)
        }
    }

    private func broken(_ type: LinkType, _ end: LinkEnd, at pointer: String)
        -> (failure: JSONFailure, article: String?)?
    {
        do throws(LinkFault) {
            try Links.require(type, from: source, to: end)
            return nil
        } catch {
            return failure(error, at: pointer)
        }
    }

    private func failure(_ fault: LinkFault, at pointer: String)
        -> (failure: JSONFailure, article: String?)
    {
        let detail = "\(fault.explanation) (\(fault.citation))"
        let failure = JSONFailure(pointer: pointer, code: .conflict, detail: detail)
        return (failure, fault.citation)
    }

    private func wrongPlaces(
        in texts: [RecommendationText], at pointer: (_ place: Int) -> String
    ) throws -> [JSONFailure] {
        let visited = try visit.map { try call.registry.placeIDs(ofVisit: $0) } ?? []
        return texts.enumerated().compactMap { place, text in
            let named = LinkForm.texts(text.details.places).map { PlaceID($0) }
            let scope = text.details.scope ?? .systemic
            guard !scope.admits(places: named, of: visited) else { return nil }
            return JSONFailure(
                pointer: pointer(place) + "/places", code: .conflict,
                detail: "must be places of the report's visit, at least one where the scope is "
                    + "institution_specific")
        }
    }
}

extension LinkChecks {
    /// Before a text is frozen: what it links to is older still, and the visit still went there.
    static func requireAdoptable(
        _ opened: Opened<ReportHead>, on date: CalendarDate, _ call: Call
    ) throws {
        let checks = try LinkChecks(
            opened, symbol: nil, visit: opened.words.visit, adoptedOn: date, call)
        let texts = try call.registry.recommendationTexts(of: opened.report.id).map { text in
            var text = text
            text.links = text.links.filter { $0.recommendation != nil }
            return text
        }
        do {
            try checks.require(texts) { _ in "" }
        } catch var problem as Problem {
            problem.errors = problem.errors.map {
                JSONFailure(
                    pointer: "#/adopted_on", code: .conflict,
                    detail: "meets a recommendation that cannot stay as it is: "
                        + "\($0.pointer.hasSuffix("places") ? "places" : "a link") \($0.detail)")
            }
            throw problem
        }
    }
}

extension LinkText {
    /// The registered recommendation that it names by its id.
    var recommendation: RecommendationID? {
        guard case .recommendation(let id) = target else { return nil }
        return id
    }
}
