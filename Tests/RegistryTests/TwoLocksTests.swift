import Article16
import Foundation
import SQLite
import Testing

@testable import Registry

/// Two locks, one rule: what the views of the members' door let through is what `Article16` says,
/// row by row and column by column, for each party, over worlds made from seeds.
///
/// `OPCAT_WORLDS` says how many worlds; `OPCAT_MUTANTS` names a folder of files to try in the place
/// of `doors/members.sql`, which is how `scripts/policy-mutants` plants faults.
@Suite("Two locks, one rule")
struct TwoLocksTests {
    static let seeds: [UInt64] = {
        let wanted = ProcessInfo.processInfo.environment["OPCAT_WORLDS"].flatMap { Int($0) } ?? 4
        return (0..<UInt64(wanted)).map { 1000 + $0 }
    }()

    @Test(arguments: seeds)
    func `each view lets through what article 16 does, cell by cell`(seed: UInt64) throws {
        let made = try Made(seed: seed)
        let difference = try made.difference(through: try made.store.member())
        #expect(difference == nil)
    }

    /// `scripts/policy-mutants` writes files of views with a fault in each to a folder; every one
    /// must be told from the product's.
    @Test(.enabled(if: mutants != nil))
    func `every planted fault in the views is found`() throws {
        let folder = try #require(Self.mutants)
        let worlds = try Self.seeds.map { try Made(seed: $0, of: 28) }
        var (all, survivors) = (0, [String]())
        for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let views = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            all += 1
            let isFound = try worlds.contains { made in
                do {
                    let door = try made.store.member(through: views)
                    return try made.difference(through: door) != nil
                } catch is SQLiteError {
                    return true
                }
            }
            if !isFound { survivors.append(String(views.prefix { $0 != "\n" })) }
        }
        for survivor in survivors { print("survivor: \(survivor)") }
        print("mutants of views: \(all)\nkilled: \(all - survivors.count)")
        #expect(all > 0 && survivors.isEmpty)
    }

    static let mutants = ProcessInfo.processInfo.environment["OPCAT_MUTANTS"]

    @Test func `every view of the door is held against a rule`() throws {
        let door = try Made(seed: 1).store.member()
        let views = try door.viewedTables()
        let opened = views.map { $0.hasPrefix("sealed_") ? String($0.dropFirst(7)) : $0 }
        let others = Set(opened).subtracting(MemberTables.all.map(\.name))
        #expect(others == ["accounts", "tokens"])
        #expect(Set(MemberTables.all.map(\.name)).isSubset(of: opened))
    }

    @Test func `a view has the columns of its table, in their order`() throws {
        let made = try Made(seed: 1)
        let door = try made.store.member()
        for table in try door.viewedTables() {
            let viewed = try door.viewedColumns(of: table)
            #expect(viewed == (try made.columns(of: table)), "\(table)")
        }
    }

    /// The worlds try both sides of each rule: somebody reads some of each table, and never is all
    /// of it everybody's.
    @Test func `in the worlds each table is read by some and hidden from others`() throws {
        let made = try Made(seed: 1, of: 60)
        var truth = try made.truth()
        for (table, _, _) in MemberTables.all {
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

/// A world in a store.
private struct Made {
    let store: Store
    let world: GeneratedWorld
    let raw: Registry
    let tokens: [Token]
    private var columns: [String: [String]] = [:]
    /// All there are, of the tables that are asked for one by its id.
    private var allIDs: [String: [String]] = [:]
    /// What each party may read of each table.
    private var right: [(Party, [String: [Cells]])] = []

    init(seed: UInt64, of count: Int = 14) throws {
        store = try Store()
        let writer = try store.writer()
        (world, tokens) = try writer.perform { registry in
            let world = try GeneratedWorld.make(of: count, seed: seed, in: registry)
            try FullerWorld.fill(world, seed: seed, in: registry)
            let tokens = [Token.new(), Token.new()]
            for token in tokens {
                _ = try registry.addAccount(
                    AccountDraft(name: "B. Person", role: .spt), token: token, permissions: .read,
                    now: Registry.now, expiresAt: "2017-01-01T00:00:00Z")
            }
            return (world, tokens)
        }
        raw = try store.reader()
        for (table, _, _) in MemberTables.all { columns[table] = try columns(of: table) }
        var truth = try truth()
        for (table, _) in MemberTables.asked {
            allIDs[table] = truth.rows[table]!.compactMap { $0["id"] }
        }
        right = world.parties.map { party in
            truth.party = party
            let seen = truth.rows.map { table, rows in
                (table, rows.compactMap { truth.seen($0, in: table) })
            }
            return (party, Dictionary(uniqueKeysWithValues: seen))
        }
    }

    /// The first thing in which what a door lets through is not what article 16 does.
    func difference(through door: Registry) throws -> String? {
        for (party, right) in right {
            door.look(for: party == .anyone ? nil : Caller(looking: party))
            for (table, sql, count) in MemberTables.all {
                let (seen, right) = (try door.cells(sql, columns[table]!), right[table]!)
                let counted = try door.connection.first(count) { $0.int(0) }
                guard Set(seen) == Set(right), seen.count == right.count, counted == right.count
                else { return "\(party) \(table)" }
            }
            for (table, sql) in MemberTables.asked {
                let seen = Set(right[table]!.compactMap { $0["id"] })
                guard try found(ids(of: table), sql, through: door) == seen else {
                    return "\(party) asked for \(table)"
                }
            }
        }
        return try tokenDifference(through: door)
    }

    /// Which of the ids the door finds when it is asked for each; of those that stand just before
    /// them it has to find none.
    private func found(_ ids: [String], _ sql: StaticString, through door: Registry) throws
        -> Set<String>
    {
        let before = try ids.first { try door.mayFind(String($0.dropLast()), sql) }
        guard before == nil else { return ["before \(before!)"] }
        return Set(try ids.filter { try door.mayFind($0, sql) })
    }

    /// A token is seen while it is looked up, with its account, and no other is.
    private func tokenDifference(through door: Registry) throws -> String? {
        for presented in [nil] + tokens.map(Optional.some) {
            door.viewer.presented = presented?.sha256
            let seen = try door.connection.all("SELECT sha256 FROM tokens") { $0.bytes(0) }
            let accounts = try door.connection.all("SELECT id FROM accounts") { $0.text(0) }
            let right = try raw.connection.all(
                "SELECT account_id FROM tokens WHERE sha256 = ?1",
                presented.map { .blob($0.sha256) } ?? .null
            ) { $0.text(0) }
            guard seen == [presented?.sha256].compactMap({ $0 }), accounts == right else {
                return "tokens"
            }
        }
        return nil
    }

    func columns(of table: String) throws -> [String] {
        try raw.connection.all(
            "SELECT name FROM pragma_table_info(?1)", .text(table)
        ) { $0.text(0) }
    }

    private func ids(of table: String) -> [String] { allIDs[table] ?? [] }

    func truth() throws -> MemberTruth {
        var rows: [String: [Cells]] = [:]
        for (table, sql, _) in MemberTables.all {
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
                AND instr(sql, 'AS SELECT * FROM temp.') > 0 AND name NOT LIKE 'asked_%'
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
