import Article16

@testable import Registry

/// Reports at all steps of their lives, among three States and three mechanisms, from a seed.
struct GeneratedWorld: Sendable {
    var states: [StateCode] = []
    var mechanisms: [(id: MechanismID, state: StateCode)] = []
    var visits: [VisitID] = []
    var reports: [ReportID] = []
    var replies: [ReplyID] = []

    /// Everybody who can ask.
    var parties: [Party] {
        let states = states.flatMap { [Party.state($0), .dashboard(.state($0))] }
        let mechanisms = mechanisms.map { Party.mechanism($0.id, of: $0.state) }
        return states + mechanisms + [
            .subcommittee, .secretariat, .committee, .dashboard(.subcommittee),
            .dashboard(.everyone), .auditor, .operator, .anyone,
        ]
    }

    static func make(of count: Int, seed: UInt64, in registry: Registry) throws -> GeneratedWorld {
        var maker = WorldMaker(seed: seed, registry: registry, account: try registry.account())
        try maker.makeBodies()
        for _ in 0..<(count / 5) { try maker.makeVisit() }
        for _ in 0..<count { try maker.makeReport() }
        return maker.world
    }
}

/// The same numbers for the same seed (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private struct WorldMaker {
    private var numbers: SplitMix64
    private let registry: Registry
    private let account: AccountID
    var world = GeneratedWorld()

    init(seed: UInt64, registry: Registry, account: AccountID) {
        numbers = SplitMix64(state: seed)
        self.registry = registry
        self.account = account
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &numbers) < percent
    }

    /// A day within a year; few, so that many are equal.
    private mutating func day(in year: Int) -> CalendarDate {
        CalendarDate(
            year: year, month: Int.random(in: 1...12, using: &numbers),
            day: [1, 15, 28].randomElement(using: &numbers)!)!
    }

    mutating func makeBodies() throws {
        world.states = try ["GEO", "KAZ", "MLI"].map { try registry.state($0) }
        for state in [world.states[0], world.states[1], world.states[1]] {
            let id = try registry.addMechanism(of: state, name: "Mechanism")
            world.mechanisms.append((id, state))
        }
    }

    mutating func makeVisit() throws {
        let own = world.mechanisms.randomElement(using: &numbers)!
        let isOwn = chance(40)
        let state = isOwn ? own.state : world.states.randomElement(using: &numbers)!
        let day = day(in: 2012)
        let announced = chance(50) ? day : nil
        world.visits.append(
            try registry.add(
                VisitDraft(
                    state: state, body: isOwn ? .mechanism(own.id) : .subcommittee,
                    type: "follow_up", startedOn: day, endedOn: day, announcedOn: announced,
                    delegation: Array("[]".utf8), places: Array(#"[{"name":"P"}]"#.utf8))))
    }

    mutating func makeReport() throws {
        let addressee = Addressee.allCases.randomElement(using: &numbers)!
        let mechanism = world.mechanisms.randomElement(using: &numbers)!
        let state =
            addressee == .stateParty
            ? world.states.randomElement(using: &numbers)! : mechanism.state
        let issuer = addressee == .authorities ? Issuer.mechanism(mechanism.id) : .subcommittee
        let visits = try world.visits.filter { visit in
            let facts = try registry.visitFacts(visit)
            return facts?.state == state && facts?.body == issuer
        }
        let number = world.reports.count
        let symbol = number % 2 == 0 ? "SYM/R.\(number)" : "SYM/\(number)"
        let id = try registry.add(
            ReportDraft(
                state: state, issuer: issuer, addressee: addressee,
                mechanism: addressee == .stateParty ? nil : mechanism.id,
                visit: chance(60) ? visits.randomElement(using: &numbers) : nil,
                symbol: chance(30) ? symbol : nil, title: "Report \(number)",
                originalLanguage: ["en", "fr", "ru"].randomElement(using: &numbers)!,
                text: .sample("Report \(number)")),
            by: account, now: Registry.now)
        world.reports.append(id)
        try live(id)
    }

    /// Goes on with a report until chance ends it, each act on leave of article 16.
    private mutating func live(_ id: ReportID) throws {
        guard chance(85) else { return }
        try registry.carryOut(
            try Communication.adopt(
                facts(id), by: issuer(id), on: day(in: 2013), today: Registry.today),
            by: account, now: Registry.now)
        for recipient in try facts(id).possibleRecipients.shuffled(using: &numbers)
        where chance(70) { try send(id, to: recipient) }
        guard try facts(id).addressed != nil || chance(20) else { return }
        if chance(30), try facts(id).addressed != nil { try extend(id) }
        while chance(50), try facts(id).addressed != nil { try reply(id) }
        while chance(50), try facts(id).addressed != nil { try ask(id) }
        if chance(60) { try review(id) }
        if chance(20) { try disclose(id) }
        if chance(40) { try goBeforeCommittee(id) }
        if chance(70) { try publish(id) }
    }

    private func facts(_ id: ReportID) throws -> Report { try registry.facts(of: id)! }

    private func issuer(_ id: ReportID) throws -> Party {
        let report = try facts(id)
        guard let mechanism = report.issuer.mechanism else { return .secretariat }
        return .mechanism(mechanism, of: report.state)
    }

    private func addressee(_ id: ReportID) throws -> Party {
        let report = try facts(id)
        guard report.addressee == .mechanism else { return .state(report.state) }
        return .mechanism(report.mechanism!, of: report.state)
    }

    private mutating func send(_ id: ReportID, to recipient: Recipient) throws {
        let report = try facts(id)
        let all = world.mechanisms.filter { $0.state == report.state }
        let mechanism = report.mechanism ?? all.randomElement(using: &numbers)?.id
        guard mechanism != nil || recipient != .mechanism else { return }
        // Some are too late to be overdue today.
        let day = chance(20) ? CalendarDate("2016-05-20")! : day(in: 2014)
        let order = try Communication.transmit(
            report, to: recipient, mechanism: recipient == .mechanism ? mechanism : nil,
            by: issuer(id), on: day, today: Registry.today)
        try registry.carryOut(order, by: account, now: Registry.now)
    }

    /// To a day before today, today itself, or a day after it.
    private mutating func extend(_ id: ReportID) throws {
        let report = try facts(id)
        let day = ["2016-05-31", "2016-06-01", "2016-12-01"].randomElement(using: &numbers)!
        guard let due = report.replyDueNow, let date = CalendarDate(day), date > due else { return }
        let order = try Dialogue.extend(
            report, to: date, by: issuer(id), on: report.addressed!.transmittedOn,
            today: Registry.today)
        _ = try registry.carryOut(order, by: account, now: Registry.now)
    }

    private mutating func reply(_ id: ReportID) throws {
        let party = try addressee(id)
        let reply = try registry.addReply(
            to: id, by: party.audience!, language: "en", relation: nil,
            items: [
                ReplyItemRecord(
                    answers: ["1"], text: "Yes", actionsTaken: Array("[]".utf8),
                    actionsPlanned: Array("[]".utf8), declaredStatus: nil, position: nil)
            ], account: account, now: Registry.now
        ).reply.id
        world.replies.append(reply)
        guard chance(60) else { return }
        let order = try Replies.submit(
            try registry.replyFacts(reply)!, to: facts(id), by: party, on: Registry.today,
            today: Registry.today)
        try registry.carryOut(order, by: account, now: Registry.now)
    }

    private mutating func ask(_ id: ReportID) throws {
        guard try facts(id).openRequest == nil else { return try withdraw(id) }
        let submitted = try world.replies.compactMap { try registry.replyFacts($0) }
            .first { $0.report == id && $0.submittedOn != nil }
        let comments = submitted.map { Comments.reply($0.id) } ?? .toFollow
        let order = try Paragraph2.request(
            publicationOf: facts(id), by: addressee(id), on: Registry.today,
            comments: comments, today: Registry.today)
        _ = try registry.carryOut(order, reference: nil, by: account, now: Registry.now)
    }

    private func withdraw(_ id: ReportID) throws {
        let order = try Paragraph2.withdraw(
            requestFor: facts(id), by: addressee(id), on: Registry.today, today: Registry.today)
        try registry.carryOut(order, reason: "R", by: account, now: Registry.now)
    }

    /// A file of article 16 (4), at some step between its request and its end.
    private mutating func goBeforeCommittee(_ id: ReportID) throws {
        let today = Registry.today
        guard Act.allowed(to: .subcommittee, on: try facts(id)).contains(.requestCommittee) else {
            return
        }
        try registry.carryOut(
            try Paragraph4.request(
                measure: .both, grounds: [.refusalToImprove], on: facts(id), by: .subcommittee,
                date: today, today: today),
            reference: nil, by: account, now: Registry.now)
        guard chance(60) else { return }
        try registry.carryOut(
            try Paragraph4.invite(
                on: facts(id), by: .committee, date: today, viewsDueOn: today.adding(days: 1),
                today: today),
            by: account, now: Registry.now)
        try registry.carryOut(
            try Paragraph4.receiveViews(
                on: facts(id), by: .committee, date: today, today: today),
            text: "V", reference: nil, by: account, now: Registry.now)
        if chance(60) { try decide(id) }
    }

    private mutating func decide(_ id: ReportID) throws {
        let (today, isAdopted) = (Registry.today, chance(60))
        try registry.carryOut(
            try Paragraph4.decide(
                isAdopted ? .publicStatement : nil, votes: Votes(inFavour: isAdopted ? 6 : 5),
                reference: nil, on: facts(id), by: .committee, date: today, today: today),
            by: account, now: Registry.now)
        guard isAdopted, chance(50) else { return }
        try registry.carryOut(
            try Paragraph4.state(on: facts(id), by: .committee, date: today, today: today),
            text: "S", language: "en", by: account, now: Registry.now)
    }

    private func review(_ id: ReportID) throws {
        let report = try facts(id)
        let order = try PersonalData.review(
            report, edition: report.edition, by: issuer(id), on: Registry.today,
            today: Registry.today)
        _ = try registry.carryOut(order, reviewer: "A. P.", by: account, now: Registry.now)
    }

    private func disclose(_ id: ReportID) throws {
        let report = try facts(id)
        guard Act.allowed(to: .secretariat, on: report).contains(.recordStateDisclosure) else {
            return
        }
        let order = try Paragraph2.disclose(
            report, scope: .whole, by: .secretariat, on: Registry.today, today: Registry.today)
        _ = try registry.carryOut(order, place: "A page", by: account, now: Registry.now)
    }

    /// Whole, or in part where the State or the issuer opened a part: its first recommendation.
    private mutating func publish(_ id: ReportID) throws {
        let report = try facts(id)
        let party = try issuer(id)
        guard Act.allowed(to: party, on: report).contains(.publish) else { return }
        let ground: Ground =
            report.issuer != .subcommittee
            ? .issuerDecision : report.disclosedOn == nil ? .stateRequest : .stateDisclosure
        let isPart = ground != .stateRequest && chance(50)
        let part = PublicationPart(paragraphs: ["1"], annexes: [])
        let order = try Paragraph2.publish(
            report, on: ground, scope: isPart ? .part(part) : .whole,
            decision: Decision(decidedOn: Registry.today, reference: "D"), by: party,
            date: Registry.today, today: Registry.today)
        let (text, recommendations) = try registry.words(of: report)
        let edition = PublicEditionDraft(
            title: try registry.head(of: id).title, language: try registry.head(of: id).language,
            text: text, recommendations: Array(recommendations.prefix(isPart ? 1 : 2)),
            comments: try order.comments.reply.flatMap {
                try registry.reply($0, as: addressee(id))?.0
            }, clearance: try PersonalData.clear([], of: report, in: .any), letters: [:])
        _ = try registry.carryOut(order, edition: edition, by: account, now: Registry.now)
    }
}
