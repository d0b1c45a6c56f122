internal import Article16
internal import RepositoryFiles
internal import SQLite

/// The members' door: a lock in the database beside the rules of `Article16`, made so that a
/// statement which forgets to ask who looks finds only what that viewer may read.
///
/// `doors/members.sql` has a view of each base table, and of some views. They are made on the
/// connection, as temporary views, and each is found under the name of its table: names without a
/// schema are looked up among the temporary ones first (sqlite.org/lang_naming.html), so that the
/// statements which the writer runs on the tables run here on what the viewer may see of them. An
/// authorizer then lets nothing but these views read a table.
///
/// The views have names that are drawn when the connection opens. SQLite tells the authorizer the
/// innermost view that reads, and it tells it the name of a common table expression just so: with
/// names that stand in the sources, `WITH visible_reports AS (SELECT * FROM main.reports)` would
/// pass for the view.
enum MembersDoor {
    /// The prefix of a view of one table, in the file.
    static let prefix = "visible_"

    /// Locks a reading connection. After that it can do nothing but read, and only through here.
    ///
    /// - Parameter views: the file; a test brings another, to see that it notices.
    static func lock(
        _ connection: Connection, views: String = RepositoryFiles.membersDoor
    ) throws(SQLiteError) {
        // SQLite makes the table behind this function at its first use, with a statement that
        // would be refused from then on.
        _ = try connection.first("SELECT count(*) FROM json_each('[]')") { $0.int(0) }
        let mark = mark()
        try connection.execute(script: "PRAGMA query_only = 0")
        try connection.execute(script: views.replacing(prefix, with: mark))
        for name in try names(on: connection) where name.hasPrefix(mark) {
            let table = name.dropFirst(mark.count)
            try connection.execute(
                script: "CREATE TEMP VIEW \(table) AS SELECT * FROM temp.\(name)")
        }
        try makeInnerViews(on: connection)
        try connection.execute(script: "PRAGMA query_only = 1")
        let names = Set(try names(on: connection))
        connection.setAuthorizer { request in
            decide(request, views: names, mark: mark)
        }
    }

    /// The views of the schema that the file has none for, once more: now on top of what the
    /// viewer sees of the tables.
    private static func makeInnerViews(on connection: Connection) throws(SQLiteError) {
        let views = try connection.all(
            """
            SELECT sql FROM main.sqlite_schema WHERE type = 'view'
                AND name NOT IN (SELECT name FROM temp.sqlite_schema) ORDER BY rowid
            """
        ) { row in row.text(0) }
        for sql in views {
            let body = sql.dropFirst("CREATE VIEW".utf8.count)
            try connection.execute(script: "CREATE TEMP VIEW" + body)
        }
    }

    private static func names(on connection: Connection) throws(SQLiteError) -> [String] {
        try connection.all("SELECT name FROM temp.sqlite_schema WHERE type = 'view'") { row in
            row.text(0)
        }
    }

    /// 128 bits that nobody can name.
    private static func mark() -> String {
        var generator = SystemRandomNumberGenerator()
        let bits = UInt128.random(in: .min ... .max, using: &generator)
        return "seen_\(String(bits, radix: 36))_"
    }
}

extension MembersDoor {
    /// Whether a statement may do this; whatever is not said here it may not.
    private static func decide(
        _ request: AuthorizationRequest, views: Set<String>, mark: String
    ) -> Authorization {
        if DoorOfEveryone.isFormOfSearch(request) { return .allow }
        return switch request.action {
        case .select, .recursive: .allow
        case .read: mayRead(request, views: views, mark: mark) ? .allow : .deny
        case .function: functions.contains(request.second ?? "") ? .allow : .deny
        // On a connection that cannot write, there is nothing in it but a moment to read at.
        case .transaction: .allow
        case .pragma:
            request.first == "data_version" && request.second == nil ? .allow : .deny
        case .createIndex, .createTable, .createTemporaryIndex, .createTemporaryTable,
            .createTemporaryTrigger, .createTemporaryView, .createTrigger, .createView, .delete,
            .dropIndex, .dropTable, .dropTemporaryIndex, .dropTemporaryTable,
            .dropTemporaryTrigger, .dropTemporaryView, .dropTrigger, .dropView, .insert, .update,
            .attach, .detach, .alterTable, .reindex, .analyze, .createVirtualTable,
            .dropVirtualTable, .savepoint:
            .deny
        }
    }

    /// A temporary view, what everyone may read, or a table that one of our views reads.
    private static func mayRead(
        _ request: AuthorizationRequest, views: Set<String>, mark: String
    ) -> Bool {
        let name = request.first ?? ""
        switch request.database {
        case "temp": return views.contains(name)
        case "main":
            return openTables.contains(name) || request.trigger?.hasPrefix(mark) == true
        // Of a table of which no column is named, SQLite says what stands in the statement.
        default: return request.second == "" && openTables.contains(name)
        }
    }

    /// What everyone may read, and JSON that a statement brings itself.
    static let openTables = DoorOfEveryone.tables.union(DoorOfEveryone.arrays)

    /// The functions that the statements and the views call, and none that reaches a file.
    static let functions: Set<String> = [
        "asked", "count", "glob", "ifnull", "iif", "instr", "json_extract", "max", "opened",
        "presented", "standing", "substr", "viewer",
    ]
}
