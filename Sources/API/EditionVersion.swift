internal import Article16
internal import JSON
internal import Registry

/// One language version on its way to the public: its whole text, and what of it is published.
struct EditionVersion {
    let language: String
    let number: Int
    let languages: TextLanguages
    let walk: TextWalk
    let whole: EditionWords
    let cut: EditionWords
    let corrigenda: [CorrigendumRecord]
    /// The digest of the text; nil of one that is not the newest any more.
    private let edition: String?

    /// Which texts: the newest, or those that the public reads now.
    enum Basis {
        case newest, served

        func languages(of head: ReportHead) -> [String] {
            switch self {
            case .newest: head.languages
            case .served: head.publicLanguages
            }
        }

        func number(of head: ReportHead) -> Int {
            switch self {
            case .newest: head.version.number
            case .served: head.version.publicNumber ?? head.version.number
            }
        }
    }

    /// - Parameter comments: printed with the original.
    init(
        _ opened: Opened<ReportHead>, _ basis: Basis, scope: PublicationScope,
        comments: PrintedComments, _ call: Call
    ) throws {
        let head = opened.words
        let original = try call.original(opened)
        let originalNumber = basis.number(of: original.words)
        let isOriginal = head.version.language == head.originalLanguage
        language = head.version.language
        number = basis.number(of: head)
        let text = try call.fullText(opened, at: number, originalNumber: originalNumber)
        let recommendations = try call.registry.recommendations(of: opened, at: number)
        let own = try call.registry.text(of: opened, at: number)
        let printed = PublicEdition(text, recommendations, scope: scope)
        edition = number == head.version.number ? head.version.edition : nil
        languages = TextLanguages(
            version: language, original: head.originalLanguage,
            left: own.map { SubmittedAnnexes.left(by: $0, of: text) } ?? [],
            comments: comments.reply?.language ?? comments.attached?.language)
        walk = TextWalk(text)
        whole = EditionWords(
            title: head.title, text: text, recommendations: recommendations,
            comments: isOriginal ? comments.reply : nil,
            attached: isOriginal ? comments.attached : nil)
        cut = EditionWords(
            title: head.title, text: printed.text, recommendations: printed.recommendations,
            comments: whole.comments, attached: whole.attached)
        let newest = number
        corrigenda =
            newest > 1
            ? try call.registry.corrigenda(of: opened.report.id, in: language)
                .filter { $0.number <= newest } : []
    }

    /// The texts of the whole, or of what is published, by place and language.
    func texts(of words: EditionWords) -> [TextKey: [Unicode.Scalar]] {
        var texts: [TextKey: [Unicode.Scalar]] = [:]
        _ = walk.map(words) { part, text in
            if case .own(let place) = part {
                texts[languages.key(place)] = Array(text.unicodeScalars)
            }
            return text
        }
        return texts
    }

    /// What the public reads of it, with each text as `mask` gives it back.
    func masked(_ mask: TextWalk.Visit) -> (version: PublicVersion, words: EditionWords) {
        var texts: [CorrectionPlace: String] = [:]
        let words = walk.map(cut) { part, text in
            let masked = mask(part, text)
            if case .own(let place) = part { texts[.text(place)] = masked }
            return masked
        }
        for recommendation in words.recommendations {
            texts[.recommendation(recommendation.id.text)] = recommendation.text
        }
        let version = PublicVersion(
            language: language, number: number, title: words.title, text: words.text,
            recommendations: words.recommendations, corrigenda: printed(texts),
            verbatimOf: words.isSaid(by: whole) ? edition : nil)
        return (version, words)
    }

    /// The corrections of what is published, each with what it says now where none came after it.
    private func printed(_ texts: [CorrectionPlace: String]) -> [UInt8] {
        var later: Set<CorrectionPlace> = []
        let printed = corrigenda.reversed().compactMap { record -> [UInt8]? in
            let inside = record.corrections.storedItems.compactMap { correction -> JSONValue? in
                guard let place = CorrectionPlace(stored: correction), let text = texts[place]
                else { return nil }
                let bare = inPublic(correction, place)
                let isLast = later.insert(place).inserted
                return isLast ? bare.adding("after", .string(text)) : bare
            }
            guard !inside.isEmpty else { return nil }
            return DocumentForm.written { body in
                body.member("id", record.id.text)
                body.member("symbol", record.symbol)
                body.member("issued_on", record.issuedOn.description)
                body.array("corrections") { array in for item in inside { array.value(item) } }
            }
        }
        return DocumentForm.array(printed.reversed())
    }

    /// Where a correction is, without its words; a heading by a paragraph that is published.
    private func inPublic(_ correction: JSONValue, _ place: CorrectionPlace) -> JSONValue {
        let bare = correction.without("before").without("after")
        guard case .text(let own) = place, case .heading(_, let level) = own.kind else {
            return bare
        }
        let addresses = cut.text.paragraphs.storedItems.compactMap { $0.text("address") }
        let open = addresses.first { walk.heading(level, above: $0, in: whole.text) == own }
        return bare.adding("heading", .string(open ?? ""))
    }
}
