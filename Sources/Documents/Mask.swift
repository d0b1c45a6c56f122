/// What stands in the public edition where a person was named: `[person A]`. Its width tells
/// nothing of the words it stands for.
package enum Mask {
    /// The languages of the United Nations; English for any other.
    private static let words: [String: String] = [
        "ar": "شخص", "en": "person", "es": "persona", "fr": "personne", "ru": "лицо", "zh": "人员",
    ]

    /// - Parameters:
    ///   - number: the person's, from 0.
    ///   - language: a tag of BCP 47; what follows the language itself does not matter.
    package static func text(_ number: Int, in language: String) -> String {
        let primary = language.lowercased().prefix { $0 != "-" }
        let word = words[String(primary)] ?? "person"
        return "[\(word) \(letters(number))]"
    }

    /// A to Z, then AA to AZ, BA and on.
    package static func letters(_ number: Int) -> String {
        var (rest, letters) = (number, "")
        repeat {
            let letter = Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26))
            letters = String(Character(letter)) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }
}

/// Words with the masks put in.
package struct MaskedText {
    package private(set) var scalars: [Unicode.Scalar] = []
    /// Where something stands that was decided on: a mask, or words printed on consent.
    package private(set) var decided: [Range<Int>] = []

    /// What becomes of a span.
    package enum Fate: Equatable {
        case masked(as: String)
        case printed
    }

    /// - Parameter spans: from left to right, none meeting another.
    package init(_ text: [Unicode.Scalar], _ spans: [(range: Range<Int>, fate: Fate)]) {
        var place = 0
        for (range, fate) in spans {
            scalars += text[place..<range.lowerBound]
            let start = scalars.count
            switch fate {
            case .masked(let mask): scalars += Array(mask.unicodeScalars)
            case .printed: scalars += text[range]
            }
            decided.append(start..<scalars.count)
            place = range.upperBound
        }
        scalars += text[place...]
    }

    /// Where phrases stand that nothing was decided on.
    package func undecided(_ phrases: Phrases) -> [(phrase: Int, range: Range<Int>)] {
        WholeWords(scalars).places(of: phrases).filter { found in
            !decided.contains { $0.overlaps(found.range) }
        }
    }
}
