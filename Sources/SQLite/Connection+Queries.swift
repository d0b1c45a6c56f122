/// One statement, its values, its rows: short forms of ``Statement``'s functions.
extension Connection {
    /// - Returns: How many rows were inserted, updated or deleted.
    @discardableResult
    package func run(_ sql: StaticString, _ values: Value...) throws(SQLiteError) -> Int {
        try prepare(sql).run(values)
    }

    /// What `read` makes of the first row; `nil` if there is none.
    package func first<Result>(
        _ sql: StaticString, _ values: Value...,
        row read: (borrowing Row) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result? {
        try prepare(sql).first(values, read)
    }

    /// What `read` makes of each row, in order.
    package func all<Result>(
        _ sql: StaticString, _ values: Value...,
        row read: (borrowing Row) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> [Result] {
        try prepare(sql).all(values, read)
    }

    /// Gives each row to `visit`, in order, until it wants no more.
    package func each(
        _ sql: StaticString, _ values: Value...,
        row visit: (borrowing Row) throws(SQLiteError) -> Statement.Next
    ) throws(SQLiteError) {
        try prepare(sql).each(values, visit)
    }
}
