internal import SQLite

/// The questions about visits: of those that a member's circle knows as its own, and of those that
/// everyone knows.
enum VisitSQL {
    /// A visit follows one that its reader may know of, or none.
    private static let ownColumns: StaticString = """
        SELECT v.id, v.state_party, v.body, v.mechanism_id, v.type, v.started_on, v.ended_on,
            v.announced_on, v.delegation, v.places, v.interlocutors, v.joint_with, v.led_by,
            CASE WHEN EXISTS (SELECT 1 FROM visit_readers AS p
                    WHERE p.visit_id = v.prior_visit_id AND p.audience = a.audience)
                OR EXISTS (SELECT 1 FROM public_visits AS p WHERE p.id = v.prior_visit_id)
                THEN v.prior_visit_id END, a.sight
        FROM visit_readers AS a JOIN visits AS v ON v.id = a.visit_id
        """

    private static let columns: StaticString = """
        SELECT v.id, v.state_party, v.body, v.mechanism_id, v.type, v.started_on, v.ended_on,
            v.announced_on, v.delegation, v.places, v.interlocutors, v.joint_with, v.led_by,
            v.prior_visit_id, v.sight
        FROM public_visits AS v
        """

    /// A public visit may follow one that only a member's circle knows of.
    private static let columnsForMembers: StaticString = """
        SELECT v.id, v.state_party, v.body, v.mechanism_id, v.type, v.started_on, v.ended_on,
            v.announced_on, v.delegation, v.places, v.interlocutors, v.joint_with, v.led_by,
            ifnull(v.prior_visit_id, (SELECT l.prior_visit_id FROM known_visits AS l
                JOIN visit_readers AS p ON p.visit_id = l.prior_visit_id AND p.audience =
        """

    static let own = JoinedSQL(ownColumns, "WHERE a.audience = ?1 AND a.visit_id = ?2")
    static let published = JoinedSQL(columns, "WHERE v.id = ?1")
    static let publishedForMembers = JoinedSQL(
        columnsForMembers, "?2 WHERE l.id = v.id)), v.sight FROM public_visits AS v",
        "WHERE v.id = ?1")

    private static let besidesOwn: StaticString = """
        AND NOT EXISTS (SELECT 1 FROM visit_readers AS o
            WHERE o.audience = ?4 AND o.visit_id = v.id)
        """

    private static let filter: StaticString = """
        WHERE v.id > ?1 AND (?2 IS NULL OR v.state_party = ?2)
        """

    private static let order: StaticString = "ORDER BY v.id LIMIT ?3"

    static let publishedPage = JoinedSQL(columns, filter, order)
    static let publishedPageForMembers = JoinedSQL(
        columnsForMembers, "?4 WHERE l.id = v.id)), v.sight FROM public_visits AS v", filter,
        besidesOwn, order)
    static let ownPage = JoinedSQL(
        ownColumns,
        """
        WHERE a.audience = ?4 AND a.visit_id > ?1 AND (?2 IS NULL OR v.state_party = ?2)
        ORDER BY a.visit_id LIMIT ?3
        """)

    static let countPublished = JoinedSQL(
        "SELECT count(*) FROM public_visits AS v WHERE ?1 IS NULL OR v.state_party = ?1")
    static let countPublishedForMembers = JoinedSQL(
        """
        SELECT count(*) FROM public_visits AS v WHERE (?1 IS NULL OR v.state_party = ?1)
            AND NOT EXISTS (SELECT 1 FROM visit_readers AS o
                WHERE o.audience = ?2 AND o.visit_id = v.id)
        """)
    static let countOwn = JoinedSQL(
        """
        SELECT count(*) FROM visit_readers AS a JOIN visits AS v ON v.id = a.visit_id
        WHERE a.audience = ?2 AND (?1 IS NULL OR v.state_party = ?1)
        """)
}
