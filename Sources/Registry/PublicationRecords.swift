package import Article16
internal import SQLite

extension Registry {
    /// A request, for who belongs to a circle: everyone is to know of none.
    package func request(_ id: PublicationRequestID, as party: Party) throws -> RequestRecord? {
        guard party.audience != nil, try mayFind(id.text, Asked.publicationRequest) else {
            return nil
        }
        return try request(id)
    }

    package func request(_ id: PublicationRequestID) throws -> RequestRecord? {
        try connection.first(
            """
            SELECT q.id, q.report_id, q.requested_on, q.reference,
                iif(w.id IS NULL, q.comments, iif(w.reply_id IS NULL, 'attached', 'reply')),
                ifnull(w.reply_id, q.reply_id), q.withdrawn_on, q.reason, w.id, q.consent_id
            FROM publication_requests AS q LEFT JOIN comments AS w ON w.request_id = q.id
            WHERE q.id = ?1
            """,
            .text(id.text), row: RequestRecord.init(row:))
    }

    /// The requests for publication of a report, in the order in which they were recorded.
    package func requests(for report: ReportID) throws -> [RequestRecord] {
        try connection.all(
            """
            SELECT q.id, q.report_id, q.requested_on, q.reference,
                iif(w.id IS NULL, q.comments, iif(w.reply_id IS NULL, 'attached', 'reply')),
                ifnull(w.reply_id, q.reply_id), q.withdrawn_on, q.reason, w.id, q.consent_id
            FROM publication_requests AS q LEFT JOIN comments AS w ON w.request_id = q.id
            WHERE q.report_id = ?1 ORDER BY q.recorded_at
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

    /// What was published of a report, all of it everyone's to know of.
    package func publications(of report: ReportID) throws -> [PublicationRecord] {
        try connection.all(
            """
            SELECT id, report_id, basis, published_on, comments, reply_id, scope, requested_on,
                paragraphs, annexes, decided_on, decision_reference, comments_id
            FROM public_publications WHERE report_id = ?1 ORDER BY published_on, position
            """,
            .text(report.text), row: PublicationRecord.init(row:))
    }

    /// What the Subcommittee published in a year, the latest of each report, in order of the days.
    package func publicationsOfSubcommittee(in year: Int) throws -> [YearsPublication] {
        try connection.all(
            """
            SELECT p.report_id, p.scope, p.published_on
            FROM public_publications AS p
            WHERE p.issuer = 'spt' AND substr(p.published_on, 1, 4) = ?1 AND NOT EXISTS (
                SELECT 1 FROM public_publications AS l WHERE l.report_id = p.report_id
                    AND l.position > p.position AND substr(l.published_on, 1, 4) = ?1)
            ORDER BY p.published_on, p.report_id
            """,
            .text("\(year)")
        ) { row throws(SQLiteError) in
            YearsPublication(
                report: ReportID(row.text(0)), isWhole: row.text(1) == "whole",
                publishedOn: try row.date(2))
        }
    }

    /// What the State made public itself, in the order in which it was recorded.
    package func disclosures(of report: ReportID) throws -> [DisclosureRecord] {
        try connection.all(
            """
            SELECT id, report_id, disclosed_on, place, scope, paragraphs FROM state_disclosures
            WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in
            DisclosureRecord(
                id: DisclosureID(row.text(0)), report: ReportID(row.text(1)),
                disclosedOn: try row.date(2), place: row.text(3),
                scope: PublicationScope(
                    word: row.text(4), paragraphs: row.text(5), annexes: ""))
        }
    }
}

/// That a report was published in a year, in whole or in part.
package struct YearsPublication: Sendable {
    package let report: ReportID
    package let isWhole: Bool
    package let publishedOn: CalendarDate
}

extension PublicationRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        let publication = Publication(
            ground: try row.word(2, as: Ground.self),
            scope: PublicationScope(
                word: row.text(6), paragraphs: row.text(8), annexes: row.text(9)),
            publishedOn: try row.date(3),
            comments: Comments(
                word: row.text(4), reply: row.optionalText(5), attached: row.optionalText(12)))
        let decidedOn = try row.optionalDate(10)
        let reference = row.optionalText(11)
        self.init(
            id: PublicationID(row.text(0)), report: ReportID(row.text(1)),
            publication: publication, requestedOn: try row.optionalDate(7),
            decision: decidedOn.flatMap { date in
                reference.map { Decision(decidedOn: date, reference: $0) }
            })
    }
}

extension RequestRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: PublicationRequestID(row.text(0)), report: ReportID(row.text(1)),
            requestedOn: try row.date(2), reference: row.optionalText(3),
            comments: Comments(
                word: row.text(4), reply: row.optionalText(5), attached: row.optionalText(8)),
            withdrawnOn: try row.optionalDate(6), reason: row.optionalText(7),
            consent: row.optionalText(9).map(StandingConsentID.init(_:)))
    }
}
