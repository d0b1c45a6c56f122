import Testing

@testable import JSON

@Suite("JSON that is written")
struct JSONWriterTests {
    func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `commas come by themselves`() {
        let text = text { writer in
            writer.beginObject()
            writer.member("a", "x")
            writer.member("b")
            writer.beginArray()
            writer.int(1)
            writer.beginObject()
            writer.endObject()
            writer.beginArray()
            writer.endArray()
            writer.bool(true)
            writer.null()
            writer.endArray()
            writer.member("c", false)
            writer.object("d") { $0.member("e", 5) }
            writer.null("f")
            writer.member(named: "g\"")
            writer.int(7)
            writer.endObject()
        }
        #expect(
            text == #"{"a":"x","b":[1,{},[],true,null],"c":false,"d":{"e":5},"f":null,"g\"":7}"#)
    }

    @Test func `an optional member is left out when there is none`() {
        let text = text { writer in
            writer.object { writer in
                writer.member("a", nil as String?)
                writer.member("b", "x" as String?)
                writer.member("c", nil as Int?)
                writer.member("d", 0 as Int?)
                writer.member("e", [])
                writer.member("f", ["1", "2"])
            }
        }
        #expect(text == #"{"b":"x","d":0,"e":[],"f":["1","2"]}"#)
    }

    @Test func `what is rendered already goes in as it is`() {
        let text = text { writer in
            writer.array { writer in
                writer.raw(Array(#"{"a":1}"#.utf8))
                writer.raw("[2]".utf8Span.span)
                writer.int(3)
            }
        }
        #expect(text == #"[{"a":1},[2],3]"#)
    }

    @Test func `lines of JSON stand alone`() {
        let text = text { writer in
            for number in 1...2 {
                writer.object { $0.member("n", number) }
                writer.endLine()
            }
        }
        #expect(text == "{\"n\":1}\n{\"n\":2}\n")
    }

    @Test func `a writer that is emptied begins anew`() {
        var writer = JSONWriter(capacity: 64)
        writer.int(1)
        writer.removeAll()
        writer.reserve(1000)
        writer.int(2)
        #expect(writer.bytes == [UInt8(ascii: "2")])
    }

    @Test(arguments: [0, 1, -1, 9, 10, -10, 99, 100, 1_234_567, Int.max, Int.min])
    func `an integer is written in decimal`(value: Int) {
        #expect(text { $0.int(value) } == String(value))
    }

    @Test(arguments: [
        ("", #""""#), ("\"\\", #""\"\\""#), ("/", #""/""#), ("\u{7F}", "\"\u{7F}\""),
        ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#), ("\u{0}\u{1F}", #""\u0000\u001f""#),
        ("é🕊️", "\"é🕊️\""), ("\u{2028}", "\"\u{2028}\""),
    ])
    func `only what must be escaped is`(string: String, json: String) {
        #expect(text { $0.string(string) } == json)
        #expect(text { $0.string(utf8: string.utf8Span.span) } == json)
    }

    /// The scan looks at eight bytes at a time: each byte, at each place among two eights.
    @Test func `each byte is escaped or not, wherever it stands`() throws {
        for scalar in (0...0x7F as ClosedRange<UInt8>).map(Unicode.Scalar.init) {
            let mustBeEscaped = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            for length in [1, 7, 8, 9, 16, 17] {
                for place in 0..<length {
                    var string = Array(repeating: UInt8(ascii: "x"), count: length)
                    string[place] = UInt8(scalar.value)
                    var writer = JSONWriter()
                    writer.string(utf8: string.span)
                    #expect((writer.bytes.count > length + 2) == mustBeEscaped)
                    #expect(
                        try JSONParser.parse(writer.bytes)
                            == .string(String(decoding: string, as: UTF8.self)))
                }
            }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is written is read again as it was`(seed: UInt64) throws {
        var world = AnyJSON(seed: seed)
        for _ in 0..<20 {
            let value = world.value(depth: 4)
            var writer = JSONWriter()
            writer.value(value)
            let read = try JSONParser.parse(writer.bytes)
            #expect(read == value)
            var again = JSONWriter()
            again.value(read)
            #expect(again.bytes == writer.bytes)
        }
    }
}

/// Values of all kinds, the same for the same seed (SplitMix64).
struct AnyJSON: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth == 0 ? 5 : 7), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .number(JSONNumber(Int.random(in: -1_000_000...1_000_000, using: &self)))
        case 3: return .number(JSONNumber(text: "\(Double.random(in: -1...1, using: &self))"))
        case 4: return .string(string())
        case 5:
            let count = Int.random(in: 0..<5, using: &self)
            return .array((0..<count).map { _ in value(depth: depth - 1) })
        default:
            let count = Int.random(in: 0..<20, using: &self)
            return .object(
                (0..<count).map { index in
                    JSONMember(name: "\(index)" + string(), value: value(depth: depth - 1))
                })
        }
    }

    mutating func string() -> String {
        let characters: [Character] = [
            "a", "b", "\"", "\\", "\n", "\u{1}", "é", "漢", "🕊️", "/", " ",
        ]
        let count = Int.random(in: 0..<24, using: &self)
        return String((0..<count).map { _ in characters.randomElement(using: &self) ?? "x" })
    }
}
