import Article16
import SQLite
import Testing

@testable import Registry

/// What was said in the dialogue is kept by the store itself, and read back as it was said.
struct DialogueTests {
    /// Two reports of one State that were sent. The first has one of everything: a reminder, an
    /// extension, a meeting, an assessment, a submitted reply, and the draft of another.
    private struct Ground {
        let store: Store
        let writer: Writer
        /// Ids by the names that stand in braces.
        let names: [String: String]

        init() throws {
            store = try Store()
            writer = try store.writer()
            names = try writer.perform { try Ground.fill($0) }
        }

        func run(_ sql: String) throws {
            let script = names.reduce(sql) { text, name in
                text.replacing("{\(name.key)}", with: "'\(name.value)'")
            }
            try writer.perform { try $0.connection.execute(script: script) }
        }

        private static func fill(_ registry: Registry) throws -> [String: String] {
            let (account, state) = (try registry.account(), try registry.state("KAZ"))
            let report = try send(registry, state, account)
            let other = try send(registry, state, account)
            var names = ["report": report.text, "other": other.text]
            try talk(registry, report, account, &names)
            let party = Party.state(state)
            for (name, id) in [("reply", report), ("draft", report), ("elsewhere", other)] {
                let reply = try registry.addReply(
                    to: id, by: party.audience!, language: "en", relation: nil, items: [],
                    account: account, now: Registry.now
                ).reply.id
                names[name] = reply.text
                guard name != "draft" else { continue }
                let order = try Replies.submit(
                    registry.replyFacts(reply)!, to: registry.facts(of: id)!, by: party,
                    on: Registry.today, today: Registry.today)
                try registry.carryOut(order, by: account, now: Registry.now)
            }
            return names
        }

        private static func send(
            _ registry: Registry, _ state: StateCode, _ account: AccountID
        ) throws -> ReportID {
            let day = CalendarDate("2015-01-03")!
            let id = try registry.add(
                ReportDraft(
                    state: state, issuer: .subcommittee, addressee: .stateParty, mechanism: nil,
                    visit: nil, symbol: nil, title: "R", originalLanguage: "en",
                    text: .sample("R")), by: account, now: Registry.now)
            try registry.carryOut(
                try Communication.adopt(
                    registry.facts(of: id)!, by: .secretariat, on: day, today: Registry.today),
                by: account, now: Registry.now)
            try registry.carryOut(
                try Communication.transmit(
                    registry.facts(of: id)!, to: .stateParty, by: .secretariat, on: day,
                    today: Registry.today),
                by: account, now: Registry.now)
            return id
        }

        private static func talk(
            _ registry: Registry, _ id: ReportID, _ account: AccountID,
            _ names: inout [String: String]
        ) throws {
            let (facts, now) = (try registry.facts(of: id)!, Registry.now)
            let (day, today) = (CalendarDate("2015-08-01")!, Registry.today)
            names["reminder"] = try registry.carryOut(
                try Dialogue.remind(of: facts, by: .secretariat, on: day, today: today),
                reference: "Note 1", by: account, now: now
            ).text
            names["extension"] = try registry.carryOut(
                try Dialogue.extend(
                    facts, to: CalendarDate("2015-10-03")!, by: .secretariat, on: day,
                    today: today),
                by: account, now: now
            ).text
            names["meeting"] = try registry.carryOut(
                try Dialogue.meet(on: facts, by: .secretariat, date: day, today: today),
                subject: "Light", by: account, now: now
            ).text
            let mark = try registry.words(of: facts).1[0].id
            names["mark"] = mark.text
            names["assessment"] = try registry.carryOut(
                try Dialogue.assess(
                    facts, grade: .partiallySatisfactory, by: .secretariat, on: day,
                    communicatedOn: nil, today: today),
                of: mark, text: "Half", by: account, now: now
            ).text
        }
    }

