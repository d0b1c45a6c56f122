import Testing

@testable import HTTPMessages

/// Percent-encoding and queries: RFC 3986, and forms as browsers write them.
struct EncodingTests {
    static let decoded: [(text: String, result: Result<String, EncodingFault>)] = [
        ("", .success("")), ("abc", .success("abc")), ("%41", .success("A")),
        ("%c3%A9", .success("é")), ("a+b", .success("a+b")), ("%25", .success("%")),
        ("%2541", .success("%41")), ("%2F", .success("/")), ("%0A", .success("\n")),
        ("%", .failure(.malformed)), ("%4", .failure(.malformed)), ("%4g", .failure(.malformed)),
        ("a%", .failure(.malformed)), ("%%41", .failure(.malformed)),
        ("%00", .failure(.null)), ("a%00b", .failure(.null)),
        ("%ff", .failure(.notUTF8)), ("%c3", .failure(.notUTF8)),
        ("%c0%af", .failure(.notUTF8)), ("%ed%a0%80", .failure(.notUTF8)),
    ]

    @Test(arguments: decoded.indices)
    func `3986 2_4: octets are decoded once`(index: Int) {
        let (text, expected) = Self.decoded[index]
        let result = Result { () throws(EncodingFault) in try PercentDecoding.decode(text) }
        #expect(result == expected, "\(text)")
    }

    static let paths: [(path: String, result: Result<[String], EncodingFault>)] = [
        ("/", .success([""])), ("/v1/reports", .success(["v1", "reports"])),
        ("/v1/", .success(["v1", ""])), ("//a", .success(["", "a"])),
        ("/a%20b", .success(["a b"])), ("/%2e%2e%2e", .success(["..."])),
        ("/.", .failure(.dotSegment)), ("/a/../b", .failure(.dotSegment)),
        ("/%2e%2E/b", .failure(.dotSegment)), ("/a/%2e", .failure(.dotSegment)),
        ("/a%2Fb", .failure(.slash)), ("/a%2fb", .failure(.slash)),
        ("/%ff", .failure(.notUTF8)),
        (String(repeating: "/a", count: 32), .success(Array(repeating: "a", count: 32))),
        (String(repeating: "/a", count: 33), .failure(.tooMany)),
    ]

