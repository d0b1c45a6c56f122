package import Article16
internal import SQLite

package enum PublicStatementName {}
package typealias PublicStatementID = ID<PublicStatementName>

/// A file of article 16 (4) as kept: the facts, and the words that go with them.
package struct CommitteeFileRecord: Sendable {
    package let file: CommitteeFile
    package let grounds: [String]
    package let reference: String?
    package let viewsText: String?
    package let viewsReference: String?
    package let votes: Votes?
    package let statement: PublicStatement?
}

/// What the Committee says in public: nothing in it leads to a report.
package struct PublicStatement: Sendable {
    package let id: PublicStatementID
    package let state: StateCode
    package let decidedOn: CalendarDate
    package let madeOn: CalendarDate
    package let text: String
    package let language: String
}

extension Registry {
    package func carryOut(
        _ order: consuming CommitteeRequestOrder, reference: String?, by account: AccountID,
        now: String
    ) throws {
        let id: CommitteeFileID = newID("p4f")
        let report = order.report
        let grounds = order.grounds.map(\.rawValue).joined(separator: " ")
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_committee_files (id, report_id, requested_on, grounds, asked_for,
                reference, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            .text(id.text), .text(report.text), .date(order.requestedOn), .text(grounds),
            .text(order.askedFor.rawValue),
            try sealer.text(reference, "committee_files.reference", of: id.text),
            .integer(try nextRecording()))
        try connection.run(
            "UPDATE sealed_reports SET committee_file_id = ?2 WHERE id = ?1",
            .text(report.text), .text(id.text))
        try keepReaders(of: report)
        try note(.committeeRequested, of: report, by: account, at: now)
    }

    package func carryOut(
        _ order: consuming InvitationOrder, by account: AccountID, now: String
    ) throws {
        try connection.run(
            "UPDATE sealed_committee_files SET invited_on = ?2, views_due_on = ?3 WHERE id = ?1",
            .text(order.file.text), .date(order.invitation.invitedOn),
            .date(order.invitation.viewsDueOn))
        try note(.stateInvited, of: order.report, by: account, at: now)
    }

    package func carryOut(
        _ order: consuming ViewsOrder, text: String?, reference: String?, by account: AccountID,
        now: String
    ) throws {
        let (file, sealer) = (order.file.text, try sealer(of: .dialogue(order.report)))
        try connection.run(
            """
            UPDATE sealed_committee_files SET views_received_on = ?2, views_text = ?3,
                views_reference = ?4 WHERE id = ?1
            """,
            .text(file), .date(order.receivedOn),
            try sealer.text(text, "committee_files.views_text", of: file),
            try sealer.text(reference, "committee_files.views_reference", of: file))
        try note(.viewsReceived, of: order.report, by: account, at: now)
    }

