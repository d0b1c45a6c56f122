internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// The public statements of the Committee against Torture (article 16 (4)): everybody's to read,
/// without a word that leads to a report that stays confidential.
enum PublicStatements {
    static let operations = [
        Operation(
            .get, "/v1/public-statements", parameters: Page.parameters + ["state_party"],
            run: list),
        Operation(.get, "/v1/public-statements/{id}", run: read),
    ]

    private static func list(_ call: Call) throws -> Response {
        let page = try Page(call)
        let state = try call.stateFilter()
        let found = try call.registry.publicStatements(
            of: state, after: page.after?.id ?? "", limit: page.limit + 1)
        return try call.list(
            page, found, total: { try call.registry.countPublicStatements(of: state) },
            position: { ListPosition(key: "", id: $0.id.text) }
        ) { statement, array in
            array.object { write(statement, into: &$0) }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let id = PublicStatementID(call.parameters[0])
        guard let statement = try call.registry.publicStatement(id) else {
            throw Problem.notFound
        }
        _ = try call.query()
        var writer = JSONWriter()
        writer.object { write(statement, into: &$0) }
        return try call.rendition(Rendition.tag(of: writer.bytes)) { writer.bytes }
    }

    static func write(_ statement: PublicStatement, into body: inout JSONWriter) {
        body.member("id", statement.id.text)
        body.member("state_party", statement.state.code)
        body.member("decided_on", statement.decidedOn.description)
        body.member("made_on", statement.madeOn.description)
        body.member("language", statement.language)
        body.member("text", statement.text)
    }
}
