internal import HTTPMessages
internal import JSON
internal import Registry
internal import RepositoryFiles

/// What the service says of itself: its version, its contract, its problems.
enum Contract {
    static let operations = [
        Operation(.get, "/version", isConfidential: false, run: version),
        Operation(.get, "/openapi.yaml", isConfidential: false, run: openapi),
        Operation(.get, "/problems/{slug}", isConfidential: false, run: problem),
    ]

    private static func version(_ call: Call) throws -> Response {
        var writer = JSONWriter()
        writer.object { body in
            body.member("name", "opcat")
            body.member("version", call.settings.version)
            body.member("schema", Migrations.newest)
        }
        _ = try call.query()
        return try call.rendition(Rendition.tag(of: writer.bytes)) { writer.bytes }
    }

    private static let contractTag = Rendition.tag(of: RepositoryFiles.openapi)

    private static func openapi(_ call: Call) throws -> Response {
        _ = try call.query()
        return try call.rendition(contractTag, type: MediaType("application", "yaml")) {
            RepositoryFiles.openapi
        }
    }

    /// RFC 9457, section 3.1.1: a type that is dereferenced explains itself.
    private static func problem(_ call: Call) throws -> Response {
        guard let type = ProblemType(rawValue: call.parameters[0]) else { throw Problem.notFound }
        _ = try call.query()
        var writer = JSONWriter()
        writer.object { body in
            body.member("type", "/problems/" + type.rawValue)
            body.member("title", type.title)
            body.member("status", type.status.code)
            body.member("explanation", type.explanation)
        }
        return try call.rendition(Rendition.tag(of: writer.bytes)) { writer.bytes }
    }
}
