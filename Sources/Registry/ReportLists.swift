package import Article16
internal import SQLite

/// Which reports a reader asks for; nil asks for all that they may see.
package struct ReportFilter: Sendable, Hashable {
    package var state: String?
    package var issuer: String?
    package var confidentiality: Confidentiality?
    package var symbol: String?
    package var visit: String?
    package var language: String?
    package var transmittedAfter: CalendarDate?
    package var transmittedBefore: CalendarDate?
    package var publishedAfter: CalendarDate?
    package var publishedBefore: CalendarDate?
    package var overdue: Bool?

    package init() {}
}

/// In which order a list of reports comes; ties are broken by id.
package enum ReportOrder: String, CaseIterable, Sendable {
    case id
    case transmittedOn = "transmitted_on"
    case transmittedOnDescending = "-transmitted_on"
    case publishedOn = "published_on"
    case publishedOnDescending = "-published_on"

    fileprivate var column: String {
        switch self {
        case .id: "id"
        case .transmittedOn, .transmittedOnDescending: "transmitted_on"
        case .publishedOn, .publishedOnDescending: "published_on"
        }
    }

    fileprivate var descends: Bool {
        self == .transmittedOnDescending || self == .publishedOnDescending
    }
}

/// Where a page begins: after the item with this key and id.
package struct ListPosition: Sendable, Equatable {
    package let key: String
    package let id: String

    package init(key: String, id: String) {
        self.key = key
        self.id = id
    }
}

/// A report in a list, opened by paragraph 1, and its place in the order.
package struct ListedReport: Sendable {
    package let opened: Opened<ReportHead>
    package let position: ListPosition
}

extension Registry {
    /// A page of the reports that a party may see.
    ///
    /// Read from what `report_readers` keeps for the party's audience and for everyone's: the
    /// work is as much as there is to see. Each row is opened by paragraph 1 all the same.
    package func reports(
        as party: Party, _ filter: ReportFilter, order: ReportOrder, after: ListPosition?,
        limit: Int, today: CalendarDate
    ) throws -> [ListedReport] {
        let ranges: [(Audience, besides: Audience?)] =
            party.audience.map { [($0, nil), (.everyone, $0)] } ?? [(.everyone, nil)]
        var page: [ListedReport] = []
        for (audience, besides) in ranges {
            let values = filter.values(audience, besides: besides, today: today)
            page += try rows(values, order: order, after: after, limit: limit, as: party)
        }
        return Array(page.sorted { order.puts($0.position, before: $1.position) }.prefix(limit))
    }

    package func countReports(as party: Party, _ filter: ReportFilter, today: CalendarDate) throws
        -> Int
    {
        let ranges: [(Audience, besides: Audience?)] =
            party.audience.map { [($0, nil), (.everyone, $0)] } ?? [(.everyone, nil)]
        var total = 0
        for (audience, besides) in ranges {
            let values = filter.values(audience, besides: besides, today: today)
            total +=
                try connection.prepare(ReportSQL.count).first(values) { row in row.int(0) } ?? 0
        }
        return total
    }

    private func rows(
        _ values: [Value], order: ReportOrder, after: ListPosition?, limit: Int, as party: Party
    ) throws -> [ListedReport] {
        let last = ReportColumn.allCases.count
        let read = { (row: borrowing Row) throws(SQLiteError) -> ListedReport? in
            guard let opened = Paragraph1.open(try row.sealedHead(), as: party) else { return nil }
            let key = order == .id ? "" : row.text(last)
            let position = ListPosition(key: key, id: opened.report.id.text)
            return ListedReport(opened: opened, position: position)
        }
        let place: [Value] = [.text(after?.id ?? ""), .int(limit)]
        guard order != .id else {
            return try connection.prepare(ReportSQL.byID).all(values + place, read).compactMap {
                $0
            }
        }
        let sorting: [Value] = [
            .text(order.column), .int(order.descends ? 1 : 0), .optional(after?.key),
        ]
        return try connection.prepare(ReportSQL.sorted).all(values + place + sorting, read)
            .compactMap { $0 }
    }
}

