import Testing

@testable import JSON

@Suite("JSON that is read")
struct JSONParserTests {
    @Test(
        arguments: [
            ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
            (" \t\r\n1 \n", .number(JSONNumber(1))), ("\"\"", .string("")),
            ("[]", .array([])), ("[ ]", .array([])), ("{}", .object([])), ("{ }", .object([])),
            ("[null,[true]]", .array([.null, .array([.bool(true)])])),
            (
                "{ \"b\" : 1 , \"a\" : [ ] }",
                .object([
                    JSONMember(name: "b", value: .number(JSONNumber(1))),
                    JSONMember(name: "a", value: .array([])),
                ])
            ),
        ] as [(String, JSONValue)])
    func `a text is read as its value`(text: String, value: JSONValue) throws {
        #expect(try JSONParser.parse(Array(text.utf8)) == value)
        #expect(try JSONParser.parse(text.utf8Span.span) == value)
    }

    @Test(arguments: [
        (#""plain""#, "plain"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0000""#, "\u{0}"), (#""\u00e9\u00E9é""#, "ééé"), (#""\ud83d\udd4a""#, "\u{1F54A}"),
        (#""\uD83D\uDD4A 12345678""#, "\u{1F54A} 12345678"),
        (#""12345678\n12345678""#, "12345678\n12345678"), ("\"\u{7F}\u{80}\"", "\u{7F}\u{80}"),
        ("\"\u{FDCF}\u{FDF0}\u{FFFD}\"", "\u{FDCF}\u{FDF0}\u{FFFD}"),
        ("\"\u{1FFFD}\u{10FFFD}\"", "\u{1FFFD}\u{10FFFD}"),
        (#""\udbff\udffd""#, "\u{10FFFD}"), ("\"\u{FEFF}\"", "\u{FEFF}"),
    ])
    func `a string is read as its characters`(text: String, string: String) throws {
        let value = try JSONParser.parse(Array(text.utf8))
        guard case .string(let read) = value else { throw Unexpected() }
        #expect(Array(read.utf8) == Array(string.utf8))
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1", 1), ("-1", -1), ("10", 10), ("1.0", 1), ("1e3", 1000),
            ("12.5e1", 125), ("9007199254740991", 9_007_199_254_740_991),
            ("-9007199254740991", -9_007_199_254_740_991), ("1.5", nil), ("1e300", nil),
            ("0.1e1", 1), ("9007199254740993.0", nil), ("1E-2", nil), ("100e-2", 1),
        ] as [(String, Int?)])
    func `a number keeps its text and gives its integer`(text: String, integer: Int?) throws {
        guard case .number(let number) = try JSONParser.parse(Array(text.utf8)) else {
            throw Unexpected()
        }
        #expect(number.text == text)
        #expect(number.asInt == integer)
        #expect(number.asDouble == Double(text))
    }

    @Test(arguments: [
        "0." + String(repeating: "0", count: 78) + "1", "-1.7976931348623157e308", "5e-324",
        "1e-400",
        String(repeating: "1", count: 200) + ".5",
    ])
    func `a number may have many digits`(text: String) {
        #expect(throws: Never.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    /// Unicode calls them equivalent; RFC 8259, section 8.3, compares code units.
    @Test func `two names of different bytes are two members`() throws {
        let value = try JSONParser.parse(Array("{\"\u{e9}\":1,\"e\u{301}\":2}".utf8))
        #expect(value["\u{e9}"] == .number(JSONNumber(1)))
        #expect(value["e\u{301}"] == .number(JSONNumber(2)))
    }

    @Test func `a member is found by its name`() throws {
        let value = try JSONParser.parse(Array(#"{"a":null,"b":[1]}"#.utf8))
        #expect(value["a"] == .null)
        #expect(value["b"] == .array([.number(JSONNumber(1))]))
        #expect(value["c"] == nil)
        #expect(JSONValue.array([])["a"] == nil)
    }

    /// Twice the members in about twice the time: with comparing all to all it would be four times,
    /// and 100,000 would take minutes.
    @Test func `an object of very many members is read in linear time`() throws {
        let members = (0..<100_000).map { "\"member-\($0)\":0" }.joined(separator: ",")
        let bytes = Array("{\(members)}".utf8)
        let clock = ContinuousClock()
        var value = JSONValue.null
        let time = try clock.measure { value = try JSONParser.parse(bytes) }
        #expect(value["member-99999"] == .number(JSONNumber(0)))
        #expect(time < .seconds(20))
    }

    struct Unexpected: Error {}
}
