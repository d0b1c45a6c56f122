internal import Article16
internal import SQLite

extension Registry {
    /// Writes down what was done, in the transaction that does it. Holds no content.
    func record(_ act: String, of subject: String, by account: AccountID?, at now: String) throws {
        try connection.run(
            """
            INSERT INTO audit_events (happened_at, account_id, act, subject)
            VALUES (?1, ?2, ?3, ?4)
            """,
            .text(now), .optional(account?.text), .text(act), .text(subject))
    }
}
