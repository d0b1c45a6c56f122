import Article16
import Foundation
import SQLite
import Testing

@testable import Registry

/// Without the key the files hold no word; with it every word comes back, or an error does.
@Suite("The vault")
struct VaultTests {
    static let canary = "canary in the shaft"

    static func report(_ registry: Registry, _ words: String = canary) throws -> ReportID {
        try registry.add(
            ReportDraft(
                state: try registry.state("KAZ"), issuer: .subcommittee, addressee: .stateParty,
                mechanism: nil, visit: nil, symbol: nil, title: "Title: \(words)",
                originalLanguage: "en", text: .sample(words)),
            by: nil, now: Registry.now)
    }

    /// A closed store with one draft whose words are canaries.
    static func filled() throws -> (Store, ReportID) {
        let store = try Store()
        let writer = try store.writer()
        let id = try writer.perform { try report($0) }
        return (store, id)
    }

    /// The files of a store in which the words stand.
    static func files(of store: Store, holding words: String = canary) throws -> [String] {
        try ["", "-wal", "-shm"].filter { ending in
            let path = store.path + ending
            guard FileManager.default.fileExists(atPath: path) else { return false }
            return try Data(contentsOf: URL(filePath: path)).range(of: Data(words.utf8)) != nil
        }
    }

    @Test func `no file of the store holds a word, while it is open and after`() throws {
        let store = try Store()
        let writer = try store.writer()
        let id = try writer.perform { try Self.report($0) }
        #expect(try Self.files(of: store) == [])
        try writer.close()
        #expect(try Self.files(of: store) == [])
        let head = try store.reader().head(of: id)
        #expect(head.title == "Title: " + Self.canary)
    }

    @Test func `a column that is left plain is found`() throws {
        let (store, _) = try Self.filled()
        try store.writer().perform { registry in
            try registry.connection.execute(
                script: "UPDATE sealed_reports SET title = '\(Self.canary)'")
        }
        #expect(try Self.files(of: store) != [])
    }

