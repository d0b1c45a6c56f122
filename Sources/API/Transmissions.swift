internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// A report goes to each body once, confidentially.
enum Transmissions {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/transmissions", parameters: Page.parameters, run: list),
        Operation(
            .post, "/v1/reports/{id}/transmissions", .writes, date: "transmitted_on",
            run: transmit),
    ]

    /// Who has the report is its correspondents' knowledge; another reader sees its own.
    private static func list(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let seen = opened.report.transmissions.filter {
            Paragraph1.mayRead($0, of: opened.report, as: call.party)
        }
        return try call.shortList(seen, id: \.recipient.rawValue) { transmission, array in
            array.object { write(transmission, of: opened, into: &$0) }
        }
    }

    private static func transmit(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.transmit, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let (recipient, named, date) = try ObjectReader.read(content) { body in
            let recipient = body.choice("addressee", Recipient.self)
            let mechanism = body.optionalString("mechanism_id", 1...64)
            let date = body.date("transmitted_on")
            return recipient.flatMap { recipient in
                date.map { (recipient, mechanism.map(MechanismID.init(_:)), $0) }
            }
        }
        let mechanism = try mechanism(recipient, named: named, opened.report, call)
        let order = try Communication.transmit(
            opened.report, to: recipient, mechanism: mechanism, by: call.party, on: date,
            today: call.today)
        try call.registry.carryOut(order, by: call.account(), now: call.moment.text)
        try call.askByStandingConsent(of: opened.report.state)
        return try answer(call, opened.report.id, recipient)
    }

    /// The mechanism that a report is sent to, or concerns already.
    private static func mechanism(
        _ recipient: Recipient, named: MechanismID?, _ report: Report, _ call: Call
    ) throws -> MechanismID? {
        if recipient == .mechanism, report.mechanism == nil {
            return try call.mechanism(of: report.state, named: named)
        }
        guard named == nil || named == report.mechanism else {
            throw Problem.invalid("#/mechanism_id", .conflict, "is not this report's mechanism")
        }
        return report.mechanism
    }

    private static func answer(_ call: Call, _ id: ReportID, _ recipient: Recipient) throws
        -> Response
    {
        let opened = try call.visibleReport(id)
        guard let transmission = opened.report.transmission(to: recipient) else {
            throw Problem.notFound
        }
        var writer = JSONWriter()
        writer.object { write(transmission, of: opened, into: &$0) }
        return call.result(
            .created, try ReportForm.tag(opened, call),
            location: "/v1/reports/\(id)/transmissions", body: writer.bytes)
    }

    private static func write(
        _ transmission: Transmission, of opened: Opened<ReportHead>, into body: inout JSONWriter
    ) {
        let report = opened.report
        body.member("addressee", transmission.recipient.rawValue)
        if transmission.recipient == .mechanism {
            body.member("mechanism_id", report.mechanism?.text)
        }
        body.member("transmitted_on", transmission.transmittedOn.description)
        if transmission.recipient == report.addressee.recipient, opened.sight.readsReplies {
            body.member("reply_due_on", report.replyDueOn?.description)
        }
    }
}
