import Article16
import SQLite
import Testing

@testable import Registry

/// What stands in the publication tables is what everyone may read: a check finds what is not.
@Suite("Copies for everyone")
struct PublicCopyTests {
    private static func made() throws -> (Store, Writer) {
        let store = try Store()
        let writer = try store.writer()
        _ = try writer.perform { registry in
            try GeneratedWorld.make(of: 120, seed: 7, in: registry)
        }
        return (store, writer)
    }

    @Test func `the published reports are those that paragraph 1 opens to anyone`() throws {
        let (store, _) = try Self.made()
        let registry = try store.reader()
        let ids = try registry.connection.all("SELECT id FROM reports ORDER BY id") { $0.text(0) }
        let open = try ids.filter { id in
            try registry.facts(of: ReportID(id)).map {
                Paragraph1.sight(of: $0, as: .anyone) != nil
            } ?? false
        }
        let copied = try registry.connection.all("SELECT id FROM public_reports ORDER BY id") {
            $0.text(0)
        }
        #expect(copied == open && open.count > 10 && open.count < ids.count)
    }

    @Test func `the public visits are those that the rule opens to anyone, as far as it does`()
        throws
    {
        let (store, _) = try Self.made()
        let registry = try store.reader()
        let ids = try registry.connection.all("SELECT id FROM visits ORDER BY id") { $0.text(0) }
        let open = try ids.compactMap { id in
            try registry.visitFacts(VisitID(id)).flatMap {
                Visits.sight(of: $0, as: .anyone).map { "\(id) \($0.rawValue)" }
            }
        }
        let copied = try registry.connection.all(
            "SELECT id || ' ' || sight FROM public_visits ORDER BY id"
        ) { $0.text(0) }
        #expect(copied == open && !open.isEmpty && open.count < ids.count)
    }

    @Test(
        arguments: [
            "UPDATE public_reports SET symbol = 'CAT/OP/X' WHERE id = (SELECT min(id) FROM"
                + " public_reports)",
            "DELETE FROM public_reports WHERE id = (SELECT min(id) FROM public_reports)",
            "UPDATE public_reports SET mechanism_id = 'mec_x'",
            "UPDATE public_publications SET published_on = '2001-01-01'",
            "DELETE FROM public_visits",
            "UPDATE public_visits SET sight = 'places', places = '[]'"
                + " WHERE sight = 'announcement'",
            "INSERT INTO public_places VALUES ('pla_x', 'KAZ', 'x', 'prison', 'P', NULL, NULL)",
            "INSERT INTO public_symbols VALUES ('rep_x', 0, 'S', '2014-01-01')",
            "INSERT INTO public_committee_files VALUES ('p4f_x', 'rep_x', 1, '2014-01-01', 'both',"
                + " NULL, NULL, NULL, NULL, NULL)",
            "INSERT INTO public_statements VALUES ('pst_x', 'KAZ', '2014-01-01', '2014-01-01',"
                + " 'T', 'en')",
            "INSERT INTO public_standing_consents VALUES ('sco_x', 'KAZ', 1, '2014-01-01', 1,"
                + " 'all_reports', NULL, NULL)",
            "INSERT INTO public_recommendation_places VALUES ('rec_x', 'rep_x', '[]')",
            "INSERT INTO public_links VALUES ('rec_x', 0, 'cites', 'S', '[]', 'whole', '', '')",
            "INSERT INTO public_link_targets VALUES ('rec_x', 0, 0, 'cites', 1, 'rec_y', '1')",
            "INSERT INTO public_search (public_search, rowid, report, recommendation)"
                + " SELECT 'delete', place, report, recommendation FROM public_words",
            "INSERT INTO public_changes SELECT max(number) + 1, change, report_id, NULL,"
                + " happened_at FROM public_changes",
            "INSERT INTO public_editions SELECT publication_id, 99, language, report_id,"
                + " issued_on, 0, edition, title, '[]', '[]', '[]', '[]', 1, '[]', NULL, NULL,"
                + " NULL, NULL, NULL FROM public_editions LIMIT 1",
        ])
    func `a check finds a copy that is off`(sql: String) throws {
        let (store, writer) = try Self.made()
        #expect(try store.faults() == [])
        try writer.perform { registry in try registry.connection.execute(script: sql) }
        #expect(try store.faults().count == 1)
    }

    @Test func `all copies are made anew from what they are copies of`() throws {
        let (store, writer) = try Self.made()
        try writer.perform { registry in
            for table in PublicTable.all where !"\(table.name)".hasSuffix("changes") {
                try registry.connection.execute(script: "DELETE FROM \(table.name)")
            }
            try registry.publishEverything()
        }
        #expect(try store.faults() == [])
    }

    @Test func `a part opens its paragraphs with what is in them, and the items of its annexes`() {
        let part = PublicationPart(paragraphs: ["5", "7(a)"], annexes: ["II"])
        for address in ["5", "5(a)", "5(a)(i)", "7(a)", "7(a)(ii)", "annex:II", "annex:II:3"] {
            #expect(part.opens(address), "\(address)")
        }
        for address in ["6", "55", "7", "7(b)", "annex:I:3", "annex:III:1", "annex", ""] {
            #expect(!part.opens(address), "\(address)")
        }
    }
}
