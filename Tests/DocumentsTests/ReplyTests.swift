import Testing

@testable import Documents

@Suite("Replies")
struct ReplyTests {
    static let labels: [(heading: String, answers: String)] = [
        ("Paragraph 6", "6"),
        ("Paragraph 6.", "6"),
        ("Paragraphs 14 and 15", "14 15"),
        ("Paragraphs 14-16", "14 15 16"),
        ("Paragraphs 14–16 and 18", "14 15 16 18"),
        ("Paragraphs 14 to 16", "14 15 16"),
        ("Paras. 14, 15 and 17", "14 15 17"),
        ("Para. 58 (a)", "58(a)"),
        ("Paragraph 58(a)(i)", "58(a)(i)"),
        ("Paragraph 58 (a) and (c)", "58(a) 58(c)"),
        ("Paragraph 58 (a)-(c)", "58(a) 58(b) 58(c)"),
        ("Paragraph 58 (i)–(iv)", "58(i) 58(ii) 58(iii) 58(iv)"),
        ("Paragraphs 58 (a), 60 and 61 (b)", "58(a) 60 61(b)"),
        ("Paragraph 21, subparagraphs (e) and (g)", "21(e) 21(g)"),
        ("Subparagraph 21 (e)", "21(e)"),
        ("Subparagraphs (e) and (g) of paragraph 21", "21(e) 21(g)"),
        ("Recommendation in paragraph 30", "30"),
        ("Recommendations contained in paragraphs 30 and 31", "30 31"),
        ("Reply to paragraph 12", "12"),
        ("A. Paragraph 12", "12"),
        ("III. Paragraphs 12 and 13", "12 13"),
        ("Paragraph 14: independence", "14"),
        ("Paragraph 14 – Independence", "14"),
        ("Paragraph 14 (independence)", "14"),
        ("Paragraph 30 of the report", "30"),
        ("Paragraph 30 of the Subcommittee's report (CAT/OP/KAZ/2)", "30"),
        ("PARAGRAPH 30", "30"),
    ]

    @Test(arguments: labels)
    func `a heading names what it answers`(heading: String, answers: String) throws {
        let read = try #require(AnswerLabel(Array(heading.utf8)))
        guard case .paragraphs(let addresses) = read else {
            Issue.record("\(read)")
            return
        }
        #expect(addresses.map(\.description).joined(separator: " ") == answers)
    }

    @Test(arguments: [
        "Introduction", "Paragraph", "Paragraphs", "Article 2", "Paragraph 2 of article 14",
        "Paragraph 2 of the Act", "Recommendation 30", "Paragraph 14 above", "Paragraphs 16-14",
        "Paragraphs 1-999", "Subparagraphs", "Paragraph 0", "Paragraph 14 and Ministry",
        "A very long heading with many words that do not lead up to paragraph 12",
        "Paragraph 12 paragraph 13",
    ])
    func `other headings name nothing`(heading: String) {
        #expect(AnswerLabel(Array(heading.utf8)) == nil)
    }

    @Test func `sub-paragraphs are of the paragraph named above`() throws {
        let reply = try ReplyDocument(
            """
            1. Thanks.

            Subparagraph (a)

            2. To nobody.

            Paragraph 21

            Subparagraphs (e) and (g)

            3. To two.

            Subparagraph (f)

            4. To one.

            Paragraph 22

            5. To another.

            Other matters

            6. To nobody.
            """)
        #expect(reply.answers == ["21(e) 21(g) <- 3", "21(f) <- 4", "22 <- 5"])
        #expect(
            reply.paragraphs.map(\.headingPath)[2] == ["Paragraph 21", "Subparagraphs (e) and (g)"])
        #expect(reply.unplaced.isEmpty)
    }

    @Test func `a label may stand right above its paragraph`() throws {
        let text = "1. Thanks.\n\nParagraph 3\n2. One.\n\n**Paragraphs 4-5:**\n3. Two.\n"
        #expect(try ReplyDocument(text).answers == ["3 <- 2", "4 5 <- 3"])
    }

    @Test func `a heading deeper than a label goes on answering`() throws {
        let reply = try ReplyDocument(Texts.fixture("labelled-reply.md"))
        #expect(
            reply.answers == [
                "5(a) <- 2 3", "5(b) 5(c) 6 <- 4", "7 8 9 10 12 <- 5", "5(a)(ii) <- 6",
                "58(a) 58(b) 58(c) 58(e) <- 8",
            ])
        #expect(
            reply.text("4")?.hasSuffix(
                "May 2023\n(a) training of officers;\n(b) a list of lawyers.") == true)
        #expect(reply.unplaced.map(\.line) == [1, 9, 46, 48, 50])
    }

    @Test func `the sample reply is read`() throws {
        let reply = try ReplyDocument(Texts.sample("reply.md"))
        #expect(reply.paragraphs.map(\.number) == (1...17).map(String.init))
        #expect(
            reply.answers == [
                "6 <- 3", "8 9 <- 4 5", "11 <- 6 7", "13(a) 13(b) <- 8 9", "13(c) <- 10",
                "15 16 <- 11 12",
                "18 <- 13 14", "19 <- 15", "21 <- 16 17",
            ])
        #expect(
            reply.text("2")?.contains("together with the Ministry of Health and the Office") == true
        )
        #expect(reply.text("6")?.contains("for travel to remote regions") == true)
        #expect(reply.text("4")?.split(separator: "\n").count == 4)
        #expect(reply.unplaced.map(\.line) == [1, 3, 5, 7, 9, 11, 13, 14, 15])
    }
}
