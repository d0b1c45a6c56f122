internal import CSQLite

/// Values go to SQLite where they are (`SQLITE_STATIC`, which is `nil` here), not as copies: each
/// is held in place by a closure around the binding of those after it and the run itself.
extension Statement {
    /// Binds the values, runs `body`, and lets go of them.
    func withBound(
        _ values: [Value], _ body: () throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let expected = Int(sqlite3_bind_parameter_count(handle))
        guard values.count == expected else {
            throw .misuse("\(expected) values are needed, not \(values.count)", sql: sql)
        }
        try withBound(values, from: 0, body)
    }

    private func withBound(
        _ values: [Value], from index: Int, _ body: () throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        guard index < values.count else { return try body() }
        func rest() throws(SQLiteError) {
            try withBound(values, from: index + 1, body)
        }
        // Parameters count from 1.
        let parameter = Int32(index + 1)
        switch values[index] {
        case .null:
            try check(sqlite3_bind_null(handle, parameter))
            try rest()
        case .integer(let integer):
            try check(sqlite3_bind_int64(handle, parameter, integer))
            try rest()
        case .text(let text):
            try withBound(text: text.utf8Span.span, to: parameter, rest)
        case .textBytes(let text):
            try withBound(text: text.span, to: parameter, rest)
        case .blob(let bytes):
            try withBound(blob: bytes.span, to: parameter, rest)
        }
    }

    private func withBound(
        text: Span<UInt8>, to parameter: Int32, _ rest: () throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        try text.withUnsafeBytes { (bytes) throws(SQLiteError) in
            // No bytes may have no address, which would bind NULL.
            let start = bytes.baseAddress ?? UnsafeRawPointer(Self.somewhere)
            try check(
                sqlite3_bind_text64(
                    handle, parameter, start.assumingMemoryBound(to: CChar.self),
                    UInt64(bytes.count), nil, UInt8(SQLITE_UTF8)))
            try rest()
        }
    }

    private func withBound(
        blob: Span<UInt8>, to parameter: Int32, _ rest: () throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        try blob.withUnsafeBytes { (bytes) throws(SQLiteError) in
            let start = bytes.baseAddress ?? UnsafeRawPointer(Self.somewhere)
            try check(
                sqlite3_bind_blob64(handle, parameter, start, UInt64(bytes.count), nil))
            try rest()
        }
    }

    /// An address for what has no bytes; nothing is read there.
    private static var somewhere: UnsafePointer<UInt8> { ("" as StaticString).utf8Start }
}
