import Article16
import SQLite
import Testing

@testable import Registry

/// The store itself keeps the steps of article 16 (4), standing consents and reprisals: raw SQL
/// on the writer's connection does not change what was done, nor do what the rules refuse.
struct CommitteeFinalTests {
    /// A report before the Committee after as many steps as are named, of: asked, invited, heard,
    /// decided, stated.
    private static func store(_ steps: Int) throws -> (Store, Writer) {
        let store = try Store()
        let writer = try store.writer()
        try writer.perform { registry in
            let (account, now, day) = (try registry.account(), Registry.now, Registry.today)
            let id = try report(in: registry, account)
            let facts = { try registry.facts(of: id)! }
            let all: [() throws -> Void] = [
                {
                    try registry.carryOut(
                        Paragraph4.request(
                            measure: .both, grounds: [.refusalToImprove], on: facts(),
                            by: .subcommittee, date: day, today: day),
                        reference: nil, by: account, now: now)
                },
                {
                    try registry.carryOut(
                        Paragraph4.invite(
                            on: facts(), by: .committee, date: day,
                            viewsDueOn: day.adding(days: 9), today: day), by: account, now: now)
                },
                {
                    try registry.carryOut(
                        Paragraph4.receiveViews(
                            on: facts(), by: .committee, date: day, today: day),
                        text: "V", reference: nil, by: account, now: now)
                },
                {
                    try registry.carryOut(
                        Paragraph4.decide(
                            .both, votes: Votes(inFavour: 6), reference: nil, on: facts(),
                            by: .committee, date: day, today: day), by: account, now: now)
                },
                {
                    try registry.carryOut(
                        Paragraph4.state(on: facts(), by: .committee, date: day, today: day),
                        text: "S", language: "en", by: account, now: now)
                },
            ]
            for step in all.prefix(steps) { try step() }
        }
        return (store, writer)
    }

    /// Transmitted; with a standing consent that holds, its request, and a reprisal.
    private static func report(in registry: Registry, _ account: AccountID) throws -> ReportID {
        let (now, day) = (Registry.now, Registry.today)
        let state = try registry.state("KAZ")
        let id = try registry.add(
            ReportDraft(
                state: state, issuer: .subcommittee, addressee: .stateParty, mechanism: nil,
                visit: nil, symbol: nil, title: "T", originalLanguage: "en", text: .sample("T")),
            by: account, now: now)
        try registry.carryOut(
            Communication.adopt(
                registry.facts(of: id)!, by: .secretariat, on: day, today: day),
            by: account, now: now)
        try registry.carryOut(
            Communication.transmit(
                registry.facts(of: id)!, to: .stateParty, by: .secretariat, on: day, today: day),
            by: account, now: now)
        let consent = StandingConsent(declaredOn: day, trigger: .afterDays(0))
        _ = try registry.carryOut(
            StandingConsent.declare(consent, after: [], today: day), of: state, reference: nil,
            by: account, now: now)
        try registry.askByStandingConsent(of: nil, today: day, now: now)
        _ = try registry.add(
            Reprisal(reportedOn: day, channel: .direct), state: state, visit: nil, by: account,
            now: now)
        return id
    }

    static let forbidden: [(steps: Int, sql: String)] = [
        (1, "UPDATE sealed_committee_files SET asked_for = 'public_statement'"),
        (1, "UPDATE sealed_committee_files SET requested_on = '2013-01-01'"),
        (1, "DELETE FROM sealed_committee_files"),
        (
            1,
            "UPDATE sealed_committee_files SET invited_on = '2016-06-02',"
                + " views_due_on = '2016-06-02'"
        ),
        (1, "UPDATE sealed_committee_files SET views_received_on = '2016-06-01'"),
        // Decided without an invitation, before the last day for the views, and by five of ten.
        (1, decision(inFavour: 6, on: "2016-06-20")),
        (2, decision(inFavour: 6, on: "2016-06-10")),
        (3, decision(inFavour: 5, on: "2016-06-20")),
        (3, decision(inFavour: 11, on: "2016-06-20")),
        (
            3,
            "UPDATE sealed_committee_files SET statement_id = 'pst_a', statement_on = '2016-06-20',"
                + " statement_text = 'S', statement_language = 'en'"
        ),
        (2, "UPDATE sealed_committee_files SET views_due_on = '2016-06-03'"),
        (3, "UPDATE sealed_committee_files SET views_text = 'Other'"),
        (4, "UPDATE sealed_committee_files SET in_favour = 10"),
        (
            4,
            "UPDATE sealed_committee_files SET outcome = 'rejected', measure = NULL,"
                + " in_favour = 1"
        ),
        (5, "UPDATE sealed_committee_files SET statement_text = 'Other'"),
        (5, "UPDATE sealed_committee_files SET statement_id = 'pst_other'"),
        (1, "UPDATE sealed_standing_consents SET days = 10"),
        (1, "DELETE FROM sealed_standing_consents"),
        (
            1,
            "INSERT INTO sealed_standing_consents SELECT 'sco_other', state_party, declared_on,"
                + " days,"
                + " reach, reference, NULL, recorded_at FROM standing_consents"
        ),
        (1, "UPDATE sealed_publication_requests SET consent_id = NULL"),
        (1, "UPDATE reprisals SET state_answered_on = '2016-06-02'"),
        (1, "UPDATE reprisals SET channel = 'A. Person'"),
        (1, "DELETE FROM reprisals"),
        (1, "UPDATE report_readers SET sight = 'all'"),
    ]

    private static func decision(inFavour: Int, on day: String) -> String {
        "UPDATE sealed_committee_files SET decided_on = '\(day)', in_favour = \(inFavour),"
            + " outcome = 'adopted', measure = 'both'"
    }

    @Test(arguments: forbidden)
    func `what is done before the Committee does not change`(steps: Int, sql: String) throws {
        let (_, writer) = try Self.store(steps)
        let error = #expect(throws: SQLiteError.self) {
            try writer.perform { try $0.connection.execute(script: sql) }
        }
        if case .constraint? = error?.kind {} else { Issue.record("\(String(describing: error))") }
    }

    @Test(arguments: [
        (
            1,
            "UPDATE sealed_committee_files SET invited_on = '2016-06-02',"
                + " views_due_on = '2016-06-03'"
        ),
        (2, decision(inFavour: 6, on: "2016-06-11")), (3, decision(inFavour: 6, on: "2016-06-10")),
        (1, "UPDATE sealed_standing_consents SET withdrawn_on = '2016-06-02'"),
        (1, "UPDATE reprisals SET put_to_state_on = '2016-06-02', status = 'closed'"),
    ])
    func `what comes next does`(steps: Int, sql: String) throws {
        let (_, writer) = try Self.store(steps)
        try writer.perform { try $0.connection.execute(script: sql) }
    }
}
