import Testing

@testable import Documents

/// Nothing is lost: every line is in exactly one element, or not placed.
@Suite("Account of lines")
struct AccountTests {
    static func texts() -> [String] {
        let samples = ["report.md", "reply.md", "npm-visit-note.md"].compactMap {
            try? Texts.sample($0)
        }
        let fixtures = ["wrapped-report.txt", "labelled-reply.md"].compactMap {
            try? Texts.fixture($0)
        }
        return samples + fixtures + ["003", "004"].compactMap(Texts.real)
    }

    @Test(arguments: [TextForm.report, .reply])
    func `every line is accounted for`(form: TextForm) throws {
        #expect(Self.texts().count >= 5)
        for text in Self.texts() { try expectAccount(of: text, as: form) }
    }

    @Test(arguments: [TextForm.report, .reply])
    func `every line is accounted for when lines change places`(form: TextForm) throws {
        var random = SeededRandom(seed: 7)
        let lines = try Texts.sample("report.md").split(
            separator: "\n", omittingEmptySubsequences: false)
        var read = 0
        for _ in 0..<25 {
            var shuffled = lines
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                shuffled.swapAt(
                    .random(in: shuffled.indices, using: &random),
                    .random(in: shuffled.indices, using: &random))
            }
            do {
                try expectAccount(of: shuffled.joined(separator: "\n"), as: form)
                read += 1
            } catch is DocumentError {}
        }
        #expect(read > 12)
    }

    /// The words of each line stand in the element it is said to be in.
    private func expectAccount(of text: String, as form: TextForm) throws {
        let source = try SourceText(text.utf8)
        let reader = try TextReader(source, as: form)
        #expect(reader.accounts.count == source.count)
        let unplaced = Set(reader.unplacedLines().map(\.line))
        for (line, account) in reader.accounts.enumerated() {
            let words = Self.words(source[line], account)
            switch account {
            case .separator: #expect(words.isEmpty || Furniture.isRule(source[line]))
            case .unplaced: #expect(unplaced.contains(line + 1))
            case .heading(let index):
                #expect(Self.letters(reader.headings[index].pieces.raw[...]).contains(words))
                #expect(reader.passages.contains { $0.headings.contains(index) })
            case .passage(let index):
                #expect(Self.letters(reader.passages[index].pieces.raw[...]).contains(words))
            case .footnote(let index):
                #expect(form == .report)
                #expect(Self.letters(reader.footnotes[index].pieces.raw[...]).contains(words))
            case .annex(let index):
                let annex = reader.annexes[index]
                let parts = annex.sections.flatMap { [$0.heading].compactMap(\.self) + $0.items }
                let all = ([annex.heading] + parts).map { Self.letters($0.raw[...]) }
                #expect(all.contains { $0.contains(words) })
            }
        }
        #expect(unplaced.count == reader.accounts.count { $0 == .unplaced })
    }

    /// The letters and digits of a line, less what became its number.
    private static func words(_ line: Bytes, _ account: LineAccount) -> String {
        var content = LineShape(line).content
        switch account {
        case .passage:
            if let numbered = NumberedLine(content) { content = numbered.rest[...] }
            if let marked = MarkedLine(content) { content = marked.rest[...] }
        case .footnote: if let note = FootnoteLine(content) { content = note.rest }
        case .annex:
            if let heading = AnnexHeading(line) { content = heading.title[...] }
        case .separator, .unplaced, .heading: break
        }
        return letters(content)
    }

    private static func letters(_ raw: Bytes) -> String {
        Prose(raw).string.filter { $0.isLetter || $0.isNumber }
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
