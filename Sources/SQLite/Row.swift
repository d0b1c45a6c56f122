internal import CSQLite

/// The row a statement stands on. It is valid only inside the closure that is given it, which is
/// why it cannot be copied out.
///
/// Columns count from 0. A column that may be NULL is read with the function that says so
/// (`optionalText`, `optionalInt`); the others expect that the schema rules it out.
package struct Row: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    package func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement, index(column)) == SQLITE_NULL
    }

    package func int(_ column: Int) -> Int {
        Int(sqlite3_column_int64(statement, index(column)))
    }

    package func bool(_ column: Int) -> Bool {
        int(column) != 0
    }

    package func text(_ column: Int) -> String {
        String(decoding: buffer(column), as: UTF8.self)
    }

    /// The bytes of a text or blob.
    package func bytes(_ column: Int) -> [UInt8] {
        Array(buffer(column))
    }

    package func optionalInt(_ column: Int) -> Int? {
        isNull(column) ? nil : int(column)
    }

    package func optionalText(_ column: Int) -> String? {
        isNull(column) ? nil : text(column)
    }

    package func optionalBytes(_ column: Int) -> [UInt8]? {
        isNull(column) ? nil : bytes(column)
    }

    /// The bytes of a text or blob where SQLite has them, without a copy; none for NULL.
    package func withBytes<Result, Failure: Error>(
        _ column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(buffer(column).span)
    }

    /// Valid until the statement moves on.
    ///
    /// `sqlite3_column_blob` gives the bytes of a text as they are; `sqlite3_column_text` might
    /// first move them to put a zero behind. Asking for the count must come second
    /// (sqlite.org/c3ref/column_blob.html).
    private func buffer(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_blob(statement, index(column))
        let count = Int(sqlite3_column_bytes(statement, index(column)))
        return UnsafeBufferPointer(
            start: start?.assumingMemoryBound(to: UInt8.self), count: start == nil ? 0 : count)
    }

    private func index(_ column: Int) -> Int32 {
        assert(
            column >= 0 && column < sqlite3_data_count(statement), "there is no column \(column)")
        return Int32(truncatingIfNeeded: column)
    }
}
