import Testing

@testable import Documents

@Suite("Numbered paragraphs")
struct NumberingTests {
    static let forms = [
        "1. The visit.", "1.The visit.", "1.\tThe visit.", "1\\. The visit.", "- 1. The visit.",
        "* 1. The visit.", "• 1. The visit.", "**1. The visit.**", "**1.** The visit.",
        "1. **The visit.**", "**1**. The visit.", "**1.** **The visit.**", "<b>1.</b> The visit.",
        "### 1. The visit.", "> 1. The visit.", "1.\n\nThe visit.", "**1.**\nThe visit.",
        "  1.  The visit.",
    ]

    @Test(arguments: forms)
    func `a number may be written in many ways`(text: String) throws {
        let document = try Document(text + "\n\n2. The end.\n")
        #expect(document.paragraphs.map(\.text) == ["The visit.", "The end."])
        #expect(document.paragraphs.map(\.address.description) == ["1", "2"])
    }

    static let notNumbers = [
        "1 The visit.", "1) The visit.", "1.5 metres.", "01. The visit.", "12345. The visit.",
        "The visit.", "a. The visit.", "-1. The visit.", "1.. 2", "## 1. The visit",
    ]

    @Test(arguments: notNumbers)
    func `what is written otherwise is no number`(text: String) {
        #expect(throws: DocumentError.noNumberedParagraph) { try Document(text) }
    }

    @Test func `a number out of the sequence begins no paragraph`() throws {
        let document = try Document(
            """
            1. The law says:

            7. Nobody shall be tortured.

            3. Nobody shall be harmed.

            2. The law is kept.

            1. It is good.

            3. It is read.
            """)
        #expect(document.paragraphs.map(\.address.description) == ["1", "2", "3"])
        #expect(document.paragraphs[0].text.hasSuffix("tortured.\n3. Nobody shall be harmed."))
        #expect(document.paragraphs[1].text == "The law is kept.\n1. It is good.")
    }

    @Test func `a heading with the next number is not the next paragraph`() throws {
        let document = try Document(
            """
            1. Introduction

            1. The visit took place in May.

            2. Health care

            2. Doctors were present.

            3. The doctors were
            """)
        #expect(document.paragraphs.map(\.text).last == "The doctors were")
        #expect(document.paragraphs.map(\.address.description) == ["1", "2", "3"])
        #expect(document.paragraph("2")?.headingPath == ["2. Health care"])
    }

    @Test func `a number that the conversion lost is a gap`() throws {
        let text = "1. One. \n\n2. Two.\n\n4. Four.\n\n5. Five.\n"
        let document = try Document(text)
        #expect(document.paragraphs.map(\.address.description) == ["1", "2", "4", "5"])
    }

    @Test func `an extract begins with its first number`() throws {
        let document = try Document("45. The visit.\n\n46. The end.\n")
        #expect(document.paragraphs.map(\.address.description) == ["45", "46"])
    }

    @Test func `a numbered list above the text is not the text`() throws {
        let text = "1. An aim.\n2. An aim.\n\n# Report\n\n1. We met.\n\n2. We met.\n\n3. We left.\n"
        let document = try Document(text)
        #expect(document.paragraphs.map(\.text) == ["We met.", "We met.", "We left."])
        #expect(document.unplaced.map(\.line) == [1, 2, 4])
    }

    @Test func `a list that comes as far as the text is a list`() throws {
        let list = (1...4).map { "\($0). Person \($0).\n" }.joined()
        let start = "1. This is the first paragraph.\n\n2. This is the second paragraph.\n\n"
        let end = "3. This is the last paragraph.\n\n## Annex\n\n## Persons\n\n"
        let report = try Document(start + list + "\n" + end + list)
        #expect(report.paragraphs.map(\.text).last == "This is the last paragraph.")
        #expect(report.paragraphs.count == 3)
        #expect(report.annexes[0].sections[0].items.count == 4)
    }

    @Test func `numbering that starts again and again is no report`() {
        let article = "Article\n\n1. It is so.\n\n2. It is not.\n\n"
        #expect(throws: DocumentError.numberingStartsAgain(line: 9)) {
            try Document(String(repeating: article, count: 5))
        }
    }

    @Test func `entries of a contents list are no paragraphs`() throws {
        let text =
            "1. Introduction .... 3\n2. Findings\t4\n3. End … 5\n\n1. The visit.\n\n2. The end.\n"
        #expect(try Document(text).unplaced.map(\.line) == [1, 2, 3])
    }
}
