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
        guard isEdge(span.lowerBound, in: text), isEdge(span.upperBound, in: text) else {
            throw .spanCutsWord
        }
        guard !others.contains(where: span.overlaps) else { throw .spanOverlaps }
    }

    /// Whether a name can begin or end at a place: no word goes on across it, nor one that a
    /// hyphen or an apostrophe joins ("Al-Rashid", "O'Neil"). Before a possessive it can end.
    package static func isEdge(_ place: Int, in text: [Unicode.Scalar]) -> Bool {
        guard isBoundary(place, in: text) else { return false }
        guard let after = seen(from: place, in: text), let before = seen(before: place, in: text)
        else { return true }
        if text[after].isJoiner {
            return !joins(after, in: text) || isPossessive(after, in: text)
        }
        return !text[before].isJoiner || !joins(before, in: text)
    }

    /// Whether letters that are not each a word of its own stand on both sides.
    private static func joins(_ joiner: Int, in text: [Unicode.Scalar]) -> Bool {
        guard let before = seen(before: joiner, in: text),
            let after = seen(from: joiner + 1, in: text)
        else { return false }
        return text[before].isLetter && text[after].isLetter
    }

    /// "Smith's cell": an apostrophe, an s and the end of the word.
    private static func isPossessive(_ joiner: Int, in text: [Unicode.Scalar]) -> Bool {
        guard text[joiner].isApostrophe, let after = seen(from: joiner + 1, in: text),
            text[after] == "s" || text[after] == "S"
        else { return false }
        guard let next = seen(from: after + 1, in: text) else { return true }
        return !text[next].isOfWord && !(text[next].isJoiner && joins(next, in: text))
    }

    private static func seen(before place: Int, in text: [Unicode.Scalar]) -> Int? {
        text[..<place].lastIndex { !$0.isUnseen }
    }

    private static func seen(from place: Int, in text: [Unicode.Scalar]) -> Int? {
        text[place...].firstIndex { !$0.isUnseen }
    }

    /// Whether no word goes on across a place of a text, be it over what nobody sees.
    package static func isBoundary(_ place: Int, in text: [Unicode.Scalar]) -> Bool {
        guard place > 0, place < text.count, let first = seen(before: place, in: text),
            let next = seen(from: place, in: text)
        else { return true }
        let (before, after) = (text[first], text[next])
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

    /// A soft hyphen, a joiner, a mark of direction: it parts no words.
    package var isUnseen: Bool {
        properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
    }

    fileprivate var isLetter: Bool {
        isOfWord && properties.numericType == nil && !properties.isIdeographic
    }

    fileprivate var isApostrophe: Bool { self == "'" || self == "\u{2019}" }

    fileprivate var isJoiner: Bool {
        isApostrophe || self == "-" || self == "\u{2010}" || self == "\u{2011}" || self == "_"
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isMark: Bool {
        [.nonspacingMark, .spacingMark, .enclosingMark].contains(self)
    }
}
