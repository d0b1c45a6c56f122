import Foundation
import Testing

/// Tokens from their making to their end, while the service runs (api.md, section 7).
@Suite("The life of a token")
struct TokenLifeTests {
    private let service: RunningService

    init() throws {
        service = try RunningService(in: Folder(), flags: ["--max-bad-tokens", "3"])
    }

    private func opcat(_ arguments: String...) throws -> String {
        let words = arguments.prefix(2) + ["--store", service.folder.store]
        let ended = try Program.run(words + Array(arguments.dropFirst(2)), environment: [:])
        #expect(ended.status == 0, "\(ended.messages)")
        return ended.output.trimmingCharacters(in: .newlines)
    }

    /// The cells of the first row that holds a word.
    private func row(_ word: String, of list: String) throws -> [String] {
        let row = try opcat(list, "list").split(separator: "\n").first { $0.contains(word) }
        return row?.split(separator: "\t").map(String.init) ?? []
    }

    /// On one connection that stays open.
    private func status(_ token: String, _ wire: Wire) throws -> Int {
        try Client(wire: wire, token: token).get("/v1/me").status
    }

    @Test func `an account has several tokens, and one is revoked between two requests`() throws {
        let first = try service.token("spt")
        let account = try row("\tspt\t", of: "account")[0]
        let second = try opcat("token", "create", "--account", account, "--permissions", "read")
        let wire = try service.wire()
        #expect(try status(first, wire) == 200)
        let me = try Client(wire: wire, token: second).get("/v1/me").json
        #expect(me.text("id") == account)
        _ = try opcat("token", "revoke", try row("\tread write\t", of: "token")[0])
        #expect(try status(first, wire) == 401)
        #expect(try status(second, wire) == 200)
        #expect(try row("\tspt\t", of: "account")[3] == "1")
    }

    @Test func `a closed account has no token that holds, and gets none`() throws {
        let first = try service.token("spt")
        let account = try row("\tspt\t", of: "account")[0]
        let second = try opcat("token", "create", "--account", account)
        let wire = try service.wire()
        #expect(try status(second, wire) == 200)
        _ = try opcat("account", "close", account)
        #expect(try status(first, wire) == 401)
        #expect(try status(second, wire) == 401)
        let ended = try Program.run(
            "token", "create", "--store", service.folder.store, "--account", account)
        #expect(ended.status == 1)
        #expect(try row("\tspt\t", of: "account").last == "closed")
    }

    @Test func `a rotated token ends after the overlap, and no later than it would have`() throws {
        let old = try service.token("spt", "--permissions", "export")
        let id = try row("\tspt\t", of: "token")[0]
        let end = try row(id, of: "token")[4]
        let wire = try service.wire()
        let new = try opcat("token", "rotate", id, "--overlap", "24h")
        #expect(new.hasPrefix("opcat_") && new != old)
        #expect(try status(old, wire) == 200)
        #expect(try status(new, wire) == 200)
        let cut = try row(id, of: "token")[4]
        #expect(cut < end)
        _ = try opcat("token", "rotate", id, "--overlap", "48h")
        #expect(try row(id, of: "token")[4] == cut)
        _ = try opcat("token", "rotate", id, "--overlap", "0h")
        #expect(try status(old, wire) == 401)
        let permissions = try Client(wire: wire, token: new).get("/v1/me").json
        #expect(permissions.text("id") == (try row("\tspt\t", of: "account")[0]))
        let again = try Program.run("token", "rotate", "--store", service.folder.store, id)
        #expect(again.status == 1)
    }

    @Test func `settings are off until they are set, and listed as JSON`() throws {
        #expect(try opcat("setting", "list") == "two-persons\toff")
        _ = try opcat("setting", "set", "two-persons", "on")
        #expect(try opcat("setting", "list", "--json").contains(#""value":"on""#))
    }

    @Test func `too many wrong tokens over sockets are 429, and a right one works`() throws {
        let good = try service.token("spt")
        let wire = try service.wire()
        // A field that anybody can write does not make another address of them.
        for count in 1...8 {
            let fields = ["X-Forwarded-For: 192.0.2.\(count)"]
            let answer = try Client(wire: wire, token: "opcat_canary\(count)").get("/v1", fields)
            #expect(answer.status == (count <= 3 ? 401 : 429))
        }
        #expect(try status(good, wire) == 200)
        #expect(try status("opcat_x", try service.wire()) == 429)
    }

    @Test func `behind a proxy that is trusted each client has its own count`() throws {
        let service = try RunningService(
            in: Folder(), flags: ["--max-bad-tokens", "1", "--trusted-proxy", "127.0.0.1"])
        let wire = try service.wire()
        for (client, status) in [(1, 401), (2, 401), (1, 429), (3, 401), (2, 429)] {
            let fields = ["X-Forwarded-For: 198.51.100.7, 192.0.2.\(client)"]
            let answer = try Client(wire: wire, token: "x").get("/v1", fields)
            #expect(answer.status == status)
        }
        // One network of version 6 is one client.
        for (client, status) in [("2001:db8:1::1", 401), ("2001:db8:1::2", 429)] {
            let answer = try Client(wire: wire, token: "x")
                .get("/v1", ["X-Forwarded-For: \(client)"])
            #expect(answer.status == status)
        }
    }

    @Test func `no token is in an answer, the log or a list`() throws {
        let good = try service.token("spt")
        let wire = try service.wire()
        let canaries = ["opcat_CANARYcanaryCANARYcanaryCANARYcanary", "CANARY-of-no-form", good]
        var said = ""
        for canary in canaries {
            for path in ["/v1", "/v1/me", "/v1/reports?limit=0", "/nowhere", "/v1/export"] {
                let answer = try Client(wire: wire, token: canary).get(path)
                said += answer.head + String(decoding: answer.body, as: UTF8.self)
            }
            let url = try Client(wire: wire, token: nil).get("/v1?access_token=\(canary)")
            said += url.head + String(decoding: url.body, as: UTF8.self)
        }
        said += try opcat("token", "list") + opcat("token", "list", "--json")
        #expect(service.stop() == 0)
        said += try String(contentsOfFile: service.folder.log, encoding: .utf8)
        #expect(said.contains("quota-exceeded") && said.contains("\"status\":401"))
        for canary in canaries { #expect(!said.contains(canary), "\(canary.prefix(8))") }
    }

    @Test func `security.txt tells whom to write to, where somebody was named`() throws {
        #expect(try Client(wire: service.wire(), token: nil).get(Self.path).status == 404)
        let other = try RunningService(
            in: Folder(),
            flags: [
                "--security-contact", "mailto:security@register.test",
                "--canonical-url", "https://register.test",
            ])
        let answer = try Client(wire: other.wire(), token: nil).get(Self.path)
        #expect(answer.status == 200)
        #expect(answer["content-type"] == "text/plain; charset=utf-8")
        let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\n")
        #expect(lines.first == "Contact: mailto:security@register.test")
        #expect(lines.contains("Canonical: https://register.test/.well-known/security.txt"))
        let expires = lines.first { $0.hasPrefix("Expires: ") }?.dropFirst(9)
        let day = try Date(String(try #require(expires)), strategy: .iso8601)
        #expect((1...365).contains(Int(day.timeIntervalSinceNow / 86_400)))
    }

    private static let path = "/.well-known/security.txt"
}
