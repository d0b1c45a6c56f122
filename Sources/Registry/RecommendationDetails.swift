package import Article16
internal import SQLite

/// What a recommendation is about; lists are JSON arrays of strings.
package struct RecommendationDetails: Sendable, Equatable {
    package var scope: RecommendationScope?
    package var priority: RecommendationPriority?
    /// Ids of places; empty in what is read: `Registry.places(of:as:)` knows who may read them.
    package var places: [UInt8]
    package var authorities: [UInt8]
    package var themes: [UInt8]
    /// The standards relied on: "Nelson Mandela Rules, rule 44".
    package var standards: [UInt8]

    package static let none = Array("[]".utf8)

    package init(
        scope: RecommendationScope? = nil, priority: RecommendationPriority? = nil,
        places: [UInt8] = none, authorities: [UInt8] = none, themes: [UInt8] = none,
        standards: [UInt8] = none
    ) {
        self.scope = scope
        self.priority = priority
        self.places = places
        self.authorities = authorities
        self.themes = themes
        self.standards = standards
    }

    /// What every reader sees; nothing where nothing is said.
    var parts: [[UInt8]] {
        let words = [scope?.rawValue ?? "", priority?.rawValue ?? ""].map { Array($0.utf8) }
        let all = words + [authorities, themes, standards]
        return all.allSatisfy { $0.isEmpty || $0 == Self.none } ? [] : all
    }
}

extension Registry {
    func put(
        _ details: RecommendationDetails, of id: RecommendationID, in report: ReportID
    ) throws {
        let sealer = try sealer(of: .report(report))
        try connection.run(
            """
            UPDATE sealed_recommendations SET scope = ?2, priority = ?3, places = ?4,
                addressee_authorities = ?5, themes = ?6, standards = ?7
            WHERE id = ?1
            """,
            .text(id.text), .optional(details.scope?.rawValue),
            .optional(details.priority?.rawValue), .textBytes(details.places),
            try sealer.list(details.authorities, .authorities, of: id.text),
            try sealer.list(details.themes, .themes, of: id.text),
            try sealer.list(details.standards, .standards, of: id.text))
    }

    /// The places that recommendations are about, as JSON arrays: of those whose visit's places
    /// the party may read, or that are on no visit.
    package func places(of ids: [RecommendationID], as party: Party) throws
        -> [RecommendationID: [UInt8]]
    {
        let open = try connection.all(
            """
            SELECT w.recommendation_id, w.places FROM json_each(?1) AS n
            CROSS JOIN public_recommendation_places AS w ON w.recommendation_id = n.value
            """,
            .text(ids.asJSON)
        ) { row in (RecommendationID(row.text(0)), row.bytes(1)) }
        let own = try party.audience.map { try ownPlaces(of: ids, $0) } ?? []
        return Dictionary(own + open) { first, _ in first }
    }

    private func ownPlaces(of ids: [RecommendationID], _ audience: Audience) throws
        -> [(RecommendationID, [UInt8])]
    {
        try connection.all(
            """
            SELECT w.recommendation_id, w.places
            FROM json_each(?1) AS n
            CROSS JOIN known_places AS w ON w.recommendation_id = n.value
            WHERE w.visit_id IS NULL OR EXISTS (
                SELECT 1 FROM visit_readers AS v
                WHERE v.visit_id = w.visit_id AND v.sight = 'places' AND v.audience = ?2)
                OR EXISTS (SELECT 1 FROM public_visits AS v
                    WHERE v.id = w.visit_id AND v.sight = 'places')
            """,
            .text(ids.asJSON), .text(audience.key)
        ) { row in (RecommendationID(row.text(0)), row.bytes(1)) }
    }

    /// Changes a recommendation of a draft, which makes another edition of it.
    package func change(
        _ id: RecommendationID, of opened: Opened<ReportHead>, to changed: RecommendationText,
        by account: AccountID, now: String
    ) throws {
        let report = opened.report.id
        try connection.run(
            "UPDATE sealed_recommendations SET kind = ?2 WHERE id = ?1",
            .text(id.text), .text(changed.kind.rawValue))
        try put(changed.details, of: id, in: report)
        try put(changed.links, of: id)
        guard let text = try text(of: opened) else { throw StorageFault.unavailable }
        let kept = ReportText(
            paragraphs: text.paragraphs, footnotes: text.footnotes, annexes: text.annexes,
            unplaced: text.unplaced, recommendations: try recommendationTexts(of: report))
        try connection.run(
            """
            UPDATE sealed_reports SET edition = ?2, review_id = NULL
            WHERE id = ?1 AND edition <> ?2
            """,
            .text(report.text), .text(kept.edition(seal: try seal(ofReport: report))))
        try note(.changed, of: report, by: account, at: now)
    }

    /// The recommendations of a report as they were written, in the order of the text.
    package func recommendationTexts(of report: ReportID) throws -> [RecommendationText] {
        let rows = try connection.all(
            """
            SELECT id, address, kind, text, scope, priority, addressee_authorities, themes,
                standards, places
            FROM recommendations WHERE report_id = ?1 ORDER BY position
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in
            let details = RecommendationDetails(
                scope: try row.optionalWord(4, as: RecommendationScope.self),
                priority: try row.optionalWord(5, as: RecommendationPriority.self),
                places: row.bytes(9), authorities: row.bytes(6), themes: row.bytes(7),
                standards: row.bytes(8))
            let words = RecommendationText(
                address: row.text(1), kind: try row.word(2, as: RecommendationKind.self),
                text: row.text(3), details: details)
            return (RecommendationID(row.text(0)), words)
        }
        let links = try linkTexts(of: rows.map(\.0))
        return rows.map { id, words in
            var words = words
            words.links = links[id] ?? []
            return words
        }
    }
}

extension [RecommendationID] {
    /// As a JSON array to bind; what has other characters than an id has is no id.
    var asJSON: String {
        let ids = filter { id in id.text.utf8.allSatisfy(Self.isOfID) }
        return "[" + ids.map { "\"\($0.text)\"" }.joined(separator: ",") + "]"
    }

    private static func isOfID(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "2")...UInt8(ascii: "7"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
