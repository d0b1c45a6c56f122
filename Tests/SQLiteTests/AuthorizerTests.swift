import Testing

@testable import SQLite

@Suite("The authorizer")
struct AuthorizerTests {
    let scratch: Scratch
    let writer: Connection

    init() throws {
        scratch = try Scratch()
        writer = try scratch.writerWithTable()
        try writer.execute(
            script: """
                CREATE TABLE secrets (word TEXT) STRICT;
                CREATE VIEW window AS SELECT word FROM secrets;
                INSERT INTO secrets VALUES ('confidential');
                INSERT INTO items (name, note) VALUES ('a', 'noted');
                """)
    }

    static func denySecrets(_ request: AuthorizationRequest) -> Authorization {
        request.action == .read && request.first == "secrets" ? .deny : .allow
    }

    @Test(
        arguments: [
            "SELECT word FROM secrets", "SELECT count(*) FROM secrets", "SELECT word FROM window",
            "SELECT name FROM items WHERE name IN (SELECT word FROM secrets)",
        ] as [StaticString])
    func `a table that is denied cannot be named`(sql: StaticString) throws {
        writer.setAuthorizer(Self.denySecrets)
        let error = #expect(throws: SQLiteError.self) { try writer.all(sql) { $0.text(0) } }
        #expect(error?.kind == .notAuthorized)
        #expect(try writer.names() == ["a"])
    }

    @Test(
        arguments: [
            "SELECT 1 FROM (SELECT 'confidential' AS word) JOIN secrets USING (word)",
            "SELECT 1 FROM (SELECT 'confidential' AS word) NATURAL JOIN secrets",
            "SELECT 1 FROM (SELECT 'confidential' AS word) natural/**/LEFT JOIN secrets",
        ] as [StaticString])
    func `a join that SQLite does not ask about is refused`(sql: StaticString) throws {
        // Without an authorizer it is SQL like any other.
        #expect(
            try Scratch().writerWithTable().all("SELECT 1 FROM items JOIN items USING (id)") {
                $0.int(0)
            }.isEmpty)
        writer.setAuthorizer(Self.denySecrets)
        let error = #expect(throws: SQLiteError.self) { try writer.all(sql) { $0.int(0) } }
        #expect(error?.kind == .notAuthorized)
        #expect(throws: SQLiteError.self) { try writer.execute(script: "\(sql)") }
        #expect(try writer.first("SELECT 'natural_disaster, reusing'") { $0.text(0) } != nil)
    }

    @Test func `a statement prepared before is asked about again`() throws {
        let sql: StaticString = "SELECT word FROM secrets"
        #expect(try writer.all(sql) { $0.text(0) } == ["confidential"])
        writer.setAuthorizer(Self.denySecrets)
        #expect(throws: SQLiteError.self) { try writer.all(sql) { $0.text(0) } }
        writer.setAuthorizer(nil)
        #expect(try writer.all(sql) { $0.text(0) } == ["confidential"])
    }

    @Test func `a column that is ignored reads as NULL`() throws {
        writer.setAuthorizer { $0.second == "note" ? .ignore : .allow }
        let row = try writer.first("SELECT name, note FROM items") { row in
            (row.text(0), row.isNull(1))
        }
        #expect(row?.0 == "a")
        #expect(row?.1 == true)
    }

    @Test func `a request names table, column, database and view`() throws {
        var requests: [AuthorizationRequest] = []
        writer.setAuthorizer { request in
            requests.append(request)
            return .allow
        }
        #expect(try writer.all("SELECT word FROM window") { $0.text(0) } == ["confidential"])
        #expect(
            requests.contains(
                AuthorizationRequest(
                    action: .read, first: "secrets", second: "word", database: "main",
                    trigger: "window")))
        #expect(requests.contains { $0.action == .select })
    }
}
