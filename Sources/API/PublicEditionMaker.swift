internal import Article16
internal import JSON
internal import Registry

/// Makes the copy that the public reads: cut to what is published, the gate of article 16 (2),
/// third sentence, passed, and masked.
struct PublicEditionMaker {
    private let call: Call
    private let opened: Opened<ReportHead>
    private let walk: TextWalk
    private let whole: EditionWords
    private let cut: EditionWords
    private let texts: [TextPlace: [Unicode.Scalar]]
    private let items: [PlacedItem]
    /// The items within what is published.
    private let inside: [PlacedItem]

    init(
        _ call: Call, _ opened: Opened<ReportHead>, scope: PublicationScope, comments: Comments
    ) throws {
        guard let text = try call.registry.text(of: opened) else { throw StorageFault.unavailable }
        let recommendations = try call.registry.recommendations(of: opened)
        let edition = PublicEdition(text, recommendations, scope: scope)
        whole = EditionWords(
            title: opened.words.title, text: text, recommendations: recommendations,
            comments: try Self.reply(comments, call))
        cut = EditionWords(
            title: whole.title, text: edition.text, recommendations: edition.recommendations,
            comments: whole.comments)
        self.call = call
        self.opened = opened
        walk = TextWalk(text)
        let all = try PlacedItem.all(call.registry.personalDataItems(of: opened.report.id))
        let languages = [false: opened.words.originalLanguage, true: whole.comments?.language]
        items = all.filter { placed in
            !placed.record.item.isMistaken
                && placed.record.language == languages[placed.place.isOfReply]
        }
        texts = Self.texts(of: whole, walk)
        try Self.requirePlaces(of: items, in: texts)
        let places = Self.texts(of: cut, walk)
        inside = items.filter { places[$0.place] != nil }
    }

    private static func reply(_ comments: Comments, _ call: Call) throws -> ReplyRecord? {
        guard case .reply(let id) = comments else { return nil }
        guard let (reply, _) = try call.registry.reply(id, as: call.party) else {
            throw StorageFault.unavailable
        }
        return reply
    }

    /// An item whose text is not there would mask nothing: then nothing goes out. The texts are
    /// frozen, so only a damaged store has one.
    private static func requirePlaces(
        of items: [PlacedItem], in texts: [TextPlace: [Unicode.Scalar]]
    ) throws {
        for item in items {
            guard let text = texts[item.place] else {
                // Of another reply than the one that is printed.
                guard item.place.isOfReply else { throw StorageFault.unavailable }
                continue
            }
            guard item.record.span.upperBound <= text.count else {
                throw StorageFault.unavailable
            }
        }
    }

    private static func texts(
        of words: EditionWords, _ walk: TextWalk
    ) -> [TextPlace: [Unicode.Scalar]] {
        var texts: [TextPlace: [Unicode.Scalar]] = [:]
        _ = walk.map(words) { part, text in
            if case .own(let place) = part { texts[place] = Array(text.unicodeScalars) }
            return text
        }
        return texts
    }

    /// What is published on an order or issued again after a review.
    ///
    /// - Throws: a refusal with pointers to what stands in the way, for who may know of items.
    func cleared() throws -> PublicEditionDraft {
        let report = opened.report
        let clearance: PersonalDataClearance
        do {
            clearance = try PersonalData.clear(inside.map(\.record.item), of: report)
        } catch Refusal.personalDataWithoutConsent {
            let unconsented = PersonalData.unconsented(among: inside.map(\.record.item))
            throw refusal(
                unconsented.map { "#/personal_data_items/\($0.id)" }, "has no consent to be printed"
            )
        }
        let (draft, leftovers) = try masked(clearance, leftovers: .refused)
        guard leftovers.isEmpty else {
            throw refusal(leftovers, "has words of a masked name with no item on them")
        }
        return draft
    }

    /// What takes the place of an edition after a consent was withdrawn.
    func closed() throws -> PublicEditionDraft {
        let before = try call.registry.itemsPrinted(in: opened.report.id)
        let clearance = PersonalData.clear(
            inside.map(\.record.item), of: opened.report, openBefore: before)
        return try masked(clearance, leftovers: .masked).draft
    }

    private func masked(
        _ clearance: PersonalDataClearance, leftovers: EditionMasker.Leftovers
    ) throws -> (draft: PublicEditionDraft, leftovers: [String]) {
        let isInside = Set(inside.map(\.record.item.id))
        let isOpen = { (item: PlacedItem) in clearance.opened.contains(item.record.item.id) }
        var masker = EditionMasker(
            texts: texts, items: items, open: isOpen,
            hides: { item in
                let elsewhere = !isInside.contains(item.record.item.id) && item.record.item.isOpen
                return !isOpen(item) && !elsewhere
            }, letters: try call.registry.letters(of: opened.report.id),
            leftovers: leftovers)
        let words = walk.map(cut) { part, text in
            masker.masked(part, text, in: language(of: part))
        }
        let draft = PublicEditionDraft(
            title: words.title, language: opened.words.originalLanguage, text: words.text,
            recommendations: words.recommendations, isVerbatim: words.isSaid(by: whole),
            comments: words.comments,
            clearance: clearance, letters: masker.newLetters)
        return (draft, masker.leftovers)
    }

    private func language(of part: TextPart) -> String {
        guard case .own(let place) = part, place.isOfReply, let comments = whole.comments else {
            return opened.words.originalLanguage
        }
        return comments.language
    }

    private func refusal(_ pointers: [String], _ detail: String) -> Problem {
        var problem = Problem(Refusal.personalDataWithoutConsent, date: "")
        guard PersonalData.mayReadItems(of: opened.report, as: call.party) else { return problem }
        var seen: Set<String> = []
        problem.errors = pointers.filter { seen.insert($0).inserted }.prefix(JSONFailures.limit)
            .map { JSONFailure(pointer: $0, code: .conflict, detail: detail) }
        return problem
    }
}
