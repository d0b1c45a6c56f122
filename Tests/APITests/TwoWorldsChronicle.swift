import Article16
import HTTPMessages
import JSON

@testable import Registry

/// A store with States, mechanisms and reports of all kinds at all stages, and who may ask.
final class Chronicle {
    let bench: Bench
    /// By name: a role and what it is bound to, such as `liaisonGEO`; `everyone` has no token.
    private(set) var clients: [String: Client] = [:]
    private(set) var mechanisms: [String: String] = [:]
    /// Every id that was in an answer.
    var ids: Set<String> = []
    var symbols: [String] = []
    /// Where what a client made is found.
    private(set) var made: [String: [String]] = [:]
    /// Reports that have come to a stage, `KAZ toState requested`, oldest first.
    var reports: [String: [String]] = [:]
    private var count = 0

    static let states = ["KAZ", "GEO", "FRA"]
    static let kinds = ["toState", "toMechanism", "toAuthorities"]
    /// Of whom nothing is hidden is nobody here: each of these is outside of what world B adds.
    static let outsiders = [
        "everyone", "liaisonGEO", "npmGEO", "operator", "dashboardGEO", "dashboardPublic",
        "secondGEO",
    ]

    init() throws {
        bench = try Bench()
        try seed(1)
        try seat()
    }

    /// From here on its ids are those of the seed, so that a run is the same tomorrow.
    func seed(_ number: UInt64) throws {
        try bench.arrange { registry in
            var numbers = SeededNumbers(state: number)
            registry.chance = Chance { numbers.next() }
        }
    }

    /// The same store, ids, secrets and tokens; what happens to either is no matter of the other.
    init(copyOf other: Chronicle) throws {
        bench = try Bench(copyOf: other.bench)
        clients = other.clients.mapValues { [bench] in Client(bench: bench, token: $0.token) }
        (mechanisms, ids, symbols) = (other.mechanisms, other.ids, other.symbols)
        (reports, count) = (other.reports, other.count)
        try seed(2)
    }

    private func seat() throws {
        for state in Self.states {
            for name in state == "GEO" ? [state, "GEO2"] : [state] {
                let id = try bench.arrange { registry in
                    let code = StateCode(state)!  // Three capital letters.
                    let day = CalendarDate("2005-10-22")!  // A day.
                    let obligations = StateObligations(depositedOn: day)
                    try registry.put(
                        StateParty(code: code, name: state, obligations: obligations))
                    return try registry.addMechanism(of: code, name: "Mechanism of \(name)")
                }
                mechanisms[name] = id.text
                ids.insert(id.text)
                clients["npm" + name] = try bench.account(.npm, state, id)
            }
            clients["liaison" + state] = try bench.account(.liaison, state)
        }
        for role in [Role.spt, .secretariat, .cat, .operator] {
            clients[role.rawValue] = try bench.account(role)
        }
        // Confirms what the other of the two asks for.
        clients["secondGEO"] = try bench.account(.liaison, "GEO")
        clients["dashboardGEO"] = try bench.account(.dashboard, "GEO", scope: "state")
        clients["dashboardPublic"] = try bench.account(.dashboard, scope: "public")
        clients["everyone"] = Client(bench: bench, token: nil)
    }

    subscript(_ name: String) -> Client { clients[name]! }

    /// Asks, notes every id in the answer, and expects to have it.
    @discardableResult
    func post(_ name: String, _ target: String, _ content: String) throws -> JSONValue {
        try noted(try self[name].post(target, content), name, "\(target) \(content)")
    }

    /// As `post`, with the tag of the resource in front of the act.
    @discardableResult
    func act(
        _ name: String, _ target: String, _ content: String?, _ method: String = "POST"
    ) throws -> JSONValue {
        let resource = Self.resource(inFrontOf: target)
        return try noted(
            try self[name].act(target, content, on: resource, method), name,
            "\(target) \(content ?? "")")
    }

    /// `/v1/reports/{id}` of whatever is below it, but for a personal data item.
    static func resource(inFrontOf target: String) -> String {
        let steps = target.split(separator: "/")
        let count = steps.count > 4 && steps[3] == "personal-data-items" ? 5 : 3
        return "/" + steps.prefix(count).joined(separator: "/")
    }

    /// That something was refused which was to be there.
    struct Refused: Error {
        let asked: String
        let answer: String
    }

    private func noted(
        _ answer: Response, _ name: String, _ asked: String
    ) throws -> JSONValue {
        for match in answer.text.matches(of: /[a-z]{3}_[a-z2-7]{26}/) {
            ids.insert(String(match.output))
        }
        guard answer.status.code < 300 else {
            throw Refused(asked: "\(name) \(asked)", answer: answer.text)
        }
        if let path = answer["location"] { made[name, default: []].append(path) }
        return answer.json
    }

    func next() -> Int {
        count += 1
        return count
    }
}
