internal import CSQLite

extension Connection {
    /// Adds a function of no arguments to the SQL of this connection, which views may call though
    /// the schema is not trusted: it must do nothing but answer.
    ///
    /// It is asked once each time a statement runs and then holds for all of its rows
    /// (`SQLITE_DETERMINISTIC`).
    ///
    /// - Parameter answer: It must not use the connection.
    package func define(
        function name: StaticString, _ answer: @escaping () -> Value
    ) throws(SQLiteError) {
        let box = Unmanaged.passRetained(FunctionBox(answer))
        // SQLite lets go of the box when the database closes or another function takes the name,
        // and at once if this call fails.
        let code = sqlite3_create_function_v2(
            database.pointer, name.description, 0,
            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, box.toOpaque(),
            functionCallback, nil, nil,
            { box in
                box.map { Unmanaged<FunctionBox>.fromOpaque($0).release() }
            })
        guard code == SQLITE_OK else {
            throw .last(of: database.pointer, code: code, sql: name, isPreparing: true)
        }
    }
}

/// Gives SQLite's callback an address to find the closure by.
private final class FunctionBox {
    let answer: () -> Value

    init(_ answer: @escaping () -> Value) {
        self.answer = answer
    }
}

private func functionCallback(
    context: OpaquePointer?, count: Int32, arguments: UnsafeMutablePointer<OpaquePointer?>?
) {
    let box = Unmanaged<FunctionBox>.fromOpaque(sqlite3_user_data(context)).takeUnretainedValue()
    switch box.answer() {
    case .null: sqlite3_result_null(context)
    case .integer(let integer): sqlite3_result_int64(context, integer)
    case .text(let text): giveText(text.utf8Span.span, context)
    case .textBytes(let bytes): giveText(bytes.span, context)
    case .blob(let bytes):
        bytes.withUnsafeBytes { bytes in
            opcat_sqlite_result_blob(context, bytes.baseAddress, UInt64(bytes.count))
        }
    }
}

private func giveText(_ text: Span<UInt8>, _ context: OpaquePointer?) {
    text.withUnsafeBytes { bytes in
        opcat_sqlite_result_text(context, bytes.baseAddress, UInt64(bytes.count))
    }
}
