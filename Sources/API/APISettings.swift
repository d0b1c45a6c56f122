internal import HTTPMessages
package import Registry

/// What the service is told when it is set up.
package struct APISettings: Sendable {
    package var version: String
    /// Octets of content of an ordinary request, and of a whole report.
    package var maxBody: Int
    package var maxReport: Int
    package var cursorKey: [UInt8]
    /// Octets of answers to everyone that are kept by each loop; 0 keeps none.
    package var publicCache = 32 << 20
    /// Seconds since 1970.
    package var clock: @Sendable () -> Int
    /// Told of each answer, on the thread that gave it.
    package var journal: (@Sendable (JournalEntry) -> Void)?
    /// Why new work is not taken, if it is not; `/readyz` says so.
    package var readiness: @Sendable () -> Readiness
    /// Counts wrong tokens for all loops.
    package var badTokens = BadTokens()
    /// URIs of whom to tell that something is unsafe (RFC 9116); none where nobody was named.
    package var securityContacts: [String] = []
    /// How the service is called from outside, without a slash at the end: `https://register.test`.
    package var canonical: String?

    package init(
        version: String, maxBody: Int = 1 << 20, maxReport: Int = 8 << 20, cursorKey: [UInt8],
        clock: @escaping @Sendable () -> Int,
        journal: (@Sendable (JournalEntry) -> Void)? = nil,
        readiness: @escaping @Sendable () -> Readiness = { .ready }
    ) {
        self.version = version
        self.maxBody = maxBody
        self.maxReport = maxReport
        self.cursorKey = cursorKey
        self.clock = clock
        self.journal = journal
        self.readiness = readiness
    }

    func limit(of operation: Operation) -> Int {
        switch operation.contentLimit {
        case .usual: maxBody
        case .report: maxReport
        }
    }
}

/// Whether the service takes work.
package enum Readiness: Sendable {
    case ready, draining, storeUnavailable
}

extension APISettings {
    func note(
        _ request: Request, _ template: String?, _ account: AccountID?, _ response: Response,
        _ id: RequestID
    ) {
        journal?(
            JournalEntry(
                request: id, method: request.head.method.token, template: template,
                status: response.status.code, account: account))
    }
}

/// What is written down of an answered request: nothing of its content, query or token.
package struct JournalEntry: Sendable {
    package let request: RequestID
    /// Nil of what never became a request.
    package let method: String?
    /// The route, not the path: a path may name what its reader must not tell.
    package let template: String?
    package let status: Int
    package let account: AccountID?
}
