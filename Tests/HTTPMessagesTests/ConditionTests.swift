import Testing

@testable import HTTPMessages

/// Entity tags: RFC 9110, section 8.8.3.
struct EntityTagTests {
    static let lists: [(value: String, tags: [String]?)] = [
        ("\"a\"", ["\"a\""]), ("W/\"a\"", ["W/\"a\""]), ("\"\"", ["\"\""]),
        ("\"a\", \"b\"", ["\"a\"", "\"b\""]),
        ("\"a\",W/\"b\"\t,\"c\"", ["\"a\"", "W/\"b\"", "\"c\""]),
        ("\"a,b\"", ["\"a,b\""]), ("\"a\\b\"", ["\"a\\b\""]), ("\"é\"", ["\"é\""]),
        (", \"a\",, ", ["\"a\""]), ("*", []), (" * ", []), (",*,", []),
        ("", nil), (",", nil), ("a", nil), ("\"a", nil), ("a\"", nil), ("w/\"a\"", nil),
        ("W/ \"a\"", nil), ("W/a", nil), ("\"a\" \"b\"", nil), ("\"a\"b", nil), ("*, \"a\"", nil),
        ("\"a\", *", nil), ("**", nil), ("\"a b\"", nil), ("'a'", nil),
    ]

    @Test(arguments: lists.indices)
    func `a list of tags is read as its grammar says`(index: Int) {
        let (value, expected) = Self.lists[index]
        let tags: [String]? =
            switch EntityTagList(value) {
            case .any: []
            case .tags(let tags): tags.map(\.text)
            case nil: nil
            }
        #expect(tags == expected, "\(value)")
    }

    /// Section 8.8.3.2.
    static let comparisons: [(String, String, strongly: Bool, weakly: Bool)] = [
        ("W/\"1\"", "W/\"1\"", false, true), ("W/\"1\"", "W/\"2\"", false, false),
        ("W/\"1\"", "\"1\"", false, true), ("\"1\"", "\"1\"", true, true),
        ("\"1\"", "W/\"1\"", false, true), ("\"1\"", "\"2\"", false, false),
    ]

    @Test(arguments: comparisons.indices)
    func `8_8_3_2: tags are compared in two ways`(index: Int) throws {
        let (first, second, strongly, weakly) = Self.comparisons[index]
        let list = try #require(EntityTagList(first))
        let current = EntityTag(
            "\(second.split(separator: "\"")[second.hasPrefix("W") ? 1 : 0])",
            isWeak: second.hasPrefix("W"))
        #expect(current.text == second)
        #expect(list.matchesStrongly(current) == strongly)
        #expect(list.matchesWeakly(current) == weakly)
    }

    @Test func `the asterisk stands for whatever there is`() {
        #expect(EntityTagList.any.matchesStrongly(EntityTag("a")))
        #expect(EntityTagList.any.matchesWeakly(EntityTag("a")))
        #expect(!EntityTagList.any.matchesStrongly(nil))
        #expect(!EntityTagList.any.matchesWeakly(nil))
    }
}

/// The order of preconditions: RFC 9110, section 13.2.2.
struct PreconditionTests {
    private static let before = "Sun, 06 Nov 1994 08:49:36 GMT"
    private static let then = "Sun, 06 Nov 1994 08:49:37 GMT"

    /// On something whose tag is "1", last changed `then`.
    static let table: [(method: String, fields: String, outcome: Preconditions.Outcome)] = [
        ("GET", "X: 1", .proceed),
        ("PUT", "If-Match: \"1\"", .proceed),
        ("PUT", "If-Match: \"0\", \"1\"", .proceed),
        ("PUT", "If-Match: \"0\"\r\nIf-Match: \"1\"", .proceed),
        ("PUT", "If-Match: *", .proceed),
        ("PUT", "If-Match: \"2\"", .failed),
        ("PUT", "If-Match: W/\"1\"", .failed),
        ("PUT", "If-Match: 1", .malformed),
        ("GET", "If-Match: \"2\"", .failed),
        ("PUT", "If-Unmodified-Since: \(then)", .proceed),
        ("PUT", "If-Unmodified-Since: \(before)", .failed),
        ("PUT", "If-Unmodified-Since: yesterday", .proceed),
        ("PUT", "If-Match: \"1\"\r\nIf-Unmodified-Since: \(before)", .proceed),
        ("GET", "If-None-Match: \"1\"", .notModified),
        ("HEAD", "If-None-Match: \"1\"", .notModified),
        ("GET", "If-None-Match: W/\"1\"", .notModified),
        ("GET", "If-None-Match: \"0\", \"1\"", .notModified),
        ("GET", "If-None-Match: *", .notModified),
        ("GET", "If-None-Match: \"2\"", .proceed),
        ("GET", "If-None-Match: 1", .malformed),
        ("PUT", "If-None-Match: *", .failed),
        ("PUT", "If-None-Match: \"1\"", .failed),
        ("PUT", "If-None-Match: \"2\"", .proceed),
        ("GET", "If-Modified-Since: \(then)", .notModified),
        ("HEAD", "If-Modified-Since: \(then)", .notModified),
        ("GET", "If-Modified-Since: \(before)", .proceed),
        ("PUT", "If-Modified-Since: \(then)", .proceed),
        ("GET", "If-Modified-Since: tomorrow", .proceed),
        ("GET", "If-None-Match: \"2\"\r\nIf-Modified-Since: \(then)", .proceed),
        ("GET", "If-None-Match: \"1\"\r\nIf-Modified-Since: \(before)", .notModified),
        ("GET", "If-Match: \"1\"\r\nIf-None-Match: \"1\"", .notModified),
        ("GET", "If-Match: \"2\"\r\nIf-None-Match: \"1\"", .failed),
        ("PUT", "If-Match: \"1\"\r\nIf-None-Match: \"2\"", .proceed),
    ]

    private func head(_ method: String, _ fields: String) throws -> RequestHead {
        try RequestHead(parsing: Array("\(method) / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n".utf8))
    }

    @Test(arguments: table.indices)
    func `13_2_2: preconditions are judged in their order`(index: Int) throws {
        let (method, fields, outcome) = Self.table[index]
        let judged = Preconditions.judge(
            try head(method, fields), current: EntityTag("1"), modified: 784_111_777)
        #expect(judged == outcome, "\(method) \(fields)")
    }

    /// Section 5.6.7: a year of two digits is never more than 50 years ahead.
    @Test(arguments: [("26", Preconditions.Outcome.notModified), ("77", .proceed)])
    func `13_1_3: a year of two digits is one near now`(
        year: String, outcome: Preconditions.Outcome
    ) throws {
        // Both on 2026-11-29.
        let now: Int64 = 1_795_910_400
        let head = try head("GET", "If-Modified-Since: Sunday, 29-Nov-\(year) 00:00:00 GMT")
        #expect(Preconditions.judge(head, current: nil, modified: now, now: now) == outcome)
    }

    @Test func `where there is nothing, no tag matches`() throws {
        let table: [(String, Preconditions.Outcome)] = [
            ("If-Match: *", .failed), ("If-Match: \"1\"", .failed),
            ("If-None-Match: *", .proceed), ("If-None-Match: \"1\"", .proceed),
            ("If-Unmodified-Since: \(Self.before)", .proceed),
        ]
        for (fields, outcome) in table {
            #expect(Preconditions.judge(try head("PUT", fields), current: nil) == outcome)
        }
    }
}
