package import Article16
internal import SQLite

/// A report to be kept, as its issuer submits it.
package struct ReportDraft: Sendable {
    package let state: StateCode
    package let issuer: Issuer
    package let addressee: Addressee
    package let mechanism: MechanismID?
    package var visit: VisitID?
    package var symbol: String?
    package var title: String
    package let originalLanguage: String
    package var text: ReportText
    package var amends: Amendment?

    package init(
        state: StateCode, issuer: Issuer, addressee: Addressee, mechanism: MechanismID?,
        visit: VisitID?, symbol: String?, title: String, originalLanguage: String,
        text: ReportText, amends: Amendment? = nil
    ) {
        self.state = state
        self.issuer = issuer
        self.addressee = addressee
        self.mechanism = mechanism
        self.visit = visit
        self.symbol = symbol
        self.title = title
        self.originalLanguage = originalLanguage
        self.text = text
        self.amends = amends
    }
}

extension Registry {
    /// Takes in a report, which is a confidential draft until an order says otherwise (C1).
    package func add(_ draft: ReportDraft, by account: AccountID?, now: String) throws -> ReportID {
        let id: ReportID = newID("rep")
        let edition = draft.text.edition(seal: try seal(of: draft.issuer))
        let title = try sealedTitle(draft.title, of: id)
        try refusingTakenSymbol(draft.symbol, besides: id) {
            try connection.run(
                """
                INSERT INTO sealed_reports (id, state_party, issuer, addressee, mechanism_id,
                    visit_id, symbol, title, original_language, edition, lifecycle, amends_id,
                    amends_as)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'draft', ?11, ?12)
                """,
                .text(id.text), .text(draft.state.code), .text(draft.issuer.word),
                .text(draft.addressee.rawValue), .optional(draft.mechanism?.text),
                .optional(draft.visit?.text), .optional(draft.symbol), title,
                .text(draft.originalLanguage), .text(edition),
                .optional(draft.amends?.report.text), .optional(draft.amends?.kind.rawValue))
        }
        if let amends = draft.amends { try keep(amends, by: id) }
        try insert(draft.text, in: draft.originalLanguage, of: id)
        try keepReaders(of: id)
        try note(.created, of: id, by: account, at: now)
        return id
    }

    /// Changes a draft. The same text keeps its edition and the ids of its recommendations.
    package func change(
        _ id: ReportID, symbol: String?, title: String, visit: VisitID?, text: ReportText?,
        by account: AccountID, now: String
    ) throws {
        let title = try sealedTitle(title, of: id)
        try refusingTakenSymbol(symbol, besides: id) {
            try connection.run(
                "UPDATE sealed_reports SET symbol = ?2, title = ?3, visit_id = ?4 WHERE id = ?1",
                .text(id.text), .optional(symbol), title, .optional(visit?.text))
        }
        if let text { try replaceText(of: id, with: text) }
        try keepReaders(of: id)
        try note(.changed, of: id, by: account, at: now)
    }

    private func sealedTitle(_ title: String, of id: ReportID) throws -> Value {
        try sealer(of: .report(id)).text(title, "reports.title", of: id.text)
    }

    /// Drops a draft that nobody but its writers has seen.
    package func delete(_ id: ReportID, by account: AccountID, now: String) throws {
        try note(.deleted, of: id, by: account, at: now)
        try deleteText(of: id)
        try dropAmendment(by: id)
        try connection.run("DELETE FROM report_readers WHERE report_id = ?1", .text(id.text))
        try connection.run("DELETE FROM sealed_reports WHERE id = ?1", .text(id.text))
        try dropKeys(of: id)
    }

    package func carryOut(
        _ order: consuming AdoptionOrder, by account: AccountID, now: String
    ) throws {
        let id = order.report
        try connection.run(
            "UPDATE sealed_reports SET lifecycle = 'adopted', adopted_on = ?2 WHERE id = ?1",
            .text(id.text), .date(order.adoptedOn))
        try keepReaders(of: id)
        try note(.adopted, of: id, by: account, at: now)
    }

    package func carryOut(
        _ order: consuming TransmissionOrder, by account: AccountID, now: String
    ) throws {
        let id = order.report
        let change = order.isToAddressee ? Change.transmitted : .copied
        try connection.prepare(order.recipient.sentSQL).run([
            .text(id.text), .date(order.transmittedOn), .optional(order.mechanism?.text),
        ])
        try keepReaders(of: id)
        try note(change, of: id, by: account, at: now)
    }
}

extension Recipient {
    /// Sets the recipient's day; only a mechanism brings its own id (?3).
    fileprivate var sentSQL: StaticString {
        switch self {
        case .stateParty:
            """
            UPDATE sealed_reports SET lifecycle = 'transmitted', sent_to_state_party_on = ?2,
                mechanism_id = ifnull(mechanism_id, ?3) WHERE id = ?1
            """
        case .mechanism:
            """
            UPDATE sealed_reports SET lifecycle = 'transmitted', sent_to_npm_on = ?2,
                mechanism_id = ifnull(mechanism_id, ?3) WHERE id = ?1
            """
        case .authorities:
            """
            UPDATE sealed_reports SET lifecycle = 'transmitted', sent_to_authorities_on = ?2,
                mechanism_id = ifnull(mechanism_id, ?3) WHERE id = ?1
            """
        case .subcommittee:
            """
            UPDATE sealed_reports SET lifecycle = 'transmitted', sent_to_spt_on = ?2,
                mechanism_id = ifnull(mechanism_id, ?3) WHERE id = ?1
            """
        }
    }
}
