import API
import Article16
import HTTPMessages
import JSON

@testable import Registry

/// Confidential reports to Kazakhstan of which every word is a canary.
final class CanaryStory {
    let journal = CanaryJournal()
    let bench: Bench
    var clients: [String: Client] = [:]
    /// Where each operation was sent canaries.
    private(set) var filled: [String: Set<String>] = [:]
    private(set) var words = 0
    var asked = 0
    private(set) var report = ""
    private(set) var ids: Set<String> = []
    let contract: AskedContract

    /// What is public whoever enters it.
    static let ofEverybody: Set<String> = [
        "PUT /v1/state-parties/{iso3}", "POST /v1/mechanisms", "PATCH /v1/mechanisms/{id}",
        "POST /v1/state-parties/{iso3}/standing-consents",
        "POST /v1/standing-consents/{id}/withdrawal",
        "POST /v1/reports/{id}/article-16-4/execution",
    ]

    /// Words of a publication that are made public with it.
    static let published: Set<String> = [
        "POST /v1/reports/{id}/publications decision.reference",
        "POST /v1/reports/{id}/publications symbol",
    ]

    init() throws {
        let journal = journal
        bench = try Bench(journal: { journal.note($0) })
        contract = try AskedContract()
        try bench.arrange { registry in
            for state in ["KAZ", "GEO"].compactMap({ StateCode($0) }) {
                let day = CalendarDate("2005-10-22")!  // A day.
                let obligations = StateObligations(depositedOn: day)
                try registry.put(
                    StateParty(code: state, name: "A State", obligations: obligations))
            }
        }
        for role in [Role.secretariat, .spt, .cat] {
            clients[role.rawValue] = try bench.account(role)
        }
        clients["liaisonKAZ"] = try bench.account(.liaison, "KAZ")
        clients["liaisonGEO"] = try bench.account(.liaison, "GEO")
        clients["everyone"] = Client(bench: bench, token: nil)
        try live()
        try refer()
        try open()
        try erase()
    }

    /// A new word that stands nowhere else.
    func word() -> String {
        words += 1
        return "canary\(words)x"
    }

    @discardableResult
    func send(
        _ client: String, _ target: String, _ content: String, _ method: String = "POST"
    ) throws -> JSONValue {
        let resource = Chronicle.resource(inFrontOf: target)
        let asker = clients[client]!
        let creates = contract.operations.contains { $0.method == "GET" && $0.template == target }
        let answer =
            try creates
            ? asker.post(target, content) : asker.act(target, content, on: resource, method)
        guard answer.status.code < 300 else {
            throw Chronicle.Refused(asked: "\(client) \(target) \(content)", answer: answer.text)
        }
        let places = try JSONParser.parse(Array(content.utf8)).canaries()
        let name = contract.operation(method, at: target)?.name ?? target
        filled[name, default: []].formUnion(places)
        ids.formUnion(answer.text.matches(of: /[a-z]{3}_[a-z2-7]{26}/).map { String($0.output) })
        return answer.json
    }

    private func made(_ client: String, _ target: String, _ content: String) throws -> String {
        try send(client, target, content)["id"]?.text ?? ""
    }

