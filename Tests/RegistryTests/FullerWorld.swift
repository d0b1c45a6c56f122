import Article16
import SQLite

@testable import Registry

/// What a generated world lacks: every other table that a report or a visit has rows in, filled
/// without asking the rules, so that what may be seen is tried on more than what can be done.
struct FullerWorld {
    private var numbers: SplitMix64
    private let world: GeneratedWorld
    private let connection: Connection
    private let account: String
    private var count = 0
    private var recommendations: [String] = []

    /// Triggers that keep an adopted text as it is.
    private static let frozen = """
        DROP TRIGGER added_links; DROP TRIGGER amendment_stays; DROP TRIGGER symbol_stays;
        DROP TRIGGER frozen_recommendations; DROP TRIGGER withdrawn_once;
        DROP TRIGGER request_origin_stays;
        """

    static func fill(_ world: GeneratedWorld, seed: UInt64, in registry: Registry) throws {
        var filler = try FullerWorld(world, seed: seed, in: registry)
        try registry.connection.execute(script: frozen)
        try filler.addConsents()
        try filler.addTrails()
        // A former file is recorded before all others.
        try registry.connection.run("INSERT INTO recordings (number) VALUES (0)")
        for visit in world.visits { try filler.fillVisit(visit.text) }
        for report in world.reports { try filler.fillReport(report.text) }
        for report in world.reports { try filler.connect(report.text) }
        try filler.addReprisals()
        for visit in world.visits { try registry.keepReaders(of: visit) }
        for report in world.reports { try registry.keepReaders(of: report) }
    }

