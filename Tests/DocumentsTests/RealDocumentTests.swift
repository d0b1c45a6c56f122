import Article16
import Testing

@testable import Documents

@Suite("The real report", .enabled(if: Texts.real("003") != nil))
struct RealReportTests {
    static let report = Texts.real("003").flatMap { try? Document($0) }

    @Test func `it has 88 paragraphs and five sub-paragraphs`() throws {
        let report = try #require(Self.report)
        let addresses = report.paragraphs.map(\.address)
        #expect(addresses.filter(\.marks.isEmpty) == (1...88).map { Address(paragraph: $0) })
        #expect(
            addresses.filter { !$0.marks.isEmpty }.map(\.description) == [
                "15(a)", "15(b)", "58(a)", "58(b)", "58(c)",
            ])
        #expect(addresses == addresses.sorted())
    }

    @Test(arguments: [
        ("15(a)", "also established by the Commissioner, with"),
        ("20", "as well as on interviewing"),
        ("33", "visit to the places of"), ("39", "Treatment of Prisoners (the"),
        ("44", "has reached the prosecution"), ("54", "training provided to"),
        ("57", "improved, the quality"), ("60", "approach in the criminal"),
        ("65", "order given by a public"), ("77", "detainees while wearing"),
        ("88", "assisting Kazakhstan in"),
    ])
    func `a broken sentence is whole again`(address: String, words: String) throws {
        #expect(try #require(Self.report?.paragraph(address)).text.contains(words))
    }

    @Test func `every text ends, and holds no markup`() throws {
        let report = try #require(Self.report)
        let texts =
            report.paragraphs.map(\.text) + report.recommendations.map(\.text)
            + report.footnotes.map(\.text) + report.annexes.map(\.heading)
            + report.annexes.flatMap(\.sections).flatMap { $0.items + [$0.heading ?? ""] }
            + report.paragraphs.flatMap(\.headingPath)
        for text in texts {
            #expect(!text.contains { "*_<>^#\\".contains($0) } || text.contains("https://"))
            #expect(!text.contains("  ") && !text.contains("](") && !text.contains(" ,"))
        }
        for paragraph in report.paragraphs {
            #expect(".:;".contains(paragraph.text.last ?? " "))
        }
    }

    @Test func `it recommends in 39 places`() throws {
        let report = try #require(Self.report)
        #expect(
            report.recommendations.map(\.address.description).joined(separator: " ") == """
                10 14 16 18 20 22 24 26 28 30 32 34 35 39 41 43 48 51 54 56 58(a) 58(b) 58(c) 60 \
                63 65 67 70 72 74 76 78 80 82 84 85 86 87 88
                """)
        #expect(
            report.recommendation("16")?.text.hasPrefix("The Subcommittee recommends limiting")
                == true)
        let others = report.recommendations.filter { $0.kind != .recommendation }
        #expect(
            others.map { "\($0.address) \($0.kind.rawValue)" } == [
                "10 publication_invitation", "43 request_for_information", "65 statement",
                "85 request_for_information", "86 request_for_information",
                "87 publication_invitation", "88 statement",
            ])
    }

    @Test func `what it reiterates is known where a footnote says so`() throws {
        let report = try #require(Self.report)
        let found = report.recommendations.filter { !$0.reiterates.isEmpty }
        #expect(found.allSatisfy { $0.reiterates.map(\.symbol) == ["CAT/OP/KAZ/1"] })
        #expect(
            found.map { "\($0.address): \($0.reiterates[0].paragraphs.joined(separator: " "))" }
                == [
                    "39: 36", "48: 121-123", "60: 36 83 102 108", "67: 76 79", "84: 86",
                ])
    }

    @Test func `it has 33 footnotes, each referred to once`() throws {
        let report = try #require(Self.report)
        let own = report.footnotes.filter { $0.annex == nil }
        #expect(own.map(\.number) == (1...33).map(String.init))
        #expect(
            report.paragraphs.flatMap(\.footnotes).compactMap(Int.init).sorted() == Array(1...33))
        #expect(report.footnotes.allSatisfy { !$0.text.contains("Ibid") })
        #expect(
            own.filter { $0.printed != nil }.map(\.number) == [
                "6", "7", "10", "20", "23", "28", "29", "30",
            ])
        #expect(own[5].text == "Act No. 154-VII ZRK, art. 9.")
        #expect(
            own[29].cites == [
                Citation(symbol: "CAT/OP/KAZ/1", paragraphs: ["88"]),
                Citation(symbol: "CAT/C/KAZ/CO/3", paragraphs: ["17(c)"]),
            ])
        #expect(
            report.footnotes.filter { $0.annex != nil }.map { "\($0.annex ?? "") \($0.number)" }
                == ["I 1"])
    }

    @Test func `its headings are those above`() throws {
        let report = try #require(Self.report)
        let path = try #require(report.paragraph("58(b)")?.headingPath)
        #expect(path.map { $0.prefix(4) } == ["IV. ", "C. O", "4. F"])
        #expect(path.first?.hasSuffix("recommendations from 2016") == true)
        #expect(report.paragraph("85")?.headingPath == ["V. Next steps"])
        #expect(report.paragraph("19")?.headingPath.last == "B. Resources and staffing")
        #expect(Set(report.paragraphs.map(\.headingPath)).count == 22)
    }

    @Test func `it has three annexes`() throws {
        let report = try #require(Self.report)
        #expect(report.annexes.map(\.number) == ["I", "II", "III"])
        #expect(
            report.annexes.map { $0.sections.map { $0.items.count } } == [
                [11, 4, 2, 1], [3, 2], [1],
            ])
        #expect(
            report.annexes[0].sections.map(\.heading) == [
                nil, "National preventive mechanism", "Civil society organizations", "Others",
            ])
        #expect(report.annexes[2].heading.hasSuffix("(joint visit)"))
    }

    @Test func `only what stands before the text is not placed`() throws {
        #expect(try #require(Self.report).unplaced.allSatisfy { $0.line < 71 })
    }
}

