package import Article16
internal import SQLite

extension Registry {
    /// What rests on a visit; nothing on one that there is not.
    package func bonds(of id: VisitID) throws -> VisitBonds {
        let isPublic = try visitFacts(id)?.isPublic ?? false
        return try connection.first(
            """
            SELECT (SELECT min(started_on) FROM visits WHERE prior_visit_id = ?1),
                (SELECT min(adopted_on) FROM reports WHERE visit_id = ?1)
            """,
            .text(id.text)
        ) { row throws(SQLiteError) in
            VisitBonds(
                firstFollowedOn: try row.optionalDate(0), firstAdoptedOn: try row.optionalDate(1),
                isPublic: isPublic)
        } ?? VisitBonds(isPublic: isPublic)
    }

    /// Whether a visit follows another, at one remove or several.
    package func visit(_ later: VisitID, follows earlier: VisitID) throws -> Bool {
        try connection.first(
            """
            WITH RECURSIVE before(id) AS (
                SELECT prior_visit_id FROM visits WHERE id = ?1
                UNION
                SELECT v.prior_visit_id FROM before AS b JOIN visits AS v ON v.id = b.id)
            SELECT 1 FROM before WHERE id = ?2
            """,
            .text(later.text), .text(earlier.text)
        ) { _ in true } ?? false
    }
}
