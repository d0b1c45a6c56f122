internal import Article16
internal import SQLite

extension Registry {
    /// The recommendations of a report in its own circle, as one of its texts says them.
    ///
    /// The view `recommendations` says the same of one row, and looks for the key in each of its
    /// columns; here it is looked for once.
    ///
    /// - Parameter isFirst: it is the original's first text, whose words the recommendations
    ///   themselves have.
    func ownRecommendations(
        of report: Report, in language: String, at number: Int, isFirst: Bool
    ) throws -> [RecommendationRecord] {
        let details = try opener(of: .report(report.id))
        let words =
            isFirst
            ? details : try opener(of: .text(report.id, language: language, number: number))
        let text: [Value] = isFirst ? [] : [.text(language), .int(number)]
        let sql =
            isFirst ? RecommendationSQL.sealedOfFirstText : RecommendationSQL.sealedOfReport
        return try connection.prepare(sql).all([.text(report.id.text)] + text) {
            row throws(SQLiteError) in
            let id = row.text(0)
            let sealed = SealedRecommendation(
                id: id, place: "\(id)/\(language)/\(number)", details: details, words: words)
            return try sealed.opened(row, of: report)
        }
    }
}

/// A row of `RecommendationSQL.sealedOfReport`, and what its words are opened with.
private struct SealedRecommendation {
    let id: String
    /// Names its words in a later text or another language.
    let place: String
    /// For what is kept of the recommendation itself, and for those words.
    let details: Opener
    let words: Opener

    func opened(
        _ row: borrowing Row, of report: Report
    ) throws(SQLiteError) -> RecommendationRecord {
        RecommendationRecord(
            id: RecommendationID(id), report: report.id, state: report.state,
            position: row.int(1), address: row.text(2),
            kind: try row.word(3, as: RecommendationKind.self),
            text: String(decoding: try said(row), as: UTF8.self),
            details: RecommendationDetails(
                scope: try row.optionalWord(6, as: RecommendationScope.self),
                priority: try row.optionalWord(7, as: RecommendationPriority.self),
                authorities: try list(row, 8, .authorities),
                themes: try list(row, 9, .themes),
                standards: try list(row, 10, .standards)),
            hasLinksOrPlaces: row.int(11) != 0, isPublicEdition: false)
    }

    /// No words are left where their key was destroyed.
    private func said(_ row: borrowing Row) throws(SQLiteError) -> [UInt8] {
        guard row.isNull(5) else {
            return try words.text(row, 5, "recommendation_words.text", of: place) ?? []
        }
        return try details.text(row, 4, "recommendations.text", of: id) ?? []
    }

    private func list(
        _ row: borrowing Row, _ column: Int, _ list: SealedList
    ) throws(SQLiteError) -> [UInt8] {
        try details.list(row, column, list, of: id) ?? RecommendationDetails.none
    }
}
