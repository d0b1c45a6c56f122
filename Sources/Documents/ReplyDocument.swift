/// The text of a State's or an authority's reply, taken apart.
package struct ReplyDocument: Equatable, Sendable {
    package var paragraphs: [ReplyParagraph]
    /// What answers what, as far as the headings say it.
    package var items: [ReplyItem]
    /// Title pages, contents lists, page headers, footnotes, annexes, and whatever has no place.
    package var unplaced: [UnplacedLine]
}

package struct ReplyParagraph: Equatable, Sendable {
    package let number: String
    /// The headings above it, outermost first.
    package let headingPath: [String]
    /// Its words without number, markup and footnote references; items of a list within it stand
    /// on lines of their own.
    package let text: String
}

/// The paragraphs under one heading that names what they answer.
package struct ReplyItem: Equatable, Sendable {
    /// Addresses in the report: "Paragraphs 14 and 15", or `21(e)` and `21(g)` for
    /// "Subparagraphs (e) and (g)" under "Paragraph 21".
    package let answers: [Address]
    /// Numbers of the reply's own paragraphs.
    package let paragraphs: [String]
}
