package import Article16
internal import SQLite

/// A personal-data item as kept: the facts that the rules look at, and where it stands.
package struct PersonalDataItemRecord: Sendable {
    package let item: PersonalDataItem
    /// Which text, as a JSON object in its one written form.
    package let place: String
    package let language: String
    /// In Unicode scalars, in the text that it was last found in.
    package let span: Range<Int>
    package let subject: String
    package let category: PersonalDataCategory
    /// The number of the text that it was marked in.
    package let number: Int
    /// Where it stands since later texts; nil where its words are gone.
    let carried: [(number: Int, span: Range<Int>?)]

    /// Whether its words stand in the newest text.
    package var applies: Bool { carried.last.map { $0.span != nil } ?? true }

    /// The item as it stands in a text; nil where that was before it, or its words are gone.
    package func at(_ number: Int) -> PersonalDataItemRecord? {
        guard number >= self.number else { return nil }
        let moved = carried.last { $0.number <= number }
        guard let moved else { return at(marked) }
        return moved.span.map(at)
    }

    /// Where it was marked.
    let marked: Range<Int>

    private func at(_ span: Range<Int>) -> PersonalDataItemRecord {
        PersonalDataItemRecord(
            item: item, place: place, language: language, span: span, subject: subject,
            category: category, number: number, carried: carried, marked: marked)
    }
}

/// A new item, before it is kept.
package struct PersonalDataItemDraft: Sendable {
    package let place: String
    package let language: String
    /// The number of the text, of those in its language.
    package let number: Int
    package let span: Range<Int>
    package let subject: String
    package let category: PersonalDataCategory
    package let treatment: Treatment

    package init(
        place: String, language: String, number: Int, span: Range<Int>, subject: String,
        category: PersonalDataCategory, treatment: Treatment
    ) {
        self.place = place
        self.language = language
        self.number = number
        self.span = span
        self.subject = subject
        self.category = category
        self.treatment = treatment
    }
}

/// A step in the history of a consent.
package struct ConsentRecord: Sendable {
    package let item: PersonalDataItemID
    package let consent: Consent
    package let happenedOn: CalendarDate
    package let reference: String?
}

