import Foundation
import Testing

@testable import Documents

/// The same report in the forms in which conversions give it.
enum Form: String, CaseIterable, Sendable {
    case windows, byteOrderMark, caret, pandocNotes, superscripts, html, numberInBold, dashes
    case escaped, noSpace, numberAlone, bareHeadings, boldHeadings, plainNotes, nonBreaking
    case starList, pages, wrapped, quoted

    func apply(_ text: String) -> String {
        switch self {
        case .windows: text.replacingOccurrences(of: "\n", with: "\r\n")
        case .byteOrderMark: "\u{FEFF}" + text
        case .caret: replace(#"<sup>(\d+)</sup>"#, "^{$1}", text)
        case .pandocNotes:
            replace(
                #"<sup>(\d+)</sup>"#, "[^$1]", replace(#"(?m)^<sup>(\d+)</sup> "#, "[^$1]: ", text))
        case .superscripts: Form.raise(text)
        case .html: replace(#"\*\*(.+?)\*\*"#, "<strong>$1</strong>", text)
        case .numberInBold: replace(#"(?m)^\*\*(\d+)\. (.*\*\*)$"#, "**$1.** **$2", text)
        case .dashes: replace(#"(?m)^(\*\*)?(\d+)\. "#, "- $1$2. ", text)
        case .escaped: replace(#"(?m)^(\*\*)?(\d+)\. "#, "$1$2\\\\. ", text)
        case .noSpace: replace(#"(?m)^(\*\*)?(\d+)\. "#, "$1$2.", text)
        case .numberAlone: replace(#"(?m)^(\*\*)?(\d+)\. ([^.\n].*[.:]\**)$"#, "$2.\n\n$1$3", text)
        case .bareHeadings: replace(#"(?m)^##+ \**([IVA-D0-9]+\. .*?)\**$"#, "$1", text)
        case .boldHeadings: replace(#"(?m)^##+ \**(.*?)\**$"#, "**$1**", text)
        case .plainNotes: replace(#"(?m)^<sup>(\d+)</sup> "#, "$1 ", text)
        case .nonBreaking: text.replacingOccurrences(of: " of ", with: "\u{A0}of\u{A0}")
        case .starList: replace(#"(?m)^\((\w)\)"#, "* ($1)", text)
        case .pages:
            replace(
                #"(?m)^(<sup>\d+</sup> .*)$"#, "$1\n\nGE.25-05417 (E)\n\n7\n\nCAT/OP/KAZ/2\n", text)
        case .wrapped: Form.wrap(text)
        case .quoted: replace("(?m)^(.)", "> $1", text)
        }
    }

    private func replace(_ pattern: String, _ template: String, _ text: String) -> String {
        text.replacingOccurrences(of: pattern, with: template, options: .regularExpression)
    }

    private static func raise(_ text: String) -> String {
        let digits = Dictionary(uniqueKeysWithValues: zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
        var parts = text.components(separatedBy: "<sup>")
        for index in parts.indices.dropFirst() {
            let halves = parts[index].components(separatedBy: "</sup>")
            parts[index] = String(halves[0].map { digits[$0] ?? $0 }) + halves[1]
        }
        return parts.joined()
    }

    /// Breaks lines of text at 80 characters.
    private static func wrap(_ text: String) -> String {
        text.components(separatedBy: "\n").map { line in
            guard line.count > 80, !line.hasPrefix("#") else { return line }
            var lines = [""]
            for word in line.split(separator: " ") {
                if lines.last!.count + word.count > 79 { lines.append("") }
                lines[lines.count - 1] += (lines.last!.isEmpty ? "" : " ") + word
            }
            return lines.joined(separator: "\n")
        }
        .joined(separator: "\n")
    }
}

@Suite("Other forms of one report")
struct FormTests {
    @Test(arguments: Form.allCases)
    func `another form of the sample is the same document`(form: Form) throws {
        try expectSame(Texts.sample("report.md"), form)
    }

    @Test(.enabled(if: Texts.real("003") != nil), arguments: Form.allCases)
    func `another form of the real report is the same document`(form: Form) throws {
        try expectSame(#require(Texts.real("003")), form)
    }

    private func expectSame(_ text: String, _ form: Form) throws {
        let changed = form.apply(text)
        #expect(changed != text)
        let (before, after) = (try Document(text), try Document(changed))
        #expect(after.paragraphs == before.paragraphs)
        #expect(after.recommendations == before.recommendations)
        #expect(after.footnotes == before.footnotes)
        #expect(after.annexes == before.annexes)
    }
}
