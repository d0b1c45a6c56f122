import Hummingbird

/// A report on the wire, with the members that the register's own has.
struct ReportAnswer: Encodable {
    var row: ReportRow
    var document: Document

    init(_ row: ReportRow, _ recommendations: [RecommendationRow]) {
        self.row = row
        document = Document(
            paragraphs: row.paragraphs,
            recommendations: recommendations.map(RecommendationPart.init),
            footnotes: row.footnotes, annexes: row.annexes, unplaced: row.unplaced)
    }

    enum CodingKeys: String, CodingKey {
        case document
    }

    func encode(to encoder: any Encoder) throws {
        var facts = encoder.container(keyedBy: ReportRow.CodingKeys.self)
        try facts.encode(row.id, forKey: .id)
        try facts.encodeIfPresent(row.symbol, forKey: .symbol)
        try facts.encode(row.statePartyCode, forKey: .statePartyCode)
        try facts.encode(row.issuer, forKey: .issuer)
        try facts.encodeIfPresent(row.mechanismID, forKey: .mechanismID)
        try facts.encode(row.addressee, forKey: .addressee)
        try facts.encodeIfPresent(row.visitID, forKey: .visitID)
        try facts.encode(row.title, forKey: .title)
        try facts.encode(row.originalLanguage, forKey: .originalLanguage)
        try facts.encode(row.language, forKey: .language)
        try facts.encode(row.languages, forKey: .languages)
        try facts.encode(row.edition, forKey: .edition)
        try facts.encode(row.lifecycle, forKey: .lifecycle)
        try facts.encode(row.confidentiality, forKey: .confidentiality)
        try facts.encodeIfPresent(row.adoptedOn, forKey: .adoptedOn)
        try facts.encodeIfPresent(row.transmittedOn, forKey: .transmittedOn)
        try facts.encodeIfPresent(row.replyDueOn, forKey: .replyDueOn)
        try facts.encodeIfPresent(row.replyStatus, forKey: .replyStatus)
        try facts.encodeIfPresent(row.meetingDueOn, forKey: .meetingDueOn)
        try facts.encodeIfPresent(row.publication, forKey: .publication)
        try facts.encode(row.allowed, forKey: .allowed)
        var whole = encoder.container(keyedBy: CodingKeys.self)
        try whole.encode(document, forKey: .document)
    }
}

struct Document: Encodable {
    var paragraphs: [Paragraph]
    var recommendations: [RecommendationPart]
    var footnotes: [Footnote]
    var annexes: [Annex]
    var unplaced: [Unplaced]
}

/// A recommendation as part of its report.
struct RecommendationPart: Encodable {
    var id: String
    var address: String
    var kind: String
    var text: String
    var reiterates: [Citation]

    init(_ row: RecommendationRow) {
        id = row.id
        address = row.address
        kind = row.kind
        text = row.text
        reiterates = row.reiterates
    }
}

/// A recommendation by itself.
struct RecommendationAnswer: Encodable {
    var row: RecommendationRow

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: RecommendationRow.CodingKeys.self)
        try body.encode(row.id, forKey: .id)
        try body.encode(row.reportID, forKey: .reportID)
        try body.encode(row.statePartyCode, forKey: .statePartyCode)
        try body.encode(row.address, forKey: .address)
        try body.encode(row.kind, forKey: .kind)
        try body.encode(row.text, forKey: .text)
        try body.encode(row.reiterates, forKey: .reiterates)
        try body.encode(row.needsAnswer, forKey: .needsAnswer)
        try body.encode(row.places, forKey: .places)
        try body.encode(row.addresseeAuthorities, forKey: .addresseeAuthorities)
        try body.encode(row.themes, forKey: .themes)
        try body.encode(row.standards, forKey: .standards)
        try body.encode(row.links, forKey: .links)
    }
}

struct Page<Item: Encodable>: Encodable {
    var items: [Item]
    var next: String?
}

/// What a State answers, as it comes in.
struct ReplyInput: Decodable {
    var language: String
    var items: [ReplyItem]
}

struct ReplyItem: Codable {
    var answers: [String]
    var text: String
    var actionsTaken: [String]
    var actionsPlanned: [PlannedAction]
    var declaredStatus: String?
    var position: String?

    enum CodingKeys: String, CodingKey {
        case answers, text, position
        case actionsTaken = "actions_taken"
        case actionsPlanned = "actions_planned"
        case declaredStatus = "declared_status"
    }
}

struct PlannedAction: Codable {
    var text: String
    var timescale: String?
}

/// The reply as it was kept.
struct ReplyAnswer: Encodable {
    var id: String
    var reportID: String
    var language: String
    var status = "draft"
    var coverage: Coverage
    var items: [ReplyItem]

    struct Coverage: Encodable {
        var answered: Int
        var of: Int
    }

    enum CodingKeys: String, CodingKey {
        case id, language, status, coverage, items
        case reportID = "report_id"
    }
}