@Suite("The real reply", .enabled(if: Texts.real("004") != nil))
struct RealReplyTests {
    static let reply = Texts.real("004").flatMap { try? ReplyDocument($0) }

    @Test func `it has 388 paragraphs`() throws {
        let reply = try #require(Self.reply)
        #expect(reply.paragraphs.map(\.number) == (1...388).map(String.init))
        for paragraph in reply.paragraphs {
            #expect(".:;".contains(paragraph.text.last ?? " ") || paragraph.text.hasSuffix(".\""))
        }
    }

    @Test(arguments: [
        ("41", "or in the exclusive economic"), ("80", "19 correctional institutions"),
        ("106", "Every year, more than"), ("111", "in the event that"),
        ("134", "responsible for administering"), ("142", "gathering and substantiation"),
        ("161", "establish whether"), ("169", "into confessing"), ("229", "authorized thereto"),
        ("55", "placed in a temporary holding"),
    ])
    func `a broken sentence is whole again`(number: String, words: String) throws {
        #expect(try #require(Self.reply?.text(number)).contains(words))
    }

    @Test func `its headings say what it answers`() throws {
        let items = try #require(Self.reply).items
        #expect(
            items.map { $0.answers.map(\.description).joined(separator: " ") } == [
                "6", "10", "11", "14 15", "17 18", "20", "21(a) 21(b)", "21(c)", "21(d)",
                "21(e) 21(g)",
                "21(f)", "23", "26", "27", "28", "29", "30 31", "34",
            ])
        #expect(items.flatMap(\.paragraphs) == (191...388).map(String.init))
        #expect(items[3].paragraphs == (267...286).map(String.init))
        #expect(items[9].paragraphs == ["306", "307", "308"])
    }

    @Test func `only what stands before the text is not placed`() throws {
        #expect(try #require(Self.reply).unplaced.allSatisfy { $0.line < 57 })
    }
}

@Suite("Real texts that are no reports")
struct RealOtherTextTests {
    @Test(.enabled(if: Texts.real("000") != nil))
    func `a treaty is refused because its numbering starts again`() throws {
        let text = try #require(Texts.real("000"))
        #expect(throws: DocumentError.numberingStartsAgain(line: 85)) { try Document(text) }
        #expect(throws: DocumentError.numberingStartsAgain(line: 85)) { try ReplyDocument(text) }
    }

    @Test(.enabled(if: Texts.real("002") != nil), arguments: ["001", "002"])
    func `a press notice is refused because nothing is numbered`(number: String) throws {
        let text = try #require(Texts.real(number))
        #expect(throws: DocumentError.noNumberedParagraph) { try Document(text) }
        #expect(throws: DocumentError.noNumberedParagraph) { try ReplyDocument(text) }
    }
}
