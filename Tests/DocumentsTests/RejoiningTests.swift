import Testing

@testable import Documents

@Suite("Broken sentences")
struct RejoiningTests {
    static let breaks = [
        "\n", "\n\n", "\n\n---\n\n", "\n\n<sup>1</sup> A note.\n\n", "\n\n12\n\n",
        "\n\nCAT/OP/KAZ/2\n\n4 GE.25-05417 (E)\n\n", "\n\n<sup>1</sup> A note.\n\n---\n\n\n",
        "\n\n![](_page_3_Picture_1.jpeg)\n\n", "\n\n<span id=\"page-4-0\"></span>\n\n", "\n\n- ",
        "\n\n* ", "\n\n^{1} A note\nof two lines.\n\n", "\n\nPage 3 of 20\n\n", "\n\n[page 4]\n\n",
    ]

    @Test(arguments: breaks)
    func `a sentence goes on behind what interrupted it`(interruption: String) throws {
        let document = try Document(
            "1. The members are elected<sup>1</sup> by\(interruption)the commission.\n\n2. End.\n")
        #expect(document.paragraphs[0].text == "The members are elected by the commission.")
        #expect(document.paragraphs[0].footnotes == ["1"])
    }

    @Test(arguments: breaks.filter { !$0.hasSuffix("- ") && !$0.hasSuffix("* ") })
    func `bold type goes on behind what interrupted it`(interruption: String) throws {
        let words = [
            "1. **The State should act<sup>1</sup> with**", "**Kazakh bodies.**\n\n2. End.",
        ]
        let text = words.joined(separator: interruption)
        let document = try Document(text)
        #expect(
            document.recommendations.map(\.text) == ["The State should act with Kazakh bodies."])
    }

    @Test func `a footnote of two lines ends where its block does`() throws {
        let text =
            "1. One<sup>1</sup> and\n\n<sup>1</sup> A note\nof two lines.\n\ntwo.\n\n2. End.\n"
        let document = try Document(text)
        #expect(document.footnotes.map(\.text) == ["A note of two lines."])
        #expect(document.paragraphs[0].text == "One and two.")
    }

    @Test func `a raised number at the beginning of a line may be a reference`() throws {
        let text = "1. One is so\n<sup>1</sup> that it is.\n\n<sup>1</sup> A note.\n\n2. End.\n"
        let document = try Document(text)
        #expect(document.footnotes.map(\.text) == ["A note."])
        #expect(document.paragraphs[0].text == "One is so that it is.")
    }

    @Test func `a block below the last paragraph is not guessed to be part of it`() throws {
        let document = try Document("1. One.\n\n2. The end.\n\nFor the press office: A. B.\n")
        #expect(document.paragraphs.last?.text == "The end.")
        #expect(document.unplaced == [UnplacedLine(line: 5, text: "For the press office: A. B.")])
    }

    @Test func `text between a heading and the next number is not placed`() throws {
        let text = "1. One.\n\n## Findings\n\nAn introduction.\n\n2. Two.\n"
        let document = try Document(text)
        #expect(document.unplaced.map(\.line) == [5])
        #expect(document.paragraph("2")?.headingPath == ["Findings"])
    }
}
