import Article16
import Foundation
import SQLite
import Testing

@testable import Registry

/// A store from before public editions had numbers is read as it was.
struct FormerEditionTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "migrations")

    /// A report published with a reply as comments, in the form of the eighth migration.
    private static let rows = """
        INSERT INTO state_parties (code, name, deposited_on) VALUES ('KAZ', 'K', '2008-10-22');
        INSERT INTO reports (id, state_party, issuer, addressee, title, original_language, edition,
            lifecycle)
        VALUES ('rep_1', 'KAZ', 'spt', 'state_party', 'T', 'en', 'sha256:1', 'draft');
        INSERT INTO texts VALUES ('rep_1', '[]', '[]', '[]', '[]');
        INSERT INTO recommendations
        VALUES ('rec_1', 'rep_1', 0, '1', 'recommendation', 'R', '[]');
        UPDATE reports SET lifecycle = 'adopted', adopted_on = '2014-01-01';
        UPDATE reports SET lifecycle = 'transmitted', sent_to_state_party_on = '2014-01-03';
        INSERT INTO replies (id, report_id, author, language)
        VALUES ('rpl_1', 'rep_1', 'KAZ', 'fr');
        INSERT INTO reply_items VALUES ('rpl_1', 0, '1', 'Oui', '[]', '[]', NULL, NULL);
        UPDATE replies SET submitted_on = '2014-06-30', late = 0;
        INSERT INTO recordings VALUES (1);
        INSERT INTO publication_requests
        VALUES ('prq_1', 'rep_1', '2015-01-27', NULL, 'reply', 'rpl_1', 1, NULL, NULL);
        INSERT INTO publications
        VALUES ('pub_1', 'rep_1', 'art_16_2_request', 'whole', '', '', '2015-04-07', 'sha256:1',
            'prq_1', 'reply', 'rpl_1', NULL, NULL);
        INSERT INTO public_editions
        VALUES ('pub_1', 'rep_1', 'sha256:2', '["P"]', '[]', '[]', '[]');
        INSERT INTO public_recommendations
        VALUES ('pub_1', 'rec_1', 0, '1', 'recommendation', 'R', '[]');
        UPDATE reports SET publication_id = 'pub_1';
        INSERT INTO report_readers VALUES ('everyone', 'rep_1', 'public_edition');
        INSERT INTO report_readers VALUES ('KAZ', 'rep_1', 'correspondent');
        INSERT INTO report_readers VALUES ('subcommittee', 'rep_1', 'correspondent');
        INSERT INTO report_readers VALUES ('dashboard', 'rep_1', 'correspondent');
        """

    private static func former() throws -> Store {
        let store = try Store()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let connection = try Connection(path: store.path, access: .readWriteCreate)
        for name in names.prefix(8) {
            let data = try Data(contentsOf: folder.appending(path: name))
            try connection.execute(script: String(decoding: data, as: UTF8.self))
        }
        try connection.execute(script: rows + "PRAGMA user_version = 8")
        return store
    }

    @Test func `what was public before is served as the first edition, comments included`() throws {
        let store = try Self.former()
        _ = try store.writer()
        let registry = try store.reader()
        #expect(try store.faults() == [])
        let sealed = try #require(try registry.report(ReportID("rep_1"), as: .anyone))
        let opened = try #require(Paragraph1.open(sealed, as: .anyone))
        #expect(opened.words.publicEdition == "sha256:2" && opened.words.publicTitle == "T")
        #expect(opened.report.issued?.number == 1)
        #expect(try registry.text(of: opened)?.paragraphs == Array(#"["P"]"#.utf8))
        #expect(try registry.recommendations(of: opened).map(\.text) == ["R"])
        let reply = try #require(try registry.reply(ReplyID("rpl_1"), as: .anyone)?.0)
        #expect(reply.items.map(\.text) == ["Oui"] && reply.language == "fr" && reply.late == false)
        #expect(
            try registry.replies(to: opened.report, as: .anyone, after: "", limit: 9).count == 1)
        #expect(try registry.publicEditions(of: ReportID("rep_1")).map(\.cause) == [.publication])
    }
}
