internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// A reply on the wire.
enum ReplyForm {
    enum DeclaredStatus: String, CaseIterable {
        case notStarted = "not_started"
        case planned
        case inProgress = "in_progress"
        case implemented
        case notApplicable = "not_applicable"
    }

    enum Position: String, CaseIterable {
        case accepted
        case acceptedInPart = "accepted_in_part"
        case underConsideration = "under_consideration"
        case notAccepted = "not_accepted"
    }

    static func rendered(_ record: ReplyRecord, _ coverage: Coverage) -> [UInt8] {
        var writer = JSONWriter(capacity: 4096)
        writer.object { write(record, coverage, into: &$0) }
        return writer.bytes
    }

    static func write(
        _ record: ReplyRecord, _ coverage: Coverage, into body: inout JSONWriter
    ) {
        body.member("id", record.reply.id.text)
        body.member("report_id", record.reply.report.text)
        body.member("language", record.language)
        body.member("status", record.reply.submittedOn == nil ? "draft" : "submitted")
        body.member("submitted_on", record.reply.submittedOn?.description)
        if let late = record.late { body.member("late", late) }
        body.member("supplements", record.relation?.id(of: .supplements))
        body.member("supersedes", record.relation?.id(of: .supersedes))
        body.object("coverage") { item in
            item.member("answered", coverage.answered)
            item.member("of", coverage.of)
        }
        body.array("items") { array in
            for item in record.items { array.object { write(item, into: &$0) } }
        }
    }

    static func write(_ item: ReplyItemRecord, into body: inout JSONWriter) {
        body.member("answers", item.answers)
        body.words("text", item.text)
        body.member("actions_taken")
        body.raw(item.actionsTaken)
        body.member("actions_planned")
        body.raw(item.actionsPlanned)
        body.member("declared_status", item.declaredStatus)
        body.member("position", item.position)
    }

    static func items(_ element: JSONElement) -> [ReplyItemRecord]? {
        element.array(1...2000) { $0.object(item) }
    }

    private static func item(_ reader: inout ObjectReader) -> ReplyItemRecord? {
        var seen: Set<Address> = []
        let answers = reader.array("answers", 1...500) { element -> String? in
            let form = "an address such as 58, 58(a) or annex:II:3"
            guard let address = element.value(as: form, { Address($0) }) else { return nil }
            guard seen.insert(address).inserted else {
                element.fail(.conflict, "is named twice in this item")
                return nil
            }
            return address.description
        }
        let text = reader.string("text", 1...DocumentForm.maxText)
        let taken = reader.strings("actions_taken", 0...200, each: 1...10_000)
        let planned = reader.array("actions_planned", 0...200) { $0.object(plannedAction) }
        let status = reader.optionalChoice("declared_status", DeclaredStatus.self)
        let position = reader.optionalChoice("position", Position.self)
        var actions = JSONWriter()
        actions.array { for action in taken { $0.string(action) } }
        return ReplyItemRecord(
            answers: answers, text: text, actionsTaken: actions.bytes,
            actionsPlanned: DocumentForm.array(planned), declaredStatus: status?.rawValue,
            position: position?.rawValue)
    }

    private static func plannedAction(_ reader: inout ObjectReader) -> [UInt8]? {
        let text = reader.string("text", 1...10_000)
        let timescale = reader.optionalString("timescale", 1...200)
        return DocumentForm.written { action in
            action.member("text", text)
            action.member("timescale", timescale)
        }
    }
}

extension ReplyRelation {
    fileprivate func id(of kind: Kind) -> String? {
        self.kind == kind ? reply.text : nil
    }

    /// `supplements` or `supersedes`, one of them at the most.
    static func read(_ body: inout ObjectReader) -> ReplyRelation? {
        let added = body.optionalString("supplements", 1...64)
        let replaced = body.optionalString("supersedes", 1...64)
        if added != nil, replaced != nil {
            body.whole.fail(.conflict, "adds to a reply or takes its place, not both")
        }
        return added.map { ReplyRelation(.supplements, ReplyID($0)) }
            ?? replaced.map { ReplyRelation(.supersedes, ReplyID($0)) }
    }
}
