internal import Article16
internal import SQLite

/// A publication table that is copied from what it is a copy of: the definition stands here once,
/// is what `Registry.publish` copies, and what `opcat check` holds the copies against.
struct PublicTable: Sendable {
    let name: StaticString
    /// What everyone may read, in the order of the table's columns; ends in a condition.
    let definition: StaticString
    /// Narrows the definition to the key ?1.
    let ofOne: StaticString
    let insertion: JoinedSQL
    let deletion: JoinedSQL
    /// How many rows are in one of definition and copy, and not in the other.
    let difference: JoinedSQL

    init(
        _ name: StaticString, insert: StaticString, delete: StaticString, all: StaticString,
        definition: StaticString, ofOne: StaticString
    ) {
        self.name = name
        self.definition = definition
        self.ofOne = ofOne
        insertion = JoinedSQL(insert, definition, ofOne)
        deletion = JoinedSQL(delete)
        difference = JoinedSQL(
            "SELECT count(*) FROM (SELECT * FROM (", definition, "EXCEPT", all,
            ") UNION ALL SELECT * FROM (", all, "EXCEPT", definition, "))")
    }
}

extension PublicTable {
    /// In the order in which they are copied: later ones look at earlier ones.
    static let ofReports = [committeeFiles, publications, symbols, reports, recommendationPlaces]
    static let all = ofReports + [statements, consents, visits, places, changes, words]

    /// What is known of a published report; who may read it is kept in `report_readers`.
    static let reports = PublicTable(
        "public_reports", insert: "INSERT INTO public_reports",
        delete: "DELETE FROM public_reports WHERE id = ?1", all: "SELECT * FROM public_reports",
        definition: """
            SELECT f.id, f.state_party, f.issuer, f.addressee,
                iif(f.addressee = 'state_party', NULL, f.mechanism_id), f.visit_id,
                iif(instr(f.symbol, '/R.') > 0, NULL, f.symbol), f.public_title,
                f.original_language, f.public_languages,
                iif(f.transmitted_on IS NULL, 'adopted', 'transmitted'), f.transmitted_on,
                f.publication_id, f.public_number, f.public_edition, f.public_issued_on,
                f.public_text_number, f.publication_basis, f.published_on, f.publication_scope,
                f.publication_paragraphs, f.publication_annexes, f.publication_comments,
                f.publication_reply_id, f.publication_comments_id, f.publication_requested_on,
                k.id, k.decided_on, k.measure, k.decision_reference, k.statement_on,
                iif(b.report_id IS NULL, NULL, f.amends_id),
                iif(b.report_id IS NULL, NULL, f.amends_as),
                iif(b.report_id IS NULL, NULL, (
                    SELECT count(*) FROM reports AS o
                    JOIN report_readers AS oa
                        ON oa.report_id = o.id AND oa.audience = 'everyone'
                    WHERE o.amends_id = f.amends_id
                        AND (o.adopted_on, o.id) < (f.adopted_on, f.id))),
                (SELECT count(*) FROM reports AS o
                    JOIN report_readers AS oa
                        ON oa.report_id = o.id AND oa.audience = 'everyone'
                    WHERE o.amends_id = f.id),
                (SELECT count(*) FROM given_symbols AS g
                    WHERE g.report_id = f.id AND instr(g.symbol, '/R.') = 0)
            FROM report_readers AS a
            JOIN report_facts AS f ON f.id = a.report_id
            LEFT JOIN public_committee_files AS k ON k.id = f.committee_file_id
            LEFT JOIN report_readers AS b
                ON b.report_id = f.amends_id AND b.audience = 'everyone'
            WHERE a.audience = 'everyone'
            """, ofOne: "AND a.report_id = ?1")

    static let symbols = PublicTable(
        "public_symbols", insert: "INSERT INTO public_symbols",
        delete: "DELETE FROM public_symbols WHERE report_id = ?1",
        all: "SELECT * FROM public_symbols",
        definition: """
            SELECT g.report_id, g.position, g.symbol, g.given_on
            FROM report_readers AS a JOIN given_symbols AS g ON g.report_id = a.report_id
            WHERE a.audience = 'everyone' AND instr(g.symbol, '/R.') = 0
            """, ofOne: "AND a.report_id = ?1")

    static let publications = PublicTable(
        "public_publications", insert: "INSERT INTO public_publications",
        delete: "DELETE FROM public_publications WHERE report_id = ?1",
        all: "SELECT * FROM public_publications",
        definition: """
            SELECT p.id, p.report_id,
                row_number() OVER (PARTITION BY p.report_id ORDER BY p.rowid), r.issuer,
                p.basis, p.scope, p.paragraphs, p.annexes, p.published_on, q.requested_on,
                ifnull(e.comments, p.comments), ifnull(e.comments_reply_id, p.reply_id),
                e.comments_id, p.decided_on, p.decision_reference
            FROM publications AS p JOIN reports AS r ON r.id = p.report_id
            LEFT JOIN publication_requests AS q ON q.id = p.request_id
            LEFT JOIN issued_editions AS e ON e.publication_id = p.id
                AND e.language = r.original_language
                AND e.number = (SELECT max(o.number) FROM issued_editions AS o
                    WHERE o.publication_id = p.id)
            WHERE r.publication_id IS NOT NULL
            """, ofOne: "AND p.report_id = ?1")

