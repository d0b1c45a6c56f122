package import Article16
internal import SQLite

/// A visit as its readers see it.
package struct VisitRecord: Sendable {
    package let id: VisitID
    package let state: StateCode
    package let body: Issuer
    package let type: String
    package let startedOn: CalendarDate
    package let endedOn: CalendarDate
    package let announcedOn: CalendarDate?
    /// Names of the members, as a JSON array.
    package let delegation: [UInt8]
    /// The places visited, as a JSON array; nil for who sees only the announcement.
    package let places: [UInt8]?
    /// The institutions met, as a JSON array; nil likewise.
    package let interlocutors: [UInt8]?
    /// The visit that this one follows; nil likewise for who may not know of that one.
    package var prior: VisitID?
    /// Nil likewise for who sees only the announcement.
    package let joint: JointVisit?
}

/// With which mechanism a visit is made, and who leads.
package struct JointVisit: Sendable, Equatable {
    package let mechanism: MechanismID
    package let leader: VisitLeader

    package init(with mechanism: MechanismID, ledBy leader: VisitLeader) {
        self.mechanism = mechanism
        self.leader = leader
    }
}

/// What is entered of a visit.
package struct VisitDraft: Sendable {
    package let state: StateCode
    package let body: Issuer
    package var type: String
    package var startedOn: CalendarDate
    package var endedOn: CalendarDate
    package var announcedOn: CalendarDate?
    package var delegation: [UInt8]
    package var places: [UInt8]
    /// The registered ones among them.
    package var placeIDs: [PlaceID] = []
    package var interlocutors = RecommendationDetails.none
    package var prior: VisitID?
    package var joint: JointVisit?

    package init(
        state: StateCode, body: Issuer, type: String, startedOn: CalendarDate,
        endedOn: CalendarDate, announcedOn: CalendarDate?, delegation: [UInt8], places: [UInt8]
    ) {
        self.state = state
        self.body = body
        self.type = type
        self.startedOn = startedOn
        self.endedOn = endedOn
        self.announcedOn = announcedOn
        self.delegation = delegation
        self.places = places
    }
}

extension Registry {
    package func add(_ draft: VisitDraft) throws -> VisitID {
        let id: VisitID = newID("vis")
        let sealed = try sealed(draft, of: id)
        try connection.run(
            """
            INSERT INTO sealed_visits (id, state_party, body, mechanism_id, type, started_on,
                ended_on, announced_on, delegation, places, interlocutors, prior_visit_id,
                joint_with, led_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """,
            .text(id.text), .text(draft.state.code), .text(draft.body.word),
            .optional(draft.body.mechanism?.text), .text(draft.type), .date(draft.startedOn),
            .date(draft.endedOn), .date(draft.announcedOn), sealed.delegation, sealed.places,
            sealed.interlocutors,
            .optional(draft.prior?.text), .optional(draft.joint?.mechanism.text),
            .optional(draft.joint?.leader.rawValue))
        try keepPlaces(draft.placeIDs, of: id)
        try keepReaders(of: id)
        return id
    }

    package func change(_ id: VisitID, to draft: VisitDraft) throws {
        let sealed = try sealed(draft, of: id)
        try connection.run(
            """
            UPDATE sealed_visits SET type = ?2, started_on = ?3, ended_on = ?4, announced_on = ?5,
                delegation = ?6, places = ?7, interlocutors = ?8, prior_visit_id = ?9,
                joint_with = ?10, led_by = ?11
            WHERE id = ?1
            """,
            .text(id.text), .text(draft.type), .date(draft.startedOn), .date(draft.endedOn),
            .date(draft.announcedOn), sealed.delegation, sealed.places, sealed.interlocutors,
            .optional(draft.prior?.text),
            .optional(draft.joint?.mechanism.text), .optional(draft.joint?.leader.rawValue))
        try keepPlaces(draft.placeIDs, of: id)
        try keepReaders(of: id)
    }

    private func sealed(
        _ draft: VisitDraft, of id: VisitID
    ) throws -> (delegation: Value, places: Value, interlocutors: Value) {
        let sealer = try sealer(of: .register)
        return (
            try sealer.text(draft.delegation, "visits.delegation", of: id.text),
            try sealer.text(draft.places, "visits.places", of: id.text),
            try sealer.text(draft.interlocutors, "visits.interlocutors", of: id.text)
        )
    }

    /// The visit as far as the party may see it; nil where, to that party, there is none.
    package func visit(_ id: VisitID, as party: Party) throws -> VisitRecord? {
        guard let audience = party.audience else { return try publicVisit(id) }
        let own = try connection.prepare(VisitSQL.own).first(
            [.text(audience.key), .text(id.text)], VisitRecord.init(row:))
        return try own ?? publicVisit(id, besides: audience)
    }

    /// The visit as everyone sees it; for a member, with what it tells of visits of their own.
    private func publicVisit(_ id: VisitID, besides: Audience? = nil) throws -> VisitRecord? {
        let sql = besides == nil ? VisitSQL.published : VisitSQL.publishedForMembers
        let own: [Value] = besides.map { [.text($0.key)] } ?? []
        return try connection.prepare(sql).first([.text(id.text)] + own, VisitRecord.init(row:))
    }

