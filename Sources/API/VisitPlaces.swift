internal import Article16
internal import JSON
internal import Registry

/// One of the places that a visit went to, or was to go to: a registered one or only its name.
struct VisitedPlace {
    private let id: PlaceID?
    private var name: String?
    private var kind: String?
    private var locality: String?
    private let visitedOn: CalendarDate?
    private let access: PlaceAccess?
    private let objection: Objection?

    /// That the State objected, on one of the grounds that there are.
    private struct Objection {
        let ground: ObjectionGround
        let raisedOn: CalendarDate?
    }

    static func read(_ reader: inout ObjectReader, today: CalendarDate) -> VisitedPlace? {
        let id = reader.optionalString("place_id", 1...64).map { PlaceID($0) }
        let name = reader.optionalString("name", 1...200)
        let kind = reader.optionalString("kind", 1...100)
        let locality = reader.optionalString("locality", 1...200)
        let visitedOn = reader.optionalDate("visited_on", notAfter: today)
        let access = reader.optionalChoice("access", PlaceAccess.self)
        let objection = reader.optionalObject("objection") { Self.objection(&$0, today) }
        if objection != nil, !PlaceAccess.mayMeetObjection(access) {
            reader.optionalElement("objection")?.fail(
                .conflict, "goes with access denied (\(ObjectionGround.citation))")
        }
        if id == nil, name == nil { reader.whole.missing("name") }
        return VisitedPlace(
            id: id, name: name, kind: kind, locality: locality, visitedOn: visitedOn,
            access: access, objection: objection)
    }

    private static func objection(_ reader: inout ObjectReader, _ today: CalendarDate)
        -> Objection?
    {
        let words = ObjectionGround.allCases.map(\.rawValue).joined(separator: ", ")
        let ground = reader.value(
            "ground",
            as: "\(words): an objection has one of these grounds, and a state of emergency as such "
                + "is none (\(ObjectionGround.citation))"
        ) { ObjectionGround(rawValue: $0) }
        let raisedOn = reader.optionalDate("raised_on", notAfter: today)
        return ground.map { Objection(ground: $0, raisedOn: raisedOn) }
    }

    /// The same with what the register has of the place; nil for one that the caller may not know
    /// of, and for one of another State.
    func known(in state: StateCode, _ call: Call) throws -> VisitedPlace? {
        guard let id else { return self }
        guard let place = try call.registry.place(id, as: call.party), place.state == state else {
            return nil
        }
        var known = self
        known.name = place.words.name
        known.kind = place.words.kind.rawValue
        known.locality = place.words.locality
        return known
    }

    var placeID: PlaceID? { id }

    /// Whether it was visited on a day of the visit.
    func isWithin(_ started: CalendarDate, _ ended: CalendarDate) -> Bool {
        guard let visitedOn else { return true }
        return started <= visitedOn && visitedOn <= ended
    }

    func write(into place: inout JSONWriter) {
        place.member("place_id", id?.text)
        place.member("name", name)
        place.member("kind", kind)
        place.member("locality", locality)
        place.member("visited_on", visitedOn?.description)
        place.member("access", access?.rawValue)
        guard let objection else { return }
        place.object("objection") { item in
            item.member("ground", objection.ground.rawValue)
            item.member("raised_on", objection.raisedOn?.description)
        }
    }
}

/// A member of a delegation: a name, or a name with a nationality.
struct DelegationMember {
    let name: String
    let nationality: StateCode?

    init?(_ element: JSONElement) {
        if case .string = element.value {
            guard let name = element.string(1...200) else { return nil }
            (self.name, nationality) = (name, nil)
            return
        }
        let read = element.object { reader in
            let name = reader.string("name", 1...200)
            let nationality = reader.optionalValue(
                "nationality", as: "an ISO 3166-1 alpha-3 code"
            ) { StateCode($0) }
            return (name, nationality)
        }
        guard let read else { return nil }
        (name, nationality) = read
    }

    func write(into array: inout JSONWriter) {
        guard let nationality else { return array.string(name) }
        array.object { item in
            item.member("name", name)
            item.member("nationality", nationality.code)
        }
    }

    /// The members of a delegation as it is kept.
    static func stored(_ bytes: [UInt8]) -> [DelegationMember] {
        guard case .array(let items)? = JSONValue(stored: bytes) else { return [] }
        let failures = JSONFailures()
        return items.compactMap { DelegationMember(JSONElement($0, failures: failures)) }
    }
}
