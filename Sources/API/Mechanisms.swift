internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// National preventive mechanisms: public, entered by the secretariat.
enum Mechanisms {
    static let operations = [
        Operation(
            .get, "/v1/mechanisms", parameters: Page.parameters + ["state_party"],
            isConfidential: false, run: list),
        Operation(.post, "/v1/mechanisms", .writes, run: add),
        Operation(.get, "/v1/mechanisms/{id}", isConfidential: false, run: read),
        Operation(.patch, "/v1/mechanisms/{id}", .writes, run: change),
    ]

    private static func list(_ call: Call) throws -> Response {
        let page = try Page(call)
        let state = try call.stateFilter()
        let found = try call.registry.mechanisms(
            of: state, after: page.after?.id ?? "", limit: page.limit + 1)
        return try call.list(
            page, found, total: { try call.registry.countMechanisms(of: state) },
            position: { ListPosition(key: "", id: $0.id.text) }, write: write)
    }

    private static func read(_ call: Call) throws -> Response {
        let mechanism = try named(call)
        _ = try call.query()
        let body = rendered(mechanism)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func add(_ call: Call) throws -> Response {
        try requireSecretariat(call)
        let (state, name) = try ObjectReader.read(call.content()) { body in
            let state = body.state("state_party")
            let name = body.string("name", 1...200)
            return state.map { ($0, name) }
        }
        try call.requireRegistered(state)
        let id = try call.registry.addMechanism(of: state, name: name)
        try call.record("mechanism_entered", of: id.text)
        return try answer(call, .created, id, location: "/v1/mechanisms/\(id)")
    }

    private static func change(_ call: Call) throws -> Response {
        let present = try named(call)
        try requireSecretariat(call)
        let content = try call.content(ifMatch: Rendition.tag(of: rendered(present)))
        let name = try ObjectReader.read(content) {
            $0.optionalString("name", 1...200) ?? present.name
        }
        try call.registry.rename(present.id, to: name)
        try call.record("mechanism_changed", of: present.id.text)
        return try answer(call, .ok, present.id)
    }

    private static func requireSecretariat(_ call: Call) throws {
        guard call.party == .secretariat else {
            throw Problem.insufficientPermission("The secretariat enters mechanisms.")
        }
        try call.requireWriter()
    }

    private static func named(_ call: Call) throws -> MechanismRecord {
        let id = MechanismID(call.parameters[0])
        guard let mechanism = try call.registry.mechanism(id) else { throw Problem.notFound }
        return mechanism
    }

    private static func answer(
        _ call: Call, _ status: Status, _ id: MechanismID, location: String? = nil
    ) throws -> Response {
        guard let mechanism = try call.registry.mechanism(id) else { throw Problem.notFound }
        let body = rendered(mechanism)
        return call.result(status, Rendition.tag(of: body), location: location, body: body)
    }

    private static func rendered(_ mechanism: MechanismRecord) -> [UInt8] {
        var writer = JSONWriter()
        write(mechanism, into: &writer)
        return writer.bytes
    }

    private static func write(_ mechanism: MechanismRecord, into writer: inout JSONWriter) {
        writer.object { body in
            body.member("id", mechanism.id.text)
            body.member("state_party", mechanism.state.code)
            body.member("name", mechanism.name)
        }
    }
}

extension Call {
    /// A State Party that the register has; anything else is refused at its place.
    func requireRegistered(_ state: StateCode, at pointer: String = "#/state_party") throws {
        guard try registry.isStateParty(state) else {
            throw Problem.invalid(pointer, .conflict, "must be a registered State Party")
        }
    }

    /// The `state_party` of a list's query; a code of no State is an empty list, not an error.
    func stateFilter() throws -> StateCode? {
        try query().value("state_party", "must be an ISO 3166-1 alpha-3 code") { StateCode($0) }
    }
}

extension ObjectReader {
    mutating func state(_ name: String) -> StateCode? {
        value(name, as: "an ISO 3166-1 alpha-3 code") { StateCode($0) }
    }
}
