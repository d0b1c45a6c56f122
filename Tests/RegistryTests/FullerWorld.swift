import Article16
import SQLite

@testable import Registry

/// What a generated world lacks: every other table that a report or a visit has rows in, filled
/// without asking the rules, so that what may be seen is tried on more than what can be done.
struct FullerWorld {
    var numbers: SplitMix64
    let world: GeneratedWorld
    let connection: Connection
    let account: String
    var count = 0
    var recommendations: [String] = []

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
        try filler.addConfirmations()
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

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &numbers) < percent
    }

    mutating func id(_ prefix: String) -> Value {
        count += 1
        return .text("\(prefix)_\(count)")
    }

    mutating func recording() throws -> Value {
        .int(
            try connection.first("INSERT INTO recordings DEFAULT VALUES RETURNING number") {
                $0.int(0)
            }!)
    }

    mutating func fillVisit(_ visit: String) throws {
        if chance(60), let prior = world.visits.randomElement(using: &numbers), prior.text != visit
        {
            try connection.run(
                "UPDATE sealed_visits SET prior_visit_id = ?2 WHERE id = ?1", .text(visit),
                .text(prior.text))
        }
        if chance(30), let partner = world.mechanisms.randomElement(using: &numbers) {
            try connection.run(
                """
                UPDATE sealed_visits SET joint_with = ?2, led_by = 'spt'
                WHERE id = ?1 AND body = 'spt'
                """, .text(visit), .text(partner.id.text))
        }
        let place = id("pla")
        try connection.run(
            """
            INSERT INTO sealed_places (id, state_party, entered_by, kind, name)
            SELECT ?1, state_party, ifnull(mechanism_id, 'subcommittee'), 'prison',
                sealed_text((SELECT wrapped FROM edition_keys WHERE owner = 'register'),
                'P', 'places.name/' || ?1)
            FROM visits WHERE id = ?2
            """, place, .text(visit))
        guard chance(70) else { return }
        try connection.run(
            "INSERT INTO visit_places (visit_id, place_id) VALUES (?1, ?2)", .text(visit), place)
    }

    mutating func fillReport(_ report: String) throws {
        try connection.run(
            """
            INSERT OR IGNORE INTO edition_keys
            VALUES (?1 || '/dialogue', ?1, sealing_key(), new_key())
            """, .text(report))
        try fillDialogue(report)
        try fillComments(report)
        try fillTexts(report)
        try fillItems(report)
        try fillFiles(report)
        if chance(70) {
            let symbol = ["CAT/OP/X/0", "SAME/0", "SAME/1", "SAME/R.0"].randomElement(
                using: &numbers)!
            try connection.run(
                "UPDATE OR IGNORE sealed_reports SET symbol = ?2 WHERE id = ?1", .text(report),
                .text(symbol))
        }
    }

    /// Links, amendments and places: what leads from one report to another.
    mutating func connect(_ report: String) throws {
        if chance(30), let other = world.reports.randomElement(using: &numbers),
            other.text != report
        {
            try connection.run(
                "UPDATE sealed_reports SET amends_id = ?2, amends_as = 'addendum' WHERE id = ?1",
                .text(report), .text(other.text))
            try connection.run(
                "UPDATE sealed_reports SET amendments = amendments + 1 WHERE id = ?1",
                .text(other.text))
        }
        if chance(50) {
            try connection.run(
                "UPDATE sealed_recommendations SET places = '[\"pla_1\"]' WHERE report_id = ?1",
                .text(report))
        }
        let own = try connection.all(
            "SELECT id FROM recommendations WHERE report_id = ?1", .text(report)
        ) { $0.text(0) }
        for source in own { try link(from: source) }
    }

    mutating func link(from source: String) throws {
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

    mutating func addConsents() throws {
        for state in world.states {
            try connection.run(
                """
                INSERT INTO sealed_standing_consents (
                    id, state_party, declared_on, reach, recorded_at)
                VALUES (?1, ?2, '2012-01-01', 'all_reports', ?3)
                """, id("sco"), .text(state.code), recording())
        }
    }

    mutating func addTrails() throws {
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

    mutating func addConfirmations() throws {
        try connection.run("INSERT OR IGNORE INTO settings VALUES ('two_persons', 'on')")
        for institution in ["subcommittee", "committee"] + world.states.map(\.code) {
            try connection.run(
                """
                INSERT INTO confirmations (id, institution, account_id, matter, asked_at)
                VALUES (?1, ?2, ?3, 'export', 0)
                """, id("cnf"), .text(institution), .text(account))
        }
    }

    mutating func addReprisals() throws {
        for state in world.states {
            try connection.run(
                """
                INSERT INTO reprisals (id, reported_on, channel, status, state_party)
                VALUES (?1, '2016-03-01', 'direct', 'open', ?2)
                """, id("rps"), .text(state.code))
        }
    }
}
