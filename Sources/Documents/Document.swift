package import Article16

/// The text of a report, taken apart.
///
/// Every line of the file stands in exactly one of these lists, or separates what does; nothing
/// is lost and nothing is guessed.
package struct Document: Equatable, Sendable {
    package var paragraphs: [Paragraph]
    package var recommendations: [Recommendation]
    package var footnotes: [Footnote]
    package var annexes: [Annex]
    /// Title pages, contents lists, page headers, and whatever has no place of its own.
    package var unplaced: [UnplacedLine]
}

/// A numbered paragraph, or a sub-paragraph that stands on lines of its own.
package struct Paragraph: Equatable, Sendable {
    package let address: Address
    /// The headings above it, outermost first, with their numbers: `["IV. …", "C. …", "4. …"]`.
    package let headingPath: [String]
    /// Its words without number, markup and footnote references. Items of a list within it, and
    /// blocks of text that follow it unnumbered, stand on lines of their own.
    package let text: String
    /// The numbers of the footnotes it refers to, in order, each once.
    package let footnotes: [String]
}

/// A passage in which the issuer speaks to the body the report is addressed to.
package struct Recommendation: Equatable, Sendable {
    package let address: Address
    package let kind: RecommendationKind
    /// The passage alone: less than its paragraph where only a part of that recommends.
    package let text: String
    /// The earlier texts that it says it reiterates; empty where the page names none.
    package let reiterates: [Citation]
}

/// A document named by its symbol, and the paragraphs named with it.
package struct Citation: Hashable, Sendable {
    /// For instance `CAT/OP/KAZ/1`.
    package let symbol: String
    /// Numbers, and ranges with a hyphen: `["36", "121-123", "17(c)"]`; empty where none is named.
    package let paragraphs: [String]

    package init(symbol: String, paragraphs: [String]) {
        self.symbol = symbol
        self.paragraphs = paragraphs
    }
}

package struct Footnote: Equatable, Sendable {
    package let number: String
    /// Its words, with "Ibid." replaced by what it stands for: a footnote may be read, and
    /// published, without the one before it.
    package let text: String
    /// Its words as the page has them, where they differ from `text`.
    package let printed: String?
    /// The annex that it belongs to; annexes number their footnotes from 1.
    package let annex: String?
    /// The documents it names by symbol.
    package let cites: [Citation]
}

package struct Annex: Equatable, Sendable {
    /// As printed: `II`. A lone annex, which the United Nations leaves unnumbered, is `I`.
    package let number: String
    package let heading: String
    package let sections: [AnnexSection]
}

/// The items under one heading of an annex.
package struct AnnexSection: Equatable, Sendable {
    /// Nil for items that stand directly under the heading of the annex.
    package let heading: String?
    package let items: [String]
}

/// A line that belongs to no element.
package struct UnplacedLine: Equatable, Sendable {
    /// Counted from 1.
    package let line: Int
    package let text: String
}