    package func carryOut(
        _ order: consuming CommitteeDecisionOrder, by account: AccountID, now: String
    ) throws {
        let (report, measure) = (order.report, order.decision.measure)
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            UPDATE sealed_committee_files SET decided_on = ?2, in_favour = ?3, present = ?4,
                outcome = ?5, measure = ?6, decision_reference = ?7 WHERE id = ?1
            """,
            .text(order.file.text), .date(order.decision.decidedOn),
            .int(order.votes.inFavour), .int(order.votes.present),
            .text(measure == nil ? "rejected" : "adopted"), .optional(measure?.rawValue),
            try sealer.text(
                order.decision.reference, "committee_files.decision_reference",
                of: order.file.text))
        try keepReaders(of: report)
        try note(.committeeDecided, of: report, by: account, at: now)
    }

    package func carryOut(
        _ order: consuming StatementOrder, text: String, language: String, by account: AccountID,
        now: String
    ) throws {
        let id: PublicStatementID = newID("pst")
        let report = order.report
        try connection.run(
            """
            UPDATE sealed_committee_files SET statement_id = ?2, statement_on = ?3,
                statement_text = ?4, statement_language = ?5 WHERE id = ?1
            """,
            .text(order.file.text), .text(id.text), .date(order.madeOn), .text(text),
            .text(language))
        try keepReaders(of: report)
        try note(.statementMade, of: report, by: account, at: now)
    }
}

extension Registry {
    /// The files on a report that a party may look at; how much of which it sees is for paragraph
    /// 4 to say.
    package func committeeFiles(on report: Report, as party: Party) throws
        -> [CommitteeFileRecord]
    {
        guard party.audience == nil else { return try committeeFiles(on: report) }
        return try connection.all(
            """
            SELECT id, decided_on, measure, NULL, NULL, NULL, decided_on, measure,
                decision_reference, statement_on, '', NULL, NULL, NULL, NULL, NULL, statement_id,
                statement_text, statement_language
            FROM public_committee_files WHERE report_id = ?1 ORDER BY position
            """,
            .text(report.id.text)
        ) { row throws(SQLiteError) in try row.committeeFileRecord(in: report.state) }
    }

    /// The files on a report, in the order in which they were opened.
    package func committeeFiles(on report: Report) throws -> [CommitteeFileRecord] {
        try connection.all(
            """
            SELECT id, requested_on, asked_for, invited_on, views_due_on, views_received_on,
                decided_on, measure, decision_reference, statement_on, grounds, reference,
                views_text, views_reference, in_favour, present, statement_id, statement_text,
                statement_language
            FROM committee_files WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.id.text)
        ) { row throws(SQLiteError) in try row.committeeFileRecord(in: report.state) }
    }

    /// The public statements, in the order of their ids, after one of them.
    package func publicStatements(of state: StateCode?, after id: String, limit: Int) throws
        -> [PublicStatement]
    {
        try connection.all(
            """
            SELECT id, state_party, decided_on, made_on, text, language FROM public_statements
            WHERE id > ?2 AND (?1 IS NULL OR state_party = ?1) ORDER BY id LIMIT ?3
            """,
            .optional(state?.code), .text(id), .int(limit), row: PublicStatement.init(row:))
    }

    package func publicStatement(_ id: PublicStatementID) throws -> PublicStatement? {
        try connection.first(
            """
            SELECT id, state_party, decided_on, made_on, text, language FROM public_statements
            WHERE id = ?1
            """,
            .text(id.text), row: PublicStatement.init(row:))
    }

    package func countPublicStatements(of state: StateCode?) throws -> Int {
        try connection.first(
            "SELECT count(*) FROM public_statements WHERE ?1 IS NULL OR state_party = ?1",
            .optional(state?.code)
        ) { row in row.int(0) } ?? 0
    }
}

extension PublicStatement {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: PublicStatementID(row.text(0)), state: try row.stateCode(1),
            decidedOn: try row.date(2), madeOn: try row.date(3), text: row.text(4),
            language: row.text(5))
    }
}

extension Row {
    /// The facts of a file, from ten columns on: id, requested_on, asked_for, invited_on,
    /// views_due_on, views_received_on, decided_on, measure, decision_reference, statement_on.
    func committeeFile(from first: Int) throws(SQLiteError) -> CommitteeFile? {
        guard let id = optionalText(first) else { return nil }
        let measure = isNull(first + 7) ? nil : try word(first + 7, as: Measure.self)
        let reference = optionalText(first + 8)
        let decidedOn = try optionalDate(first + 6)
        return CommitteeFile(
            id: CommitteeFileID(id), requestedOn: try date(first + 1),
            askedFor: try word(first + 2, as: Measure.self),
            invitation: try invitation(from: first + 3),
            decision: decidedOn.map {
                CommitteeDecision(decidedOn: $0, measure: measure, reference: reference)
            },
            statementOn: try optionalDate(first + 9))
    }

    private func invitation(from first: Int) throws(SQLiteError) -> Invitation? {
        guard let invitedOn = try optionalDate(first) else { return nil }
        return Invitation(
            invitedOn: invitedOn, viewsDueOn: try date(first + 1),
            viewsReceivedOn: try optionalDate(first + 2))
    }

    /// A file with its words, from the columns of `committeeFiles(on:)`.
    fileprivate func committeeFileRecord(in state: StateCode) throws(SQLiteError)
        -> CommitteeFileRecord
    {
        guard let file = try committeeFile(from: 0) else { throw .unreadable("a file") }
        return CommitteeFileRecord(
            file: file, grounds: text(10).split(separator: " ").map(String.init),
            reference: optionalText(11), viewsText: optionalText(12),
            viewsReference: optionalText(13),
            votes: optionalInt(14).map { Votes(inFavour: $0, present: optionalInt(15)) },
            statement: statement(of: file, in: state))
    }

    /// The statement of a file, from the columns of `committeeFiles(on:)`.
    fileprivate func statement(of file: CommitteeFile, in state: StateCode) -> PublicStatement? {
        guard let id = optionalText(16), let decision = file.decision,
            let madeOn = file.statementOn
        else { return nil }
        return PublicStatement(
            id: PublicStatementID(id), state: state, decidedOn: decision.decidedOn,
            madeOn: madeOn, text: text(17), language: text(18))
    }
}
