import SQLite

@testable import Registry

/// The tables from which everybody is answered, word for word.
extension CanaryStory {
    func publicTables() throws -> [String] {
        try bench.arrange { registry in try registry.publicTables() }
    }
}

extension Registry {
    /// Every row of every publication table as one text, but for why an edition was issued again:
    /// that stands in the edition's row, and the issuer alone is answered it.
    func publicTables() throws -> [String] {
        let tables = try connection.all(
            """
            SELECT t.name, group_concat('ifnull(CAST("' || c.name || '" AS TEXT), '''')', ' || ')
            FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
            WHERE t.type = 'table' AND (t.name GLOB 'public_*'
                OR t.name IN ('state_parties', 'mechanisms'))
                AND NOT (t.name = 'public_editions' AND c.name = 'reason')
            GROUP BY t.name
            """
        ) { row in (name: row.text(0), columns: row.text(1)) }
        return try tables.flatMap { table in
            try connection.execute(
                script: """
                    DROP VIEW IF EXISTS temp.looked;
                    CREATE TEMP VIEW looked AS
                    SELECT '\(table.name): ' || \(table.columns) AS words FROM main."\(table.name)"
                    """)
            return try connection.all("SELECT words FROM looked") { row in row.text(0) }
        }
    }

    /// A leak that is planted: something confidential in a table of everybody's.
    func plant(_ words: String) throws {
        try connection.run(
            "UPDATE mechanisms SET name = ?1 WHERE 0 < (SELECT count(*) FROM mechanisms)",
            .text(words))
        try connection.run("UPDATE state_parties SET name = ?1", .text(words))
    }
}
