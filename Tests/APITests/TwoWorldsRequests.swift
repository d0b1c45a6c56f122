import HTTPMessages
import JSON
import Yams

/// Makes up requests over every operation of the contract, from a seed and from what was answered.
final class RequestMaker {
    let contract: AskedContract
    private let worlds: TwoWorlds
    var numbers: SeededNumbers
    private var shared: [String: [String]] = [:]
    private var hidden: [String: [String]] = [:]
    /// What the answers gave to go on with, by who got it.
    private(set) var cursors: [String: [String]] = [:]
    private var tags: [String: String] = [:]
    /// The ids that were in a client's answers.
    private var seen: [String: [String: [String]]] = [:]
    /// Who asks next, and whether the request is meant to be done.
    private var (asker, isFit) = ("everyone", false)
    private var acts: [(client: String, method: String, href: String)] = []
    private var waiting: [AskedContract.Asked] = []
    /// An operation that is asked more than others.
    var favoured: String?

    init(_ worlds: TwoWorlds, seed: UInt64) throws {
        (self.worlds, contract) = (worlds, try AskedContract())
        numbers = SeededNumbers(state: seed)
        let secret = Set(worlds.hidden)
        shared = Dictionary(grouping: worlds.first.ids.subtracting(secret).sorted()) {
            String($0.prefix(3))
        }
        hidden = Dictionary(grouping: worlds.hidden) { String($0.prefix(3)) }
    }

    /// The next request: an act that an answer offered, or whatever the contract has next.
    func next() -> AskedRequest {
        if numbers.happens(20), !acts.isEmpty {
            let act = acts.remove(at: Int.random(in: 0..<acts.count, using: &numbers))
            if let asked = contract.operation(act.method, at: act.href) {
                return request(asked, at: act.href, by: act.client, isFit: true)
            }
        }
        if waiting.isEmpty { waiting = contract.operations.shuffled(using: &numbers) }
        let favourite = contract.operations.first { $0.name == favoured && numbers.happens(40) }
        let asked = favourite ?? waiting.removeLast()
        (asker, isFit) = (client(for: asked), numbers.happens(70))
        let client = asker
        if let next = cursors[client]?.randomElement(using: &numbers), numbers.happens(8) {
            return AskedRequest(
                client: client, operation: name(of: next), method: "GET", target: next)
        }
        return request(asked, at: path(asked.template), by: client, isFit: isFit)
    }

    private func name(of target: String) -> String {
        let path = String(target.prefix { $0 != "?" })
        return contract.operation("GET", at: path)?.name ?? path
    }

    /// Acts come more from those who may do some.
    private func client(for asked: AskedContract.Asked) -> String {
        if asked.method != "GET", numbers.happens(70) {
            return numbers.happens(70) ? "npmGEO" : "liaisonGEO"
        }
        return numbers.pick(Chronicle.outsiders) ?? "everyone"
    }

    private static let prefixes = [
        "reports": "rep", "visits": "vis", "places": "pla", "recommendations": "rec",
        "replies": "rpl", "publication-requests": "prq", "mechanisms": "mec", "reprisals": "rps",
        "standing-consents": "sco", "public-statements": "pst",
    ]

    func path(_ template: String) -> String {
        let steps = template.split(separator: "/").map(String.init)
        return steps.enumerated().reduce("") { path, step in
            path + "/" + (step.element.hasPrefix("{") ? variable(step, steps) : step.element)
        }
    }

    private func variable(_ step: (offset: Int, element: String), _ steps: [String]) -> String {
        switch step.element {
        case "{address}": return numbers.pick(["1", "2", "2(a)", "9", "annex:I:1", "x"]) ?? "1"
        case "{iso3}": return state()
        case "{year}": return numbers.pick(["2013", "2014", "2015", "2016", "99999"]) ?? "2015"
        case "{slug}": return numbers.pick(["not-found", "validation", "none"]) ?? "none"
        case "{item}": return id("pdi")
        case "{corrigendum}": return id("cor")
        default: return id(Self.prefixes[steps[step.offset - 1]] ?? anyPrefix())
        }
    }

    private func anyPrefix() -> String { numbers.pick(shared.keys.sorted()) ?? "rep" }

    /// An id that both worlds have, that the second alone has, or that neither has.
    func id(_ prefix: String) -> String {
        if isFit, numbers.happens(80), let known = numbers.pick(seen[asker]?[prefix] ?? []) {
            return known
        }
        return someID(prefix)
    }

