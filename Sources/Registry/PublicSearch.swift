package import Article16
internal import SQLite

extension PublicTable {
    /// What is looked for in public: the served editions' words, and nothing of their numbering.
    static let words = PublicTable(
        "public_words",
        insert: """
            INSERT INTO public_words (report_id, publication_id, number, language,
                recommendation_id, report, recommendation)
            """, delete: "DELETE FROM public_words WHERE report_id = ?1",
        all: """
            SELECT report_id, publication_id, number, language, recommendation_id, report,
                recommendation FROM public_words
            """,
        definition: """
            SELECT s.* FROM (
                SELECT e.report_id, e.publication_id, e.number, e.language,
                    NULL AS recommendation_id,
                    e.title || char(10) || ifnull((
                        SELECT group_concat(t.atom, char(10)) FROM json_tree('[' || e.paragraphs
                            || ',' || e.footnotes || ',' || e.annexes || ',' || e.unplaced || ']')
                            AS t
                        WHERE t.type = 'text' AND t.key NOT IN ('address', 'number', 'annex')
                            AND substr(t.path, -10) <> '.footnotes'), '')
                        || char(10) || ifnull((
                        SELECT group_concat(c.text, char(10)) FROM public_recommendations AS c
                        WHERE c.publication_id = e.publication_id AND c.number = e.number
                            AND c.language = e.language), '') AS report,
                    NULL AS recommendation
                FROM public_editions AS e JOIN reports AS r
                    ON r.publication_id = e.publication_id AND r.public_edition = e.number
                UNION ALL
                SELECT c.report_id, c.publication_id, c.number, c.language, c.id, NULL, c.text
                FROM public_recommendations AS c JOIN reports AS r
                    ON r.publication_id = c.publication_id AND r.public_edition = c.number) AS s
            WHERE 1
            """, ofOne: "AND s.report_id = ?1")
}

extension Registry {
    /// Puts the words of the served edition into the public index, where they are not there yet.
    ///
    /// Words that go are taken out of the index's pages as well: it keeps them beside a mark that
    /// they are deleted until it is put together anew (sqlite.org/fts5.html, section 6.8).
    func publishWords(of report: ReportID) throws {
        let isThere = try connection.first(
            """
            SELECT EXISTS (SELECT 1 FROM public_reports AS p
                JOIN public_words AS w ON w.report_id = p.id
                    AND w.publication_id = p.publication_id AND w.number = p.number
                WHERE p.id = ?1)
            """,
            .text(report.text)
        ) { $0.int(0) != 0 }
        guard isThere != true else { return }
        try connection.run(
            """
            INSERT INTO public_search (public_search, rowid, report, recommendation)
            SELECT 'delete', place, report, recommendation FROM public_words WHERE report_id = ?1
            """,
            .text(report.text))
        let dropped = try connection.prepare(PublicTable.words.deletion).run([.text(report.text)])
        try connection.prepare(PublicTable.words.insertion).run([.text(report.text)])
        try connection.run(
            """
            INSERT INTO public_search (rowid, report, recommendation)
            SELECT place, report, recommendation FROM public_words WHERE report_id = ?1
            """,
            .text(report.text))
        guard dropped > 0 else { return }
        try connection.run("INSERT INTO public_search (public_search) VALUES ('optimize')")
        hasDroppedWords = true
    }

    /// The recommendations of a published report that have the words in one of its languages.
    package func publicRecommendations(
        of report: ReportID, in language: String, with words: SearchWords
    ) throws -> SearchFinds {
        let found = try connection.all(
            """
            SELECT w.recommendation_id FROM public_search(?1) AS s
            CROSS JOIN public_words AS w ON w.place = s.rowid
            WHERE w.report_id = ?2 AND w.language = ?3
            """,
            .text(words.match(in: .recommendation)), .text(report.text), .text(language)
        ) { $0.text(0) }
        return SearchFinds(Set(found))
    }
}
