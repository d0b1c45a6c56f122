/// What the service is told when it is set up.
package struct APISettings: Sendable {
    package var version: String
    /// Octets of content of an ordinary request, and of a whole report.
    package var maxBody: Int
    package var maxReport: Int
    package var cursorKey: [UInt8]
    /// Seconds since 1970.
    package var clock: @Sendable () -> Int
    /// Whether each request gets a name, for a log; one that ends in a problem has one anyway.
    package var namesRequests: Bool
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
        namesRequests: Bool = false,
        readiness: @escaping @Sendable () -> Readiness = { .ready }
    ) {
        self.version = version
        self.maxBody = maxBody
        self.maxReport = maxReport
        self.cursorKey = cursorKey
        self.clock = clock
        self.namesRequests = namesRequests
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
