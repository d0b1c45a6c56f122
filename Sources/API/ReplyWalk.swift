internal import Article16
internal import JSON
internal import Registry

/// Goes through every text of a reply once, in the order in which it is read.
enum ReplyWalk {
    static func map(_ reply: ReplyRecord, _ visit: TextWalk.Visit) -> ReplyRecord {
        let items = reply.items.enumerated().map { index, item in
            let place = { (part: TextPlace.ReplyPart, number: Int) in
                TextPart.own(
                    TextPlace(
                        .reply(reply.reply.id.text, item: index + 1, part: part, index: number)))
            }
            let text = visit(place(.text, 1), item.text)
            let taken = values(item.actionsTaken).enumerated().map { number, action in
                guard case .string(let words) = action else { return action }
                return JSONValue.string(visit(place(.actionTaken, number + 1), words))
            }
            let planned = values(item.actionsPlanned).enumerated().map { number, action in
                let words = visit(place(.actionPlanned, number + 1), action.text("text") ?? "")
                let changed = action.with("text", .string(words))
                guard let timescale = action.text("timescale") else { return changed }
                let time = visit(place(.timescale, number + 1), timescale)
                return changed.with("timescale", .string(time))
            }
            return ReplyItemRecord(
                answers: item.answers, text: text, actionsTaken: array(taken),
                actionsPlanned: array(planned), declaredStatus: item.declaredStatus,
                position: item.position)
        }
        return ReplyRecord(
            reply: reply.reply, language: reply.language, late: reply.late,
            relation: reply.relation, items: items)
    }

    private static func values(_ stored: [UInt8]) -> [JSONValue] {
        guard case .array(let items)? = JSONValue(stored: stored) else { return [] }
        return items
    }

    private static func array(_ items: [JSONValue]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { for item in items { $0.value(item) } }
        return writer.bytes
    }
}
