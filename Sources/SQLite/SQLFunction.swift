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

/// Where a function may be called, and what SQLite may take from it.
package enum FunctionUse: Sendable {
    /// Anywhere, views included: the same arguments give the same answer, and nothing else happens.
    case anywhere
    /// In statements and in what a connection makes for itself alone, never in a view or trigger of
    /// the schema; each call may answer something else.
    case statements

    fileprivate var flags: Int32 {
        switch self {
        case .anywhere: SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        case .statements: SQLITE_UTF8 | SQLITE_DIRECTONLY
        }
    }
}

extension Connection {
    /// Adds a function of so many arguments, -1 for any number, to the SQL of this connection.
    ///
    /// - Parameter answer: It is given texts as `Value.textBytes` and must not use the connection.
    ///   `nil` ends the statement with ``SQLiteError/Kind/unopened``.
    package func define(
        function name: StaticString, arguments count: Int, for use: FunctionUse,
        _ answer: @escaping ([Value]) -> Value?
    ) throws(SQLiteError) {
        let box = Unmanaged.passRetained(AnswerBox(answer))
        let code = sqlite3_create_function_v2(
            database.pointer, name.description, Int32(count), use.flags, box.toOpaque(),
            answerCallback, nil, nil,
            { box in
                box.map { Unmanaged<AnswerBox>.fromOpaque($0).release() }
            })
        guard code == SQLITE_OK else {
            throw .last(of: database.pointer, code: code, sql: name, isPreparing: true)
        }
    }
}

/// Gives SQLite's callback an address to find the closure by.
private final class AnswerBox {
    let answer: ([Value]) -> Value?

    init(_ answer: @escaping ([Value]) -> Value?) {
        self.answer = answer
    }
}

private func answerCallback(
    context: OpaquePointer?, count: Int32, arguments: UnsafeMutablePointer<OpaquePointer?>?
) {
    let box = Unmanaged<AnswerBox>.fromOpaque(sqlite3_user_data(context)).takeUnretainedValue()
    let values = UnsafeBufferPointer(start: arguments, count: Int(count)).map(value(of:))
    guard let answer = box.answer(values) else {
        return sqlite3_result_error_code(context, SQLiteError.unopenedCode)
    }
    give(answer, context)
}

/// One argument; a number that is none of whole comes as NULL.
private func value(of argument: OpaquePointer?) -> Value {
    switch sqlite3_value_type(argument) {
    case SQLITE_INTEGER: .integer(sqlite3_value_int64(argument))
    case SQLITE_TEXT: .textBytes(bytes(of: argument))
    case SQLITE_BLOB: .blob(bytes(of: argument))
    default: .null
    }
}

/// Asking for the count must come second (sqlite.org/c3ref/value_blob.html).
private func bytes(of argument: OpaquePointer?) -> [UInt8] {
    let start = sqlite3_value_blob(argument)
    let count = Int(sqlite3_value_bytes(argument))
    return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
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
    give(box.answer(), context)
}

private func give(_ answer: Value, _ context: OpaquePointer?) {
    switch answer {
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
