import HTTPMessages
import JSON

/// Writes that somebody may do as far as the answers tell: without them a program mostly asks for
/// what is refused, and a refusal says little of what a write lets out.
struct Offers {
    struct Offer: Hashable {
        let client: String
        let operation: String
        let method: String
        let href: String
        /// The resource whose answer told of it; read again, it tells anew.
        let origin: String
    }

    private(set) var all: [Offer] = []
    /// The ids of what a client made, by prefix.
    private(set) var made: [String: [String: [String]]] = [:]
    /// The recommendations of a report, which do not say themselves what may be done to them.
    private var parts: [String: [String]] = [:]
    /// Who confirms what another of the same institution asks for.
    private static let second = ["liaisonGEO": "secondGEO", "secondGEO": "liaisonGEO"]

    /// What may be done to a thing that a client has made, by the prefix of its id.
    private static let ofMade: [String: [(method: String, below: String)]] = [
        "pla": [("PATCH", "")], "vis": [("PATCH", "")],
        "rpl": [("PATCH", ""), ("DELETE", ""), ("POST", "/submission")],
        "pdi": [("PATCH", ""), ("POST", "/consent")],
    ]

    /// Takes what an answer offers, in place of what the same resource offered before.
    mutating func learn(_ json: JSONValue, to client: String, at target: String) {
        learnParts(json.items)
        guard let acts = json["allowed"]?.elements else { return }
        let origin = String(target.prefix { $0 != "?" })
        all.removeAll { $0.client == client && $0.origin == origin }
        for act in acts {
            guard let method = act["method"]?.text, let href = act["href"]?.text else { continue }
            add(client, method, href, from: origin)
            for part in ofParts(method, href) {
                add(client, part.method, part.href, from: origin)
            }
        }
    }

    private mutating func learnParts(_ items: [JSONValue]) {
        for item in items {
            guard let id = item["id"]?.text, let report = item["report_id"]?.text else { continue }
            guard id.hasPrefix("rec_"), parts[report]?.contains(id) != true else { continue }
            parts[report, default: []].append(id)
        }
    }

    /// What is open on a report's recommendations while the act is on the report.
    private func ofParts(_ method: String, _ href: String) -> [(method: String, href: String)] {
        let steps = href.split(separator: "/")
        let known = (parts[String(steps.last ?? "")] ?? []).map { "/v1/recommendations/" + $0 }
        if method == "PATCH" { return known.map { ("PATCH", $0) } }
        guard steps.last == "reminders", steps.count == 4 else { return [] }
        return (parts[String(steps[2])] ?? []).map {
            ("POST", "/v1/recommendations/\($0)/assessments")
        }
    }

    /// A client has made what is at a path; a path that ends in no id is that of a list.
    mutating func made(_ path: String, by client: String) {
        guard let last = path.split(separator: "/").last, Self.isID(last) else { return }
        let id = String(last)
        let prefix = String(id.prefix(3))
        made[client, default: [:]][prefix, default: []].append(id)
        if prefix == "cnf", let second = Self.second[client] {
            add(second, "POST", path + "/confirmation", from: path)
        }
        for (method, below) in Self.ofMade[prefix] ?? [] {
            add(client, method, path + below, from: path)
        }
    }

    private mutating func add(
        _ client: String, _ method: String, _ href: String, from origin: String
    ) {
        let operation = method + " " + Self.template(of: href)
        all.append(
            Offer(
                client: client, operation: operation, method: method, href: href, origin: origin))
    }

    /// What was refused or is gone is offered no longer.
    mutating func settle(_ request: AskedRequest, _ answer: Response) {
        guard request.method == "DELETE" || !answer.status.isSuccess else { return }
        all.removeAll {
            $0.client == request.client && $0.method == request.method
                && $0.href == request.target
        }
    }

    /// The path with its ids taken out, as the contract writes it.
    private static func template(of href: String) -> String {
        href.split(separator: "/").reduce("") { path, step in
            path + "/" + (isID(step) ? step.hasPrefix("pdi") ? "{item}" : "{id}" : step)
        }
    }

    private static func isID(_ step: Substring) -> Bool {
        step.count == 30 && step.dropFirst(3).first == "_"
    }
}
