internal import Article16
internal import JSON
internal import Registry

/// What a submitter asks to be kept as a report.
struct ReportWish {
    let state: StateCode
    let addressee: Addressee
    let mechanism: MechanismID?
    let visit: VisitID?
    let symbol: String?
    let title: String
    let language: String
    let text: ReportText
    let amends: Amendment?

    static func read(_ body: inout ObjectReader) -> ReportWish? {
        let state = body.state("state_party")
        let addressee = body.choice("addressee", Addressee.self)
        let mechanism = body.optionalString("mechanism_id", 1...64)
        let visit = body.optionalString("visit_id", 1...64)
        let symbol = body.symbol()
        let title = body.string("title", 1...500)
        let language = body.language("original_language")
        let text = body.object("document", DocumentForm.read)
        let amends = body.optionalObject("amends", AmendmentForm.read)
        guard let state, let addressee, let text, let language else { return nil }
        return ReportWish(
            state: state, addressee: addressee, mechanism: mechanism.map(MechanismID.init(_:)),
            visit: visit.map(VisitID.init(_:)), symbol: symbol, title: title, language: language,
            text: text, amends: amends)
    }

    /// The draft that this body may make of it.
    func draft(by issuer: Issuer, _ call: Call) throws -> ReportDraft {
        try call.requireRegistered(state)
        try requireAddressee(of: issuer, call.party)
        if let amends {
            try call.requireAmendable(
                amends, symbol: symbol, state: state, issuer: issuer, addressee: addressee)
        }
        let visitedOn = try visit.map { try call.requireVisit($0, of: state, by: issuer).startedOn }
        let end = LinkEnd(
            report: ReportID(""), state: state, adoptedOn: nil, visitedOn: visitedOn)
        try LinkChecks(source: end, issuer: issuer, symbol: symbol, visit: visit, call)
            .require(text.recommendations) { "#/document/recommendations/\($0)" }
        try call.registry.stateParty(state)?.obligations
            .requireReport(onVisitOf: visitedOn, today: call.today)
        let mechanism: MechanismID? =
            switch addressee {
            case .stateParty: try requireNamed(nil)
            case .mechanism: try call.mechanism(of: state, named: self.mechanism)
            case .authorities: try requireNamed(issuer.mechanism)
            }
        return ReportDraft(
            state: state, issuer: issuer, addressee: addressee, mechanism: mechanism,
            visit: visit, symbol: symbol, title: title, originalLanguage: language, text: text,
            amends: amends)
    }

    /// Where the mechanism is known already, another cannot be named.
    private func requireNamed(_ known: MechanismID?) throws -> MechanismID? {
        guard mechanism == nil || mechanism == known else {
            throw Problem.invalid(
                "#/mechanism_id", .conflict, "does not go with this issuer and addressee")
        }
        return known
    }

    /// Whom each body writes to (domain.md, section 3), and a mechanism in its own State only.
    private func requireAddressee(of issuer: Issuer, _ party: Party) throws {
        switch (issuer, addressee, party) {
        case (.subcommittee, .stateParty, _), (.subcommittee, .mechanism, _): return
        case (.mechanism, .authorities, .mechanism(_, of: let home)):
            guard home == state else {
                throw Problem.invalid(
                    "#/state_party", .conflict, "must be the mechanism's own State Party")
            }
        default:
            let right = issuer == .subcommittee ? "state_party or npm" : "authorities"
            throw Problem.invalid("#/addressee", .enum, "of this body must be \(right)")
        }
    }
}

extension Call {
    /// The mechanism of a State that is meant: the only one, or the one that is named.
    func mechanism(of state: StateCode, named id: MechanismID?) throws -> MechanismID {
        let all = try registry.mechanisms(of: state)
        if let id {
            guard all.contains(id) else {
                throw Problem.invalid("#/mechanism_id", .conflict, "must be one of that State")
            }
            return id
        }
        guard let only = all.first else {
            throw Problem.invalid("#/mechanism_id", .conflict, "that State has none registered")
        }
        guard all.count == 1 else {
            throw Problem.invalid("#/mechanism_id", .required, "that State has several: name one")
        }
        return only
    }
}

/// What is to be changed in a draft: what is not named stays, what is null goes (RFC 7396).
struct ReportChange {
    let symbol: String?
    let title: String
    let visit: VisitID?
    let text: ReportText?

    init(_ content: JSONValue, of head: ReportHead) throws {
        self = try ObjectReader.read(content) { body in
            let symbol = content["symbol"] == nil ? head.symbol : nil
            let visit = content["visit_id"] == nil ? head.visit : nil
            return ReportChange(
                symbol: body.symbol() ?? symbol,
                title: body.optionalString("title", 1...500) ?? head.title,
                visit: body.optionalString("visit_id", 1...64).map(VisitID.init(_:)) ?? visit,
                text: body.optionalObject("document", DocumentForm.read))
        }
    }

    private init(symbol: String?, title: String, visit: VisitID?, text: ReportText?) {
        self.symbol = symbol
        self.title = title
        self.visit = visit
        self.text = text
    }
}

extension ObjectReader {
    /// A document symbol as the United Nations and mechanisms print them: `CAT/OP/KAZ/2`.
    mutating func symbol() -> String? {
        let form = "a document symbol such as CAT/OP/KAZ/2 of at most 64 characters, of this body"
        return optionalValue("symbol", as: form) { text in
            Self.isSymbol(text) && !Links.isOfBodyThatRegistersNothing(text) ? text : nil
        }
    }

    static func isSymbol(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...64).contains(bytes.count) && bytes.first.map(isAlphanumeric) == true
            && bytes.allSatisfy { isAlphanumeric($0) || "./()_-".utf8.contains($0) }
            && !text.split(separator: "/").dropFirst().contains(where: isOddlyRestricted)
    }

    /// `r.1`, `R1`, `R`: whether it is restricted must not be a matter of how it is written.
    private static func isOddlyRestricted(_ part: Substring) -> Bool {
        let bytes = part.utf8
        guard let first = bytes.first, first | 0x20 == UInt8(ascii: "r") else { return false }
        guard let next = bytes.dropFirst().first else { return true }
        return next == UInt8(ascii: ".") ? first == UInt8(ascii: "r") : isDigit(next)
    }

    /// A language tag (BCP 47) in its common forms: `en`, `pt-BR`, `zh-Hans`.
    mutating func language(_ name: String) -> String? {
        value(name, as: "a language tag such as en (BCP 47)") { Self.languageTag($0) }
    }

    mutating func optionalLanguage(_ name: String) -> String? {
        optionalValue(name, as: "a language tag such as en (BCP 47)") { Self.languageTag($0) }
    }

    static func languageTag(_ text: String) -> String? {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 35, let first = parts.first, (2...3).contains(first.count),
            first.allSatisfy({ isAlphanumeric($0) && !isDigit($0) }),
            parts.dropFirst().allSatisfy({
                (1...8).contains($0.count) && $0.allSatisfy(isAlphanumeric)
            })
        else { return nil }
        return text
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