    @Test(arguments: [
        "UPDATE sealed_reports SET title = '[' || substr(title, 6)",
        "UPDATE sealed_reports SET title = 'Another'",
        "UPDATE sealed_reports SET title = '[]'",
        "UPDATE sealed_recommendations SET text = '[]'",
        "UPDATE sealed_reports SET title = (SELECT text FROM sealed_recommendations LIMIT 1)",
        "UPDATE sealed_texts SET paragraphs = footnotes",
        "UPDATE sealed_texts SET paragraphs = x''",
        "UPDATE sealed_texts SET paragraphs = CAST(paragraphs || x'00' AS BLOB)",
        "UPDATE sealed_texts SET paragraphs = CAST(substr(paragraphs, 1, 40) AS BLOB)",
        """
        UPDATE sealed_recommendations SET text = (SELECT o.text FROM sealed_recommendations AS o
            WHERE o.id <> sealed_recommendations.id)
        """,
        """
        UPDATE edition_keys SET wrapped = (SELECT o.wrapped FROM edition_keys AS o
            WHERE o.owner <> edition_keys.owner AND o.report_id IS NULL)
        WHERE report_id IS NOT NULL
        """,
        """
        UPDATE edition_keys SET wrapped = CAST(substr(wrapped, 1, length(wrapped) - 1)
            || x'00' || x'01' AS BLOB)
        WHERE report_id IS NOT NULL
        """,
    ])
    func `what was changed or moved is an error, and never another text`(sql: String) throws {
        let (store, _) = try Self.filled()
        try store.writer().perform { try $0.connection.execute(script: sql) }
        let reader = try store.reader()
        let error = #expect(throws: SQLiteError.self) {
            _ = try reader.connection.all(
                """
                SELECT r.title, t.paragraphs, c.text FROM reports AS r
                JOIN texts AS t ON t.report_id = r.id JOIN recommendations AS c
                    ON c.report_id = r.id
                """
            ) { row in row.text(0) + row.text(1) + row.text(2) }
        }
        #expect(error?.kind == .unopened)
        #expect(error?.description.contains(Self.canary) == false)
    }

    @Test func `each changed byte of an envelope is noticed`() throws {
        let line = MasterKeys.newLine()
        let vault = Vault(try MasterKeys(parsing: line) { line })
        let wrapped = try #require(vault.newKey())
        let key = try #require(vault.key(wrapped))
        let place = Array("reports.title/rep_a".utf8)
        let envelope = try #require(Envelope.seal(Array("words".utf8), under: key, at: place))
        #expect(Envelope.open(envelope[...], under: key, at: place) == Array("words".utf8))
        for index in envelope.indices {
            var changed = envelope
            changed[index] ^= 1
            #expect(Envelope.open(changed[...], under: key, at: place) == nil, "byte \(index)")
        }
        for index in wrapped.indices {
            var changed = wrapped
            changed[index] ^= 1
            #expect(vault.key(changed) == nil, "byte \(index) of the key")
        }
        #expect(Envelope.open(envelope[...], under: key, at: Array("x".utf8)) == nil)
        #expect(Envelope.open([], under: key, at: place) == nil)
    }

    @Test func `a store does not open under other keys, and stays as it is`() throws {
        let (store, id) = try Self.filled()
        let before = try Data(contentsOf: URL(filePath: store.path))
        let other = MasterKeys.newLine()
        let missing = try MasterKeys(parsing: other) { other }
        let error = #expect(throws: MasterKeys.Fault.self) {
            try Writer(at: store.path, keys: missing)
        }
        #expect(error == .missing(id: store.keys.sealing))
        let key = String(decoding: other, as: UTF8.self).split(separator: " ")[1]
        let forged = Array("\(store.keys.sealing) \(key)".utf8)
        let wrong = try MasterKeys(parsing: forged) { forged }
        #expect(throws: MasterKeys.Fault.wrong(id: store.keys.sealing)) {
            try Writer(at: store.path, keys: wrong)
        }
        #expect(try Data(contentsOf: URL(filePath: store.path)) == before)
        #expect(try store.reader().head(of: id).title.hasSuffix(Self.canary))
    }

    @Test func `what a store had before it had keys is sealed, and nothing of it stays`() throws {
        let store = try Store()
        do {
            let connection = try store.connection()
            for file in try MigrationTests.files().prefix(Migrations.sealing - 1) {
                try connection.execute(script: file.sql)
            }
            let before = Migrations.sealing - 1
            try connection.execute(script: Self.older + "PRAGMA user_version = \(before)")
        }
        #expect(try Self.files(of: store) != [])
        let writer = try store.writer()
        #expect(try Self.files(of: store) == [])
        let id = ReportID("rep_a")
        try writer.perform { registry in
            #expect(try registry.head(of: id).title == Self.canary)
            let words = try registry.connection.first(
                "SELECT paragraphs FROM texts WHERE report_id = 'rep_a'"
            ) { $0.text(0) }
            #expect(words == #"["\#(Self.canary)"]"#)
            let reply = try registry.connection.first("SELECT text FROM reply_items") { $0.text(0) }
            #expect(reply == Self.canary)
        }
        #expect(try store.faults() == ["the readers of rep_a are off"])
    }

    /// An adopted report with a submitted reply: what is final is sealed as well.
    private static let older = """
        INSERT INTO state_parties (code, name, deposited_on) VALUES ('KAZ', 'K', '2008-10-22');
        INSERT INTO reports (id, state_party, issuer, addressee, title, original_language,
            edition, lifecycle)
        VALUES ('rep_a', 'KAZ', 'spt', 'state_party', '\(canary)', 'en', 'sha256:1', 'draft');
        INSERT INTO texts (report_id, language, number, paragraphs, footnotes, annexes, unplaced)
        VALUES ('rep_a', 'en', 1, '["\(canary)"]', '[]', '[]', '[]');
        UPDATE reports SET lifecycle = 'adopted', adopted_on = '2010-01-01';
        INSERT INTO replies (id, report_id, author, language)
        VALUES ('rpl_a', 'rep_a', 'KAZ', 'en');
        INSERT INTO reply_items VALUES ('rpl_a', 0, '1', '\(canary)', '[]', '[]', NULL, NULL);
        UPDATE replies SET submitted_on = '2010-02-01', late = 0;
        """

    @Test func `the words of an erased report are gone for whoever has the key`() throws {
        let store = try Store()
        let writer = try store.writer()
        let id = try writer.perform { try Self.report($0) }
        let wrapped = try store.reader().connection.all(
            "SELECT wrapped FROM edition_keys WHERE report_id IS NOT NULL"
        ) { $0.bytes(0) }
        #expect(wrapped.count >= 2)
        try writer.perform { registry in
            try registry.connection.run(
                "UPDATE sealed_reports SET erased_on = ?2, erasure_reason = ?3 WHERE id = ?1",
                .text(id.text), .text("2016-06-01"),
                try registry.sealer(of: .register).text(
                    "R", "reports.erasure_reason", of: id.text))
            try registry.destroyKeys(of: id)
        }
        // The log is cut behind the commit.
        writer.finish()
        let head = try store.reader().head(of: id)
        #expect(head.title == "")
        #expect(
            try store.reader().connection.first("SELECT paragraphs FROM texts") { $0.text(0) }
                == "[]")
        for ending in ["", "-wal"] {
            let data = try Data(contentsOf: URL(filePath: store.path + ending))
            for key in wrapped { #expect(data.range(of: Data(key)) == nil, "\(ending)") }
        }
        #expect(throws: StorageFault.self) {
            try writer.perform { _ = try $0.sealer(of: .report(id)) }
        }
    }

    @Test(arguments: [
        "UPDATE edition_keys SET wrapped = x'' WHERE report_id IS NOT NULL",
        "UPDATE edition_keys SET owner = 'x' WHERE report_id IS NOT NULL",
        "DELETE FROM edition_keys WHERE report_id IS NOT NULL",
        "DELETE FROM edition_keys WHERE report_id IS NULL",
    ])
    func `the keys of a report that is not erased stay`(sql: String) throws {
        let (store, _) = try Self.filled()
        let error = #expect(throws: SQLiteError.self) {
            try store.writer().perform { try $0.connection.execute(script: sql) }
        }
        #expect(error?.kind == .constraint(.trigger))
    }
}