    private init(_ world: GeneratedWorld, seed: UInt64, in registry: Registry) throws {
        numbers = SplitMix64(state: seed)
        self.world = world
        connection = registry.connection
        account = try connection.first("SELECT id FROM accounts") { $0.text(0) }!
        recommendations = try connection.all("SELECT id FROM recommendations") { $0.text(0) }
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &numbers) < percent
    }

    private mutating func id(_ prefix: String) -> Value {
        count += 1
        return .text("\(prefix)_\(count)")
    }

    private mutating func recording() throws -> Value {
        .int(
            try connection.first("INSERT INTO recordings DEFAULT VALUES RETURNING number") {
                $0.int(0)
            }!)
    }

    private mutating func fillVisit(_ visit: String) throws {
        if chance(60), let prior = world.visits.randomElement(using: &numbers), prior.text != visit
        {
            try connection.run(
                "UPDATE visits SET prior_visit_id = ?2 WHERE id = ?1", .text(visit),
                .text(prior.text))
        }
        if chance(30), let partner = world.mechanisms.randomElement(using: &numbers) {
            try connection.run(
                "UPDATE visits SET joint_with = ?2, led_by = 'spt' WHERE id = ?1 AND body = 'spt'",
                .text(visit), .text(partner.id.text))
        }
        let place = id("pla")
        try connection.run(
            """
            INSERT INTO places (id, state_party, entered_by, kind, name)
            SELECT ?1, state_party, ifnull(mechanism_id, 'subcommittee'), 'prison', 'P'
            FROM visits WHERE id = ?2
            """, place, .text(visit))
        guard chance(70) else { return }
        try connection.run(
            "INSERT INTO visit_places (visit_id, place_id) VALUES (?1, ?2)", .text(visit), place)
    }

    private mutating func fillReport(_ report: String) throws {
        try fillDialogue(report)
        try fillComments(report)
        try fillTexts(report)
        try fillItems(report)
        try fillFiles(report)
        if chance(70) {
            let symbol = ["CAT/OP/X/0", "SAME/0", "SAME/1", "SAME/R.0"].randomElement(
                using: &numbers)!
            try connection.run(
                "UPDATE OR IGNORE reports SET symbol = ?2 WHERE id = ?1", .text(report),
                .text(symbol))
        }
    }

    private mutating func fillDialogue(_ report: String) throws {
        if chance(40) {
            try connection.run(
                """
                INSERT INTO reminders (id, report_id, reminded_on, recorded_at)
                VALUES (?1, ?2, '2015-03-01', ?3)
                """, id("rem"), .text(report), recording())
        }
        if chance(40) {
            try connection.run(
                """
                INSERT INTO meetings (id, report_id, met_on, subject, recorded_at)
                VALUES (?1, ?2, '2015-03-01', 'S', ?3)
                """, id("mee"), .text(report), recording())
        }
        if chance(40) {
            try connection.run(
                """
                INSERT INTO state_disclosures (id, report_id, disclosed_on, place, scope,
                    paragraphs, recorded_at)
                VALUES (?1, ?2, '2015-03-01', 'A page', 'part', '1', ?3)
                """, id("sdi"), .text(report), recording())
        }
        for told in [nil, "2015-03-02"] as [String?] where chance(40) {
            try connection.run(
                """
                INSERT INTO assessments (id, recommendation_id, report_id, text, assessed_on,
                    communicated_on, recorded_at)
                SELECT ?1, id, report_id, 'T', '2015-03-01', ?3, ?4 FROM recommendations
                WHERE report_id = ?2 LIMIT 1
                """, id("ass"), .text(report), .optional(told), recording())
        }
    }

    private mutating func fillComments(_ report: String) throws {
        let requests = try connection.all(
            "SELECT id FROM publication_requests WHERE report_id = ?1", .text(report)
        ) { $0.text(0) }
        for request in requests {
            try connection.run(
                """
                UPDATE publication_requests SET reference = 'R', reason = 'R',
                    withdrawn_on = ifnull(withdrawn_on, iif(?2, requested_on, NULL)),
                    consent_id = iif(?2, (SELECT max(id) FROM standing_consents), NULL)
                WHERE id = ?1
                """, .text(request), .int(chance(50) ? 1 : 0))
            guard chance(40) else { continue }
            try connection.run(
                """
                INSERT INTO comments (id, request_id, report_id, language, paragraphs,
                    delivered_on, recorded_at)
                VALUES (?1, ?2, ?3, 'en', '[]', '2016-03-01', ?4)
                """, id("com"), .text(request), .text(report), recording())
        }
    }

    private mutating func fillTexts(_ report: String) throws {
        let language = try connection.first(
            "SELECT original_language FROM reports WHERE id = ?1 AND lifecycle <> 'draft'",
            .text(report)
        ) { $0.text(0) }
        guard let language, chance(40) else { return }
        try connection.run(
            """
            INSERT INTO texts (report_id, language, number, paragraphs, footnotes, annexes,
                unplaced) VALUES (?1, ?2, 2, '[]', '[]', '[]', '[]')
            """, .text(report), .text(language))
        try connection.run(
            """
            INSERT INTO recommendation_words (report_id, language, number, recommendation_id, text)
            SELECT ?1, ?2, 2, id, 'Other words' FROM recommendations WHERE report_id = ?1
            """, .text(report), .text(language))
        try connection.run(
            """
            INSERT INTO corrigenda (id, report_id, language, number, issued_on, corrections,
                recorded_at) VALUES (?1, ?2, ?3, 2, '2016-03-01', '[]', ?4)
            """, id("cor"), .text(report), .text(language), recording())
        try connection.run(
            """
            INSERT INTO given_symbols (report_id, position, issuer, symbol, given_on)
            VALUES (?1, 0, 'x', ?1, '2016-03-01')
            """, .text(report))
    }

    private mutating func fillItems(_ report: String) throws {
        guard chance(50) else { return }
        let item = id("pdi")
        try connection.run(
            """
            INSERT INTO personal_data_items (id, report_id, place, language, span_start, span_end,
                subject, category, treatment, consent, recorded_at)
            VALUES (?1, ?2, '{}', 'en', 0, 1, 'P', 'name', 'mask', 'granted', ?3)
            """, item, .text(report), recording())
        try connection.run(
            """
            INSERT INTO personal_data_consents (item_id, recorded_at, consent, happened_on,
                account_id) VALUES (?1, ?2, 'granted', '2016-03-01', ?3)
            """, item, recording(), .text(account))
        try connection.run(
            "INSERT INTO carried_items (item_id, number) VALUES (?1, 2)", item)
        try connection.run(
            "INSERT INTO public_letters (report_id, subject, number) VALUES (?1, 'P', 0)",
            .text(report))
        try connection.run(
            """
            INSERT INTO public_edition_items (publication_id, number, item_id)
            SELECT publication_id, 1, ?2 FROM reports
            WHERE id = ?1 AND publication_id IS NOT NULL
            """, .text(report), item)
        try connection.run(
            "UPDATE reports SET personal_data_changed_at = 7 WHERE id = ?1", .text(report))
    }

    /// Former files, at any step.
    private mutating func fillFiles(_ report: String) throws {
        let steps = Int.random(in: -2...4, using: &numbers)
        guard steps >= 0 else { return }
        let measure = ["public_statement", "publish_report", "both"].randomElement(using: &numbers)!
        let day = { (step: Int) -> Value in steps >= step ? .text("2015-0\(step + 1)-01") : .null }
        let isStated = steps >= 4 && measure != "publish_report"
        try connection.run(
            """
            INSERT INTO committee_files (id, report_id, requested_on, grounds, asked_for,
                reference, invited_on, views_due_on, views_received_on, views_text, decided_on,
                in_favour, present, outcome, measure, statement_id, statement_on, statement_text,
                statement_language, recorded_at, views_reference)
            VALUES (?1, ?2, '2015-01-01', 'refusal_to_improve', 'both', 'R', ?3,
                iif(?3 IS NULL, NULL, '2015-12-01'), ?4, iif(?4 IS NULL, NULL, 'V'), ?5,
                iif(?5 IS NULL, NULL, 6), iif(?5 IS NULL, NULL, 8),
                iif(?5 IS NULL, NULL, 'adopted'), iif(?5 IS NULL, NULL, ?6), ?7,
                iif(?7 IS NULL, NULL, '2015-05-01'), iif(?7 IS NULL, NULL, 'T'),
                iif(?7 IS NULL, NULL, 'en'), 0,
                iif(?4 IS NULL, NULL, 'V'))
            """,
            id("p4f"), .text(report), day(1), day(2), day(3), .text(measure),
            isStated ? id("pst") : .null)
    }

    /// Links, amendments and places: what leads from one report to another.
    private mutating func connect(_ report: String) throws {
        if chance(30), let other = world.reports.randomElement(using: &numbers),
            other.text != report
        {
            try connection.run(
                "UPDATE reports SET amends_id = ?2, amends_as = 'addendum' WHERE id = ?1",
                .text(report), .text(other.text))
            try connection.run(
                "UPDATE reports SET amendments = amendments + 1 WHERE id = ?1", .text(other.text))
        }
        if chance(50) {
            try connection.run(
                "UPDATE recommendations SET places = '[\"pla_1\"]' WHERE report_id = ?1",
                .text(report))
        }
        let own = try connection.all(
            "SELECT id FROM recommendations WHERE report_id = ?1", .text(report)
        ) { $0.text(0) }
        for source in own { try link(from: source) }
    }

    private mutating func link(from source: String) throws {
        for position in 0..<Int.random(in: 0...4, using: &numbers) {
            let symbols = [
                "CAT/OP/X/0", "SAME/0", "SAME/1", "SAME/R.0", "CAT/OPS/1", "OTHER/1", "XCAT/C/1",
                "CAT/C/R.1", "CAT/C/KAZ/1", "CCPR/1", "CED/1", "CEDAW/1", "CERD/1", "CMW/1",
                "CRC/1", "CRPD/1", "E/C.12/1", "A/HRC/1", "A/RES/1", "CPT/Inf (2014) 1",
            ]
            let target = chance(30) ? recommendations.randomElement(using: &numbers) : nil
            let symbol = target == nil ? symbols.randomElement(using: &numbers) : nil
            try connection.run(
                """
                INSERT INTO recommendation_links (recommendation_id, position, type, target_id,
                    symbol, paragraphs, spans)
                VALUES (?1, ?2, 'cites', ?3, ?4, '[]', '[]')
                """, .text(source), .int(position), .optional(target), .optional(symbol))
        }
    }

    private mutating func addConsents() throws {
        for state in world.states {
            try connection.run(
                """
                INSERT INTO standing_consents (id, state_party, declared_on, reach, recorded_at)
                VALUES (?1, ?2, '2012-01-01', 'all_reports', ?3)
                """, id("sco"), .text(state.code), recording())
        }
    }

    private mutating func addTrails() throws {
        let trails =
            ["operator", "committee", "dashboard:public", "dashboard:subcommittee"]
            + world.states.flatMap { [$0.code, "dashboard:\($0.code)"] }
            + world.mechanisms.map(\.id.text)
        for trail in trails {
            try connection.run(
                """
                INSERT INTO audit_trail (trail, number, happened_at, act, subject, ground,
                    outcome, salt, hashes)
                VALUES (?1, 0, 'x', 'x', 'x', 'x', 'read', zeroblob(32), zeroblob(32))
                """, .text(trail))
        }
    }

    private mutating func addReprisals() throws {
        for state in world.states {
            try connection.run(
                """
                INSERT INTO reprisals (id, reported_on, channel, status, state_party)
                VALUES (?1, '2016-03-01', 'direct', 'open', ?2)
                """, id("rps"), .text(state.code))
        }
    }
}
