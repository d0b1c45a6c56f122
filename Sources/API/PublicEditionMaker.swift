internal import Article16
internal import JSON
internal import Registry

/// Makes the copy that the public reads: every language version cut to what is published, the
/// gate of article 16 (2), third sentence, passed, and masked.
struct PublicEditionMaker {
    private let call: Call
    private let opened: Opened<ReportHead>
    private let versions: [EditionVersion]
    private let comments: PrintedComments
    /// All texts of what is printed and of the whole behind it.
    private let texts: [TextKey: [Unicode.Scalar]]
    private let items: [PlacedItem]
    /// The items within what is published.
    private let inside: [PlacedItem]
    /// What names persons without their consent and was marked in other texts than these.
    private let former: [MarkedWords]

    /// - Parameter basis: the newest texts, or for what closes those that are public.
    init(
        _ call: Call, _ opened: Opened<ReportHead>, scope: PublicationScope, comments: Comments,
        basis: EditionVersion.Basis = .newest
    ) throws {
        let report = opened.report.id
        let printed = try call.printed(comments, with: report)
        let versions = try basis.languages(of: opened.words).compactMap { language in
            try call.registry.report(report, as: call.party, in: language).map {
                try EditionVersion($0, basis, scope: scope, comments: printed, call)
            }
        }
        let numbers = Dictionary(versions.map { ($0.language, $0.number) }) { first, _ in first }
        let marked = try PlacedItem.all(call.registry.personalDataItems(of: report))
            .filter { !$0.record.item.isMistaken }
        let items = try marked.compactMap { placed in
            placed.place.isOfReply
                ? placed : try numbers[placed.record.language].flatMap { try placed.at($0) }
        }
        let texts = versions.reduce(into: [:]) { texts, version in
            texts.merge(version.texts(of: version.whole)) { first, _ in first }
        }
        try Self.requirePlaces(of: items, in: texts)
        let keys = versions.reduce(into: Set<TextKey>()) { keys, version in
            keys.formUnion(version.texts(of: version.cut).keys)
        }
        self.call = call
        self.opened = opened
        self.versions = versions
        self.comments = printed
        self.texts = texts
        self.items = items
        inside = items.filter { keys.contains($0.key) }
        former = try MarkedWords.all(
            marked.filter { $0.record.category == .name && !$0.record.item.isOpen },
            besides: numbers, of: report, call)
    }

    /// An item whose text is not there would mask nothing: then nothing goes out. The texts are
    /// frozen, so only a damaged store has one.
    private static func requirePlaces(
        of items: [PlacedItem], in texts: [TextKey: [Unicode.Scalar]]
    ) throws {
        for item in items {
            guard let text = texts[item.key] else {
                // Of another reply, or of other comments, than what is printed.
                guard item.place.isOfReply else { throw StorageFault.unavailable }
                continue
            }
            guard item.record.span.upperBound <= text.count else {
                throw StorageFault.unavailable
            }
        }
    }

    /// What is published on an order or issued again after a review.
    ///
    /// - Throws: a refusal with pointers to what stands in the way, for who may know of items.
    func cleared() throws -> PublicEditionDraft {
        let report = opened.report
        let clearance: PersonalDataClearance
        do {
            clearance = try PersonalData.clear(
                inside.map(\.record.item), of: report, in: call.hands(on: opened))
        } catch Refusal.personalDataWithoutConsent {
            let unconsented = PersonalData.unconsented(among: inside.map(\.record.item))
            throw refusal(
                unconsented.map {
                    ("#/personal_data_items/\($0.id)", "has no consent to be printed")
                })
        }
        let (draft, leftovers) = try masked(clearance, leftovers: .refused)
        guard leftovers.isEmpty else {
            throw refusal(
                leftovers.map {
                    (
                        $0.pointer,
                        "has words of a masked name with no item on them, in \($0.language)"
                    )
                })
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
    ) throws -> (draft: PublicEditionDraft, leftovers: [(pointer: String, language: String)]) {
        let isInside = Set(inside.map(\.record.item.id))
        let isOpen = { (item: PlacedItem) in clearance.opened.contains(item.record.item.id) }
        var masker = EditionMasker(
            texts: texts, items: items, open: isOpen,
            hides: { item in
                let elsewhere = !isInside.contains(item.record.item.id) && item.record.item.isOpen
                return !isOpen(item) && !elsewhere
            }, former: former, letters: try call.registry.letters(of: opened.report.id),
            leftovers: leftovers)
        let masked = versions.map { version in
            version.masked { part, text in masker.masked(part, text, in: version.languages) }
        }
        let printed = PrintedComments(
            comments: comments.comments, id: comments.id, reply: masked.first?.words.comments,
            attached: masked.first?.words.attached)
        let draft = PublicEditionDraft(
            versions: masked.map(\.version), comments: printed, clearance: clearance,
            letters: masker.newLetters)
        return (draft, masker.leftovers)
    }

    private func refusal(_ failures: [(pointer: String, detail: String)]) -> Problem {
        var problem = Problem(Refusal.personalDataWithoutConsent, date: "")
        guard PersonalData.mayReadItems(of: opened.report, as: call.party) else { return problem }
        var seen: Set<String> = []
        problem.errors = failures.filter { seen.insert($0.pointer + $0.detail).inserted }
            .prefix(JSONFailures.limit)
            .map { JSONFailure(pointer: $0.pointer, code: .conflict, detail: $0.detail) }
        return problem
    }
}

extension Call {
    /// The words of comments that go out with a report.
    fileprivate func printed(_ comments: Comments, with report: ReportID) throws
        -> PrintedComments
    {
        let delivered = try registry.comments(deliveredOn: report)
        switch comments {
        case .none, .toFollow:
            return PrintedComments(comments: comments, id: nil, reply: nil, attached: nil)
        case .reply(let id):
            guard let (reply, _) = try registry.reply(id, as: party) else {
                throw StorageFault.unavailable
            }
            let from = delivered.last { $0.reply == id }
            return PrintedComments(comments: comments, id: from?.id, reply: reply, attached: nil)
        case .attached(let id):
            guard let found = delivered.first(where: { $0.id == id })?.attached else {
                throw StorageFault.unavailable
            }
            return PrintedComments(comments: comments, id: id, reply: nil, attached: found)
        }
    }
}
