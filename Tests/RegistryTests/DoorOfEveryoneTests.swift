import Article16
import Foundation
import SQLite
import Testing

@testable import Registry

/// Behind everyone's door nothing can be named but what is public, by whatever way.
@Suite("Everyone's door")
struct DoorOfEveryoneTests {
    let store: Store
    let door: Registry

    init() throws {
        store = try Store()
        let writer = try store.writer()
        _ = try writer.perform { registry in
            try GeneratedWorld.make(of: 10, seed: 5, in: registry)
        }
        door = try Registry.openForReading(
            at: store.path, through: .everyone, keys: store.keys)
    }

    static let hostile = [
        // The tables themselves, by each of their names, counted, and by their row ids.
        "SELECT * FROM reports", "SELECT title FROM main.reports", "SELECT title FROM [reports]",
        "SELECT title FROM \"reports\" AS public_reports", "SELECT count(*) FROM reports",
        "SELECT rowid FROM texts", "SELECT 1 FROM reports LIMIT 0",
        "SELECT max(rowid) FROM replies",
        "SELECT number FROM recordings", "SELECT token FROM tokens", "SELECT bytes FROM secrets",
        "SELECT subject FROM public_letters", "SELECT item_id FROM public_edition_items",
        "SELECT reason FROM issued_editions", "SELECT recorded_at FROM public_editions",
        "SELECT * FROM public_editions", "SELECT 1 FROM public_editions ORDER BY recorded_at",
        // Beside what is public.
        "SELECT p.id FROM public_reports AS p JOIN reports AS r ON r.id = p.id",
        "SELECT p.id FROM public_reports AS p, reports AS r",
        "SELECT p.id FROM public_reports AS p LEFT JOIN texts AS t ON t.report_id = p.id",
        "SELECT (SELECT count(*) FROM reports)",
        "SELECT id FROM public_reports WHERE EXISTS (SELECT 1 FROM reports)",
        "SELECT id FROM public_reports WHERE id IN (SELECT id FROM reports)",
        "SELECT id FROM public_reports WHERE id IN reports",
        "SELECT id FROM public_reports UNION SELECT id FROM reports",
        "SELECT id FROM public_reports EXCEPT SELECT id FROM reports",
        "WITH r AS (SELECT id FROM reports) SELECT id FROM r",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9) SELECT i FROM n",
        "WITH public_reports AS (SELECT * FROM reports) SELECT * FROM public_reports",
        "SELECT id FROM public_reports ORDER BY (SELECT count(*) FROM replies)",
        "SELECT id FROM public_reports LIMIT (SELECT count(*) FROM reports)",
        "VALUES ((SELECT count(*) FROM reports))",
        "SELECT e.value FROM reports AS r, json_each(r.languages) AS e",
        // What tells of the tables.
        "SELECT * FROM report_facts", "SELECT count(*) FROM report_facts",
        "SELECT sql FROM sqlite_schema", "SELECT name FROM sqlite_master",
        "SELECT count(*) FROM sqlite_master", "SELECT name FROM sqlite_temp_master",
        "SELECT seq FROM sqlite_sequence", "SELECT * FROM sqlite_stat1",
        "SELECT name FROM pragma_table_info('reports')", "SELECT * FROM pragma_table_list",
        "SELECT * FROM pragma_database_list", "SELECT * FROM pragma_function_list",
        "SELECT * FROM dbstat", "SELECT * FROM sqlite_dbpage", "SELECT * FROM bytecode('SELECT 1')",
        "PRAGMA table_info(reports)", "PRAGMA database_list", "PRAGMA schema_version",
        "PRAGMA page_count", "PRAGMA integrity_check", "PRAGMA data_version = 1",
        // Ways out, and ways to make something.
        "PRAGMA writable_schema = 1", "PRAGMA query_only = 0", "PRAGMA trusted_schema = 1",
        "PRAGMA wal_checkpoint(TRUNCATE)", "ATTACH 'register.sqlite' AS other",
        "ATTACH ':memory:' AS other", "DETACH main", "VACUUM INTO '/tmp/copy.sqlite'",
        "CREATE TEMP VIEW v AS SELECT * FROM reports", "CREATE TEMP TABLE t AS SELECT 1",
        "CREATE TABLE t (i)", "CREATE VIEW v AS SELECT 1",
        "CREATE TEMP TRIGGER t INSERT ON public_reports BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE temp.f USING fts5(words)",
        "CREATE VIRTUAL TABLE temp.f USING fts5vocab(main, reports, row)",
        "INSERT INTO public_reports (id) VALUES ('rep_x')", "DELETE FROM public_reports",
        "UPDATE public_reports SET title = ''", "DROP TABLE public_reports", "REINDEX", "ANALYZE",
        "ALTER TABLE public_reports RENAME TO r", "SAVEPOINT s", "COMMIT",
        "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')",
        "SELECT writefile('/tmp/x', 'x')", "SELECT fts3_tokenizer('x')", "SELECT sqlite_version()",
        "SELECT randomblob(9)", "SELECT zeroblob(1000000000)", "SELECT viewer()",
        // Full text: what is not words of our own, and the index's own commands.
        "SELECT rowid FROM public_search WHERE public_search MATCH 'a'",
        "SELECT id FROM public_reports WHERE title MATCH 'a'",
        "SELECT title FROM reports WHERE title MATCH 'a'",
        "SELECT rank FROM public_search('a')",
        "SELECT rowid FROM public_search('a') ORDER BY rank",
        "SELECT bm25(public_search) FROM public_search('a')",
        "SELECT snippet(public_search, 0, '', '', '', 9) FROM public_search('a')",
        "SELECT highlight(public_search, 0, '', '') FROM public_search('a')",
        "SELECT fts5(?1)", "SELECT fts5_source_id()", "SELECT rowid FROM reports('a')",
        "INSERT INTO public_search (public_search) VALUES ('optimize')",
        "INSERT INTO public_search (public_search) VALUES ('rebuild')",
        "INSERT INTO public_search (public_search, rank) VALUES ('rank', 'bm25(9)')",
        "INSERT INTO public_search (rowid, report) VALUES (1, 'a')",
        "DELETE FROM public_search", "DELETE FROM public_search_data",
        "UPDATE public_search_config SET v = 5", "DROP TABLE public_search",
        "CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, public_search, row)",
        "CREATE VIRTUAL TABLE temp.f USING fts5(report, content = 'sealed_texts')",
        "EXPLAIN SELECT * FROM reports", "EXPLAIN QUERY PLAN SELECT * FROM reports",
    ]

    @Test(arguments: hostile)
    func `a statement that names anything else is refused`(sql: String) throws {
        #expect(throws: SQLiteError.self) { try door.connection.execute(script: sql) }
        try door.connection.execute(script: "SELECT count(*) FROM public_reports")
    }

    @Test func `every table, view and index is refused but the listed tables`() throws {
        let all = try store.reader().connection.all("SELECT name FROM sqlite_schema") { $0.text(0) }
        #expect(all.count > 60 && DoorOfEveryone.tables.isSubset(of: all))
        for name in all where !DoorOfEveryone.tables.contains(name) {
            for sql in ["SELECT count(*) FROM \(name)", "SELECT * FROM main.\(name)"] {
                #expect(throws: SQLiteError.self, "\(sql)") {
                    try door.connection.execute(script: sql)
                }
            }
        }
    }

    @Test(arguments: DoorOfEveryone.tables.sorted())
    func `a listed table is read`(name: String) throws {
        try door.connection.execute(script: "SELECT count(*) FROM \(name)")
    }

    /// SQLite asks the authorizer of no column that NATURAL and USING compare: no statement of
    /// ours has them.
    @Test func `no statement compares columns that it does not name`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Registry")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count > 40)
        for name in names {
            let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for word in ["NATURAL", "USING"] {
                #expect(!source.contains(word), "\(name): \(word)")
            }
        }
    }

    /// Every publication table is listed, or left out for a reason.
    @Test func `the list is of the publication tables`() throws {
        let all = try store.reader().connection.all(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'public_*'"
        ) { $0.text(0) }
        let secret: Set = ["public_letters", "public_edition_items"]
        #expect(
            Set(all).subtracting(secret).union(["state_parties", "mechanisms"])
                == DoorOfEveryone.tables)
    }

    /// A scan of a base table cannot be: none can be named. Nor is one of a publication table,
    /// where one report is asked for.
    @Test func `a public report is found by its key`() throws {
        let plan = try store.reader().connection.all(
            "EXPLAIN QUERY PLAN SELECT * FROM public_reports WHERE id = 'rep_1'"
        ) { $0.text(3) }
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") })
    }
}
