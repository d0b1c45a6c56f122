package import Article16
internal import SQLite

/// The days by which the reports of a chain are put in order.
package struct ReportDays: Sendable {
    package let visit: VisitID?
    package let visitStartedOn: CalendarDate?
    package let visitEndedOn: CalendarDate?
    /// To whom the report speaks.
    package let transmittedOn: CalendarDate?
}

extension Registry {
    /// Recommendations that a party may see, each in the words that it reads.
    package func recommendations(_ ids: [RecommendationID], as party: Party) throws
        -> [RecommendationRecord]
    {
        guard let audience = party.audience else {
            return try connection.prepare(ChainSQL.published).all(
                [.text(ids.asJSON)], RecommendationRecord.init(row:))
        }
        let values: [Value] = [.text(ids.asJSON), .text(audience.key)]
        return try connection.prepare(ChainSQL.own).all(values, RecommendationRecord.init(row:))
            + connection.prepare(ChainSQL.publishedBesidesOwn).all(
                values, RecommendationRecord.init(row:))
    }

    /// The days of reports, of visits as far as the party knows of them.
    package func days(of reports: [ReportID], as party: Party) throws -> [ReportID: ReportDays] {
        let ids: Value = .text(reports.map { RecommendationID($0.text) }.asJSON)
        var rows = try connection.prepare(ChainSQL.publishedDays).all([ids], ReportDays.named)
        if let audience = party.audience {
            rows += try connection.prepare(ChainSQL.ownDays).all(
                [ids, .text(audience.key)], ReportDays.named)
        }
        // What is a party's own tells more than what is public of it.
        return Dictionary(rows) { _, last in last }
    }
}

extension ReportDays {
    fileprivate static func named(row: borrowing Row) throws(SQLiteError) -> (ReportID, ReportDays)
    {
        let days = ReportDays(
            visit: row.optionalText(1).map(VisitID.init(_:)),
            visitStartedOn: try row.optionalDate(2), visitEndedOn: try row.optionalDate(3),
            transmittedOn: try row.optionalDate(4))
        return (ReportID(row.text(0)), days)
    }
}

private enum ChainSQL {
    static let ownDays = JoinedSQL(
        """
        SELECT f.id, ifnull(v.id, o.id), ifnull(v.started_on, o.started_on),
            ifnull(v.ended_on, o.ended_on), f.transmitted_on
        FROM json_each(?1) AS n
        CROSS JOIN report_readers AS a ON a.audience = ?2 AND a.report_id = n.value
        CROSS JOIN report_facts AS f ON f.id = a.report_id
        LEFT JOIN visits AS v ON v.id = f.visit_id AND EXISTS (
            SELECT 1 FROM visit_readers AS a
            WHERE a.visit_id = v.id AND a.audience = ?2)
        LEFT JOIN public_visits AS o ON o.id = f.visit_id
        """)

    static let publishedDays = JoinedSQL(
        """
        SELECT p.id, v.id, v.started_on, v.ended_on, p.transmitted_on
        FROM json_each(?1) AS n
        CROSS JOIN public_reports AS p ON p.id = n.value
        LEFT JOIN public_visits AS v ON v.id = p.visit_id
        """)

    static let own = JoinedSQL(
        """
        SELECT w.id, r.id, r.state_party, w.position, w.address, w.kind, ifnull(t.text, w.text),
        """, RecommendationSQL.details,
        """
        FROM json_each(?1) AS n
        CROSS JOIN recommendations AS w ON w.id = n.value
        CROSS JOIN report_readers AS a ON a.audience = ?2 AND a.report_id = w.report_id
        CROSS JOIN reports AS r ON r.id = w.report_id
        LEFT JOIN recommendation_words AS t ON t.recommendation_id = w.id
            AND t.language = r.original_language AND t.number = r.text_number
        """)

    private static let named: StaticString = """
        FROM json_each(?1) AS n
        CROSS JOIN public_recommendations AS c ON c.id = n.value
        CROSS JOIN public_reports AS r ON r.id = c.report_id
            AND r.publication_id = c.publication_id AND r.number = c.number
            AND r.original_language = c.language
        """

    static let published = JoinedSQL(
        RecommendationSQL.columns, RecommendationSQL.publicDetails, named)

    static let publishedBesidesOwn = JoinedSQL(
        RecommendationSQL.columns, RecommendationSQL.publicDetails, named,
        """
        WHERE NOT EXISTS (SELECT 1 FROM report_readers AS a
            WHERE a.audience = ?2 AND a.report_id = r.id)
        """)
}
