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
    package var words: SearchWords?
    /// Of the reports that the reader's circle reads besides the published ones, those that have
    /// the words. Nil finds none.
    package var ownWithWords: SearchFinds?

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

/// A report in a list, opened by paragraph 1, and its place in the order.
package struct ListedReport: Sendable {
    package let opened: Opened<ReportHead>
    package let position: ListPosition
}

extension Registry {
    /// A page of the reports that a party may see: of its own, and of what is published besides.
    ///
    /// The work is as much as there is to see. Each row is opened by paragraph 1 all the same.
    package func reports(
        as party: Party, _ filter: ReportFilter, order: ReportOrder, after: ListPosition?,
        limit: Int, today: CalendarDate
    ) throws -> [ListedReport] {
        let place = order.values(after: after, limit: limit)
        let sql = PublicReportSQL.page(order, for: party.audience)
        var page = try rows(sql, filter.values(besides: party.audience) + place, order, party)
        if let audience = party.audience {
            let values = filter.values(audience, today: today) + place
            page += try rows(ReportSQL.page(order), values, order, party)
        }
        return Array(page.sorted { order.puts($0.position, before: $1.position) }.prefix(limit))
    }

    package func countReports(as party: Party, _ filter: ReportFilter, today: CalendarDate) throws
        -> Int
    {
        let open = filter.values(besides: party.audience)
        guard let audience = party.audience else { return try count(PublicReportSQL.count, open) }
        return try count(PublicReportSQL.countForMembers, open)
            + count(ReportSQL.count, filter.values(audience, today: today))
    }

    private func count(_ sql: JoinedSQL, _ values: [Value]) throws -> Int {
        try connection.prepare(sql).first(values) { row in row.int(0) } ?? 0
    }

    private func rows(
        _ sql: JoinedSQL, _ values: [Value], _ order: ReportOrder, _ party: Party
    ) throws -> [ListedReport] {
        let last = ReportColumn.allCases.count
        return try connection.prepare(sql).all(values) {
            row throws(SQLiteError) -> ListedReport? in
            guard let opened = Paragraph1.open(try row.sealedHead(), as: party) else { return nil }
            let key = order == .id ? "" : row.text(last)
            let position = ListPosition(key: key, id: opened.report.id.text)
            return ListedReport(opened: opened, position: position)
        }.compactMap { $0 }
    }
}

extension ReportOrder {
    /// The parameters that follow those of the filter.
    fileprivate func values(after: ListPosition?, limit: Int) -> [Value] {
        let place: [Value] = [.text(after?.id ?? ""), .int(limit)]
        guard self != .id else { return place }
        return place + [.text(column), .int(descends ? 1 : 0), .optional(after?.key)]
    }
}

extension PublicReportSQL {
    fileprivate static func page(_ order: ReportOrder, for audience: Audience?) -> JoinedSQL {
        if order == .id { return audience == nil ? byID : byIDForMembers }
        return audience == nil ? sorted : sortedForMembers
    }
}

extension ReportOrder {
    func puts(_ left: ListPosition, before right: ListPosition) -> Bool {
        guard left.key != right.key else { return left.id < right.id }
        return descends ? left.key > right.key : left.key < right.key
    }
}

extension ReportFilter {
    /// The parameters ?1 to ?16 of `ReportSQL`.
    fileprivate func values(_ audience: Audience, today: CalendarDate) -> [Value] {
        [.text(audience.key)] + values + [
            .date(Deadline.lastTransmissionOverdue(on: today)), .date(today),
            .optional(words?.match(in: .report)), ownWithWords.map(\.value) ?? .null,
        ]
    }

    /// The parameters ?1 to ?13 of `PublicReportSQL`.
    fileprivate func values(besides: Audience?) -> [Value] {
        values + [.optional(besides?.key), .optional(words?.match(in: .report))]
    }

    private var values: [Value] {
        [
            .optional(state), .optional(issuer), .optional(confidentiality?.rawValue),
            .optional(symbol), .optional(visit), .optional(language), .date(transmittedAfter),
            .date(transmittedBefore), .date(publishedAfter), .date(publishedBefore),
            overdue.map { .int($0 ? 1 : 0) } ?? .null,
        ]
    }
}

/// The three questions a list of reports asks, with one condition between them.
private enum ReportSQL {
    /// ?4 restates `Paragraph1.standing`, ?12 to ?14 what `Report.replyStatus` calls overdue;
    /// where words are asked for (?15), ?16 are the reports that the reader's index has them in.
    private static let visible: StaticString = """
        FROM report_readers AS a JOIN report_facts AS f ON f.id = a.report_id
        WHERE a.audience = ?1
            AND (?2 IS NULL OR f.state_party = ?2)
            AND (?3 IS NULL OR f.issuer = ?3)
            AND (?4 IS NULL OR ?4 = CASE
                WHEN f.published_on IS NOT NULL THEN 'published'
                WHEN f.open_request_id IS NOT NULL AND a.sight = 'correspondent'
                    THEN 'publication_requested'
                ELSE 'confidential' END)
            AND (?5 IS NULL OR f.symbol = ?5)
            AND (?6 IS NULL OR f.visit_id = ?6)
            AND (?7 IS NULL OR instr(' ' || f.languages || ' ', ' ' || ?7 || ' ') > 0)
            AND (?8 IS NULL OR f.transmitted_on > ?8)
            AND (?9 IS NULL OR f.transmitted_on < ?9)
            AND (?10 IS NULL OR f.published_on > ?10)
            AND (?11 IS NULL OR f.published_on < ?11)
            AND (?12 IS NULL OR ?12 = (a.sight IN ('correspondent', 'committee')
                AND f.replied_on IS NULL AND f.erased_on IS NULL
                AND ifnull(f.reply_extended_to < ?14, ifnull(f.transmitted_on <= ?13, 0))))
            AND (?15 IS NULL OR f.id IN (SELECT value FROM json_each(?16)))
        """

    static let count = JoinedSQL("SELECT count(*)", visible)

    static let byID = JoinedSQL(
        "SELECT f.*", visible, "AND a.report_id > ?17 ORDER BY a.report_id LIMIT ?18")

    static let sorted = JoinedSQL(
        """
        SELECT * FROM (SELECT f.*, ifnull(CASE ?19
            WHEN 'transmitted_on' THEN f.transmitted_on ELSE f.published_on END, '') AS sort_key
        """,
        visible,
        """
        ) WHERE ?21 IS NULL OR (sort_key = ?21 AND id > ?17)
            OR CASE ?20 WHEN 0 THEN sort_key > ?21 ELSE sort_key < ?21 END
        ORDER BY CASE ?20 WHEN 0 THEN sort_key END, CASE ?20 WHEN 1 THEN sort_key END DESC, id
        LIMIT ?18
        """)

    static func page(_ order: ReportOrder) -> JoinedSQL { order == .id ? byID : sorted }
}
