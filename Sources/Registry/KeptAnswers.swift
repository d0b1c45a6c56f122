internal import Article16
internal import SQLite

/// An answer that is given again when the same request comes again under the same
/// Idempotency-Key (api.md, section 5).
package struct KeptAnswer: Sendable {
    /// SHA-256 of the method, the target and the content it answered.
    package let request: [UInt8]
    package let status: Int
    /// The header fields, as a JSON array of names and values in turn.
    package let fields: [UInt8]
    package let content: [UInt8]

    package init(request: [UInt8], status: Int, fields: [UInt8], content: [UInt8]) {
        self.request = request
        self.status = status
        self.fields = fields
        self.content = content
    }
}

extension Registry {
    /// How long an answer is kept, in seconds.
    package static let answersAreKept = 24 * 60 * 60

    package func keptAnswer(to account: AccountID, key: String, now: Int) throws -> KeptAnswer? {
        try connection.first(
            """
            SELECT request, status, fields, content FROM kept_answers
            WHERE account_id = ?1 AND idempotency_key = ?2 AND kept_at > ?3
            """,
            .text(account.text), .text(key), .int(now - Self.answersAreKept)
        ) { row in
            KeptAnswer(
                request: row.bytes(0), status: row.int(1), fields: row.bytes(2),
                content: row.bytes(3))
        }
    }

    /// Keeps an answer in the transaction of what it tells, and lets the outdated go.
    package func keep(_ answer: KeptAnswer, to account: AccountID, key: String, now: Int) throws {
        try connection.run(
            "DELETE FROM sealed_kept_answers WHERE kept_at <= ?1", .int(now - Self.answersAreKept))
        let (row, sealer) = ("\(account.text)/\(key)", try sealer(of: .register))
        try connection.run(
            """
            INSERT INTO sealed_kept_answers (account_id, idempotency_key, request, kept_at, status,
                fields, content)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            .text(account.text), .text(key), .blob(answer.request), .int(now),
            .int(answer.status), try sealer.text(answer.fields, "kept_answers.fields", of: row),
            try sealer.blob(answer.content, "kept_answers.content", of: row))
    }
}
