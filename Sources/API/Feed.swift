internal import Article16
internal import HTTPMessages
internal import Registry

/// The published reports as a feed, newest first (RFC 4287).
///
/// The same for everybody: it is made from what is public alone, whoever asks.
enum Feed {
    static let operations = [
        Operation(
            .get, "/v1/reports.atom", parameters: ["limit", "cursor", "state_party"],
            isConfidential: false, run: read)
    ]

    private static let type = MediaType("application", "atom+xml")
    private static let title = "Reports published under article 16 of the Optional Protocol"
    /// A feed says when it changed last; one without entries, when the Protocol entered into force.
    private static let beginning = "2006-06-22"

    private static func read(_ call: Call) throws -> Response {
        let page = try Page(call)
        var filter = ReportFilter()
        filter.state = try call.stateFilter()?.code
        let found = try call.registry.reports(
            as: .anyone, filter, order: .publishedOnDescending, after: page.after,
            limit: page.limit + 1, today: call.today)
        let shown = found.prefix(page.limit)
        let next = found.count > page.limit ? shown.last.map { page.next(after: $0.position) } : nil
        let base = call.settings.canonical ?? ""
        let body = written(
            shown.compactMap { FeedEntry($0.opened, base: base) }, of: filter.state, base: base,
            next: next)
        return try call.rendition(Rendition.tag(of: body), type: type) { body }
    }

    /// - Parameter next: where the older ones are (RFC 5005, section 3).
    private static func written(
        _ entries: [FeedEntry], of state: String?, base: String, next: String?
    ) -> [UInt8] {
        let address = base + "/v1/reports.atom" + (state.map { "?state_party=" + $0 } ?? "")
        var document = XML()
        document.element("feed", ("xmlns", "http://www.w3.org/2005/Atom")) { feed in
            feed.element("id", text: UUIDText(of: address).urn)
            feed.element("title", text: title + (state.map { " on " + $0 } ?? ""))
            let updated = entries.map(\.updatedOn.description).max() ?? beginning
            feed.element("updated", text: FeedEntry.instant(updated))
            feed.element("link", ("rel", "self"), ("type", type.essence), ("href", address))
            if let next {
                feed.element(
                    "link", ("rel", "next"), ("type", type.essence), ("href", base + next))
            }
            for entry in entries { entry.write(into: &feed) }
        }
        return document.bytes
    }
}

/// A published report in the feed.
struct FeedEntry {
    /// The day of the edition that is read now.
    let updatedOn: CalendarDate
    private let publication: Publication
    private let opened: Opened<ReportHead>
    private let address: String

    /// - Parameter base: how the service is called from outside.
    init?(_ opened: Opened<ReportHead>, base: String) {
        guard let publication = opened.report.publication, let issued = opened.report.issued else {
            return nil
        }
        (self.opened, self.publication, updatedOn) = (opened, publication, issued.issuedOn)
        address = base + "/v1/reports/\(opened.report.id)"
    }

    func write(into feed: inout XML) {
        let report = opened.report
        feed.element("entry") { entry in
            entry.element("id", text: UUIDText(of: report.id.text).urn)
            entry.element("title", text: title)
            entry.element("published", text: Self.instant(publication.publishedOn.description))
            entry.element("updated", text: Self.instant(updatedOn.description))
            entry.element("author") { $0.element("name", text: author) }
            entry.element("category", ("term", report.state.code), ("label", "State Party"))
            writeLinks(into: &entry)
            entry.element("summary", text: summary)
        }
    }

    /// The original, and each version beside it (section 4.2.7.2: by type and language).
    private func writeLinks(into entry: inout XML) {
        let head = opened.words
        for language in head.publicLanguages {
            let isOriginal = language == head.originalLanguage
            entry.element(
                "link", ("rel", "alternate"), ("type", Call.json.essence), ("hreflang", language),
                ("href", isOriginal ? address : address + "?language=" + language))
        }
    }

    private var title: String {
        let symbol = opened.words.symbol.flatMap {
            Paragraph1.mayRead(symbol: $0, with: .publicEdition) ? $0 : nil
        }
        return [symbol, opened.words.publicTitle].compactMap { $0 }.joined(separator: ": ")
    }

    private var author: String {
        opened.report.issuer == .subcommittee
            ? "Subcommittee on Prevention" : "National preventive mechanism"
    }

    private var summary: String {
        let extent = publication.scope == .whole ? "the whole" : "a part"
        return "A report on a visit in \(opened.report.state.code), of which \(extent) is public."
    }

    /// A day as RFC 4287, section 3.3, wants it.
    static func instant(_ day: String) -> String { day + "T00:00:00Z" }
}
