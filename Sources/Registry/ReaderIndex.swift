package import Article16
internal import SQLite

/// An index of the words that one circle reads besides what is published, in memory.
///
/// It is made from what the circle's own reads give through the members' door, and nothing else is
/// ever in it: looking for words costs what its reader may read, whatever others hold, and a word
/// of a hidden report is as absent from it as one that stands nowhere. Confined to one queue.
package final class ReaderIndex {
    /// That the circle reads more than an index may hold; then nothing is answered from it.
    package struct TooLarge: Error {}

    /// Octets that one index may take in memory: the words of some thousand reports.
    package static let memoryLimit = 256 << 20

    private let limit: Int
    private var connection: Connection
    /// What is in it: the state of each report's text.
    private var present: [String: String] = [:]
    private var place = ChangePlace.beginning
    private var (rows, deadRows) = (0, 0)
    /// What was too large.
    private var refused: [String: String]?

    package init(limit: Int = ReaderIndex.memoryLimit) throws {
        self.limit = limit
        connection = try .makeFullTextIndex(octets: limit)
    }

    /// Octets of memory that it takes.
    private(set) var size = 0

    /// The reports that it has the words of.
    func textsPresent() -> [String: String] { present }

    /// Brings the index to what the party reads now, at the moment that the registry reads.
    ///
    /// What moved is told by the circle's own changes; what it reads no more is forgotten, with
    /// all there is, since the index of words keeps what is deleted.
    package func follow(_ registry: Registry, as party: Party) throws {
        guard let audience = party.audience else { return }
        let wanted = try registry.textsRead(by: audience)
        guard refused != wanted else { throw TooLarge() }
        refused = nil
        let newest = try registry.newestChange(for: audience)
        let moved = try registry.reportsMoved(for: audience, since: place)
        if present.keys.contains(where: { wanted[$0] == nil }) || deadRows > rows - deadRows {
            try clear()
        }
        do {
            try connection.immediate {
                for (id, state) in wanted where present[id] != state || moved.contains(id) {
                    try put(ReportID(id), registry, party)
                }
            }
        } catch let error as SQLiteError where error.kind == .full {
            try clear()
            refused = wanted
            throw TooLarge()
        } catch {
            try clear()
            throw error
        }
        (present, place, size) = (wanted, newest, try connection.size())
    }

    private func clear() throws {
        connection = try .makeFullTextIndex(octets: limit)
        (present, rows, deadRows, size) = ([:], 0, 0, 0)
    }
}

extension ReaderIndex {
    /// The reports that have the words in one of their languages.
    package func reports(with words: SearchWords) throws -> SearchFinds {
        let found = try connection.all(
            """
            SELECT w.report_id FROM search(?1) AS s CROSS JOIN words AS w ON w.place = s.rowid
            """,
            .text(words.match(in: .report))
        ) { $0.text(0) }
        return SearchFinds(Set(found))
    }

    /// The recommendations that have the words in the original's language.
    package func recommendations(with words: SearchWords) throws -> SearchFinds {
        let found = try connection.all(
            """
            SELECT w.recommendation_id FROM search(?1) AS s
            CROSS JOIN words AS w ON w.place = s.rowid
            WHERE w.is_original
            """,
            .text(words.match(in: .recommendation))
        ) { $0.text(0) }
        return SearchFinds(Set(found))
    }

    /// The recommendations of a report that have the words in one of its languages.
    package func recommendations(
        of report: ReportID, in language: String, with words: SearchWords
    ) throws -> SearchFinds {
        let found = try connection.all(
            """
            SELECT w.recommendation_id FROM search(?1) AS s
            CROSS JOIN words AS w ON w.place = s.rowid
            WHERE w.report_id = ?2 AND w.language = ?3
            """,
            .text(words.match(in: .recommendation)), .text(report.text), .text(language)
        ) { $0.text(0) }
        return SearchFinds(Set(found))
    }
}