    /// Restates `CommitteeFile.isExecuted`.
    static let committeeFiles = PublicTable(
        "public_committee_files", insert: "INSERT INTO public_committee_files",
        delete: "DELETE FROM public_committee_files WHERE report_id = ?1",
        all: "SELECT * FROM public_committee_files",
        definition: """
            SELECT k.id, k.report_id,
                row_number() OVER (PARTITION BY k.report_id ORDER BY k.recorded_at),
                k.decided_on, k.measure, k.decision_reference, k.statement_id, k.statement_on,
                k.statement_text, k.statement_language
            FROM committee_files AS k
            JOIN report_readers AS a ON a.report_id = k.report_id AND a.audience = 'everyone'
            JOIN reports AS r ON r.id = k.report_id
            JOIN publications AS p ON p.id = r.publication_id
            WHERE k.measure IS NOT NULL
                AND (k.measure = 'publish_report' OR k.statement_on IS NOT NULL)
                AND (k.measure = 'public_statement' OR p.scope = 'whole')
            """, ofOne: "AND k.report_id = ?1")

    static let consents = PublicTable(
        "public_standing_consents", insert: "INSERT INTO public_standing_consents",
        delete: "DELETE FROM public_standing_consents WHERE state_party = ?1",
        all: "SELECT * FROM public_standing_consents",
        definition: """
            SELECT c.id, c.state_party,
                row_number() OVER (PARTITION BY c.state_party ORDER BY c.recorded_at),
                c.declared_on, c.days, c.reach, c.withdrawn_on, c.reference
            FROM standing_consents AS c WHERE 1
            """, ofOne: "AND c.state_party = ?1")

    /// A report that a statement is about is named nowhere in it.
    static let statements = PublicTable(
        "public_statements", insert: "INSERT INTO public_statements",
        delete: """
            DELETE FROM public_statements WHERE id IN (
                SELECT statement_id FROM committee_files WHERE report_id = ?1)
            """, all: "SELECT * FROM public_statements",
        definition: """
            SELECT c.statement_id, r.state_party, c.decided_on, c.statement_on, c.statement_text,
                c.statement_language
            FROM committee_files AS c JOIN reports AS r ON r.id = c.report_id
            WHERE c.statement_id IS NOT NULL
            """, ofOne: "AND c.report_id = ?1")
}

extension PublicTable {
    static let visits = PublicTable(
        "public_visits", insert: "INSERT INTO public_visits",
        delete: "DELETE FROM public_visits WHERE id = ?1", all: "SELECT * FROM public_visits",
        definition: """
            SELECT v.id, v.state_party, v.body, v.mechanism_id, v.type, v.started_on, v.ended_on,
                v.announced_on, v.delegation, iif(a.sight = 'places', v.places, NULL),
                iif(a.sight = 'places', v.interlocutors, NULL),
                iif(a.sight = 'places', v.joint_with, NULL),
                iif(a.sight = 'places', v.led_by, NULL),
                (SELECT p.visit_id FROM visit_readers AS p
                    WHERE p.visit_id = v.prior_visit_id AND p.audience = 'everyone'),
                a.sight
            FROM visit_readers AS a JOIN visits AS v ON v.id = a.visit_id
            WHERE a.audience = 'everyone'
            """, ofOne: "AND a.visit_id = ?1")

    static let places = PublicTable(
        "public_places", insert: "INSERT INTO public_places",
        delete: "DELETE FROM public_places WHERE id = ?1", all: "SELECT * FROM public_places",
        definition: """
            SELECT p.id, p.state_party, p.entered_by, p.kind, p.name, p.subdivision, p.locality
            FROM places AS p
            WHERE EXISTS (SELECT 1 FROM visit_places AS v
                JOIN visit_readers AS a ON a.visit_id = v.visit_id
                WHERE v.place_id = p.id AND a.sight = 'places' AND a.audience = 'everyone')
            """, ofOne: "AND p.id = ?1")

    static let recommendationPlaces = PublicTable(
        "public_recommendation_places", insert: "INSERT INTO public_recommendation_places",
        delete: "DELETE FROM public_recommendation_places WHERE report_id = ?1",
        all: "SELECT * FROM public_recommendation_places",
        definition: """
            SELECT w.id, w.report_id, w.places
            FROM reports AS r
            JOIN public_recommendations AS c ON c.report_id = r.id
                AND c.publication_id = r.publication_id AND c.number = r.public_edition
                AND c.language = r.original_language
            JOIN recommendations AS w ON w.id = c.id
            WHERE w.places <> '[]' AND (r.visit_id IS NULL OR EXISTS (
                SELECT 1 FROM visit_readers AS v WHERE v.visit_id = r.visit_id
                    AND v.sight = 'places' AND v.audience = 'everyone'))
            """, ofOne: "AND r.id = ?1")

    /// The feed of everyone's audience; only ever added to.
    static let changes = PublicTable(
        "public_changes", insert: "INSERT INTO public_changes",
        delete: "DELETE FROM public_changes WHERE number = ?1",
        all: "SELECT * FROM public_changes",
        definition: """
            SELECT c.number, c.change, c.report_id, c.subject, c.happened_at FROM changes AS c
            WHERE c.audience = 'everyone'
            """, ofOne: "AND c.number = ?1")
}
