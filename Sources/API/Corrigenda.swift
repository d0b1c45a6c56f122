internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Corrigenda: what a text of one language should have said, shown applied in it.
enum Corrigenda {
    private static let path = "/v1/reports/{id}/corrigenda"

    static let operations = [
        Operation(.get, path, parameters: Page.parameters, run: list),
        Operation(
            .post, path, .writes, date: "issued_on", contentLimit: .report, run: issue),
        Operation(.get, path + "/{corrigendum}", run: read),
    ]

    /// The corrigenda that a reader may know of: all, for who reads the words; for everybody else
    /// those in the public edition, without what stood there before, which nobody has approved.
    static func all(of opened: Opened<ReportHead>, _ call: Call) throws -> [CorrectionSummary] {
        let report = opened.report.id
        switch opened.sight {
        case .correspondent, .copy, .committee:
            return try call.registry.corrigenda(of: report).map(CorrectionSummary.init)
        case .publicEdition:
            return try call.registry.printedCorrigenda(of: report).flatMap { language, stored in
                stored.storedItems.compactMap { CorrectionSummary($0, language) }
            }
        }
    }

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        return try call.shortList(try all(of: opened, call), id: \.id) { item, array in
            array.object { item.write(opened, into: &$0) }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let found = try all(of: opened, call).first { $0.id == call.parameters[1] }
        guard let found else { throw Problem.notFound }
        _ = try call.query()
        let body = DocumentForm.written { found.write(opened, into: &$0) }
        return try call.rendition(
            Rendition.tag(of: body), fields: [("Content-Language", found.language)]
        ) { body }
    }

    private static func issue(_ call: Call) throws -> Response {
        let original = try call.visibleReport()
        try call.require(.issueCorrigendum, on: original)
        let content = try call.content(ifMatch: ReportForm.tag(original, call))
        let wish = try ObjectReader.read(content, CorrigendumWish.read)
        let known = try call.registry.report(
            original.report.id, as: call.party, in: wish.language)
        guard let opened = known else {
            throw Problem.invalid("#/language", .conflict, "must be one of the report's languages")
        }
        let language = opened.words.version.language
        let id = call.registry.newCorrigendum()
        let corrected = try CorrectedText(wish, id, opened, call)
        let earlier = try call.registry.corrigenda(of: original.report.id, in: language)
        try requireSymbol(wish.symbol, of: opened, besides: earlier)
        let order = try Article16.Corrigenda.correct(
            original.report, in: language,
            after: earlier.last?.issuedOn, by: call.party, on: wish.issuedOn, today: call.today)
        try call.registry.carryOut(
            order, corrected.draft(wish.symbol), of: opened, by: call.account(),
            now: call.moment.text)
        return try answer(call, original.report.id, id)
    }

    /// That of the report with its suffix, once in a language: one corrigendum may be of several.
    private static func requireSymbol(
        _ symbol: String?, of opened: Opened<ReportHead>, besides earlier: [CorrigendumRecord]
    ) throws {
        guard let symbol else { return }
        guard Article16.Corrigenda.isSymbol(symbol, of: opened.words.symbol) else {
            throw Problem.invalid(
                "#/symbol", .conflict, "must be that of the report with /Corr.n")
        }
        guard !earlier.contains(where: { $0.symbol == symbol }) else { throw Conflict.symbol }
    }

    private static func answer(_ call: Call, _ report: ReportID, _ id: CorrigendumID) throws
        -> Response
    {
        let opened = try call.visibleReport(report)
        guard let made = try all(of: opened, call).first(where: { $0.id == id.text }) else {
            throw Problem.notFound
        }
        return call.result(
            .created, try ReportForm.tag(opened, call),
            location: "/v1/reports/\(report)/corrigenda/\(id)",
            body: DocumentForm.written { made.write(opened, into: &$0) })
    }
}

/// A corrigendum as its reader sees it.
struct CorrectionSummary {
    let id: String
    let language: String
    private let symbol: String?
    private let issuedOn: String
    /// For who reads the words.
    private let number: Int?
    private let corrections: [JSONValue]

    init(_ record: CorrigendumRecord) {
        id = record.id.text
        language = record.language
        symbol = record.symbol
        issuedOn = record.issuedOn.description
        number = record.number
        corrections = record.corrections.storedItems
    }

    /// As it stands in a public edition.
    init?(_ printed: JSONValue, _ language: String) {
        guard let id = printed.text("id"), let issuedOn = printed.text("issued_on") else {
            return nil
        }
        self.id = id
        self.language = language
        symbol = printed.text("symbol")
        self.issuedOn = issuedOn
        number = nil
        corrections = printed.array("corrections")
    }

    func write(_ opened: Opened<ReportHead>, into body: inout JSONWriter) {
        writeHead(opened, into: &body)
        body.array("corrections") { array in
            for correction in corrections { array.value(correction) }
        }
    }

    /// As its report lists it: where, and a link to what.
    func writeSummary(_ opened: Opened<ReportHead>, into body: inout JSONWriter) {
        writeHead(opened, into: &body)
        body.array("places") { array in
            for correction in corrections {
                array.value(correction.without("before").without("after"))
            }
        }
        body.member("url", "/v1/reports/\(opened.report.id)/corrigenda/\(id)")
    }

    private func writeHead(_ opened: Opened<ReportHead>, into body: inout JSONWriter) {
        body.member("id", id)
        if let symbol, Paragraph1.mayRead(symbol: symbol, with: opened.sight) {
            body.member("symbol", symbol)
        }
        body.member("language", language)
        body.member("number", number)
        body.member("issued_on", issuedOn)
    }
}
