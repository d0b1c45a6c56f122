package import HTTPMessages

/// One operation of the contract: a method on a path, and what answers it.
package struct Operation: Sendable {
    package let method: Method
    /// Its place in `Routes.all`.
    package fileprivate(set) var number = 0
    /// As in `openapi.yaml`: `/v1/reports/{id}/adoption`.
    package let template: String
    let access: Access
    /// The query parameters it takes; any other is refused.
    let parameters: [String]
    /// The member of the content that gives the day of the act.
    let date: String
    /// Octets of content it takes.
    let contentLimit: ContentLimit
    /// Comes before a member's reading aside, in the writer's transaction; what it returns, the
    /// reading finds as `Call.mark`.
    let record: (@Sendable (Call) throws -> String)?
    /// Whether it can tell of anything confidential, so that a reading of it is written down.
    let isConfidential: Bool
    /// How its items stand in a table, where it is a list.
    let table: ListTable?
    /// What the audit trail calls it: `GET /v1/reports/{id}`.
    let act: String
    let run: @Sendable (Call) throws -> Response

    enum Access: Sendable {
        /// Answers without the store and whatever the credentials.
        case open
        /// Read as far as article 16 lets the caller see, token or none.
        case reads
        /// Reads like that, and may wait for there to be something (a long poll).
        case readsOrWaits
        /// Reads like that; where a member looks for words, on the queue of their circle's index.
        case readsOrSearches
        /// Reads what only makes sense for a caller with a token.
        case readsOwn
        /// Reads so much that no loop is held up by it; for a member it is written down first.
        case readsAside
        /// Reads the audit trail, of which everybody with a token has one.
        case readsTrail
        /// Changes something: takes a token, and runs where it is committed.
        case writes
    }

    enum ContentLimit: Sendable {
        case usual
        /// A whole report in one request.
        case report
    }

    init(
        _ method: Method, _ template: String, _ access: Access = .reads,
        parameters: [String] = [], date: String = "", contentLimit: ContentLimit = .usual,
        record: (@Sendable (Call) throws -> String)? = nil,
        isConfidential: Bool = true,
        run: @escaping @Sendable (Call) throws -> Response
    ) {
        self.method = method
        self.template = template
        self.access = access
        self.parameters = parameters
        self.date = date
        self.contentLimit = contentLimit
        self.record = record
        self.isConfidential = isConfidential
        table = method == .get ? ListTable.all[template] : nil
        act = "\(method.token) \(template)"
        self.run = run
    }
}

extension [Operation] {
    /// Each with its place in the list.
    var numbered: [Operation] {
        enumerated().map { number, operation in
            var operation = operation
            operation.number = number
            return operation
        }
    }
}
