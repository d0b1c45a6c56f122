import Testing

@testable import Documents

@Suite("Headings")
struct HeadingTests {
    /// The heading above each paragraph, written over it.
    static func report(_ headings: [String]) -> String {
        headings.enumerated().map { "\($1)\n\n\($0 + 1). Words of a paragraph.\n\n" }.joined()
    }

    static let hierarchies: [(headings: [String], path: [String])] = [
        (["## I. One", "## A. Two", "## 1. Three"], ["I. One", "A. Two", "1. Three"]),
        (["## I. One", "### A. Two", "## 1. Three", "#### B. Four"], ["I. One", "B. Four"]),
        (["# I. One", "# A. Two", "# II. Three"], ["II. Three"]),
        (["**I. One**", "**A. Two**", "**5. Three**"], ["I. One", "A. Two", "5. Three"]),
        (["I. One", "A. Two", "1. Three"], ["I. One", "A. Two", "1. Three"]),
        (["I.One", "A.Two", "B.Three"], ["I. One", "B. Three"]),
        (["## **I.** One", "### <b>A. Two</b>"], ["I. One", "A. Two"]),
        (["## I. One", "## H. Two", "## I. Three"], ["I. One", "I. Three"]),
        (["## I. One", "## B. Two", "## C. Three", "## D. Four"], ["I. One", "D. Four"]),
        (["## IV. One", "## V. Two"], ["V. Two"]),
        (["## 1. One", "## A. Two", "## B. Three", "## 2. Four"], ["2. Four"]),
        (["## 1. One", "## A. Two", "## B. Three"], ["1. One", "B. Three"]),
        (["## I. One", "Article 2"], ["I. One", "Article 2"]),
        (["## I. One", "**Prisons**", "**Police**"], ["I. One", "Police"]),
        (["## One", "### Two", "### Three"], ["One", "Three"]),
        (["## One", "### Two", "## Three"], ["Three"]),
        (["## I. One", "## II. Two", "### A. Three", "## Annexed matters"], ["Annexed matters"]),
        (["## A. One", "### (a) Two", "### (b) Three"], ["A. One", "(b) Three"]),
        (["## A. One", "**(a) Two**", "**(i) Three**"], ["A. One", "(a) Two", "(i) Three"]),
        (["A. One", "1. Two", "(a) Three", "(b) Four", "2. Five"], ["A. One", "2. Five"]),
        (["A. One", "(a) Two", "(b) Three"], ["A. One", "(b) Three"]),
        (["I. One<sup>4</sup>"], ["I. One"]),
        (["I. A heading that runs over\ntwo lines"], ["I. A heading that runs over two lines"]),
    ]

    @Test(arguments: hierarchies)
    func `the numbers decide what stands below what`(headings: [String], path: [String]) throws {
        let document = try Document(HeadingTests.report(headings))
        #expect(document.paragraphs.last?.headingPath == path)
        #expect(document.paragraphs.count == headings.count)
    }

    static let notHeadings = [
        "Prisons.", "prisons", "Prisons;",
        "A longer line that says something about prisons and goes "
            + "on and on, so that nobody would take it for a heading of anything at all",
        "**The State Party should act.**",
    ]

    @Test(arguments: notHeadings)
    func `what does not look like a heading is text`(line: String) throws {
        let document = try Document("1. One.\n\n\(line)\n\n2. Two.\n")
        #expect(document.paragraph("2")?.headingPath == [])
        #expect(document.paragraph("1")?.text.hasPrefix("One.\n") == true)
    }

    @Test func `a line in a list is no heading`() throws {
        let text = "1. The places are:\n\nPolice station\n\nPrison\n\n2. Two.\n"
        let document = try Document(text)
        #expect(document.paragraph("1")?.text == "The places are:\nPolice station\nPrison")
    }

    @Test func `a heading above nothing is not placed`() throws {
        let document = try Document("1. One.\n\n## Findings\n\n## Prisons\n\n2. Two.\n\n## End\n")
        #expect(document.paragraph("2")?.headingPath == ["Prisons"])
        #expect(document.unplaced.map(\.text) == ["## Findings", "## End"])
    }

    @Test func `the title of a document is no heading of its text`() throws {
        let document = try Document("# Report\n\n## Visit\n\n1. One.\n\n## End\n\n2. Two.\n")
        #expect(document.paragraphs.map(\.headingPath) == [["Visit"], ["End"]])
        #expect(document.unplaced.map(\.line) == [1])
    }

    @Test func `the headings of a contents list are not those of the text`() throws {
        let text =
            "Contents\n\nI. One ... 3\nII. Two\t4\n\nI. One\n\n1. Words.\n\nII. Two\n\n2. Words.\n"
        let document = try Document(text)
        #expect(document.paragraphs.map(\.headingPath) == [["I. One"], ["II. Two"]])
        #expect(document.unplaced.map(\.line) == [1, 3, 4])
    }
}
