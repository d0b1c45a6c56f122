internal import Article16
internal import JSON
internal import Registry

/// A visit on the wire.
enum VisitForm {
    enum Body: String, CaseIterable {
        case spt, npm

        func issuer(for party: Party) -> Issuer? {
            switch (self, party) {
            case (.spt, _): .subcommittee
            case (.npm, .mechanism(let id, of: _)): .mechanism(id)
            case (.npm, _): nil
            }
        }
    }

    /// What is entered of a visit besides whose and where it is.
    struct Facts {
        let type: VisitType
        let startedOn: CalendarDate
        let endedOn: CalendarDate
        let announcedOn: CalendarDate?
        let delegation: [DelegationMember]
        /// What is given of the places; nil where they stay as they are.
        let places: [VisitedPlace]?
        /// JSON arrays in canonical form.
        let keptPlaces: [UInt8]
        let interlocutors: [UInt8]
        let prior: VisitID?
        let joint: MechanismID?
        let leader: VisitLeader?
    }

    static func rendered(_ visit: VisitRecord) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(visit, into: &$0) }
        return writer.bytes
    }

    static func write(_ visit: VisitRecord, into body: inout JSONWriter) {
        body.member("id", visit.id.text)
        body.member("state_party", visit.state.code)
        body.member("body", visit.body.word)
        body.member("mechanism_id", visit.body.mechanism?.text)
        body.member("type", visit.type)
        body.member("started_on", visit.startedOn.description)
        body.member("ended_on", visit.endedOn.description)
        body.member("announced_on", visit.announcedOn?.description)
        body.member("delegation")
        body.raw(visit.delegation)
        body.member("prior_visit_id", visit.prior?.text)
        if let places = visit.places {
            body.member("places")
            body.raw(places)
        }
        if let interlocutors = visit.interlocutors {
            body.member("interlocutors")
            body.raw(interlocutors)
        }
        guard let joint = visit.joint else { return }
        body.object("joint_with") { $0.member("mechanism_id", joint.mechanism.text) }
        body.member("led_by", joint.leader.rawValue)
    }
}

extension VisitForm.Facts {
    /// - Parameter present: the visit that is changed; what is not named stays as it is.
    init?(_ body: inout ObjectReader, besides present: VisitRecord?, today: CalendarDate) {
        let type =
            body.optionalChoice("type", VisitType.self)
            ?? present.flatMap { VisitType(rawValue: $0.type) }
        let started =
            present == nil ? body.date("started_on") : body.optionalDate("started_on")
        let ended = present == nil ? body.date("ended_on") : body.optionalDate("ended_on")
        let announced = body.optionalDate("announced_on", notAfter: today)
        let names = body.optionalArray("delegation", 0...50) { DelegationMember($0) }
        places = body.optionalArray("places", 0...500) { element in
            element.object { VisitedPlace.read(&$0, today: today) }
        }
        let met = body.optionalArray("interlocutors", 0...200) { $0.object(Self.interlocutor) }
        prior = Self.kept("prior_visit_id", present?.prior, in: &body) { body in
            body.optionalString("prior_visit_id", 1...64).map { VisitID($0) }
        }
        joint = Self.kept("joint_with", present?.joint?.mechanism, in: &body) { body in
            body.optionalObject("joint_with") { MechanismID($0.string("mechanism_id", 1...64)) }
        }
        leader = Self.kept("led_by", present?.joint?.leader, in: &body) { body in
            body.optionalChoice("led_by", VisitLeader.self)
        }
        if present == nil, type == nil { body.whole.missing("type") }
        guard let type, let started = started ?? present?.startedOn,
            let ended = ended ?? present?.endedOn
        else { return nil }
        self.type = type
        startedOn = started
        endedOn = ended
        announcedOn = announced ?? present?.announcedOn
        delegation = names ?? present.map { DelegationMember.stored($0.delegation) } ?? []
        keptPlaces = present?.places ?? RecommendationDetails.none
        interlocutors = met.map(Self.array) ?? present?.interlocutors ?? RecommendationDetails.none
    }

    /// What is not named stays, what is null goes (RFC 7396).
    private static func kept<Value>(
        _ name: String, _ present: Value?, in body: inout ObjectReader,
        read: (inout ObjectReader) -> Value?
    ) -> Value? {
        body.has(name) ? read(&body) : present
    }

    /// Institutions alone: there is no member for the name of a person.
    private static func interlocutor(_ reader: inout ObjectReader) -> [UInt8]? {
        let institution = reader.string("institution", 1...200)
        let role = reader.optionalString("role", 1...200)
        return DocumentForm.written { item in
            item.member("institution", institution)
            item.member("role", role)
        }
    }

    private static func array(_ items: [[UInt8]]) -> [UInt8] { DocumentForm.array(items) }
}

extension JSONValue {
    /// What the register itself wrote; nil only where the store was tampered with.
    init?(stored bytes: [UInt8]) {
        do {
            self = try JSONParser.parse(bytes)
        } catch {
            return nil
        }
    }
}

extension JSONElement {
    func missing(_ name: String) {
        failures.record(.required, at: .member(name, of: pointer), "must be given")
    }
}

extension ObjectReader {
    mutating func optionalDate(_ name: String) -> CalendarDate? {
        optionalValue(name, as: Self.dateForm) { CalendarDate($0) }
    }

    mutating func optionalDate(_ name: String, notAfter today: CalendarDate) -> CalendarDate? {
        optionalElement(name).flatMap { $0.date(notAfter: today) }
    }
}
