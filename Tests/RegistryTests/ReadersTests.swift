import Article16
import SQLite
import Testing

@testable import Registry

/// What is kept of who may read what agrees with the rule it is kept of, cell by cell, over
/// worlds made from seeds: each list holds what a brute force through all reports holds.
@Suite("Readers of generated worlds")
struct ReadersTests {
    static let seeds: [UInt64] = [1, 2]

    /// A world, and all of its reports as article 16 decides on them.
    private struct Made {
        let store: Store
        let registry: Registry
        let world: GeneratedWorld
        let facts: [Report]
        let heads: [ReportID: ReportHead]

        init(seed: UInt64) throws {
            store = try Store()
            let writer = try store.writer()
            world = try writer.perform { registry in
                try GeneratedWorld.make(of: 300, seed: seed, in: registry)
            }
            let registry = try store.reader()
            self.registry = registry
            facts = try world.reports.map { try registry.facts(of: $0)! }
            heads = try Dictionary(
                uniqueKeysWithValues: world.reports.map { id in
                    let report = try registry.facts(of: id)!
                    // Whoever wrote it reads it, whatever came of it.
                    let writer =
                        report.issuer.mechanism.map { Party.mechanism($0, of: report.state) }
                    let sealed = try registry.report(id)!
                    return (id, Paragraph1.open(sealed, as: writer ?? .secretariat)!.words)
                })
        }

        /// Brute force: every report, asked of paragraph 1.
        func visible(to party: Party) -> [(report: Report, sight: Sight)] {
            facts.compactMap { report in
                Paragraph1.sight(of: report, as: party).map { (report, $0) }
            }
        }
    }

    @Test(arguments: seeds)
    func `a world has reports of all kinds`(seed: UInt64) throws {
        let made = try Made(seed: seed)
        for addressee in Addressee.allCases {
            let some = made.facts.filter { $0.addressee == addressee }
            for lifecycle in Lifecycle.allCases {
                #expect(some.contains { $0.lifecycle == lifecycle }, "\(addressee) \(lifecycle)")
            }
            for confidentiality in Confidentiality.allCases {
                #expect(some.contains { $0.confidentiality == confidentiality })
            }
        }
        #expect(made.facts.contains { $0.publication.map { $0.scope != .whole } == true })
        #expect(made.facts.contains { Paragraph1.sight(of: $0, as: .committee) == .committee })
        #expect(made.facts.contains { $0.committeeFile?.isOpen(on: $0) == false })
        #expect(made.facts.contains { $0.transmissions.count == 2 })
        #expect(made.facts.contains { $0.addressed == nil && !$0.transmissions.isEmpty })
    }

    @Test(arguments: seeds)
    func `the kept readers are those of paragraph 1`(seed: UInt64) throws {
        let made = try Made(seed: seed)
        for report in made.facts {
            let kept = try made.registry.connection.all(
                "SELECT audience, sight FROM report_readers WHERE report_id = ?1",
                .text(report.id.text)
            ) { "\($0.text(0)) \($0.text(1))" }
            let right = Paragraph1.readers(of: report).map { "\($0.key.key) \($0.value.rawValue)" }
            #expect(kept.sorted() == right.sorted())
        }
        #expect(try made.store.faults() == [])
    }

    @Test func `a check finds readers that are off`() throws {
        let store = try Store()
        let writer = try store.writer()
        let world = try writer.perform { registry in
            try GeneratedWorld.make(of: 10, seed: 3, in: registry)
        }
        let changed = try writer.perform { registry in
            try registry.connection.run(
                """
                INSERT INTO report_readers (audience, report_id, sight)
                VALUES ('MLI', ?1, 'copy') ON CONFLICT DO UPDATE SET sight = 'public_edition'
                """, .text(world.reports[0].text))
        }
        #expect(changed == 1)
        #expect(try store.faults().count == 1)
    }

