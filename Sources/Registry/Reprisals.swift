package import Article16
internal import SQLite

package typealias ReprisalID = ID<Reprisal>

/// What is kept of a reprisal: narrow on purpose, without a place for a name or a story.
package struct Reprisal: Equatable, Sendable {
    package let reportedOn: CalendarDate
    package let channel: ReprisalChannel
    package let putToStateOn: CalendarDate?
    package let stateAnsweredOn: CalendarDate?
    package let status: ReprisalStatus

    package init(
        reportedOn: CalendarDate, channel: ReprisalChannel, putToStateOn: CalendarDate? = nil,
        stateAnsweredOn: CalendarDate? = nil, status: ReprisalStatus = .open
    ) {
        self.reportedOn = reportedOn
        self.channel = channel
        self.putToStateOn = putToStateOn
        self.stateAnsweredOn = stateAnsweredOn
        self.status = status
    }
}

/// A reprisal as kept: days and words of closed lists, and where it belongs.
package struct ReprisalRecord: Sendable {
    package let id: ReprisalID
    package let reprisal: Reprisal
    package let state: StateCode?
    package let visit: VisitID?
}

extension Registry {
    package func add(
        _ reprisal: Reprisal, state: StateCode?, visit: VisitID?, by account: AccountID,
        now: String
    ) throws -> ReprisalID {
        let id: ReprisalID = newID("rps")
        try connection.run(
            """
            INSERT INTO reprisals (id, reported_on, channel, put_to_state_on, state_answered_on,
                status, state_party, visit_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .text(id.text), .date(reprisal.reportedOn), .text(reprisal.channel.rawValue),
            .date(reprisal.putToStateOn), .date(reprisal.stateAnsweredOn),
            .text(reprisal.status.rawValue), .optional(state?.code), .optional(visit?.text))
        try record("reprisal_recorded", of: id.text, by: account, at: now)
        return id
    }

    package func change(
        _ id: ReprisalID, to reprisal: Reprisal, state: StateCode?, visit: VisitID?,
        by account: AccountID, now: String
    ) throws {
        try connection.run(
            """
            UPDATE reprisals SET reported_on = ?2, channel = ?3, put_to_state_on = ?4,
                state_answered_on = ?5, status = ?6, state_party = ?7, visit_id = ?8
            WHERE id = ?1
            """,
            .text(id.text), .date(reprisal.reportedOn), .text(reprisal.channel.rawValue),
            .date(reprisal.putToStateOn), .date(reprisal.stateAnsweredOn),
            .text(reprisal.status.rawValue), .optional(state?.code), .optional(visit?.text))
        try record("reprisal_changed", of: id.text, by: account, at: now)
    }

    /// Nil where there is none, or none for this party.
    package func reprisal(_ id: ReprisalID, as party: Party) throws -> ReprisalRecord? {
        guard Reprisals.mayRead(as: party) else { return nil }
        return try connection.first(
            """
            SELECT id, reported_on, channel, put_to_state_on, state_answered_on, status,
                state_party, visit_id
            FROM reprisals WHERE id = ?1
            """,
            .text(id.text), row: ReprisalRecord.init(row:))
    }

    /// In the order of their ids, after one of them; none for who may read none.
    package func reprisals(as party: Party, of state: StateCode?, after id: String, limit: Int)
        throws -> [ReprisalRecord]
    {
        guard Reprisals.mayRead(as: party) else { return [] }
        return try connection.all(
            """
            SELECT id, reported_on, channel, put_to_state_on, state_answered_on, status,
                state_party, visit_id
            FROM reprisals WHERE id > ?1 AND (?2 IS NULL OR state_party = ?2)
            ORDER BY id LIMIT ?3
            """,
            .text(id), .optional(state?.code), .int(limit), row: ReprisalRecord.init(row:))
    }

    package func countReprisals(as party: Party, of state: StateCode?) throws -> Int {
        guard Reprisals.mayRead(as: party) else { return 0 }
        return try connection.first(
            "SELECT count(*) FROM reprisals WHERE ?1 IS NULL OR state_party = ?1",
            .optional(state?.code)
        ) { row in row.int(0) } ?? 0
    }
}

extension ReprisalRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: ReprisalID(row.text(0)),
            reprisal: Reprisal(
                reportedOn: try row.date(1),
                channel: try row.word(2, as: ReprisalChannel.self),
                putToStateOn: try row.optionalDate(3),
                stateAnsweredOn: try row.optionalDate(4),
                status: try row.word(5, as: ReprisalStatus.self)),
            state: row.isNull(6) ? nil : try row.stateCode(6),
            visit: row.optionalText(7).map(VisitID.init(_:)))
    }
}
