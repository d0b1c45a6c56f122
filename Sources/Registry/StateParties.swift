package import Article16
internal import SQLite

/// A State Party to the Optional Protocol.
package struct StateParty: Equatable, Sendable {
    package let code: StateCode
    package let name: String
    /// The day its instrument of ratification or accession was deposited.
    package let depositedOn: CalendarDate

    package init(code: StateCode, name: String, depositedOn: CalendarDate) {
        self.code = code
        self.name = name
        self.depositedOn = depositedOn
    }
}

extension Registry {
    package func stateParty(_ code: StateCode) throws -> StateParty? {
        try connection.first(
            "SELECT code, name, deposited_on FROM state_parties WHERE code = ?1",
            .text(code.code), row: StateParty.init(row:))
    }

    package func isStateParty(_ code: StateCode) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM state_parties WHERE code = ?1", .text(code.code)
        ) { _ in true } ?? false
    }

    /// In the order of their codes, after one of them.
    package func stateParties(after code: String, limit: Int) throws -> [StateParty] {
        try connection.all(
            """
            SELECT code, name, deposited_on FROM state_parties
            WHERE code > ?1 ORDER BY code LIMIT ?2
            """,
            .text(code), .int(limit), row: StateParty.init(row:))
    }

    package func countStateParties() throws -> Int {
        try connection.first("SELECT count(*) FROM state_parties") { $0.int(0) } ?? 0
    }

    package func put(_ state: StateParty) throws {
        try connection.run(
            """
            INSERT INTO state_parties (code, name, deposited_on) VALUES (?1, ?2, ?3)
            ON CONFLICT (code) DO UPDATE SET
                name = excluded.name, deposited_on = excluded.deposited_on
            """,
            .text(state.code.code), .text(state.name), .text(state.depositedOn.description))
    }
}

extension StateParty {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        let code = try row.stateCode(0)
        self.init(code: code, name: row.text(1), depositedOn: try row.date(2))
    }
}

extension StateParty {
    package var entryIntoForceOn: CalendarDate {
        StateObligations.entryIntoForce(depositedOn: depositedOn)
    }

    package var mechanismDueOn: CalendarDate {
        StateObligations.mechanismDue(depositedOn: depositedOn)
    }
}
