internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Article 16 (4): the Subcommittee asks, the State is heard, the Committee decides.
enum CommitteeFiles {
    private static let path = "/v1/reports/{id}/article-16-4"

    static let operations = [
        Operation(.get, path, parameters: Page.parameters, run: list),
        Operation(.post, path, .writes, date: "requested_on", run: open),
        Operation(.post, path + "/invitation", .writes, date: "invited_on", run: invite),
        Operation(.post, path + "/views", .writes, date: "received_on", run: receiveViews),
        Operation(.post, path + "/decision", .writes, date: "decided_on", run: decide),
        Operation(.post, path + "/execution", .writes, date: "executed_on", run: state),
    ]

    /// Each file as far as its reader sees it, and none of the others.
    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let seen = try call.committeeFiles(opened)
        return try call.shortList(seen, id: \.record.file.id.text) { seen, array in
            array.object { CommitteeFileForm.write(seen, on: opened.report, call, into: &$0) }
        }
    }

    private static func open(_ call: Call) throws -> Response {
        let (report, content) = try begin(call, .requestCommittee)
        let wish = try ObjectReader.read(content, CommitteeFileForm.Request.read)
        let order = try Paragraph4.request(
            measure: wish.askedFor, grounds: wish.grounds, on: report, by: call.party,
            date: wish.requestedOn, today: call.today)
        try call.registry.carryOut(
            order, reference: wish.reference, by: call.account(), now: call.moment.text)
        return try answer(call, .created)
    }

    private static func invite(_ call: Call) throws -> Response {
        let (report, content) = try begin(call, .inviteViews)
        let (date, due) = try ObjectReader.read(content) { body in
            let date = body.date("invited_on")
            let due = body.date("views_due_on")
            return date.flatMap { date in due.map { (date, $0) } }
        }
        let order = try Paragraph4.invite(
            on: report, by: call.party, date: date, viewsDueOn: due, today: call.today)
        try call.registry.carryOut(order, by: call.account(), now: call.moment.text)
        return try answer(call, .ok)
    }

    private static func receiveViews(_ call: Call) throws -> Response {
        let (report, content) = try begin(call, .giveViews)
        let wish = try ObjectReader.read(content, CommitteeFileForm.Views.read)
        let order = try Paragraph4.receiveViews(
            on: report, by: call.party, date: wish.receivedOn, today: call.today)
        try call.registry.carryOut(
            order, text: wish.text, reference: wish.reference, by: call.account(),
            now: call.moment.text)
        return try answer(call, .ok)
    }

    private static func decide(_ call: Call) throws -> Response {
        let (report, content) = try begin(call, .decideAsCommittee)
        let wish = try ObjectReader.read(content, CommitteeFileForm.Decision.read)
        let order = try Paragraph4.decide(
            wish.measure, votes: wish.votes, reference: wish.reference, on: report,
            by: call.party, date: wish.decidedOn, today: call.today)
        try call.registry.carryOut(order, by: call.account(), now: call.moment.text)
        return try answer(call, .ok)
    }

    private static func state(_ call: Call) throws -> Response {
        let (report, content) = try begin(call, .makeStatement)
        let wish = try ObjectReader.read(content, CommitteeFileForm.Statement.read)
        let order = try Paragraph4.state(
            on: report, by: call.party, date: wish.executedOn, today: call.today)
        try call.registry.carryOut(
            order, text: wish.text, language: wish.language, by: call.account(),
            now: call.moment.text)
        return try answer(call, .ok)
    }

    /// Each step needs the report's tag, which tells who may know of it how far its file is.
    private static func begin(_ call: Call, _ act: Act) throws -> (Report, JSONValue) {
        let opened = try call.visibleReport()
        try call.require(act, on: opened)
        return (opened.report, try call.content(ifMatch: ReportForm.tag(opened, call)))
    }

    /// The file after a step. A step may have ended the Committee's sight of the report: then it
    /// is told what it did, with a tag of that, and the report is gone for it.
    private static func answer(_ call: Call, _ status: Status) throws -> Response {
        let id = ReportID(call.parameters[0])
        guard let sealed = try call.registry.report(id), let before = call.subject,
            let last = try call.registry.committeeFiles(on: before.report).last
        else { throw Problem.notFound }
        let now = Paragraph1.open(sealed, as: call.party)
        var writer = JSONWriter()
        writer.object {
            CommitteeFileForm.write(
                SeenFile(record: last, sight: .file), on: (now ?? before).report, call, into: &$0)
        }
        let tag = try now.map { try ReportForm.tag($0, call) } ?? Rendition.tag(of: writer.bytes)
        return call.result(
            status, tag, location: status == .created ? "/v1/reports/\(id)/article-16-4" : nil,
            body: writer.bytes)
    }
}

/// A file, and how much of it its reader sees.
struct SeenFile {
    let record: CommitteeFileRecord
    let sight: FileSight
}

extension Call {
    /// The files on a report that this caller may see, each as far as it may.
    func committeeFiles(_ opened: Opened<ReportHead>) throws -> [SeenFile] {
        try registry.committeeFiles(on: opened.report, as: party).compactMap { record in
            Paragraph4.sight(of: record.file, on: opened.report, as: party).map {
                SeenFile(record: record, sight: $0)
            }
        }
    }

    /// What the files add to a report's tag for who sees them: which there are, and how many of
    /// their steps were taken.
    func committeeSteps(_ opened: Opened<ReportHead>) throws -> String? {
        guard opened.report.committeeFile != nil, opened.sight.readsReplies
        else { return nil }
        let steps = try committeeFiles(opened).filter { $0.sight == .file }.map(\.record.file).map {
            let taken: [CalendarDate?] = [
                $0.invitation?.invitedOn, $0.invitation?.viewsReceivedOn,
                $0.decision?.decidedOn, $0.statementOn,
            ]
            return "\($0.id) \(taken.count { $0 != nil })"
        }
        return steps.isEmpty ? nil : steps.joined(separator: " ")
    }
}
