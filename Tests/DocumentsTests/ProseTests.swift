import Testing

@testable import Documents

@Suite("Markup")
struct ProseTests {
    static let texts: [(raw: String, text: String)] = [
        ("plain words", "plain words"),
        ("  many \t spaces  ", "many spaces"),
        ("**bold** and *italic* and _more_ and __strong__", "bold and italic and more and strong"),
        ("<b>bold</b> <i>i</i> <em>e</em> <span id=\"page-3\">s</span>", "bold i e s"),
        ("***both***", "both"),
        ("cut **here", "cut here"),
        ("cut here**", "cut here"),
        ("Kazakhstan* **", "Kazakhstan*"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a snake_case_word", "a snake_case_word"),
        ("\\*\\* note \\[3\\] 12\\. end\\", "** note [3] 12. end\\"),
        ("[CAT/C/KAZ/CO/3](#), para. 17", "CAT/C/KAZ/CO/3, para. 17"),
        ("[words](http://a.b/c_(d)) after", "words after"),
        ("[3 July 2013] and [open", "[3 July 2013] and [open"),
        ("![seal](seal.png) words", "words"),
        ("<https://a.example/x#:~:text=a%20b>.", "https://a.example/x#:~:text=a%20b."),
        ("a < b > c, <5 years>", "a < b > c, <5 years>"),
        ("A&amp;B &lt;tag&gt; &#8217; &#x2019; &unknown; AT&T", "A&B <tag> ’ ’ &unknown; AT&T"),
        ("one<br>two<br/>three", "one two three"),
        ("19<sup>th</sup> day, H<sub>2</sub>O", "19th day, H2O"),
        ("cells of 6 m<sup>2</sup> and 15 m³.", "cells of 6 m² and 15 m³."),
        ("US$ 5 and $10", "US$ 5 and $10"),
    ]

    @Test(arguments: texts)
    func `no markup is left, and no word is lost`(raw: String, text: String) {
        #expect(Prose(raw).string == text)
    }

    static let references: [(raw: String, text: String, numbers: [String])] = [
        ("report<sup>1</sup> was", "report was", ["1"]),
        ("report <sup>22</sup> was", "report was", ["22"]),
        ("report <sup>22</sup>, and", "report, and", ["22"]),
        ("done.<sup>3, 4</sup> Next", "done. Next", ["3", "4"]),
        ("done.<sup>[5]</sup>", "done.", ["5"]),
        ("done.^{6} Next^7^ $^{8}$ ${}^{9}$", "done. Next", ["6", "7", "8", "9"]),
        ("done.[^10] Next", "done. Next", ["10"]),
        ("done.¹¹ Next⁰", "done. Next", ["11", "0"]),
        ("done.[12](#_ftn12) and [[13]](#fn13)", "done. and", ["12", "13"]),
        ("twice<sup>3</sup> the<sup>3</sup> same", "twice the same", ["3"]),
        ("none ^{} ^x $^ ^{a}", "none ^{} ^x $^ ^{a}", []),
    ]

    @Test(arguments: references)
    func `the numbers of footnotes are kept apart`(raw: String, text: String, numbers: [String]) {
        #expect(Prose(raw).string == text)
        #expect(Prose(raw).footnotes == numbers)
    }

    static let bold: [(raw: String, bold: [String], isWhole: Bool)] = [
        ("none", [], false),
        ("**all of it**", ["all of it"], true),
        ("**all**.<sup>3</sup>", ["all"], true),
        ("**one** **two**", ["one two"], true),
        ("half **is bold.** half", ["is bold."], false),
        ("<strong>a</strong> b <b>c</b>", ["a", "c"], false),
        ("*italic*", [], false),
        ("**cut off", ["cut off"], true),
        ("**with ** space", ["with"], false),
    ]

    @Test(arguments: bold)
    func `what was bold is known`(raw: String, bold: [String], isWhole: Bool) {
        let prose = Prose(raw)
        #expect(prose.bold.map { String(decoding: prose.text[$0], as: UTF8.self) } == bold)
        #expect(prose.isWhollyBold == isWhole)
    }

    @Test func `emphasis ends where the text was interrupted`() {
        var pieces = Pieces()
        pieces.append("**as well as on".utf8, .block)
        pieces.append("interviewing".utf8, .resumed)
        let prose = Prose(pieces.raw[...])
        #expect(prose.string == "as well as on interviewing")
        #expect(prose.bold == [0..<13])
    }

    static let joints: [(first: String, join: Pieces.Join, second: String, text: String)] = [
        ("the members", .wrapped, "of the", "the members of the"),
        ("the members", .resumed, "of the", "the members of the"),
        ("as follows:", .block, "First;", "as follows:\nFirst;"),
        ("self-", .wrapped, "harm", "self-harm"),
        ("self-", .resumed, "harm", "self-harm"),
        ("audio-", .wrapped, "and video", "audio- and video"),
        ("rule 5 -", .wrapped, "that is", "rule 5 - that is"),
        ("treat\u{1D}", .wrapped, "ment", "treatment"),
        ("treat\u{1D}", .resumed, "ment", "treatment"),
    ]

    @Test(arguments: joints)
    func `pieces are joined as they were cut`(
        first: String, join: Pieces.Join, second: String, text: String
    ) {
        var pieces = Pieces()
        pieces.append(first.utf8, .block)
        pieces.append(second.utf8, join)
        #expect(Prose(pieces.raw[...]).string == text)
    }
}

extension Prose {
    init(_ text: String) { self.init(Array(text.utf8)[...]) }
}
