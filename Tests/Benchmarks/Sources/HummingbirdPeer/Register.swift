import Crypto
import Foundation
import GRDB

/// The peer's store: plain tables with the contents of the register's.
///
/// A pool reads at the same time as it writes. GRDB sets `synchronous` to NORMAL for a pool, so a
/// write that was answered may be lost with the power, where the register's may not.
struct Register: Sendable {
    let pool: DatabasePool

    init(path: String) throws {
        pool = try DatabasePool(path: path)
    }

    /// The account of a token, which is kept as a digest only.
    static func account(of token: Substring, in db: Database) throws -> Account? {
        let digest = Data(SHA256.hash(data: Data(token.utf8)))
        let statement = try db.cachedStatement(
            sql: "SELECT id, role, state_party FROM accounts WHERE digest = ?")
        return try Account.fetchOne(statement, arguments: [digest])
    }

    /// A report that the public, or this account's State, may read.
    static func report(_ id: String, for account: Account?, in db: Database) throws -> ReportRow? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM reports
                WHERE id = ? AND (confidentiality = 'published' OR readers = ?)
                """)
        return try ReportRow.fetchOne(statement, arguments: [id, account?.statePartyCode])
    }

    /// The tag of what is public of a report, without the report.
    static func tag(of id: String, in db: Database) throws -> String? {
        let statement = try db.cachedStatement(
            sql: "SELECT tag FROM reports WHERE id = ? AND confidentiality = 'published'")
        return try String.fetchOne(statement, arguments: [id])
    }

    static func isOpen(_ report: String, to account: Account, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT 1 FROM reports
                WHERE id = ? AND (confidentiality = 'published' OR readers = ?)
                """)
        return try Bool.fetchOne(statement, arguments: [report, account.statePartyCode]) ?? false
    }

    static func addresses(of report: String, in db: Database) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: "SELECT address FROM recommendations WHERE report_id = ? ORDER BY position")
        return try String.fetchAll(statement, arguments: [report])
    }

    static func recommendations(of report: String, in db: Database) throws
        -> [RecommendationRow]
    {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM recommendations WHERE report_id = ? ORDER BY position")
        return try RecommendationRow.fetchAll(statement, arguments: [report])
    }

    /// A page of what is public, after a place in a report.
    static func recommendations(after: Place, limit: Int, in db: Database) throws
        -> [RecommendationRow]
    {
        let statement = try db.cachedStatement(
            sql: """
                SELECT c.* FROM reports AS r JOIN recommendations AS c ON c.report_id = r.id
                WHERE r.confidentiality = 'published' AND r.id >= ?1
                    AND (r.id > ?1 OR c.position > ?2)
                ORDER BY r.id, c.position LIMIT ?3
                """)
        return try RecommendationRow.fetchAll(
            statement, arguments: [after.report, after.position, limit])
    }

    /// That somebody read or wrote something confidential.
    static func note(
        _ act: String, _ subject: String, by account: Account, in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO audit_entries (account, act, subject, at) VALUES (?, ?, ?, ?)")
        try statement.execute(
            arguments: [account.id, act, subject, Date.now.ISO8601Format()])
    }

    static func add(
        _ reply: ReplyInput, to report: String, by account: Account, in db: Database
    ) throws -> String {
        let id = identifier("rpl")
        let head = try db.cachedStatement(
            sql: "INSERT INTO replies (id, report_id, author, language) VALUES (?, ?, ?, ?)")
        try head.execute(arguments: [id, report, account.id, reply.language])
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO reply_items (reply_id, place, answers, text, actions_taken,
                    actions_planned, declared_status, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for (place, item) in reply.items.enumerated() {
            try statement.execute(
                arguments: [
                    id, place, json(item.answers), item.text, json(item.actionsTaken),
                    json(item.actionsPlanned), item.declaredStatus, item.position,
                ])
        }
        return id
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try Wire.encoder.encode(value), as: UTF8.self)
    }

    /// 128 bits of chance, as the register's ids have.
    private static func identifier(_ prefix: String) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
        return prefix + "_" + String((0..<26).map { _ in alphabet[Int.random(in: 0..<32)] })
    }
}

/// Where a page begins: after this place in this report.
struct Place {
    var report = ""
    var position = -1
}
