internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// A text with its corrections applied, and where the personal-data items in it stand then.
struct CorrectedText {
    private let id: CorrigendumID
    private let opened: Opened<ReportHead>
    private let before: EditionWords
    private let after: EditionWords
    private let walk: TextWalk
    private let corrections: [CorrigendumWish.Correction]
    /// What stood where something is corrected.
    private let old: [CorrectionPlace: String]
    private let items: [PersonalDataItemRecord]

    init(
        _ wish: CorrigendumWish, _ id: CorrigendumID, _ opened: Opened<ReportHead>, _ call: Call
    ) throws {
        guard let text = try call.registry.text(of: opened) else { throw StorageFault.unavailable }
        self.id = id
        self.opened = opened
        walk = TextWalk(text)
        before = EditionWords(
            title: opened.words.title, text: text,
            recommendations: try call.registry.recommendations(of: opened))
        let places = Self.texts(before, walk)
        let named = try Self.named(wish.corrections, before, walk, places)
        corrections = named
        old = Self.present(named, before, places)
        after = Self.applied(named, to: before, walk)
        items = try call.registry.personalDataItems(of: opened.report.id)
        try requireInStep()
    }

    private static func texts(_ words: EditionWords, _ walk: TextWalk) -> [TextPlace: String] {
        var texts: [TextPlace: String] = [:]
        _ = walk.map(words) { part, text in
            if case .own(let place) = part { texts[place] = text }
            return text
        }
        return texts
    }

    /// The corrections with each place by its own name.
    private static func named(
        _ corrections: [CorrigendumWish.Correction], _ words: EditionWords, _ walk: TextWalk,
        _ texts: [TextPlace: String]
    ) throws -> [CorrigendumWish.Correction] {
        var (failures, seen): ([JSONFailure], Set<CorrectionPlace>) = ([], [])
        let named = corrections.enumerated().compactMap { index, correction in
            let fail = { (detail: String) in
                failures.append(
                    JSONFailure(
                        pointer: "#/corrections/\(index)", code: .conflict, detail: detail))
            }
            guard let (place, present) = own(correction.place, words, walk, texts) else {
                fail("must name one text of this language version")
                return CorrigendumWish.Correction?.none
            }
            if present == correction.text { fail("says what stands there already") }
            if !seen.insert(place).inserted { fail("is corrected twice") }
            return CorrigendumWish.Correction(place: place, text: correction.text)
        }
        guard failures.isEmpty else { throw Problem(invalid: failures) }
        return named
    }

    /// A place by its own name, with what stands there.
    private static func own(
        _ place: CorrectionPlace, _ words: EditionWords, _ walk: TextWalk,
        _ texts: [TextPlace: String]
    ) -> (CorrectionPlace, String)? {
        switch place {
        case .recommendation(let name):
            let found = words.recommendations.filter { $0.id.text == name || $0.address == name }
            guard let only = found.first, found.count == 1 else { return nil }
            return (.recommendation(only.id.text), only.text)
        case .text(let place):
            guard case .heading(let address, let level) = place.kind else {
                return texts[place].map { (.text(place), $0) }
            }
            return walk.heading(level, above: address, in: words.text).flatMap { own in
                texts[own].map { (.text(own), $0) }
            }
        }
    }

    private static func present(
        _ corrections: [CorrigendumWish.Correction], _ words: EditionWords,
        _ texts: [TextPlace: String]
    ) -> [CorrectionPlace: String] {
        var old: [CorrectionPlace: String] = [:]
        for correction in corrections {
            switch correction.place {
            case .text(let place): old[correction.place] = texts[place]
            case .recommendation(let id):
                old[correction.place] = words.recommendations.first { $0.id.text == id }?.text
            }
        }
        return old
    }

    private static func applied(
        _ corrections: [CorrigendumWish.Correction], to words: EditionWords, _ walk: TextWalk
    ) -> EditionWords {
        let texts = Dictionary(corrections.map { ($0.place, $0.text) }) { first, _ in first }
        var applied = walk.map(words) { part, text in
            guard case .own(let place) = part else { return text }
            return texts[.text(place)] ?? text
        }
        applied.recommendations = words.recommendations.map { recommendation in
            texts[.recommendation(recommendation.id.text)].map { recommendation.saying($0) }
                ?? recommendation
        }
        return applied
    }

