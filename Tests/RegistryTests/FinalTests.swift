import Article16
import SQLite
import Testing

@testable import Registry

/// What is final is held by the store itself: not even raw SQL on the writer's connection
/// changes it (engineering.md, section 4).
struct FinalTests {
    /// A published report with a submitted reply and a withdrawn request, an adopted report, and a
    /// draft with the draft of nothing but itself.
    private struct Ground {
        let store: Store
        let writer: Writer
        /// Ids by the names that stand in braces.
        var names: [String: String] = [:]

        init() throws {
            store = try Store()
            writer = try store.writer()
            names = try writer.perform { try Ground.fill($0) }
        }

        private static func fill(_ registry: Registry) throws -> [String: String] {
            let (account, now, today) = (try registry.account(), Registry.now, Registry.today)
            let state = try registry.state("KAZ")
            let mechanism = try registry.addMechanism(of: state, name: "M")
            let draft = { (title: String) in
                try registry.add(
                    ReportDraft(
                        state: state, issuer: .subcommittee, addressee: .stateParty,
                        mechanism: nil, visit: nil, symbol: nil, title: title,
                        originalLanguage: "en", text: .sample(title)), by: account, now: now)
            }
            let facts = { (id: ReportID) in try registry.facts(of: id)! }
            let (open, adopted, published) = (try draft("D"), try draft("A"), try draft("P"))
            for id in [adopted, published] {
                try registry.carryOut(
                    try Communication.adopt(facts(id), by: .secretariat, on: today, today: today),
                    by: account, now: now)
            }
            try registry.carryOut(
                try Communication.transmit(
                    facts(published), to: .stateParty, by: .secretariat, on: today, today: today),
                by: account, now: now)
            var names = [
                "draft": open.text, "adopted": adopted.text, "published": published.text,
                "mechanism": mechanism.text,
            ]
            try replies(registry, to: published, account, &names)
            try items(registry, in: published, account, &names)
            try requests(registry, for: published, account, &names)
            return names
        }

        private static func replies(
            _ registry: Registry, to id: ReportID, _ account: AccountID,
            _ names: inout [String: String]
        ) throws {
            let party = Party.state(StateCode("KAZ")!)
            let item = ReplyItemRecord(
                answers: ["1"], text: "Yes", actionsTaken: Array("[]".utf8),
                actionsPlanned: Array("[]".utf8), declaredStatus: nil, position: nil)
            for name in ["reply", "draft reply"] {
                let reply = try registry.addReply(
                    to: id, by: party.audience!, language: "en", relation: nil, items: [item],
                    account: account, now: Registry.now
                ).reply.id
                names[name] = reply.text
                guard name == "reply" else { continue }
                try registry.carryOut(
                    try Replies.submit(
                        registry.replyFacts(reply)!, to: registry.facts(of: id)!, by: party,
                        on: Registry.today, today: Registry.today),
                    by: account, now: Registry.now)
            }
        }

        /// A span that is printed on consent.
        private static func items(
            _ registry: Registry, in id: ReportID, _ account: AccountID,
            _ names: inout [String: String]
        ) throws {
            let facts = try registry.facts(of: id)!
            let marked = try registry.carryOut(
                try PersonalData.mark(facts, by: .secretariat),
                PersonalDataItemDraft(
                    place: "{}", language: "en", number: 1, span: 0..<1, subject: "person-1",
                    category: .name, treatment: .mask), by: account, now: Registry.now)
            names["item"] = marked.text
            try registry.carryOut(
                try PersonalData.consent(
                    .granted, to: registry.personalDataItems(of: id)[0].item, of: facts,
                    by: .secretariat, on: Registry.today, today: Registry.today),
                reference: nil, by: account, now: Registry.now)
        }

        private static func requests(
            _ registry: Registry, for id: ReportID, _ account: AccountID,
            _ names: inout [String: String]
        ) throws {
            let (party, today) = (Party.state(StateCode("KAZ")!), Registry.today)
            for name in ["withdrawn", "followed"] {
                names[name] = try registry.carryOut(
                    try Paragraph2.request(
                        publicationOf: registry.facts(of: id)!, by: party, on: today,
                        comments: .none, today: today),
                    reference: "Note 1", by: account, now: Registry.now
                ).text
                guard name == "withdrawn" else { continue }
                try registry.carryOut(
                    try Paragraph2.withdraw(
                        requestFor: registry.facts(of: id)!, by: party, on: today, today: today),
                    reason: "R", by: account, now: Registry.now)
            }
            for name in ["old review", "review"] {
                let report = try registry.facts(of: id)!
                names[name] = try registry.carryOut(
                    try PersonalData.review(
                        report, edition: report.edition, by: .secretariat, on: today, today: today),
                    reviewer: "A. P.", by: account, now: Registry.now
                ).text
            }
            let (text, recommendations) = try registry.words(of: registry.facts(of: id)!)
            names["disclosure"] = try registry.carryOut(
                try Paragraph2.disclose(
                    registry.facts(of: id)!, scope: .whole, by: .secretariat, on: today,
                    today: today),
                place: "A page", by: account, now: Registry.now
            ).text
            names["publication"] = try registry.carryOut(
                try Paragraph2.publish(
                    registry.facts(of: id)!, on: .stateRequest, by: .secretariat, date: today,
                    today: today),
                edition: PublicEditionDraft(
                    title: "P", language: "en", text: text, recommendations: recommendations,
                    comments: registry.reply(ReplyID(names["reply"]!), as: .secretariat)?.0,
                    clearance: PersonalData.clear(
                        registry.personalDataItems(of: id).map(\.item),
                        of: registry.facts(of: id)!, in: .any),
                    letters: ["person-1": 0]),
                by: account, now: Registry.now
            ).text
        }

