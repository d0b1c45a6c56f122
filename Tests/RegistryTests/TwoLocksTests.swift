import Article16
import Foundation
import SQLite
import Testing

@testable import Registry

/// Two locks, one rule: what the views of the members' door let through is what `Article16` says,
/// row by row and column by column, for each party, over worlds made from seeds.
///
/// `OPCAT_WORLDS` says how many worlds; `OPCAT_MEMBERS_DOOR` names a file to try in the place of
/// `doors/members.sql`, which is how `scripts/policy-mutants` plants faults.
@Suite("Two locks, one rule")
struct TwoLocksTests {
    static let seeds: [UInt64] = {
        let wanted = ProcessInfo.processInfo.environment["OPCAT_WORLDS"].flatMap { Int($0) } ?? 12
        return (0..<UInt64(wanted)).map { 1000 + $0 }
    }()

    @Test(arguments: seeds)
    func `each view lets through what article 16 does, cell by cell`(seed: UInt64) throws {
        let made = try Made(seed: seed)
        var truth = try made.truth()
        for party in made.world.parties {
            truth.party = party
            made.door.look(for: Caller(looking: party))
            for (table, sql) in Self.tables {
                let columns = try made.columns(of: table)
                let seen = try made.door.cells(sql, columns)
                let right = truth.rows[table]!.compactMap { truth.seen($0, in: table) }
                #expect(Set(seen) == Set(right), "\(party) \(table)")
                #expect(seen.count == right.count, "\(party) \(table)")
            }
        }
    }

    @Test func `every view of the door is held against a rule`() throws {
        let door = try Made(seed: 1).door
        let views = try door.viewedTables()
        #expect(views.subtracting(Self.tables.map(\.name)) == ["accounts", "tokens"])
        #expect(Set(Self.tables.map(\.name)).isSubset(of: views))
    }

    @Test func `a view has the columns of its table, in their order`() throws {
        let made = try Made(seed: 1)
        for table in try made.door.viewedTables() {
            let viewed = try made.door.viewedColumns(of: table)
            #expect(viewed == (try made.columns(of: table)), "\(table)")
        }
    }

    /// The worlds try both sides of each rule: somebody reads some of each table, and never is all
    /// of it everybody's.
    @Test func `in the worlds each table is read by some and hidden from others`() throws {
        let made = try Made(seed: 1, of: 60)
        var truth = try made.truth()
        for (table, _) in Self.tables {
            let all = truth.rows[table]!
            var (readers, others) = (0, 0)
            for party in made.world.parties {
                truth.party = party
                let count = all.count { truth.seen($0, in: table) != nil }
                if count > 0 { readers += 1 }
                if count < all.count { others += 1 }
            }
            #expect(!all.isEmpty && readers > 0 && others > 0, "\(table)")
        }
    }
}

/// A world in a store, and a connection behind the members' door.
private struct Made {
    let store: Store
    let world: GeneratedWorld
    let raw: Registry
    let door: Registry

    init(seed: UInt64, of count: Int = 14) throws {
        store = try Store()
        let writer = try store.writer()
        world = try writer.perform { registry in
            let world = try GeneratedWorld.make(of: count, seed: seed, in: registry)
            try FullerWorld.fill(world, seed: seed, in: registry)
            return world
        }
        raw = try store.reader()
        door = try store.member()
    }

    func columns(of table: String) throws -> [String] {
        try raw.connection.all(
            "SELECT name FROM pragma_table_info(?1)", .text(table)
        ) { $0.text(0) }
    }

    func truth() throws -> MemberTruth {
        var rows: [String: [Cells]] = [:]
        for (table, sql) in TwoLocksTests.tables {
            rows[table] = try raw.cells(sql, columns(of: table))
        }
        rows["public_recommendations"] = try raw.cells(
            "SELECT * FROM public_recommendations", columns(of: "public_recommendations"))
        return MemberTruth(
            rows: rows,
            reports: try Dictionary(
                uniqueKeysWithValues: world.reports.map { ($0.text, try raw.facts(of: $0)!) }),
            visits: try Dictionary(
                uniqueKeysWithValues: world.visits.map { ($0.text, try raw.visitFacts($0)!) }))
    }
}