    @Test(arguments: seeds)
    func `each party's list is what paragraph 1 lets it read`(seed: UInt64) throws {
        let made = try Made(seed: seed)
        for party in made.world.parties {
            let visible = made.visible(to: party).map(\.report.id.text).sorted()
            let listed = try list(made, party, ReportFilter(), .id)
            #expect(listed.map(\.opened.report.id.text) == visible, "\(party)")
            for item in listed {
                let sight = Paragraph1.sight(of: item.opened.report, as: party)
                #expect(item.opened.sight == sight)
            }
            let count = try made.registry.countReports(
                as: party, ReportFilter(), today: Registry.today)
            #expect(count == visible.count)
        }
    }

    private func list(
        _ made: Made, _ party: Party, _ filter: ReportFilter, _ order: ReportOrder,
        page: Int = 1000
    ) throws -> [ListedReport] {
        var (all, after): ([ListedReport], ListPosition?) = ([], nil)
        while true {
            let found = try made.registry.reports(
                as: party, filter, order: order, after: after, limit: page, today: Registry.today)
            all += found
            guard found.count == page, let last = found.last else { return all }
            after = last.position
        }
    }

    @Test(arguments: seeds)
    func `each filter keeps what it names`(seed: UInt64) throws {
        let made = try Made(seed: seed)
        for party in made.world.parties {
            let visible = made.visible(to: party)
            for (filter, keeps) in Self.filters(made.world) {
                let kept = visible.filter { keeps($0.report, made.heads[$0.report.id]!, $0.sight) }
                let ids = kept.map(\.report.id.text).sorted()
                let listed = try list(made, party, filter, .id)
                #expect(listed.map(\.opened.report.id.text) == ids, "\(party) \(filter)")
                let count = try made.registry.countReports(
                    as: party, filter, today: Registry.today)
                #expect(count == ids.count, "\(party) \(filter)")
            }
        }
    }

    @Test(arguments: seeds, ReportOrder.allCases)
    func `each order is kept over pages`(seed: UInt64, order: ReportOrder) throws {
        let made = try Made(seed: seed)
        for party in [Party.secretariat, .state(made.world.states[1]), .anyone] {
            let sorted = made.visible(to: party).map { (Self.key($0.report, order), $0.report.id) }
                .sorted { left, right in
                    guard left.0 != right.0 else { return left.1.text < right.1.text }
                    return order.rawValue.hasPrefix("-") ? left.0 > right.0 : left.0 < right.0
                }
            let paged = try list(made, party, ReportFilter(), order, page: 7)
            #expect(paged.map(\.opened.report.id) == sorted.map(\.1), "\(party)")
        }
    }

    @Test(arguments: seeds)
    func `recommendations, replies and visits follow their reports`(seed: UInt64) throws {
        let made = try Made(seed: seed)
        for party in made.world.parties {
            let sights = made.visible(to: party)
            let visible = Set(sights.map(\.report.id))
            let recommendations = try made.registry.recommendations(
                as: party, RecommendationFilter(), after: nil, limit: 10_000)
            #expect(Set(recommendations.map(\.report)) == visible)
            // The public edition of a part has one of the two.
            let parts = sights.filter { report, sight in
                sight == .publicEdition && report.publication?.scope != .whole
            }
            #expect(recommendations.count == visible.count * 2 - parts.count, "\(party)")
            let count = try made.registry.countRecommendations(as: party, RecommendationFilter())
            #expect(count == recommendations.count)
            for reply in made.world.replies {
                let facts = try made.registry.replyFacts(reply)!
                let report = try made.registry.facts(of: facts.report)!
                let mayRead = Replies.mayRead(facts, to: report, as: party)
                let isRead = try made.registry.reply(reply, as: party) != nil
                #expect(isRead == (mayRead && visible.contains(report.id)))
                let listed = try made.registry.replies(
                    to: report, as: party, after: "", limit: 100)
                #expect(listed.contains { $0.reply.id == reply } == mayRead)
            }
            try checkVisits(of: made, as: party)
        }
    }

