internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// The language versions of a report, which share its symbol and its addresses.
enum LanguageVersions {
    private static let path = "/v1/reports/{id}/language-versions"

    static let operations = [
        Operation(.get, path, parameters: Page.parameters, run: list),
        Operation(.post, path, .writes, contentLimit: .report, run: add),
    ]

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let all = try opened.words.languages(for: opened.sight).compactMap { language in
            try call.registry.report(opened.report.id, as: call.party, in: language)
        }
        return try call.shortList(all, id: \.words.version.language) { version, array in
            array.object { write(version, into: &$0) }
        }
    }

    private static func add(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.addLanguageVersion, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let (language, title, text) = try ObjectReader.read(content) { body in
            let language = body.language("language")
            let title = body.string("title", 1...500)
            let text = body.object("document", DocumentForm.read)
            return language.flatMap { language in text.map { (language, title, $0) } }
        }
        let left = try requireSameAddresses(text, opened, call)
        let order = try Article16.LanguageVersions.add(
            language, to: opened.report, in: opened.words.languages, by: call.party)
        let draft = TextDraft(
            language: language, title: title, text: text, leavesAnnexes: !left.isEmpty)
        try call.registry.carryOut(
            order, draft, of: opened, by: call.account(), now: call.moment.text)
        return try answer(call, opened.report.id, language)
    }

    /// All that differs from the original is told at once.
    ///
    /// - Returns: the annexes that are left as they were submitted.
    private static func requireSameAddresses(
        _ text: ReportText, _ opened: Opened<ReportHead>, _ call: Call
    ) throws -> Set<String> {
        guard let stored = try call.registry.text(of: opened) else {
            throw StorageFault.unavailable
        }
        let original = TextFrame(
            stored, try call.registry.recommendations(of: opened).map { ($0.address, $0.kind) })
        let version = TextFrame(
            StoredText(
                paragraphs: text.paragraphs, footnotes: text.footnotes, annexes: text.annexes,
                unplaced: text.unplaced), text.recommendations.map { ($0.address, $0.kind) })
        let failures = Article16.LanguageVersions.differences(of: version, from: original)
            .prefix(JSONFailures.limit).map { difference in
                JSONFailure(
                    pointer: "#/document/\(difference.kind.member)/\(difference.place)",
                    code: .conflict, detail: "must be that of the original")
            }
        guard failures.isEmpty else { throw Problem(invalid: Array(failures)) }
        return version.annexesLeft(of: original)
    }

    private static func answer(_ call: Call, _ id: ReportID, _ language: String) throws
        -> Response
    {
        guard let version = try call.registry.report(id, as: call.party, in: language) else {
            throw Problem.notFound
        }
        var response = call.result(
            .created, try ReportForm.tag(call.visibleReport(id), call), location: url(version),
            body: DocumentForm.written { write(version, into: &$0) })
        response.add("Content-Language", language)
        return response
    }

    private static func write(_ version: Opened<ReportHead>, into body: inout JSONWriter) {
        let (head, isPublic) = (version.words, version.sight == .publicEdition)
        body.member("report_id", version.report.id.text)
        body.member("language", head.version.language)
        body.member("original", head.version.language == head.originalLanguage)
        body.words("title", isPublic ? head.publicTitle : head.title)
        body.member("edition", isPublic ? head.publicEdition : head.version.edition)
        if !isPublic { body.member("number", head.version.number) }
        body.member("url", url(version))
    }

    private static func url(_ version: Opened<ReportHead>) -> String {
        "/v1/reports/\(version.report.id)?language=\(version.words.version.language)"
    }
}

extension FrameDifference.Kind {
    fileprivate var member: String {
        switch self {
        case .paragraph: "paragraphs"
        case .recommendation: "recommendations"
        case .footnote: "footnotes"
        case .annex: "annexes"
        }
    }
}

extension Call {
    static let language = "language"

    /// The report that the path names, in the language that the query names; 404 where the caller
    /// has none in it.
    func reportInLanguage() throws -> Opened<ReportHead> {
        let opened = try visibleReport()
        guard let language = try query()[Self.language] else { return opened }
        guard let version = try registry.report(opened.report.id, as: party, in: language) else {
            throw Problem.notFound
        }
        return version
    }

    /// The field that says in which language a report is shown (RFC 9110, section 8.5).
    static func contentLanguage(_ opened: Opened<ReportHead>) -> [(name: String, value: String)] {
        [("Content-Language", opened.words.version.language)]
    }

    /// A report with the eyes on its original.
    func original(_ opened: Opened<ReportHead>) throws -> Opened<ReportHead> {
        guard opened.words.version.language != opened.words.originalLanguage else { return opened }
        guard let found = try registry.report(opened.report.id, as: party, in: nil) else {
            throw StorageFault.unavailable
        }
        return found
    }

    /// The whole text of a version: the annexes that it leaves out as they were submitted.
    ///
    /// - Parameters:
    ///   - number: an earlier text's than the newest.
    ///   - originalNumber: of the original, likewise.
    func fullText(
        _ opened: Opened<ReportHead>, at number: Int? = nil, originalNumber: Int? = nil
    ) throws -> StoredText {
        guard let text = try registry.text(of: opened, at: number) else {
            throw StorageFault.unavailable
        }
        guard opened.sight != .publicEdition, opened.words.version.leavesAnnexes else {
            return text
        }
        guard let whole = try registry.text(of: original(opened), at: originalNumber) else {
            throw StorageFault.unavailable
        }
        return SubmittedAnnexes(whole, opened.words.originalLanguage).completing(text)
    }
}
