internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Visits: public once announced; the places go with the reports on them.
enum Visits {
    static let operations = [
        Operation(.get, "/v1/visits", parameters: Page.parameters + ["state_party"], run: list),
        Operation(.post, "/v1/visits", .writes, date: "announced_on", run: add),
        Operation(.get, "/v1/visits/{id}", run: read),
        Operation(.patch, "/v1/visits/{id}", .writes, date: "announced_on", run: change),
    ]

    private static func list(_ call: Call) throws -> Response {
        let page = try Page(call)
        let state = try call.stateFilter()
        let found = try call.registry.visits(
            as: call.party, state: state, after: page.after?.id ?? "", limit: page.limit + 1)
        return try call.list(
            page, found, total: { try call.registry.countVisits(as: call.party, state: state) },
            position: { ListPosition(key: "", id: $0.id.text) }
        ) { visit, array in
            array.object { item in
                VisitForm.write(visit, into: &item)
                item.member("url", "/v1/visits/\(visit.id)")
            }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let visit = try visible(call)
        _ = try call.query()
        let body = VisitForm.rendered(visit)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func add(_ call: Call) throws -> Response {
        try requireVisitor(call)
        let (state, draft) = try ObjectReader.read(call.content()) { body in
            let state = body.state("state_party")
            let issuer = body.choice("body", VisitForm.Body.self)
            let facts = VisitForm.Facts(&body, besides: nil, today: call.today)
            return state.flatMap { state in
                issuer.flatMap { issuer in facts.map { (state, (issuer, $0)) } }
            }
        }
        try call.requireRegistered(state)
        guard let body = draft.0.issuer(for: call.party),
            Article16.Visits.mayEnter(visitOf: body, in: state, as: call.party)
        else { throw Problem.insufficientPermission("A body enters its own visits.") }
        let entry = VisitEntry(facts: draft.1, body: body, state: state, call: call)
        let visit = try entry.draft()
        try requireBound(state, body, draft.1.startedOn, call)
        let id = try call.registry.add(visit)
        try call.record("visit_entered", of: id.text)
        return try answer(call, .created, id, location: "/v1/visits/\(id)")
    }

    private static func change(_ call: Call) throws -> Response {
        let present = try visible(call)
        guard
            Article16.Visits.mayEnter(
                visitOf: present.body, in: present.state, as: call.party)
        else { throw Problem.insufficientPermission("A body changes its own visits.") }
        try call.requireWriter()
        let tag = Rendition.tag(of: VisitForm.rendered(present))
        let facts = try ObjectReader.read(call.content(ifMatch: tag)) { body in
            VisitForm.Facts(&body, besides: present, today: call.today)
        }
        let entry = VisitEntry(
            facts: facts, body: present.body, state: present.state, call: call)
        let visit = try entry.draft(besides: present)
        try requireBound(present.state, present.body, facts.startedOn, call)
        try Article16.Visits.requireChangeable(
            call.registry.bonds(of: present.id), movesReviewed: visit.movesReviewed(of: present))
        try call.registry.change(present.id, to: visit)
        try call.record("visit_changed", of: present.id.text)
        return try answer(call, .ok, present.id)
    }

    /// A visit begins while the State is bound to receive it (articles 24 and 33).
    private static func requireBound(
        _ state: StateCode, _ body: Issuer, _ date: CalendarDate, _ call: Call
    ) throws {
        try call.registry.stateParty(state)?.obligations.requireVisit(by: body, on: date)
    }

    private static func requireVisitor(_ call: Call) throws {
        switch call.party {
        case .secretariat, .mechanism: try call.requireWriter()
        case .subcommittee, .state, .committee, .dashboard, .auditor, .operator, .anyone:
            throw Problem.insufficientPermission(
                "The secretariat enters the Subcommittee's visits, a mechanism its own.")
        }
    }

    private static func visible(_ call: Call) throws -> VisitRecord {
        let id = VisitID(call.parameters[0])
        guard let visit = try call.registry.visit(id, as: call.party) else {
            throw Problem.notFound
        }
        return visit
    }

    private static func answer(
        _ call: Call, _ status: Status, _ id: VisitID, location: String? = nil
    ) throws -> Response {
        guard let visit = try call.registry.visit(id, as: call.party) else {
            throw Problem.notFound
        }
        let body = VisitForm.rendered(visit)
        return call.result(status, Rendition.tag(of: body), location: location, body: body)
    }
}

extension VisitDraft {
    /// Whether it moves what is read of the visit with a public report.
    fileprivate func movesReviewed(of present: VisitRecord) -> Bool {
        startedOn != present.startedOn || endedOn != present.endedOn
            || delegation != present.delegation || places != present.places
            || interlocutors != present.interlocutors
    }
}