extension Registry {
    fileprivate func cells(_ sql: StaticString, _ columns: [String]) throws -> [Cells] {
        try connection.all(sql) { row in
            var cells: Cells = [:]
            for (place, column) in columns.enumerated() {
                if let text = row.optionalText(place) { cells[column] = text }
            }
            return cells
        }
    }

    /// Under which names the door shows a table; the lock is taken off to see it.
    fileprivate func viewedTables() throws -> Set<String> {
        connection.setAuthorizer(nil)
        let names = try connection.all(
            """
            SELECT name FROM temp.sqlite_schema WHERE type = 'view'
                AND instr(sql, 'AS SELECT * FROM temp.') > 0
            """
        ) { $0.text(0) }
        return Set(names)
    }

    fileprivate func viewedColumns(of table: String) throws -> [String] {
        try connection.all(
            "SELECT name FROM pragma_table_info(?1, 'temp')", .text(table)
        ) { $0.text(0) }
    }
}

extension Caller {
    /// Somebody who speaks for a party.
    init(looking party: Party) {
        let role: Role =
            switch party {
            case .subcommittee: .spt
            case .secretariat: .secretariat
            case .mechanism: .npm
            case .state: .liaison
            case .committee: .cat
            case .dashboard: .dashboard
            case .auditor: .auditor
            case .operator, .anyone: .operator
            }
        self.init(
            account: AccountID("acc_x"), name: "A. Person", role: role, party: party,
            permissions: .read, expiresAt: "2017-01-01T00:00:00Z")
    }
}

extension TwoLocksTests {
    /// Every table that the door has a view of, and the one question that is asked of both.
    fileprivate static let tables: [(name: String, sql: StaticString)] = [
        ("report_readers", "SELECT * FROM report_readers"),
        ("visit_readers", "SELECT * FROM visit_readers"),
        ("changes", "SELECT * FROM changes"),
        ("committee_files", "SELECT * FROM committee_files"),
        ("reports", "SELECT * FROM reports"),
        ("texts", "SELECT * FROM texts"),
        ("recommendation_words", "SELECT * FROM recommendation_words"),
        ("corrigenda", "SELECT * FROM corrigenda"),
        ("given_symbols", "SELECT * FROM given_symbols"),
        ("publications", "SELECT * FROM publications"),
        ("recommendations", "SELECT * FROM recommendations"),
        ("recommendation_links", "SELECT * FROM recommendation_links"),
        ("replies", "SELECT * FROM replies"),
        ("reply_items", "SELECT * FROM reply_items"),
        ("reminders", "SELECT * FROM reminders"),
        ("extensions", "SELECT * FROM extensions"),
        ("meetings", "SELECT * FROM meetings"),
        ("assessments", "SELECT * FROM assessments"),
        ("publication_requests", "SELECT * FROM publication_requests"),
        ("comments", "SELECT * FROM comments"),
        ("state_disclosures", "SELECT * FROM state_disclosures"),
        ("personal_data_reviews", "SELECT * FROM personal_data_reviews"),
        ("personal_data_items", "SELECT * FROM personal_data_items"),
        ("personal_data_consents", "SELECT * FROM personal_data_consents"),
        ("carried_items", "SELECT * FROM carried_items"),
        ("public_edition_items", "SELECT * FROM public_edition_items"),
        ("public_letters", "SELECT * FROM public_letters"),
        ("visits", "SELECT * FROM visits"),
        ("visit_places", "SELECT * FROM visit_places"),
        ("places", "SELECT * FROM places"),
        ("reprisals", "SELECT * FROM reprisals"),
    ]
}
