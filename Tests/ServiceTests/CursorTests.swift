import Testing

/// A cursor is good for whom, where and for what it was given (api.md, section 3).
struct CursorTests {
    @Test func `a cursor is of its list, its filters, its order and its reader`() throws {
        let register = try Register()
        for _ in 1...3 { _ = try register.transmitted() }
        let client = register[.secretariat]
        let list = "/v1/reports?limit=1"
        let next = try #require(try client.get(list).json.text("next"))
        let cursor = try #require(next.split(separator: "cursor=").last.map(String.init))
        #expect(try client.get(next).status == 200)
        #expect(try client.get("/v1/reports?limit=2&cursor=\(cursor)").status == 200)
        let middle = cursor.index(cursor.startIndex, offsetBy: cursor.count / 2)
        let swapped = cursor[middle] == "A" ? "B" : "A"
        let others = [
            "/v1/recommendations?limit=1&cursor=\(cursor)", "/v1/visits?cursor=\(cursor)",
            "\(list)&state_party=KAZ&cursor=\(cursor)",
            "\(list)&sort=published_on&cursor=\(cursor)",
            "\(list)&cursor=\(cursor)A", "\(list)&cursor=\(cursor.dropLast())",
            "\(list)&cursor=\(cursor[..<middle])\(swapped)\(cursor[middle...].dropFirst())",
        ]
        for target in others {
            let answer = try client.get(target)
            #expect(answer.status == 400, "\(target)")
            #expect(answer.problem == "invalid-cursor", "\(target)")
        }
        for reader in [Reader.spt, .liaisonKAZ, .everyone] {
            #expect(try register[reader].get(next).problem == "invalid-cursor", "\(reader)")
        }
    }

    @Test func `a cursor holds over a restart`() throws {
        let folder = try Folder()
        var service = try RunningService(in: folder)
        let token = try service.token("secretariat")
        var client = Client(wire: try service.wire(), token: token)
        for (code, name) in [("AUT", "Austria"), ("KAZ", "Kazakhstan")] {
            let state = #"{"name": "\#(name)", "deposited_on": "2005-10-22"}"#
            try client.put("/v1/state-parties/\(code)", state).expect(201)
        }
        let first = try client.get("/v1/state-parties?limit=1")
        #expect(first["link"] == "<\(first.json.text("next") ?? "")>; rel=\"next\"")
        #expect(service.stop() == 0)
        service = try RunningService(in: folder)
        client = Client(wire: try service.wire(), token: token)
        let second = try client.get(try #require(first.json.text("next")))
        #expect(second.json.objects("items").map { $0.text("code") } == ["KAZ"])
        #expect(second.json.text("next") == nil)
        #expect(second.json.names.contains("next"))
    }
}