extension ReportOrder {
    func puts(_ left: ListPosition, before right: ListPosition) -> Bool {
        guard left.key != right.key else { return left.id < right.id }
        return descends ? left.key > right.key : left.key < right.key
    }
}

extension ReportFilter {
    /// The parameters ?1 to ?15 of `ReportSQL`.
    fileprivate func values(_ audience: Audience, besides: Audience?, today: CalendarDate)
        -> [Value]
    {
        [
            .text(audience.key), .optional(besides?.key), .optional(state), .optional(issuer),
            .optional(confidentiality?.rawValue), .optional(symbol), .optional(visit),
            .optional(language), .date(transmittedAfter), .date(transmittedBefore),
            .date(publishedAfter), .date(publishedBefore),
            overdue.map { .int($0 ? 1 : 0) } ?? .null,
            .date(Deadline.lastTransmissionOverdue(on: today)), .date(today),
        ]
    }
}

/// The three questions a list of reports asks, with one condition between them.
private enum ReportSQL {
    /// ?5 restates `Paragraph1.standing`, ?6 its `mayRead(symbol:with:)`; ?13 to ?15 what
    /// `Report.replyStatus` calls overdue.
    private static let visible: StaticString = """
        FROM report_readers AS a JOIN report_facts AS f ON f.id = a.report_id
        WHERE a.audience = ?1
            AND NOT EXISTS (SELECT 1 FROM report_readers AS o
                WHERE o.audience = ?2 AND o.report_id = a.report_id)
            AND (?3 IS NULL OR f.state_party = ?3)
            AND (?4 IS NULL OR f.issuer = ?4)
            AND (?5 IS NULL OR ?5 = CASE
                WHEN f.published_on IS NOT NULL THEN 'published'
                WHEN f.open_request_id IS NOT NULL AND a.sight = 'correspondent'
                    THEN 'publication_requested'
                ELSE 'confidential' END)
            AND (?6 IS NULL OR f.symbol = ?6
                AND (a.sight <> 'public_edition' OR instr(f.symbol, '/R.') = 0))
            AND (?7 IS NULL OR f.visit_id = ?7)
            AND (?8 IS NULL OR instr(' ' || CASE a.sight
                WHEN 'public_edition' THEN f.public_languages ELSE f.languages END || ' ',
                ' ' || ?8 || ' ') > 0)
            AND (?9 IS NULL OR f.transmitted_on > ?9)
            AND (?10 IS NULL OR f.transmitted_on < ?10)
            AND (?11 IS NULL OR f.published_on > ?11)
            AND (?12 IS NULL OR f.published_on < ?12)
            AND (?13 IS NULL OR ?13 = (a.sight IN ('correspondent', 'committee')
                AND f.replied_on IS NULL
                AND ifnull(f.reply_extended_to < ?15, ifnull(f.transmitted_on <= ?14, 0))))
        """

    static let count = JoinedSQL("SELECT count(*)", visible)

    static let byID = JoinedSQL(
        "SELECT f.*", visible, "AND a.report_id > ?16 ORDER BY a.report_id LIMIT ?17")

    static let sorted = JoinedSQL(
        """
        SELECT * FROM (SELECT f.*, ifnull(CASE ?18
            WHEN 'transmitted_on' THEN f.transmitted_on ELSE f.published_on END, '') AS sort_key
        """,
        visible,
        """
        ) WHERE ?20 IS NULL OR (sort_key = ?20 AND id > ?16)
            OR CASE ?19 WHEN 0 THEN sort_key > ?20 ELSE sort_key < ?20 END
        ORDER BY CASE ?19 WHEN 0 THEN sort_key END, CASE ?19 WHEN 1 THEN sort_key END DESC, id
        LIMIT ?17
        """)
}
