import Article16
import HTTPMessages
import JSON
import Registry

/// One report of a kind that has come as far as a stage, with something of all that belongs to
/// it, before everybody who may ask.
final class AccessStory {
    let kind: String
    let stage: String
    let bench: Bench
    private var clients: [Seat: Client] = [:]
    private(set) var ids: [String: String] = [:]

    private let discloses: Bool

    /// - Parameter discloses: whether the State makes some of its report public itself.
    init(_ kind: String, _ stage: String, discloses: Bool = true) throws {
        (self.kind, self.stage) = (kind, stage)
        self.discloses = discloses
        bench = try Bench()
        try seat()
        for (name, begin) in Self.acts {
            try begin(self)
            if name == stage { break }
        }
    }

    func note(_ name: String, _ id: String) { ids[name] = id }

    subscript(_ seat: Seat) -> Client { clients[seat]! }

    var hands: Seat { kind == "toAuthorities" ? .npmKAZ : .secretariat }
    var addressee: Seat { kind == "toMechanism" ? .npmKAZ : .liaisonKAZ }
    var report: String { "/v1/reports/" + (ids["report"] ?? "") }

    /// What brings a report to each stage from the one before.
    private static let acts: [(String, @Sendable (AccessStory) throws -> Void)] = [
        ("draft", { try $0.draft() }), ("adopted", { try $0.adopt() }),
        ("transmitted", { try $0.transmit() }), ("requested", { try $0.request() }),
        ("referred", { try $0.refer() }),
        ("partly", { try $0.publishPart() }), ("published", { try $0.publishWhole() }),
    ]

    private func seat() throws {
        let mechanisms = try bench.arrange { registry in
            try ["KAZ", "KAZ", "GEO"].map { code in
                let state = StateCode(code)!  // Three capital letters.
                let day = CalendarDate("2005-10-22")!  // A day.
                let obligations = StateObligations(depositedOn: day)
                try registry.put(StateParty(code: state, name: code, obligations: obligations))
                return try registry.addMechanism(of: state, name: "Mechanism")
            }
        }
        ids["mechanism"] = mechanisms[0].text
        clients = [
            .spt: try bench.account(.spt), .secretariat: try bench.account(.secretariat),
            .npmKAZ: try bench.account(.npm, "KAZ", mechanisms[0]),
            .otherNpmKAZ: try bench.account(.npm, "KAZ", mechanisms[1]),
            .npmGEO: try bench.account(.npm, "GEO", mechanisms[2]),
            .liaisonKAZ: try bench.account(.liaison, "KAZ"),
            .liaisonGEO: try bench.account(.liaison, "GEO"),
            .cat: try bench.account(.cat), .auditor: try bench.account(.auditor),
            .operator: try bench.account(.operator),
            .dashboardKAZ: try bench.account(.dashboard, "KAZ", scope: "state"),
            .dashboardSPT: try bench.account(.dashboard, scope: "subcommittee"),
            .dashboardPublic: try bench.account(.dashboard, scope: "public"),
            .everyone: Client(bench: bench, token: nil),
        ]
    }

    private func draft() throws {
        let visit = Sample.visit.replacing("\"announced_on\": \"2012-11-20\",", with: "")
        let own = visit.replacing("\"spt\"", with: kind == "toAuthorities" ? "\"npm\"" : "\"spt\"")
            .replacing("country", with: kind == "toAuthorities" ? "in_depth" : "country")
        ids["visit"] = try self[hands].post("/v1/visits", own).created()
        let addressee = [
            "toState": "state_party", "toMechanism": "npm", "toAuthorities": "authorities",
        ]
        let mechanism =
            kind == "toMechanism" ? #", "mechanism_id": "\#(ids["mechanism"] ?? "")""# : ""
        let visited = #", "visit_id": "\#(ids["visit"] ?? "")""# + mechanism
        let content = Sample.report(to: addressee[kind] ?? "", visited)
        ids["report"] = try self[hands].post("/v1/reports", content).created()
        let recommendations = try self[hands].get(report + "/recommendations").json.ids
        ids["recommendation"] = recommendations.first
    }

