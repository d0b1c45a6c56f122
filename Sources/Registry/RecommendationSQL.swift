internal import SQLite

/// The questions a list of recommendations asks: of the reports that an audience reads as one of
/// their bodies, and of the public editions.
enum RecommendationSQL {
    private static let own: StaticString = """
        FROM report_readers AS a
        JOIN reports AS r ON r.id = a.report_id
        JOIN recommendations AS c ON c.report_id = a.report_id
        JOIN recommendations AS w ON w.id = c.id
        LEFT JOIN recommendation_words AS n ON n.recommendation_id = c.id
            AND n.language = r.original_language AND n.number = r.text_number
        """

    private static let published: StaticString = """
        FROM public_reports AS r
        JOIN public_recommendations AS c ON c.publication_id = r.publication_id
            AND c.number = r.number AND c.language = r.original_language
        """

    private static let ownFilter: StaticString = """
        WHERE a.audience = ?1
            AND (?2 IS NULL OR r.state_party = ?2) AND (?3 IS NULL OR a.report_id = ?3)
            AND (?4 IS NULL OR c.kind = ?4) AND (?5 IS NULL OR w.scope = ?5)
            AND (?6 IS NULL OR EXISTS (SELECT 1 FROM json_each(c.themes) WHERE value = ?6))
            AND (?7 IS NULL OR EXISTS (
                SELECT 1 FROM json_each(c.addressee_authorities) WHERE value = ?7))
            AND (?8 IS NULL OR a.sight = 'correspondent')
            AND (?10 IS NULL OR c.id IN (SELECT value FROM json_each(?9)))
        """

    /// How what is public fares is only its correspondents' to know (?8).
    private static let publicFilter: StaticString = """
        WHERE (?2 IS NULL OR r.state_party = ?2) AND (?3 IS NULL OR r.id = ?3)
            AND (?4 IS NULL OR c.kind = ?4) AND (?5 IS NULL OR c.scope = ?5)
            AND (?6 IS NULL OR EXISTS (SELECT 1 FROM json_each(c.themes) WHERE value = ?6))
            AND (?7 IS NULL OR EXISTS (
                SELECT 1 FROM json_each(c.addressee_authorities) WHERE value = ?7))
            AND ?8 IS NULL
            AND (?10 IS NULL OR (c.id, c.language) IN (
                SELECT w.recommendation_id, w.language FROM public_search(?10) AS s
                CROSS JOIN public_words AS w ON w.place = s.rowid))
        """

    private static let besidesOwn: StaticString = """
        AND NOT EXISTS (SELECT 1 FROM report_readers AS o
            WHERE o.audience = ?1 AND o.report_id = r.id)
        """

    static let columns: StaticString = """
        SELECT c.id, r.id, r.state_party, c.position, c.address, c.kind, c.text,
        """

    private static let ownColumns: StaticString = """
        SELECT c.id, r.id, r.state_party, c.position, c.address, c.kind, ifnull(n.text, c.text),
        """

    /// What it is about, and whether links or places are kept of it.
    static let details: StaticString = """
        w.scope, w.priority, w.addressee_authorities, w.themes, w.standards,
        w.places <> '[]' OR EXISTS (SELECT 1 FROM recommendation_links AS l
            WHERE l.recommendation_id = w.id), 0
        """

    /// The same as the public reads it: the lists are masked like the text.
    static let publicDetails: StaticString = """
        c.scope, c.priority, c.addressee_authorities, c.themes, c.standards,
        EXISTS (SELECT 1 FROM public_links AS l WHERE l.source_id = c.id)
            OR EXISTS (SELECT 1 FROM public_recommendation_places AS l
                WHERE l.recommendation_id = c.id), 1
        """

    /// Of the report ?1, as the text ?3 in the language ?2 says it, with the words as they lie in
    /// the store (`SealedRecommendation`).
    static let sealedOfReport = JoinedSQL(
        "SELECT w.id, w.position, w.address, w.kind, w.text, n.text,", details,
        """
        FROM sealed_recommendations AS w
        LEFT JOIN sealed_recommendation_words AS n ON n.recommendation_id = w.id
            AND n.language = ?2 AND n.number = ?3
        WHERE w.report_id = ?1 ORDER BY w.position
        """)

    /// The same for the original's first text, besides which no other words are kept.
    static let sealedOfFirstText = JoinedSQL(
        "SELECT w.id, w.position, w.address, w.kind, w.text, NULL,", details,
        "FROM sealed_recommendations AS w WHERE w.report_id = ?1 ORDER BY w.position")

    /// Of the published report ?1 in the language ?2.
    static let ofPublicEdition = JoinedSQL(columns, publicDetails, inPublicEdition)

    private static let inPublicEdition: StaticString = """
        FROM public_reports AS r
        JOIN public_recommendations AS c ON c.publication_id = r.publication_id
            AND c.number = r.number AND c.language = ?2
        WHERE r.id = ?1 ORDER BY c.position
        """

    static let placesInReport = JoinedSQL(
        "SELECT address, kind FROM recommendations WHERE report_id = ?1 ORDER BY position")

    static let placesInPublicEdition = JoinedSQL("SELECT c.address, c.kind", inPublicEdition)

    private static let ownPage: StaticString = """
        AND a.report_id >= ?11 AND (a.report_id > ?11 OR c.position > ?12)
        ORDER BY a.report_id, c.position LIMIT ?13
        """

    private static let publicPage: StaticString = """
        AND r.id >= ?11 AND (r.id > ?11 OR c.position > ?12)
        ORDER BY r.id, c.position LIMIT ?13
        """

    static let ownRows = JoinedSQL(ownColumns, details, own, ownFilter, ownPage)
    static let publicRows = JoinedSQL(columns, publicDetails, published, publicFilter, publicPage)
    static let publicRowsForMembers = JoinedSQL(
        columns, publicDetails, published, publicFilter, besidesOwn, publicPage)
    static let countOwn = JoinedSQL("SELECT count(*)", own, ownFilter)
    static let countPublic = JoinedSQL("SELECT count(*)", published, publicFilter)
    static let countPublicForMembers = JoinedSQL(
        "SELECT count(*)", published, publicFilter, besidesOwn)
}
