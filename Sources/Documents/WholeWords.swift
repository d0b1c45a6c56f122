internal import Article16

/// The words of a text, each with its place in Unicode scalars.
package struct WholeWords {
    package struct Place {
        /// Without what nobody sees.
        package let text: String
        package let range: Range<Int>

        /// The same in capitals and in small letters.
        fileprivate let folded: String
        /// Whether something that nobody sees stands in it.
        fileprivate let isHalved: Bool

        fileprivate init(_ text: ArraySlice<Unicode.Scalar>) {
            let seen = text.filter { !$0.isUnseen }
            self.text = seen.text
            range = text.indices
            folded = seen.text.uppercased().lowercased()
            isHalved = seen.count < text.count
        }
    }

    package let all: [Place]

    package init(_ text: [Unicode.Scalar]) {
        var all: [Place] = []
        var start: Int?
        for place in 0...text.count {
            if let begun = start, PersonalData.isBoundary(place, in: text) {
                all.append(Place(text[begun..<place]))
                start = nil
            }
            guard place < text.count, start == nil else { continue }
            if text[place].isOfWord, !text[place].isUnseen { start = place }
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

/// Sequences of words to be looked for, in capitals or not, with the last word first ("Berg,
/// Anna"), and with nothing that is seen between them. Single letters are looked for as they
/// stand and in capitals: "A." is no article.
package struct Phrases {
    private struct Form {
        let number: Int
        let words: [String]
        var isInOne = false
        var isOfLetters = false
        /// A name of one word may be an ordinary word, too: `White` is no `white`.
        var needsCapital = false

        func stands(at index: Int, of all: [WholeWords.Place]) -> Bool {
            guard index + words.count <= all.count else { return false }
            return zip(all[index...], words).allSatisfy { place, word in
                guard isOfLetters else {
                    if needsCapital, place.text.first?.isLowercase == true { return false }
                    return place.folded == word && (!isInOne || place.isHalved)
                }
                return place.text == word || place.text == word.uppercased()
            }
        }
    }

    private var byFirst: [String: [Form]] = [:]

    /// - Parameter texts: the words of a phrase as a text; its number is its place here.
    package init(_ texts: [[Unicode.Scalar]]) {
        for (number, text) in texts.enumerated() {
            for form in Self.forms(WholeWords(text).all, number) {
                let first = form.words[0].uppercased().lowercased()
                byFirst[first, default: []].append(form)
            }
        }
    }

    private static func forms(_ words: [WholeWords.Place], _ number: Int) -> [Form] {
        guard !words.isEmpty else { return [] }
        if words.allSatisfy({ $0.text.count == 1 }) {
            return [Form(number: number, words: words.map(\.text), isOfLetters: true)]
        }
        let folded = words.map(\.folded)
        guard folded.count > 1 else {
            let isCapital = words[0].text.first?.isUppercase == true
            return [Form(number: number, words: folded, needsCapital: isCapital)]
        }
        return [
            Form(number: number, words: folded),
            Form(number: number, words: folded.suffix(1) + folded.dropLast()),
            Form(number: number, words: [folded.joined()], isInOne: true),
        ]
    }

    fileprivate func longest(
        at index: Int, of words: [WholeWords.Place]
    ) -> (phrase: Int, length: Int)? {
        guard let candidates = byFirst[words[index].folded] else { return nil }
        let standing = candidates.filter { $0.stands(at: index, of: words) }
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
