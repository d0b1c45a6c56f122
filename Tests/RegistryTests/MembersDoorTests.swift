import Article16
import SQLite
import Testing

@testable import Registry

/// Statements that go round the views, as a careless or a hostile hand would write them: each is
/// refused when it is prepared, or finds what its viewer may read and nothing else.
@Suite("The members' door")
struct MembersDoorTests {
    private let store: Store
    private let world: GeneratedWorld
    private let raw: Registry
    private let door: Registry

    init() throws {
        store = try Store()
        let writer = try store.writer()
        world = try writer.perform { registry in
            let world = try GeneratedWorld.make(of: 16, seed: 5, in: registry)
            try FullerWorld.fill(world, seed: 5, in: registry)
            return world
        }
        raw = try store.reader()
        door = try store.member()
        door.look(for: Caller(looking: .state(world.states[1])))
    }

    @Test func `what goes past the views is refused`() throws {
        for sql in Self.refused {
            let error = #expect(throws: SQLiteError.self, "\(sql)") {
                try door.connection.execute(script: sql)
            }
            #expect(error?.kind == .notAuthorized, "\(sql)")
        }
    }

    @Test func `what the connection cannot do at all is refused too`() throws {
        for sql in Self.impossible {
            #expect(throws: SQLiteError.self, "\(sql)") {
                try door.connection.execute(script: sql)
            }
        }
    }

    @Test func `what comes through the views holds the viewer's own`() throws {
        let own = try raw.connection.all(
            "SELECT report_id FROM report_readers WHERE audience = 'KAZ'"
        ) { $0.text(0) }
        let all = try raw.connection.first("SELECT count(*) FROM reports") { $0.int(0) }
        for sql in Self.bounded {
            let found = try door.connection.all(sql) { $0.text(0) }
            #expect(Set(found).isSubset(of: own), "\(sql)")
            #expect(Set(found).count < all!, "\(sql)")
        }
    }

    @Test func `the statements that are let through do find something`() throws {
        for sql in Self.bounded.dropLast(Self.foundless) {
            #expect(!(try door.connection.all(sql) { $0.text(0) }.isEmpty), "\(sql)")
        }
    }

    @Test func `what the statements call is let through, and nothing else`() throws {
        let asked = try door.connection.first(
            "SELECT json_extract(e.value, '$[0]') || substr('ab', 2) FROM json_each('[[1]]') AS e"
        ) { $0.text(0) }
        #expect(asked == "1b")
        for sql in ["SELECT length('a')", "SELECT hex('a')", "SELECT load_extension('a')"] {
            let error = #expect(throws: SQLiteError.self, "\(sql)") {
                try door.connection.execute(script: sql)
            }
            #expect(error?.message.contains("not authorized") == true, "\(sql)")
        }
    }

    @Test func `what is read in one transaction is of one moment`() throws {
        let members = try store.member()
        let readers = { try members.connection.all("SELECT 1 FROM report_readers") { _ in true } }
        members.look(for: Caller(looking: .subcommittee))
        let before = try readers().count
        try members.reading {
            #expect(try readers().count == before)
            _ = try store.connection().execute(script: "DELETE FROM report_readers")
            #expect(try readers().count == before && before > 0)
        }
        #expect(try readers().isEmpty)
    }

    @Test func `no table of the schema is read past its view`() throws {
        let tables = try raw.connection.all(
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
        ) { $0.text(0) }
        #expect(tables.count > 40)
        for table in tables where !MembersDoor.openTables.contains(table) {
            for sql in [
                "SELECT * FROM main.\(table)", "SELECT count(*) FROM main.\(table)",
                "SELECT 1 FROM main.\(table)", "SELECT EXISTS (SELECT 1 FROM main.\(table))",
            ] {
                let error = #expect(throws: SQLiteError.self) {
                    try door.connection.execute(script: sql)
                }
                #expect(error?.kind == .notAuthorized, "\(sql)")
            }
        }
    }

    @Test func `a table without a view is not there`() throws {
        for table in [
            "kept_answers", "sealed_kept_answers", "sealed_secrets", "recordings", "secrets",
            "sqlite_sequence",
        ] {
            #expect(throws: SQLiteError.self) {
                try door.connection.execute(script: "SELECT count(*) FROM \(table)")
            }
        }
    }

    @Test func `while nobody looks there is nothing`() throws {
        door.look(for: nil)
        for sql in Self.counts {
            #expect(try door.connection.first(sql) { $0.int(0) } == 0, "\(sql)")
        }
        door.look(for: Caller(looking: .auditor))
        for sql in Self.counts {
            #expect(try door.connection.first(sql) { $0.int(0) } == 0, "\(sql)")
        }
    }

    @Test func `an unlocked connection would have found it all`() throws {
        for sql in Self.counts {
            #expect(try raw.connection.first(sql) { $0.int(0) }! > 0, "\(sql)")
        }
    }

    @Test func `a token is found by who brings it, and no other`() throws {
        let (mine, other) = (Token.new(), Token.new())
        let writer = try store.writer()
        try writer.perform { registry in
            for token in [mine, other] {
                _ = try registry.addAccount(
                    AccountDraft(name: "B. Person", role: .spt), token: token, permissions: .read,
                    now: Registry.now, expiresAt: "2017-01-01T00:00:00Z")
            }
        }
        door.look(for: nil)
        #expect(try door.caller(tokenSHA256: mine.sha256, now: Registry.now)?.role == .spt)
        #expect(try door.caller(tokenSHA256: Token.new().sha256, now: Registry.now) == nil)
        #expect(try door.connection.first("SELECT count(*) FROM tokens") { $0.int(0) } == 0)
        door.viewer.presented = other.sha256
        #expect(try door.connection.first("SELECT count(*) FROM tokens") { $0.int(0) } == 1)
        #expect(try door.connection.first("SELECT count(*) FROM accounts") { $0.int(0) } == 1)
        let found = try door.connection.first("SELECT sha256 FROM tokens") { $0.bytes(0) }
        #expect(found == other.sha256)
    }

    @Test func `what everyone may read stays open`() throws {
        for sql in [
            "SELECT count(*) FROM state_parties", "SELECT count(*) FROM mechanisms",
            "SELECT count(*) FROM public_editions",
        ] as [StaticString] {
            #expect(try door.connection.first(sql) { $0.int(0) }! > 0)
        }
        _ = try door.connection.dataVersion()
    }

    @Test func `each connection draws names of its own for its views`() throws {
        let names = try [door, store.member()].map { registry in
            registry.connection.setAuthorizer(nil)
            return Set(
                try registry.connection.all(
                    "SELECT name FROM temp.sqlite_schema WHERE name LIKE 'seen%'"
                ) { $0.text(0) })
        }
        #expect(names[0].count > 30 && names[0].count == names[1].count)
        #expect(names[0].isDisjoint(with: names[1]))
    }
}

