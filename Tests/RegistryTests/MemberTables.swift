@testable import Registry

/// Every table that the members' door has a view of, by its name for statements, and the questions
/// that are asked of it.
enum MemberTables {
    static let all: [(name: String, sql: StaticString, count: StaticString)] = [
        ("report_readers", "SELECT * FROM report_readers", "SELECT count(*) FROM report_readers"),
        ("visit_readers", "SELECT * FROM visit_readers", "SELECT count(*) FROM visit_readers"),
        ("changes", "SELECT * FROM changes", "SELECT count(*) FROM changes"),
        (
            "committee_files", "SELECT * FROM committee_files",
            "SELECT count(*) FROM committee_files"
        ),
        ("reports", "SELECT * FROM reports", "SELECT count(*) FROM reports"),
        ("texts", "SELECT * FROM texts", "SELECT count(*) FROM texts"),
        (
            "recommendation_words", "SELECT * FROM recommendation_words",
            "SELECT count(*) FROM recommendation_words"
        ),
        ("corrigenda", "SELECT * FROM corrigenda", "SELECT count(*) FROM corrigenda"),
        ("given_symbols", "SELECT * FROM given_symbols", "SELECT count(*) FROM given_symbols"),
        ("publications", "SELECT * FROM publications", "SELECT count(*) FROM publications"),
        (
            "recommendations", "SELECT * FROM recommendations",
            "SELECT count(*) FROM recommendations"
        ),
        (
            "recommendation_links", "SELECT * FROM recommendation_links",
            "SELECT count(*) FROM recommendation_links"
        ),
        ("replies", "SELECT * FROM replies", "SELECT count(*) FROM replies"),
        ("reply_items", "SELECT * FROM reply_items", "SELECT count(*) FROM reply_items"),
        ("reminders", "SELECT * FROM reminders", "SELECT count(*) FROM reminders"),
        ("extensions", "SELECT * FROM extensions", "SELECT count(*) FROM extensions"),
        ("meetings", "SELECT * FROM meetings", "SELECT count(*) FROM meetings"),
        ("assessments", "SELECT * FROM assessments", "SELECT count(*) FROM assessments"),
        (
            "publication_requests", "SELECT * FROM publication_requests",
            "SELECT count(*) FROM publication_requests"
        ),
        ("comments", "SELECT * FROM comments", "SELECT count(*) FROM comments"),
        (
            "state_disclosures", "SELECT * FROM state_disclosures",
            "SELECT count(*) FROM state_disclosures"
        ),
        (
            "personal_data_reviews", "SELECT * FROM personal_data_reviews",
            "SELECT count(*) FROM personal_data_reviews"
        ),
        (
            "personal_data_items", "SELECT * FROM personal_data_items",
            "SELECT count(*) FROM personal_data_items"
        ),
        (
            "personal_data_consents", "SELECT * FROM personal_data_consents",
            "SELECT count(*) FROM personal_data_consents"
        ),
        ("carried_items", "SELECT * FROM carried_items", "SELECT count(*) FROM carried_items"),
        (
            "public_edition_items", "SELECT * FROM public_edition_items",
            "SELECT count(*) FROM public_edition_items"
        ),
        ("public_letters", "SELECT * FROM public_letters", "SELECT count(*) FROM public_letters"),
        ("visits", "SELECT * FROM visits", "SELECT count(*) FROM visits"),
        ("visit_places", "SELECT * FROM visit_places", "SELECT count(*) FROM visit_places"),
        ("places", "SELECT * FROM places", "SELECT count(*) FROM places"),
        ("known_reports", "SELECT * FROM known_reports", "SELECT count(*) FROM known_reports"),
        ("known_symbols", "SELECT * FROM known_symbols", "SELECT count(*) FROM known_symbols"),
        (
            "known_recommendations", "SELECT * FROM known_recommendations",
            "SELECT count(*) FROM known_recommendations"
        ),
        ("known_visits", "SELECT * FROM known_visits", "SELECT count(*) FROM known_visits"),
        (
            "known_amendments", "SELECT * FROM known_amendments",
            "SELECT count(*) FROM known_amendments"
        ),
        ("known_places", "SELECT * FROM known_places", "SELECT count(*) FROM known_places"),
        (
            "issued_editions", "SELECT * FROM issued_editions",
            "SELECT count(*) FROM issued_editions"
        ),
        ("audit_trail", "SELECT * FROM audit_trail", "SELECT count(*) FROM audit_trail"),
        ("reprisals", "SELECT * FROM reprisals", "SELECT count(*) FROM reprisals"),
        ("edition_keys", "SELECT * FROM edition_keys", "SELECT count(*) FROM edition_keys"),
        ("settings", "SELECT * FROM settings", "SELECT count(*) FROM settings"),
        ("confirmations", "SELECT * FROM confirmations", "SELECT count(*) FROM confirmations"),
    ]

    /// Those of which the door is asked for one row by its id, and the question.
    static let asked: [(name: String, sql: StaticString)] = [
        ("recommendations", Asked.recommendation), ("replies", Asked.reply),
        ("publication_requests", Asked.publicationRequest), ("places", Asked.place),
        ("confirmations", Asked.confirmation),
    ]
}
