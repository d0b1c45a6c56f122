package import Article16
internal import SQLite

extension Registry {
    /// The links from recommendations to others, both ends seen by the party.
    package func edges(from ids: [RecommendationID], as party: Party) throws -> [LinkEdge] {
        guard party.audience != nil else { return try publicEdges(PublicLinkSQL.from, ids) }
        return try foundEdges(from: ids, as: party)
    }

    /// The same, found in what was written.
    func foundEdges(from ids: [RecommendationID], as party: Party) throws -> [LinkEdge] {
        try edges(EdgeSQL.fromByID, ids, party) + edges(EdgeSQL.fromBySymbol, ids, party)
    }

    /// The links to recommendations from others, both ends seen by the party.
    package func edges(to ids: [RecommendationID], as party: Party) throws -> [LinkEdge] {
        guard party.audience != nil else { return try publicEdges(PublicLinkSQL.to, ids) }
        return try edges(EdgeSQL.toByID, ids, party) + edges(EdgeSQL.toBySymbol, ids, party)
    }

    private func edges(_ sql: JoinedSQL, _ ids: [RecommendationID], _ party: Party) throws
        -> [LinkEdge]
    {
        let values: [Value] = [.text(ids.asJSON), .optional(party.audience?.key)]
        return try connection.prepare(sql).all(values) { row throws(SQLiteError) in
            try LinkEdge(row: row)
        }.compactMap { $0 }
    }

