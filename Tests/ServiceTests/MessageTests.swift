import Testing

/// What any resource answers beside its content (api.md, sections 1 and 4).
struct MessageTests {
    @Test func `HEAD has the head of GET`() throws {
        let register = try Register()
        let path = try register.transmitted()
        let client = register[.secretariat]
        let targets = [
            "/v1", "/v1/me", "/v1/reports", "/v1/reports?limit=1&count=true", path,
            path + "/recommendations", path + "/paragraphs/2(a)", path + "/transmissions",
            "/v1/state-parties/KAZ", "/version", "/openapi.yaml", "/problems/validation",
            "/livez", "/readyz", "/v1/reports/rep_a", "/v1/reports?limit=0",
        ]
        for target in targets {
            let get = try client.get(target)
            let head = try client.ask("HEAD", target, nil)
            let lines = { (answer: Answer) in
                answer.head.split(separator: "\r\n").filter { !$0.hasPrefix("Date: ") }
            }
            #expect(lines(head) == lines(get), "\(target)")
            #expect(head.body.isEmpty && get.length == get.body.count)
        }
        // Nothing came after the heads: the connection is still in step.
        #expect(try client.get("/livez").json.text("status") == "alive")
    }

    @Test(arguments: [
        ("/v1/reports", "GET, HEAD, POST, OPTIONS"),
        ("/v1/reports/rep_a", "GET, HEAD, PATCH, DELETE, OPTIONS"),
        ("/v1/reports/rep_a/adoption", "POST, OPTIONS"),
        ("/v1/state-parties/KAZ", "GET, HEAD, PUT, OPTIONS"),
        ("/livez", "GET, HEAD, OPTIONS"),
    ])
    func `OPTIONS names the methods, whether something is there or not`(
        path: String, allow: String
    ) throws {
        let service = try RunningService(in: Folder())
        let answer = try Client(wire: service.wire(), token: nil).ask("OPTIONS", path, nil)
        #expect(answer.status == 204)
        #expect(answer["allow"] == allow)
        #expect(answer["content-length"] == nil)
    }

    @Test func `what a token reads is kept by nobody else`() throws {
        let register = try Register()
        let path = try register.transmitted()
        for target in ["/v1/reports", path, "/v1/state-parties/KAZ"] {
            let answer = try register[.spt].get(target)
            #expect(answer["cache-control"] == "private, no-store")
            let depends = target == "/v1/reports" ? "Accept, Authorization" : "Authorization"
            #expect(answer["vary"] == depends)
            let notModified = try register[.spt].get(
                target, ["If-None-Match: \(answer["etag"] ?? "")"])
            #expect(notModified.status == 304)
            for name in ["etag", "cache-control", "vary"] {
                #expect(notModified[name] == answer[name])
            }
        }
        let open = try register[.everyone].get("/v1/state-parties/KAZ")
        #expect(open["cache-control"] == "public, max-age=30")
        #expect(open["vary"] == "Authorization")
        #expect(try register[.everyone].get(path)["cache-control"] == "no-store")
    }

    @Test(arguments: [
        "application/json", "application/json; charset=utf-8", "application/*", "*/*", "",
        "text/html, application/json;q=0.1", "Application/JSON;charset=\"UTF-8\"",
    ])
    func `whoever takes JSON in UTF-8 gets it`(accept: String) throws {
        let service = try RunningService(in: Folder())
        let client = Client(wire: try service.wire(), token: nil)
        let answer = try client.get("/v1/reports", ["Accept: \(accept)"])
        #expect(answer.status == 200)
        #expect(answer["content-type"] == "application/json")
    }

    @Test func `no JSON is refused at its byte, said once`() throws {
        let register = try Register()
        let answer = try register[.secretariat].post("/v1/mechanisms", "{,}")
        #expect(answer.status == 400)
        let detail = "At byte 1 of the content: this byte cannot stand here."
        #expect(answer.json.text("detail") == detail)
    }

    /// RFC 9110, section 8.8.1: what differs has another strong tag.
    @Test func `a text that was changed and changed back has another tag`() throws {
        let register = try Register()
        let client = register[.secretariat]
        let path = "/v1/reports/" + (try register.draft(by: .secretariat))
        let first = try client.get(path)
        let other = Sample.document.replacing("Cells were dark.", with: "Cells were light.")
        for document in [other, Sample.document] {
            let change = #"{"document": \#(document)}"#
            try client.patch(path, change, ifMatch: client.tag(of: path)).expect(200)
        }
        let last = try client.get(path)
        #expect(last.json.text("edition") == first.json.text("edition"))
        #expect(last.body != first.body)
        #expect(last["etag"] != first["etag"])
        let same = #"{"document": \#(Sample.document)}"#
        let unchanged = try client.patch(path, same, ifMatch: last["etag"])
        #expect(unchanged["etag"] == last["etag"])
        #expect(unchanged.body == last.body)
    }

    @Test func `a content that is too large is refused before it is sent`() throws {
        let register = try Register()
        for (path, length) in [("/v1/reports", 9 << 20), ("/v1/mechanisms", 2 << 20)] {
            let wire = try register.service.wire()
            let client = Client(wire: wire, token: register.tokens[.secretariat])
            let fields = [
                "Idempotency-Key: \(Client.freshKey())", "Content-Type: application/json",
                "Expect: 100-continue", "Content-Length: \(length)",
            ]
            try wire.send(client.request("POST", path, nil, fields))
            let answer = try wire.answer()
            #expect(answer.status == 413)
            #expect(answer.problem == "content-too-large")
        }
    }

    @Test func `a content that grows too large is refused on its way`() throws {
        let register = try Register()
        let wire = try register.service.wire()
        let client = Client(wire: wire, token: register.tokens[.secretariat])
        let fields = ["Content-Type: application/json", "Transfer-Encoding: chunked"]
        try wire.send(client.request("POST", "/v1/mechanisms", nil, fields))
        let chunk = "40000\r\n" + String(repeating: " ", count: 0x40000) + "\r\n"
        for _ in 0..<5 { try wire.send(chunk) }
        let answer = try wire.answer()
        #expect(answer.status == 413)
        #expect(answer.problem == "content-too-large")
    }
}
