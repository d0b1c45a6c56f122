internal import Article16

extension Registry {
    /// Writes down what was done, in the transaction that does it. Holds no content.
    ///
    /// - Parameter account: nil for what the service does by itself, or its operator.
    package func record(
        _ act: String, of subject: String, by account: AccountID?, at now: String
    ) throws {
        let (trail, role) = try trail(of: account)
        try append(
            AuditEntry(
                trail: trail, happenedAt: now, account: account, act: act, subject: subject,
                ground: role, outcome: .changed))
    }
}
