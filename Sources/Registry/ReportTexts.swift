package import Article16
internal import Crypto
internal import SQLite

/// The words of a report: the parts of its document as JSON arrays, and its recommendations.
package struct ReportText: Sendable, Equatable {
    package var paragraphs: [UInt8]
    package var footnotes: [UInt8]
    package var annexes: [UInt8]
    package var unplaced: [UInt8]
    package var recommendations: [RecommendationText]

    package init(
        paragraphs: [UInt8], footnotes: [UInt8], annexes: [UInt8], unplaced: [UInt8],
        recommendations: [RecommendationText]
    ) {
        self.paragraphs = paragraphs
        self.footnotes = footnotes
        self.annexes = annexes
        self.unplaced = unplaced
        self.recommendations = recommendations
    }

    /// The digest of the text: another text is another edition. Each part goes in with its
    /// length, so that nothing can move from one part into the next unseen.
    ///
    /// - Parameter seal: a secret mixed with links and places: not every reader of the text may
    ///   see them, and nobody shall find them by trying what would give this digest. It is another
    ///   for each issuer, so that no other body's draft can be such a try.
    func edition(seal: [UInt8]) -> String { digest(seal: seal) }

    /// The digest of the words alone: without links and places, which are not copied and which no
    /// corrigendum and no translation changes.
    var publicEdition: String { digest(seal: nil) }

    private func digest(seal: [UInt8]?) -> String {
        let parts = [paragraphs, footnotes, annexes, unplaced]
        return Self.digest(of: parts + recommendations.flatMap { $0.parts(seal: seal) })
    }

    /// One digest over several.
    static func digest(of parts: [String]) -> String { digest(of: parts.map { Array($0.utf8) }) }

    private static func digest(of parts: [[UInt8]]) -> String {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Array("\(part.count):".utf8))
            hash.update(data: part)
        }
        let digits = Array("0123456789abcdef".utf8)
        let hex = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "sha256:" + String(decoding: hex, as: UTF8.self)
    }
}

/// A recommendation as part of a text.
package struct RecommendationText: Sendable, Equatable {
    package let address: String
    package var kind: RecommendationKind
    package let text: String
    package var details: RecommendationDetails
    package var links: [LinkText]
    /// Those of the links that stand on the page, and are taken as they are.
    package let printed: [LinkText]

    package init(
        address: String, kind: RecommendationKind, text: String,
        details: RecommendationDetails = RecommendationDetails(), links: [LinkText] = [],
        printed: [LinkText] = []
    ) {
        self.address = address
        self.kind = kind
        self.text = text
        self.details = details
        self.links = links
        self.printed = printed
    }

    /// Sealed whether there are any or not: that there are none is as little for everybody.
    fileprivate func parts(seal: [UInt8]?) -> [[UInt8]] {
        let words = [Array(address.utf8), Array(kind.rawValue.utf8), Array(text.utf8)]
        let sealed = seal.map { links.digest(with: details.places, seal: $0) }
        return words + [sealed ?? RecommendationDetails.none] + details.parts
    }
}

extension Registry {
    /// The words of a report that paragraph 1 has opened: nobody else can show the proof. Whom
    /// it opened only the public edition to has the words of that.
    ///
    /// - Parameter number: an earlier text's than the newest.
    package func text(of opened: Opened<ReportHead>, at number: Int? = nil) throws -> StoredText? {
        let version = opened.words.version
        switch opened.sight {
        case .correspondent, .copy, .committee:
            return try ownText(
                of: opened.report.id, in: version.language, at: number ?? version.number)
        case .publicEdition:
            return try connection.first(
                """
                SELECT e.paragraphs, e.footnotes, e.annexes, e.unplaced
                FROM public_reports AS p
                JOIN public_editions AS e ON e.publication_id = p.publication_id
                    AND e.number = p.number AND e.language = ?2
                WHERE p.id = ?1
                """,
                .text(opened.report.id.text), .text(version.language), row: StoredText.init(row:))
        }
    }

