package import Article16
internal import Crypto
internal import SQLite

/// A link as it was written.
package struct LinkText: Sendable, Equatable {
    package enum Target: Sendable, Equatable {
        case recommendation(RecommendationID)
        /// A document, perhaps another body's, and paragraphs in it.
        case symbol(String, Paragraphs)
    }

    /// JSON arrays: the paragraphs as written; and as `[first, last, address of a part or null]`.
    package struct Paragraphs: Sendable, Equatable {
        package let written: [UInt8]
        package let spans: [UInt8]

        package init(written: [UInt8], spans: [UInt8]) {
            self.written = written
            self.spans = spans
        }
    }

    package let type: LinkType
    package let target: Target

    package init(_ type: LinkType, to target: Target) {
        self.type = type
        self.target = target
    }

    fileprivate var parts: [[UInt8]] {
        switch target {
        case .recommendation(let id): [Array(type.rawValue.utf8), Array(id.text.utf8)]
        case .symbol(let symbol, let paragraphs):
            [Array(type.rawValue.utf8), Array(symbol.utf8), paragraphs.written]
        }
    }
}

extension [LinkText] {
    func digest(with places: [UInt8], seal: [UInt8]) -> [UInt8] {
        var hash = HMAC<SHA256>(key: SymmetricKey(data: seal))
        hash.update(data: [UInt8]("\(places.count):".utf8))
        hash.update(data: places)
        for link in self {
            hash.update(data: [UInt8]("\(link.parts.count):".utf8))
            for part in link.parts {
                hash.update(data: [UInt8]("\(part.count):".utf8))
                hash.update(data: part)
            }
        }
        return [UInt8](hash.finalize())
    }
}

extension Registry {
    /// The secret that goes into the editions of an issuer's reports.
    func seal(of issuer: Issuer) throws -> [UInt8] {
        let body = issuer.mechanism?.text ?? issuer.word
        let key = SymmetricKey(data: try secret("editions"))
        return [UInt8](HMAC<SHA256>.authenticationCode(for: [UInt8](body.utf8), using: key))
    }

    func seal(ofReport id: ReportID) throws -> [UInt8] {
        guard let report = try facts(of: id) else { throw StorageFault.unavailable }
        return try seal(of: report.issuer)
    }

    /// Puts these in the place of the links of a draft's recommendation.
    func put(_ links: [LinkText], of id: RecommendationID) throws {
        try connection.run(
            "DELETE FROM recommendation_links WHERE recommendation_id = ?1", .text(id.text))
        for (position, link) in links.enumerated() {
            var (target, symbol): (String?, String?) = (nil, nil)
            var paragraphs = LinkText.Paragraphs(
                written: RecommendationDetails.none, spans: RecommendationDetails.none)
            switch link.target {
            case .recommendation(let id): target = id.text
            case .symbol(let text, let named): (symbol, paragraphs) = (text, named)
            }
            try connection.run(
                """
                INSERT INTO recommendation_links (recommendation_id, position, type, target_id,
                    symbol, paragraphs, spans)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                .text(id.text), .int(position), .text(link.type.rawValue), .optional(target),
                .optional(symbol), .textBytes(paragraphs.written), .textBytes(paragraphs.spans))
        }
    }

    /// The links of recommendations as they were written: the writer's knowledge.
    package func linkTexts(of ids: [RecommendationID]) throws -> [RecommendationID: [LinkText]] {
        let rows = try connection.all(
            """
            SELECT l.recommendation_id, l.type, l.target_id, l.symbol, l.paragraphs, l.spans
            FROM json_each(?1) AS n
            CROSS JOIN recommendation_links AS l ON l.recommendation_id = n.value
            ORDER BY n.key, l.position
            """,
            .text(ids.asJSON)
        ) { row throws(SQLiteError) in
            (RecommendationID(row.text(0)), try LinkText(row: row))
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    /// The recommendations, of those that a reader sees, of which something is kept that readers
    /// see each in their own way: links, and places.
    ///
    /// For a member, all of a public edition: their circle may know of more that they lead to.
    package func recommendationsWithLinksOrPlaces(
        in opened: Opened<ReportHead>, as party: Party
    ) throws -> [RecommendationID] {
        let isPublic = opened.sight == .publicEdition
        let published =
            party.audience == nil ? LinkedSQL.inPublicEdition : LinkedSQL.allOfPublicEdition
        let sql = isPublic ? published : LinkedSQL.inWholeReport
        return try connection.prepare(sql).all([.text(opened.report.id.text)]) { row in
            RecommendationID(row.text(0))
        }
    }
}

extension LinkText {
    /// The columns are type, target, symbol, paragraphs and spans, from the second on.
    init(row: borrowing Row) throws(SQLiteError) {
        let type = try row.word(1, as: LinkType.self)
        guard let symbol = row.optionalText(3) else {
            self.init(type, to: .recommendation(RecommendationID(row.text(2))))
            return
        }
        let paragraphs = Paragraphs(written: row.bytes(4), spans: row.bytes(5))
        self.init(type, to: .symbol(symbol, paragraphs))
    }
}

/// Which recommendations of a report have links or places, in the order of the text.
private enum LinkedSQL {
    private static let has: StaticString = """
        (w.places <> '[]' OR EXISTS (SELECT 1 FROM recommendation_links AS l
            WHERE l.recommendation_id = w.id))
        """

    static let inWholeReport = JoinedSQL(
        "SELECT w.id FROM recommendations AS w WHERE w.report_id = ?1 AND", has,
        "ORDER BY w.position")

    private static let published: StaticString = """
        SELECT c.id FROM public_reports AS p
        JOIN public_recommendations AS c ON c.publication_id = p.publication_id
            AND c.number = p.number AND c.language = p.original_language
        WHERE p.id = ?1
        """

    static let allOfPublicEdition = JoinedSQL(published, "ORDER BY c.position")
    static let inPublicEdition = JoinedSQL(
        published,
        """
        AND (EXISTS (SELECT 1 FROM public_links AS l WHERE l.source_id = c.id)
            OR EXISTS (SELECT 1 FROM public_recommendation_places AS l
                WHERE l.recommendation_id = c.id))
        ORDER BY c.position
        """)
}
