internal import Article16
internal import SQLite

/// Whether what stands in the publication tables is what everyone may read, no more and no less.
extension Registry {
    /// What is off, in words for the store's keeper.
    package func miscopiedTables() throws -> [String] {
        var faults: [String] = []
        for table in PublicTable.all {
            let count = try connection.prepare(table.difference).first([]) { $0.int(0) } ?? 0
            if count > 0 { faults.append("\(table.name) is off in \(count) rows") }
        }
        let off = try misplacedEditions()
        if off > 0 { faults.append("\(off) rows of public editions are not of served ones") }
        if try !indexesAllWords() { faults.append("public_search is off") }
        if try !keepsRightLinks() { faults.append("public_links is off") }
        return faults
    }

    /// The rows of words that are of no served edition, and the served editions without words.
    private func misplacedEditions() throws -> Int {
        try connection.first(
            """
            WITH served (publication_id, number) AS (
                SELECT publication_id, public_edition FROM reports
                WHERE publication_id IS NOT NULL)
            SELECT (SELECT count(*) FROM public_editions
                    WHERE (publication_id, number) NOT IN served)
                + (SELECT count(*) FROM public_recommendations
                    WHERE (publication_id, number) NOT IN served)
                + (SELECT count(*) FROM public_comments
                    WHERE (publication_id, number) NOT IN served)
                + (SELECT count(*) FROM public_comment_items
                    WHERE (publication_id, number) NOT IN served)
                + (SELECT count(*) FROM served WHERE (publication_id, number) NOT IN (
                    SELECT publication_id, number FROM public_editions))
            """
        ) { $0.int(0) } ?? 0
    }

    /// Whether the index has each row of words, and no other.
    private func indexesAllWords() throws -> Bool {
        try connection.first(
            """
            SELECT NOT EXISTS (SELECT id FROM public_search_docsize EXCEPT
                    SELECT place FROM public_words)
                AND NOT EXISTS (SELECT place FROM public_words EXCEPT
                    SELECT id FROM public_search_docsize)
            """
        ) { $0.int(0) != 0 } ?? false
    }

    /// Compares what is kept of links with what the rules find.
    private func keepsRightLinks() throws -> Bool {
        let sources = try connection.all(
            """
            SELECT recommendation_id FROM recommendation_links
            UNION SELECT source_id FROM public_links
            UNION SELECT source_id FROM public_link_targets
            """
        ) { RecommendationID($0.text(0)) }
        let right = try linksForEveryone(of: sources)
        let links = try connection.all(
            """
            SELECT source_id, position, type, ifnull(symbol, ''), paragraphs, scope,
                part_paragraphs, part_annexes FROM public_links
            """
        ) { row in (0...7).map { row.text($0) } }
        let targets = try connection.all(
            """
            SELECT source_id, position, place, type, is_cited, target_id, address
            FROM public_link_targets
            """
        ) { row in (0...6).map { row.text($0) } }
        return Set(right.map(\.row)) == Set(links) && right.count == links.count
            && Set(right.flatMap(\.targetRows)) == Set(targets)
    }
}

extension PublicLink {
    /// The columns of `public_links`.
    fileprivate var row: [String] {
        [
            place.source.text, "\(place.position)", link.type.rawValue, symbol ?? "",
            String(decoding: paragraphs, as: UTF8.self), scope.word, scope.keptParagraphs,
            scope.keptAnnexes,
        ]
    }

    /// The columns of `public_link_targets`.
    fileprivate var targetRows: [[String]] {
        link.recommendations.enumerated().map { index, target in
            [
                place.source.text, "\(place.position)", "\(index)", link.type.rawValue,
                symbol == nil ? "0" : "1", target.id.text, target.address,
            ]
        }
    }
}