        func run(_ sql: String) throws {
            let script = names.reduce(sql) { text, name in
                text.replacing("{\(name.key)}", with: "'\(name.value)'")
            }
            try writer.perform { try $0.connection.execute(script: script) }
        }
    }

    static let forbidden = [
        "UPDATE sealed_reports SET title = 'T' WHERE id = {adopted}",
        "UPDATE sealed_reports SET edition = 'sha256:0' WHERE id = {adopted}",
        "UPDATE sealed_reports SET symbol = 'S' WHERE id = {adopted}",
        """
        UPDATE sealed_reports SET state_party = 'KAZ', adopted_on = '2013-01-01'
        WHERE id = {adopted}
        """,
        "UPDATE sealed_reports SET lifecycle = 'draft', adopted_on = NULL WHERE id = {adopted}",
        "UPDATE sealed_reports SET lifecycle = 'adopted' WHERE id = {published}",
        "UPDATE sealed_reports SET lifecycle = 'transmitted' WHERE id = {draft}",
        "UPDATE sealed_reports SET sent_to_state_party_on = NULL WHERE id = {published}",
        "UPDATE sealed_reports SET sent_to_state_party_on = '2013-01-01' WHERE id = {published}",
        "UPDATE sealed_reports SET publication_id = NULL WHERE id = {published}",
        "DELETE FROM sealed_reports WHERE id = {adopted}",
        "UPDATE sealed_texts SET paragraphs = x'00' WHERE report_id = {adopted}",
        "DELETE FROM sealed_texts WHERE report_id = {adopted}",
        "REPLACE INTO sealed_texts VALUES ({adopted}, 'en', 1, NULL, NULL, 0, x'', x'', x'', x'')",
        "INSERT INTO sealed_texts VALUES ({adopted}, 'en', 3, NULL, NULL, 0, x'', x'', x'', x'')",
        "INSERT INTO sealed_texts VALUES ({draft}, 'fr', 1, 'T', 'sha256:', 0, x'', x'', x'', x'')",
        "UPDATE sealed_reports SET languages = 'en fr' WHERE id = {adopted}",
        "UPDATE sealed_reports SET texts = 2 WHERE id = {adopted}",
        "UPDATE sealed_reports SET amends_id = {published} WHERE id = {adopted}",
        "UPDATE sealed_texts SET report_id = {adopted} WHERE report_id = {draft}",
        "UPDATE sealed_recommendations SET text = 'T' WHERE report_id = {adopted}",
        "DELETE FROM sealed_recommendations WHERE report_id = {adopted}",
        """
        INSERT INTO sealed_recommendations (id, report_id, position, address, kind, text,
            reiterates)
        VALUES ('rec_x', {adopted}, 9, '1', 'statement', 'T', '[]')
        """,
        """
        INSERT INTO recommendation_links
        SELECT id, 0, 'cites', NULL, 'S', '[]', '[]' FROM recommendations
        WHERE report_id = {adopted}
        """,
        "UPDATE sealed_recommendations SET themes = '[1]' WHERE report_id = {adopted}",
        """
        UPDATE sealed_recommendations SET report_id = {adopted}, position = 9
        WHERE report_id = {draft} AND position = 0
        """,
        "UPDATE replies SET language = 'fr' WHERE id = {reply}",
        "UPDATE replies SET submitted_on = NULL, late = NULL WHERE id = {reply}",
        "DELETE FROM replies WHERE id = {reply}",
        "UPDATE sealed_reply_items SET text = 'No' WHERE reply_id = {reply}",
        "DELETE FROM sealed_reply_items WHERE reply_id = {reply}",
        "REPLACE INTO sealed_reply_items SELECT reply_id, position, answers, 'No', '[]', '[]',"
            + " NULL, NULL"
            + " FROM reply_items WHERE reply_id = {reply}",
        """
        UPDATE sealed_reply_items SET reply_id = {reply}, position = 9
        WHERE reply_id = {draft reply}
        """,
        "UPDATE sealed_publication_requests SET reason = 'Other' WHERE id = {withdrawn}",
        "UPDATE sealed_publication_requests SET withdrawn_on = NULL WHERE id = {withdrawn}",
        "UPDATE sealed_publication_requests SET requested_on = '2013-01-01' WHERE id = {followed}",
        "UPDATE sealed_publication_requests SET reference = 'Note 2' WHERE id = {followed}",
        "UPDATE sealed_publication_requests SET recorded_at = 1 WHERE id = {followed}",
        "DELETE FROM sealed_publication_requests WHERE id = {withdrawn}",
        "UPDATE sealed_personal_data_reviews SET reviewer = 'B. P.' WHERE id = {review}",
        "DELETE FROM sealed_personal_data_reviews WHERE id = {old review}",
        "UPDATE publications SET published_on = '2013-01-01' WHERE id = {publication}",
        "UPDATE publications SET scope = 'part' WHERE id = {publication}",
        "DELETE FROM publications WHERE id = {publication}",
        "UPDATE public_editions SET paragraphs = '[1]' WHERE publication_id = {publication}",
        "DELETE FROM public_editions WHERE publication_id = {publication}",
        "UPDATE public_recommendations SET text = 'T' WHERE publication_id = {publication}",
        "DELETE FROM public_recommendations WHERE publication_id = {publication}",
        "UPDATE public_comments SET late = 1 WHERE publication_id = {publication}",
        "DELETE FROM public_comments WHERE publication_id = {publication}",
        "UPDATE public_comment_items SET text = 'T' WHERE publication_id = {publication}",
        "DELETE FROM public_comment_items WHERE publication_id = {publication}",
        "UPDATE sealed_public_letters SET number = 1 WHERE report_id = {published}",
        "DELETE FROM sealed_public_letters WHERE report_id = {published}",
        "UPDATE public_edition_items SET number = 2 WHERE publication_id = {publication}",
        "DELETE FROM public_edition_items WHERE publication_id = {publication}",
        "UPDATE sealed_reports SET public_edition = NULL WHERE id = {published}",
        "UPDATE sealed_reports SET public_edition = 0 WHERE id = {published}",
        "UPDATE sealed_personal_data_items SET span_end = 2 WHERE id = {item}",
        "DELETE FROM sealed_personal_data_items WHERE id = {item}",
        "UPDATE sealed_personal_data_consents SET consent = 'refused' WHERE item_id = {item}",
        "DELETE FROM sealed_personal_data_consents WHERE item_id = {item}",
        "UPDATE sealed_state_disclosures SET place = 'Elsewhere' WHERE id = {disclosure}",
        "DELETE FROM sealed_state_disclosures WHERE id = {disclosure}",
        "UPDATE audit_trail SET act = 'nothing' WHERE number = 1",
        "DELETE FROM audit_trail",
        "DELETE FROM audit_trail WHERE trail = 'register' AND number = 1",
        "REPLACE" + AuditRows.insertion(at: "1"),
        "INSERT" + AuditRows.insertion(at: "1000"),
        "INSERT" + AuditRows.insertion(at: "-1"),
    ]