    private func live() throws {
        let visit = try visit()
        report =
            try "/v1/reports/"
            + made(
                "secretariat", "/v1/reports",
                """
                {"state_party": "KAZ", "addressee": "state_party", "title": "\(word())",
                 "symbol": "\(word())", "visit_id": "\(visit)", "original_language": "en",
                 "document": \(document())}
                """)
        let first = word()
        let changed = #"{"title": "\#(word())", "symbol": "\#(word())", "document": "#
        try send("secretariat", report, changed + document(first) + "}", "PATCH")
        let listed = try clients["secretariat"]!.get(report + "/recommendations").json.ids
        ids.formUnion(listed)
        let recommendation = "/v1/recommendations/" + listed[0]
        try send("secretariat", recommendation, "{\(details())}", "PATCH")
        try send("secretariat", report + "/adoption", Sample.adoption)
        try mark(first)
        try send(
            "secretariat", report + "/language-versions",
            #"{"language": "fr", "title": "\#(word())", "document": \#(document())}"#)
        try send(
            "secretariat", report + "/transmissions", Sample.transmission(to: "state_party"))
        let symbol = try clients["secretariat"]!.get(report).json["symbol"]?.text ?? ""
        try send(
            "secretariat", report + "/corrigenda",
            """
            {"language": "en", "issued_on": "2015-03-01", "symbol": "\(symbol)/Corr.1",
             "corrections": [{"paragraph": "2", "text": "\(word())"}]}
            """)
        try talk(recommendation)
        try ask()
    }

    private func visit() throws -> String {
        let place = try made(
            "secretariat", "/v1/places",
            """
            {"state_party": "KAZ", "kind": "prison", "name": "\(word())",
             "subdivision": "\(word())", "locality": "\(word())"}
            """)
        let changed = ["name", "subdivision", "locality"].map { #""\#($0)": "\#(word())""# }
        try send(
            "secretariat", "/v1/places/" + place, "{\(changed.joined(separator: ", "))}", "PATCH")
        let visit = try made(
            "secretariat", "/v1/visits",
            """
            {"state_party": "KAZ", "body": "spt", "type": "country",
             "started_on": "2013-03-26", "ended_on": "2013-04-01", \(visited())}
            """)
        try send("secretariat", "/v1/visits/" + visit, "{\(visited())}", "PATCH")
        return visit
    }

    private func visited() -> String {
        """
        "delegation": ["\(word())", {"name": "\(word())"}],
        "places": [{"name": "\(word())", "kind": "\(word())", "locality": "\(word())"}],
        "interlocutors": [{"institution": "\(word())", "role": "\(word())"}]
        """
    }

    private func details() -> String {
        """
        "addressee_authorities": ["\(word())"], "themes": ["\(word())"],
        "standards": ["\(word())"],
        "links": [{"type": "cites", "target": {"symbol": "\(word())", "paragraphs": ["3"]}}]
        """
    }

    private func document(_ first: String? = nil) -> String {
        """
        {"paragraphs": [
           {"address": "1", "heading_path": ["\(word())"], "text": "\(first ?? word())",
            "footnotes": ["1"]},
           {"address": "2", "heading_path": [], "text": "\(word())", "footnotes": []}],
         "recommendations": [
           {"address": "2", "kind": "recommendation", "text": "\(word())", \(details())},
           {"address": "1", "kind": "recommendation", "text": "\(word())",
            "reiterates": [{"symbol": "\(word())", "paragraphs": ["36"]}]}],
         "footnotes": [{"number": "1", "text": "\(word())"}],
         "annexes": [{"number": "I", "heading": "\(word())",
           "sections": [{"heading": "\(word())", "items": ["\(word())"]}]}],
         "unplaced": [{"line": 7, "text": "\(word())"}]}
        """
    }

    /// Words that tell of a person: the first paragraph is nothing else.
    private func mark(_ first: String) throws {
        let item = try made(
            "secretariat", report + "/personal-data-items",
            """
            {"text": {"kind": "paragraph", "address": "1"}, "start": 0, "end": \(first.count),
             "exact": "\(first)", "subject": "\(word())", "category": "name"}
            """)
        let path = report + "/personal-data-items/" + item
        try send("secretariat", path, #"{"subject": "\#(word())"}"#, "PATCH")
        try send(
            "secretariat", path + "/consent",
            #"{"consent": "requested", "on": "2014-01-02", "reference": "\#(word())"}"#)
    }

    private func items() -> String {
        """
        "items": [{"answers": ["2"], "text": "\(word())", "actions_taken": ["\(word())"],
          "actions_planned": [{"text": "\(word())", "timescale": "\(word())"}]}]
        """
    }

    private func talk(_ recommendation: String) throws {
        let reply =
            try "/v1/replies/"
            + made(
                "liaisonKAZ", report + "/replies", #"{"language": "en", \#(items())}"#)
        try send("liaisonKAZ", reply, "{\(items())}", "PATCH")
        try send("liaisonKAZ", reply + "/submission", Sample.submission)
        try send("liaisonKAZ", report + "/replies", #"{"language": "en", \#(items())}"#)
        let reminder = #"{"reminded_on": "2014-08-01", "reference": "\#(word())"}"#
        try send("secretariat", report + "/reminders", reminder)
        let meeting = #"{"met_on": "2014-11-05", "subject": "\#(word())"}"#
        try send("secretariat", report + "/meetings", meeting)
        for told in ["", #", "communicated_on": "2015-01-12""#] {
            let content = #"{"text": "\#(word())", "assessed_on": "2015-01-10"\#(told)}"#
            try send("secretariat", recommendation + "/assessments", content)
        }
        let disclosed =
            #"{"disclosed_on": "2015-02-01", "where": "\#(word())", "scope": "whole"}"#
        try send("secretariat", report + "/state-disclosures", disclosed)
    }

    private func ask() throws {
        let attached = #""attached": {"language": "en", "paragraphs": ["\#(word())"]}"#
        func request(_ comments: String) throws -> String {
            try "/v1/publication-requests/"
                + made(
                    "liaisonKAZ", report + "/publication-requests",
                    """
                    {"requested_on": "2015-01-27", "reference": "\(word())",
                     "comments": \(comments)}
                    """)
        }
        let first = try request("{\(attached)}")
        let withdrawal = #"{"withdrawn_on": "2015-01-28", "reason": "\#(word())"}"#
        try send("liaisonKAZ", first + "/withdrawal", withdrawal)
        let second = try request(#""to_follow""#)
        let later = attached.replacing(/canary\d+x/, with: word())
        try send(
            "liaisonKAZ", second + "/comments", #"{"delivered_on": "2015-02-01", \#(later)}"#)
        try review()
    }

    private func review() throws {
        let edition = try clients["secretariat"]!.get(report).json["edition"]?.text ?? ""
        try send(
            "secretariat", report + "/personal-data-reviews",
            """
            {"edition": "\(edition)", "reviewed_on": "2015-04-01", "reviewer": "\(word())"}
            """)
    }

    /// Article 16 (4), not as far as its public outcome.
    private func refer() throws {
        let file = report + "/article-16-4"
        try send(
            "spt", file,
            Sample.referral().replacing("Session 24", with: word()))
        try send("cat", file + "/invitation", Sample.invitation)
        let views =
            #"{"received_on": "2014-11-20", "text": "\#(word())", "reference": "\#(word())"}"#
        try send("liaisonKAZ", file + "/views", views)
        let decision = Sample.decision("publish_report").replacing(
            #""members""#, with: #""reference": "\#(word())", "members""#)
        try send("cat", file + "/decision", decision)
    }

    /// A report that is public: of its words only those about the publication are confidential.
    private func open() throws {
        let hidden = report
        defer { report = hidden }
        report = try "/v1/reports/" + made("secretariat", "/v1/reports", Sample.report())
        try send("secretariat", report + "/adoption", Sample.adoption)
        try send(
            "secretariat", report + "/transmissions", Sample.transmission(to: "state_party"))
        let item = try made("secretariat", report + "/personal-data-items", Sample.item)
        try send("secretariat", report + "/state-disclosures", Sample.disclosure)
        try review()
        try send(
            "secretariat", report + "/publications",
            """
            {"basis": "art_16_2_state_disclosure", "scope": "whole",
             "published_on": "2015-04-07"\(PartStory.decision)}
            """)
        let consent =
            #"{"consent": "granted", "on": "2015-05-01", "reference": "\#(word())"}"#
        let path = report + "/personal-data-items/\(item)"
        try send("secretariat", path + "/consent", consent)
        let edition = try clients["secretariat"]!.get(report).json["edition"]?.text ?? ""
        try send(
            "secretariat", report + "/personal-data-reviews",
            #"{"edition": "\#(edition)", "reviewed_on": "2016-06-01", "reviewer": "\#(word())"}"#)
        let reissue = #"{"reissued_on": "2016-06-01", "reason": "\#(word())"}"#
        try send("secretariat", report + "/reissues", reissue)
    }
}