extension MembersDoorTests {
    private static let refused = [
        // The tables themselves, by every way of naming them.
        "SELECT * FROM main.reports", "SELECT id FROM \"main\".\"reports\"",
        "SELECT * FROM main.sealed_reports", "SELECT title FROM main.sealed_reports",
        "SELECT * FROM main.edition_keys",
        "SELECT opened(k.wrapped, s.title, 'reports.title/' || s.id)"
            + " FROM main.sealed_reports AS s JOIN main.edition_keys AS k ON k.owner = s.id",
        "SELECT id FROM [main].[reports]", "SELECT id FROM `main`.reports",
        "SELECT count(*) FROM main.reports", "SELECT 1 FROM main.reports",
        "SELECT rowid FROM main.sealed_reports", "SELECT r.id FROM main.reports AS r",
        "SELECT * FROM main.report_facts", "SELECT id FROM main.report_facts",
        "SELECT id FROM main.sealed_reports INDEXED BY reports_by_symbol WHERE symbol > ''",
        "SELECT r.id FROM reports AS o JOIN main.reports AS r ON r.id <> o.id",
        "SELECT o.id FROM reports AS o LEFT JOIN main.texts AS t ON t.report_id = o.id",
        "SELECT o.id FROM reports AS o NATURAL JOIN main.reports",
        "SELECT (SELECT title FROM main.reports LIMIT 1)",
        "SELECT id FROM reports WHERE id IN (SELECT id FROM main.reports)",
        "SELECT id FROM reports WHERE EXISTS (SELECT 1 FROM main.reports WHERE title > 'R')",
        "SELECT id FROM reports UNION SELECT id FROM main.reports",
        "SELECT id FROM reports UNION ALL SELECT report_id FROM main.texts",
        "SELECT 1 IN main.recordings", "SELECT id FROM reports WHERE 1 IN main.recordings",
        // Joins whose columns SQLite takes without asking.
        "SELECT 1 FROM (SELECT 'Report 1' AS title) JOIN main.reports USING (title)",
        "SELECT o.id FROM reports AS o JOIN main.reports AS r using (id)",
        "SELECT 1 FROM reports FULL JOIN main.reports USING(id)",
        "SELECT 1 FROM (SELECT 'cursors' AS name) JOIN main.sealed_secrets USING (name)",
        "SELECT 1 FROM (SELECT 'cursors' AS name) NATURAL/**/JOIN main.sealed_secrets",
        "SELECT id FROM reports EXCEPT SELECT id FROM main.reports",
        "SELECT id FROM reports ORDER BY (SELECT count(*) FROM main.reports)",
        "SELECT max(title) OVER () FROM main.reports",
        "SELECT id FROM reports LIMIT (SELECT count(*) FROM main.reports)",
        "VALUES ((SELECT count(*) FROM main.replies))",
        // Names that views had, or might have, given to common table expressions.
        "WITH visible_reports AS (SELECT * FROM main.reports) SELECT id FROM visible_reports",
        "WITH report_facts AS (SELECT * FROM main.reports) SELECT id FROM report_facts",
        "WITH reports AS (SELECT * FROM main.reports) SELECT id FROM reports",
        "WITH seen_reports AS (SELECT * FROM main.reports) SELECT id FROM seen_reports",
        "WITH seen_ AS (SELECT * FROM main.reports) SELECT id FROM seen_",
        """
        WITH RECURSIVE n(id) AS (SELECT 'x' UNION SELECT r.id FROM n JOIN main.reports AS r)
        SELECT id FROM n
        """,
        "SELECT id FROM (SELECT id FROM main.reports) AS visible_reports",
        "SELECT id FROM (SELECT * FROM main.reports) AS reports",
        // What is known of the store.
        "SELECT sql FROM sqlite_schema", "SELECT * FROM sqlite_master",
        "SELECT name FROM sqlite_temp_schema", "SELECT name FROM temp.sqlite_schema",
        "SELECT name FROM sqlite_temp_master", "SELECT name FROM main.sqlite_schema",
        "SELECT * FROM main.sqlite_sequence",
        "PRAGMA table_info(reports)", "PRAGMA table_list", "PRAGMA database_list",
        "PRAGMA index_list(reports)", "PRAGMA integrity_check", "PRAGMA user_version",
        // Another lock, or another schema.
        "PRAGMA query_only = 0", "PRAGMA query_only", "PRAGMA writable_schema = 1",
        "PRAGMA trusted_schema = 1", "PRAGMA data_version = 1", "PRAGMA temp_store = 1",
        "ATTACH ':memory:' AS other", "DETACH main", "CREATE TEMP TABLE t (x)",
        "CREATE TEMP VIEW v AS SELECT * FROM main.reports", "CREATE TABLE t (x)",
        "CREATE TEMP TRIGGER g INSTEAD OF INSERT ON reports BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE temp.f USING fts5(x)", "DROP VIEW temp.reports",
        "DROP VIEW temp.report_facts", "DROP TABLE main.sealed_reports", "DROP VIEW main.reports",
        "ANALYZE", "REINDEX",
        "ALTER TABLE main.sealed_reports RENAME TO r", "SAVEPOINT s",
        "INSERT INTO main.recordings DEFAULT VALUES", "DELETE FROM main.sealed_reports",
        "UPDATE main.sealed_reports SET title = 'x'",
        "REPLACE INTO main.sealed_secrets VALUES ('x', x'00')",
    ]

