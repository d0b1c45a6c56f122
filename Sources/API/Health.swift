internal import HTTPMessages
internal import JSON
internal import Registry

/// Whether the process lives, and whether it takes work; never shed, never authenticated.
enum Health {
    static let operations = [
        Operation(.get, "/livez", .open, run: live),
        Operation(.get, "/readyz", .open, run: ready),
    ]

    private static func live(_ call: Call) throws -> Response {
        _ = try call.query()
        return answer("alive")
    }

    private static func ready(_ call: Call) throws -> Response {
        _ = try call.query()
        switch call.settings.readiness() {
        case .ready: return answer("ready")
        case .draining:
            var problem = Problem(.draining, "The service is stopping; try another or wait.")
            problem.fields = [("Retry-After", Problem.retryAfter)]
            throw problem
        case .storeUnavailable: throw Problem(fault: .unavailable)
        }
    }

    private static func answer(_ status: String) -> Response {
        var writer = JSONWriter()
        writer.object { $0.member("status", status) }
        let fields = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
        return Response(.ok, fields: fields, body: writer.bytes)
    }
}
