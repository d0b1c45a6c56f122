import Article16
import Testing

@testable import Documents

@Suite("Whole reports")
struct ReportTests {
    @Test func `the sample report is read`() throws {
        let report = try Document(Texts.sample("report.md"))
        let numbers = report.paragraphs.map(\.address).filter(\.marks.isEmpty)
        #expect(numbers == (1...24).map { Address(paragraph: $0) })
        #expect(report.paragraphs.count == 29)
        #expect(
            report.recommendations.map(\.address.description) == [
                "6", "8", "9", "11", "13(a)", "13(b)", "13(c)", "15", "16", "18", "19", "21", "22",
                "23", "24",
            ])
        #expect(report.recommendations.filter(\.kind.needsAnswer).count == 12)
        #expect(
            report.footnotes.filter { $0.annex == nil }.map(\.number) == (1...10).map(String.init))
        #expect(
            report.paragraph("13(b)")?.headingPath == [
                "III. Treatment of detained persons", "A. Police custody",
                "1. Information on rights",
            ])
        #expect(
            report.recommendation("18")?.reiterates == [
                Citation(symbol: "CAT/OP/KAZ/1", paragraphs: ["88-90"])
            ])
        #expect(report.annexes.map(\.number) == ["I", "II", "III"])
        #expect(report.annexes[1].sections.map(\.heading) == ["Police", "Prisons"])
        #expect(report.unplaced.map(\.line).filter { $0 > 44 } == [111, 113])
    }

    @Test func `the sample note of a mechanism is read`() throws {
        let note = try Document(Texts.sample("npm-visit-note.md"))
        #expect(note.paragraphs.count == 10)
        #expect(note.recommendations.map(\.address.description) == ["7", "8", "9"])
        #expect(note.recommendations.allSatisfy { $0.kind == .recommendation })
        #expect(note.unplaced.map(\.line) == [1, 3])
    }

    @Test func `a report without any markup is read`() throws {
        let report = try Document(Texts.fixture("wrapped-report.txt"))
        #expect(
            report.paragraphs.map(\.address.description) == [
                "1", "2", "3", "4", "5", "5(a)", "5(a)(i)", "5(a)(ii)", "5(b)", "5(c)", "6", "7",
                "8", "9", "10",
            ])
        #expect(
            report.paragraph("3")?.text.hasSuffix("article 14 (1) (c) of the Optional Protocol.")
                == true)
        #expect(report.paragraph("5(b)")?.headingPath == ["II. Findings", "A. Police"])
        #expect(
            report.recommendations.map { "\($0.address) \($0.kind.rawValue)" } == [
                "5(a)(i) recommendation", "5(a)(ii) recommendation", "5(b) recommendation",
                "5(c) recommendation", "6 recommendation", "8 recommendation",
                "9 request_for_information", "10 publication_invitation",
            ])
        #expect(
            report.recommendation("8")?.reiterates == [
                Citation(symbol: "CAT/OP/XXA/R.1", paragraphs: ["12-14", "16(b)"])
            ])
        #expect(
            report.annexes == [
                Annex(
                    number: "I", heading: "Persons met by the delegation",
                    sections: [
                        AnnexSection(
                            heading: nil,
                            items: [
                                "Minister of Justice",
                                "Head of the Department of Prisons in the Ministry of Justice "
                                    + "and of the School of Prison Officers",
                                "Association of Former Prisoners",
                            ])
                    ])
            ])
    }

    @Test(arguments: [
        "## Annex II", "**Annex II**", "## ANNEX II", "Annex II", "## Annexe II", "## Appendix II",
    ])
    func `an annex begins at its heading`(heading: String) throws {
        let text = "1. See annex II.\n\n2. End.\n\n\(heading)\n\n**Places**\n\nPrison\n- Police\n"
        let annexes = try Document(text).annexes
        #expect(
            annexes == [
                Annex(
                    number: "II", heading: "Places",
                    sections: [
                        AnnexSection(heading: nil, items: ["Prison", "Police"])
                    ])
            ])
    }

    @Test func `a title may stand beside the number of an annex`() throws {
        let text =
            "1. One.\n\n2. End.\n\n## Annex 3: Places\n\n### Police\n\nPolice\n\n### Prisons\n"
        let annex = try #require(try Document(text).annexes.first)
        #expect(annex.number == "3" && annex.heading == "Places")
        #expect(annex.sections.map(\.heading) == ["Police", "Prisons"])
    }

    @Test func `what is printed above and again on later pages is no annex`() throws {
        let headings = ["# Annexes", "## Annex I", "A", "## Annex I", "B", "## Annex", "C"]
        let text = "1. One.\n\n2. End.\n\n" + headings.joined(separator: "\n\n")
        let report = try Document(text)
        #expect(report.annexes.map(\.number) == ["I", "II"])
        #expect(report.annexes[0].sections.flatMap(\.items) == ["A", "B"])
        #expect(report.unplaced.map(\.line) == [5, 11])
    }

    @Test func `a sentence about an annex is no annex`() throws {
        let text = "1. One.\n\n2. End. See\n\nAnnex II shows the places.\n"
        #expect(try Document(text).annexes.isEmpty)
    }

    @Test(arguments: [
        "United Nations to visit Exland\n\nGENEVA (23 March) – The delegation will visit.\n",
        "Article 1\n\nThe objective of the Protocol is to establish a system.\n",
    ])
    func `another text is no report`(text: String) {
        #expect(throws: DocumentError.noNumberedParagraph) { try Document(text) }
        #expect(throws: DocumentError.noNumberedParagraph) { try ReplyDocument(text) }
    }
}
