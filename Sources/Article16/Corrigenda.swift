/// > The Subcommittee on Prevention shall communicate its recommendations and observations
/// > confidentially to the State Party and, if relevant, to the national preventive mechanism.
///
/// A text is frozen at adoption; after that a corrigendum says openly what it should have said, in
/// one language, and the text is shown as corrected (domain.md, section 2).
package enum Corrigenda {
    /// - Parameter last: the day of the language's latest corrigendum.
    package static func correct(
        _ report: Report, in language: String, after last: CalendarDate?, by party: Party,
        on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> CorrigendumOrder {
        try Act.issueCorrigendum.require(party, on: report)
        try requireOrder([[report.adoptedOn, last].compactMap { $0 }.max(), date], today: today)
        return CorrigendumOrder(report: report.id, language: language, issuedOn: date)
    }

    /// Whether a symbol is that of the corrected report with its suffix: `CAT/OP/KAZ/2/Corr.1`.
    package static func isSymbol(_ symbol: String, of report: String?) -> Bool {
        Amendments.isSymbol(symbol, of: report, suffix: "/Corr.")
    }

    /// Whether a recommendation would go on saying what its paragraph no longer says: its words
    /// stood in it and do no longer, and it is not corrected itself.
    package static func fallsOutOfStep(
        _ recommendation: String, correctedTo words: String?, before: String, after: String
    ) -> Bool {
        guard stands(recommendation, in: before) else { return false }
        return !stands(words ?? recommendation, in: after)
    }

    private static func stands(_ words: String, in text: String) -> Bool {
        let (words, text) = (Array(words.unicodeScalars), Array(text.unicodeScalars))
        guard !words.isEmpty, words.count <= text.count else { return false }
        return (0...(text.count - words.count)).contains { start in
            text[start] == words[0] && text[start..<(start + words.count)].elementsEqual(words)
        }
    }
}

/// Leave to correct a text in one language.
package struct CorrigendumOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let language: String
    package let issuedOn: CalendarDate
}
