import Article16
import Foundation
import SQLite
import Testing

@testable import Registry

/// The public index has the words of served editions, and keeps none that went.
@Suite("The public index")
struct PublicSearchTests {
    private static let canary = "zyxquvarnish"

    /// A published report of a world, in another edition with these words.
    private static func report(saying words: String, through writer: Writer) throws -> String {
        try writer.perform { registry in
            _ = try GeneratedWorld.make(of: 60, seed: 7, in: registry)
            let id = try registry.connection.first("SELECT min(id) FROM public_reports") {
                $0.text(0)
            }
            try Self.serve(words, as: 98, of: id!, in: registry)
            return id!
        }
    }

    /// Serves a further edition of a published report, with these words in its paragraph.
    private static func serve(
        _ words: String, as number: Int, of report: String, in registry: Registry
    ) throws {
        try registry.connection.run(
            """
            INSERT INTO public_editions
            SELECT publication_id, ?2, language, report_id, issued_on, recorded_at, edition, title,
                ?3, footnotes, annexes, unplaced, text_number, corrigenda, comments,
                comments_reply_id, comments_id, comments_language, comments_paragraphs
            FROM public_editions WHERE report_id = ?1
            """,
            .text(report), .int(number), .text(#"[{"address": "1", "text": "\#(words)"}]"#))
        try registry.connection.run(
            "UPDATE sealed_reports SET public_edition = ?2 WHERE id = ?1", .text(report),
            .int(number))
        try registry.publish(ReportID(report))
    }

    private static func found(_ text: String, by registry: Registry) throws -> Set<String> {
        var filter = ReportFilter()
        filter.words = try SearchWords(text)
        let all = try registry.reports(
            as: .anyone, filter, order: .id, after: nil, limit: 200,
            today: CalendarDate("2020-01-01")!)
        return Set(all.map(\.opened.report.id.text))
    }

    /// How often a term that begins with the canary stands in the index.
    private static func terms(in store: Store) throws -> Int {
        let connection = try Connection(path: store.path, access: .readOnly)
        try connection.execute(
            script: """
                PRAGMA query_only = 0;
                CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, public_search, instance)
                """)
        return try connection.first(
            "SELECT count(*) FROM temp.terms WHERE term GLOB 'zyx*'"
        ) { $0.int(0) } ?? -1
    }

    /// Terms are kept without what they share with the one before: none else begins with `zy`.
    private static func occurrences(in store: Store) throws -> Int {
        try ["", "-wal"].reduce(0) { count, end in
            let bytes = try Data(contentsOf: URL(filePath: store.path + end))
            return count + (bytes.range(of: Data(canary.dropFirst(2).utf8)) == nil ? 0 : 1)
        }
    }

    @Test func `words that went are in no page of the file and of its log`() throws {
        let store = try Store()
        let writer = try store.writer()
        let report = try Self.report(saying: "The \(Self.canary) stays", through: writer)
        let reader = try Registry.openForReading(
            at: store.path, through: .everyone, keys: store.keys)
        #expect(try Self.found("zyxquvarn*", by: reader) == [report])
        #expect(try Self.terms(in: store) > 0 && Self.occurrences(in: store) > 0)
        try writer.perform { registry in
            try Self.serve("Nothing stays", as: 99, of: report, in: registry)
        }
        try writer.close()
        #expect(try Self.found("zyxquvarn*", by: reader) == [])
        #expect(try Self.found("\"nothing stays\"", by: reader) == [report])
        #expect(try Self.terms(in: store) == 0)
        #expect(try Self.occurrences(in: store) == 0)
        #expect(try store.faults() == [])
    }

    @Test func `it is found behind the doors when the schema was read anew`() throws {
        let store = try Store()
        let writer = try store.writer()
        let report = try Self.report(saying: "Clean water", through: writer)
        let everyone = try Registry.openForReading(
            at: store.path, through: .everyone, keys: store.keys)
        let member = try store.member()
        member.look(for: Caller(looking: .committee))
        for _ in 0..<2 {
            for door in [everyone, member] {
                #expect(try Self.found("clean water", by: door) == [report])
            }
            try writer.perform { registry in
                try registry.connection.execute(script: "CREATE TABLE t (i); DROP TABLE t")
            }
        }
        for door in [everyone, member] {
            for sql in [
                "UPDATE sqlite_master SET sql = ''", "UPDATE sqlite_schema SET name = 'x'",
                "UPDATE main.sqlite_master SET type = 'table' WHERE name = 'public_search'",
                "INSERT INTO sqlite_master (type) VALUES ('x')", "DELETE FROM sqlite_master",
                "SELECT sql FROM sqlite_master", "SELECT count(*) FROM sqlite_master",
                "SELECT name FROM sqlite_master",
            ] {
                #expect(throws: SQLiteError.self, "\(sql)") {
                    try door.connection.execute(script: sql)
                }
            }
        }
    }

    @Test func `what it finds is what the served editions say`() throws {
        let store = try Store()
        let writer = try store.writer()
        _ = try writer.perform { registry in
            _ = try GeneratedWorld.make(of: 60, seed: 7, in: registry)
            let ids = try registry.connection.all("SELECT id FROM public_reports LIMIT 4") {
                $0.text(0)
            }
            let texts = ["Cells were dark", "Dark and cold", "No light in cells", "Clean water"]
            for (id, text) in zip(ids, texts) { try Self.serve(text, as: 98, of: id, in: registry) }
        }
        let reader = try Registry.openForReading(
            at: store.path, through: .everyone, keys: store.keys)
        let said = try reader.connection.all(
            "SELECT report_id, report FROM public_words WHERE report IS NOT NULL"
        ) { ($0.text(0), $0.text(1)) }
        let words = Set(said.flatMap { $0.1.split { !$0.isLetter } }.filter { $0.count > 2 })
        #expect(words.count > 8)
        for word in words {
            let right = said.filter { _, text in
                text.split { !$0.isLetter && !$0.isNumber }.contains {
                    $0.lowercased() == word.lowercased()
                }
            }
            #expect(try Self.found(String(word), by: reader) == Set(right.map(\.0)), "\(word)")
        }
    }

    @Test(
        arguments: [
            ("Élodie Müller", "elodie MULLER"), ("ÉLODIE", "élodie"),
            ("Тұрмедегі сот", "тұрмедегі"),
            ("Алматы ҚАЛАСЫ", "қаласы"), ("سجن مركزي", "مركزي"), ("Ḥasan", "hasan"),
            ("naïveté", "\"naivete\""), ("Ünal İpek", "unal"), ("Việt Nam", "viet"),
            ("Article 16", "16"), ("case no. A-17", "A-17"),
        ])
    func `words of every script are found`(text: String, query: String) throws {
        let store = try Store()
        let report = try store.writer().perform { registry in
            _ = try GeneratedWorld.make(of: 60, seed: 7, in: registry)
            let id = try registry.connection.first("SELECT min(id) FROM public_reports") {
                $0.text(0)
            }
            try Self.serve(text, as: 98, of: id!, in: registry)
            return id!
        }
        let reader = try Registry.openForReading(
            at: store.path, through: .everyone, keys: store.keys)
        #expect(try Self.found(query, by: reader).contains(report))
    }
}
