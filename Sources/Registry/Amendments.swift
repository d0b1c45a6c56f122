package import Article16
internal import SQLite

/// A symbol of a report, and since when it has it.
package struct SymbolRecord: Sendable {
    package let symbol: String
    package let givenOn: CalendarDate
}

/// That a report adds to another or takes its place.
package struct Amendment: Hashable, Sendable {
    package let report: ReportID
    package let kind: AmendmentKind

    package init(report: ReportID, kind: AmendmentKind) {
        self.report = report
        self.kind = kind
    }
}

extension Registry {
    /// The reports that add to a report or take its place, as far as nobody asked who may see them.
    package func amendments(of report: ReportID, as party: Party) throws -> [Amendment] {
        let sql = party.audience == nil ? AmendmentSQL.published : AmendmentSQL.all
        return try connection.prepare(sql).all([.text(report.text)]) { row throws(SQLiteError) in
            Amendment(
                report: ReportID(row.text(0)), kind: try row.word(1, as: AmendmentKind.self))
        }
    }

    func keep(_ amendment: Amendment, by report: ReportID) throws {
        try connection.run(
            "UPDATE sealed_reports SET amendments = amendments + 1 WHERE id = ?1",
            .text(amendment.report.text))
    }

    func dropAmendment(by report: ReportID) throws {
        try connection.run(
            """
            UPDATE sealed_reports SET amendments = amendments - 1
            WHERE id = (SELECT amends_id FROM reports WHERE id = ?1)
            """,
            .text(report.text))
    }

    /// The symbols of a report in the order in which they were given, where it got one at its
    /// publication.
    package func symbols(of opened: Opened<ReportHead>) throws -> [SymbolRecord] {
        let sql =
            opened.sight == .publicEdition ? AmendmentSQL.publicSymbols : AmendmentSQL.symbols
        return try connection.prepare(sql).all([.text(opened.report.id.text)]) {
            row throws(SQLiteError) in
            SymbolRecord(symbol: row.text(0), givenOn: try row.date(1))
        }
    }

    /// Gives a report its public symbol; the restricted one that it had is kept with its day.
    ///
    /// - Throws: `Conflict.symbol` where the same issuer has used it.
    func give(_ symbol: String, to report: ReportID, on date: CalendarDate) throws {
        try connection.run(
            """
            INSERT INTO given_symbols (report_id, position, issuer, symbol, given_on)
            SELECT id, 0, issuer || ifnull(CASE issuer WHEN 'npm' THEN mechanism_id END, ''),
                symbol, adopted_on
            FROM reports WHERE id = ?1 AND symbol IS NOT NULL
            """,
            .text(report.text))
        try refusingTakenSymbol(symbol, besides: report) {
            try connection.run(
                """
                INSERT INTO given_symbols (report_id, position, issuer, symbol, given_on)
                SELECT id, 1, issuer || ifnull(CASE issuer WHEN 'npm' THEN mechanism_id END, ''),
                    ?2, ?3
                FROM reports WHERE id = ?1
                """,
                .text(report.text), .text(symbol), .date(date))
            try connection.run(
                """
                UPDATE sealed_reports SET symbol = ?2,
                    symbols = (SELECT count(*) FROM given_symbols WHERE report_id = ?1)
                WHERE id = ?1
                """,
                .text(report.text), .text(symbol))
        }
    }

    /// A symbol that the same issuer has used already is the one rule the caller cannot look up.
    func refusingTakenSymbol(
        _ symbol: String?, besides report: ReportID, _ body: () throws -> Void
    ) throws {
        do {
            try body()
        } catch let error as SQLiteError where error.kind == .constraint(.unique) {
            throw Conflict.symbol
        }
        // Nor is a restricted symbol that another took the place of used again.
        let taken = try connection.first(
            """
            SELECT 1 FROM given_symbols AS g JOIN reports AS r ON r.id = ?1
            WHERE g.symbol = ?2 AND g.report_id <> r.id
                AND g.issuer = r.issuer || ifnull(CASE r.issuer WHEN 'npm' THEN r.mechanism_id END,
                    '')
            """,
            .text(report.text), .optional(symbol)
        ) { _ in true }
        if taken == true { throw Conflict.symbol }
    }
}

private enum AmendmentSQL {
    static let all = JoinedSQL(
        "SELECT id, amends_as FROM known_amendments WHERE amends_id = ?1 ORDER BY adopted_on, id")
    static let published = JoinedSQL(
        "SELECT id, amends_as FROM public_reports WHERE amends_id = ?1 ORDER BY amends_place")
    static let symbols = JoinedSQL(
        "SELECT symbol, given_on FROM given_symbols WHERE report_id = ?1 ORDER BY position")
    static let publicSymbols = JoinedSQL(
        "SELECT symbol, given_on FROM public_symbols WHERE report_id = ?1 ORDER BY position")
}
