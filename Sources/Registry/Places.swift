package import Article16
internal import SQLite

/// A place of deprivation of liberty as its readers see it.
package struct PlaceRecord: Sendable {
    package let id: PlaceID
    package let state: StateCode
    package let enteredBy: Issuer
    package let words: PlaceWords
}

/// What is entered of a place.
package struct PlaceWords: Sendable, Equatable {
    package var kind: PlaceKind
    package var name: String
    package var subdivision: String?
    package var locality: String?

    package init(kind: PlaceKind, name: String, subdivision: String?, locality: String?) {
        self.kind = kind
        self.name = name
        self.subdivision = subdivision
        self.locality = locality
    }
}

/// Which places a reader asks for.
package struct PlaceFilter: Sendable {
    package var state: String?
    package var kind: PlaceKind?

    package init() {}
}

extension Registry {
    package func addPlace(
        in state: StateCode, by body: Issuer, _ words: PlaceWords, account: AccountID, now: String
    ) throws -> PlaceID {
        let id: PlaceID = newID("pla")
        let sealed = try sealed(words, of: id)
        try connection.run(
            """
            INSERT INTO sealed_places (id, state_party, entered_by, kind, name, subdivision,
                locality)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            .text(id.text), .text(state.code), .text(body.placeKey), .text(words.kind.rawValue),
            sealed.name, sealed.subdivision, sealed.locality)
        try record("place_entered", of: id.text, by: account, at: now)
        return id
    }

    package func change(
        _ id: PlaceID, to words: PlaceWords, by account: AccountID, now: String
    ) throws {
        let sealed = try sealed(words, of: id)
        try connection.run(
            """
            UPDATE sealed_places SET kind = ?2, name = ?3, subdivision = ?4, locality = ?5
            WHERE id = ?1
            """,
            .text(id.text), .text(words.kind.rawValue), sealed.name, sealed.subdivision,
            sealed.locality)
        try publish(id)
        try record("place_changed", of: id.text, by: account, at: now)
    }

    private func sealed(
        _ words: PlaceWords, of id: PlaceID
    ) throws -> (name: Value, subdivision: Value, locality: Value) {
        let sealer = try sealer(of: .register)
        return (
            try sealer.text(words.name, "places.name", of: id.text),
            try sealer.text(words.subdivision, "places.subdivision", of: id.text),
            try sealer.text(words.locality, "places.locality", of: id.text)
        )
    }

    /// The place, where the party may know of it.
    package func place(_ id: PlaceID, as party: Party) throws -> PlaceRecord? {
        if let audience = party.audience, try mayFind(id.text, Asked.place) {
            let own = try ownPlaces(
                PlaceSQL.own, [.text(audience.key), .text(id.text)], as: party)
            if let place = own.first { return place }
        }
        return try connection.prepare(PlaceSQL.onePublished).first(
            [.text(id.text)], PlaceRecord.init(row:))
    }

    /// The places that a party may know of, in the order of their ids, after one of them.
    package func places(as party: Party, _ filter: PlaceFilter, after id: String, limit: Int)
        throws -> [PlaceRecord]
    {
        let values = filter.values(party) + [.text(id), .int(limit)]
        guard party.audience != nil else {
            return try connection.prepare(PlaceSQL.publishedPage).all(
                values, PlaceRecord.init(row:))
        }
        let open = try connection.prepare(PlaceSQL.publishedPageForMembers).all(
            values, PlaceRecord.init(row:))
        let own = try ownPlaces(PlaceSQL.ownPage, values, as: party)
        return Array((own + open).sorted { $0.id.text < $1.id.text }.prefix(limit))
    }

    package func countPlaces(as party: Party, _ filter: PlaceFilter) throws -> Int {
        guard party.audience != nil else {
            return try count(PlaceSQL.countPublished, filter, party)
        }
        return try count(PlaceSQL.countPublishedForMembers, filter, party)
            + count(PlaceSQL.countOwn, filter, party)
    }

    private func count(_ sql: JoinedSQL, _ filter: PlaceFilter, _ party: Party) throws -> Int {
        try connection.prepare(sql).first(filter.values(party)) { $0.int(0) } ?? 0
    }

    private func ownPlaces(_ sql: JoinedSQL, _ values: [Value], as party: Party) throws
        -> [PlaceRecord]
    {
        try connection.prepare(sql).all(values) { row throws(SQLiteError) -> PlaceRecord? in
            let place = try PlaceRecord(row: row)
            let mayRead = Places.mayRead(
                placeOf: place.enteredBy, isOnVisit: row.int(7) != 0, as: party)
            return mayRead ? place : nil
        }.compactMap { $0 }
    }

    /// The registered places that a visit went to.
    package func placeIDs(ofVisit id: VisitID) throws -> Set<PlaceID> {
        Set(
            try connection.all(
                "SELECT place_id FROM visit_places WHERE visit_id = ?1", .text(id.text)
            ) { PlaceID($0.text(0)) })
    }

    /// The places that recommendations of adopted reports on a visit are about: what is frozen
    /// stays about places of its visit.
    package func placesInAdoptedReports(on id: VisitID) throws -> Set<PlaceID> {
        Set(
            try connection.all(
                """
                SELECT e.value FROM reports AS r
                CROSS JOIN recommendations AS w ON w.report_id = r.id
                CROSS JOIN json_each(w.places) AS e
                WHERE r.visit_id = ?1 AND r.lifecycle <> 'draft'
                """,
                .text(id.text)
            ) { PlaceID($0.text(0)) })
    }

    func keepPlaces(_ places: [PlaceID], of id: VisitID) throws {
        let former = try placeIDs(ofVisit: id)
        try connection.run("DELETE FROM visit_places WHERE visit_id = ?1", .text(id.text))
        for place in Set(places) {
            try connection.run(
                "INSERT INTO visit_places (visit_id, place_id) VALUES (?1, ?2)",
                .text(id.text), .text(place.text))
        }
        for place in former.subtracting(places) { try publish(place) }
    }
}

/// The rows restate `Places.mayRead`, so that a page is as long as it can be; each is asked of it
/// all the same.
private enum PlaceSQL {
    /// Of a visit whose places the member's circle knows as its own.
    private static let isOnVisit: StaticString = """
        EXISTS (SELECT 1 FROM visit_places AS v
            JOIN visit_readers AS a ON a.visit_id = v.visit_id
            WHERE v.place_id = p.id AND a.sight = 'places' AND a.audience = ?1)
        """

    private static let columns: StaticString = """
        SELECT p.id, p.state_party, p.entered_by, p.kind, p.name, p.subdivision, p.locality
        """

    private static let ownColumns: StaticString = """
        SELECT p.id, p.state_party, p.entered_by, p.kind, p.name, p.subdivision, p.locality,
        """

    /// A dashboard has an audience of its own, which enters nothing.
    private static let visible: StaticString = """
        AS is_on_visit FROM places AS p WHERE (is_on_visit OR p.entered_by = ?1)
        """

    private static let published: StaticString = "FROM public_places AS p WHERE"

    private static let filter: StaticString = """
        (?2 IS NULL OR p.state_party = ?2) AND (?3 IS NULL OR p.kind = ?3)
        """

    private static let besidesOwn: StaticString = """
        AND p.entered_by <> ?1 AND NOT EXISTS (SELECT 1 FROM visit_places AS v
            JOIN visit_readers AS a ON a.visit_id = v.visit_id
            WHERE v.place_id = p.id AND a.sight = 'places' AND a.audience = ?1)
        """

    private static let page: StaticString = "AND p.id > ?4 ORDER BY p.id LIMIT ?5"

    static let own = JoinedSQL(ownColumns, isOnVisit, visible, "AND p.id = ?2")
    static let ownPage = JoinedSQL(ownColumns, isOnVisit, visible, "AND", filter, page)
    static let countOwn = JoinedSQL(
        "SELECT count(*) FROM (", ownColumns, isOnVisit, visible, "AND", filter, ")")
    static let onePublished = JoinedSQL(columns, published, "p.id = ?1")
    static let publishedPage = JoinedSQL(columns, published, filter, page)
    static let publishedPageForMembers = JoinedSQL(columns, published, filter, besidesOwn, page)
    static let countPublished = JoinedSQL("SELECT count(*)", published, filter)
    static let countPublishedForMembers = JoinedSQL(
        "SELECT count(*)", published, filter, besidesOwn)
}

extension PlaceFilter {
    fileprivate func values(_ party: Party) -> [Value] {
        [.optional(party.audience?.key), .optional(state), .optional(kind?.rawValue)]
    }
}

extension PlaceRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        let state = try row.stateCode(1)
        let words = PlaceWords(
            kind: try row.word(3, as: PlaceKind.self), name: row.text(4),
            subdivision: row.optionalText(5), locality: row.optionalText(6))
        self.init(
            id: PlaceID(row.text(0)), state: state, enteredBy: Issuer(placeKey: row.text(2)),
            words: words)
    }
}

extension Issuer {
    /// The audience of the body.
    fileprivate var placeKey: String { mechanism?.text ?? Audience.subcommittee.key }

    fileprivate init(placeKey: String) {
        self =
            placeKey == Audience.subcommittee.key
            ? .subcommittee : .mechanism(MechanismID(placeKey))
    }
}
