internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// The words of a report made unreadable for good, by who wrote it; takes two persons where the
/// register is set so.
enum Erasures {
    static let operations = [
        Operation(.post, "/v1/reports/{id}/erasure", .writes, run: erase)
    ]

    private static func erase(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        try call.require(.erase, on: opened)
        let content = try call.content(ifMatch: ReportForm.tag(opened, call))
        let reason = try ObjectReader.read(content) { $0.string("reason", 1...500) }
        let order = try Erasure.erase(opened.report, by: call.party, today: call.today)
        try call.requireConfirmed(act: .erasure, subject: opened.report.id)
        try call.registry.carryOut(
            order, reason: reason, by: call.account(), now: call.moment.text)
        return try call.report(opened.report.id)
    }
}

extension Call {
    /// 409 where the act is on a report whose words are gone: before its content is read, since
    /// none could be right.
    func requireWords() throws {
        try subject?.report.requireWords()
    }
}

extension JSONWriter {
    /// Words, which are null once they were erased: none are ever kept empty.
    mutating func words(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        if text.isEmpty { null(name) } else { member(name, text) }
    }
}
