import Article16
import SQLite

@testable import Registry

/// What is recorded around a report, sealed as the registry would.
extension FullerWorld {
    mutating func fillDialogue(_ report: String) throws {
        if chance(40) {
            try connection.run(
                """
                INSERT INTO sealed_reminders (id, report_id, reminded_on, recorded_at)
                VALUES (?1, ?2, '2015-03-01', ?3)
                """, id("rem"), .text(report), recording())
        }
        if chance(40) {
            try connection.run(
                """
                INSERT INTO sealed_meetings (id, report_id, met_on, subject, recorded_at)
                VALUES (?1, ?2, '2015-03-01',
                    sealed_text((SELECT wrapped FROM edition_keys WHERE owner = ?2 || '/dialogue'),
                    'S', 'meetings.subject/' || ?1), ?3)
                """, id("mee"), .text(report), recording())
        }
        if chance(40) {
            try connection.run(
                """
                INSERT INTO sealed_state_disclosures (id, report_id, disclosed_on, place, scope,
                    paragraphs, recorded_at)
                VALUES (?1, ?2, '2015-03-01',
                    sealed_text((SELECT wrapped FROM edition_keys WHERE owner = ?2 || '/dialogue'),
                    'A page', 'state_disclosures.place/' || ?1),
                    'part', '1', ?3)
                """, id("sdi"), .text(report), recording())
        }
        for told in [nil, "2015-03-02"] as [String?] where chance(40) {
            try connection.run(
                """
                INSERT INTO sealed_assessments (id, recommendation_id, report_id, text, assessed_on,
                    communicated_on, recorded_at)
                SELECT ?1, id, report_id,
                    sealed_text(
                        (SELECT wrapped FROM edition_keys WHERE owner = w.report_id || '/dialogue'),
                    'T', 'assessments.text/' || ?1),
                    '2015-03-01', ?3, ?4 FROM recommendations AS w
                WHERE report_id = ?2 LIMIT 1
                """, id("ass"), .text(report), .optional(told), recording())
        }
    }

    mutating func fillComments(_ report: String) throws {
        let requests = try connection.all(
            "SELECT id FROM publication_requests WHERE report_id = ?1", .text(report)
        ) { $0.text(0) }
        for request in requests {
            try connection.run(
                """
                UPDATE sealed_publication_requests AS q SET
                    reference = sealed_text(
                        (SELECT wrapped FROM edition_keys WHERE owner = q.report_id || '/dialogue'),
                    'R', 'publication_requests.reference/' || q.id),
                    reason = sealed_text(
                        (SELECT wrapped FROM edition_keys WHERE owner = q.report_id || '/dialogue'),
                    'R', 'publication_requests.reason/' || q.id),
                    withdrawn_on = ifnull(withdrawn_on, iif(?2, requested_on, NULL)),
                    consent_id = iif(?2, (SELECT max(id) FROM standing_consents), NULL)
                WHERE id = ?1
                """, .text(request), .int(chance(50) ? 1 : 0))
            guard chance(40) else { continue }
            try connection.run(
                """
                INSERT INTO sealed_comments (id, request_id, report_id, language, paragraphs,
                    delivered_on, recorded_at)
                VALUES (?1, ?2, ?3, 'en',
                    sealed_text((SELECT wrapped FROM edition_keys WHERE owner = ?3 || '/dialogue'),
                    '[]', 'comments.paragraphs/' || ?1),
                    '2016-03-01', ?4)
                """, id("com"), .text(request), .text(report), recording())
        }
    }

    mutating func fillTexts(_ report: String) throws {
        let language = try connection.first(
            "SELECT original_language FROM reports WHERE id = ?1 AND lifecycle <> 'draft'",
            .text(report)
        ) { $0.text(0) }
        guard let language, chance(40) else { return }
        try connection.run(
            """
            INSERT INTO edition_keys
            VALUES (?1 || '/' || ?2 || '/2', ?1, sealing_key(), new_key())
            """, .text(report), .text(language))
        try connection.run(
            """
            INSERT INTO sealed_texts (report_id, language, number, paragraphs, footnotes, annexes,
                unplaced) VALUES (?1, ?2, 2,
                sealed((SELECT wrapped FROM edition_keys WHERE owner = ?1 || '/' || ?2 || '/2'),
                '[]', 'texts.paragraphs/' || ?1 || '/' || ?2 || '/2'),
                sealed((SELECT wrapped FROM edition_keys WHERE owner = ?1 || '/' || ?2 || '/2'),
                '[]', 'texts.footnotes/' || ?1 || '/' || ?2 || '/2'),
                sealed((SELECT wrapped FROM edition_keys WHERE owner = ?1 || '/' || ?2 || '/2'),
                '[]', 'texts.annexes/' || ?1 || '/' || ?2 || '/2'),
                sealed((SELECT wrapped FROM edition_keys WHERE owner = ?1 || '/' || ?2 || '/2'),
                '[]', 'texts.unplaced/' || ?1 || '/' || ?2 || '/2'))
            """, .text(report), .text(language))
        try connection.run(
            """
            INSERT INTO sealed_recommendation_words (report_id, language, number,
                recommendation_id, text)
            SELECT ?1, ?2, 2, id,
                sealed_text(
                    (SELECT wrapped FROM edition_keys WHERE owner = ?1 || '/' || ?2 || '/2'),
                    'Other words', 'recommendation_words.text/' || id || '/' || ?2 || '/2')
            FROM recommendations WHERE report_id = ?1
            """, .text(report), .text(language))
        try connection.run(
            """
            INSERT INTO sealed_corrigenda (id, report_id, language, number, issued_on, corrections,
                recorded_at) VALUES (?1, ?2, ?3, 2, '2016-03-01',
                sealed_text((SELECT wrapped FROM edition_keys WHERE owner = ?2 || '/dialogue'),
                    '[]', 'corrigenda.corrections/' || ?1), ?4)
            """, id("cor"), .text(report), .text(language), recording())
        try connection.run(
            """
            INSERT INTO given_symbols (report_id, position, issuer, symbol, given_on)
            VALUES (?1, 0, 'x', ?1, '2016-03-01')
            """, .text(report))
    }