    private func adopt() throws {
        try act(hands, "/adoption", Sample.adoption).expect(200)
        let path = report + "/personal-data-items"
        ids["item"] = try self[hands].post(path, Sample.item).created()
        ids["corrigendum"] = try act(hands, "/corrigenda", Sample.corrigendum).created()
    }

    private func transmit() throws {
        let recipients = [
            "toState": ["state_party", "npm"], "toMechanism": ["npm"],
            "toAuthorities": ["authorities", "spt"],
        ]
        for recipient in recipients[kind] ?? [] {
            let sent = Sample.transmission(to: recipient).dropLast()
            let which =
                recipient == "npm" ? #", "mechanism_id": "\#(ids["mechanism"] ?? "")""# : ""
            try act(hands, "/transmissions", sent + which + "}").expect(201)
        }
        ids["reply"] = try self[addressee].post(report + "/replies", Sample.reply).created()
        let reply = "/v1/replies/" + (ids["reply"] ?? "")
        try self[addressee].act(reply + "/submission", Sample.submission, on: reply).expect(200)
        try act(hands, "/reminders", Sample.reminder).expect(201)
        try act(hands, "/extensions", Sample.more).expect(201)
        try act(hands, "/meetings", Sample.meeting).expect(201)
        let told = #"{"text": "T", "assessed_on": "2015-01-10", "communicated_on": "2015-01-12"}"#
        try self[hands].post(path(of: "recommendation", "/assessments"), told).expect(201)
        guard kind == "toState", discloses else { return }
        try act(hands, "/state-disclosures", Sample.disclosure).expect(201)
    }

    private func request() throws {
        ids["request"] = try act(addressee, "/publication-requests", Sample.request).created()
    }

    /// Article 16 (4) speaks of the Subcommittee's report to a State alone.
    private func refer() throws {
        guard kind == "toState" else { return }
        try act(.spt, "/article-16-4", Sample.referral()).expect(201)
        try act(.cat, "/article-16-4/invitation", Sample.invitation).expect(200)
    }

    /// A reprisal, a standing consent, and a public statement on another report.
    func addWhatIsOfNoReport() throws {
        let reprisal = #"{"reported_on": "2014-02-01", "channel": "npm"}"#
        ids["reprisal"] = try self[.secretariat].post("/v1/reprisals", reprisal).created()
        let consent = #"{"declared_on": "2014-02-01", "when": "on_reply"}"#
        ids["consent"] = try self[.secretariat]
            .post("/v1/state-parties/GEO/standing-consents", consent).created()
        let decision = Sample.decision("public_statement")
        try act(.cat, "/article-16-4/decision", decision).expect(200)
        try act(.cat, "/article-16-4/execution", Sample.statement).expect(200)
        let erasure = #"{"act": "erasure", "report_id": "\#(ids["report"] ?? "")"}"#
        ids["confirmation"] = try self[.secretariat]
            .post("/v1/confirmations", erasure).created()
        ids["statement"] = try self[.everyone].get("/v1/public-statements").json.ids.first
    }

    private func publishPart() throws {
        let review = Sample.review(of: try self[hands].get(report).json)
        // A mechanism publishes what was written to it; the secretariat looks it through.
        try act(hands, "/personal-data-reviews", review).expect(201)
        let publisher = kind == "toState" ? Seat.secretariat : .npmKAZ
        let ground =
            kind == "toState"
            ? #""art_16_2_state_disclosure""# + PartStory.decision : #""issuer_decision""#
        let part = #""scope": "part", "paragraphs": ["2"], "published_on": "2015-04-07""#
        try act(publisher, "/publications", #"{"basis": \#(ground), \#(part)}"#).expect(201)
    }

    private func publishWhole() throws {
        let basis = kind == "toAuthorities" ? "issuer_decision" : "art_16_2_request"
        try act(hands, "/publications", Sample.publication(on: basis)).expect(201)
    }

    func act(_ seat: Seat, _ below: String, _ content: String) throws -> Response {
        try self[seat].act(report + below, content, on: report)
    }

    func path(of object: String, _ below: String) -> String {
        "/v1/\(object)s/" + (ids[object] ?? "") + below
    }
}