    @Test(arguments: forbidden)
    func `what is final does not change`(sql: String) throws {
        let ground = try Ground()
        let reader = try ground.store.reader()
        let before = try reader.connection.dataVersion()
        let error = #expect(throws: SQLiteError.self) { try ground.run(sql) }
        if case .constraint? = error?.kind {} else { Issue.record("\(String(describing: error))") }
        #expect(try reader.connection.dataVersion() == before, "nothing was committed")
    }

    @Test(arguments: [
        "UPDATE sealed_reports SET title = 'T' WHERE id = {draft}",
        "UPDATE sealed_texts SET paragraphs = x'00' WHERE report_id = {draft}",
        "DELETE FROM sealed_recommendations WHERE report_id = {draft}",
        "UPDATE sealed_reports SET sent_to_npm_on = '2014-01-10', mechanism_id = {mechanism}"
            + " WHERE id = {published}",
        "UPDATE sealed_reply_items SET text = 'No' WHERE reply_id = {draft reply}",
        "UPDATE replies SET submitted_on = '2014-01-10', late = 0 WHERE id = {draft reply}",
        """
        UPDATE sealed_publication_requests SET withdrawn_on = '2016-06-01', reason = 'R'
        WHERE id = {followed}
        """,
        "INSERT"
            + AuditRows.insertion(
                at: "(SELECT max(number) + 1 FROM audit_trail WHERE trail = 'register')"),
    ])
    func `what is not final does`(sql: String) throws {
        let ground = try Ground()
        let reader = try ground.store.reader()
        let before = try reader.connection.dataVersion()
        try ground.run(sql)
        #expect(try reader.connection.dataVersion() != before)
    }
}

/// A row of the register's own trail, as text: what the triggers say of it.
enum AuditRows {
    static func insertion(at number: String) -> String {
        """
         INTO audit_trail VALUES ('register', \(number), '2016-06-01T00:00:00Z', NULL, 'act', 'x',
            'register', 'changed', zeroblob(32), zeroblob(32))
        """
    }
}
