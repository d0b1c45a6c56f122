internal import SQLite

/// The questions about what everyone sees of links, and those that the copies are made with.
enum PublicLinkSQL {
    static let links = JoinedSQL(
        """
        SELECT l.source_id, l.position, l.type, l.symbol, l.paragraphs, l.scope,
            l.part_paragraphs, l.part_annexes
        FROM json_each(?1) AS n CROSS JOIN public_links AS l ON l.source_id = n.value
        ORDER BY n.key, l.position
        """)

    static let targets = JoinedSQL(
        """
        SELECT t.source_id, t.position, t.target_id, t.address
        FROM json_each(?1) AS n CROSS JOIN public_link_targets AS t ON t.source_id = n.value
        ORDER BY n.key, t.position, t.place
        """)

    private static let edge: StaticString = """
        SELECT t.type, t.source_id, t.target_id, t.address, t.position
        FROM json_each(?1) AS n CROSS JOIN public_link_targets AS t
        """

    static let from = JoinedSQL(
        edge, "ON t.source_id = n.value ORDER BY t.is_cited, n.key, t.position, t.place")
    static let to = JoinedSQL(
        edge, "ON t.target_id = n.value ORDER BY t.is_cited, n.key, t.position, t.source_id")
}

extension PublicLinkSQL {
    /// The recommendations in the report ?1 that have links, and those whose links may lead to it.
    static let around = JoinedSQL(
        """
        SELECT l.recommendation_id FROM recommendations AS w
        JOIN recommendation_links AS l ON l.recommendation_id = w.id WHERE w.report_id = ?1
        UNION SELECT l.recommendation_id FROM recommendations AS w
        JOIN recommendation_links AS l ON l.target_id = w.id WHERE w.report_id = ?1
        UNION SELECT l.recommendation_id FROM reports AS r
        JOIN recommendation_links AS l ON l.symbol = r.symbol WHERE r.id = ?1
        """)

    static let dropLinks = JoinedSQL(
        "DELETE FROM public_links WHERE source_id IN (SELECT value FROM json_each(?1))")
    static let dropTargets = JoinedSQL(
        "DELETE FROM public_link_targets WHERE source_id IN (SELECT value FROM json_each(?1))")

    static let published = JoinedSQL(
        """
        SELECT n.value FROM json_each(?1) AS n
        WHERE EXISTS (SELECT 1 FROM public_recommendations AS c WHERE c.id = n.value)
        ORDER BY n.key
        """)

    /// How many paragraphs a link names, and each as first, last, and address of a part; one row
    /// where none is understood.
    static let spans = JoinedSQL(
        """
        SELECT json_array_length(l.paragraphs), json_extract(s.value, '$[0]'),
            json_extract(s.value, '$[1]'), json_extract(s.value, '$[2]')
        FROM recommendation_links AS l LEFT JOIN json_each(l.spans) AS s
        WHERE l.recommendation_id = ?1 AND l.position = ?2 ORDER BY s.key
        """)
}
