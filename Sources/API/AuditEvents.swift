internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// The audit trail: everybody reads that of their own institution, the auditor all
/// (domain.md, section 8). To read it is not written into it.
enum AuditEvents {
    private static let path = "/v1/audit-events"

    static let operations = [
        Operation(
            .get, path, .readsTrail,
            parameters: Page.parameters
                + ["trail", "after", "act", "account", "outcome", "since", "until"],
            isConfidential: false, run: list),
        Operation(
            .get, path + "/head", .readsTrail, parameters: ["trail"], isConfidential: false,
            run: head),
        Operation(
            .get, path + "/consistency", .readsTrail, parameters: ["trail", "first", "second"],
            isConfidential: false, run: consistency),
        Operation(
            .get, path + "/{number}/inclusion", .readsTrail, parameters: ["trail", "size"],
            isConfidential: false, run: inclusion),
    ]

    private static func list(_ call: Call) throws -> Response {
        let page = try Page(call)
        let query = try call.query()
        let trail = try trail(call, query)
        let filter = try filter(query)
        let after = try query.number("after", 0...Int(Int32.max))
        let place = page.after.flatMap { Int($0.id) }
        let found =
            try after.map { after in
                try call.registry.auditEvents(
                    of: trail, after: place ?? after, filter, limit: page.limit + 1)
            }
            ?? call.registry.auditEvents(
                of: trail, before: place ?? .max, filter, limit: page.limit + 1)
        return try call.list(
            page, found,
            total: {
                try call.registry.countAuditEvents(of: trail, after: after ?? -1, filter)
            },
            position: { ListPosition(key: "", id: "\($0.number)") }
        ) { record, array in
            array.object { AuditForm.write(record, into: &$0) }
        }
    }

    private static func filter(_ query: Query) throws -> AuditFilter {
        var filter = AuditFilter()
        filter.act = query["act"]
        filter.account = try query.id("account", "acc")
        filter.outcome = try query.word("outcome", AuditOutcome.self)
        filter.since = try query.date("since")
        filter.until = try query.date("until")
        return filter
    }

    private static func head(_ call: Call) throws -> Response {
        let query = try call.query()
        let signed: SignedHead
        if call.party == .auditor, query["trail"] == nil {
            let heads = try call.registry.auditHeads()
            signed = try call.errand.signer.sign(
                TreeHead(over: heads), at: call.moment.text, over: heads)
        } else {
            let head = try call.registry.auditHead(of: trail(call, query))
            signed = try call.errand.signer.sign(head, at: call.moment.text)
        }
        let body = AuditForm.rendered(signed)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func inclusion(_ call: Call) throws -> Response {
        let query = try call.query()
        let trail = try trail(call, query)
        let present = try call.registry.auditSize(of: trail)
        guard let number = Int(call.parameters[0]), "\(number)" == call.parameters[0],
            (0..<present).contains(number)
        else { throw Problem.notFound }
        let size = try query.number("size", number + 1...present) ?? present
        var writer = JSONWriter()
        try writer.object { body in
            body.member("trail", trail.key)
            body.member("number", number)
            body.member("size", size)
            body.member(
                "leaf_hash",
                Hexadecimal.encode(try call.registry.auditLeafHash(of: trail, number)))
            let path = try call.registry.auditInclusion(of: number, of: trail, size: size)
            body.member("path", path.map(Hexadecimal.encode))
        }
        return try call.rendition(Rendition.tag(of: writer.bytes)) { writer.bytes }
    }

    private static func consistency(_ call: Call) throws -> Response {
        let query = try call.query()
        let trail = try trail(call, query)
        let present = try call.registry.auditSize(of: trail)
        let second = try query.number("second", 0...present) ?? present
        guard let first = try query.number("first", 0...second) else {
            throw Problem.parameter("first", "must be given")
        }
        let path = try call.registry.auditConsistency(of: trail, from: first, to: second)
        var writer = JSONWriter()
        writer.object { body in
            body.member("trail", trail.key)
            body.member("first", first)
            body.member("second", second)
            body.member("path", path.map(Hexadecimal.encode))
        }
        return try call.rendition(Rendition.tag(of: writer.bytes)) { writer.bytes }
    }

    /// The trail that is asked for; the caller's own where none is named. One that the caller
    /// may not read and one that there is not are the same.
    private static func trail(_ call: Call, _ query: Query) throws -> Trail {
        guard let own = Trail.of(call.party) else { throw Problem.notFound }
        guard let name = query["trail"] else { return own }
        let trail = Trail(key: name)
        guard trail.mayBeRead(by: call.party) else { throw Problem.notFound }
        guard try trail == own || call.registry.auditSize(of: trail) > 0 else {
            throw Problem.notFound
        }
        return trail
    }
}

extension Query {
    fileprivate func number(_ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        let must = "must be a number from \(range.lowerBound) to \(range.upperBound)"
        return try value(name, must) { text in
            Int(text).flatMap { "\($0)" == text && range.contains($0) ? $0 : nil }
        }
    }
}
