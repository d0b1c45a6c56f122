internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// States Parties to the Protocol: public, entered by the secretariat.
enum StateParties {
    static let operations = [
        Operation(
            .get, "/v1/state-parties", parameters: Page.parameters, isConfidential: false,
            run: list),
        Operation(.get, "/v1/state-parties/{iso3}", isConfidential: false, run: read),
        Operation(.put, "/v1/state-parties/{iso3}", .writes, date: "deposited_on", run: put),
    ]

    private static func list(_ call: Call) throws -> Response {
        let page = try Page(call)
        let found = try call.registry.stateParties(
            after: page.after?.id ?? "", limit: page.limit + 1)
        return try call.list(
            page, found, total: call.registry.countStateParties,
            position: { ListPosition(key: "", id: $0.code.code) }, write: write)
    }

    private static func read(_ call: Call) throws -> Response {
        guard let code = StateCode(call.parameters[0]),
            let state = try call.registry.stateParty(code)
        else { throw Problem.notFound }
        _ = try call.query()
        let body = rendered(state)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func put(_ call: Call) throws -> Response {
        guard let code = StateCode(call.parameters[0]) else { throw Problem.notFound }
        guard call.party == .secretariat else {
            throw Problem.insufficientPermission("The secretariat enters States Parties.")
        }
        try call.requireWriter()
        let present = try call.registry.stateParty(code)
        let tag = present.map { Rendition.tag(of: rendered($0)) }
        let content = try call.content(ifMatch: tag)
        if tag == nil { try call.requireNothingMatched() }
        let state = try ObjectReader.read(content) { body in
            let name = body.string("name", 1...200)
            return obligations(&body, call.today).map {
                StateParty(code: code, name: name, obligations: $0)
            }
        }
        try call.registry.put(state)
        let act = present == nil ? "state_party_entered" : "state_party_changed"
        try call.record(act, of: code.code)
        let body = rendered(state)
        let location = present == nil ? call.request.head.target.path : nil
        return call.result(
            present == nil ? .created : .ok, Rendition.tag(of: body), location: location,
            body: body)
    }

    private static func rendered(_ state: StateParty) -> [UInt8] {
        var writer = JSONWriter()
        write(state, into: &writer)
        return writer.bytes
    }

    private static func write(_ state: StateParty, into writer: inout JSONWriter) {
        writer.object { body in
            body.member("code", state.code.code)
            body.member("name", state.name)
            let obligations = state.obligations
            body.member("deposited_on", obligations.depositedOn.description)
            body.member("entry_into_force_on", obligations.entryIntoForceOn.description)
            body.member("npm_due_on", obligations.mechanismDueOn.description)
            if let declaration = obligations.declaration {
                body.object("declaration") { item in
                    let until = obligations.postponedUntil(of: declaration.part)
                    item.member("part", declaration.part.rawValue)
                    item.member("years", declaration.postponedYears)
                    item.member("extended_years", declaration.extendedYears)
                    item.member("postponed_until", until?.description)
                }
            }
            body.member("denounced_on", obligations.denouncedOn?.description)
            body.member(
                "denunciation_effective_on", obligations.denunciationEffectiveOn?.description)
        }
    }

    private static func obligations(_ body: inout ObjectReader, _ today: CalendarDate)
        -> StateObligations?
    {
        let deposited = body.date("deposited_on", notAfter: today)
        let declaration = body.optionalObject("declaration", declaration)
        let denounced = body.optionalDate("denounced_on", notAfter: today)
        guard let deposited else { return nil }
        if let denounced, denounced < deposited {
            body.whole.failures.record(
                .range, at: .member("denounced_on", of: body.whole.pointer),
                "must not be before the deposit")
        }
        return StateObligations(
            depositedOn: deposited, declaration: declaration, denouncedOn: denounced)
    }

    private static func declaration(_ body: inout ObjectReader) -> Declaration? {
        let part = body.choice("part", Declaration.Part.self)
        let years = body.int("years", Declaration.years)
        let extended = body.optionalInt("extended_years", Declaration.extensionYears)
        // What GET gives back can be sent again: this day follows from the years.
        _ = body.optionalString("postponed_until", 1...10)
        return part.map {
            Declaration(part: $0, postponedYears: years, extendedYears: extended)
        }
    }
}

extension Call {
    /// If-Match on something that is not there yet cannot match (RFC 9110, section 13.1.1).
    func requireNothingMatched() throws {
        switch Preconditions.judge(request.head, current: nil) {
        case .proceed, .notModified: return
        case .failed, .malformed:
            throw Problem(.preconditionFailed, "There is nothing here yet that could match.")
        }
    }
}

extension ObjectReader {
    static let dateForm = "a date YYYY-MM-DD"

    /// A day that has come already: history is entered later, never before it happens.
    mutating func date(_ name: String, notAfter today: CalendarDate) -> CalendarDate? {
        element(name).flatMap { $0.date(notAfter: today) }
    }

    mutating func date(_ name: String) -> CalendarDate? {
        value(name, as: Self.dateForm) { CalendarDate($0) }
    }
}

extension JSONElement {
    func date(notAfter today: CalendarDate) -> CalendarDate? {
        guard let date = value(as: ObjectReader.dateForm, { CalendarDate($0) }) else { return nil }
        guard date <= today else {
            fail(.range, "must not be later than today")
            return nil
        }
        return date
    }
}