    static let forbidden = [
        "UPDATE sealed_reminders SET reminded_on = '2015-01-04' WHERE id = {reminder}",
        "UPDATE sealed_reminders SET reference = NULL WHERE id = {reminder}",
        "DELETE FROM sealed_reminders WHERE id = {reminder}",
        "REPLACE INTO sealed_reminders SELECT id, report_id, '2015-01-04', NULL, 1 FROM reminders",
        "INSERT INTO sealed_reminders VALUES ('rem_x', {report}, '2015-02-30', NULL, 1)",
        "INSERT INTO sealed_reminders VALUES ('rem_x', 'rep_none', '2015-02-28', NULL, 1)",
        "UPDATE extensions SET reply_due_on = '2016-10-03' WHERE id = {extension}",
        "DELETE FROM extensions WHERE id = {extension}",
        "REPLACE INTO extensions SELECT id, report_id, granted_on, '2016-10-03', 1 FROM extensions",
        "INSERT INTO extensions VALUES ('ext_x', {report}, '2015-08-02', '2015-10-03', 1)",
        "INSERT INTO extensions VALUES ('ext_x', {report}, '2015-08-02', '2015-10-02', 1)",
        "UPDATE sealed_reports SET reply_extended_to = '2015-10-02' WHERE id = {report}",
        "UPDATE sealed_reports SET reply_extended_to = NULL WHERE id = {report}",
        "UPDATE sealed_meetings SET met_on = '2015-01-04' WHERE id = {meeting}",
        "UPDATE sealed_meetings SET subject = 'Dark' WHERE id = {meeting}",
        "DELETE FROM sealed_meetings WHERE id = {meeting}",
        "INSERT INTO sealed_meetings VALUES ('mee_x', {report}, '2015-08-02', '', 1)",
        "UPDATE sealed_assessments SET grade = 'A' WHERE id = {assessment}",
        "UPDATE sealed_assessments SET communicated_on = '2015-08-02' WHERE id = {assessment}",
        "UPDATE sealed_assessments SET text = 'All' WHERE id = {assessment}",
        "DELETE FROM sealed_assessments WHERE id = {assessment}",
        """
        REPLACE INTO sealed_assessments SELECT id, recommendation_id, report_id, 'All', 'A',
            assessed_on,
            NULL, 1 FROM sealed_assessments
        """,
        """
        INSERT INTO sealed_assessments
        VALUES ('ass_x', {mark}, {report}, 'T', 'F', '2015-08-02', NULL, 1)
        """,
        """
        INSERT INTO sealed_assessments
        VALUES ('ass_x', {mark}, {report}, '', 'A', '2015-08-02', NULL, 1)
        """,
        """
        INSERT INTO sealed_assessments
        VALUES ('ass_x', {mark}, {report}, 'T', 'A', '2015-08-02', '2015-08-01', 1)
        """,
        """
        INSERT INTO sealed_assessments
        VALUES ('ass_x', {mark}, {other}, 'T', 'A', '2015-08-02', NULL, 1)
        """,
        correction(of: "{draft}"), correction(of: "{elsewhere}"), correction(of: "'rpl_none'"),
        correction(of: "{reply}", by: "GEO"), correction(of: "{reply}", as: "corrects"),
        "UPDATE replies SET relation = 'supplements', related_reply_id = {reply}"
            + " WHERE id = {draft}",
        "UPDATE replies SET author = 'GEO' WHERE id = {draft}",
        "UPDATE replies SET report_id = {other} WHERE id = {draft}",
        correction(of: "NULL"),
        "INSERT INTO replies VALUES ('rpl_x', {report}, 'KAZ', 'en', NULL, NULL, NULL, {reply})",
    ]

    private static func correction(
        of reply: String, by author: String = "KAZ", as relation: String = "supersedes"
    ) -> String {
        """
        INSERT INTO replies
        VALUES ('rpl_x', {report}, '\(author)', 'en', NULL, NULL, '\(relation)', \(reply))
        """
    }

    @Test(arguments: forbidden) func `what was said stays said`(sql: String) throws {
        let ground = try Ground()
        let reader = try ground.store.reader()
        let before = try reader.connection.dataVersion()
        let error = #expect(throws: SQLiteError.self) { try ground.run(sql) }
        if case .constraint? = error?.kind {} else { Issue.record("\(String(describing: error))") }
        #expect(try reader.connection.dataVersion() == before, "nothing was committed")
    }

    @Test(arguments: [
        "INSERT INTO sealed_reminders VALUES ('rem_x', {report}, '2015-08-02', NULL, 1)",
        "INSERT INTO extensions VALUES ('ext_x', {report}, '2015-08-02', '2015-10-04', 1)",
        "INSERT INTO extensions VALUES ('ext_x', {other}, '2015-08-02', '2015-10-01', 1)",
        "UPDATE sealed_reports SET reply_extended_to = '2015-10-04' WHERE id = {report}",
        "UPDATE sealed_reports SET reply_extended_to = '2015-10-01' WHERE id = {other}",
        "INSERT INTO sealed_meetings VALUES ('mee_x', {report}, '2015-08-02', 'Dark', 1)",
        """
        INSERT INTO sealed_assessments
        VALUES ('ass_x', {mark}, {report}, 'T', NULL, '2015-08-02', '2015-08-02', 1)
        """,
        correction(of: "{reply}"), correction(of: "{reply}", as: "supplements"),
        "UPDATE replies SET language = 'fr' WHERE id = {draft}",
    ])
    func `more can be said`(sql: String) throws {
        let ground = try Ground()
        let reader = try ground.store.reader()
        let before = try reader.connection.dataVersion()
        try ground.run(sql)
        #expect(try reader.connection.dataVersion() != before)
    }

    @Test func `what is written is read`() throws {
        let ground = try Ground()
        let registry = try ground.store.reader()
        let report = ReportID(ground.names["report"]!)
        let facts = try registry.facts(of: report)!
        #expect(facts.remindedOn == CalendarDate("2015-08-01"))
        #expect(facts.replyExtendedTo == CalendarDate("2015-10-03"))
        #expect(facts.repliedOn == Registry.today)
        #expect(try registry.reminders(of: report).map(\.words) == ["Note 1"])
        #expect(try registry.extensions(of: report).map(\.replyDueOn) == [facts.replyExtendedTo])
        #expect(try registry.meetings(of: report).map(\.words) == ["Light"])
        let seen = { (party: Party) in try registry.assessments(of: facts, as: party).map(\.text) }
        #expect(try seen(.subcommittee) == ["Half"] && seen(.state(facts.state)) == [])
        let other = try registry.facts(of: ReportID(ground.names["other"]!))!
        #expect(other.remindedOn == nil && other.replyExtendedTo == nil)
        #expect(try registry.assessments(of: other, as: .subcommittee).isEmpty)
    }

    @Test func `the reminder that counts is the first`() throws {
        let ground = try Ground()
        for day in ["2015-09-01", "2015-07-15"] {
            try ground.run(
                "INSERT INTO sealed_reminders VALUES ('rem_\(day)', {report}, '\(day)', NULL, 1)")
        }
        let facts = try ground.store.reader().facts(of: ReportID(ground.names["report"]!))!
        #expect(facts.remindedOn == CalendarDate("2015-07-15"))
    }
}
