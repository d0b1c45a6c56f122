import Foundation
import Testing

/// RFC 6750 as the service takes it (api.md, section 7).
struct TokenTests {
    private static let challenge = #"Bearer realm="opcat""#
    private static let invalid = #"Bearer realm="opcat", error="invalid_token""#

    @Test func `a token that does not hold is refused everywhere, with no word on why`() throws {
        let register = try Register(flags: ["--max-bad-tokens", "1000"])
        let good = try #require(register.tokens[.spt])
        let wire = try register.service.wire()
        let unknown = "opcat_0000000000000000000000000000000000"
        let mistyped = String(good.dropLast()) + (good.hasSuffix("0") ? "1" : "0")
        let others = [unknown, mistyped, String(good.dropLast()), good + "0", "", "opcat_", "x"]
        var answers: Set<String> = []
        for token in others {
            for path in ["/v1", "/v1/me", "/v1/reports", "/v1/state-parties/KAZ", "/nowhere"] {
                let answer = try Client(wire: wire, token: token).get(path)
                #expect(answer.status == 401, "\(token) at \(path)")
                #expect(answer["www-authenticate"] == Self.invalid)
                answers.insert(answer.masked)
            }
        }
        #expect(answers.count == 1)
        #expect(try Client(wire: wire, token: good).get("/v1/me").status == 200)
    }

    @Test func `other schemes are no tokens`() throws {
        let register = try Register()
        let good = register.tokens[.spt] ?? ""
        let everyone = register[.everyone]
        #expect(try everyone.get("/v1/me", ["Authorization: bearer \(good)"]).status == 200)
        #expect(try everyone.get("/v1/me", ["Authorization: Bearer   \(good)"]).status == 200)
        for credentials in ["Basic \(good)", good, "Bearer", "Bearer \(good) \(good)"] {
            let answer = try everyone.get("/v1", ["Authorization: \(credentials)"])
            #expect(answer.status == 401, "\(credentials.prefix(8))")
        }
    }

    @Test func `who brings no token is asked for one only where one is needed`() throws {
        let register = try Register()
        let everyone = register[.everyone]
        for path in ["/v1", "/v1/reports", "/v1/state-parties", "/v1/mechanisms", "/v1/visits"] {
            #expect(try everyone.get(path).status == 200, "\(path)")
        }
        let answers = [
            try everyone.get("/v1/me"), try everyone.post("/v1/reports", "{}"),
            try everyone.post("/v1/reports/rep_a/replies", "{}"),
        ]
        for answer in answers {
            #expect(answer.status == 401)
            #expect(answer.problem == "unauthenticated")
            #expect(answer["www-authenticate"] == Self.challenge)
        }
    }

    @Test func `a revoked token is refused from the next request on`() throws {
        let register = try Register()
        let store = register.service.folder.store
        #expect(try register[.spt].get("/v1/me").status == 200)
        let list = try Program.run("token", "list", "--store", store).output
        let row = list.split(separator: "\n").first { $0.contains("\tspt\t") }
        let id = try #require(row?.split(separator: "\t").first)
        #expect(!list.contains(register.tokens[.spt] ?? ""), "a list never holds a token")
        #expect(try Program.run("token", "revoke", "--store", store, String(id)).status == 0)
        let answer = try register[.spt].get("/v1/me")
        #expect(answer.status == 401)
        #expect(answer["www-authenticate"] == Self.invalid)
        #expect(try register[.secretariat].get("/v1/me").status == 200)
    }

    @Test func `a token that only reads does nothing, and is told nothing can be done`() throws {
        let register = try Register()
        let path = "/v1/reports/" + (try register.draft(by: .secretariat))
        let token = try register.service.token("secretariat", "--permissions", "read")
        let reader = Client(wire: try register.service.wire(), token: token)
        let report = try reader.get(path)
        #expect(report.status == 200)
        #expect(report.json.objects("allowed").isEmpty)
        #expect(!(try register[.secretariat].get(path).json.objects("allowed").isEmpty))
        let answers = [
            try reader.act(path + "/adoption", #"{"adopted_on": "2013-11-17"}"#, on: path),
            try reader.post("/v1/reports", Sample.report(), key: Client.freshKey()),
            try reader.post("/v1/visits", Sample.visit),
            try reader.post("/v1/mechanisms", #"{"state_party": "KAZ", "name": "N"}"#),
            try reader.put("/v1/state-parties/FRA", "{}"),
            try reader.patch(path, #"{"title": "T"}"#, ifMatch: report["etag"]),
            try reader.delete(path, ifMatch: report["etag"]),
        ]
        for answer in answers {
            #expect(answer.status == 403)
            #expect(answer.problem == "insufficient-permission")
        }
        #expect(try reader.get(path).body == report.body)
    }

    @Test func `no token, query or title is in the log`() throws {
        let register = try Register()
        let title = "A title that is nobody's business"
        let content = Sample.report().replacing("A visit", with: title)
        let path = "/v1/reports/" + (try register.draft(by: .secretariat, content))
        _ = try register[.secretariat].get("/v1/reports?symbol=SECRET%2F1")
        _ = try register[.secretariat].get("/v1/reports?access_token=SECRET")
        #expect(register.service.stop() == 0)
        let log = try String(contentsOfFile: register.service.folder.log, encoding: .utf8)
        #expect(log.contains("/v1/reports/{id}") || log.contains("/v1/reports"))
        for word in [title, "SECRET", path] + register.tokens.values {
            #expect(!log.contains(word), "\(word.prefix(12))")
        }
    }
}
