import Testing

/// What a browser is told that comes here by mistake, or is led here by somebody else's page:
/// OWASP ASVS 5.0, chapters V3 and V4.
struct BrowserTests {
    static let fields = [
        ("x-content-type-options", "nosniff"),
        (
            "content-security-policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "sandbox"
        ),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
    ]

    /// An answer of each kind that there is, from an empty service.
    private static func answers() throws -> [(name: String, answer: Answer)] {
        let service = try RunningService(in: Folder())
        let client = Client(wire: try service.wire(), token: nil)
        let states = try client.get("/v1/state-parties")
        let broken = try service.wire()
        try broken.send("GET /v1 HTTP/1.1\r\n\r\n")
        return [
            ("a page of a list", states),
            (
                "nothing new",
                try client.get(
                    "/v1/state-parties", ["If-None-Match: \(states["etag"] ?? "")"])
            ),
            ("nothing there", try client.get("/v1/reports/rep_a")),
            ("no token", try client.get("/v1/me")),
            ("a bad token", try client.get("/v1", ["Authorization: Bearer x"])),
            ("a bad parameter", try client.get("/v1/reports?limit=0")),
            ("another method", try client.delete("/v1", ifMatch: nil)),
            ("the methods", try client.ask("OPTIONS", "/v1/reports", nil)),
            ("a head", try client.ask("HEAD", "/openapi.yaml", nil)),
            ("no HTTP", try broken.answer()),
        ]
    }

    @Test func `every answer tells a browser to trust, load, frame and lend nothing`() throws {
        let answers = try Self.answers()
        #expect(answers.map(\.answer.status) == [200, 304, 404, 401, 401, 400, 405, 204, 200, 400])
        for (name, answer) in answers {
            for (field, value) in Self.fields {
                let found = answer.fields.filter { $0.name == field }.map(\.value)
                #expect(found == [value], "\(name): \(field)")
            }
        }
    }

    @Test
    func `no answer sets a cookie, leads elsewhere, opens to another origin or names software`()
        throws
    {
        let unwanted = ["set-cookie", "location", "refresh", "server", "x-powered-by", "via"]
        for (name, answer) in try Self.answers() {
            for (field, _) in answer.fields {
                #expect(!unwanted.contains(field), "\(name): \(field)")
                #expect(!field.hasPrefix("access-control-"), "\(name): \(field)")
            }
        }
    }

    @Test func `another origin is answered like none, and a preflight grants nothing`() throws {
        let service = try RunningService(in: Folder())
        let client = Client(wire: try service.wire(), token: nil)
        let origin = "Origin: https://elsewhere.example"
        for path in ["/v1/reports", "/v1/me", "/nowhere"] {
            let plain = try client.get(path)
            #expect(try client.get(path, [origin]).masked == plain.masked)
        }
        let preflight = [
            origin, "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: authorization",
        ]
        let plain = try client.ask("OPTIONS", "/v1/reports", nil)
        #expect(try client.ask("OPTIONS", "/v1/reports", nil, preflight).masked == plain.masked)
    }

    @Test func `a request is not sent back to its sender`() throws {
        let service = try RunningService(in: Folder())
        let client = Client(wire: try service.wire(), token: nil)
        for path in ["/", "/v1", "/v1/reports"] {
            let answer = try client.ask("TRACE", path, nil, ["X-Secret: canary"])
            #expect([404, 405, 501].contains(answer.status), "\(path)")
            #expect(!answer.text.contains("canary"))
        }
    }

    @Test(arguments: [
        "X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1", "X-Real-IP: 192.0.2.1",
        "X-Forwarded-Host: elsewhere.example", "X-Forwarded-Proto: http",
        "X-HTTP-Method-Override: DELETE", "X-Original-URL: /v1/me", "X-User-ID: operator",
        "Cookie: token=opcat_0",
    ])
    func `fields in which a proxy might speak change no answer`(field: String) throws {
        let service = try RunningService(in: Folder())
        let client = Client(wire: try service.wire(), token: nil)
        for path in ["/v1", "/v1/reports", "/v1/me"] {
            let plain = try client.get(path)
            #expect(try client.get(path, [field]).masked == plain.masked, "\(path)")
        }
    }
}
