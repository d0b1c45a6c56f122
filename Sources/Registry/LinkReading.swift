package import Article16
internal import SQLite

/// A link as one reader sees it.
package struct SeenLink: Sendable {
    package enum Target: Sendable {
        case recommendation
        /// - Parameter paragraphs: as written, a JSON array; `sight` says how much of it is seen.
        case symbol(String, paragraphs: [UInt8], sight: SymbolSight)
    }

    package let type: LinkType
    package let target: Target
    /// The registered recommendations that it leads to, those that the reader may see.
    package let recommendations: [LinkedRecommendation]
}

package struct LinkedRecommendation: Sendable, Equatable {
    package let id: RecommendationID
    package let address: String
}

/// A link between two recommendations that the reader may both see.
package struct LinkEdge: Sendable {
    package let type: LinkType
    package let source: RecommendationID
    package let target: LinkedRecommendation
    let position: Int
}

extension Registry {
    /// The links of recommendations that a party may see, as that party sees them: found anew each
    /// time, so that what is registered or published later is led to without anybody's act.
    package func links(of ids: [RecommendationID], as party: Party) throws
        -> [RecommendationID: [SeenLink]]
    {
        guard party.audience != nil else { return try publicLinks(of: ids) }
        return try foundLinks(of: ids, as: party).mapValues { links in links.map(\.link) }
    }

    /// The same, found in what was written, with the place of each.
    func foundLinks(of ids: [RecommendationID], as party: Party) throws
        -> [RecommendationID: [(link: SeenLink, position: Int)]]
    {
        let written = try writtenLinks(of: ids)
        guard !written.isEmpty else { return [:] }
        // Few recommendations have any, and each of these questions costs.
        let linked = written.reduce(into: [RecommendationID]()) { sources, next in
            if sources.last != next.place.source { sources.append(next.place.source) }
        }
        let sights = try symbolSights(of: linked, as: party)
        let edges = Dictionary(grouping: try foundEdges(from: linked, as: party)) {
            LinkPlace(source: $0.source, position: $0.position)
        }
        var seen: [RecommendationID: [(link: SeenLink, position: Int)]] = [:]
        for link in written {
            let found = edges[link.place] ?? []
            let target = Self.seen(link, found, sights[link.place] ?? [], as: party)
            guard let target else { continue }
            let one = SeenLink(
                type: link.text.type, target: target, recommendations: found.map(\.target))
            seen[link.place.source, default: []].append((one, link.place.position))
        }
        return seen
    }

    private static func seen(
        _ link: WrittenLink, _ found: [LinkEdge], _ reports: [SymbolSight], as party: Party
    ) -> SeenLink.Target? {
        switch link.text.target {
        case .recommendation: return found.isEmpty ? nil : .recommendation
        case .symbol(let symbol, let paragraphs):
            let sight = Links.sight(of: symbol, writtenBy: link.issuer, as: party, in: reports)
            return sight.map {
                .symbol(symbol, paragraphs: paragraphs.written, sight: $0)
            }
        }
    }

    private func writtenLinks(of ids: [RecommendationID]) throws -> [WrittenLink] {
        try connection.all(
            """
            SELECT l.recommendation_id, l.type, l.target_id, l.symbol, l.paragraphs, l.spans,
                l.position, r.issuer, r.mechanism_id
            FROM json_each(?1) AS n
            CROSS JOIN recommendation_links AS l ON l.recommendation_id = n.value
            CROSS JOIN known_recommendations AS w ON w.id = l.recommendation_id
            CROSS JOIN known_reports AS r ON r.id = w.report_id
            ORDER BY n.key, l.position
            """,
            .text(ids.asJSON)
        ) { row throws(SQLiteError) in
            WrittenLink(
                place: LinkPlace(source: RecommendationID(row.text(0)), position: row.int(6)),
                text: try LinkText(row: row),
                issuer: Issuer(word: row.text(7), mechanism: row.optionalText(8)))
        }
    }

    /// How much the party sees of the reports that the links' symbols mean, those that it may
    /// read.
    private func symbolSights(of ids: [RecommendationID], as party: Party) throws
        -> [LinkPlace: [SymbolSight]]
    {
        let rows = try connection.all(
            """
            SELECT l.recommendation_id, l.position, l.symbol, s.issuer, s.mechanism_id, r.issuer,
                r.mechanism_id, EXISTS (SELECT 1 FROM report_readers AS o
                    WHERE o.audience = ?2 AND o.report_id = r.id) AS is_own,
                p.scope, p.paragraphs, p.annexes
            FROM json_each(?1) AS n
            CROSS JOIN recommendation_links AS l ON l.recommendation_id = n.value
            CROSS JOIN known_recommendations AS w ON w.id = l.recommendation_id
            CROSS JOIN known_reports AS s ON s.id = w.report_id
            CROSS JOIN known_symbols AS x ON x.symbol = l.symbol
            CROSS JOIN known_reports AS r ON r.id = x.report_id
            LEFT JOIN public_reports AS p ON p.id = r.id
            WHERE is_own OR p.id IS NOT NULL
            """,
            .text(ids.asJSON), .optional(party.audience?.key)
        ) { row throws(SQLiteError) -> (LinkPlace, SymbolSight)? in
            let place = LinkPlace(source: RecommendationID(row.text(0)), position: row.int(1))
            return try SymbolSight(row: row).map { (place, $0) }
        }
        return Dictionary(grouping: rows.compactMap { $0 }, by: \.0).mapValues { $0.map(\.1) }
    }
}

/// Which link of which recommendation.
struct LinkPlace: Hashable {
    let source: RecommendationID
    let position: Int
}

/// A link as written, and by whom.
private struct WrittenLink {
    let place: LinkPlace
    let text: LinkText
    let issuer: Issuer
}

extension SymbolSight {
    /// Nil for a report of another issuer than the symbol means, and for one whose symbol the
    /// public does not see.
    fileprivate init?(row: borrowing Row) throws(SQLiteError) {
        let symbol = row.text(2)
        let writer = Issuer(word: row.text(3), mechanism: row.optionalText(4))
        let issuer = Issuer(word: row.text(5), mechanism: row.optionalText(6))
        guard issuer == Links.issuer(meantBy: symbol, of: writer) else { return nil }
        guard row.int(7) == 0 else {
            self = .whole
            return
        }
        guard Paragraph1.mayRead(symbol: symbol, with: .publicEdition) else { return nil }
        let scope = PublicationScope(
            word: row.text(8), paragraphs: row.text(9), annexes: row.text(10))
        switch scope {
        case .whole: self = .whole
        case .part(let part): self = .part(part)
        }
    }
}
