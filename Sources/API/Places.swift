internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Places of deprivation of liberty: their body's own, until a visit that others read names them.
enum Places {
    static let operations = [
        Operation(
            .get, "/v1/places", parameters: Page.parameters + ["state_party", "kind"], run: list),
        Operation(.post, "/v1/places", .writes, run: add),
        Operation(.get, "/v1/places/{id}", run: read),
        Operation(.patch, "/v1/places/{id}", .writes, run: change),
    ]

    private static func list(_ call: Call) throws -> Response {
        let page = try Page(call)
        var filter = PlaceFilter()
        filter.state = try call.stateFilter()?.code
        filter.kind = try call.query().word("kind", PlaceKind.self)
        let found = try call.registry.places(
            as: call.party, filter, after: page.after?.id ?? "", limit: page.limit + 1)
        return try call.list(
            page, found, total: { try call.registry.countPlaces(as: call.party, filter) },
            position: { ListPosition(key: "", id: $0.id.text) }
        ) { place, array in
            array.object { item in
                write(place, into: &item)
                item.member("url", "/v1/places/\(place.id)")
            }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let place = try visible(call)
        _ = try call.query()
        let body = rendered(place)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func add(_ call: Call) throws -> Response {
        guard let body = Issuer(of: call.party), call.party != .subcommittee else {
            throw Problem.insufficientPermission(
                "The secretariat enters places for the Subcommittee, a mechanism its own.")
        }
        try call.requireWriter()
        let (state, words) = try ObjectReader.read(call.content()) { reader in
            let state = reader.state("state_party")
            let kind = reader.choice("kind", PlaceKind.self)
            let name = reader.string("name", 1...200)
            let subdivision = reader.optionalString("subdivision", 1...200)
            let locality = reader.optionalString("locality", 1...200)
            return state.flatMap { state in
                kind.map {
                    let words = PlaceWords(
                        kind: $0, name: name, subdivision: subdivision, locality: locality)
                    return (state, words)
                }
            }
        }
        try call.requireRegistered(state)
        guard Article16.Places.mayEnter(placeIn: state, as: call.party) else {
            throw Problem.insufficientPermission("A mechanism enters places of its own State.")
        }
        let id = try call.registry.addPlace(
            in: state, by: body, words, account: call.account(), now: call.moment.text)
        return try answer(call, .created, id, location: "/v1/places/\(id)")
    }

    private static func change(_ call: Call) throws -> Response {
        let present = try visible(call)
        guard Article16.Places.mayChange(placeOf: present.enteredBy, as: call.party) else {
            throw Problem.insufficientPermission("A place is changed by the body that entered it.")
        }
        try call.requireWriter()
        let content = try call.content(ifMatch: Rendition.tag(of: rendered(present)))
        let words = try ObjectReader.read(content) { changed(present.words, &$0) }
        try call.registry.change(
            present.id, to: words, by: call.account(), now: call.moment.text)
        return try answer(call, .ok, present.id)
    }

    private static func changed(_ present: PlaceWords, _ reader: inout ObjectReader) -> PlaceWords {
        var words = present
        words.kind = reader.optionalChoice("kind", PlaceKind.self) ?? present.kind
        words.name = reader.optionalString("name", 1...200) ?? present.name
        if reader.has("subdivision") {
            words.subdivision = reader.optionalString("subdivision", 1...200)
        }
        if reader.has("locality") { words.locality = reader.optionalString("locality", 1...200) }
        return words
    }

    private static func visible(_ call: Call) throws -> PlaceRecord {
        let id = PlaceID(call.parameters[0])
        guard let place = try call.registry.place(id, as: call.party) else {
            throw Problem.notFound
        }
        return place
    }

    private static func answer(
        _ call: Call, _ status: Status, _ id: PlaceID, location: String? = nil
    ) throws -> Response {
        guard let place = try call.registry.place(id, as: call.party) else {
            throw Problem.notFound
        }
        let body = rendered(place)
        return call.result(status, Rendition.tag(of: body), location: location, body: body)
    }

    private static func rendered(_ place: PlaceRecord) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(place, into: &$0) }
        return writer.bytes
    }

    private static func write(_ place: PlaceRecord, into body: inout JSONWriter) {
        body.member("id", place.id.text)
        body.member("state_party", place.state.code)
        body.member("kind", place.words.kind.rawValue)
        body.member("name", place.words.name)
        body.member("subdivision", place.words.subdivision)
        body.member("locality", place.words.locality)
    }
}
