/// > The Subcommittee on Prevention shall communicate its recommendations and observations
/// > confidentially to the State Party and, if relevant, to the national preventive mechanism.
///
/// A report is one in all its languages: they share its symbol, and the same words stand at the
/// same address (domain.md, section 9).
package enum LanguageVersions {
    /// Another language version of a text that is frozen, by who has the report in hand.
    package static func add(
        _ language: String, to report: Report, in languages: [String], by party: Party
    ) throws(Refusal) -> LanguageVersionOrder {
        try Act.addLanguageVersion.require(party, on: report)
        guard !languages.contains(where: { $0.lowercased() == language.lowercased() }) else {
            throw .languageExists
        }
        return LanguageVersionOrder(report: report.id, language: language)
    }

    /// Where a version is not the original's equal: the same paragraphs with the same footnotes,
    /// recommendations, footnotes and annexes, in the same order. An annex is in the language of
    /// its submission, and may be left out with its footnotes.
    package static func differences(
        of version: TextFrame, from original: TextFrame
    ) -> [FrameDifference] {
        let left = version.annexesLeft(of: original)
        return difference(.paragraph, version.paragraphs, original.paragraphs)
            + difference(.recommendation, version.recommendations, original.recommendations)
            + difference(
                .footnote, version.footnotes,
                original.footnotes.filter { $0.annex.map(left.contains) != true })
            + difference(
                .annex, version.annexes, original.annexes.filter { !left.contains($0) })
    }

    private static func difference<Element: Equatable>(
        _ kind: FrameDifference.Kind, _ version: [Element], _ original: [Element]
    ) -> [FrameDifference] {
        let unequal = zip(version, original).enumerated().filter { $0.element.0 != $0.element.1 }
        let places = unequal.map { FrameDifference(kind: kind, place: $0.offset) }
        guard version.count != original.count else { return places }
        return places + [FrameDifference(kind: kind, place: min(version.count, original.count))]
    }
}

/// What is the same in every language version of a text: its addresses, kinds and numbers.
package struct TextFrame: Equatable, Sendable {
    package struct Paragraph: Equatable, Sendable {
        package let address: String
        package let footnotes: [String]

        package init(address: String, footnotes: [String]) {
            self.address = address
            self.footnotes = footnotes
        }
    }

    package struct Recommendation: Equatable, Sendable {
        package let address: String
        package let kind: RecommendationKind

        package init(address: String, kind: RecommendationKind) {
            self.address = address
            self.kind = kind
        }
    }

    package struct Footnote: Equatable, Sendable {
        package let number: String
        package let annex: String?

        package init(number: String, annex: String?) {
            self.number = number
            self.annex = annex
        }
    }

    package let paragraphs: [Paragraph]
    package let recommendations: [Recommendation]
    package let footnotes: [Footnote]
    /// Their numbers.
    package let annexes: [String]

    package init(
        paragraphs: [Paragraph], recommendations: [Recommendation], footnotes: [Footnote],
        annexes: [String]
    ) {
        self.paragraphs = paragraphs
        self.recommendations = recommendations
        self.footnotes = footnotes
        self.annexes = annexes
    }

    /// The annexes of the original that this version leaves as they were submitted.
    package func annexesLeft(of original: TextFrame) -> Set<String> {
        Set(original.annexes).subtracting(annexes)
    }
}

/// A place, counted from 0 among those of its kind, where a version is not the original's equal.
package struct FrameDifference: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case paragraph, recommendation, footnote, annex
    }

    package let kind: Kind
    package let place: Int

    package init(kind: Kind, place: Int) {
        self.kind = kind
        self.place = place
    }
}

/// Leave to keep another language version of a report.
package struct LanguageVersionOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let language: String
}