    package func visits(as party: Party, state: StateCode?, after id: String, limit: Int) throws
        -> [VisitRecord]
    {
        let page: [Value] = [.text(id), .optional(state?.code), .int(limit)]
        guard let audience = party.audience else {
            return try connection.prepare(VisitSQL.publishedPage).all(
                page, VisitRecord.init(row:))
        }
        let open = try connection.prepare(VisitSQL.publishedPageForMembers).all(
            page + [.text(audience.key)], VisitRecord.init(row:))
        let own = try connection.prepare(VisitSQL.ownPage).all(
            page + [.text(audience.key)], VisitRecord.init(row:))
        return Array((own + open).sorted { $0.id.text < $1.id.text }.prefix(limit))
    }

    package func countVisits(as party: Party, state: StateCode?) throws -> Int {
        let state: Value = .optional(state?.code)
        guard let audience = party.audience else {
            return try connection.prepare(VisitSQL.countPublished).first([state]) { $0.int(0) }
                ?? 0
        }
        let values = [state, .text(audience.key)]
        let open = try connection.prepare(VisitSQL.countPublishedForMembers).first(values) {
            $0.int(0)
        }
        let own = try connection.prepare(VisitSQL.countOwn).first(values) { $0.int(0) }
        return (open ?? 0) + (own ?? 0)
    }
}

extension Registry {
    /// What article 16 needs to know of a visit.
    func visitFacts(_ id: VisitID) throws -> Visit? {
        let readers = try readersOfReports(on: id)
        return try connection.first(
            """
            SELECT state_party, body, mechanism_id, announced_on, joint_with FROM visits
            WHERE id = ?1
            """,
            .text(id.text)
        ) { row throws(SQLiteError) in
            let state = try row.stateCode(0)
            return Visit(
                id: id, state: state,
                body: Issuer(word: row.text(1), mechanism: row.optionalText(2)),
                announcedOn: try row.optionalDate(3), readersOfItsReports: readers.ofTheWhole,
                isKnownFromAPart: readers.ofAPart.contains(.everyone),
                jointWith: row.optionalText(4).map(MechanismID.init(_:)))
        }
    }

    /// The circles that may read a report on a visit that was transmitted or published: the
    /// whole of it, or the public part.
    private func readersOfReports(on visit: VisitID) throws
        -> (ofTheWhole: Set<Audience>, ofAPart: Set<Audience>)
    {
        let rows = try connection.all(
            """
            SELECT DISTINCT a.audience, a.sight = 'public_edition' AND p.scope = 'part', a.sight
            FROM report_readers AS a
            JOIN reports AS r ON r.id = a.report_id
            LEFT JOIN publications AS p ON p.id = r.publication_id
            WHERE r.visit_id = ?1
                AND (r.lifecycle = 'transmitted' OR r.publication_id IS NOT NULL)
            """,
            .text(visit.text)
        ) { row throws(SQLiteError) in
            (
                audience: Audience(key: row.text(0)), isPart: row.int(1) != 0,
                sight: try row.word(2, as: Sight.self)
            )
        }.filter(\.sight.opensVisit)
        return (
            ofTheWhole: Set(rows.filter { !$0.isPart }.map(\.audience)),
            ofAPart: Set(rows.filter(\.isPart).map(\.audience))
        )
    }

    /// Keeps as rows whom `Visits.readers` names.
    func keepReaders(of id: VisitID) throws {
        guard let facts = try visitFacts(id) else { return }
        try connection.run("DELETE FROM visit_readers WHERE visit_id = ?1", .text(id.text))
        for (audience, sight) in Visits.readers(of: facts) {
            try connection.run(
                "INSERT INTO visit_readers (audience, visit_id, sight) VALUES (?1, ?2, ?3)",
                .text(audience.key), .text(id.text), .text(sight.rawValue))
        }
        try publish(id)
    }
}

extension VisitRecord {
    /// The columns are those of `VisitSQL`.
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        let state = try row.stateCode(1)
        let sight = try row.word(14, as: VisitSight.self)
        self.init(
            id: VisitID(row.text(0)), state: state,
            body: Issuer(word: row.text(2), mechanism: row.optionalText(3)),
            type: row.text(4), startedOn: try row.date(5), endedOn: try row.date(6),
            announcedOn: try row.optionalDate(7), delegation: row.bytes(8),
            places: sight == .places ? row.bytes(9) : nil,
            interlocutors: sight == .places ? row.bytes(10) : nil,
            prior: row.optionalText(13).map(VisitID.init(_:)),
            joint: sight == .places ? try JointVisit(row: row) : nil)
    }
}

extension JointVisit {
    fileprivate init?(row: borrowing Row) throws(SQLiteError) {
        guard let mechanism = row.optionalText(11) else { return nil }
        self.init(
            with: MechanismID(mechanism), ledBy: try row.word(12, as: VisitLeader.self))
    }
}
