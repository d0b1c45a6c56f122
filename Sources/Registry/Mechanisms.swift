package import Article16
internal import SQLite

/// A national preventive mechanism, of one State Party.
package struct MechanismRecord: Equatable, Sendable {
    package let id: MechanismID
    package let state: StateCode
    package let name: String
}

extension Registry {
    package func addMechanism(of state: StateCode, name: String) throws -> MechanismID {
        let id: MechanismID = newID("mec")
        try connection.run(
            "INSERT INTO mechanisms (id, state_party, name) VALUES (?1, ?2, ?3)",
            .text(id.text), .text(state.code), .text(name))
        return id
    }

    package func rename(_ id: MechanismID, to name: String) throws {
        try connection.run(
            "UPDATE mechanisms SET name = ?2 WHERE id = ?1", .text(id.text), .text(name))
    }

    package func mechanism(_ id: MechanismID) throws -> MechanismRecord? {
        try connection.first(
            "SELECT id, state_party, name FROM mechanisms WHERE id = ?1",
            .text(id.text), row: MechanismRecord.init(row:))
    }

    package func mechanisms(of state: StateCode) throws -> [MechanismID] {
        try connection.all(
            "SELECT id FROM mechanisms WHERE state_party = ?1 ORDER BY id", .text(state.code)
        ) { row in MechanismID(row.text(0)) }
    }

    /// In the order of their ids, after one of them.
    package func mechanisms(of state: StateCode?, after id: String, limit: Int) throws
        -> [MechanismRecord]
    {
        try connection.all(
            """
            SELECT id, state_party, name FROM mechanisms
            WHERE id > ?2 AND (?1 IS NULL OR state_party = ?1) ORDER BY id LIMIT ?3
            """,
            .optional(state?.code), .text(id), .int(limit), row: MechanismRecord.init(row:))
    }

    package func countMechanisms(of state: StateCode?) throws -> Int {
        try connection.first(
            "SELECT count(*) FROM mechanisms WHERE ?1 IS NULL OR state_party = ?1",
            .optional(state?.code)
        ) { $0.int(0) } ?? 0
    }
}

extension MechanismRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        let state = try row.stateCode(1)
        self.init(id: MechanismID(row.text(0)), state: state, name: row.text(2))
    }
}
