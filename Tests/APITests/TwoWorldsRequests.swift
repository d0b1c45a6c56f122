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
    private var offers = Offers()
    /// What a review opens: another change of the edition in between would close it again.
    private var reviewed: [Offers.Offer] = []
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
        for client in Chronicle.outsiders {
            for path in worlds.first.made[client] ?? [] { offers.made(path, by: client) }
        }
    }

    /// The next request: an act that an answer offered, or whatever the contract has next.
    func next() -> AskedRequest {
        if let next = goingOn() { return next }
        if waiting.isEmpty { waiting = contract.operations.shuffled(using: &numbers) }
        let favourite = contract.operations.first { $0.name == favoured && numbers.happens(40) }
        let asked = favourite ?? waiting.removeLast()
        isFit = numbers.happens(Self.endings.contains(asked.name) ? 10 : 70)
        if isFit, numbers.happens(60), let offer = offered(asked.name) {
            return request(asked, offer)
        }
        asker = client(for: asked)
        return nextPage() ?? request(asked, at: path(asked.template), by: asker, isFit: isFit)
    }

    private func nextPage() -> AskedRequest? {
        guard let next = cursors[asker]?.randomElement(using: &numbers), numbers.happens(8)
        else { return nil }
        return AskedRequest(client: asker, operation: name(of: next), method: "GET", target: next)
    }

    /// What ends a report is meant to be done now and then only, or there is soon none to act on.
    private static let endings = ["DELETE /v1/reports/{id}", "POST /v1/reports/{id}/erasure"]

    /// An act that was offered, whichever: each operation as likely as another.
    private func goingOn() -> AskedRequest? {
        var offer: Offers.Offer?
        if numbers.happens(50) { offer = reviewed.popLast() }
        if offer == nil, numbers.happens(10) {
            let names = Set(offers.all.map(\.operation)).subtracting(Self.endings)
            offer = numbers.pick(names.sorted()).flatMap { offered($0) }
        }
        guard let offer, let asked = contract.operation(offer.method, at: offer.href) else {
            return nil
        }
        return request(asked, offer)
    }

    private func request(_ asked: AskedContract.Asked, _ offer: Offers.Offer) -> AskedRequest {
        (asker, isFit) = (offer.client, true)
        return request(asked, at: offer.href, by: offer.client, isFit: true)
    }

    /// One of the offers of an operation that stands when the resource is read again.
    private func offered(_ operation: String) -> Offers.Offer? {
        for _ in 0..<3 {
            let known = offers.all.filter { $0.operation == operation }
            guard let offer = numbers.pick(known) else { return nil }
            _ = present(Chronicle.resource(inFrontOf: offer.href), to: offer.client)
            if offers.all.contains(offer) { return offer }
        }
        return nil
    }

    private func name(of target: String) -> String {
        let path = String(target.prefix { $0 != "?" })
        return contract.operation("GET", at: path)?.name ?? path
    }

    /// Acts come more from those who may do some.
    private func client(for asked: AskedContract.Asked) -> String {
        if isFit, Self.ofMechanisms.contains(asked.name) { return "npmGEO" }
        if asked.method != "GET", numbers.happens(70) {
            return numbers.happens(70) ? "npmGEO" : "liaisonGEO"
        }
        return numbers.pick(Chronicle.outsiders) ?? "everyone"
    }

    private static let ofMechanisms = ["POST /v1/places", "POST /v1/visits", "POST /v1/reports"]

    private static let prefixes = [
        "reports": "rep", "visits": "vis", "places": "pla", "recommendations": "rec",
        "replies": "rpl", "publication-requests": "prq", "mechanisms": "mec", "reprisals": "rps",
        "standing-consents": "sco", "public-statements": "pst", "confirmations": "cnf",
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
        if isFit, numbers.happens(50), let own = numbers.pick(offers.made[asker]?[prefix] ?? []) {
            return own
        }
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
            offers.learn(answer.json, to: client, at: resource)
            return (answer["etag"] ?? "", answer.json)
        } catch {
            return ("", .null)
        }
    }

    private func match(_ tag: String, isFit: Bool) -> [String] {
        if isFit || numbers.happens(70), tag != "" { return ["If-Match: \(tag)"] }
        if isFit { return [] }
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
        offers.settle(request, answer)
        guard answer.status.isSuccess, answer.body.count < 100_000 else { return }
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
        learnOffers(from: answer, to: request)
    }

    private func learnOffers(from answer: Response, to request: AskedRequest) {
        if request.method == "GET" {
            offers.learn(answer.json, to: request.client, at: request.target)
        } else if let path = answer["location"] {
            offers.made(path, by: request.client)
        }
        guard request.operation == "POST /v1/reports/{id}/personal-data-reviews" else { return }
        let report = Chronicle.resource(inFrontOf: request.target)
        let wanted = [report + "/publications", report + "/reissues"]
        reviewed += offers.all.filter { $0.client == request.client && wanted.contains($0.href) }
    }
}
