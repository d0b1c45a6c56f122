import HTTPMessages
import JSON
import Registry
import Testing

@testable import API

/// Wrong tokens are counted by address, and nobody is locked out (api.md, section 7).
@Suite("Wrong tokens")
struct BadTokenTests {
    private static let unknown = "opcat_0000000000000000000000000000000000"
    private static let here = ClientAddress.v4(0xC000_0201)

    private static func ask(
        _ bench: Bench, _ token: String?, from address: ClientAddress = here, _ path: String = "/v1"
    ) throws -> Response {
        let credentials = token.map { "Authorization: Bearer \($0)\r\n" } ?? ""
        let head = "GET \(path) HTTP/1.1\r\nHost: register.test\r\n\(credentials)\r\n"
        return try bench.answer(head, content: .none, from: address)
    }

    @Test func `the twenty-first within a minute is 429, whatever is wrong with it`() throws {
        let bench = try Bench()
        let revoked = try bench.account(.spt, days: 0).token
        let wrong = [Self.unknown, "x", revoked ?? "", String(repeating: "a", count: 4000)]
        for count in 1...20 {
            #expect(try Self.ask(bench, wrong[count % 4]).status.code == 401)
        }
        var answers: Set<String> = []
        for token in wrong {
            let answer = try Self.ask(bench, token, "/v1/me").expect(429)
            #expect(answer["retry-after"] == "60")
            #expect(answer.json["type"]?.text == "/problems/quota-exceeded")
            answers.insert(answer.masked)
        }
        #expect(answers.count == 1)
    }

    @Test func `a right token, no token and another address are answered as ever`() throws {
        let bench = try Bench()
        let good = try bench.account(.spt).token
        for _ in 1...30 { _ = try Self.ask(bench, Self.unknown) }
        try Self.ask(bench, Self.unknown).expect(429)
        try Self.ask(bench, good, "/v1/me").expect(200)
        try Self.ask(bench, nil).expect(200)
        try Self.ask(bench, nil, "/v1/me").expect(401)
        try Self.ask(bench, Self.unknown, from: .v4(0xC000_0202)).expect(401)
        try Self.ask(bench, Self.unknown, from: .local).expect(401)
    }

    @Test func `a minute later it begins anew`() throws {
        let bench = try Bench()
        for _ in 1...25 { _ = try Self.ask(bench, Self.unknown) }
        bench.clock.advance(seconds: 59)
        try Self.ask(bench, Self.unknown).expect(429)
        bench.clock.advance(seconds: 1)
        for _ in 1...20 { try Self.ask(bench, Self.unknown).expect(401) }
        try Self.ask(bench, Self.unknown).expect(429)
    }

    @Test func `however many addresses there are, the table is of one size and works`() {
        let tokens = BadTokens(limit: 2)
        let many = UInt32(4 * BadTokens.capacity)
        for address in 0..<many {
            #expect(!tokens.exceeds(.v4(address), at: Int(address)))
        }
        // The youngest is still known, and the oldest is not.
        let last = ClientAddress.v4(many - 1)
        #expect(!tokens.exceeds(last, at: Int(many)))
        #expect(tokens.exceeds(last, at: Int(many)))
        #expect(!tokens.exceeds(.v4(0), at: Int(many)))
    }

    @Test func `a token that holds no more is one that never was`() throws {
        let bench = try Bench()
        let expired = try bench.account(.spt, days: 1)
        try expired.get("/v1/me").expect(200)
        bench.clock.advance(days: 1)
        let answer = try expired.get("/v1/me").expect(401)
        #expect(answer.masked == (try Self.ask(bench, Self.unknown, "/v1/me").masked))
    }
}
