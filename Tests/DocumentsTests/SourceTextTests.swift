import Testing

@testable import Documents

@Suite("Lines")
struct SourceTextTests {
    static let spellings: [(bytes: String, lines: [String])] = [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b", ""]),
        ("a\rb", ["a", "b"]),
        ("a\u{2028}b\u{85}c\u{2029}d", ["a", "b", "c", "d"]),
        ("\u{FEFF}a\u{FEFF}b", ["ab"]),
        ("\u{A0}a\u{A0}\u{2009}b\u{3000}", ["a  b"]),
        ("a\u{200B}b\u{2060}c", ["abc"]),
        ("pre\u{AD}trial", ["pretrial"]),
        ("pre\u{AD}\ntrial", ["pre\u{1D}", "trial"]),
        ("\u{AD}\na", ["", "a"]),
        ("a\u{0C}b\u{07}", ["a b"]),
        ("non\u{2011}refoulement", ["non-refoulement"]),
        ("\t a \t", ["a"]),
        ("é “ü” 文 🙂", ["é “ü” 文 🙂"]),
    ]

    @Test(arguments: spellings)
    func `every spelling of a line is one`(bytes: String, lines: [String]) throws {
        let source = try SourceText(bytes.utf8)
        let read = (0..<source.count).map { String(decoding: source[$0], as: UTF8.self) }
        #expect(read == lines)
    }

    @Test func `no joint gets out`() throws {
        let report = try Document(
            "Pre\u{AD}\nface\n\n1. The pre\u{AD}\ntrial law.\n\n2. End\u{AD}\n")
        #expect(report.unplaced.map(\.text) == ["Pre", "face"])
        #expect(report.paragraphs.map(\.text) == ["The pretrial law.", "End"])
    }

    static let refused: [([UInt8], DocumentError)] = [
        ([], .empty),
        (Array(" \r\n\t\u{FEFF}\n".utf8), .empty),
        (Array("a\nb\0c".utf8), .binary(line: 2)),
        ([0x61, 0x0A, 0xFF, 0x61], .notUTF8(offset: 2, line: 2)),
        ([0xFF, 0xFE, 0x31, 0x00], .notUTF8(offset: 0, line: 1)),
        ([0x61, 0xC3], .notUTF8(offset: 1, line: 1)),
        ([0xED, 0xA0, 0x80], .notUTF8(offset: 0, line: 1)),
        ([0xC0, 0x80], .notUTF8(offset: 0, line: 1)),
    ]

    @Test(arguments: refused)
    func `what is not text is refused, with the place`(bytes: [UInt8], error: DocumentError) {
        #expect(throws: error) { try SourceText(bytes) }
        #expect(throws: error) { try Document(parsing: bytes) }
        #expect(throws: error) { try ReplyDocument(parsing: bytes) }
    }

    @Test func `a file of 60 MB is refused at once`() {
        let bytes = repeatElement(UInt8(ascii: "a"), count: 60_000_000)
        let time = ContinuousClock().measure {
            #expect(throws: DocumentError.tooLarge(bytes: 60_000_000)) {
                try Document(parsing: bytes)
            }
        }
        #expect(time < .milliseconds(100))
    }

    @Test func `the largest file is read and one byte more is not`() throws {
        let limit = DocumentLimits.maxBytes
        let start = "1. The visit took place in May.\n"
        let longest = start + String(repeating: " ", count: limit - start.utf8.count)
        #expect(try Document(longest).paragraphs.count == 1)
        #expect(throws: DocumentError.tooLarge(bytes: limit + 1)) { try Document(longest + " ") }
    }

    @Test func `there is a limit on lines`() throws {
        let start = "1. The visit took place in May.\n"
        let lines = String(repeating: "\n", count: DocumentLimits.maxLines - 2)
        #expect(try Document(start + lines).paragraphs.count == 1)
        #expect(throws: DocumentError.tooManyLines) { try Document(start + lines + "\n") }
    }

    @Test(arguments: refused.map(\.1) + [.tooLarge(bytes: 1), .tooManyLines, .noNumberedParagraph])
    func `a refusal says what is wrong in one line`(error: DocumentError) {
        #expect(error.message.count > 15 && !error.message.contains("\n"))
    }
}
