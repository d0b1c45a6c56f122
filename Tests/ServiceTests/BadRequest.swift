/// A request that must be refused, and how.
struct BadRequest: Sendable, CustomStringConvertible {
    /// Which tag goes with it as If-Match.
    enum Tag: Sendable {
        /// That of the resource in front of the act.
        case present
        case none
        case other(String)
    }

    let name: String
    let reader: Reader
    let method: String
    /// With the names of `Ground` in braces.
    let path: String
    let content: String?
    let status: Int
    /// The last part of the problem's type.
    let problem: String
    /// All that is listed under `errors`: pointer and code.
    var errors: [String] = []
    /// The code of article 16's refusal, and the sentence it cites.
    var code: String?
    var article: String?
    var tag = Tag.present
    var fields: [String] = []

    init(
        _ name: String, by reader: Reader = .secretariat, _ target: String,
        _ content: String? = nil, _ status: Int, _ problem: String, _ errors: String...,
        code: String? = nil, article: String? = nil, tag: Tag = .present, fields: [String] = []
    ) {
        self.name = name
        self.reader = reader
        let words = target.split(separator: " ", maxSplits: 1)
        method = String(words[0])
        path = String(words[1])
        self.content = content
        self.status = status
        self.problem = problem
        self.errors = errors
        self.code = code
        self.article = article
        self.tag = tag
        self.fields = fields
    }

    var description: String { name }
}

/// How a bad request was answered, and whether it left the store as it was.
struct Refused: Sendable {
    let answer: Answer
    let leftStoreAsItWas: Bool
    /// The status of GET on the problem's type.
    let explanation: Int
}

extension BadRequest {
    /// Sends them all to one register, one after the other.
    static func send(_ all: [BadRequest]) throws -> [String: Refused] {
        let ground = try Ground()
        var refused: [String: Refused] = [:]
        for bad in all {
            let before = try ground.everything()
            let answer = try bad.send(on: ground)
            let type = answer.json.text("type") ?? "/"
            refused[bad.name] = Refused(
                answer: answer, leftStoreAsItWas: try ground.everything() == before,
                explanation: try ground.register[.everyone].get(type).status)
        }
        return refused
    }

    private func send(on ground: Ground) throws -> Answer {
        let client = ground.register[reader]
        var fields = fields
        switch tag {
        case .present where method != "GET" && path.contains("{"):
            let place = path.prefix { $0 != "}" } + "}"
            fields.append("If-Match: \(try client.tag(of: ground.filled(String(place))))")
        case .other(let tag): fields.append("If-Match: \(tag)")
        case .present, .none: break
        }
        let isReport = method == "POST" && path == "/v1/reports"
        if isReport, !fields.contains(where: { $0.hasPrefix("Idempotency-Key") }) {
            fields.append("Idempotency-Key: \(Client.freshKey())")
        }
        // Of its own: some of these end the connection.
        let own = Client(wire: try ground.register.service.wire(), token: client.token)
        return try own.ask(
            method, ground.filled(path), content.map { ground.filled($0) },
            fields.filter { $0 != "Idempotency-Key: none" })
    }
}
