import HTTPMessages
import JSON

/// One report on its way to a stage.
struct ChronicleLife {
    let chronicle: Chronicle
    let state: String
    let kind: String
    /// The mechanism that writes or is written to, by its name in the chronicle.
    let mechanism: String
    let number: Int
    /// Whether it is of those that world B adds: its visit is not announced, nothing is public.
    let isHidden: Bool
    /// What it links to: symbols, and recommendations of reports that are there already.
    var cited: [String] = []
    var members = ""
    var symbol: String
    private(set) var report = ""
    private var recommendation = ""
    private var reply = ""
    private var item = ""

    static let stages = [
        "draft", "adopted", "transmitted", "requested", "invited", "referred", "partly",
        "published", "reissued",
    ]

    init(
        _ chronicle: Chronicle, _ state: String, _ kind: String, by mechanism: String? = nil,
        isHidden: Bool = false
    ) {
        (self.chronicle, self.state, self.kind) = (chronicle, state, kind)
        self.mechanism = mechanism ?? state
        self.isHidden = isHidden
        number = chronicle.next()
        symbol = "CAT/OP/\(state)/\(isHidden ? "H" : "")\(number)"
    }

    private var hands: String { kind == "toAuthorities" ? "npm" + mechanism : "secretariat" }
    private var addressee: String {
        kind == "toMechanism" ? "npm" + mechanism : "liaison" + state
    }
    private var path: String { "/v1/reports/" + report }

    /// Lives up to a stage and is entered in the chronicle.
    mutating func live(until last: String) throws {
        for stage in Self.stages {
            try begin(stage)
            if stage == last { break }
        }
        chronicle.reports["\(state) \(kind) \(last)", default: []].append(report)
        chronicle.symbols.append(symbol)
    }

    private mutating func begin(_ stage: String) throws {
        switch stage {
        case "draft": try draft()
        case "adopted": try adopt()
        case "transmitted": try transmit()
        case "requested": try request()
        case "invited": try invite()
        case "referred": try refer()
        case "partly": try publish(part: true)
        case "published": try publish(part: false)
        default: try reissue()
        }
    }

    private mutating func draft() throws {
        let isOwn = kind == "toAuthorities"
        let place = try chronicle.post(
            hands, "/v1/places",
            """
            {"state_party": "\(state)", "kind": "prison", "name": "Colony \(number)",
             "locality": "Town \(number)"}
            """)["id"]?.text
        let announced = isHidden || number % 2 == 0 ? "" : #""announced_on": "2012-11-20","#
        let visit = try chronicle.post(
            hands, "/v1/visits",
            """
            {"state_party": "\(state)", "body": "\(isOwn ? "npm" : "spt")",
             "type": "\(isOwn ? "in_depth" : "country")", "started_on": "2013-03-26",
             "ended_on": "2013-04-01", \(announced) "delegation": ["A. Member", "B. Member"],
             "places": [{"place_id": "\(place ?? "")"}, {"name": "Hall \(number)"}],
             "interlocutors": [{"institution": "Ministry \(number)"}]}
            """)["id"]?.text
        report = try chronicle.post(hands, "/v1/reports", content(visit ?? ""))["id"]?.text ?? ""
        let listed = try chronicle[hands].get(path + "/recommendations").json.ids
        chronicle.ids.formUnion(listed)
        recommendation = listed.first ?? ""
        let details = #"{"themes": ["light \#(number)"], "addressee_authorities": ["Ministry"]}"#
        try chronicle.act(hands, "/v1/recommendations/" + recommendation, details, "PATCH")
    }

