package import Article16
internal import SQLite

/// A corrigendum as kept.
package struct CorrigendumRecord: Sendable {
    package let id: CorrigendumID
    package let language: String
    /// The number of the text that it made.
    package let number: Int
    package let symbol: String?
    package let issuedOn: CalendarDate
    /// Where, and what it says before and after, as a JSON array.
    package let corrections: [UInt8]
}

/// A new corrigendum, before it is kept.
package struct CorrigendumDraft: Sendable {
    package let id: CorrigendumID
    package let symbol: String?
    package let corrections: [UInt8]
    package let text: TextDraft
    /// Where the items in what is corrected stand from then on; nil where their words are gone.
    package let items: [PersonalDataItemID: Range<Int>?]

    package init(
        id: CorrigendumID, symbol: String?, corrections: [UInt8], text: TextDraft,
        items: [PersonalDataItemID: Range<Int>?]
    ) {
        self.id = id
        self.symbol = symbol
        self.corrections = corrections
        self.text = text
        self.items = items
    }
}

extension Registry {
    /// The name of a corrigendum, which the text that it makes bears.
    package func newCorrigendum() -> CorrigendumID { newID("cor") }

    /// Keeps the corrected text as the next of its language.
    package func carryOut(
        _ order: consuming CorrigendumOrder, _ draft: CorrigendumDraft,
        of opened: Opened<ReportHead>, by account: AccountID, now: String
    ) throws {
        let (report, number) = (order.report, opened.words.version.number + 1)
        try keep(draft.text, number: number, of: opened)
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_corrigenda (id, report_id, language, number, symbol, issued_on,
                corrections, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .text(draft.id.text), .text(report.text), .text(order.language), .int(number),
            .optional(draft.symbol), .date(order.issuedOn),
            try sealer.text(draft.corrections, "corrigenda.corrections", of: draft.id.text),
            .integer(try nextRecording()))
        for (item, span) in draft.items {
            try connection.run(
                """
                INSERT INTO carried_items (item_id, number, span_start, span_end)
                VALUES (?1, ?2, ?3, ?4)
                """,
                .text(item.text), .int(number), span.map { .int($0.lowerBound) } ?? .null,
                span.map { .int($0.upperBound) } ?? .null)
        }
        try note(.corrected, of: report, by: account, at: now)
    }

    /// The corrigenda to a report, language by language in their order.
    ///
    /// - Parameter language: nil for all.
    package func corrigenda(of report: ReportID, in language: String? = nil) throws
        -> [CorrigendumRecord]
    {
        try connection.all(
            """
            SELECT id, language, number, symbol, issued_on, corrections FROM corrigenda
            WHERE report_id = ?1 AND (?2 IS NULL OR language = ?2) ORDER BY recorded_at
            """,
            .text(report.text), .optional(language)
        ) { row throws(SQLiteError) in
            CorrigendumRecord(
                id: CorrigendumID(row.text(0)), language: row.text(1), number: row.int(2),
                symbol: row.optionalText(3), issuedOn: try row.date(4), corrections: row.bytes(5))
        }
    }

    /// The corrections that the public may read in the served edition, as JSON arrays, by
    /// language.
    package func printedCorrigenda(of report: ReportID) throws -> [(String, [UInt8])] {
        try connection.all(
            """
            SELECT e.language, e.corrigenda FROM public_reports AS p
            JOIN public_editions AS e ON e.publication_id = p.publication_id
                AND e.number = p.number
            WHERE p.id = ?1 ORDER BY e.language <> p.original_language, e.language
            """,
            .text(report.text)
        ) { row in (row.text(0), row.bytes(1)) }
    }
}