extension ReaderIndex {
    private func put(_ id: ReportID, _ registry: Registry, _ party: Party) throws {
        deadRows += try connection.run("DELETE FROM words WHERE report_id = ?1", .text(id.text))
        guard let original = try registry.report(id, as: party, in: nil) else { return }
        for language in original.words.languages(for: original.sight) {
            guard let opened = try registry.report(id, as: party, in: language),
                let text = try registry.text(of: opened)
            else { continue }
            try put(opened, text, try registry.recommendations(of: opened))
        }
    }

    /// The same words as `PublicTable.words` has of what is published.
    private func put(
        _ opened: Opened<ReportHead>, _ text: StoredText, _ all: [RecommendationRecord]
    ) throws {
        let parts = [text.paragraphs, text.footnotes, text.annexes, text.unplaced]
        let document = Array("[".utf8) + parts.joined(separator: ",".utf8) + Array("]".utf8)
        try connection.run(
            """
            INSERT INTO search (rowid, report)
            SELECT ?1, ?2 || char(10) || ifnull((
                SELECT group_concat(t.atom, char(10)) FROM json_tree(?3) AS t
                WHERE t.type = 'text' AND t.key NOT IN ('address', 'number', 'annex')
                    AND substr(t.path, -10) <> '.footnotes'), '') || char(10) || ?4
            """,
            .int(rows + 1), .text(opened.words.title), .textBytes(document),
            .text(all.map(\.text).joined(separator: "\n")))
        try put(opened, nil)
        for record in all {
            try connection.run(
                "INSERT INTO search (rowid, recommendation) VALUES (?1, ?2)", .int(rows + 1),
                .text(record.text))
            try put(opened, record.id)
        }
    }

    /// What the next row of the index is of.
    private func put(_ opened: Opened<ReportHead>, _ recommendation: RecommendationID?) throws {
        rows += 1
        let language = opened.words.version.language
        try connection.run(
            """
            INSERT INTO words (place, report_id, language, is_original, recommendation_id)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            .int(rows), .text(opened.report.id.text), .text(language),
            .int(language == opened.words.originalLanguage ? 1 : 0),
            .optional(recommendation?.text))
    }
}

extension Registry {
    /// The reports that a circle reads besides the published ones, each with a word that is another
    /// when its text is; but those whose words are gone.
    func textsRead(by audience: Audience) throws -> [String: String] {
        let all = try connection.all(
            """
            SELECT a.report_id, r.edition || ' ' || ifnull(r.text_edition, '') || ' '
                || ifnull(r.text_number, 1) || ' ' || r.texts || ' ' || ifnull(r.languages, '')
            FROM report_readers AS a JOIN reports AS r ON r.id = a.report_id
            WHERE a.audience = ?1 AND r.erased_on IS NULL
            """,
            .text(audience.key)
        ) { ($0.text(0), $0.text(1)) }
        return Dictionary(all) { first, _ in first }
    }

    /// How far the changes go that a circle and everyone were told of.
    func newestChange(for audience: Audience) throws -> ChangePlace {
        let own = try connection.first(
            "SELECT ifnull(max(number), 0) FROM changes WHERE audience = ?1", .text(audience.key)
        ) { $0.int(0) }
        let everyone = try connection.first(
            "SELECT ifnull(max(number), 0) FROM public_changes"
        ) { $0.int(0) }
        return ChangePlace(own: own ?? 0, everyone: everyone ?? 0)
    }

    func reportsMoved(for audience: Audience, since place: ChangePlace) throws -> Set<String> {
        let moved = try connection.all(
            """
            SELECT report_id FROM changes WHERE audience = ?1 AND number > ?2
            UNION SELECT report_id FROM public_changes WHERE number > ?3
            """,
            .text(audience.key), .int(place.own), .int(place.everyone)
        ) { $0.text(0) }
        return Set(moved)
    }
}
