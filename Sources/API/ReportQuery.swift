internal import Article16
internal import JSON
internal import Registry

/// Which reports a list is to hold, and in which order.
struct ReportQuery {
    static let parameters = [
        "state_party", "issuer", "confidentiality", "symbol", "visit", "language",
        "transmitted_after", "transmitted_before", "published_after", "published_before",
        "overdue", "sort", SearchWords.parameter,
    ]

    let filter: ReportFilter
    let order: ReportOrder

    init(_ call: Call) throws {
        let query = try call.query()
        var filter = ReportFilter()
        filter.state = try call.stateFilter()?.code
        filter.issuer = try query.word("issuer", VisitForm.Body.self)?.rawValue
        filter.confidentiality = try query.word("confidentiality", Confidentiality.self)
        filter.symbol = try query.value("symbol", "must be a document symbol") {
            ObjectReader.isSymbol($0) ? $0 : nil
        }
        filter.visit = try query.id("visit", "vis")
        filter.language = try query.value("language", "must be a language tag (BCP 47)") {
            ObjectReader.languageTag($0)
        }
        filter.transmittedAfter = try query.date("transmitted_after")
        filter.transmittedBefore = try query.date("transmitted_before")
        filter.publishedAfter = try query.date("published_after")
        filter.publishedBefore = try query.date("published_before")
        filter.overdue = try query.flag("overdue")
        filter.words = try query.words()
        filter.ownWithWords = try filter.words.flatMap { try call.ownIndex?.reports(with: $0) }
        self.filter = filter
        order = try query.word("sort", ReportOrder.self) ?? .id
    }
}
