package import Article16
internal import SQLite

extension Registry {
    package func request(_ id: PublicationRequestID) throws -> RequestRecord? {
        try connection.first(
            """
            SELECT id, report_id, requested_on, reference, comments, reply_id, withdrawn_on, reason
            FROM publication_requests WHERE id = ?1
            """,
            .text(id.text), row: RequestRecord.init(row:))
    }

    /// The requests for publication of a report, in the order in which they were recorded.
    package func requests(for report: ReportID) throws -> [RequestRecord] {
        try connection.all(
            """
            SELECT id, report_id, requested_on, reference, comments, reply_id, withdrawn_on, reason
            FROM publication_requests WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.text), row: RequestRecord.init(row:))
    }

    /// The reviews of a report's editions, in the order in which they were recorded.
    package func reviews(of report: ReportID) throws -> [ReviewRecord] {
        try connection.all(
            """
            SELECT id, edition, reviewed_on, reviewer FROM personal_data_reviews
            WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in
            ReviewRecord(
                id: ReviewID(row.text(0)), edition: row.text(1), reviewedOn: try row.date(2),
                reviewer: row.text(3))
        }
    }

    package func publications(of report: ReportID) throws -> [PublicationRecord] {
        try connection.all(
            """
            SELECT p.id, p.report_id, p.basis, p.published_on, p.comments, p.reply_id, p.scope,
                q.requested_on
            FROM publications AS p LEFT JOIN publication_requests AS q ON q.id = p.request_id
            WHERE p.report_id = ?1 ORDER BY p.published_on, p.id
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in
            let publication = Publication(
                ground: try row.word(2, as: Ground.self), publishedOn: try row.date(3),
                comments: Comments(word: row.text(4), reply: row.optionalText(5)))
            return PublicationRecord(
                id: PublicationID(row.text(0)), report: ReportID(row.text(1)),
                publication: publication, scope: row.text(6), requestedOn: try row.optionalDate(7))
        }
    }
}

extension RequestRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: PublicationRequestID(row.text(0)), report: ReportID(row.text(1)),
            requestedOn: try row.date(2), reference: row.optionalText(3),
            comments: Comments(word: row.text(4), reply: row.optionalText(5)),
            withdrawnOn: try row.optionalDate(6), reason: row.optionalText(7))
    }
}
