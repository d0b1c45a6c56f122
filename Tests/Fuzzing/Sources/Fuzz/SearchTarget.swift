@testable internal import Registry

/// What `q` looks for: nothing of it is an operator of SQLite's, and what is asked for again in
/// other words is the same.
enum SearchTarget: Target {
    static func check(_ octets: [UInt8]) {
        let text = String(decoding: octets, as: UTF8.self)
        guard let words = read(text) else { return }
        let length = text.unicodeScalars.count
        expect(1...SearchWords.maxLength ~= length, "texts are measured")
        let terms = terms(of: words.match(in: .report))
        expect(1...SearchWords.maxTerms ~= terms.count, "terms are counted")
        let again = terms.map { $0.isPrefix ? "\($0.words)*" : "\"\($0.words)\"" }
            .joined(separator: "\u{3000}")
        // Quotes may make it longer than it may be.
        guard again.unicodeScalars.count <= SearchWords.maxLength else { return }
        expect(read(again) == words, "what is written is what is read")
    }

    private static func read(_ text: String) -> SearchWords? {
        do throws(SearchWords.Fault) {
            return try SearchWords(text)
        } catch {
            expect(error.rawValue.hasPrefix("must "), "a fault says what must be")
            return nil
        }
    }

    /// Reads the expression as sqlite.org/fts5.html, section 3, has it: what stands between quotes
    /// is a string, and all else must be what this service writes.
    private static func terms(of match: String) -> [(words: String, isPrefix: Bool)] {
        // By octets: an accent behind a quote would make another character of it.
        let quote = UInt8(ascii: "\"")
        let parts = match.utf8.split(separator: quote, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        expect(parts.count >= 3 && parts.count % 2 == 1, "quotes are in pairs")
        expect(parts.first == "report : (", "it is looked for in one column")
        return stride(from: 1, to: parts.count, by: 2).map { place in
            let (words, behind) = (parts[place], parts[place + 1])
            let isLast = place == parts.count - 2
            let ends = isLast ? [")", " *)"] : [" AND ", " * AND "]
            expect(ends.contains(behind), "nothing that was asked is an operator")
            expect(!words.unicodeScalars.contains { $0.value < 0x20 }, "words have no controls")
            expect(words.contains { !$0.isWhitespace }, "words are not blank")
            return (words, behind.hasPrefix(" *"))
        }
    }
}
