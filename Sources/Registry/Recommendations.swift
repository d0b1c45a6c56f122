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
    /// Whether it is read as everyone reads it: a member's circle may know of more that it leads
    /// to.
    package let isPublicEdition: Bool

    /// The same with other words, as the public reads it.
    ///
    /// - Parameter details: nil for those that it has.
    package func saying(_ text: String, about details: RecommendationDetails? = nil)
        -> RecommendationRecord
    {
        RecommendationRecord(
            id: id, report: report, state: state, position: position, address: address,
            kind: kind, text: text, details: details ?? self.details,
            hasLinksOrPlaces: hasLinksOrPlaces, isPublicEdition: isPublicEdition)
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
    package var words: SearchWords?
    /// Of the recommendations that the reader's circle reads besides the published ones, those that
    /// have the words. Nil finds none.
    package var ownWithWords: SearchFinds?

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
        switch opened.sight {
        case .correspondent, .copy, .committee:
            let number = number ?? version.number
            return try ownRecommendations(
                of: opened.report, in: version.language, at: number,
                isFirst: number == 1 && version.language == opened.words.originalLanguage)
        case .publicEdition:
            return try connection.prepare(RecommendationSQL.ofPublicEdition).all(
                [.text(opened.report.id.text), .text(version.language)],
                RecommendationRecord.init(row:))
        }
    }

    /// Where the recommendations of a report that paragraph 1 has opened are in its text, without
    /// their words.
    package func recommendationPlaces(in opened: Opened<ReportHead>) throws
        -> [(address: String, kind: RecommendationKind)]
    {
        let (id, version) = (Value.text(opened.report.id.text), opened.words.version)
        let place = { (row: borrowing Row) throws(SQLiteError) in
            (row.text(0), try row.word(1, as: RecommendationKind.self))
        }
        switch opened.sight {
        case .correspondent, .copy, .committee:
            return try connection.prepare(RecommendationSQL.placesInReport).all([id], place)
        case .publicEdition:
            return try connection.prepare(RecommendationSQL.placesInPublicEdition).all(
                [id, .text(version.language)], place)
        }
    }

    /// One recommendation, where its report is open to the party.
    ///
    /// - Parameter language: nil for the original's.
    package func recommendation(
        _ id: RecommendationID, as party: Party, in language: String? = nil
    ) throws -> (RecommendationRecord, of: Opened<ReportHead>)? {
        guard let report = try report(of: id, as: party),
            let opened = try self.report(report, as: party, in: language),
            let found = try recommendations(of: opened).first(where: { $0.id == id })
        else { return nil }
        return (found, of: opened)
    }

    /// The report that a recommendation is in, of a party's own and of the published ones.
    private func report(of id: RecommendationID, as party: Party) throws -> ReportID? {
        let read = { (row: borrowing Row) in ReportID(row.text(0)) }
        if let audience = party.audience, try mayFind(id.text, Asked.recommendation) {
            let own = try connection.first(
                """
                SELECT w.report_id FROM recommendations AS w
                JOIN report_readers AS a ON a.report_id = w.report_id AND a.audience = ?1
                WHERE w.id = ?2
                """,
                .text(audience.key), .text(id.text), row: read)
            if let own { return own }
        }
        return try connection.first(
            "SELECT report_id FROM public_recommendations WHERE id = ?1", .text(id.text),
            row: read)
    }

    /// A page of the recommendations in the reports that a party may see, report by report.
    package func recommendations(
        as party: Party, _ filter: RecommendationFilter, after: RecommendationPosition?, limit: Int
    ) throws -> [RecommendationRecord] {
        let place: [Value] = [
            .text(after?.report ?? ""), .int(after?.position ?? -1), .int(limit),
        ]
        let rows = { (sql: JoinedSQL) throws(SQLiteError) in
            try self.connection.prepare(sql).all(
                filter.values(party.audience) + place, RecommendationRecord.init(row:))
        }
        guard party.audience != nil else { return try rows(RecommendationSQL.publicRows) }
        let all =
            try rows(RecommendationSQL.ownRows)
            + rows(RecommendationSQL.publicRowsForMembers)
        let sorted = all.sorted {
            ($0.report.text, $0.position) < ($1.report.text, $1.position)
        }
        return Array(sorted.prefix(limit))
    }

    package func countRecommendations(as party: Party, _ filter: RecommendationFilter) throws
        -> Int
    {
        let count = { (sql: JoinedSQL) throws(SQLiteError) in
            try self.connection.prepare(sql).first(filter.values(party.audience)) { row in
                row.int(0)
            } ?? 0
        }
        guard party.audience != nil else { return try count(RecommendationSQL.countPublic) }
        return try count(RecommendationSQL.countOwn)
            + count(RecommendationSQL.countPublicForMembers)
    }
}

extension RecommendationFilter {
    /// The parameters ?1 to ?10 of `RecommendationSQL`.
    fileprivate func values(_ audience: Audience?) -> [Value] {
        [
            .optional(audience?.key), .optional(state), .optional(report),
            .optional(kind?.rawValue), .optional(scope?.rawValue), .optional(theme),
            .optional(addressee), inDialogue ? .int(1) : .null,
            ownWithWords.map(\.value) ?? .null, .optional(words?.match(in: .recommendation)),
        ]
    }
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
            hasLinksOrPlaces: row.int(12) != 0, isPublicEdition: row.int(13) != 0)
    }
}
