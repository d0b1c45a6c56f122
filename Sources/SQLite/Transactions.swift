/// An error that a transaction can throw besides those of its body.
///
/// A floor that has one closed error enum of its own lets it carry SQLite's, and gets typed throws
/// through its transactions.
package protocol CarriesSQLiteError: Error {
    init(_ error: SQLiteError)
}

extension SQLiteError: CarriesSQLiteError {
    package init(_ error: SQLiteError) { self = error }
}

/// Transactions (sqlite.org/lang_transaction.html).
extension Connection {
    /// Reads and writes as one: all of it is durable when this returns, none of it when it throws.
    ///
    /// The write lock is taken at the start, so that what was read is still true when written.
    @discardableResult
    package func immediate<Result: ~Copyable, Failure: CarriesSQLiteError>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try transaction("BEGIN IMMEDIATE", { Failure($0) }, body)
    }

    @_disfavoredOverload
    @discardableResult
    package func immediate<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
        try transaction("BEGIN IMMEDIATE", { $0 }, body)
    }

    /// Reads from one state of the database, that of the first read.
    package func reading<Result: ~Copyable, Failure: CarriesSQLiteError>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try transaction("BEGIN DEFERRED", { Failure($0) }, body)
    }

    @_disfavoredOverload
    package func reading<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
        try transaction("BEGIN DEFERRED", { $0 }, body)
    }

    /// A part of a transaction that can fail alone. Savepoints may stand inside each other.
    @discardableResult
    package func savepoint<Result: ~Copyable, Failure: CarriesSQLiteError>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try savepoint({ Failure($0) }, body)
    }

    @_disfavoredOverload
    @discardableResult
    package func savepoint<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
        try savepoint({ $0 }, body)
    }
}

/// The same in single steps, for transactions that do not begin and end in one function.
extension Connection {
    /// Begins to read from one state of the database.
    package func beginReading() throws(SQLiteError) {
        try run("BEGIN DEFERRED")
    }

    package func beginImmediate() throws(SQLiteError) {
        try run("BEGIN IMMEDIATE")
    }

    package func commit() throws(SQLiteError) {
        do {
            try run("COMMIT")
        } catch {
            rollBack()
            throw error
        }
    }

    /// Ends a transaction without a trace; does nothing if SQLite has rolled back by itself.
    package func rollBack() {
        guard isInTransaction else { return }
        _ = try? run("ROLLBACK")
    }
}

extension Connection {
    private func transaction<Result: ~Copyable, Failure: Error>(
        _ begin: StaticString, _ carry: (SQLiteError) -> Failure,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try carrying(carry) { () throws(SQLiteError) in try run(begin) }
        let result: Result
        do {
            result = try body()
        } catch {
            rollBack()
            throw error
        }
        try carrying(carry) { () throws(SQLiteError) in try commit() }
        return result
    }

    /// Outside a transaction SAVEPOINT would begin one and RELEASE commit it. That must not happen
    /// to the rest of a batch after SQLite has rolled the batch back.
    private func savepoint<Result: ~Copyable, Failure: Error>(
        _ carry: (SQLiteError) -> Failure, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard isInTransaction else {
            throw carry(.misuse("a savepoint stands in a transaction, and there is none"))
        }
        try carrying(carry) { () throws(SQLiteError) in try run("SAVEPOINT part") }
        let result: Result
        do {
            result = try body()
        } catch {
            rollBackToSavepoint()
            throw error
        }
        try carrying(carry) { () throws(SQLiteError) in try run("RELEASE part") }
        return result
    }

    /// Savepoints of one name are found from the innermost outwards.
    private func rollBackToSavepoint() {
        guard isInTransaction else { return }
        _ = try? run("ROLLBACK TO part")
        _ = try? run("RELEASE part")  // What fails here fails the COMMIT, which is heard.
    }

    private func carrying<Failure: Error>(
        _ carry: (SQLiteError) -> Failure, _ body: () throws(SQLiteError) -> Void
    ) throws(Failure) {
        do {
            try body()
        } catch {
            throw carry(error)
        }
    }
}