    mutating func fillItems(_ report: String) throws {
        guard chance(50) else { return }
        let item = id("pdi")
        try connection.run(
            """
            INSERT INTO sealed_personal_data_items (id, report_id, place, language, span_start,
                span_end, subject, category, treatment, consent, recorded_at)
            VALUES (?1, ?2, '{}', 'en', 0, 1,
                sealed_text((SELECT wrapped FROM edition_keys WHERE owner = ?2 || '/dialogue'),
                    'P', 'personal_data_items.subject/' || ?1),
                'name', 'mask', 'granted', ?3)
            """, item, .text(report), recording())
        try connection.run(
            """
            INSERT INTO sealed_personal_data_consents (item_id, recorded_at, consent, happened_on,
                account_id) VALUES (?1, ?2, 'granted', '2016-03-01', ?3)
            """, item, recording(), .text(account))
        try connection.run(
            "INSERT INTO carried_items (item_id, number) VALUES (?1, 2)", item)
        try connection.run(
            """
            INSERT INTO sealed_public_letters (report_id, subject, number) VALUES (?1,
                sealed_text((SELECT wrapped FROM edition_keys WHERE owner = ?1 || '/dialogue'),
                    'P', 'public_letters.subject/' || ?1 || '/0'), 0)
            """, .text(report))
        try connection.run(
            """
            INSERT INTO public_edition_items (publication_id, number, item_id)
            SELECT publication_id, 1, ?2 FROM reports
            WHERE id = ?1 AND publication_id IS NOT NULL
            """, .text(report), item)
        try connection.run(
            "UPDATE sealed_reports SET personal_data_changed_at = 7 WHERE id = ?1", .text(report))
    }

    /// Former files, at any step.
    mutating func fillFiles(_ report: String) throws {
        let steps = Int.random(in: -2...4, using: &numbers)
        guard steps >= 0 else { return }
        let measure = ["public_statement", "publish_report", "both"].randomElement(using: &numbers)!
        let day = { (step: Int) -> Value in steps >= step ? .text("2015-0\(step + 1)-01") : .null }
        let isStated = steps >= 4 && measure != "publish_report"
        try connection.run(
            """
            INSERT INTO sealed_committee_files (id, report_id, requested_on, grounds, asked_for,
                reference, invited_on, views_due_on, views_received_on, views_text, decided_on,
                in_favour, present, outcome, measure, statement_id, statement_on, statement_text,
                statement_language, recorded_at, views_reference)
            VALUES (?1, ?2, '2015-01-01', 'refusal_to_improve', 'both',
                sealed_text((SELECT wrapped FROM edition_keys WHERE owner = ?2 || '/dialogue'),
                    'R', 'committee_files.reference/' || ?1), ?3,
                iif(?3 IS NULL, NULL, '2015-12-01'), ?4, iif(?4 IS NULL, NULL, sealed_text(
                    (SELECT wrapped FROM edition_keys WHERE owner = ?2 || '/dialogue'),
                    'V', 'committee_files.views_text/' || ?1)), ?5,
                iif(?5 IS NULL, NULL, 6), iif(?5 IS NULL, NULL, 8),
                iif(?5 IS NULL, NULL, 'adopted'), iif(?5 IS NULL, NULL, ?6), ?7,
                iif(?7 IS NULL, NULL, '2015-05-01'), iif(?7 IS NULL, NULL, 'T'),
                iif(?7 IS NULL, NULL, 'en'), 0,
                iif(?4 IS NULL, NULL, sealed_text(
                    (SELECT wrapped FROM edition_keys WHERE owner = ?2 || '/dialogue'),
                    'V', 'committee_files.views_reference/' || ?1)))
            """,
            id("p4f"), .text(report), day(1), day(2), day(3), .text(measure),
            isStated ? id("pst") : .null)
    }
}
