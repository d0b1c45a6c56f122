internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Where to begin, and who one is here.
enum Home {
    static let operations = [
        Operation(.get, "/v1", isConfidential: false, run: home),
        Operation(.get, "/v1/me", .readsOwn, isConfidential: false, run: me),
    ]

    private static let links = [
        ("me", "/v1/me"), ("state_parties", "/v1/state-parties"),
        ("mechanisms", "/v1/mechanisms"), ("visits", "/v1/visits"), ("reports", "/v1/reports"),
        ("recommendations", "/v1/recommendations"),
        ("public_statements", "/v1/public-statements"), ("changes", "/v1/changes"),
        ("audit_events", "/v1/audit-events"), ("feed", "/v1/reports.atom"),
        ("statistics_of_reports", "/v1/statistics/reports"),
        ("statistics_of_recommendations", "/v1/statistics/recommendations"),
        ("contract", "/openapi.yaml"),
    ]

    private static func home(_ call: Call) throws -> Response {
        var writer = JSONWriter()
        writer.object { body in
            body.member("name", "opcat")
            body.member("version", call.settings.version)
            body.array("links") { array in
                for (name, href) in links {
                    array.object { link in
                        link.member("rel", name)
                        link.member("href", href)
                    }
                }
            }
        }
        _ = try call.query()
        return try call.rendition(Rendition.tag(of: writer.bytes)) { writer.bytes }
    }

    private static func me(_ call: Call) throws -> Response {
        guard let caller = call.caller else { throw Problem.notFound }
        _ = try call.query()
        var writer = JSONWriter()
        writer.object { body in
            body.member("id", caller.account.text)
            body.member("name", caller.name)
            body.member("role", caller.role.rawValue)
            body.object("scope") { write(caller.party, into: &$0) }
            body.member(
                "permissions", caller.permissions.rawValue.split(separator: " ").map(String.init))
            body.member("expires_at", caller.expiresAt)
        }
        return try call.rendition(Rendition.tag(of: writer.bytes)) { writer.bytes }
    }

    private static func write(_ party: Party, into scope: inout JSONWriter) {
        switch party {
        case .state(let code): scope.member("state_party", code.code)
        case .mechanism(let id, of: let code):
            scope.member("state_party", code.code)
            scope.member("mechanism_id", id.text)
        case .dashboard(.state(let code)):
            scope.member("state_party", code.code)
            scope.member("reads", "state_party")
        case .dashboard(.subcommittee): scope.member("reads", "spt")
        case .dashboard(.everyone): scope.member("reads", "public")
        case .subcommittee, .secretariat, .committee, .auditor, .operator, .anyone: break
        }
    }
}
