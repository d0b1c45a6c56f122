package import Article16
internal import SQLite

package typealias RecommendationID = ID<RecommendationRecord>

/// A recommendation as its report's readers see it.
package struct RecommendationRecord: Sendable {
    package let id: RecommendationID
    package let report: ReportID
    package let state: StateCode
    /// Its place in the report's text.
    package let position: Int
    package let address: String
    package let kind: RecommendationKind
    package let text: String
    /// What it is about, besides the places, which not every reader may know.
    package let details: RecommendationDetails
    /// Whether links or places are kept of it, which readers see each in their own way.
    package let hasLinksOrPlaces: Bool

    /// The same with other words, as the public reads it.
    ///
    /// - Parameter details: nil for those that it has.
    package func saying(_ text: String, about details: RecommendationDetails? = nil)
        -> RecommendationRecord
    {
        RecommendationRecord(
            id: id, report: report, state: state, position: position, address: address,
            kind: kind, text: text, details: details ?? self.details,
            hasLinksOrPlaces: hasLinksOrPlaces)
    }
}

/// Which recommendations a reader asks for.
package struct RecommendationFilter: Sendable, Hashable {
    package var state: String?
    package var report: String?
    package var kind: RecommendationKind?
    package var scope: RecommendationScope?
    package var theme: String?
    /// One of the authorities it is addressed to.
    package var addressee: String?
    /// Only where the reader is one of the two bodies of the dialogue, which alone know how it
    /// fares.
    package var inDialogue = false

    package init() {}
}

/// Where a page of recommendations begins: after this place in this report.
package struct RecommendationPosition: Sendable {
    package let report: String
    package let position: Int

    package init(report: String, position: Int) {
        self.report = report
        self.position = position
    }
}

extension Registry {
    /// The recommendations of a report that paragraph 1 has opened, in the order of its text.
    ///
    /// - Parameter number: an earlier text's than the newest.
    package func recommendations(of opened: Opened<ReportHead>, at number: Int? = nil) throws
        -> [RecommendationRecord]
    {
        let version = opened.words.version
        let values: [Value] = [
            .text(opened.report.id.text), .text(opened.report.state.code), .text(version.language),
        ]
        switch opened.sight {
        case .correspondent, .copy, .committee:
            return try connection.prepare(RecommendationSQL.ofReport).all(
                values + [.int(number ?? version.number)], RecommendationRecord.init(row:))
        case .publicEdition:
            return try connection.prepare(RecommendationSQL.ofPublicEdition).all(
                values, RecommendationRecord.init(row:))
        }
    }

    /// One recommendation, where its report is open to the party.
    ///
    /// - Parameter language: nil for the original's.
    package func recommendation(
        _ id: RecommendationID, as party: Party, in language: String? = nil
    ) throws -> (RecommendationRecord, of: Opened<ReportHead>)? {
        let report = try connection.first(
            "SELECT report_id FROM recommendations WHERE id = ?1", .text(id.text)
        ) { row in ReportID(row.text(0)) }
        guard let report,
            let opened = try self.report(report, as: party, in: language),
            let found = try recommendations(of: opened).first(where: { $0.id == id })
        else { return nil }
        return (found, of: opened)
    }

    /// A page of the recommendations in the reports that a party may see, report by report.
    package func recommendations(
        as party: Party, _ filter: RecommendationFilter, after: RecommendationPosition?, limit: Int
    ) throws -> [RecommendationRecord] {
        let open = try rows(of: .everyone, besides: party.audience, filter, after, limit)
        guard let audience = party.audience else { return open }
        let own = try rows(of: audience, besides: nil, filter, after, limit)
        let all = (own + open).sorted {
            ($0.report.text, $0.position) < ($1.report.text, $1.position)
        }
        return Array(all.prefix(limit))
    }

    package func countRecommendations(as party: Party, _ filter: RecommendationFilter) throws
        -> Int
    {
        let open = try connection.prepare(RecommendationSQL.countPublic)
            .first(filter.values(.everyone, besides: party.audience)) { row in row.int(0) }
        guard let audience = party.audience else { return open ?? 0 }
        let own = try connection.prepare(RecommendationSQL.countOwn)
            .first(filter.values(audience, besides: nil)) { row in row.int(0) }
        return (open ?? 0) + (own ?? 0)
    }

    private func rows(
        of audience: Audience, besides: Audience?, _ filter: RecommendationFilter,
        _ after: RecommendationPosition?, _ limit: Int
    ) throws -> [RecommendationRecord] {
        let place: [Value] = [
            .text(after?.report ?? ""), .int(after?.position ?? -1), .int(limit),
        ]
        let sql = audience == .everyone ? RecommendationSQL.publicRows : RecommendationSQL.ownRows
        return try connection.prepare(sql).all(
            filter.values(audience, besides: besides) + place, RecommendationRecord.init(row:))
    }
}

