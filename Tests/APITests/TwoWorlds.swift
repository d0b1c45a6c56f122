import HTTPMessages
import JSON

/// Two stores that are the same to everybody who may ask, of which one holds much more.
final class TwoWorlds {
    let first: Chronicle
    let second: Chronicle
    /// Ids that only the second world has.
    let hidden: [String]
    let hiddenSymbols: [String]

    /// - Parameters:
    ///   - stages: of how many reports of each kind the first world holds one.
    ///   - added: how many confidential reports the second holds more.
    init(stages: [String] = ChronicleLife.stages, added: Int) throws {
        first = try Chronicle()
        for state in Chronicle.states.dropLast() {
            for kind in Chronicle.kinds {
                for stage in stages where kind == "toState" || stage != "invited" {
                    try Self.begin(first, state, kind, stage)
                }
            }
        }
        for stage in ["draft", "requested", "partly"] {
            try Self.begin(first, "FRA", "toState", stage)
        }
        let consent = #"{"declared_on": "2016-02-01", "when": "on_reply"}"#
        try first.post("secretariat", "/v1/state-parties/FRA/standing-consents", consent)
        second = try Chronicle(copyOf: first)
        let (before, symbols) = (second.ids, second.symbols.count)
        for number in 0..<added { try Self.hide(number, in: second) }
        try Self.hideBesides(in: second)
        hidden = second.ids.subtracting(before).sorted()
        hiddenSymbols = Array(second.symbols[symbols...])
        // The first use of a token on a day is written down, by each process for itself: both
        // worlds are asked on a new day.
        for world in [first, second] { world.bench.clock.advance(days: 1) }
    }

    /// What both worlds have: it names reports that only the second will have.
    private static func begin(
        _ chronicle: Chronicle, _ state: String, _ kind: String, _ stage: String
    ) throws {
        var life = ChronicleLife(chronicle, state, kind)
        life.cited = ["CAT/OP/\(state)/H\(100 + life.number)"]
        if life.number > 8 { life.cited.append("CAT/OP/KAZ/7") }
        try life.live(until: stage)
    }

    /// Who writes and is written to where the six outsiders read nothing, and up to which stage.
    private static let secrets: [(state: String, kind: String, by: String, until: [String])] = [
        ("KAZ", "toState", "KAZ", all), ("FRA", "toAuthorities", "FRA", all),
        ("GEO", "toState", "GEO", own), ("KAZ", "toMechanism", "KAZ", all),
        ("GEO", "toMechanism", "GEO2", all), ("FRA", "toState", "FRA", all),
        ("GEO", "toAuthorities", "GEO2", own), ("KAZ", "toAuthorities", "KAZ", all),
    ]
    private static let all = ["draft", "adopted", "transmitted", "requested", "referred"]
    private static let own = ["draft", "adopted"]

    /// A report more, which links to one that the outsiders may read and amends one of them.
    private static func hide(_ number: Int, in chronicle: Chronicle) throws {
        let secret = secrets[number % secrets.count]
        let stage = secret.until[number / secrets.count % secret.until.count]
        var life = ChronicleLife(
            chronicle, secret.state, secret.kind, by: secret.by, isHidden: true)
        let open = chronicle.reports["\(secret.state) toState published"]?.first
        let path = "/v1/reports/" + (open ?? "")
        let target = try chronicle["secretariat"].get(path + "/recommendations").json.ids.first
        life.cited = ["CAT/OP/KAZ/7"] + (number % 2 == 0 ? [target].compactMap { $0 } : [])
        if number % 16 == 0, secret.kind == "toState" {
            let symbol = try chronicle["secretariat"].get(path).json["symbol"]?.text ?? ""
            life.symbol = "\(symbol)/Add.\(number + 1)"
            life.members = #", "amends": {"report_id": "\#(open ?? "")", "as": "addendum"}"#
        }
        try life.live(until: stage)
    }

