/// Lines that belong to the page and not to the text.
enum Furniture {
    /// Longest line looked at, in bytes.
    private static let maxLength = 120

    /// A rule across the page, the line under a table's head, or a `#` with nothing behind it.
    static func isRule(_ line: Bytes) -> Bool {
        let marks = line.count { !$0.isSpace }
        guard line.allSatisfy({ $0.isSpace || "-*_=~`|:+#".utf8.contains($0) }) else {
            return isDrawnRule(line)
        }
        return marks >= 3 || marks > 0 && line.contains(UInt8(ascii: "#"))
    }

    /// A rule of dashes or box characters of print.
    private static func isDrawnRule(_ line: Bytes) -> Bool {
        line.count >= 9 && line.count % 3 == 0
            && ["—", "–", "─", "━"].contains { line.starts(with: ($0 + $0 + $0).utf8) }
            && Set(stride(from: line.startIndex, to: line.endIndex, by: 3).map { line[$0 + 2] })
                .count == 1
    }

    /// A page header or footer, a job number, an image, a comment, or an anchor of a page.
    static func isPageMatter(_ line: Bytes) -> Bool {
        if line.starts(with: "![".utf8), line.last == UInt8(ascii: ")") { return true }
        if line.starts(with: "<!--".utf8), line.suffix(3).elementsEqual("-->".utf8) { return true }
        guard line.count <= maxLength else { return false }
        let words = Prose(line).text.split(whereSeparator: isBetweenWords)
        guard !words.isEmpty else { return true }
        return words.allSatisfy(isPageWord)
            && words.contains { $0.contains(where: \.isDigit) }
    }

    private static func isBetweenWords(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    }

    /// `CAT/OP/KAZ/2`, `12`, `GE.25-05417`, `(E)`, `*2505417*`, `Page`, `of`.
    private static func isPageWord(_ word: Bytes) -> Bool {
        if word.allSatisfy(\.isDigit) { return true }
        if word.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "*") }) { return word.count > 4 }
        if word.starts(with: "GE.".utf8) { return true }
        let isLanguage = word.count == 3 && word.first == UInt8(ascii: "(")
        if isLanguage, word.last == UInt8(ascii: ")"), word.dropFirst().first!.isUpper {
            return true
        }
        let text = String(decoding: word.prefix(8).map(\.lowercased), as: UTF8.self)
        return ["page", "pages", "of", "/"].contains(text)
            || Symbol(word)?.text.utf8.count == word.count
    }
}

/// The symbol of a United Nations document: `CAT/OP/KAZ/1`, `A/RES/57/199`, `CAT/C/57/4/Corr.1`.
struct Symbol {
    /// Longest symbol, in bytes.
    static let maxLength = 60

    let text: String

    /// Reads the symbol that a word is, less the punctuation around it.
    init?(_ word: Bytes) {
        let open = word.drop { "([“\"".utf8.contains($0) }
        let kept = open.trimmingSuffix { ",.;:)]*”\"?".utf8.contains($0) }
        guard kept.count <= Symbol.maxLength else { return nil }
        let parts = kept.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count >= 2, let body = parts.first, !body.isEmpty, body.count <= 6,
            body.allSatisfy(\.isUpper), parts.dropFirst().allSatisfy(Symbol.isPart),
            parts.count > 2 || parts[1].contains(where: \.isDigit)
        else { return nil }
        self.text = String(decoding: kept, as: UTF8.self)
    }

    private static func isPart(_ part: Bytes) -> Bool {
        guard let first = part.first, first.isUpper || first.isDigit else { return false }
        return part.allSatisfy { $0.isLetter || $0.isDigit || ".-()".utf8.contains($0) }
    }
}
