internal import Article16
internal import Crypto
internal import SQLite

/// Whose words a data key seals. The views of the sealed tables spell the same names.
enum KeyOwner {
    /// The title of a report, and its recommendations.
    case report(ReportID)
    /// One text of it.
    case text(ReportID, language: String, number: Int)
    /// What was said around it: replies, comments, assessments, requests, files, consents.
    case dialogue(ReportID)
    /// What belongs to no report.
    case register

    var name: String {
        switch self {
        case .report(let id): id.text
        case .text(let id, let language, let number): "\(id.text)/\(language)/\(number)"
        case .dialogue(let id): "\(id.text)/dialogue"
        case .register: "register"
        }
    }

    fileprivate var report: ReportID? {
        switch self {
        case .report(let id), .text(let id, _, _), .dialogue(let id): id
        case .register: nil
        }
    }
}

/// Seals words under one data key.
struct Sealer {
    fileprivate let key: SymmetricKey
    fileprivate let vault: Vault

    /// - Parameters:
    ///   - place: the table and the column, as the view of the table has them.
    ///   - row: what names the row there.
    func text(
        _ words: String?, _ place: StaticString, of row: String
    ) throws(StorageFault) -> Value {
        guard let words else { return .null }
        return try text(Array(words.utf8), place, of: row)
    }

    func text(
        _ words: [UInt8]?, _ place: StaticString, of row: String
    ) throws(StorageFault) -> Value {
        guard let words else { return .null }
        return SealedWords.text(try sealed(words, place, row))
    }

    /// A JSON array of words; an empty one has none, and lies as it is.
    func list(
        _ words: [UInt8], _ list: SealedList, of row: String
    ) throws(StorageFault) -> Value {
        switch (words == SealedList.noWords, list.isOfBytes) {
        case (true, true): .blob(words)
        case (true, false): .textBytes(words)
        case (false, true): try blob(words, list.place, of: row)
        case (false, false): try text(words, list.place, of: row)
        }
    }

    func blob(
        _ words: [UInt8], _ place: StaticString, of row: String
    ) throws(StorageFault) -> Value {
        SealedWords.blob(try sealed(words, place, row))
    }

    private func sealed(
        _ words: [UInt8], _ place: StaticString, _ row: String
    ) throws(StorageFault) -> SealedWords {
        let bound = Array("\(place)/\(row)".utf8)
        guard let envelope = Envelope.seal(words, under: key, at: bound, nonce: vault.nonce())
        else {
            throw .unavailable
        }
        return SealedWords(envelope)
    }
}

extension Registry {
    /// The key for these words, made where there is none yet.
    func sealer(of owner: KeyOwner) throws -> Sealer {
        let name = Value.text(owner.name)
        let read: StaticString = "SELECT wrapped FROM edition_keys WHERE owner = ?1"
        var wrapped = try connection.first(read, name) { row in row.bytes(0) }
        if wrapped == nil {
            try connection.run(
                """
                INSERT INTO edition_keys (owner, report_id, master, wrapped)
                VALUES (?1, ?2, sealing_key(), new_key())
                """,
                name, .optional(owner.report?.text))
            wrapped = try connection.first(read, name) { row in row.bytes(0) }
        }
        guard let key = wrapped.flatMap(vault.key) else { throw StorageFault.unavailable }
        return Sealer(key: key, vault: vault)
    }

    /// Puts every data key under the master key that seals now; the words stay as they are.
    package func rotateKeys(now: String) throws -> Int {
        try record("keys_rotated", of: sealingKey, by: nil, at: now)
        return try connection.run(
            """
            UPDATE edition_keys SET wrapped = rewrapped(wrapped), master = ?1
            WHERE master <> ?1 AND wrapped <> x''
            """,
            .text(sealingKey))
    }

    /// The id of the master key that seals.
    package var sealingKey: String { vault.keys.sealing }

    /// The ids of the key file, in its order.
    package var masterKeys: [String] { vault.keys.ids }

    /// Takes in a key file that was changed.
    package func rereadKeys() throws { try vault.keys.reread() }

    /// How many data keys lie under each master key, by its id.
    package func countKeys() throws -> [String: Int] {
        let rows = try connection.all(
            "SELECT master, count(*) FROM edition_keys WHERE wrapped <> x'' GROUP BY master"
        ) { row in (row.text(0), row.int(1)) }
        return Dictionary(rows) { first, _ in first }
    }

    /// Destroys the keys of a report that is erased: its words, and those around it, cannot be read
    /// any more by anybody. Answers kept for repeated requests may quote them, so they go as well.
    func destroyKeys(of report: ReportID) throws {
        try connection.run(
            "UPDATE edition_keys SET wrapped = x'' WHERE report_id = ?1", .text(report.text))
        try forgetAnswers(about: report)
        hasDroppedWords = true
    }

    /// Drops the keys of a draft that was deleted.
    func dropKeys(of report: ReportID) throws {
        try connection.run("DELETE FROM edition_keys WHERE report_id = ?1", .text(report.text))
        try forgetAnswers(about: report)
        hasDroppedWords = true
    }

    private func forgetAnswers(about report: ReportID) throws {
        try connection.run(
            """
            DELETE FROM sealed_kept_answers WHERE (account_id, idempotency_key) IN (
                SELECT account_id, idempotency_key FROM kept_answers
                WHERE instr(content, CAST(?1 AS BLOB)) > 0 OR instr(fields, ?1) > 0
                    -- An assessment names its recommendation alone.
                    OR EXISTS (SELECT 1 FROM sealed_recommendations AS r
                        WHERE r.report_id = ?1 AND instr(fields, r.id) > 0))
            """,
            .text(report.text))
    }

    /// Makes sure that the keys at hand are those of the store, before anything is done to it.
    func requireKeys() throws {
        let known = try connection.first(
            "SELECT 1 FROM sqlite_schema WHERE name = 'edition_keys'"
        ) { _ in true }
        guard known == true else { return }
        // From one master key to the next along the index: a start does not read all there are.
        let rows = try connection.all(
            """
            WITH RECURSIVE masters (id) AS (
                SELECT min(master) FROM edition_keys
                UNION ALL
                SELECT (SELECT min(k.master) FROM edition_keys AS k WHERE k.master > m.id)
                FROM masters AS m WHERE m.id IS NOT NULL)
            SELECT m.id, (SELECT k.wrapped FROM edition_keys AS k
                WHERE k.master = m.id AND k.wrapped <> x'' LIMIT 1)
            FROM masters AS m WHERE m.id IS NOT NULL
            """
        ) { row in (id: row.text(0), wrapped: row.bytes(1)) }
        for row in rows where !row.wrapped.isEmpty {
            guard vault.keys.has(row.id) else { throw MasterKeys.Fault.missing(id: row.id) }
            guard vault.key(row.wrapped) != nil else { throw MasterKeys.Fault.wrong(id: row.id) }
        }
    }

    /// The id of the master key that a store lies under; nil where it is from before there were
    /// keys.
    package static func masterKey(ofStoreAt path: String) throws -> String? {
        let connection = try Connection(path: path, access: .readOnly)
        guard try Migrations.version(of: connection) >= Migrations.sealing else { return nil }
        return try connection.first("SELECT master FROM edition_keys WHERE owner = 'register'") {
            row in row.text(0)
        }
    }
}

extension Registry {
    /// Writes the whole file anew, so that nothing stays of what its words were before.
    func overwriteFreePages() throws {
        try connection.run("VACUUM")
        try connection.checkpoint(.truncate)
    }
}