    private func checkVisits(of made: Made, as party: Party) throws {
        var seen: [String: Bool] = [:]
        for visit in made.world.visits {
            let kept = try made.registry.visitFacts(visit)!
            let reports = made.facts.filter { made.heads[$0.id]?.visit == visit }
                .filter { $0.lifecycle == .transmitted || $0.publication != nil }
            let whole = reports.flatMap { report in
                Paragraph1.readers(of: report).keys.filter {
                    $0 != .committee && ($0 != .everyone || report.publication?.scope == .whole)
                }
            }
            let facts = Visit(
                id: visit, state: kept.state, body: kept.body, announcedOn: kept.announcedOn,
                readersOfItsReports: Set(whole),
                isKnownFromAPart: reports.contains { $0.publication != nil })
            guard let sight = Visits.sight(of: facts, as: party) else { continue }
            seen[visit.text] = sight == .places
        }
        let listed = try made.registry.visits(as: party, state: nil, after: "", limit: 1000)
        #expect(listed.map(\.id.text) == seen.keys.sorted(), "\(party)")
        for visit in listed { #expect((visit.places != nil) == seen[visit.id.text]) }
    }
}

extension ReadersTests {
    typealias Keeps = (Report, ReportHead, Sight) -> Bool

    /// Each filter with what it says in words of article 16.
    fileprivate static func filters(_ world: GeneratedWorld) -> [(ReportFilter, Keeps)] {
        var filters: [(ReportFilter, Keeps)] = []
        func add(_ set: (inout ReportFilter) -> Void, _ keeps: @escaping Keeps) {
            var filter = ReportFilter()
            set(&filter)
            filters.append((filter, keeps))
        }
        for state in world.states {
            add({ $0.state = state.code }, { r, _, _ in r.state == state })
        }
        add({ $0.issuer = "spt" }, { r, _, _ in r.issuer == .subcommittee })
        add({ $0.issuer = "npm" }, { r, _, _ in r.issuer != .subcommittee })
        for word in Confidentiality.allCases {
            add({ $0.confidentiality = word }, { Paragraph1.standing(of: $0, for: $2) == word })
        }
        add({ $0.language = "fr" }, { _, head, _ in head.originalLanguage == "fr" })
        for symbol in ["SYM/7", "SYM/R.8"] {
            add({ $0.symbol = symbol }) { _, head, sight in
                head.symbol == symbol && Paragraph1.mayRead(symbol: symbol, with: sight)
            }
        }
        for visit in world.visits.prefix(5) {
            add({ $0.visit = visit.text }, { _, head, _ in head.visit == visit })
        }
        let day = CalendarDate("2014-06-15")!
        let sent = { (report: Report) in report.addressed?.transmittedOn }
        let published = { (report: Report) in report.publication?.publishedOn }
        add({ $0.transmittedAfter = day }, { r, _, _ in sent(r).map { $0 > day } ?? false })
        add({ $0.transmittedBefore = day }, { r, _, _ in sent(r).map { $0 < day } ?? false })
        add({ $0.publishedAfter = day }, { r, _, _ in published(r).map { $0 > day } ?? false })
        add({ $0.publishedBefore = day }, { r, _, _ in published(r).map { $0 < day } ?? false })
        for overdue in [true, false] {
            add({ $0.overdue = overdue }, { isOverdue($0, $1, $2) == overdue })
        }
        return filters
    }

    /// That a reply is overdue is known to those of the dialogue.
    private static func isOverdue(_ report: Report, _ head: ReportHead, _ sight: Sight) -> Bool {
        (sight == .correspondent || sight == .committee)
            && report.replyStatus(on: Registry.today) == .overdue
    }

    fileprivate static func key(_ report: Report, _ order: ReportOrder) -> String {
        switch order {
        case .id: ""
        case .transmittedOn, .transmittedOnDescending:
            report.addressed?.transmittedOn.description ?? ""
        case .publishedOn, .publishedOnDescending:
            report.publication?.publishedOn.description ?? ""
        }
    }
}