    /// A recommendation says what its paragraph says, before a corrigendum and after it.
    private func requireInStep() throws {
        let failures = corrections.enumerated().compactMap { index, correction -> JSONFailure? in
            guard case .text(let place) = correction.place, let old = old[correction.place],
                let address = place.address
            else { return nil }
            let fallen = zip(before.recommendations, after.recommendations).contains {
                guard Address($0.address).map(address.contains) == true else { return false }
                return Article16.Corrigenda.fallsOutOfStep(
                    $0.text, correctedTo: $0.text == $1.text ? nil : $1.text, before: old,
                    after: correction.text)
            }
            return fallen
                ? JSONFailure(
                    pointer: "#/corrections/\(index)/text", code: .conflict,
                    detail: "leaves a recommendation saying what stood here; correct it too")
                : nil
        }
        guard failures.isEmpty else { throw Problem(invalid: failures) }
    }

    func draft(_ symbol: String?) -> CorrigendumDraft {
        let version = opened.words.version
        let isOriginal = version.language == opened.words.originalLanguage
        let text = ReportText(
            paragraphs: marked(after.text.paragraphs) { .paragraph($0.text("address") ?? "") },
            footnotes: marked(after.text.footnotes) {
                .footnote($0.text("number") ?? "", annex: $0.text("annex"))
            },
            annexes: after.text.annexes, unplaced: after.text.unplaced,
            recommendations: after.recommendations.map {
                RecommendationText(
                    address: $0.address, kind: $0.kind, text: $0.text, details: $0.details)
            })
        return CorrigendumDraft(
            id: id, symbol: symbol, corrections: written(),
            text: TextDraft(
                language: version.language, title: isOriginal ? nil : opened.words.title,
                text: text, leavesAnnexes: version.leavesAnnexes), items: carried())
    }

    /// What is corrected says by which corrigendum; the printed form of a footnote is no more.
    private func marked(
        _ stored: [UInt8], _ kind: (JSONValue) -> TextPlace.Kind
    ) -> [UInt8] {
        JSONValue.written(
            stored.storedItems.map { item in
                guard old[.text(TextPlace(kind(item)))] != nil else { return item }
                let all = item.texts("corrected_by") + [id.text]
                return item.without("printed").adding(
                    "corrected_by", .array(all.map(JSONValue.string)))
            })
    }

    private func written() -> [UInt8] {
        DocumentForm.array(
            corrections.map { correction in
                DocumentForm.written { body in
                    correction.place.write(before.recommendations, into: &body)
                    body.member("before", old[correction.place])
                    body.member("after", correction.text)
                }
            })
    }

    /// Items are found again by their words: those that stood there as often before are the same.
    private func carried() -> [PersonalDataItemID: Range<Int>?] {
        var carried: [PersonalDataItemID: Range<Int>?] = [:]
        for correction in corrections {
            guard case .text(let place) = correction.place, let old = old[correction.place] else {
                continue
            }
            let (was, new) = (Array(old.unicodeScalars), Array(correction.text.unicodeScalars))
            for record in items
            where record.language == opened.words.version.language
                && record.place == place.written
            {
                guard let span = record.at(opened.words.version.number)?.span else { continue }
                let words = Array(was[span.clamped(to: 0..<was.count)])
                let turn = was.places(of: words).firstIndex(of: span.lowerBound) ?? 0
                let found = new.places(of: words)
                let start = turn < found.count ? found[turn] : nil
                carried[record.item.id] = .some(start.map { $0..<($0 + words.count) })
            }
        }
        return carried
    }
}

extension TextPlace {
    /// Of a paragraph or an item of an annex, where recommendations stand.
    fileprivate var address: Address? {
        switch kind {
        case .paragraph(let address): Address(address)
        case .annexItem(let annex, let item): Address(annex: annex, item: item)
        case .title, .heading, .footnote, .annex, .annexSection, .unplaced, .reply, .comments: nil
        }
    }
}
