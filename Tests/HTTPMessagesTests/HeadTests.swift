import Testing

@testable import HTTPMessages

/// What a head says once it has been read.
struct HeadTests {
    private func head(_ text: String) throws -> RequestHead {
        try RequestHead(parsing: Array(text.utf8))
    }

    static let targets:
        [(line: String, form: Target.Form, path: String, query: String?, authority: String)] = [
            ("GET / HTTP/1.1", .origin, "/", nil, "h"),
            ("GET /a/b?c=d?e HTTP/1.1", .origin, "/a/b", "c=d?e", "h"),
            ("GET /? HTTP/1.1", .origin, "/", "", "h"),
            ("GET /%41%2f HTTP/1.1", .origin, "/%41%2f", nil, "h"),
            ("GET http://x:8/a?b HTTP/1.1", .absolute, "/a", "b", "x:8"),
            ("GET http://x HTTP/1.1", .absolute, "/", nil, "x"),
            ("GET http://x?b HTTP/1.1", .absolute, "/", "b", "x"),
            ("OPTIONS * HTTP/1.1", .asterisk, "*", nil, "h"),
            ("OPTIONS http://x HTTP/1.1", .asterisk, "*", nil, "x"),
            ("OPTIONS http://x/ HTTP/1.1", .absolute, "/", nil, "x"),
        ]

    @Test(arguments: targets.indices)
    func `9112 3_2: a target has its form and parts`(index: Int) throws {
        let (line, form, path, query, authority) = Self.targets[index]
        let head = try head(line + "\r\nHost: h\r\n\r\n")
        #expect(head.target.form == form)
        #expect(head.target.path == path)
        #expect(head.target.query == query)
        #expect(head.authority == authority)
    }

    @Test func `fields are found whatever the case of their names`() throws {
        let head = try head("GET / HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nx-a:2 \r\nX-B:\r\n\r\n")
        #expect(head.fields.count == 4)
        #expect(head.fields["x-A"] == "1, 2")
        #expect(head.fields.values("X-A") == ["1", "2"])
        #expect(head.fields["x-b"] == "")
        #expect(head.fields["x-c"] == nil)
        #expect(head.fields.contains("HOST"))
        #expect(!head.fields.contains("HOS"))
        #expect(head.fields.isSingle("host", value: "h"))
        #expect(!head.fields.isSingle("host", value: "H"))
        #expect(!head.fields.isSingle("x-a", value: "2"))
        #expect(!head.fields.isSingle("x-c", value: ""))
    }

    @Test func `a head is the same after empty lines`() throws {
        let text = "GET /a?b HTTP/1.1\r\nHost: h\r\nX: 1\r\n\r\n"
        let plain = try head(text)
        let after = try head("\r\n" + text)
        #expect(after.target.path == plain.target.path)
        #expect(after.fields.all.map(\.value) == plain.fields.all.map(\.value))
    }

    static let framings: [(fields: String, framing: Framing)] = [
        ("X: 1", .none),
        ("Content-Length: 0", .length(0)),
        ("Content-Length: 42", .length(42)),
        ("Transfer-Encoding: chunked", .chunked),
        ("TRANSFER-ENCODING: CHUNKED", .chunked),
    ]

    @Test(arguments: framings.indices)
    func `9112 6_3: the framing of a content`(index: Int) throws {
        let (fields, framing) = Self.framings[index]
        #expect(try head("POST / HTTP/1.1\r\nHost: h\r\n\(fields)\r\n\r\n").framing == framing)
    }

    static let expectations: [(fields: String, version: String, RequestHead.Expectation)] = [
        ("X: 1", "1.1", .none),
        ("Expect:", "1.1", .none),
        ("Expect: 100-continue", "1.1", .continue),
        ("Expect: 100-CONTINUE", "1.1", .continue),
        ("Expect: 100-continue, 100-continue", "1.1", .continue),
        ("Expect: 100-continue", "1.0", .none),
        ("Expect: 100-continue, a", "1.1", .other),
        ("Expect: a, 100-continue", "1.1", .other),
        ("Expect: a\r\nExpect: 100-continue", "1.1", .other),
        ("Expect: a=b;c=d", "1.0", .other),
    ]

    @Test(arguments: expectations.indices)
    func `9110 10_1_1: what is expected`(index: Int) throws {
        let (fields, version, expectation) = Self.expectations[index]
        let head = try head("POST / HTTP/\(version)\r\nHost: h\r\n\(fields)\r\n\r\n")
        #expect(head.expectation == expectation)
        #expect(head.expectsContinue == (expectation == .continue))
    }

    /// RFC 9112, section 9.3.
    static let persistence: [(fields: String, version: String, keepsAlive: Bool)] = [
        ("X: 1", "1.1", true), ("X: 1", "1.0", false), ("X: 1", "1.2", true),
        ("Connection: close", "1.1", false), ("Connection: CLOSE", "1.1", false),
        ("Connection: a,close ,b", "1.1", false), ("Connection: closer", "1.1", true),
        ("Connection: keep-alive", "1.0", true), ("Connection: Keep-Alive", "1.0", true),
        ("Connection: keep-alive\r\nConnection: close", "1.0", false),
        ("Connection: close\r\nConnection: keep-alive", "1.1", false),
        ("Connection:", "1.1", true), ("Proxy-Connection: keep-alive", "1.0", false),
    ]

    @Test(arguments: persistence.indices)
    func `9112 9_3: whether the connection stays open`(index: Int) throws {
        let (fields, version, keepsAlive) = Self.persistence[index]
        let head = try head("GET / HTTP/\(version)\r\nHost: h\r\n\(fields)\r\n\r\n")
        #expect(head.keepsAlive == keepsAlive)
    }

    @Test func `a method is known by its token`() {
        let known: [Method] = [
            .get, .head, .post, .put, .patch, .delete, .options, .trace, .connect,
        ]
        for method in known {
            #expect(Method(method.token) == method)
            #expect(method.isKnown)
            #expect(!Method(method.token.lowercased()).isKnown)
        }
        #expect(known.filter(\.isSafe) == [.get, .head, .options, .trace])
        #expect(Method("BREW").token == "BREW")
    }

    @Test func `a head that is not whole is no head`() {
        #expect(throws: MessageFault.badRequest(.incomplete)) {
            try RequestHead(parsing: Array("GET / HTTP/1.1\r\n".utf8))
        }
    }
}
