package import Article16
internal import SQLite

package enum ConfirmationName {}
package enum ExportName {}
package typealias ConfirmationID = ID<ConfirmationName>
package typealias ExportID = ID<ExportName>

/// A confirmation as kept: who asked for it and who gave it, within one institution.
package struct ConfirmationRecord: Sendable {
    package let id: ConfirmationID
    package let account: AccountID
    package let report: ReportID?
    package let request: TwoPersons.Request
    package let confirmedBy: AccountID?
    /// In seconds since 1970.
    package let confirmedAt: Int?
    package let usedAt: Int?
}

extension Registry {
    /// Keeps that an account asks for a second person.
    ///
    /// - Parameter seconds: the instant, in seconds since 1970.
    package func ask(
        for matter: TwoPersons.Matter, of report: ReportID?, within institution: Audience,
        by account: AccountID, seconds: Int, now: String
    ) throws -> ConfirmationID {
        let id: ConfirmationID = newID("cnf")
        try connection.run(
            """
            INSERT INTO confirmations (id, institution, account_id, matter, report_id, asked_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            .text(id.text), .text(institution.key), .text(account.text),
            .text(matter.rawValue), .optional(report?.text), .int(seconds))
        try record("confirmation_asked_for", of: id.text, by: account, at: now)
        return id
    }

    /// A confirmation of this institution; another's is not found.
    package func confirmation(_ id: ConfirmationID, within institution: Audience) throws
        -> ConfirmationRecord?
    {
        guard try mayFind(id.text, Asked.confirmation) else { return nil }
        return try connection.first(
            """
            SELECT id, account_id, matter, report_id, asked_at, confirmed_by, confirmed_at, used_at
            FROM confirmations WHERE id = ?1 AND institution = ?2
            """,
            .text(id.text), .text(institution.key), row: ConfirmationRecord.init(row:))
    }

    /// Of what an account asked for on a matter: what it could use, else the newest.
    package func confirmation(
        for matter: TwoPersons.Matter, of report: ReportID?, by account: AccountID,
        within institution: Audience
    ) throws -> ConfirmationRecord? {
        try connection.first(
            """
            SELECT id, account_id, matter, report_id, asked_at, confirmed_by, confirmed_at, used_at
            FROM confirmations
            WHERE account_id = ?1 AND matter = ?2 AND ifnull(report_id, '') = ?3
                AND institution = ?4
            ORDER BY confirmed_at IS NOT NULL AND used_at IS NULL DESC, asked_at DESC, id LIMIT 1
            """,
            .text(account.text), .text(matter.rawValue), .text(report?.text ?? ""),
            .text(institution.key), row: ConfirmationRecord.init(row:))
    }

    package func carryOut(
        _ order: consuming ConfirmationOrder, of id: ConfirmationID, by account: AccountID,
        now: String
    ) throws {
        try connection.run(
            "UPDATE confirmations SET confirmed_by = ?2, confirmed_at = ?3 WHERE id = ?1",
            .text(id.text), .text(account.text), .int(order.confirmedAt))
        try record("confirmation_given", of: id.text, by: account, at: now)
    }

    package func carryOut(
        _ order: consuming ConfirmedOrder, of id: ConfirmationID, by account: AccountID,
        now: String
    ) throws {
        try connection.run(
            "UPDATE confirmations SET used_at = ?2 WHERE id = ?1", .text(id.text),
            .int(order.usedAt))
        try record("confirmation_used", of: id.text, by: account, at: now)
    }

    package func newExport() -> ExportID { newID("exp") }

    /// Writes down that an account takes away a page of what it may read.
    package func noteExport(_ id: ExportID, by account: AccountID, now: String) throws {
        try record("exported", of: id.text, by: account, at: now)
    }
}

extension ConfirmationRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        let confirmedAt = row.isNull(6) ? nil : row.int(6)
        let usedAt = row.isNull(7) ? nil : row.int(7)
        self.init(
            id: ConfirmationID(row.text(0)), account: AccountID(row.text(1)),
            report: row.optionalText(3).map(ReportID.init(_:)),
            request: TwoPersons.Request(
                matter: try row.word(2, as: TwoPersons.Matter.self), askedAt: row.int(4),
                isConfirmed: confirmedAt != nil, isUsed: usedAt != nil),
            confirmedBy: row.optionalText(5).map(AccountID.init(_:)), confirmedAt: confirmedAt,
            usedAt: usedAt)
    }
}
