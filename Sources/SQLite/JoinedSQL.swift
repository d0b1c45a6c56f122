/// SQL put together from pieces that all stand in the sources: what comes from outside can only
/// be bound.
package struct JoinedSQL: Sendable {
    let pieces: [StaticString]
    /// The places of the pieces in the binary, which name the statement.
    let key: [UInt]

    package init(_ pieces: StaticString...) {
        self.pieces = pieces
        key = pieces.map { UInt(bitPattern: $0.utf8Start) }
    }

    var text: String { pieces.map(\.description).joined(separator: "\n") }
}

extension Connection {
    package func prepare(_ sql: JoinedSQL) throws(SQLiteError) -> Statement {
        let key = sql.key
        if let statement = joinedStatements[key] { return statement }
        let statement = try Statement(sql, on: database)
        joinedStatements[key] = statement
        return statement
    }
}
