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

        /// Which types of visit a body makes (domain.md, section 10).
        var types: [String] {
            switch self {
            case .spt: ["country", "follow_up", "npm_advisory"]
            case .npm: ["in_depth", "thematic", "follow_up", "ad_hoc"]
            }
        }
    }

    enum VisitType: String, CaseIterable {
        case country
        case followUp = "follow_up"
        case advisory = "npm_advisory"
        case inDepth = "in_depth"
        case thematic
        case adHoc = "ad_hoc"
    }

    enum Access: String, CaseIterable {
        case granted, denied
    }

    /// What is entered of a visit besides whose and where it is.
    struct Facts {
        let type: String
        let startedOn: CalendarDate
        let endedOn: CalendarDate
        let announcedOn: CalendarDate?
        /// JSON arrays in canonical form.
        let delegation: [UInt8]
        let members: Int
        let places: [UInt8]
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
        if let places = visit.places {
            body.member("places")
            body.raw(places)
        }
    }
}

extension VisitForm.Facts {
    /// - Parameter present: the visit that is changed; what is not named stays as it is.
    init?(_ body: inout ObjectReader, besides present: VisitRecord?, today: CalendarDate) {
        let type = body.optionalChoice("type", VisitForm.VisitType.self)?.rawValue ?? present?.type
        let started =
            present == nil ? body.date("started_on") : body.optionalDate("started_on")
        let ended = present == nil ? body.date("ended_on") : body.optionalDate("ended_on")
        let announced = body.optionalDate("announced_on", notAfter: today)
        let names = body.optionalArray("delegation", 0...50) { $0.string(1...200) }
        let places = body.optionalArray("places", 0...500) { $0.object(Self.place) }
        if present == nil, type == nil { body.whole.missing("type") }
        guard let type, let started = started ?? present?.startedOn,
            let ended = ended ?? present?.endedOn
        else { return nil }
        self.type = type
        startedOn = started
        endedOn = ended
        announcedOn = announced ?? present?.announcedOn
        delegation = names.map(Self.array) ?? present?.delegation ?? Self.array([String]())
        members = names?.count ?? Self.count(present?.delegation)
        self.places = places.map(Self.array) ?? present?.places ?? Self.array([[UInt8]]())
    }

    /// What a visit of a body must hold, all of it at once.
    func require(_ body: VisitForm.Body) throws {
        var failures: [JSONFailure] = []
        if endedOn < startedOn {
            failures.append(
                .init(pointer: "#/ended_on", code: .range, detail: "is before the start"))
        }
        if !body.types.contains(type) {
            let types = body.types.joined(separator: ", ")
            failures.append(
                .init(
                    pointer: "#/type", code: .enum, detail: "of this body must be one of \(types)"))
        }
        // > Visits shall be conducted by at least two members of the Subcommittee (art. 13 (3)).
        if body == .spt, members < 2 {
            failures.append(
                .init(
                    pointer: "#/delegation", code: .length,
                    detail: "must have at least two members (OPCAT art. 13 (3))"))
        }
        guard failures.isEmpty else { throw Problem(invalid: failures) }
    }

    func draft(of body: Issuer, in state: StateCode) -> VisitDraft {
        VisitDraft(
            state: state, body: body, type: type, startedOn: startedOn, endedOn: endedOn,
            announcedOn: announcedOn, delegation: delegation, places: places)
    }

    private static func place(_ reader: inout ObjectReader) -> [UInt8]? {
        let name = reader.string("name", 1...200)
        let kind = reader.optionalString("kind", 1...100)
        let locality = reader.optionalString("locality", 1...200)
        let access = reader.optionalChoice("access", VisitForm.Access.self)
        var writer = JSONWriter()
        writer.object { place in
            place.member("name", name)
            place.member("kind", kind)
            place.member("locality", locality)
            place.member("access", access?.rawValue)
        }
        return writer.bytes
    }

    private static func array(_ names: [String]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { for name in names { $0.string(name) } }
        return writer.bytes
    }

    private static func array(_ items: [[UInt8]]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { for item in items { $0.raw(item) } }
        return writer.bytes
    }

    /// How many names a stored delegation has.
    private static func count(_ names: [UInt8]?) -> Int {
        guard let names, case .array(let items)? = JSONValue(stored: names) else { return 0 }
        return items.count
    }
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