    /// What nobody outside hears of, on reports that both worlds have, and beside them.
    private static func hideBesides(in chronicle: Chronicle) throws {
        for kind in Chronicle.kinds {
            let adopted = chronicle.reports["KAZ \(kind) adopted"]?.first ?? ""
            let hands = kind == "toAuthorities" ? "npmKAZ" : "secretariat"
            let content = Sample.item.replacing(#""address": "1""#, with: #""address": "2""#)
                .replacing("5, ", with: "4, ").replacing("Cells", with: "Give")
            try chronicle.post(hands, "/v1/reports/\(adopted)/personal-data-items", content)
            try chronicle.act(hands, "/v1/reports/\(adopted)/erasure", Sample.erasure)
            let sent = chronicle.reports["KAZ \(kind) transmitted"]?.first ?? ""
            let addressee = kind == "toMechanism" ? "npmKAZ" : "liaisonKAZ"
            try chronicle.post(addressee, "/v1/reports/\(sent)/replies", Sample.reply)
            try chronicle.act(
                addressee, "/v1/reports/\(sent)/publication-requests", Sample.request)
        }
        for open in chronicle.reports["KAZ toState published"] ?? [] {
            let draft = #"{"language": "en", "items": [{"answers": ["2"], "text": "Later."}]}"#
            try chronicle.post("liaisonKAZ", "/v1/reports/\(open)/replies", draft)
        }
        for state in Chronicle.states {
            let reprisal =
                #"{"reported_on": "2014-05-02", "channel": "npm", "state_party": "\#(state)"}"#
            try chronicle.post("secretariat", "/v1/reprisals", reprisal)
            let place = #"{"state_party": "\#(state)", "kind": "police_station", "name": "Depot"}"#
            try chronicle.post("secretariat", "/v1/places", place)
        }
    }

    /// From here on both draw the same ids; what is still to be written drew before.
    func seed(_ number: UInt64) throws {
        for world in [first, second] { world.bench.settle() }
        try first.seed(number)
        try second.seed(number)
    }
}

/// One request of the program.
struct AskedRequest {
    var client: String
    /// The operation of the contract, as `GET /v1/reports/{id}`.
    var operation: String
    var method: String
    var target: String
    var fields: [String] = []
    var content: String?
}

/// Where two answers part.
struct WorldsDiffer: CustomStringConvertible {
    let request: AskedRequest
    let first: String
    let second: String

    var description: String {
        let same = zip(first.utf8, second.utf8).prefix { $0 == $1 }.count
        func around(_ text: String) -> String {
            String(decoding: text.utf8.dropFirst(max(0, same - 60)).prefix(160), as: UTF8.self)
        }
        return """
            \(request.operation) by \(request.client): \(request.method) \(request.target)
              first:  \(around(first))
              second: \(around(second))
            """
    }
}

extension TwoWorlds {
    /// Rewrites an answer with what a world has in store: a fault that is planted.
    typealias Rewrite = @Sendable (AskedRequest, Response, Bench) throws -> Response

    /// Asks in both worlds; gives the first's answer, and what differs if anything does.
    func ask(
        _ request: AskedRequest, _ rewrite: Rewrite = { _, answer, _ in answer }
    ) throws -> (answer: Response, difference: WorldsDiffer?) {
        let answers = try [first, second].map { world in
            let answer = try world[request.client].ask(
                request.method, request.target, request.content, request.fields)
            return try rewrite(request, answer, world.bench)
        }
        let texts = answers.map(\.octetsWithoutInstance)
        return (
            answers[0],
            texts[0] == texts[1]
                ? nil : WorldsDiffer(request: request, first: texts[0], second: texts[1])
        )
    }
}

extension Response {
    /// Status, fields and content; only the name of the request is taken out.
    var octetsWithoutInstance: String {
        let lines = fields.map { "\($0.name): \($0.value)" }
        return (["\(status.code)"] + lines + ["", text]).joined(separator: "\n")
            .replacing(/urn:uuid:[0-9a-f-]{36}/, with: "urn:uuid:")
    }
}
