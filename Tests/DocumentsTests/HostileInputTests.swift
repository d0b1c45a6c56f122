import Testing

@testable import Documents

@Suite("Hostile input")
struct HostileInputTests {
    @Test func `random bytes are refused or read`() {
        var random = SeededRandom(seed: 1)
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(throws: DocumentError.self) { try Document(parsing: bytes) }
        }
    }

    @Test func `random pieces of markup are refused or read`() throws {
        let pieces = [
            "1. ", "2. ", "3. ", "(a) ", "(i) ", "**", "*", "_", "<sup>", "</sup>", "1", "^{", "}",
            "[",
            "](", ")", "\n", "\n\n", "# ", "## A. ", "- ", "Annex I", "Ibid.", "A/1, paras. 3–",
            "&amp;",
            "&#", "\\", "should ", "reiterates ", ".", ":", ";", "<b>", "</b>", "Paragraph 3\n",
            "é", "”",
            "---\n", "\u{AD}", "\u{FEFF}", "|", "³", "Subparagraphs (a)\n", "x",
        ]
        var random = SeededRandom(seed: 2)
        var read = 0
        for _ in 0..<800 {
            let count = Int.random(in: 1...60, using: &random)
            let start = Bool.random(using: &random) ? "1. The visit.\n" : ""
            let text =
                start + (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
            for form in [TextForm.report, .reply] {
                guard let reader = try? TextReader(SourceText(text.utf8), as: form) else {
                    continue
                }
                #expect(reader.accounts.count == (try SourceText(text.utf8).count))
                _ = form == .report ? Document(reader).unplaced : ReplyDocument(reader).unplaced
                read += 1
            }
        }
        #expect(read > 300)
    }

    @Test func `the sample is refused or read when cut at any byte`() throws {
        let bytes = Array(try Texts.sample("report.md").utf8)
        var read = 0
        for end in stride(from: 0, through: bytes.count, by: 41) {
            do {
                let document = try Document(parsing: bytes[..<end])
                #expect(!document.paragraphs.isEmpty)
                read += 1
            } catch DocumentError.empty, DocumentError.noNumberedParagraph, DocumentError.notUTF8 {}
        }
        #expect(read > bytes.count / 82)
    }

    static let units = [
        "(a) ", "# ", "<sup>", "<sup>1</sup>", "**", "*a ", "[", "](", "[a](", "<", "&", "^{", "$^",
        "> ",
        ")", "- ", "_a_", "| ", "1. ", "A b. ", "It should. ", "³", "”", "A/1, paras. 1, ",
        "\u{AD}",
    ]

    /// Code that is not optimized is some 25 times slower; time that grows faster than the text
    /// shows at the smaller size too.
    #if DEBUG
    static let length = 60_000
    #else
    static let length = 8_000_000
    #endif

    @Test(.timeLimit(.minutes(5)), arguments: units)
    func `nesting without end takes no longer than its length`(unit: String) throws {
        let text = String(repeating: unit, count: Self.length / unit.utf8.count)
        let within = try Document("1. The visit.\n\n2. It was \(text)\n\n3. The end.\n")
        #expect(within.paragraphs.first?.text == "The visit.")
        #expect(within.paragraphs.last?.text == "The end.")
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "(a) Words;", "# Title", "<sup>1</sup> Note.", "1 Note", "**Bold**", "Bare", "- item",
            "words",
            "Annex I", ")))))", "The State should act.", "(i) Words;", "> > >", "Paragraph 3",
        ])
    func `lines without end take no longer than their number`(line: String) throws {
        let lines = String(repeating: line + "\n", count: Self.length / 40)
        let text = "1. The visit.\n\n2. It was\n\(lines)\n3. The end.\n"
        #expect(try Document(text).paragraphs.last?.text == "The end.")
        #expect(try ReplyDocument(text).paragraphs.count == 3)
    }
}
