/// Where a personal-data item may begin and end.
extension PersonalData {
    /// A span lies in its text, cuts no word in half (what is left of a name still names), and
    /// meets no other item.
    ///
    /// - Parameters:
    ///   - span: in Unicode scalars from 0; the end is behind the last.
    ///   - words: what whoever marks it says to stand there.
    ///   - others: the spans of the text's other items.
    package static func requireSpan(
        _ span: Range<Int>, of words: [Unicode.Scalar], in text: [Unicode.Scalar],
        besides others: [Range<Int>]
    ) throws(Refusal) {
        guard span.lowerBound >= 0, !span.isEmpty, span.upperBound <= text.count else {
            throw .spanOutsideText
        }
        guard text[span].elementsEqual(words) else { throw .spanOfOtherWords }
        guard isBoundary(span.lowerBound, in: text), isBoundary(span.upperBound, in: text) else {
            throw .spanCutsWord
        }
        guard !others.contains(where: span.overlaps) else { throw .spanOverlaps }
    }

    /// Whether no word goes on across a place of a text.
    package static func isBoundary(_ place: Int, in text: [Unicode.Scalar]) -> Bool {
        guard place > 0, place < text.count else { return true }
        let (before, after) = (text[place - 1], text[place])
        guard before.isOfWord, after.isOfWord else { return true }
        // Chinese writes no spaces: each character can end a word.
        return before.properties.isIdeographic || after.properties.isIdeographic
    }
}

extension Unicode.Scalar {
    /// A letter, a digit, or a mark on one.
    package var isOfWord: Bool {
        properties.isAlphabetic || properties.numericType != nil
            || properties.generalCategory.isMark
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isMark: Bool {
        [.nonspacingMark, .spacingMark, .enclosingMark].contains(self)
    }
}
