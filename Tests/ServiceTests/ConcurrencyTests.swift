import Testing

/// Two clients at once (api.md, section 4): each writes its request before either reads.
struct ConcurrencyTests {
    /// With two loops the two requests are read by two threads.
    @Test(arguments: [1, 2])
    func `of two clients with one tag exactly one wins`(loops: Int) throws {
        let register = try Register(flags: ["--loops", "\(loops)"])
        let path = "/v1/reports/" + (try register.draft(by: .secretariat))
        let pair = try Pair(register, .secretariat, .spt)
        var wins: [Int] = []
        for round in 1...Self.rounds {
            let tag = try register[.secretariat].tag(of: path)
            #expect(try register[.spt].tag(of: path) == tag)
            let answers = try pair.ask { name in
                ("PATCH", path, #"{"title": "\#(name), round \#(round)"}"#, ["If-Match: \(tag)"])
            }
            try #require(answers.map(\.status).sorted() == [200, 412])
            let winner = answers[0].status == 200 ? 0 : 1
            let now = try register[.spt].get(path)
            #expect(now.json.text("title") == "\(Pair.names[winner]), round \(round)")
            #expect(now["etag"] == answers[winner]["etag"])
            wins.append(winner)
        }
        #expect(wins.count == Self.rounds)
    }

    private static let rounds = 200

    @Test func `of two adoptions at once one is done`() throws {
        let register = try Register()
        let pair = try Pair(register, .secretariat, .spt)
        for _ in 1...20 {
            let path = "/v1/reports/" + (try register.draft(by: .secretariat))
            let tag = try register[.secretariat].tag(of: path)
            let adopted = #"{"adopted_on": "2013-11-17"}"#
            let answers = try pair.ask { _ in
                ("POST", path + "/adoption", adopted, ["If-Match: \(tag)"])
            }
            #expect(answers.map(\.status).sorted() == [200, 412])
        }
    }

    @Test func `of two requests under one key one is done, and answered twice`() throws {
        let register = try Register(flags: ["--loops", "2"])
        let pair = try Pair(register, .secretariat, .secretariat)
        for _ in 1...20 {
            let key = "Idempotency-Key: " + Client.freshKey()
            let answers = try pair.ask { _ in ("POST", "/v1/reports", Sample.report(), [key]) }
            #expect(answers.map(\.status) == [201, 201])
            #expect(answers[0].body == answers[1].body)
            #expect(answers.filter { $0["idempotency-replayed"] == "true" }.count == 1)
        }
        let all = try register[.secretariat].get("/v1/reports?count=true")
        #expect(all.json.number("total") == 20)
    }

    @Test func `a key is its principal's own`() throws {
        let register = try Register()
        let key = Client.freshKey()
        for reader in [Reader.spt, .secretariat] {
            let answer = try register[reader].post("/v1/reports", Sample.report(), key: key)
            #expect(answer.status == 201)
            #expect(answer["idempotency-replayed"] == nil)
        }
    }
}

/// Two clients on a connection of their own each.
private struct Pair {
    static let names = ["left", "right"]

    private let clients: [Client]

    init(_ register: Register, _ left: Reader, _ right: Reader) throws {
        clients = try [left, right].map {
            Client(wire: try register.service.wire(), token: register.tokens[$0])
        }
    }

    typealias Question = (method: String, target: String, content: String, fields: [String])

    func ask(_ question: (_ name: String) -> Question) throws -> [Answer] {
        for (client, name) in zip(clients, Self.names) {
            let (method, target, content, fields) = question(name)
            try client.wire.send(client.request(method, target, content, fields))
        }
        return try clients.map { try $0.wire.answer() }
    }
}
