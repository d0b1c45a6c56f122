internal import SQLite

/// Everyone's door: what a connection behind it may name. The lists are closed; whatever is not
/// in them is refused when a statement is prepared, whatever it asks for (sqlite.org, "Compile-Time
/// Authorization Callbacks").
enum DoorOfEveryone {
    /// The publication tables, and who has what to publish: nothing in them is confidential.
    ///
    /// `public_letters` and `public_edition_items` are not among them: whose letter it is and what
    /// was printed on consent is nobody's but the publisher's.
    static let tables = Set([
        "public_reports", "public_symbols", "public_publications", "public_editions",
        "public_recommendations", "public_recommendation_places", "public_links",
        "public_link_targets", "public_comments", "public_comment_items",
        "public_committee_files", "public_statements", "public_standing_consents", "public_visits",
        "public_places",
        "public_changes", "state_parties", "mechanisms",
    ]).union(search)

    /// Their words, and the index of them.
    static let search = index.union(["public_words"])

    /// The index, with what SQLite keeps it in and reads it from by itself.
    static let index: Set<String> = [
        "public_search", "public_search_config", "public_search_data", "public_search_docsize",
        "public_search_idx",
    ]

    /// A column of those that counts what is recorded of all reports, and one that ranks what is
    /// found: nobody is told how often a word stands where.
    static let closedColumns: Set<String> = ["public_editions.recorded_at", "public_search.rank"]

    /// What reads a JSON array that stands in a column or is bound.
    static let arrays: Set<String> = ["json_each"]

    static let functions: Set<String> = ["count", "iif", "ifnull", "instr", "substr"]

    static let transactions: Set<String> = ["BEGIN", "ROLLBACK"]

    static let pragmas: Set<String> = ["data_version"]

    static func close(_ connection: Connection) throws(SQLiteError) {
        // SQLite makes the table behind this function at its first use, with a statement that
        // would be refused from then on.
        _ = try connection.first("SELECT count(*) FROM json_each('[]')") { $0.int(0) }
        connection.setAuthorizer(decide)
    }

    /// Whether SQLite asks if it may write down the form of a virtual table, as it does whenever it
    /// has read the schema anew. It writes nothing then, and no statement can: that table may not
    /// be modified (sqlite.org/c3ref/c_dbconfig_defensive.html), and the connection only reads.
    static func isFormOfSearch(_ request: AuthorizationRequest) -> Bool {
        guard request.first == "sqlite_master", request.database == "main", request.trigger == nil
        else { return false }
        if request.action == .read { return request.second == "ROWID" }
        return request.action == .update && formColumns.contains(request.second ?? "")
    }

    private static let formColumns: Set<String> = ["type", "name", "tbl_name", "rootpage", "sql"]

    static func decide(_ request: AuthorizationRequest) -> Authorization {
        isAllowed(request) || isFormOfSearch(request) ? .allow : .deny
    }

    private static func isAllowed(_ request: AuthorizationRequest) -> Bool {
        switch request.action {
        case .select: true
        case .read: mayRead(request)
        case .function: request.second.map(functions.contains) ?? false
        case .transaction: request.first.map(transactions.contains) ?? false
        case .pragma: request.second == nil && request.first.map(pragmas.contains) ?? false
        case .createIndex, .createTable, .createTemporaryIndex, .createTemporaryTable,
            .createTemporaryTrigger, .createTemporaryView, .createTrigger, .createView, .delete,
            .dropIndex, .dropTable, .dropTemporaryIndex, .dropTemporaryTable,
            .dropTemporaryTrigger, .dropTemporaryView, .dropTrigger, .dropView, .insert, .update,
            .attach, .detach, .alterTable, .reindex, .analyze, .createVirtualTable,
            .dropVirtualTable, .savepoint, .recursive:
            false
        }
    }

    /// No view and no trigger reads for anybody here. A table of which no column is looked at, but
    /// its rows counted, is read by an empty name of a column and in no database.
    private static func mayRead(_ request: AuthorizationRequest) -> Bool {
        guard let table = request.first, let column = request.second, request.trigger == nil,
            request.database == "main" || column.isEmpty && request.database == nil
        else { return false }
        if arrays.contains(table) { return true }
        return tables.contains(table) && !closedColumns.contains("\(table).\(column)")
    }
}