extension RecommendationFilter {
    /// The parameters ?1 to ?9 of `RecommendationSQL`.
    fileprivate func values(_ audience: Audience, besides: Audience?) -> [Value] {
        [
            .text(audience.key), .optional(besides?.key), .optional(state), .optional(report),
            .optional(kind?.rawValue), .optional(scope?.rawValue), .optional(theme),
            .optional(addressee), inDialogue ? .int(1) : .null,
        ]
    }
}

/// The questions a list of recommendations asks: of the reports that an audience reads as one of
/// their bodies, and of the public editions.
enum RecommendationSQL {
    private static let own: StaticString = """
        FROM report_readers AS a
        JOIN reports AS r ON r.id = a.report_id
        JOIN recommendations AS c ON c.report_id = a.report_id
        JOIN recommendations AS w ON w.id = c.id
        LEFT JOIN recommendation_words AS n ON n.recommendation_id = c.id
            AND n.language = r.original_language AND n.number = r.text_number
        """

    private static let published: StaticString = """
        FROM report_readers AS a
        JOIN reports AS r ON r.id = a.report_id
        JOIN public_recommendations AS c ON c.publication_id = r.publication_id
            AND c.number = r.public_edition AND c.language = r.original_language
        JOIN recommendations AS w ON w.id = c.id
        """

    private static let filter: StaticString = """
        WHERE a.audience = ?1
            AND NOT EXISTS (SELECT 1 FROM report_readers AS o
                WHERE o.audience = ?2 AND o.report_id = a.report_id)
            AND (?3 IS NULL OR r.state_party = ?3) AND (?4 IS NULL OR a.report_id = ?4)
            AND (?5 IS NULL OR c.kind = ?5) AND (?6 IS NULL OR w.scope = ?6)
            AND (?7 IS NULL OR EXISTS (SELECT 1 FROM json_each(c.themes) WHERE value = ?7))
            AND (?8 IS NULL OR EXISTS (
                SELECT 1 FROM json_each(c.addressee_authorities) WHERE value = ?8))
            AND (?9 IS NULL OR a.sight = 'correspondent')
        """

    private static let columns: StaticString = """
        SELECT c.id, r.id, r.state_party, c.position, c.address, c.kind, c.text,
        """

    private static let ownColumns: StaticString = """
        SELECT c.id, r.id, r.state_party, c.position, c.address, c.kind, ifnull(n.text, c.text),
        """

    /// What it is about, and whether links or places are kept of it.
    static let details: StaticString = """
        w.scope, w.priority, w.addressee_authorities, w.themes, w.standards,
        w.places <> '[]' OR EXISTS (SELECT 1 FROM recommendation_links AS l
            WHERE l.recommendation_id = w.id)
        """

    /// The same as the public reads it: the lists are masked like the text.
    static let publicDetails: StaticString = """
        w.scope, w.priority, c.addressee_authorities, c.themes, c.standards,
        w.places <> '[]' OR EXISTS (SELECT 1 FROM recommendation_links AS l
            WHERE l.recommendation_id = w.id)
        """

    /// Of the report ?1 of the State ?2, as the text ?4 in the language ?3 says it.
    static let ofReport = JoinedSQL(
        """
        SELECT w.id, w.report_id, ?2, w.position, w.address, w.kind, ifnull(n.text, w.text),
        """, details,
        """
        FROM recommendations AS w
        LEFT JOIN recommendation_words AS n ON n.recommendation_id = w.id
            AND n.language = ?3 AND n.number = ?4
        WHERE w.report_id = ?1 ORDER BY w.position
        """)

    /// The same of what is public.
    static let ofPublicEdition = JoinedSQL(
        "SELECT c.id, r.id, ?2, c.position, c.address, c.kind, c.text,", publicDetails,
        """
        FROM reports AS r
        JOIN public_recommendations AS c ON c.publication_id = r.publication_id
            AND c.number = r.public_edition AND c.language = ?3
        JOIN recommendations AS w ON w.id = c.id
        WHERE r.id = ?1 ORDER BY c.position
        """)

    private static let page: StaticString = """
        AND a.report_id >= ?10 AND (a.report_id > ?10 OR c.position > ?11)
        ORDER BY a.report_id, c.position LIMIT ?12
        """

    static let ownRows = JoinedSQL(ownColumns, details, own, filter, page)
    static let publicRows = JoinedSQL(columns, publicDetails, published, filter, page)
    static let countOwn = JoinedSQL("SELECT count(*)", own, filter)
    static let countPublic = JoinedSQL("SELECT count(*)", published, filter)
}

extension RecommendationRecord {
    init(row: borrowing Row) throws(SQLiteError) {
        let state = try row.stateCode(2)
        self.init(
            id: RecommendationID(row.text(0)), report: ReportID(row.text(1)), state: state,
            position: row.int(3), address: row.text(4),
            kind: try row.word(5, as: RecommendationKind.self), text: row.text(6),
            details: RecommendationDetails(
                scope: try row.optionalWord(7, as: RecommendationScope.self),
                priority: try row.optionalWord(8, as: RecommendationPriority.self),
                authorities: row.bytes(9), themes: row.bytes(10), standards: row.bytes(11)),
            hasLinksOrPlaces: row.int(12) != 0)
    }
}