    private func content(_ visit: String) -> String {
        let to = [
            "toState": "state_party", "toMechanism": "npm", "toAuthorities": "authorities",
        ]
        let named =
            kind == "toMechanism"
            ? #", "mechanism_id": "\#(chronicle.mechanisms[mechanism] ?? "")""# : ""
        let links = cited.map { target in
            let type = target.hasPrefix("rec_") ? "builds_on" : "cites"
            let name =
                target.hasPrefix("rec_")
                ? #""recommendation_id": "\#(target)""#
                : #""symbol": "\#(target)", "paragraphs": ["2"]"#
            return #"{"type": "\#(type)", "target": {\#(name)}}"#
        }
        let document = Sample.document.replacing(
            #""text": "Give light.", "reiterates": []"#,
            with: #""text": "Give light.", "links": [\#(links.joined(separator: ", "))]"#)
        return """
            {"state_party": "\(state)", "addressee": "\(to[kind] ?? "")",
             "title": "Visit \(number)",
             "original_language": "en", "symbol": "\(symbol)", "visit_id": "\(visit)",
             "document": \(document)\(named)\(members)}
            """
    }

    private mutating func adopt() throws {
        let day = isHidden ? "2013-12-01" : "2013-11-17"
        try chronicle.act(hands, path + "/adoption", #"{"adopted_on": "\#(day)"}"#)
        item =
            try chronicle.post(hands, path + "/personal-data-items", Sample.item)["id"]?.text ?? ""
        try chronicle.act(hands, path + "/corrigenda", Sample.corrigendum)
        try chronicle.act(hands, path + "/language-versions", Sample.version)
    }

    private mutating func transmit() throws {
        let all = [
            "toState": ["state_party", "npm"], "toMechanism": ["npm"],
            "toAuthorities": ["authorities", "spt"],
        ]
        for recipient in all[kind] ?? [] {
            let which =
                recipient == "npm"
                ? #", "mechanism_id": "\#(chronicle.mechanisms[mechanism] ?? "")""# : ""
            let sent = Sample.transmission(to: recipient).dropLast() + which + "}"
            try chronicle.act(hands, path + "/transmissions", String(sent))
        }
        reply = try chronicle.post(addressee, path + "/replies", Sample.reply)["id"]?.text ?? ""
        try chronicle.act(addressee, "/v1/replies/\(reply)/submission", Sample.submission)
        try chronicle.post(addressee, path + "/replies", Sample.reply)
        try chronicle.act(hands, path + "/reminders", Sample.reminder)
        try chronicle.act(hands, path + "/extensions", Sample.more)
        try chronicle.act(hands, path + "/meetings", Sample.meeting)
        let assessments = "/v1/recommendations/\(recommendation)/assessments"
        try chronicle.post(hands, assessments, #"{"text": "T", "assessed_on": "2015-01-10"}"#)
        let told = #"{"text": "T", "assessed_on": "2015-01-10", "communicated_on": "2015-01-12"}"#
        try chronicle.post(hands, assessments, told)
        guard kind == "toState" else { return }
        try chronicle.act(hands, path + "/state-disclosures", Sample.disclosure)
    }

    private func request() throws {
        let comments =
            number % 3 == 0
            ? #""to_follow""# : number % 3 == 1 ? #"{"reply_id": "\#(reply)"}"# : #""none""#
        let content = #"{"requested_on": "2015-01-27", "comments": \#(comments)}"#
        let asked = try chronicle.act(addressee, path + "/publication-requests", content)
        guard number % 4 == 0 else { return }
        let made = "/v1/publication-requests/" + (asked["id"]?.text ?? "")
        try chronicle.act(addressee, made + "/withdrawal", Sample.withdrawal)
        try chronicle.act(addressee, path + "/publication-requests", Sample.request)
    }

    /// Article 16 (4) speaks of the Subcommittee's report to a State alone.
    private func invite() throws {
        guard kind == "toState" else { return }
        let file = path + "/article-16-4"
        try chronicle.act("spt", file, Sample.referral())
        try chronicle.act("cat", file + "/invitation", Sample.invitation)
    }

    /// What world B adds is not carried out, since that is public.
    private func refer() throws {
        guard kind == "toState" else { return }
        let file = path + "/article-16-4"
        try chronicle.act("liaison" + state, file + "/views", Sample.views)
        try chronicle.act("cat", file + "/decision", Sample.decision("public_statement"))
        guard !isHidden else { return }
        try chronicle.act("cat", file + "/execution", Sample.statement)
    }

    private func review() throws {
        let text = try chronicle[hands].get(path).json
        try chronicle.act(hands, path + "/personal-data-reviews", Sample.review(of: text))
    }

    private func publish(part: Bool) throws {
        if part { try review() }
        let publisher = kind == "toState" ? "secretariat" : "npm" + mechanism
        let ground =
            kind == "toState"
            ? #""art_16_2_state_disclosure""# + PartStory.decision : #""issuer_decision""#
        let scope = part ? #""scope": "part", "paragraphs": ["2"]"# : PartStory.whole
        let content = #"{"basis": \#(ground), \#(scope), "published_on": "2015-04-07"}"#
        try chronicle.act(publisher, path + "/publications", content)
    }

    /// A consent given after publication opens the words by another edition.
    private func reissue() throws {
        let consent = #"{"consent": "granted", "on": "2015-05-01"}"#
        try chronicle.act(hands, path + "/personal-data-items/\(item)/consent", consent)
        try review()
        let publisher = kind == "toState" ? "secretariat" : "npm" + mechanism
        try chronicle.act(publisher, path + "/reissues", Sample.reissue)
    }
}
