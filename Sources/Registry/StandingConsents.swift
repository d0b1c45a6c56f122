package import Article16
internal import SQLite

package enum StandingConsentName {}
package typealias StandingConsentID = ID<StandingConsentName>

/// A standing consent as kept.
package struct StandingConsentRecord: Sendable {
    package let id: StandingConsentID
    package let state: StateCode
    package let consent: StandingConsent
    package let reference: String?
}

extension Registry {
    package func carryOut(
        _ order: consuming StandingConsentOrder, of state: StateCode, reference: String?,
        by account: AccountID, now: String
    ) throws -> StandingConsentID {
        let id: StandingConsentID = newID("sco")
        let consent = order.consent
        let sealer = try sealer(of: .register)
        try connection.run(
            """
            INSERT INTO sealed_standing_consents (id, state_party, declared_on, days, reach,
                reference, withdrawn_on, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .text(id.text), .text(state.code), .date(consent.declaredOn), .int(consent.days),
            .text(consent.reach.rawValue),
            try sealer.text(reference, "standing_consents.reference", of: id.text),
            .date(consent.withdrawnOn),
            .integer(try nextRecording()))
        try publish(consentsOf: state)
        try record("standing_consent_declared", of: state.code, by: account, at: now)
        return id
    }

    package func carryOut(
        _ order: consuming ConsentWithdrawalOrder, of consent: StandingConsentRecord,
        by account: AccountID, now: String
    ) throws {
        try connection.run(
            "UPDATE sealed_standing_consents SET withdrawn_on = ?2 WHERE id = ?1",
            .text(consent.id.text), .date(order.withdrawnOn))
        try publish(consentsOf: consent.state)
        try record("standing_consent_withdrawn", of: consent.state.code, by: account, at: now)
    }

    /// The consents of a State, in the order in which they were recorded.
    package func standingConsents(of state: StateCode) throws -> [StandingConsentRecord] {
        try connection.all(
            """
            SELECT id, state_party, declared_on, days, reach, withdrawn_on, reference
            FROM public_standing_consents WHERE state_party = ?1 ORDER BY position
            """,
            .text(state.code), row: StandingConsentRecord.init(row:))
    }

    package func standingConsent(_ id: StandingConsentID) throws -> StandingConsentRecord? {
        try connection.first(
            """
            SELECT id, state_party, declared_on, days, reach, withdrawn_on, reference
            FROM public_standing_consents WHERE id = ?1
            """,
            .text(id.text), row: StandingConsentRecord.init(row:))
    }
}

extension Registry {
    /// Makes the requests that standing consents have made due by today (C3), each dated its own
    /// day. Run twice, the second time does nothing.
    ///
    /// - Parameter state: of one State; nil of all.
    package func askByStandingConsent(of state: StateCode?, today: CalendarDate, now: String)
        throws
    {
        for code in try statesWithConsents(state) {
            let consents = try standingConsents(of: code)
            for report in try neverAsked(in: code) {
                try ask(publicationOf: report, by: consents, today: today, now: now)
            }
        }
    }

    /// The first of the consents that asks is the one that did.
    private func ask(
        publicationOf report: Report, by consents: [StandingConsentRecord], today: CalendarDate,
        now: String
    ) throws {
        for record in consents {
            guard
                let order = Paragraph2.request(
                    publicationOf: report, by: record.consent, wasAsked: false, today: today)
            else { continue }
            _ = try carryOut(
                order, reference: record.reference, consent: record.id, by: nil, now: now)
            return
        }
    }

    private func statesWithConsents(_ state: StateCode?) throws -> [StateCode] {
        try connection.all(
            """
            SELECT DISTINCT state_party FROM standing_consents
            WHERE ?1 IS NULL OR state_party = ?1 ORDER BY 1
            """,
            .optional(state?.code)
        ) { row throws(SQLiteError) in try row.stateCode(0) }
    }

    /// A State's reports of which publication was never asked for.
    private func neverAsked(in state: StateCode) throws -> [Report] {
        try connection.all(
            """
            SELECT f.* FROM report_facts AS f
            WHERE f.state_party = ?1 AND f.addressee = 'state_party'
                AND f.transmitted_on IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM publication_requests AS q WHERE q.report_id = f.id)
            ORDER BY f.id
            """,
            .text(state.code)
        ) { row throws(SQLiteError) in try row.reportFacts() }
    }
}

extension StandingConsent {
    /// The days of a trigger that counts them.
    package var days: Int? {
        switch trigger {
        case .afterDays(let days): days
        case .onReply: nil
        }
    }
}

extension StandingConsentRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        let trigger = row.optionalInt(3).map(StandingConsent.Trigger.afterDays) ?? .onReply
        self.init(
            id: StandingConsentID(row.text(0)), state: try row.stateCode(1),
            consent: StandingConsent(
                declaredOn: try row.date(2), trigger: trigger,
                reach: try row.word(4, as: StandingConsent.Reach.self),
                withdrawnOn: try row.optionalDate(5)),
            reference: row.optionalText(6))
    }
}
