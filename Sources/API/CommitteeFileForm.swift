internal import Article16
internal import JSON
internal import Registry

/// A file of article 16 (4) on the wire.
enum CommitteeFileForm {
    /// Longest views of a State, and longest public statement, in characters.
    static let maxText = 100_000

    enum Outcome: String, CaseIterable {
        case adopted, rejected
    }

    static func write(
        _ seen: SeenFile, on report: Report, _ call: Call, into body: inout JSONWriter
    ) {
        let (record, file) = (seen.record, seen.record.file)
        let isWhole = seen.sight == .file
        body.member("id", file.id.text)
        body.member("report_id", report.id.text)
        body.member("status", file.status(on: report, today: call.today).rawValue)
        if isWhole { writeHearing(record, into: &body) }
        if let decision = file.decision {
            body.object("decision") { write(decision, isWhole ? record.votes : nil, into: &$0) }
        }
        if let statement = record.statement {
            body.object("statement") { PublicStatements.write(statement, into: &$0) }
        }
    }

    /// What went before the decision: for who sees the file.
    private static func writeHearing(
        _ record: CommitteeFileRecord, into body: inout JSONWriter
    ) {
        let file = record.file
        body.member("requested_on", file.requestedOn.description)
        body.member("grounds", record.grounds)
        body.member("asked_for", file.askedFor.rawValue)
        body.member("reference", record.reference)
        body.member("invited_on", file.invitation?.invitedOn.description)
        body.member("views_due_on", file.invitation?.viewsDueOn.description)
        guard let received = file.invitation?.viewsReceivedOn else { return }
        body.object("views") { views in
            views.member("received_on", received.description)
            views.member("text", record.viewsText)
            views.member("reference", record.viewsReference)
        }
    }

    private static func write(
        _ decision: CommitteeDecision, _ votes: Votes?, into body: inout JSONWriter
    ) {
        let outcome: Outcome = decision.measure == nil ? .rejected : .adopted
        body.member("decided_on", decision.decidedOn.description)
        body.member("outcome", outcome.rawValue)
        body.member("includes", decision.measure?.rawValue)
        body.member("reference", decision.reference)
        guard let votes else { return }
        body.member("members", Paragraph4.members)
        body.member("in_favour", votes.inFavour)
        body.member("present", votes.present)
    }
}

extension CommitteeFileForm {
    /// What the Subcommittee asks.
    struct Request {
        let requestedOn: CalendarDate
        let grounds: [CommitteeGround]
        let askedFor: Measure
        let reference: String?

        static func read(_ body: inout ObjectReader) -> Request? {
            let date = body.date("requested_on")
            let count = 1...CommitteeGround.allCases.count
            let grounds = body.array("grounds", count) { $0.choice(CommitteeGround.self) }
            let askedFor = body.choice("asked_for", Measure.self)
            let reference = body.optionalString("reference", 1...200)
            if Set(grounds).count < grounds.count {
                body.whole.failures.record(
                    .conflict, at: .member("grounds", of: body.whole.pointer),
                    "names a ground twice")
            }
            guard let date, let askedFor else { return nil }
            return Request(
                requestedOn: date, grounds: grounds, askedFor: askedFor, reference: reference)
        }
    }

    /// What the State says, or where that is kept.
    struct Views {
        let receivedOn: CalendarDate
        let text: String?
        let reference: String?

        static func read(_ body: inout ObjectReader) -> Views? {
            let date = body.date("received_on")
            let text = body.optionalString("text", 1...CommitteeFileForm.maxText)
            let reference = body.optionalString("reference", 1...200)
            if text == nil, reference == nil {
                body.whole.failures.record(
                    .required, at: .member("text", of: body.whole.pointer),
                    "must be given, or a reference")
            }
            return date.map { Views(receivedOn: $0, text: text, reference: reference) }
        }
    }

    /// What the Committee decided, and by how many votes.
    struct Decision {
        let decidedOn: CalendarDate
        let measure: Measure?
        let votes: Votes
        let reference: String?

        static func read(_ body: inout ObjectReader) -> Decision? {
            let date = body.date("decided_on")
            let all = Paragraph4.members
            _ = body.int("members", all...all)
            let inFavour = body.int("in_favour", 0...all)
            let present = body.optionalInt("present", inFavour...all)
            let outcome = body.choice("outcome", Outcome.self)
            let measure = body.optionalChoice("includes", Measure.self)
            let reference = body.optionalString("reference", 1...200)
            if let outcome, (outcome == .adopted) != (measure != nil) {
                body.whole.failures.record(
                    .conflict, at: .member("includes", of: body.whole.pointer),
                    "goes with an adopted decision, and with no other")
            }
            let votes = Votes(inFavour: inFavour, present: present)
            return date.map {
                Decision(decidedOn: $0, measure: measure, votes: votes, reference: reference)
            }
        }
    }

    /// What the Committee says in public.
    struct Statement {
        let executedOn: CalendarDate
        let text: String
        let language: String

        static func read(_ body: inout ObjectReader) -> Statement? {
            let date = body.date("executed_on")
            let statement = body.object("statement") { (item: inout ObjectReader) in
                let text = item.string("text", 1...CommitteeFileForm.maxText)
                return item.language("language").map { (text: text, language: $0) }
            }
            guard let date, let statement else { return nil }
            return Statement(
                executedOn: date, text: statement.text, language: statement.language)
        }
    }
}
