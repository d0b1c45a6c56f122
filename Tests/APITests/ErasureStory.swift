import HTTPMessages
import JSON
import Registry

/// A report with something of all that can be around one whose words may be erased.
final class ErasureStory {
    let story: AccessStory
    private(set) var draft = ""
    /// Another report, on the same State, that speaks of this one.
    private(set) var other = ""

    init(_ kind: String) throws {
        story = try AccessStory(kind, "transmitted", discloses: false)
        try act(story.hands, "/language-versions", Sample.version).expect(201)
        draft = "/v1/replies/" + (try act(story.addressee, "/replies", Sample.reply).created())
        try requestWithComments()
        try act(story.hands, "/personal-data-reviews", reviewing()).expect(201)
        let item = story.report + "/personal-data-items/" + (story.ids["item"] ?? "")
        let consent = #"{"consent": "refused", "on": "2015-01-20", "reference": "Walnut"}"#
        try story[story.hands].act(item + "/consent", consent, on: item).expect(200)
        if kind == "toState" { try referInVain() }
        try link()
    }

    var report: String { story.report }
    var id: String { story.ids["report"] ?? "" }

    func act(_ seat: Seat, _ below: String, _ content: String) throws -> Response {
        try story.act(seat, below, content)
    }

    func erase() throws -> Response { try act(story.hands, "/erasure", Sample.erasure) }

    private func reviewing() throws -> String {
        Sample.review(of: try story[story.hands].get(report).json)
    }

    /// Asked for, with words to be printed, and taken back.
    private func requestWithComments() throws {
        let words = """
            {"requested_on": "2015-01-27", "reference": "Walnut",
             "comments": {"attached": {"language": "en", "paragraphs": ["Walnut"]}}}
            """
        let request =
            "/v1/publication-requests/"
            + (try act(story.addressee, "/publication-requests", words).created())
        let back = #"{"withdrawn_on": "2015-01-28", "reason": "Walnut"}"#
        try story[story.addressee].act(request + "/withdrawal", back, on: request).expect(200)
        story.note("request", String(request.dropFirst("/v1/publication-requests/".count)))
    }

    /// A file under article 16 (4) that ended in a rejection.
    private func referInVain() throws {
        try act(.spt, "/article-16-4", Sample.referral()).expect(201)
        try act(.cat, "/article-16-4/invitation", Sample.invitation).expect(200)
        try act(.liaisonKAZ, "/article-16-4/views", Sample.views).expect(200)
        try act(.cat, "/article-16-4/decision", Sample.decision(nil, inFavour: 3)).expect(200)
    }

    /// A later report that reiterates a recommendation of this one, and amends it.
    private func link() throws {
        let links = #""links": [{"type": "cites", "target": {"recommendation_id": "\#(target)"}}]"#
        let document = Sample.document
            .replacing("Cells were dark.", with: "Later.").replacing("Give light.", with: "More.")
            .replacing("Noted.", with: "Known.")
            .replacing(#""reiterates": []}]"#, with: #""reiterates": [], \#(links)}]"#)
        let addressee = story.kind == "toAuthorities" ? "authorities" : "state_party"
        let content = Sample.report(to: addressee).replacing(Sample.document, with: document)
            .replacing("A visit", with: "Another")
        let made = try story[story.hands].post("/v1/reports", content).created()
        other = "/v1/reports/" + made
    }

    private var target: String { story.ids["recommendation"] ?? "" }

    /// Words of the report, or of what was said around it.
    static let words = [
        "Cells", "Give light", "Lamps", "Noted", "A visit", "Une visite", "sombre", "Walnut",
        "Note 3", "A. P.", "person-1",
    ]
}