    /// Refused for another reason than the authorizer's.
    private static let impossible = [
        "VACUUM INTO '/tmp/opcat-copy'", "SELECT readfile('/etc/passwd')",
        "SELECT writefile('/tmp/opcat-copy', 'x')", "SELECT * FROM dbstat",
        "SELECT * FROM sqlite_dbpage", "SELECT * FROM sealed_secrets", "SELECT * FROM secrets",
        "SELECT * FROM temp.secrets", "SELECT * FROM other.reports", "SELECT edit('x')",
        "SELECT * FROM generate_series(1, 2)", "INSERT INTO reports (id) VALUES ('rep_x')",
        "SELECT * FROM pragma_table_info('reports')", "SELECT * FROM pragma_table_list",
        "SELECT * FROM pragma_database_list",
        // Functions that are not needed, which may reach further than an answer.
        "SELECT load_extension('x')", "SELECT fts3_tokenizer('x')", "SELECT sqlite_version()",
        "SELECT randomblob(9)", "SELECT total_changes()", "SELECT last_insert_rowid()",
        "SELECT sqlite_source_id()", "SELECT printf('%s', title) FROM reports",
        "UPDATE reports SET title = 'x'", "DELETE FROM reports",
    ]

    /// How many at the end of `bounded` find nothing.
    private static let foundless = 4

