package import Article16
internal import SQLite

/// A State Party to the Optional Protocol.
package struct StateParty: Equatable, Sendable {
    package let code: StateCode
    package let name: String
    package let obligations: StateObligations

    package init(code: StateCode, name: String, obligations: StateObligations) {
        self.code = code
        self.name = name
        self.obligations = obligations
    }
}

extension Registry {
    package func stateParty(_ code: StateCode) throws -> StateParty? {
        try connection.first(
            """
            SELECT code, name, deposited_on, declared_part, declared_years, extended_years,
                denounced_on
            FROM state_parties WHERE code = ?1
            """,
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
            SELECT code, name, deposited_on, declared_part, declared_years, extended_years,
                denounced_on
            FROM state_parties
            WHERE code > ?1 ORDER BY code LIMIT ?2
            """,
            .text(code), .int(limit), row: StateParty.init(row:))
    }

    package func countStateParties() throws -> Int {
        try connection.first("SELECT count(*) FROM state_parties") { $0.int(0) } ?? 0
    }

    package func put(_ state: StateParty) throws {
        let declaration = state.obligations.declaration
        try connection.run(
            """
            INSERT INTO state_parties (code, name, deposited_on, declared_part, declared_years,
                extended_years, denounced_on)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (code) DO UPDATE SET
                name = excluded.name, deposited_on = excluded.deposited_on,
                declared_part = excluded.declared_part, declared_years = excluded.declared_years,
                extended_years = excluded.extended_years, denounced_on = excluded.denounced_on
            """,
            .text(state.code.code), .text(state.name), .date(state.obligations.depositedOn),
            .optional(declaration?.part.rawValue), .int(declaration?.postponedYears),
            .int(declaration?.extendedYears), .date(state.obligations.denouncedOn))
    }
}

extension StateParty {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        let part = row.optionalText(3).flatMap(Declaration.Part.init(rawValue:))
        let years = row.optionalInt(4)
        let extended = row.optionalInt(5)
        let declaration = part.flatMap { part in
            years.map { Declaration(part: part, postponedYears: $0, extendedYears: extended) }
        }
        self.init(
            code: try row.stateCode(0), name: row.text(1),
            obligations: StateObligations(
                depositedOn: try row.date(2), declaration: declaration,
                denouncedOn: try row.optionalDate(6)))
    }
}
