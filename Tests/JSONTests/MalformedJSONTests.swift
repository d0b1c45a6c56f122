import Testing

@testable import JSON

@Suite("JSON that is not read")
struct MalformedJSONTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let offset: Int
        let reason: MalformedJSON.Reason

        init(_ text: String, at offset: Int, _ reason: MalformedJSON.Reason) {
            self.init(Array(text.utf8), at: offset, reason)
        }

        init(_ bytes: [UInt8], at offset: Int, _ reason: MalformedJSON.Reason) {
            self.bytes = bytes
            self.offset = offset
            self.reason = reason
        }

        var testDescription: String {
            "\(reason) at \(offset): \(String(decoding: bytes.prefix(40), as: UTF8.self))"
        }
    }

    func expectFault(_ fault: Case, limits: JSONLimits = .standard) {
        let error = #expect(throws: MalformedJSON.self) {
            try JSONParser.parse(fault.bytes, limits: limits)
        }
        #expect(error == MalformedJSON(offset: fault.offset, reason: fault.reason))
    }

    @Test(arguments: [
        Case("", at: 0, .emptyInput),
        Case(" \n", at: 2, .emptyInput),
        Case("\u{FEFF}{}", at: 0, .byteOrderMark),
        Case("{}x", at: 2, .trailingBytes),
        Case("{} {}", at: 3, .trailingBytes),
        Case("1 2", at: 2, .trailingBytes),
        Case("{}\u{0}", at: 2, .trailingBytes),
        Case("[1,]", at: 3, .unexpectedByte),
        Case("[,1]", at: 1, .unexpectedByte),
        Case("[1 2]", at: 3, .unexpectedByte),
        Case("[1", at: 2, .unexpectedEnd),
        Case("[1,", at: 3, .unexpectedEnd),
        Case("[", at: 1, .unexpectedEnd),
        Case("]", at: 0, .unexpectedByte),
        Case("[1}", at: 2, .unexpectedByte),
        Case("{\"a\":1,}", at: 7, .unexpectedByte),
        Case("{\"a\" 1}", at: 5, .unexpectedByte),
        Case("{\"a\":}", at: 5, .unexpectedByte),
        Case("{\"a\"", at: 4, .unexpectedEnd),
        Case("{a:1}", at: 1, .unexpectedByte),
        Case("{1:1}", at: 1, .unexpectedByte),
        Case("{'a':1}", at: 1, .unexpectedByte),
        Case("[1] // done", at: 4, .trailingBytes),
        Case("/* a */ 1", at: 0, .unexpectedByte),
        Case("# 1", at: 0, .unexpectedByte),
    ])
    func `the grammar of RFC 8259 is all there is`(fault: Case) {
        expectFault(fault)
    }

    @Test(arguments: [
        Case("tru", at: 3, .unexpectedEnd), Case("trua", at: 3, .unexpectedByte),
        Case("nul", at: 3, .unexpectedEnd), Case("True", at: 0, .unexpectedByte),
        Case("falsetrue", at: 5, .trailingBytes), Case("NaN", at: 0, .unexpectedByte),
        Case("Infinity", at: 0, .unexpectedByte), Case("-Infinity", at: 1, .unexpectedByte),
        Case("nan", at: 1, .unexpectedByte), Case("undefined", at: 0, .unexpectedByte),
    ])
    func `a word must be one of three`(fault: Case) {
        expectFault(fault)
    }

    @Test(arguments: [
        Case("01", at: 0, .leadingZero), Case("-01", at: 1, .leadingZero),
        Case("00", at: 0, .leadingZero), Case("[1.5,012]", at: 5, .leadingZero),
        Case("1.", at: 2, .unexpectedEnd), Case("[1.]", at: 3, .unexpectedByte),
        Case(".5", at: 0, .unexpectedByte), Case("+1", at: 0, .unexpectedByte),
        Case("-", at: 1, .unexpectedEnd), Case("--1", at: 1, .unexpectedByte),
        Case("1e", at: 2, .unexpectedEnd), Case("1e+", at: 3, .unexpectedEnd),
        Case("[1e+]", at: 4, .unexpectedByte), Case("1e5.5", at: 3, .trailingBytes),
        Case("0x10", at: 1, .trailingBytes), Case("1_000", at: 1, .trailingBytes),
        Case("9007199254740992", at: 0, .numberOutOfRange),
        Case("-9007199254740992", at: 0, .numberOutOfRange),
        Case("[18446744073709551616]", at: 1, .numberOutOfRange),
        Case("1e400", at: 0, .numberOutOfRange), Case("-1E309", at: 0, .numberOutOfRange),
        Case(String(repeating: "1", count: 257), at: 0, .numberTooLong),
        Case("0." + String(repeating: "1", count: 255), at: 0, .numberTooLong),
    ])
    func `a number is written as it must be, and within range`(fault: Case) {
        expectFault(fault)
    }

    @Test(arguments: [
        Case("\"a", at: 2, .unexpectedEnd),
        Case("\"a\\", at: 3, .unexpectedEnd),
        Case("\"a\\\"", at: 4, .unexpectedEnd),
        Case("\"a\nb\"", at: 2, .controlCharacter),
        Case("\"\\n\tb\"", at: 3, .controlCharacter),
        Case("\"12345678\u{0}\"", at: 9, .controlCharacter),
        Case("\"a\\x41\"", at: 2, .invalidEscape),
        Case("\"\\'\"", at: 1, .invalidEscape),
        Case("\"\\U0041\"", at: 1, .invalidEscape),
        Case("\"\\u00g0\"", at: 1, .invalidEscape),
        Case("\"\\u12\"", at: 1, .invalidEscape),
        Case("\"\\u12", at: 5, .unexpectedEnd),
        Case("\"ab\\ud800\"", at: 3, .loneSurrogate),
        Case("\"\\udc00\"", at: 1, .loneSurrogate),
        Case("\"\\ud800\\ud800\"", at: 1, .loneSurrogate),
        Case("\"\\ud800\\n\"", at: 1, .loneSurrogate),
        Case("\"\\ud800x\"", at: 1, .loneSurrogate),
        Case("\"\\ud83d\\u00e9\"", at: 1, .loneSurrogate),
        Case("\"\\ud83d\\ue000\"", at: 1, .loneSurrogate),
        Case("\"\\ufffe\"", at: 1, .noncharacter),
        Case("\"\\ufdd0\"", at: 1, .noncharacter),
        Case("\"a\\ud83f\\udfff\"", at: 2, .noncharacter),
        Case("\"aé\u{FFFF}\"", at: 4, .noncharacter),
        Case([0x22, 0xEF, 0xB7, 0x90, 0x22], at: 1, .noncharacter),
        Case([0x22, 0xEF, 0xB7, 0xAF, 0x22], at: 1, .noncharacter),
        Case("\"🕊️\u{10FFFE}\"", at: 8, .noncharacter),
        Case("{\"\u{1FFFF}\":1}", at: 2, .noncharacter),
    ])
    func `a string holds characters, and escapes that are some`(fault: Case) {
        expectFault(fault)
    }

    /// Behind a quotation mark and two letters, and again behind an escape.
    @Test(
        arguments: [
            // Cut short, or alone.
            [0x80], [0xBF], [0xFF], [0xFE], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x95],
            [0xC3, 0x28], [0xE2, 0x28, 0xA1], [0xF0, 0x28, 0x8C, 0xBC],
            // Longer than need be.
            [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF],
            [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF],
            // Surrogates.
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            // Beyond U+10FFFF.
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func `a string is UTF-8`(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        expectFault(Case([quote, 97, 98] + bytes + [quote], at: 3, .invalidUTF8))
        expectFault(
            Case([quote, UInt8(ascii: "\\"), 110] + bytes + [quote], at: 3, .invalidUTF8))
        expectFault(Case([91] + bytes + [93], at: 1, .unexpectedByte))
    }

    @Test(arguments: [
        Case("{\"a\":1,\"a\":2}", at: 7, .duplicateMember),
        Case("{\"a\":1,\"b\":2,\"\\u0061\":3}", at: 13, .duplicateMember),
        Case("{\"\":1,\"\":1}", at: 6, .duplicateMember),
        Case("[{\"x\":{\"a\":1,\"a\":1}}]", at: 13, .duplicateMember),
        Case("{\"\u{e9}\":1,\"\\u00E9\":2}", at: 8, .duplicateMember),
    ])
    func `a member stands once, however its name is written`(fault: Case) {
        expectFault(fault)
    }

    @Test(arguments: [2, 15, 16, 17, 18, 1000])
    func `a member is found again among any number`(count: Int) {
        let names = (0..<count).map { "\"member\($0)\":0" }.joined(separator: ",")
        for repeated in [0, count / 2, count - 1] {
            expectFault(
                Case(
                    "{" + names + ",\"member\(repeated)\":1}", at: names.utf8.count + 2,
                    .duplicateMember))
        }
    }

    @Test func `containers may be nested 32 deep and no deeper`() throws {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = open == "[" ? "" : "0"
            let allowed =
                String(repeating: open, count: 32) + inner + String(repeating: close, count: 32)
            #expect(throws: Never.self) { try JSONParser.parse(Array(allowed.utf8)) }
            let deep = String(repeating: open, count: 33) + inner
            expectFault(Case(deep, at: 32 * open.utf8.count, .tooDeep))
        }
        let beside = "[" + String(repeating: "[],", count: 100) + "[]]"
        #expect(throws: Never.self) { try JSONParser.parse(Array(beside.utf8)) }
    }

    @Test func `an attack of brackets ends early`() {
        expectFault(
            Case(Array(repeating: UInt8(ascii: "["), count: 8 << 20), at: 32, .tooDeep))
    }

    @Test func `values are counted`() throws {
        var limits = JSONLimits()
        limits.values = 4
        #expect(throws: Never.self) { try JSONParser.parse(Array("[1,2,3]".utf8), limits: limits) }
        expectFault(Case("[1,2,3,4]", at: 7, .tooManyValues), limits: limits)
    }

    @Test(arguments: MalformedJSON.Reason.allCases)
    func `each reason has its sentence`(reason: MalformedJSON.Reason) {
        let others = MalformedJSON.Reason.allCases.filter { $0.text == reason.text }
        #expect(others == [reason])
        let error = MalformedJSON(offset: 7, reason: reason)
        #expect(error.description == "At byte 7: \(reason.text).")
    }

    /// No cut of a message is a message, and none is read beyond its end.
    @Test func `a message cut anywhere is malformed at its end or before`() throws {
        let text = #"{"a":[1.5e3,-0,"é\u00e9\ud83d\udd4a\n"],"b":{"c":true,"d":null,"e":false}}"#
        let bytes = Array(text.utf8)
        #expect(throws: Never.self) { try JSONParser.parse(bytes) }
        for length in 0..<bytes.count {
            let error = #expect(throws: MalformedJSON.self) {
                try JSONParser.parse(Array(bytes.prefix(length)))
            }
            #expect((error?.offset ?? .max) <= length)
        }
    }
}
