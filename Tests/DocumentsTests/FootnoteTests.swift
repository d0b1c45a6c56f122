import Testing

@testable import Documents

@Suite("Footnotes and citations")
struct FootnoteTests {
    static let forms = [
        "<sup>1</sup> A note.", "^{1} A note.", "[^1]: A note.", "¹ A note.", "1 A note.",
        "<sup>1</sup>\n\nA note.", "<sup>[1]</sup> A note.", "**<sup>1</sup>** A note.",
        "$^{1}$ A note.", "<sup>1</sup> A\nnote.",
    ]

    @Test(arguments: forms)
    func `a footnote may be written in many ways`(note: String) throws {
        let document = try Document("1. One.<sup>1</sup>\n\n\(note)\n\n2. Two.\n")
        #expect(document.footnotes.map(\.number) == ["1"])
        #expect(document.footnotes.map(\.text) == ["A note."])
        #expect(document.paragraphs.map(\.text) == ["One.", "Two."])
    }

    @Test func `a plain number is a footnote only where it was referred to`() throws {
        let document = try Document("1. One of\n\n12 Members were there.\n\n2. Two.\n")
        #expect(document.footnotes.isEmpty)
        #expect(document.paragraphs[0].text == "One of 12 Members were there.")
    }

    static let resolutions: [(notes: [String], resolved: [String])] = [
        (["CAT/OP/KAZ/1, para. 33.", "Ibid., para. 36."], ["CAT/OP/KAZ/1, para. 36."]),
        (["CAT/OP/KAZ/1, paras. 3 and 4.", "Ibid."], ["CAT/OP/KAZ/1, paras. 3 and 4."]),
        (
            ["Act No. 5.", "Ibid., art. 9.", "Ibid., art. 12."],
            ["Act No. 5, art. 9.", "Act No. 5, art. 12."]
        ),
        (["A/1, para. 3.", "Ibid., para. 4. See also A/2."], ["A/1, para. 4. See also A/2."]),
        (["A/1, para. 3. See also A/2.", "Ibid., para. 4."], ["Ibid., para. 4."]),
        (["A/1 and A/2.", "Ibid."], ["Ibid."]),
        (["A/1, para. 3; the law.", "Ibid."], ["Ibid."]),
        (["Ibid., para. 3.", "Ibid."], ["Ibid."]),
    ]

    @Test(arguments: resolutions)
    func `"Ibid." stands for the one source before it`(notes: [String], resolved: [String]) {
        var resolver = IbidResolver()
        let read = notes.map { resolver.resolve($0) ?? $0 }
        #expect(Array(read.suffix(resolved.count)) == resolved)
    }

    @Test func `a footnote keeps its printed words`() throws {
        let notes = "<sup>1</sup> A/1, para. 3.\n\n<sup>2</sup> Ibid.\n"
        let text = "1. One<sup>1</sup> two.<sup>2</sup>\n\n\(notes)"
        let read = try Document(text).footnotes
        #expect(read.map(\.text) == ["A/1, para. 3.", "A/1, para. 3."])
        #expect(read.map(\.printed) == [nil, "Ibid."])
        #expect(read[1].cites == [Citation(symbol: "A/1", paragraphs: ["3"])])
    }

    static let citations: [(text: String, citations: [String])] = [
        ("CAT/OP/KAZ/1.", ["CAT/OP/KAZ/1 "]),
        ("CAT/OP/KAZ/1, para. 33.", ["CAT/OP/KAZ/1 33"]),
        ("CAT/OP/KAZ/1, paras. 121–123.", ["CAT/OP/KAZ/1 121-123"]),
        ("CAT/OP/KAZ/1, paras. 36, 83, 102 and 108.", ["CAT/OP/KAZ/1 36 83 102 108"]),
        ("CAT/OP/KAZ/1 (paras. 3-4, 7 to 9)", ["CAT/OP/KAZ/1 3-4 7-9"]),
        ("CAT/C/KAZ/CO/3, para. 17 (c).", ["CAT/C/KAZ/CO/3 17(c)"]),
        ("CAT/C/KAZ/CO/3, paras. 7 (b) and (c) (i), and 9.", ["CAT/C/KAZ/CO/3 7(b) 7(c)(i) 9"]),
        (
            "CAT/C/57/4 and CAT/C/57/4/Corr.1, annex, paras. 11–23.",
            ["CAT/C/57/4 ", "CAT/C/57/4/Corr.1 "]
        ),
        ("See A/RES/57/199 and “CAT/OP/1/Rev.1”.", ["A/RES/57/199 ", "CAT/OP/1/Rev.1 "]),
        ("paragraph 36 of its report (CAT/OP/XXA/R.1)", ["CAT/OP/XXA/R.1 36"]),
        ("paragraphs 3 and 4 above and the law; see CAT/OP/12/5", ["CAT/OP/12/5 "]),
        ("and/or, 1/2, HIV/AIDS, N/A, km/h, http://a.example/CAT/1", []),
        ("rule 5 of the Nelson Mandela Rules, para. 3", []),
    ]

    @Test(arguments: citations)
    func `documents are cited by symbol`(text: String, citations: [String]) {
        let read = Citation.found(in: Array(text.utf8)[...])
        #expect(read.map { "\($0.symbol) \($0.paragraphs.joined(separator: " "))" } == citations)
    }

    @Test func `footnotes at the end belong to what refers to them`() throws {
        let text = """
            1. One[^1] and two.[^2]

            # Annex

            ## Persons met[^3]

            Minister

            [^1]: A/1, para. 3.

            [^2]: Ibid., para. 4.

            [^3]: In order.
            """
        let notes = try Document(text).footnotes
        #expect(notes.map(\.annex) == [nil, nil, "I"])
        #expect(notes.map(\.text) == ["A/1, para. 3.", "A/1, para. 4.", "In order."])
    }

    @Test func `annexes number their own footnotes`() throws {
        let text = """
            1. One.<sup>1</sup>

            <sup>1</sup> A/1, para. 3.

            ## Annex I

            ### Persons met<sup>1</sup>

            Minister

            <sup>1</sup> Ibid.

            ## Annex II

            ### Places<sup>1</sup>

            Prison

            <sup>1</sup> In order.
            """
        let notes = try Document(text).footnotes
        #expect(notes.map(\.annex) == [nil, "I", "II"])
        #expect(notes.map(\.text) == ["A/1, para. 3.", "Ibid.", "In order."])
    }
}
