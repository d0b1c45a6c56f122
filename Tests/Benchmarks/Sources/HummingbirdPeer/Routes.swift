import Foundation
import Hummingbird

/// The operations that are measured, as somebody who knows Hummingbird and GRDB writes them.
struct Routes: Sendable {
    let register: Register

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/livez") { _, _ in "ok" }
        router.get("/v1/reports/:id", use: report)
        router.get("/v1/recommendations", use: recommendations)
        router.post("/v1/reports/:id/replies", use: addReply)
        return router
    }

    @Sendable private func report(_ request: Request, _ context: BasicRequestContext)
        async throws -> Response
    {
        let id = try context.parameters.require("id")
        if let token = request.token { return try await confidentialReport(id, token) }
        if let known = request.headers[.ifNoneMatch],
            let tag = try await register.pool.read({ try Register.tag(of: id, in: $0) }),
            known == tag
        {
            return Wire.notModified(tag)
        }
        let answer = try await register.pool.read { db -> ReportAnswer? in
            guard let row = try Register.report(id, for: nil, in: db) else { return nil }
            return ReportAnswer(row, try Register.recommendations(of: id, in: db))
        }
        guard let answer else { throw HTTPError(.notFound) }
        return try Wire.answer(answer, tag: answer.row.tag)
    }

    /// What is read through a token is noted before it is answered.
    private func confidentialReport(_ id: String, _ token: Substring) async throws -> Response {
        let answer = try await register.pool.write { db -> ReportAnswer? in
            guard let account = try Register.account(of: token, in: db) else {
                throw HTTPError(.unauthorized)
            }
            guard let row = try Register.report(id, for: account, in: db) else { return nil }
            try Register.note("read", id, by: account, in: db)
            return ReportAnswer(row, try Register.recommendations(of: id, in: db))
        }
        guard let answer else { throw HTTPError(.notFound) }
        return try Wire.answer(answer, tag: answer.row.tag, caching: "private, no-store")
    }

    @Sendable private func recommendations(_ request: Request, _: BasicRequestContext)
        async throws -> Response
    {
        let limit = try request.limit()
        let after = try request.place()
        let rows = try await register.pool.read {
            try Register.recommendations(after: after, limit: limit + 1, in: $0)
        }
        let shown = rows.prefix(limit)
        let next = rows.count > limit ? shown.last.map { Request.next($0, limit) } : nil
        return try Wire.answer(Page(items: shown.map(RecommendationAnswer.init), next: next))
    }

    @Sendable private func addReply(_ request: Request, _ context: BasicRequestContext)
        async throws -> Response
    {
        let id = try context.parameters.require("id")
        guard let token = request.token else { throw HTTPError(.unauthorized) }
        let body = try await request.body.collect(upTo: 1 << 20)
        let input = try Wire.decoder.decode(ReplyInput.self, from: Data(body.readableBytesView))
        let answer = try await register.pool.write { db in
            guard let account = try Register.account(of: token, in: db) else {
                throw HTTPError(.unauthorized)
            }
            guard try Register.isOpen(id, to: account, in: db) else {
                throw HTTPError(.notFound)
            }
            let needed = try Register.addresses(of: id, in: db)
            let reply = try Register.add(input, to: id, by: account, in: db)
            try Register.note("reply", reply, by: account, in: db)
            return ReplyAnswer(
                id: reply, reportID: id, language: input.language,
                coverage: .init(input.items, needed), items: input.items)
        }
        return try Wire.answer(answer, status: .created, caching: "private, no-store")
    }
}

extension ReplyAnswer.Coverage {
    init(_ items: [ReplyItem], _ needed: [String]) {
        let answers = Set(items.flatMap(\.answers))
        self.init(answered: needed.count(where: answers.contains), of: needed.count)
    }
}

extension Request {
    fileprivate var token: Substring? {
        guard let field = headers[.authorization], field.hasPrefix("Bearer ") else { return nil }
        return field.dropFirst("Bearer ".count)
    }

    fileprivate func limit() throws -> Int {
        guard let text = uri.queryParameters["limit"] else { return 50 }
        guard let limit = Int(text), (1...200).contains(limit) else {
            throw HTTPError(.badRequest)
        }
        return limit
    }

    /// A cursor is the place in base 64.
    fileprivate func place() throws -> Place {
        guard let text = uri.queryParameters["cursor"] else { return Place() }
        let parts = Data(base64Encoded: String(text)).map {
            String(decoding: $0, as: UTF8.self).split(separator: ":")
        }
        guard let parts, parts.count == 2, let position = Int(parts[1]) else {
            throw HTTPError(.badRequest)
        }
        return Place(report: String(parts[0]), position: position)
    }

    fileprivate static func next(_ last: RecommendationRow, _ limit: Int) -> String {
        let place = Data("\(last.reportID):\(last.position)".utf8).base64EncodedString()
        return "/v1/recommendations?limit=\(limit)&cursor=\(place)"
    }
}
