internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// What a State declared for all reports to it: that they may be published. Public, as such
/// declarations are; entered by the secretariat.
enum StandingConsents {
    static let operations = [
        Operation(
            .get, "/v1/state-parties/{iso3}/standing-consents", parameters: Page.parameters,
            run: list),
        Operation(
            .post, "/v1/state-parties/{iso3}/standing-consents", .writes, date: "declared_on",
            run: declare),
        Operation(.get, "/v1/standing-consents/{id}", run: read),
        Operation(
            .post, "/v1/standing-consents/{id}/withdrawal", .writes, date: "withdrawn_on",
            run: withdraw),
    ]

    enum When: String, CaseIterable {
        case afterDays = "after_days"
        case onReply = "on_reply"
    }

    private static func list(_ call: Call) throws -> Response {
        let state = try registeredState(call)
        let all = try call.registry.standingConsents(of: state)
        return try call.shortList(all, id: \.id.text) { record, array in
            array.object { write(record, into: &$0) }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let record = try named(call)
        _ = try call.query()
        let body = rendered(record)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func declare(_ call: Call) throws -> Response {
        let state = try registeredState(call)
        try requireSecretariat(call)
        let (consent, reference) = try ObjectReader.read(call.content()) { body in
            let reference = body.optionalString("reference", 1...200)
            return wish(&body).map { ($0, reference) }
        }
        let earlier = try call.registry.standingConsents(of: state).map(\.consent)
        let order = try StandingConsent.declare(consent, after: earlier, today: call.today)
        let id = try call.registry.carryOut(
            order, of: state, reference: reference, by: call.account(), now: call.moment.text)
        try call.askByStandingConsent(of: state)
        return try answer(call, .created, id, location: "/v1/standing-consents/\(id)")
    }

    private static func withdraw(_ call: Call) throws -> Response {
        let record = try named(call)
        try requireSecretariat(call)
        let content = try call.content(ifMatch: Rendition.tag(of: rendered(record)))
        let date = try ObjectReader.read(content) { $0.date("withdrawn_on") }
        let order = try record.consent.withdraw(on: date, today: call.today)
        try call.registry.carryOut(
            order, of: record, by: call.account(), now: call.moment.text)
        // What fell due before that day, and was not asked for yet.
        try call.askByStandingConsent(of: record.state)
        return try answer(call, .ok, record.id)
    }

    private static func wish(_ body: inout ObjectReader) -> StandingConsent? {
        let declared = body.date("declared_on")
        let when = body.choice("when", When.self)
        let days = body.optionalInt("days", 0...3660)
        let reach = body.optionalChoice("reach", StandingConsent.Reach.self) ?? .laterReports
        let withdrawn = body.optionalDate("withdrawn_on")
        if let when, (when == .afterDays) != (days != nil) {
            body.whole.failures.record(
                .conflict, at: .member("days", of: body.whole.pointer),
                "goes with after_days, and with nothing else")
        }
        guard let declared, let when else { return nil }
        let trigger: StandingConsent.Trigger =
            when == .afterDays ? .afterDays(days ?? 0) : .onReply
        return StandingConsent(
            declaredOn: declared, trigger: trigger, reach: reach, withdrawnOn: withdrawn)
    }

    private static func requireSecretariat(_ call: Call) throws {
        guard call.party == .secretariat else {
            throw Problem.insufficientPermission("The secretariat enters standing consents.")
        }
        try call.requireWriter()
    }

    private static func registeredState(_ call: Call) throws -> StateCode {
        guard let code = StateCode(call.parameters[0]), try call.registry.isStateParty(code)
        else { throw Problem.notFound }
        return code
    }

    private static func named(_ call: Call) throws -> StandingConsentRecord {
        let id = StandingConsentID(call.parameters[0])
        guard let record = try call.registry.standingConsent(id) else { throw Problem.notFound }
        return record
    }

    private static func answer(
        _ call: Call, _ status: Status, _ id: StandingConsentID, location: String? = nil
    ) throws -> Response {
        guard let record = try call.registry.standingConsent(id) else { throw Problem.notFound }
        let body = rendered(record)
        return call.result(status, Rendition.tag(of: body), location: location, body: body)
    }

    private static func rendered(_ record: StandingConsentRecord) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(record, into: &$0) }
        return writer.bytes
    }

    private static func write(_ record: StandingConsentRecord, into body: inout JSONWriter) {
        let consent = record.consent
        let when: When = consent.days == nil ? .onReply : .afterDays
        body.member("id", record.id.text)
        body.member("state_party", record.state.code)
        body.member("declared_on", consent.declaredOn.description)
        body.member("when", when.rawValue)
        body.member("days", consent.days)
        body.member("reach", consent.reach.rawValue)
        body.member("reference", record.reference)
        body.member("withdrawn_on", consent.withdrawnOn?.description)
    }
}

extension Call {
    /// After an act that may let a standing consent ask, in the transaction of that act.
    func askByStandingConsent(of state: StateCode) throws {
        try registry.askByStandingConsent(of: state, today: today, now: moment.text)
    }
}
