import Testing

@testable import Documents

@Suite("Sub-paragraphs")
struct SubparagraphTests {
    static let sequences: [(marks: String, addresses: String)] = [
        ("a b c", "2(a) 2(b) 2(c)"),
        ("a i ii b i", "2(a) 2(a)(i) 2(a)(ii) 2(b) 2(b)(i)"),
        ("i ii iii iv v", "2(i) 2(ii) 2(iii) 2(iv) 2(v)"),
        ("a i a b ii", "2(a) 2(a)(i) 2(a)(i)(a) 2(a)(i)(b) 2(a)(ii)"),
        ("a b c d e f g h i j", "2(a) 2(b) 2(c) 2(d) 2(e) 2(f) 2(g) 2(h) 2(i) 2(j)"),
        ("a b c d e f g h i ii", "2(a) 2(b) 2(c) 2(d) 2(e) 2(f) 2(g) 2(h) 2(h)(i) 2(h)(ii)"),
        ("a b a", "2(a) 2(b)"),
        ("b c", ""),
        ("a c", "2(a)"),
        ("zz a", "2(a)"),
    ]

    @Test(arguments: sequences)
    func `marks follow one another`(marks: String, addresses: String) throws {
        let items = marks.split(separator: " ").map { "(\($0)) Words;" }.joined(separator: "\n\n")
        let document = try Document("1. One.\n\n2. As follows:\n\n\(items)\n\n3. End.\n")
        let read = document.paragraphs.dropFirst(2).dropLast().map(\.address.description)
        #expect(read.joined(separator: " ") == addresses)
        #expect(document.unplaced.isEmpty)
    }

    @Test(arguments: [
        "(a) Words;", "- (a) Words;", "* (a) Words;", "**(a)** Words;", "\\(a\\) Words;",
        "a) Words;", "*(a)* Words;", "(a)\nWords;", "(a)\tWords;", "(a)Words;", "**(a) Words;**",
    ])
    func `a mark may be written in many ways`(item: String) throws {
        let document = try Document("1. As follows:\n\n\(item)\n\n(b) More.\n\n2. End.\n")
        #expect(document.paragraph("1(a)")?.text == "Words;")
        #expect(document.paragraph("1(b)")?.text == "More.")
    }

    @Test func `marks within a running text are text`() throws {
        let text = "1. Two things: (a) the one; and\n(b) the other.\n\n2. End.\n"
        let document = try Document(text)
        #expect(document.paragraphs.map(\.text)[0] == "Two things: (a) the one; and (b) the other.")
    }

    @Test func `a mark in a sentence cut by a page is text`() throws {
        let text = "1. In line with article 17\n\n(a) of the Act, it acted.\n\n2. End.\n"
        #expect(
            try Document(text).paragraph("1")?.text
                == "In line with article 17 (a) of the Act, it acted.")
    }

    @Test func `a list may begin on the line of its paragraph`() throws {
        let text = "1. (a) The one;\n\n(b) The other.\n\n2. End.\n"
        #expect(try Document(text).paragraphs.map(\.address.description) == ["1(a)", "1(b)", "2"])
    }

    @Test func `items without marks are lines of their paragraph`() throws {
        let text = "1. As follows:\n - The one,\n   which is long;\n\n• The other.\n\n2. End.\n"
        #expect(
            try Document(text).paragraphs[0].text
                == "As follows:\nThe one, which is long;\nThe other.")
    }
}
