internal import CSQLite

/// One thing that a statement being prepared would do (sqlite.org/c3ref/c_alter_table.html).
package struct AuthorizationRequest: Equatable, Sendable {
    package let action: Action
    /// Mostly a table; what the action's documentation lists third.
    package let first: String?
    /// Mostly a column; what the action's documentation lists fourth.
    package let second: String?
    /// "main", "temp" or the name of an attached database.
    package let database: String?
    /// The innermost trigger or view that wants it; `nil` when the statement itself does.
    package let trigger: String?
}

package enum Authorization: Sendable {
    case allow
    /// The statement is not prepared: ``SQLiteError/Kind/notAuthorized``.
    case deny
    /// The statement is prepared; what it would read here is NULL, what it would do is left out.
    case ignore
}

extension Connection {
    /// Has a say in every statement prepared from here on, and in those prepared before when they
    /// run next. `nil` allows everything again.
    ///
    /// With an authorizer, a statement may not join by USING or NATURAL: SQLite 3.40 takes the
    /// columns of such a join without asking.
    ///
    /// The closure must not use the connection.
    package func setAuthorizer(
        _ decide: ((AuthorizationRequest) -> Authorization)?
    ) {
        let box = decide.map(AuthorizerBox.init)
        sqlite3_set_authorizer(
            database.pointer, box == nil ? nil : authorizerCallback,
            box.map { Unmanaged.passUnretained($0).toOpaque() })
        // The one before is let go of only now that SQLite no longer knows it.
        database.authorizer = box
    }
}

extension DatabaseHandle {
    /// Refuses what the authorizer would not be asked about. A keyword has one spelling but for
    /// case, so the word is looked for, wherever it stands.
    func requireAsking(_ text: String, _ sql: StaticString? = nil) throws(SQLiteError) {
        guard authorizer != nil else { return }
        let words = text.utf8.split { byte in !isOfWord(byte) }
        let unasked = words.contains { word in
            let word = word.map { $0 | 0x20 }
            return word.elementsEqual("using".utf8) || word.elementsEqual("natural".utf8)
        }
        guard !unasked else {
            throw SQLiteError(
                extendedCode: SQLITE_AUTH, message: "not authorized: USING or NATURAL", sql: sql)
        }
    }
}

private func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
        true
    default: false
    }
}

/// Gives SQLite's callback an address to find the closure by.
final class AuthorizerBox {
    fileprivate let decide: (AuthorizationRequest) -> Authorization

    init(_ decide: @escaping (AuthorizationRequest) -> Authorization) {
        self.decide = decide
    }
}

private func authorizerCallback(
    context: UnsafeMutableRawPointer?, code: Int32, first: UnsafePointer<CChar>?,
    second: UnsafePointer<CChar>?, database: UnsafePointer<CChar>?,
    trigger: UnsafePointer<CChar>?
) -> Int32 {
    // An action that this version of SQLite knows and we do not is none that we allow.
    guard let context, let action = AuthorizationRequest.Action(rawValue: code) else {
        return SQLITE_DENY
    }
    let request = AuthorizationRequest(
        action: action, first: first.map { String(cString: $0) },
        second: second.map { String(cString: $0) }, database: database.map { String(cString: $0) },
        trigger: trigger.map { String(cString: $0) })
    switch Unmanaged<AuthorizerBox>.fromOpaque(context).takeUnretainedValue().decide(request) {
    case .allow: return SQLITE_OK
    case .deny: return SQLITE_DENY
    case .ignore: return SQLITE_IGNORE
    }
}

extension AuthorizationRequest {
    /// SQLite's action codes, by its numbers.
    package enum Action: Int32, CaseIterable, Sendable {
        case createIndex = 1
        case createTable = 2
        case createTemporaryIndex = 3
        case createTemporaryTable = 4
        case createTemporaryTrigger = 5
        case createTemporaryView = 6
        case createTrigger = 7
        case createView = 8
        case delete = 9
        case dropIndex = 10
        case dropTable = 11
        case dropTemporaryIndex = 12
        case dropTemporaryTable = 13
        case dropTemporaryTrigger = 14
        case dropTemporaryView = 15
        case dropTrigger = 16
        case dropView = 17
        case insert = 18
        case pragma = 19
        case read = 20
        case select = 21
        case transaction = 22
        case update = 23
        case attach = 24
        case detach = 25
        case alterTable = 26
        case reindex = 27
        case analyze = 28
        case createVirtualTable = 29
        case dropVirtualTable = 30
        case function = 31
        case savepoint = 32
        case recursive = 33
    }
}
