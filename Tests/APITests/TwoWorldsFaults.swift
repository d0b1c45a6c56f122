import Crypto
import HTTPMessages
import JSON
import SQLite

@testable import Registry

/// A fault that tells of what is hidden, planted into the answers of a world by looking into its
/// whole store.
struct PlantedFault: Sendable {
    let name: String
    /// The operation in whose answers it shows.
    let operation: String
    let rewrite: TwoWorlds.Rewrite

    static let all = [
        PlantedFault(
            name: "a count over the base table", operation: "GET /v1/reports",
            rewrite: countOfAll),
        PlantedFault(
            name: "a search index that all share", operation: "GET /v1/recommendations",
            rewrite: sharedIndex),
        PlantedFault(
            name: "a tag of the whole store", operation: "GET /v1/reports/{id}",
            rewrite: globalTag),
        PlantedFault(
            name: "a symbol that another issuer has", operation: "POST /v1/reports",
            rewrite: symbolConflict),
        PlantedFault(
            name: "a sequence in an id", operation: "POST /v1/places",
            rewrite: numberedID),
    ]

    private static func number(_ bench: Bench, _ sql: StaticString, _ values: Value...) throws
        -> Int
    {
        let first = values.first ?? .int(0)
        return try bench.arrange { registry in
            try registry.connection.first(sql, first) { row in row.int(0) } ?? 0
        }
    }

    private static func countOfAll(
        _ request: AskedRequest, _ answer: Response, _ bench: Bench
    ) throws -> Response {
        guard request.operation == "GET /v1/reports" else { return answer }
        let count = try number(bench, "SELECT count(*) FROM reports WHERE ?1 IS NOT NULL")
        let text = answer.text.replacing(/"total":\d+/, with: #""total":\#(count)"#)
        return Response(answer.status, fields: answer.fields, body: Array(text.utf8))
    }

    /// What a word weighs goes by how many texts have it, hidden ones too.
    private static func sharedIndex(
        _ request: AskedRequest, _ answer: Response, _ bench: Bench
    ) throws -> Response {
        guard request.operation == "GET /v1/recommendations", answer.status == .ok,
            let word = request.target.firstMatch(of: /[?&]q=([A-Za-z]+)/)
        else { return answer }
        let found = try number(
            bench, "SELECT count(*) FROM recommendations WHERE text LIKE ?1",
            .text("%\(word.1)%"))
        var changed = answer
        changed.add("Search-Weight", "\(found)")
        return changed
    }

    private static func globalTag(
        _ request: AskedRequest, _ answer: Response, _ bench: Bench
    ) throws -> Response {
        guard request.operation == "GET /v1/reports/{id}", let tag = answer["etag"] else {
            return answer
        }
        let revision = try number(bench, "SELECT count(*) FROM changes WHERE ?1 IS NOT NULL")
        let all = Array("\(tag) \(revision)".utf8)
        let digest = SHA256.hash(data: all).prefix(8).map { String($0, radix: 16) }.joined()
        let fields = answer.fields.map { field in
            (name: field.name, value: field.name == "ETag" ? "\"\(digest)\"" : field.value)
        }
        return Response(answer.status, fields: fields, body: answer.body)
    }

    private static func symbolConflict(
        _ request: AskedRequest, _ answer: Response, _ bench: Bench
    ) throws -> Response {
        let pattern = /"symbol": "(CAT[^"]+)"/
        guard request.operation == "POST /v1/reports", answer.status == .created,
            let symbol = request.content?.firstMatch(of: pattern)
        else { return answer }
        let count = try number(
            bench, "SELECT count(*) FROM reports WHERE symbol = ?1", .text(String(symbol.1)))
        return count > 1 ? Response(.conflict) : answer
    }

    private static func numberedID(
        _ request: AskedRequest, _ answer: Response, _ bench: Bench
    ) throws -> Response {
        guard request.operation == "POST /v1/places", answer.status == .created else {
            return answer
        }
        let count = try number(bench, "SELECT count(*) FROM places WHERE ?1 IS NOT NULL")
        let text = answer.text.replacing(/pla_[a-z2-7]{22}/, with: "pla_\(1000 + count)")
        return Response(answer.status, fields: answer.fields, body: Array(text.utf8))
    }
}