extension Registry {
    package func carryOut(
        _ order: consuming MarkingOrder, _ draft: PersonalDataItemDraft, by account: AccountID,
        now: String
    ) throws -> PersonalDataItemID {
        let id: PersonalDataItemID = newID("pdi")
        let report = order.report
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_personal_data_items (id, report_id, place, language, span_start,
                span_end, subject, category, treatment, consent, recorded_at, text_number)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'none', ?10, ?11)
            """,
            .text(id.text), .text(report.text), .text(draft.place), .text(draft.language),
            .int(draft.span.lowerBound), .int(draft.span.upperBound),
            try sealer.text(draft.subject, "personal_data_items.subject", of: id.text),
            .text(draft.category.rawValue), .text(draft.treatment.rawValue),
            .integer(try notePersonalDataChange(of: report)), .int(draft.number))
        try record("personal_data_marked", of: id.text, by: account, at: now)
        try tell(.personalDataChanged, of: report, subject: id.text, at: now)
        return id
    }

    package func carryOut(
        _ order: consuming ItemChangeOrder, subject: String, category: PersonalDataCategory,
        treatment: Treatment, isMistaken: Bool, by account: AccountID, now: String
    ) throws {
        let (id, report) = (order.item, order.report)
        try notePersonalDataChange(of: report)
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            UPDATE sealed_personal_data_items
            SET subject = ?2, category = ?3, treatment = ?4, mistaken = ?5 WHERE id = ?1
            """,
            .text(id.text), try sealer.text(subject, "personal_data_items.subject", of: id.text),
            .text(category.rawValue), .text(treatment.rawValue), .int(isMistaken ? 1 : 0))
        try record(
            isMistaken ? "personal_data_mark_withdrawn" : "personal_data_changed", of: id.text,
            by: account, at: now)
        try tell(.personalDataChanged, of: report, subject: id.text, at: now)
    }

    package func carryOut(
        _ order: consuming ConsentOrder, reference: String?, by account: AccountID, now: String
    ) throws {
        let (id, report) = (order.item, order.report)
        let place = try notePersonalDataChange(of: report)
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_personal_data_consents (item_id, recorded_at, consent, happened_on,
                reference, account_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            .text(id.text), .integer(place), .text(order.consent.rawValue),
            .date(order.happenedOn),
            try sealer.text(
                reference, "personal_data_consents.reference", of: "\(id.text)/\(place)"),
            .text(account.text))
        try connection.run(
            "UPDATE sealed_personal_data_items SET consent = ?2 WHERE id = ?1",
            .text(id.text), .text(order.consent.rawValue))
        try record("consent_\(order.consent.rawValue)", of: id.text, by: account, at: now)
        try tell(.personalDataChanged, of: report, subject: id.text, at: now)
    }

    /// The latest day of what a review has to cover: corrigenda, comments, steps of consents.
    package func lastChangeOfWords(of report: ReportID) throws -> CalendarDate? {
        let day = try connection.first(
            """
            SELECT max(day) FROM (
                SELECT issued_on AS day FROM corrigenda WHERE report_id = ?1
                UNION ALL SELECT delivered_on FROM comments WHERE report_id = ?1
                UNION ALL SELECT c.happened_on FROM personal_data_items AS i
                    JOIN personal_data_consents AS c ON c.item_id = i.id WHERE i.report_id = ?1)
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in try row.optionalDate(0) }
        return day ?? nil
    }

    /// Whatever moves items, consents or comments that are printed says so here: a review from
    /// before does not cover it.
    @discardableResult
    package func notePersonalDataChange(of report: ReportID) throws -> Int64 {
        let place = try nextRecording()
        try connection.run(
            "UPDATE sealed_reports SET personal_data_changed_at = ?2 WHERE id = ?1",
            .text(report.text), .integer(place))
        return place
    }

    /// The items of a report and of the replies to it, in the order in which they were recorded.
    package func personalDataItems(of report: ReportID) throws -> [PersonalDataItemRecord] {
        let carried = try carriedItems(of: report)
        return try connection.all(
            """
            SELECT id, treatment, consent,
                (SELECT happened_on FROM personal_data_consents AS c WHERE c.item_id = i.id
                    ORDER BY c.recorded_at DESC LIMIT 1),
                mistaken, recorded_at, place, language, span_start, span_end, subject, category,
                text_number
            FROM personal_data_items AS i WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in
            let moves = carried[row.text(0)] ?? []
            let marked = row.int(8)..<row.int(9)
            return PersonalDataItemRecord(
                item: PersonalDataItem(
                    id: PersonalDataItemID(row.text(0)),
                    treatment: try row.word(1, as: Treatment.self),
                    consent: try row.word(2, as: Consent.self),
                    consentOn: try row.optionalDate(3), isMistaken: row.int(4) != 0,
                    recordedAt: Int64(row.int(5))),
                place: row.text(6), language: row.text(7),
                span: moves.compactMap(\.span).last ?? marked, subject: row.text(10),
                category: try row.word(11, as: PersonalDataCategory.self), number: row.int(12),
                carried: moves, marked: marked)
        }
    }

    private func carriedItems(of report: ReportID) throws
        -> [String: [(number: Int, span: Range<Int>?)]]
    {
        let all = try connection.all(
            """
            SELECT c.item_id, c.number, c.span_start, c.span_end
            FROM personal_data_items AS i JOIN carried_items AS c ON c.item_id = i.id
            WHERE i.report_id = ?1 ORDER BY c.number
            """,
            .text(report.text)
        ) { row in
            (row.text(0), (number: row.int(1), span: row.isNull(2) ? nil : row.int(2)..<row.int(3)))
        }
        return Dictionary(grouping: all, by: \.0).mapValues { $0.map(\.1) }
    }

    /// The steps of the consents to a report's items, in the order in which they were recorded.
    package func consents(of report: ReportID) throws -> [ConsentRecord] {
        try connection.all(
            """
            SELECT c.item_id, c.consent, c.happened_on, c.reference
            FROM personal_data_items AS i JOIN personal_data_consents AS c ON c.item_id = i.id
            WHERE i.report_id = ?1 ORDER BY c.recorded_at
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in
            ConsentRecord(
                item: PersonalDataItemID(row.text(0)),
                consent: try row.word(1, as: Consent.self), happenedOn: try row.date(2),
                reference: row.optionalText(3))
        }
    }
}
