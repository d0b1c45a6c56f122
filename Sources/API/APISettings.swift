package import HTTPMessages
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
    /// Told why an answer that had begun broke off, as the problem that it cannot be any more.
    package var cut: (@Sendable (Response) -> Void)?
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
        readiness: @escaping @Sendable () -> Readiness = { .ready }
    ) {
        self.version = version
        self.maxBody = maxBody
        self.maxReport = maxReport
        self.cursorKey = cursorKey
        self.clock = clock
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
