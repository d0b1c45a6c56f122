package import Article16
internal import SQLite

/// An entry of what an audience was told.
package struct ChangeRecord: Sendable {
    package let change: Change
    package let report: ReportID
    /// The reply or recommendation it happened to, where that is not the report itself.
    package let subject: String?
    package let happenedAt: String
    /// Where a reading goes on after this entry.
    package let place: ChangePlace
}

/// How far a reader has come: in what its own audience is told, and in what everyone is.
package struct ChangePlace: Sendable, Equatable {
    package var own: Int
    package var everyone: Int

    package init(own: Int, everyone: Int) {
        self.own = own
        self.everyone = everyone
    }

    package static let beginning = ChangePlace(own: 0, everyone: 0)
}

extension Registry {
    /// Writes down what was done to a report, and tells those who may know of it; comes after
    /// `keepReaders` where the act moves them.
    ///
    /// - Parameter subject: the reply or recommendation, where the act was done to that.
    func note(
        _ change: Change, of report: ReportID, subject: String? = nil, by account: AccountID?,
        at now: String
    ) throws {
        try record(change.rawValue, of: subject ?? report.text, by: account, at: now)
        try tell(change, of: report, subject: subject, at: now)
    }

    /// Tells those who may know; the audit trail has a word of its own for the act.
    func tell(_ change: Change, of report: ReportID, subject: String?, at now: String) throws {
        guard let facts = try facts(of: report) else { throw StorageFault.unavailable }
        try publish(report)
        for audience in Paragraph1.told(of: change, to: facts) {
            let number = try connection.first(
                """
                INSERT INTO changes (audience, number, change, report_id, subject, happened_at)
                SELECT ?1, ifnull(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM changes
                WHERE audience = ?1 RETURNING number
                """,
                .text(audience.key), .text(change.rawValue), .text(report.text),
                .optional(subject), .text(now)
            ) { row in row.int(0) }
            if audience == .everyone, let number { try publish(change: number) }
            told.insert(audience)
        }
    }

    /// What a party was told after a place, oldest first.
    ///
    /// What it may not read any more is left out, but for the end of a draft, which is the last
    /// its writers hear of it. The numbers are the audience's own, so that a gap counts only what
    /// its reader could see once.
    package func changes(as party: Party, after place: ChangePlace, limit: Int) throws
        -> [ChangeRecord]
    {
        let open = try changesForEveryone(after: place.everyone, limit)
        guard let audience = party.audience else {
            return open.map { $0.record(at: ChangePlace(own: 0, everyone: $0.number)) }
        }
        let own = try changes(to: audience, after: place.own, limit)
        return merged(own, open, after: place, limit)
    }

    /// What is public stays public, so there is nothing to leave out.
    private func changesForEveryone(after number: Int, _ limit: Int) throws -> [ToldChange] {
        try connection.all(
            """
            SELECT number, change, report_id, subject, happened_at FROM public_changes
            WHERE number > ?1 ORDER BY number LIMIT ?2
            """,
            .int(number), .int(limit), row: ToldChange.init(row:))
    }

    private func changes(
        to audience: Audience, after number: Int, _ limit: Int
    ) throws -> [ToldChange] {
        try connection.all(
            """
            SELECT c.number, c.change, c.report_id, c.subject, c.happened_at FROM changes AS c
            WHERE c.audience = ?1 AND c.number > ?2 AND (c.change = ?3
                OR EXISTS (SELECT 1 FROM report_readers AS a
                    WHERE a.report_id = c.report_id AND a.audience = ?1)
                OR EXISTS (SELECT 1 FROM public_reports AS p WHERE p.id = c.report_id))
            ORDER BY c.number LIMIT ?4
            """,
            .text(audience.key), .int(number), .text(Change.deleted.rawValue), .int(limit),
            row: ToldChange.init(row:))
    }

    /// The two sequences as one, each in its own order and together by the clock.
    private func merged(
        _ own: [ToldChange], _ open: [ToldChange], after place: ChangePlace, _ limit: Int
    ) -> [ChangeRecord] {
        var (place, records): (ChangePlace, [ChangeRecord]) = (place, [])
        var (first, second) = (own[...], open[...])
        while records.count < limit {
            if let next = first.first, next.isNotLater(than: second.first) {
                place.own = next.number
                records.append(first.removeFirst().record(at: place))
            } else if let next = second.popFirst() {
                place.everyone = next.number
                records.append(next.record(at: place))
            } else {
                break
            }
        }
        return records
    }
}

/// A row of one audience's sequence.
private struct ToldChange {
    let number: Int
    let change: Change
    let report: ReportID
    let subject: String?
    let happenedAt: String

    init(row: borrowing Row) throws(SQLiteError) {
        number = row.int(0)
        change = try row.word(1, as: Change.self)
        report = ReportID(row.text(2))
        subject = row.optionalText(3)
        happenedAt = row.text(4)
    }

    func isNotLater(than other: ToldChange?) -> Bool {
        other.map { happenedAt <= $0.happenedAt } ?? true
    }

    func record(at place: ChangePlace) -> ChangeRecord {
        ChangeRecord(
            change: change, report: report, subject: subject, happenedAt: happenedAt,
            place: place)
    }
}