    private static let bounded: [StaticString] = [
        "SELECT id FROM reports", "SELECT id FROM temp.reports", "SELECT id FROM report_facts",
        "SELECT id FROM temp.report_facts", "SELECT report_id FROM report_readers",
        "SELECT report_id FROM texts", "SELECT report_id FROM recommendations",
        "SELECT id FROM reports WHERE 1 OR 1", "SELECT id FROM reports WHERE '' = ''",
        "SELECT max(id) FROM reports", "SELECT id FROM reports UNION SELECT report_id FROM texts",
        "SELECT DISTINCT t.report_id FROM texts AS t LEFT JOIN reports AS r ON r.id = t.report_id",
        "WITH x AS (SELECT * FROM reports) SELECT id FROM x",
        "SELECT id FROM (SELECT * FROM reports) AS visible_reports",
        "SELECT f.id FROM report_facts AS f WHERE f.id NOT IN (SELECT 'rep_x')",
        "SELECT DISTINCT report_id FROM changes",
        // Whom it does not name it does not show.
        "SELECT report_id FROM report_readers WHERE audience = 'everyone'",
        "SELECT report_id FROM report_readers WHERE audience = 'GEO'",
        "SELECT id FROM reports WHERE lifecycle = 'draft'",
        "SELECT report_id FROM personal_data_items",
    ]

    private static let counts: [StaticString] = [
        "SELECT count(*) FROM reports", "SELECT count(*) FROM report_facts",
        "SELECT count(*) FROM texts", "SELECT count(*) FROM recommendations",
        "SELECT count(*) FROM recommendation_links", "SELECT count(*) FROM replies",
        "SELECT count(*) FROM reply_items", "SELECT count(*) FROM visits",
        "SELECT count(*) FROM places", "SELECT count(*) FROM changes",
        "SELECT count(*) FROM report_readers", "SELECT count(*) FROM committee_files",
        "SELECT count(*) FROM personal_data_items", "SELECT count(*) FROM assessments",
        "SELECT count(*) FROM reprisals", "SELECT count(*) FROM publications",
        "SELECT count(*) FROM publication_requests", "SELECT count(*) FROM tokens",
        "SELECT count(*) FROM accounts",
    ]
}