    private func someID(_ prefix: String) -> String {
        switch Int.random(in: 0..<100, using: &numbers) {
        case 0..<50: numbers.pick(shared[prefix] ?? []) ?? numbers.id(prefix)
        case 50..<85: numbers.pick(hidden[prefix] ?? []) ?? numbers.id(prefix)
        case 85..<95: numbers.id(prefix)
        default: numbers.pick(["x", prefix + "_", "%2e", prefix + "_1"]) ?? "x"
        }
    }

    func state() -> String {
        numbers.pick(["GEO", "GEO", "KAZ", "FRA", "XXX", "geo"]) ?? "GEO"
    }

    /// - Parameter isFit: whether it is meant to be done, with a fitting content and tag.
    private func request(
        _ asked: AskedContract.Asked, at path: String, by client: String, isFit: Bool
    ) -> AskedRequest {
        var request = AskedRequest(
            client: client, operation: asked.name, method: asked.method,
            target: path + (asked.method == "GET" ? query(asked, on: path) : ""))
        if asked.method == "GET" {
            if numbers.happens(4) { request.method = numbers.pick(["HEAD", "OPTIONS"]) ?? "HEAD" }
            request.fields = conditions(request) + accept()
        } else {
            let resource = Chronicle.resource(inFrontOf: path)
            let (tag, text) = present(resource, to: client)
            request.content = content(asked, isFit: isFit, about: text)
            request.fields = match(tag, isFit: isFit)
            if asked.method == "POST" { request.fields.append("Idempotency-Key: \(key())") }
        }
        return request
    }

    /// The tag of the resource in front of an act, and how it reads. Both
    /// worlds are asked, since the trail of each has it; that the second has the same tag shows in
    /// what comes of the act.
    private func present(_ resource: String, to client: String) -> (tag: String, text: JSONValue) {
        do {
            let answer = try worlds.first[client].get(resource)
            _ = try worlds.second[client].get(resource)
            return (answer["etag"] ?? "", answer.json)
        } catch {
            return ("", .null)
        }
    }

    private func match(_ tag: String, isFit: Bool) -> [String] {
        if tag != "", isFit || numbers.happens(70) { return ["If-Match: \(tag)"] }
        return numbers.pick([[], ["If-Match: \"old\""], ["If-Match: *"], ["If-None-Match: *"]])
            ?? []
    }

    private func key() -> String {
        String((0..<20).map { _ in "abcdefgh".randomElement(using: &numbers)! })
    }

    private func conditions(_ request: AskedRequest) -> [String] {
        guard numbers.happens(25) else { return [] }
        let known = tags[request.client + request.target] ?? "\"none\""
        return [numbers.pick(["If-None-Match: \(known)", "If-Match: \(known)"]) ?? ""]
    }

    private func accept() -> [String] {
        guard numbers.happens(10) else { return [] }
        let types = [
            "application/json", "text/csv", "text/markdown", "text/html", "*/*", "image/*",
            "application/x-ndjson",
        ]
        return ["Accept: " + (numbers.pick(types) ?? "*/*")]
    }

    /// One that a hidden report has, one that is known to both, or a new one.
    func symbol() -> String {
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: numbers.pick(worlds.hiddenSymbols) ?? "NEW"
        case 1: numbers.pick(worlds.first.symbols) ?? "NEW"
        default: "NEW/\(Int.random(in: 0..<10_000, using: &numbers))"
        }
    }

    /// Takes from an answer what later requests can use.
    func learn(from answer: Response, to request: AskedRequest) {
        guard (200..<300).contains(answer.status.code), answer.body.count < 100_000 else { return }
        if let tag = answer["etag"] { tags[request.client + request.target] = tag }
        let json = answer.json
        if let next = json["next"]?.text { cursors[request.client, default: []].append(next) }
        if request.method == "POST", let made = json["id"]?.text {
            shared[String(made.prefix(3)), default: []].append(made)
        }
        for match in answer.text.matches(of: /[a-z]{3}_[a-z2-7]{26}/).prefix(50) {
            let id = String(match.output)
            let known = seen[request.client]?[String(id.prefix(3))] ?? []
            guard !known.contains(id) else { continue }
            seen[request.client, default: [:]][String(id.prefix(3)), default: []].append(id)
        }
        for act in json["allowed"]?.elements ?? [] where acts.count < 400 {
            guard let method = act["method"]?.text, let href = act["href"]?.text else { continue }
            acts.append((request.client, method, href))
        }
    }
}
