import Article16
import Foundation
import SQLite
import Testing

@testable import Registry

/// What older stores kept of links goes over to the newer form.
struct LinkMigrationTests {
    @Test func `what a recommendation reiterates becomes its links`() throws {
        let store = try Store()
        do {
            let connection = try Connection(path: store.path, access: .readWriteCreate)
            for file in try MigrationTests.files() where file.name < "0012_recommendations.sql" {
                try connection.execute(script: file.sql)
            }
            try connection.execute(script: "PRAGMA user_version = 11")
            try connection.execute(script: Self.older)
        }
        let writer = try store.writer()
        try writer.perform { registry in
            let id = RecommendationID("rec_a")
            let links = try #require(try registry.linkTexts(of: [id])[id])
            let words = links.map { link in
                guard case .symbol(let symbol, let named) = link.target else { return "" }
                return [symbol, named.written.words, named.spans.words].joined(separator: " ")
            }
            #expect(
                words == [
                    #"A/1 ["36","102-108","58(a)","p. 3","annex:II:3"] [[36,36,null],"#
                        + #"[102,108,null],[58,58,"58(a)"],[0,0,"annex:II:3"]]"#,
                    "B/2 [] []",
                ])
            #expect(links.allSatisfy { $0.type == .reiterates })
        }
    }

    /// An adopted report with one recommendation, as version 11 of the schema kept it.
    private static let older = """
        INSERT INTO state_parties (code, name, deposited_on) VALUES ('KAZ', 'K', '2008-10-22');
        INSERT INTO reports (id, state_party, issuer, addressee, title, original_language,
            edition, lifecycle)
        VALUES ('rep_a', 'KAZ', 'spt', 'state_party', 'T', 'en', 'sha256:1', 'draft');
        INSERT INTO recommendations VALUES ('rec_a', 'rep_a', 0, '1', 'statement', 'T',
            '[{"symbol":"A/1","paragraphs":["36","102-108","58(a)","p. 3","annex:II:3"]},
              {"symbol":"B/2","paragraphs":[]}]');
        UPDATE reports SET lifecycle = 'adopted', adopted_on = '2010-01-01';
        """
}

extension [UInt8] {
    fileprivate var words: String { String(decoding: self, as: UTF8.self) }
}
