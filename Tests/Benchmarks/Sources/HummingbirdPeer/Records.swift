import GRDB
import Hummingbird

/// A report as its row stands in the store, the lists in it as JSON columns: GRDB decodes a
/// nested `Codable` value from the column of its name.
struct ReportRow: Codable, FetchableRecord {
    var id: String
    var symbol: String?
    var statePartyCode: String
    var issuer: String
    var mechanismID: String?
    var addressee: String
    var visitID: String?
    var title: String
    var originalLanguage: String
    var language: String
    var languages: [String]
    var edition: String
    var lifecycle: String
    var confidentiality: String
    var adoptedOn: String?
    var transmittedOn: String?
    var replyDueOn: String?
    var replyStatus: String?
    var meetingDueOn: String?
    var publication: Publication?
    var paragraphs: [Paragraph]
    var footnotes: [Footnote]
    var annexes: [Annex]
    var unplaced: [Unplaced]
    var allowed: [AllowedAct]
    var tag: String

    enum CodingKeys: String, CodingKey {
        case id, symbol, issuer, addressee, title, language, languages, edition, lifecycle
        case confidentiality, publication, paragraphs, footnotes, annexes, unplaced, allowed, tag
        case statePartyCode = "state_party"
        case mechanismID = "mechanism_id"
        case visitID = "visit_id"
        case originalLanguage = "original_language"
        case adoptedOn = "adopted_on"
        case transmittedOn = "transmitted_on"
        case replyDueOn = "reply_due_on"
        case replyStatus = "reply_status"
        case meetingDueOn = "meeting_due_on"
    }
}

struct Publication: Codable {
    var publishedOn: String
    var basis: String
    var scope: String
    var requestedOn: String?
    var comments: String

    enum CodingKeys: String, CodingKey {
        case basis, scope, comments
        case publishedOn = "published_on"
        case requestedOn = "requested_on"
    }
}

struct Paragraph: Codable {
    var address: String
    var headingPath: [String]
    var text: String
    var footnotes: [String]

    enum CodingKeys: String, CodingKey {
        case address, text, footnotes
        case headingPath = "heading_path"
    }
}

struct Footnote: Codable {
    var number: String
    var text: String
    var annex: String?
}

struct Annex: Codable {
    var number: String
    var heading: String
    var sections: [Section]

    struct Section: Codable {
        var heading: String
        var items: [String]
    }
}

struct Unplaced: Codable {
    var line: Int
    var text: String
}

struct AllowedAct: Codable {
    var act: String
    var method: String
    var href: String
}

struct Citation: Codable {
    var symbol: String
    var paragraphs: [String]
}

struct RecommendationRow: Codable, FetchableRecord {
    var id: String
    var reportID: String
    var statePartyCode: String
    var position: Int
    var address: String
    var kind: String
    var text: String
    var reiterates: [Citation]
    var needsAnswer: Bool
    var places: [String]
    var addresseeAuthorities: [String]
    var themes: [String]
    var standards: [String]
    var links: [Citation]

    enum CodingKeys: String, CodingKey {
        case id, position, address, kind, text, reiterates, places, themes
        case standards, links
        case reportID = "report_id"
        case statePartyCode = "state_party"
        case needsAnswer = "needs_answer"
        case addresseeAuthorities = "addressee_authorities"
    }
}

/// Who a token is of.
struct Account: Codable, FetchableRecord {
    var id: String
    var role: String
    var statePartyCode: String?

    enum CodingKeys: String, CodingKey {
        case id, role
        case statePartyCode = "state_party"
    }
}