    /// A text of a report in its own circle; its four parts lie under one key.
    private func ownText(
        of report: ReportID, in language: String, at number: Int
    ) throws -> StoredText? {
        let owner = KeyOwner.text(report, language: language, number: number)
        let (opener, name, none) = (try opener(of: owner), owner.name, RecommendationDetails.none)
        return try connection.first(
            """
            SELECT paragraphs, footnotes, annexes, unplaced FROM sealed_texts
            WHERE report_id = ?1 AND language = ?2 AND number = ?3
            """,
            .text(report.text), .text(language), .int(number)
        ) { row throws(SQLiteError) in
            StoredText(
                paragraphs: try opener.blob(row, 0, "texts.paragraphs", of: name) ?? none,
                footnotes: try opener.list(row, 1, .footnotes, of: name) ?? none,
                annexes: try opener.list(row, 2, .annexes, of: name) ?? none,
                unplaced: try opener.list(row, 3, .unplaced, of: name) ?? none)
        }
    }

    /// Keeps the first text of a report.
    func insert(_ text: ReportText, in language: String, of id: ReportID) throws {
        let row = KeyOwner.text(id, language: language, number: 1)
        let sealer = try sealer(of: row)
        try connection.run(
            """
            INSERT INTO sealed_texts (report_id, language, number, paragraphs, footnotes, annexes,
                unplaced)
            VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6)
            """,
            .text(id.text), .text(language),
            try sealer.blob(text.paragraphs, "texts.paragraphs", of: row.name),
            try sealer.list(text.footnotes, .footnotes, of: row.name),
            try sealer.list(text.annexes, .annexes, of: row.name),
            try sealer.list(text.unplaced, .unplaced, of: row.name))
        for (position, recommendation) in text.recommendations.enumerated() {
            try insert(recommendation, at: position, of: id)
        }
    }

    func deleteText(of id: ReportID) throws {
        try connection.run(
            """
            DELETE FROM recommendation_links WHERE recommendation_id IN (
                SELECT id FROM recommendations WHERE report_id = ?1)
            """,
            .text(id.text))
        try connection.run(
            "DELETE FROM sealed_recommendations WHERE report_id = ?1", .text(id.text))
        try connection.run("DELETE FROM sealed_texts WHERE report_id = ?1", .text(id.text))
    }

    func replaceText(of id: ReportID, with text: ReportText) throws {
        let edition = text.edition(seal: try seal(ofReport: id))
        let changed = try connection.run(
            """
            UPDATE sealed_reports SET edition = ?2, review_id = NULL
            WHERE id = ?1 AND edition <> ?2
            """,
            .text(id.text), .text(edition))
        guard changed > 0 else { return }
        let language = try connection.first(
            "SELECT original_language FROM reports WHERE id = ?1", .text(id.text)
        ) { row in row.text(0) }
        guard let language else { throw StorageFault.unavailable }
        try deleteText(of: id)
        try insert(text, in: language, of: id)
    }

    private func insert(
        _ recommendation: RecommendationText, at position: Int, of id: ReportID
    ) throws {
        let name: RecommendationID = newID("rec")
        let sealer = try sealer(of: .report(id))
        try connection.run(
            """
            INSERT INTO sealed_recommendations (id, report_id, position, address, kind, text,
                reiterates)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, '[]')
            """,
            .text(name.text), .text(id.text), .int(position), .text(recommendation.address),
            .text(recommendation.kind.rawValue),
            try sealer.text(recommendation.text, "recommendations.text", of: name.text))
        if recommendation.details != RecommendationDetails() {
            try put(recommendation.details, of: name, in: id)
        }
        try put(recommendation.links, of: name)
    }
}

/// The words of a stored report besides its recommendations, as JSON arrays.
package struct StoredText: Sendable, Equatable {
    package let paragraphs: [UInt8]
    package let footnotes: [UInt8]
    package let annexes: [UInt8]
    package let unplaced: [UInt8]

    package init(
        paragraphs: [UInt8], footnotes: [UInt8], annexes: [UInt8], unplaced: [UInt8]
    ) {
        self.paragraphs = paragraphs
        self.footnotes = footnotes
        self.annexes = annexes
        self.unplaced = unplaced
    }
}

extension StoredText {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            paragraphs: row.bytes(0), footnotes: row.bytes(1), annexes: row.bytes(2),
            unplaced: row.bytes(3))
    }
}

extension ReportText {
    init(_ stored: StoredText, _ recommendations: [RecommendationRecord]) {
        self.init(
            paragraphs: stored.paragraphs, footnotes: stored.footnotes, annexes: stored.annexes,
            unplaced: stored.unplaced,
            recommendations: recommendations.map {
                RecommendationText(
                    address: $0.address, kind: $0.kind, text: $0.text, details: $0.details)
            })
    }
}
