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
        let values: [Value] = [.text(ids.asJSON), .optional(party.audience?.key)]
        return try connection.prepare(ChainSQL.own).all(values, RecommendationRecord.init(row:))
            + connection.prepare(ChainSQL.published).all(values, RecommendationRecord.init(row:))
    }

    /// The days of reports, of visits as far as the party knows of them.
    package func days(of reports: [ReportID], as party: Party) throws -> [ReportID: ReportDays] {
        let rows = try connection.all(
            """
            SELECT f.id, v.id, v.started_on, v.ended_on, f.transmitted_on
            FROM json_each(?1) AS n
            CROSS JOIN report_facts AS f ON f.id = n.value
            LEFT JOIN visits AS v ON v.id = f.visit_id AND EXISTS (
                SELECT 1 FROM visit_readers AS a
                WHERE a.visit_id = v.id AND a.audience IN ('everyone', ?2))
            """,
            .text(reports.map { RecommendationID($0.text) }.asJSON),
            .optional(party.audience?.key)
        ) { row throws(SQLiteError) in
            let days = ReportDays(
                visit: row.optionalText(1).map(VisitID.init(_:)),
                visitStartedOn: try row.optionalDate(2), visitEndedOn: try row.optionalDate(3),
                transmittedOn: try row.optionalDate(4))
            return (ReportID(row.text(0)), days)
        }
        return Dictionary(rows) { first, _ in first }
    }
}

private enum ChainSQL {
    private static let named: StaticString = """
        FROM json_each(?1) AS n
        CROSS JOIN recommendations AS w ON w.id = n.value
        CROSS JOIN reports AS r ON r.id = w.report_id
        """

    private static let isOwn: StaticString = """
        EXISTS (SELECT 1 FROM report_readers AS a
            WHERE a.audience = ?2 AND a.report_id = r.id)
        """

    static let own = JoinedSQL(
        """
        SELECT w.id, r.id, r.state_party, w.position, w.address, w.kind, ifnull(t.text, w.text),
        """, RecommendationSQL.details, named,
        """
        LEFT JOIN recommendation_words AS t ON t.recommendation_id = w.id
            AND t.language = r.original_language AND t.number = r.text_number
        WHERE
        """, isOwn)

    static let published = JoinedSQL(
        "SELECT c.id, r.id, r.state_party, c.position, c.address, c.kind, c.text,",
        RecommendationSQL.publicDetails, named,
        """
        JOIN public_recommendations AS c
            ON c.id = w.id AND c.publication_id = r.publication_id
                AND c.number = r.public_edition AND c.language = r.original_language
        WHERE NOT
        """, isOwn)
}
