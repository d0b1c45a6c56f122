internal import Article16
internal import SQLite

extension Registry {
    /// The head of a report as everyone reads it, shut; nil where to them there is none.
    ///
    /// - Parameter member: who besides knows which reports of their own it amends, or is amended
    ///   by.
    func publicReport(_ id: ReportID, for member: Audience? = nil) throws -> Sealed<ReportHead>? {
        let sql = member == nil ? PublicReportSQL.one : PublicReportSQL.oneForMembers
        return try connection.prepare(sql).first([.text(id.text)]) { row throws(SQLiteError) in
            try row.sealedHead()
        }
    }

    /// A version of a published report that is not in the original's language.
    func publicHead(_ head: ReportHead, of report: ReportID, in language: String) throws
        -> ReportHead?
    {
        guard let served = try servedVersion(of: report, in: language) else { return nil }
        var found = head
        found.version = TextVersion(
            language: language, number: served.number, edition: served.edition,
            publicNumber: served.number, leavesAnnexes: false)
        found.publicTitle = served.title
        found.publicEdition = served.edition
        return found
    }
}

/// The questions about published reports, answered from what is public alone.
enum PublicReportSQL {
    /// The columns of `ReportColumn`: what is not public is not there. Where a day or a word must
    /// be, the decision of article 16 (4) stands for what was asked for.
    private static let facts: StaticString = """
        p.id, p.state_party, p.issuer, p.addressee, p.mechanism_id, p.visit_id, p.symbol, p.title,
        p.original_language, p.edition, p.lifecycle, NULL,
        iif(p.addressee = 'state_party', p.transmitted_on, NULL),
        iif(p.addressee = 'npm', p.transmitted_on, NULL),
        iif(p.addressee = 'authorities', p.transmitted_on, NULL), NULL, p.transmitted_on,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        p.basis, p.published_on, p.comments, p.reply_id, p.requested_on, p.publication_id,
        p.scope, p.paragraphs, p.annexes, p.edition, NULL, 0, NULL, NULL, NULL, NULL,
        p.committee_file_id, p.decided_on, p.measure, NULL, NULL, NULL, p.decided_on, p.measure,
        p.decision_reference, p.statement_on,
        p.title, p.number, p.issued_on, 0, NULL,
        p.text_number, p.edition, p.languages, p.languages, p.text_number,
        NULL, p.comments_id, NULL, NULL, NULL, NULL,
        """

    private static let amendments: StaticString = """
        p.amends_id, p.amends_as, p.amendments, p.symbols, NULL, NULL
        """

    static let one = JoinedSQL(
        "SELECT", facts, amendments, "FROM public_reports AS p WHERE p.id = ?1")

    /// With the amendments that only a member's circle may know of: each end of one is looked up
    /// for who reads it before it is told.
    static let oneForMembers = JoinedSQL(
        "SELECT", facts,
        """
        ifnull(p.amends_id, (SELECT a.amends_id FROM known_amendments AS a WHERE a.id = p.id)),
        ifnull(p.amends_as, (SELECT a.amends_as FROM known_amendments AS a WHERE a.id = p.id)),
        max(p.amendments, (SELECT count(*) FROM known_amendments AS a WHERE a.amends_id = p.id)),
        p.symbols, NULL, NULL
        FROM public_reports AS p WHERE p.id = ?1
        """)

    /// What ?3 asks for is one thing; ?11 asks for what nobody is told of a public report; ?13
    /// is words in the language of the index (`SearchWords`).
    private static let filter: StaticString = """
        FROM public_reports AS p
        WHERE (?1 IS NULL OR p.state_party = ?1)
            AND (?2 IS NULL OR p.issuer = ?2)
            AND (?3 IS NULL OR ?3 = 'published')
            AND (?4 IS NULL OR p.symbol = ?4)
            AND (?5 IS NULL OR p.visit_id = ?5)
            AND (?6 IS NULL OR instr(' ' || p.languages || ' ', ' ' || ?6 || ' ') > 0)
            AND (?7 IS NULL OR p.transmitted_on > ?7)
            AND (?8 IS NULL OR p.transmitted_on < ?8)
            AND (?9 IS NULL OR p.published_on > ?9)
            AND (?10 IS NULL OR p.published_on < ?10)
            AND (?11 IS NULL OR ?11 = 0)
            AND (?13 IS NULL OR p.id IN (
                SELECT w.report_id FROM public_search(?13) AS s
                CROSS JOIN public_words AS w ON w.place = s.rowid))
        """

    private static let besidesOwn: StaticString = """
        AND NOT EXISTS (SELECT 1 FROM report_readers AS o
            WHERE o.audience = ?12 AND o.report_id = p.id)
        """

    private static let nobody: StaticString = "AND ?12 IS NULL"

    static let count = JoinedSQL("SELECT count(*)", filter, nobody)
    static let countForMembers = JoinedSQL("SELECT count(*)", filter, besidesOwn)

    private static let page: StaticString = "AND p.id > ?14 ORDER BY p.id LIMIT ?15"

    static let byID = JoinedSQL("SELECT", facts, amendments, filter, nobody, page)
    static let byIDForMembers = JoinedSQL("SELECT", facts, amendments, filter, besidesOwn, page)

    private static let sortKey: StaticString = """
        , ifnull(CASE ?16
            WHEN 'transmitted_on' THEN p.transmitted_on ELSE p.published_on END, '') AS sort_key
        """

    private static let sortedPage: StaticString = """
        ) WHERE ?18 IS NULL OR (sort_key = ?18 AND id > ?14)
            OR CASE ?17 WHEN 0 THEN sort_key > ?18 ELSE sort_key < ?18 END
        ORDER BY CASE ?17 WHEN 0 THEN sort_key END, CASE ?17 WHEN 1 THEN sort_key END DESC, id
        LIMIT ?15
        """

    static let sorted = JoinedSQL(
        "SELECT * FROM (SELECT", facts, amendments, sortKey, filter, nobody, sortedPage)
    static let sortedForMembers = JoinedSQL(
        "SELECT * FROM (SELECT", facts, amendments, sortKey, filter, besidesOwn, sortedPage)
}