    /// What the rules need of registered recommendations that a party may link to: those that it
    /// may see. A hidden one and an absent one are both not there.
    package func linkEnds(of ids: [RecommendationID], as party: Party) throws
        -> [RecommendationID: LinkEnd]
    {
        let rows = try connection.prepare(EdgeSQL.ends).all([
            .text(ids.asJSON), .optional(party.audience?.key),
        ]) { row throws(SQLiteError) in
            (RecommendationID(row.text(0)), try LinkEnd(row: row, from: 1))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// The report that a symbol means, if the party may read it and its symbol.
    package func linkEnd(of symbol: String, meantBy writer: Issuer, as party: Party) throws
        -> LinkEnd?
    {
        let rows = try connection.all(
            """
            SELECT r.id, r.state_party, r.adopted_on, r.visited_on, r.issuer, r.mechanism_id,
                EXISTS (SELECT 1 FROM report_readers AS o
                    WHERE o.audience = ?2 AND o.report_id = r.id) AS is_own
            FROM known_symbols AS x CROSS JOIN known_reports AS r ON r.id = x.report_id
            WHERE x.symbol = ?1
                AND (is_own OR EXISTS (SELECT 1 FROM public_reports AS p WHERE p.id = r.id))
            """,
            .text(symbol), .optional(party.audience?.key)
        ) { row throws(SQLiteError) -> LinkEnd? in
            let issuer = Issuer(word: row.text(4), mechanism: row.optionalText(5))
            guard issuer == Links.issuer(meantBy: symbol, of: writer),
                row.int(6) != 0 || Paragraph1.mayRead(symbol: symbol, with: .publicEdition)
            else { return nil }
            return try LinkEnd(row: row, from: 0)
        }
        return rows.compactMap { $0 }.first
    }
}

/// The questions about links between recommendations: both of them are in what the reader sees,
/// the whole of a report for who is among its bodies, else the public edition. Whether the link
/// may join them, and whether the symbol may be seen, is for Article16 to say of each row.
private enum EdgeSQL {
    private static let columns: StaticString = """
        SELECT l.type, l.recommendation_id, t.id, t.address, l.position, l.symbol,
            EXISTS (SELECT 1 FROM report_readers AS o
                WHERE o.audience = ?2 AND o.report_id = t.report_id),
            sr.issuer, sr.mechanism_id, tr.issuer, tr.mechanism_id,
            sr.id, sr.state_party, sr.adopted_on, sr.visited_on,
            tr.id, tr.state_party, tr.adopted_on, tr.visited_on
        FROM json_each(?1) AS n
        """

    private static let reports: StaticString = """
        CROSS JOIN known_recommendations AS s ON s.id = l.recommendation_id
        CROSS JOIN known_reports AS sr ON sr.id = s.report_id
        CROSS JOIN known_reports AS tr ON tr.id = t.report_id
        WHERE (EXISTS (SELECT 1 FROM report_readers AS a
                WHERE a.audience = ?2 AND a.report_id = s.report_id)
            OR EXISTS (SELECT 1 FROM public_recommendations AS c WHERE c.id = s.id))
        """

    private static let seen: StaticString = """
        AND (EXISTS (SELECT 1 FROM report_readers AS a
                WHERE a.audience = ?2 AND a.report_id = t.report_id)
            OR EXISTS (SELECT 1 FROM public_recommendations AS c WHERE c.id = t.id))
        """

    private static let order: StaticString = "ORDER BY n.key, l.position, t.report_id, t.position"

    /// A paragraph stands for its parts, and a part for what is said of the whole paragraph.
    private static let isNamed: StaticString = """
        EXISTS (SELECT 1 FROM json_each(l.spans) AS p
            WHERE CAST(t.address AS INTEGER)
                    BETWEEN json_extract(p.value, '$[0]') AND json_extract(p.value, '$[1]')
                AND (json_extract(p.value, '$[2]') IS NULL
                    OR t.address = json_extract(p.value, '$[2]')
                    OR CAST(t.address AS INTEGER) > 0
                        AND (instr(t.address, json_extract(p.value, '$[2]')) = 1
                            OR instr(json_extract(p.value, '$[2]'), t.address) = 1)))
        """

    static let fromByID = JoinedSQL(
        columns,
        """
        CROSS JOIN recommendation_links AS l ON l.recommendation_id = n.value
        CROSS JOIN known_recommendations AS t ON t.id = l.target_id
        """, reports, seen, order)

    static let fromBySymbol = JoinedSQL(
        columns,
        """
        CROSS JOIN recommendation_links AS l ON l.recommendation_id = n.value
        CROSS JOIN known_symbols AS x ON x.symbol = l.symbol
        CROSS JOIN known_recommendations AS t ON t.report_id = x.report_id AND
        """, isNamed, reports, seen, order)

    static let toByID = JoinedSQL(
        columns,
        """
        CROSS JOIN known_recommendations AS t ON t.id = n.value
        CROSS JOIN recommendation_links AS l ON l.target_id = t.id
        """, reports, seen, order)

    static let toBySymbol = JoinedSQL(
        columns,
        """
        CROSS JOIN known_recommendations AS t ON t.id = n.value
        CROSS JOIN known_symbols AS x ON x.report_id = t.report_id
        CROSS JOIN recommendation_links AS l ON l.symbol = x.symbol AND
        """, isNamed, reports, seen, order)

    static let ends = JoinedSQL(
        """
        SELECT t.id, tr.id, tr.state_party, tr.adopted_on, tr.visited_on
        FROM json_each(?1) AS n
        CROSS JOIN known_recommendations AS t ON t.id = n.value
        CROSS JOIN known_reports AS tr ON tr.id = t.report_id
        WHERE 1
        """, seen)
}

extension LinkEdge {
    /// Nil where the rules know of no such link, or not for this reader.
    fileprivate init?(row: borrowing Row) throws(SQLiteError) {
        let type = try row.word(0, as: LinkType.self)
        let source = try LinkEnd(row: row, from: 11)
        let target = try LinkEnd(row: row, from: 15)
        guard Links.mayJoin(type, from: source, to: target) else { return nil }
        if let symbol = row.optionalText(5) {
            let writer = Issuer(word: row.text(7), mechanism: row.optionalText(8))
            let issuer = Issuer(word: row.text(9), mechanism: row.optionalText(10))
            guard issuer == Links.issuer(meantBy: symbol, of: writer),
                row.int(6) != 0 || Paragraph1.mayRead(symbol: symbol, with: .publicEdition)
            else { return nil }
        }
        self.init(
            type: type, source: RecommendationID(row.text(1)),
            target: LinkedRecommendation(id: RecommendationID(row.text(2)), address: row.text(3)),
            position: row.int(4))
    }
}

extension LinkEnd {
    fileprivate init(row: borrowing Row, from column: Int) throws(SQLiteError) {
        let state = try row.stateCode(column + 1)
        self.init(
            report: ReportID(row.text(column)), state: state,
            adoptedOn: try row.optionalDate(column + 2),
            visitedOn: try row.optionalDate(column + 3))
    }
}
