import Article16
import HTTPMessages
import JSON
import Registry

/// A bench with two States Parties, their mechanisms, and who reads.
final class World {
    let bench: Bench
    private(set) var clients: [Reader: Client] = [:]

    init() throws {
        bench = try Bench()
        let mechanisms = try bench.arrange { registry in
            try ["KAZ", "GEO"].map { code in
                let state = StateCode(code)!
                let day = CalendarDate("2005-10-22")!
                let obligations = StateObligations(depositedOn: day)
                try registry.put(StateParty(code: state, name: code, obligations: obligations))
                return try registry.addMechanism(of: state, name: "Mechanism of \(code)")
            }
        }
        clients = [
            .spt: try bench.account(.spt), .secretariat: try bench.account(.secretariat),
            .liaisonKAZ: try bench.account(.liaison, "KAZ"),
            .npmKAZ: try bench.account(.npm, "KAZ", mechanisms[0]),
            .liaisonGEO: try bench.account(.liaison, "GEO"),
            .npmGEO: try bench.account(.npm, "GEO", mechanisms[1]),
            .cat: try bench.account(.cat), .operator: try bench.account(.operator),
            .everyone: Client(bench: bench, token: nil),
        ]
    }

    subscript(_ reader: Reader) -> Client { clients[reader]! }

    func submit(by reader: Reader, _ content: String) throws -> String {
        "/v1/reports/" + (try self[reader].post("/v1/reports", content).created())
    }
}

enum Reader: String, CaseIterable {
    case spt, secretariat, liaisonKAZ, npmKAZ, liaisonGEO, npmGEO, cat, `operator`, everyone
}

/// A report in a world, and the acts of its life. The days go on with each.
final class Story {
    let world: World
    let report: String
    private(set) var reply: String?
    private(set) var request: String?
    let issuer: Reader

    /// A draft of the Subcommittee to Kazakhstan, or of its mechanism to its authorities.
    init(in world: World, by issuer: Reader = .secretariat, _ members: String = "") throws {
        self.world = world
        self.issuer = issuer
        let addressee = issuer == .npmKAZ ? "authorities" : "state_party"
        report = try world.submit(by: issuer, Sample.report(to: addressee, members))
    }

    /// A report that is there.
    init(at report: String, in world: World, by issuer: Reader) {
        (self.report, self.world, self.issuer) = (report, world, issuer)
    }

    /// A draft of the Subcommittee with another text.
    init(in world: World, document: String) throws {
        self.world = world
        issuer = .secretariat
        let content = Sample.report().replacing(Sample.document, with: document)
        report = try world.submit(by: issuer, content)
    }

    func adopt() throws {
        try act(issuer, "/adoption", Sample.adoption).expect(200)
    }

    func send(to addressee: String) throws {
        try act(issuer, "/transmissions", Sample.transmission(to: addressee)).expect(201)
    }

    /// Adopted, and sent to whom it speaks to.
    func reachAddressee() throws {
        try adopt()
        try send(to: issuer == .npmKAZ ? "authorities" : "state_party")
    }

    func draftReply() throws {
        reply = "/v1/replies/" + (try act(.liaisonKAZ, "/replies", Sample.reply).created())
    }

    func submitReply() throws {
        let reply = reply ?? ""
        try world[.liaisonKAZ].act(reply + "/submission", Sample.submission, on: reply)
            .expect(200)
    }

    func ask() throws {
        let made = try act(.liaisonKAZ, "/publication-requests", Sample.request).created()
        request = "/v1/publication-requests/" + made
    }

    func withdraw() throws {
        let request = request ?? ""
        try world[.liaisonKAZ].act(request + "/withdrawal", Sample.withdrawal, on: request)
            .expect(200)
    }

    func review() throws {
        try act(issuer, "/personal-data-reviews", try reviewing()).expect(201)
    }

    func publish() throws {
        let basis = issuer == .npmKAZ ? "issuer_decision" : "art_16_2_request"
        try act(issuer, "/publications", Sample.publication(on: basis)).expect(201)
    }

    func reviewing() throws -> String { Sample.review(of: try world[issuer].get(report).json) }

    func act(_ reader: Reader, _ below: String, _ content: String) throws -> Response {
        try world[reader].act(report + below, content, on: report)
    }
}

/// What is sent in the tests.
enum Sample {
    static func report(to addressee: String = "state_party", _ members: String = "") -> String {
        """
        {"state_party": "KAZ", "addressee": "\(addressee)", "title": "A visit",
         "original_language": "en", "document": \(document)\(members)}
        """
    }

    static let document = """
        {"paragraphs": [
           {"address": "1", "heading_path": [], "text": "Cells were dark.", "footnotes": []},
           {"address": "2", "heading_path": [], "text": "Give light.", "footnotes": []}],
         "recommendations": [
           {"address": "2", "kind": "recommendation", "text": "Give light.", "reiterates": []},
           {"address": "1", "kind": "statement", "text": "Noted.", "reiterates": []}],
         "footnotes": [], "annexes": [], "unplaced": []}
        """

    static let visit = """
        {"state_party": "KAZ", "body": "spt", "type": "country", "started_on": "2013-03-26",
         "ended_on": "2013-04-01", "announced_on": "2012-11-20",
         "delegation": ["A. Member", "B. Member"], "places": [{"name": "Colony 1"}]}
        """
    /// On the day of publication; of what is public already, today.
    static func review(of report: JSONValue, on day: String? = nil) -> String {
        let day = day ?? (report["publication"] == nil ? "2015-04-07" : "2016-06-01")
        let edition = report["edition"]?.text ?? ""
        return #"{"edition": "\#(edition)", "reviewed_on": "\#(day)", "reviewer": "A. P."}"#
    }
    static let adoption = #"{"adopted_on": "2013-11-17"}"#
    static func transmission(to addressee: String) -> String {
        #"{"addressee": "\#(addressee)", "transmitted_on": "2014-01-03"}"#
    }
    static let reply =
        #"{"language": "en", "items": [{"answers": ["2"], "text": "Lamps were bought."}]}"#
    static let submission = #"{"submitted_on": "2014-06-30"}"#
    static let request = #"{"requested_on": "2015-01-27"}"#
    static let withdrawal = #"{"withdrawn_on": "2015-01-28", "reason": "R"}"#
    static let disclosure =
        #"{"disclosed_on": "2015-02-01", "where": "A newspaper", "scope": "whole"}"#
    static let reminder = #"{"reminded_on": "2014-08-01", "reference": "Note 3"}"#
    static let more = #"{"granted_on": "2014-06-20", "reply_due_on": "2014-10-03"}"#
    static let meeting = #"{"met_on": "2014-11-05", "subject": "Light"}"#
    static let item = """
        {"text": {"kind": "paragraph", "address": "1"}, "start": 0, "end": 5, "exact": "Cells",
         "subject": "person-1", "category": "other"}
        """
    static let version =
        #"{"language": "fr", "title": "Une visite", "document": \#(translation)}"#
    static let translation = document.replacing("Cells were dark.", with: "Il faisait sombre.")
        .replacing("Give light.", with: "Donnez de la lumière.").replacing("Noted.", with: "Noté.")
    static let corrigendum = """
        {"language": "en", "issued_on": "2015-03-01",
         "corrections": [{"paragraph": "1", "text": "Cells were very dark."}]}
        """
    static let erasure = #"{"reason": "The term has passed."}"#
    static let reissue = #"{"reissued_on": "2016-06-01", "reason": "R"}"#
    static func publication(on basis: String) -> String {
        #"{"basis": "\#(basis)", "scope": "whole", "published_on": "2015-04-07"}"#
    }
}