    @Test(arguments: paths.indices)
    func `dot segments and encoded slashes never reach a route`(index: Int) throws {
        let (path, expected) = Self.paths[index]
        let head = try RequestHead(
            parsing: Array("GET \(path)?q HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
        let result = Result { () throws(EncodingFault) in try head.target.segments() }
        #expect(result == expected, "\(path)")
    }

    @Test func `the asterisk has no segments`() throws {
        let head = try RequestHead(parsing: Array("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
        #expect(try head.target.segments() == [])
    }

    static let queries: [(query: String?, items: [String]?)] = [
        (nil, []), ("", []), ("a=1", ["a:1"]), ("a=1&b=2", ["a:1", "b:2"]),
        ("a=1&a=2", ["a:1", "a:2"]), ("a", ["a:"]), ("a=", ["a:"]), ("=a", [":a"]),
        ("a=b=c", ["a:b=c"]), ("&&a=1&", ["a:1"]), ("a=b+c", ["a:b c"]), ("a=b%2Bc", ["a:b+c"]),
        ("a%3Db=%26", ["a=b:&"]), ("a=%C3%A9", ["a:é"]), ("a=%zz", nil), ("%00=a", nil),
        (String(repeating: "a&", count: 64), Array(repeating: "a:", count: 64)),
        (String(repeating: "a&", count: 65), nil),
    ]

    @Test(arguments: queries.indices)
    func `a query is its items, decoded`(index: Int) {
        let (query, expected) = Self.queries[index]
        let parsed = Result { () throws(EncodingFault) in try QueryItems(query?.utf8) }
        let items: [String]? =
            switch parsed {
            case .success(let parsed): parsed.items.map { $0.name + ":" + $0.value }
            case .failure: nil
            }
        #expect(items == expected)
    }

    @Test func `an item is found by its name`() throws {
        let items = try QueryItems("a=1&b=2&a=3".utf8)
        #expect(items["a"] == "1")
        #expect(items.values("a") == ["1", "3"])
        #expect(items["c"] == nil)
    }
}

/// Dates: RFC 9110, section 5.6.7.
struct HTTPDateTests {
    static let instants: [(seconds: Int64, text: String)] = [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"),
        (1_704_067_199, "Sun, 31 Dec 2023 23:59:59 GMT"),
        (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"),
    ]

    @Test(arguments: instants.indices)
    func `an instant and its text are the same`(index: Int) {
        let (seconds, text) = Self.instants[index]
        #expect(HTTPDate.format(seconds).string == text)
        #expect(HTTPDate.parse(text) == seconds)
    }

    @Test func `what no year of four digits holds is taken as the nearer end`() {
        #expect(HTTPDate.format(.max).string == "Fri, 31 Dec 9999 23:59:59 GMT")
        #expect(HTTPDate.format(.min).string == "Mon, 01 Jan 0001 00:00:00 GMT")
    }

    @Test func `every day of 400 years comes back`() {
        for day in stride(from: Int64(0), to: 146_097, by: 1) {
            let seconds = day * 86_400 + 3_661
            #expect(HTTPDate.parse(HTTPDate.format(seconds).string) == seconds)
        }
    }

    static let texts: [(text: String, seconds: Int64?)] = [
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777),
        ("Wed Nov 16 08:49:37 1994", 784_975_777),
        ("Mon, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Sun, 06 Nov 1994 08:49:60 GMT", 784_111_800),
        ("", nil), ("0", nil), ("now", nil),
        ("Sun, 06 Nov 1994 08:49:37 UTC", nil), ("Sun, 06 Nov 1994 08:49:37", nil),
        ("Sun, 6 Nov 1994 08:49:37 GMT", nil), ("Sun, 06 nov 1994 08:49:37 GMT", nil),
        ("Sun, 06 Nov 94 08:49:37 GMT", nil), ("Sun 06 Nov 1994 08:49:37 GMT", nil),
        ("Sun, 31 Feb 1994 08:49:37 GMT", nil), ("Sun, 29 Feb 1900 08:49:37 GMT", nil),
        ("Sun, 00 Nov 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 24:00:00 GMT", nil),
        ("Sun, 06 Nov 1994 08:60:00 GMT", nil), ("Sun, 06 Nov 1994 08:49:61 GMT", nil),
        ("Sun, 06 Nov 1994 8:49:37 GMT", nil), ("Sun,  06 Nov 1994 08:49:37 GMT", nil),
        ("Sun, 06 Nov 1994 08:49:37 GMT ", nil), ("Sun, +6 Nov 1994 08:49:37 GMT", nil),
        ("Sun, 06-Nov-94 08:49:37 GMT", nil), ("Sunday, 06-Nov-1994 08:49:37 GMT", nil),
        ("Sun Nov 06 08:49:37 94", nil), ("Xun Nov  6 08:49:37 1994", nil),
        ("Sun, 06 Nov 0000 08:49:37 GMT", nil),
    ]

    @Test(arguments: texts.indices)
    func `the three formats are read and nothing else`(index: Int) {
        let (text, seconds) = Self.texts[index]
        #expect(HTTPDate.parse(text, now: 1_700_000_000) == seconds, "\(text)")
    }

    @Test func `a year of two digits is never more than 50 years ahead`() {
        let now: Int64 = 1_704_067_200
        let near = HTTPDate.parse("Sunday, 01-Jan-74 00:00:00 GMT", now: now)
        let far = HTTPDate.parse("Sunday, 01-Jan-75 00:00:00 GMT", now: now)
        #expect(near == HTTPDate.parse("Mon, 01 Jan 2074 00:00:00 GMT"))
        #expect(far == HTTPDate.parse("Wed, 01 Jan 1975 00:00:00 GMT"))
    }
}
