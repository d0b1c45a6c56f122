internal import Article16

/// The words of a text, each with its place in Unicode scalars.
package struct WholeWords {
    package struct Place {
        package let text: String
        package let range: Range<Int>
    }

    package let all: [Place]

    package init(_ text: [Unicode.Scalar]) {
        var all: [Place] = []
        var start: Int?
        for place in 0...text.count {
            let isInWord = place < text.count && text[place].isOfWord
            if let begun = start, !isInWord || PersonalData.isBoundary(place, in: text) {
                all.append(Place(text: text[begun..<place].text, range: begun..<place))
                start = nil
            }
            if isInWord, start == nil { start = place }
        }
        self.all = all
    }

    /// Where some of the phrases stand, as whole words, and which; from left to right, none
    /// within another. Spaces and points between the words do not matter.
    package func places(of phrases: Phrases) -> [(phrase: Int, range: Range<Int>)] {
        var found: [(phrase: Int, range: Range<Int>)] = []
        var index = 0
        while index < all.count {
            guard let (phrase, length) = phrases.longest(at: index, of: all) else {
                index += 1
                continue
            }
            let end = all[index + length - 1].range.upperBound
            found.append((phrase, all[index].range.lowerBound..<end))
            index += length
        }
        return found
    }
}

/// Sequences of words to be looked for, as they stand and in capitals.
package struct Phrases {
    private var byFirst: [String: [(number: Int, words: [String])]] = [:]

    /// - Parameter texts: the words of a phrase as a text; its number is its place here.
    package init(_ texts: [[Unicode.Scalar]]) {
        for (number, text) in texts.enumerated() {
            let words = WholeWords(text).all.map(\.text)
            guard let first = words.first else { continue }
            byFirst[first, default: []].append((number, words))
            let capitals = words.map { $0.uppercased() }
            guard capitals != words else { continue }
            byFirst[capitals[0], default: []].append((number, capitals))
        }
    }

    fileprivate func longest(
        at index: Int, of words: [WholeWords.Place]
    ) -> (phrase: Int, length: Int)? {
        guard let candidates = byFirst[words[index].text] else { return nil }
        let standing = candidates.filter { candidate in
            index + candidate.words.count <= words.count
                && zip(words[index...], candidate.words).allSatisfy { $0.text == $1 }
        }
        return standing.max { $0.words.count < $1.words.count }.map { ($0.number, $0.words.count) }
    }
}

extension Sequence<Unicode.Scalar> {
    package var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}
