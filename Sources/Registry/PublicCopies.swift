internal import Article16
internal import SQLite

/// Where what everyone may read is copied to the publication tables: each act that moves a report
/// or a visit comes by here, in its transaction.
extension Registry {
    /// Copies what everyone may read of a report; nothing where that is nothing.
    func publish(_ report: ReportID) throws {
        let facts = try connection.first(
            "SELECT publication_id, committee_file_id, amends_id FROM reports WHERE id = ?1",
            .text(report.text)
        ) { row in (row.optionalText(0), row.isNull(1), row.optionalText(2)) }
        guard let (publication, hasNoFile, base) = facts else { return }
        if !hasNoFile { try copy(.statements, report.text) }
        guard publication != nil else { return }
        try dropFormerEditions(of: report)
        for table in PublicTable.ofReports { try copy(table, report.text) }
        try publishWords(of: report)
        for id in try publishedNeighbours(of: report, base) { try copy(.reports, id) }
        try publishLinks(around: report)
    }

    /// Copies what everyone may read of a visit, and what follows from that.
    func publish(_ visit: VisitID) throws {
        try copy(.visits, visit.text)
        for place in try placeIDs(ofVisit: visit) { try publish(place) }
        let later = try connection.all(
            """
            SELECT v.visit_id FROM visits AS l JOIN visit_readers AS v ON v.visit_id = l.id
            WHERE l.prior_visit_id = ?1 AND v.audience = 'everyone'
            """,
            .text(visit.text)
        ) { row in row.text(0) }
        for id in later { try copy(.visits, id) }
        let reports = try connection.all(
            "SELECT id FROM reports WHERE visit_id = ?1 AND publication_id IS NOT NULL",
            .text(visit.text)
        ) { row in ReportID(row.text(0)) }
        for id in reports {
            try copy(.recommendationPlaces, id.text)
            try publishLinks(around: id)
        }
    }

    func publish(_ place: PlaceID) throws { try copy(.places, place.text) }

    /// Copies the declarations of a State.
    func publish(consentsOf state: StateCode) throws { try copy(.consents, state.code) }

    /// Tells everyone of the change that has this number among theirs.
    func publish(change number: Int) throws {
        try connection.prepare(PublicTable.changes.insertion).run([.int(number)])
    }

    /// Copies all there is: for a store that comes from a time before these tables.
    func publishEverything() throws {
        let visits = try connection.all("SELECT id FROM visits") { VisitID($0.text(0)) }
        for id in visits { try publish(id) }
        let reports = try connection.all("SELECT id FROM reports") { ReportID($0.text(0)) }
        for id in reports { try publish(id) }
        let states = try connection.all("SELECT DISTINCT state_party FROM standing_consents") {
            row throws(SQLiteError) in try row.stateCode(0)
        }
        for code in states { try publish(consentsOf: code) }
        let told = try connection.all(
            """
            SELECT number FROM changes WHERE audience = 'everyone'
                AND number > (SELECT ifnull(max(number), 0) FROM public_changes)
            ORDER BY number
            """
        ) { $0.int(0) }
        for number in told { try publish(change: number) }
    }

    private func copy(_ table: PublicTable, _ key: String) throws {
        try connection.prepare(table.deletion).run([.text(key)])
        try connection.prepare(table.insertion).run([.text(key)])
    }

    /// The published reports that amend the same one, that this one amends, and that amend it:
    /// they say so, each as far as the others are published.
    private func publishedNeighbours(of report: ReportID, _ base: String?) throws -> [String] {
        try connection.all(
            """
            SELECT id FROM reports WHERE publication_id IS NOT NULL AND id <> ?1
                AND (id = ?2 OR amends_id = ?1 OR amends_id = ?2)
            """,
            .text(report.text), .optional(base)
        ) { row in row.text(0) }
    }

    /// Deletes the words of the editions that are served no more. What is deleted is overwritten
    /// (`PRAGMA secure_delete`); that they were issued is kept.
    private func dropFormerEditions(of report: ReportID) throws {
        for sql in FormerEditionSQL.all {
            if try connection.prepare(sql).run([.text(report.text)]) > 0 { hasDroppedWords = true }
        }
    }
}

private enum FormerEditionSQL {
    private static let isFormer: StaticString = """
        WHERE report_id = ?1 AND NOT EXISTS (SELECT 1 FROM reports AS r WHERE r.id = ?1
            AND r.publication_id = e.publication_id AND r.public_edition = e.number)
        """

    static let all = [
        JoinedSQL("DELETE FROM public_recommendations AS e", isFormer),
        JoinedSQL("DELETE FROM public_editions AS e", isFormer),
        JoinedSQL(
            """
            DELETE FROM public_comment_items AS i
            WHERE (publication_id, number, reply_id) IN (
                SELECT publication_id, number, reply_id FROM public_comments AS e
            """, isFormer, ")"),
        JoinedSQL("DELETE FROM public_comments AS e", isFormer),
    ]
}
