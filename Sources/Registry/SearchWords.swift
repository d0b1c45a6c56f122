/// What `q` asks for, in a language of its own: words, "phrases in quotes", and beginnings of words
/// with a star behind them. All of them must be there, whatever their case and without their marks.
///
/// Each goes to SQLite as a string in quotes, so that nothing of it is an operator there.
package struct SearchWords: Sendable, Hashable {
    /// Longest that is looked for, in Unicode scalars.
    package static let maxLength = 200
    /// How many words and phrases may be asked for at once.
    package static let maxTerms = 16
    /// Shortest beginning of a word: a shorter one would find nearly all there is.
    package static let minPrefix = 2

    private struct Term: Hashable {
        let words: String
        let isPrefix: Bool
    }

    private let terms: [Term]

    /// Why something cannot be looked for, as what it must be.
    package enum Fault: String, Error {
        case length = "must be 1 to 200 characters"
        case count = "must be at most 16 words and phrases"
        case control = "must be without control characters"
        case quote = "must have its quotes in pairs, around whole words"
        case star =
            "must have a star only behind a word of which it gives 2 letters or digits or more"
        case nothing = "must have a letter or a digit in each word and phrase"
    }

    package init(_ text: String) throws(Fault) {
        guard (1...Self.maxLength).contains(text.unicodeScalars.count) else { throw .length }
        let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control
        }
        guard !text.unicodeScalars.contains(where: isControl) else { throw .control }
        var terms: [Term] = []
        var rest = Self.trimmed(text.unicodeScalars[...])
        while let first = rest.first {
            terms.append(first == "\"" ? try Self.phrase(&rest) : try Self.word(&rest))
            guard terms.count <= Self.maxTerms else { throw .count }
            rest = Self.trimmed(rest)
        }
        guard !terms.isEmpty else { throw .nothing }
        self.terms = terms
    }
}

extension SearchWords {
    private typealias Scalars = Substring.UnicodeScalarView

    private static func trimmed(_ text: Scalars) -> Scalars {
        text.drop { $0.properties.isWhitespace }
    }

    private static func phrase(_ rest: inout Scalars) throws(Fault) -> Term {
        let inside = rest.dropFirst()
        guard let end = inside.firstIndex(of: "\"") else { throw .quote }
        rest = inside[inside.index(after: end)...]
        if let next = rest.first {
            guard next != "*" else { throw .star }
            guard next.properties.isWhitespace else { throw .quote }
        }
        return try term(inside[..<end], isPrefix: false)
    }

    private static func word(_ rest: inout Scalars) throws(Fault) -> Term {
        let end = rest.firstIndex { $0.properties.isWhitespace } ?? rest.endIndex
        var word = rest[..<end]
        rest = rest[end...]
        guard !word.contains("\"") else { throw .quote }
        guard word.last == "*" else { return try term(word, isPrefix: false) }
        word.removeLast()
        let beginning = word.reversed().prefix { isOfWord($0) || isMark($0) }
        guard beginning.count(where: isOfWord) >= minPrefix else { throw .star }
        return try term(word, isPrefix: true)
    }

    private static func term(_ words: Scalars, isPrefix: Bool) throws(Fault) -> Term {
        guard !words.contains("*") else { throw .star }
        guard words.contains(where: isOfWord) else { throw .nothing }
        return Term(words: String(words), isPrefix: isPrefix)
    }

    /// What makes up words; all else stands between them.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// An accent by itself, as of decomposed text.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }
}

extension SearchWords {
    /// Where it is looked for: in a report, or in one recommendation.
    enum Place: String {
        case report, recommendation
    }

    /// The same for SQLite (sqlite.org/fts5.html, section 3): nothing in it but strings in quotes
    /// and what stands here.
    func match(in place: Place) -> String {
        let parts = terms.map { "\"\($0.words)\"" + ($0.isPrefix ? " *" : "") }
        return "\(place.rawValue) : (\(parts.joined(separator: " AND ")))"
    }
}
