internal import Article16
internal import SQLite

/// The links of published recommendations, as everyone sees them: what `Links` says is found by
/// the writer, kept as rows, and read from there.
extension Registry {
    func publicLinks(of ids: [RecommendationID]) throws -> [RecommendationID: [SeenLink]] {
        let targets = try connection.prepare(PublicLinkSQL.targets).all([.text(ids.asJSON)]) {
            row in
            (
                place: LinkPlace(source: RecommendationID(row.text(0)), position: row.int(1)),
                LinkedRecommendation(id: RecommendationID(row.text(2)), address: row.text(3))
            )
        }
        let found = Dictionary(grouping: targets, by: \.place).mapValues { $0.map(\.1) }
        let links = try connection.prepare(PublicLinkSQL.links).all([.text(ids.asJSON)]) {
            row throws(SQLiteError) in
            let place = LinkPlace(source: RecommendationID(row.text(0)), position: row.int(1))
            return (
                place.source,
                SeenLink(
                    type: try row.word(2, as: LinkType.self), target: SeenLink.Target(row: row),
                    recommendations: found[place] ?? [])
            )
        }
        return Dictionary(grouping: links, by: \.0).mapValues { $0.map(\.1) }
    }

    func publicEdges(_ sql: JoinedSQL, _ ids: [RecommendationID]) throws -> [LinkEdge] {
        try connection.prepare(sql).all([.text(ids.asJSON)]) { row throws(SQLiteError) in
            LinkEdge(
                type: try row.word(0, as: LinkType.self), source: RecommendationID(row.text(1)),
                target: LinkedRecommendation(
                    id: RecommendationID(row.text(2)), address: row.text(3)),
                position: row.int(4))
        }
    }

    /// Copies what everyone sees of the links in a report and of those that may lead to it.
    func publishLinks(around report: ReportID) throws {
        let sources = try connection.prepare(PublicLinkSQL.around).all([.text(report.text)]) {
            row in RecommendationID(row.text(0))
        }
        guard !sources.isEmpty else { return }
        for sql in [PublicLinkSQL.dropTargets, PublicLinkSQL.dropLinks] {
            try connection.prepare(sql).run([.text(sources.asJSON)])
        }
        for link in try linksForEveryone(of: sources) { try insert(link) }
    }

    /// What the copies of links are copies of. Those of recommendations that are not public are
    /// nobody's to see here.
    func linksForEveryone(of ids: [RecommendationID]) throws -> [PublicLink] {
        let published = try connection.prepare(PublicLinkSQL.published).all([.text(ids.asJSON)]) {
            row in RecommendationID(row.text(0))
        }
        let found = try foundLinks(of: published, as: .anyone)
        return try published.flatMap { source in
            try (found[source] ?? []).compactMap { link, position in
                try publicLink(link, LinkPlace(source: source, position: position))
            }
        }
    }

    /// Nil where nothing of it is left in the part that is public.
    private func publicLink(_ link: SeenLink, _ place: LinkPlace) throws -> PublicLink? {
        guard case .symbol(let symbol, let written, let sight) = link.target else {
            return PublicLink(
                place: place, link: link, symbol: nil, paragraphs: RecommendationDetails.none,
                scope: .whole)
        }
        guard case .part(let part) = sight else {
            return PublicLink(
                place: place, link: link, symbol: symbol, paragraphs: written, scope: .whole)
        }
        let paragraphs = try paragraphs(at: place, in: part)
        guard paragraphs.isWhole || !paragraphs.isEmpty || !link.recommendations.isEmpty else {
            return nil
        }
        return PublicLink(
            place: place, link: link, symbol: symbol, paragraphs: paragraphs.kept,
            scope: .part(part))
    }

    /// Paragraphs in one range: no document is as long.
    private static let longestRange = 1000

    /// The paragraphs of a link that a part opens, one by one.
    private func paragraphs(at place: LinkPlace, in part: PublicationPart) throws
        -> CutParagraphs
    {
        var cut = CutParagraphs()
        try connection.prepare(PublicLinkSQL.spans).each([
            .text(place.source.text), .int(place.position),
        ]) { row in
            cut.written = row.int(0)
            let (first, last) = (row.int(1), row.int(2))
            guard !row.isNull(1), (0...Self.longestRange).contains(last - first) else {
                return .continue
            }
            cut.read += 1
            let addresses = row.optionalText(3).map { [$0] } ?? (first...last).map { "\($0)" }
            cut.opened += addresses.filter(part.opens)
            return .continue
        }
        return cut
    }

    private func insert(_ link: PublicLink) throws {
        let (source, position) = (link.place.source, link.place.position)
        try connection.run(
            "INSERT INTO public_links VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            .text(source.text), .int(position), .text(link.link.type.rawValue),
            .optional(link.symbol), .textBytes(link.paragraphs), .text(link.scope.word),
            .text(link.scope.keptParagraphs), .text(link.scope.keptAnnexes))
        for (place, target) in link.link.recommendations.enumerated() {
            try connection.run(
                "INSERT INTO public_link_targets VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                .text(source.text), .int(position), .int(place),
                .text(link.link.type.rawValue), .int(link.symbol == nil ? 0 : 1),
                .text(target.id.text), .text(target.address))
        }
    }
}

/// A row of `public_links`, with what it leads to.
struct PublicLink {
    let place: LinkPlace
    let link: SeenLink
    let symbol: String?
    /// A JSON array: what everyone may see of what was written.
    let paragraphs: [UInt8]
    let scope: PublicationScope
}

/// What a public part leaves of the paragraphs of a link.
private struct CutParagraphs {
    /// How many were written, and how many of those are understood.
    var written = 0
    var read = 0
    var opened: [String] = []

    /// Whether none were written: the document as a whole is meant.
    var isWhole: Bool { written == 0 }
    var isEmpty: Bool { opened.isEmpty }

    /// That some were not understood is kept, as a paragraph without a name; not what they said.
    var kept: [UInt8] {
        let all = read < written ? opened + [""] : opened
        return Array(("[" + all.map { "\"\($0)\"" }.joined(separator: ",") + "]").utf8)
    }
}

extension SeenLink.Target {
    /// The columns are those of `PublicLinkSQL.links`.
    fileprivate init(row: borrowing Row) {
        guard let symbol = row.optionalText(3) else {
            self = .recommendation
            return
        }
        let scope = PublicationScope(
            word: row.text(5), paragraphs: row.text(6), annexes: row.text(7))
        let sight: SymbolSight =
            switch scope {
            case .whole: .whole
            case .part(let part): .part(part)
            }
        self = .symbol(symbol, paragraphs: row.bytes(4), sight: sight)
    }
}
