package import Article16
internal import SQLite

/// A reply as kept: the facts, and its items.
package struct ReplyRecord: Sendable {
    package let reply: Reply
    package let language: String
    package let late: Bool?
    /// The earlier reply that this one adds to or takes the place of.
    package let relation: ReplyRelation?
    package let items: [ReplyItemRecord]

    package init(
        reply: Reply, language: String, late: Bool?, relation: ReplyRelation?,
        items: [ReplyItemRecord]
    ) {
        self.reply = reply
        self.language = language
        self.late = late
        self.relation = relation
        self.items = items
    }
}

/// What a reply is to an earlier one.
package struct ReplyRelation: Sendable, Equatable {
    package enum Kind: String, CaseIterable, Sendable {
        case supplements, supersedes
    }

    package let kind: Kind
    package let reply: ReplyID

    package init(_ kind: Kind, _ reply: ReplyID) {
        self.kind = kind
        self.reply = reply
    }
}

/// One item of a reply: what it answers, and what it says.
package struct ReplyItemRecord: Sendable {
    /// Addresses of recommendations, as they stand in the report.
    package let answers: [String]
    package let text: String
    /// JSON arrays in the form in which they came.
    package let actionsTaken: [UInt8]
    package let actionsPlanned: [UInt8]
    package let declaredStatus: String?
    package let position: String?

    package init(
        answers: [String], text: String, actionsTaken: [UInt8], actionsPlanned: [UInt8],
        declaredStatus: String?, position: String?
    ) {
        self.answers = answers
        self.text = text
        self.actionsTaken = actionsTaken
        self.actionsPlanned = actionsPlanned
        self.declaredStatus = declaredStatus
        self.position = position
    }
}

extension Registry {
    /// Begins a reply, a draft of its author's alone.
    ///
    /// - Returns: the reply as its author reads it from here on.
    package func addReply(
        to report: ReportID, by author: Audience, language: String, relation: ReplyRelation?,
        items: [ReplyItemRecord], account: AccountID, now: String
    ) throws -> ReplyRecord {
        let id: ReplyID = newID("rpl")
        try connection.run(
            """
            INSERT INTO replies (id, report_id, author, language, relation, related_reply_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            .text(id.text), .text(report.text), .text(author.key), .text(language),
            .optional(relation?.kind.rawValue), .optional(relation?.reply.text))
        try insert(items, of: id, to: report)
        try record("reply_created", of: id.text, by: account, at: now)
        return ReplyRecord(
            reply: Reply(id: id, report: report, author: author, submittedOn: nil),
            language: language, late: nil, relation: relation, items: items)
    }

    package func change(
        _ id: ReplyID, language: String, items: [ReplyItemRecord]?, by account: AccountID,
        now: String
    ) throws {
        try connection.run(
            "UPDATE replies SET language = ?2 WHERE id = ?1", .text(id.text), .text(language))
        if let items {
            try connection.run("DELETE FROM sealed_reply_items WHERE reply_id = ?1", .text(id.text))
            let report = try replyFacts(id)?.report
            guard let report else { throw StorageFault.unavailable }
            try insert(items, of: id, to: report)
        }
        try record("reply_changed", of: id.text, by: account, at: now)
    }

    package func delete(_ id: ReplyID, by account: AccountID, now: String) throws {
        try connection.run("DELETE FROM sealed_reply_items WHERE reply_id = ?1", .text(id.text))
        try connection.run("DELETE FROM replies WHERE id = ?1", .text(id.text))
        try record("reply_deleted", of: id.text, by: account, at: now)
    }

    package func carryOut(
        _ order: consuming SubmissionOrder, by account: AccountID, now: String
    ) throws {
        let (id, report) = (order.reply, order.report)
        try connection.run(
            "UPDATE replies SET submitted_on = ?2, late = ?3 WHERE id = ?1",
            .text(id.text), .date(order.submittedOn), .int(order.late ? 1 : 0))
        try note(.replied, of: report, subject: id.text, by: account, at: now)
    }

    /// The replies to a report that a party may read, in the order of their ids.
    package func replies(to report: Report, as party: Party, after id: String, limit: Int) throws
        -> [ReplyRecord]
    {
        guard Paragraph1.sight(of: report, as: party)?.readsReplies == true else {
            return Array(try comments(on: report.id, after: id).prefix(limit))
        }
        let all = try connection.all(
            """
            SELECT id, report_id, author, submitted_on, language, late, relation, related_reply_id
            FROM replies WHERE report_id = ?1 AND id > ?2 ORDER BY id
            """,
            .text(report.id.text), .text(id)
        ) { row throws(SQLiteError) in try ReplyRow(row: row) }
        let readable = all.filter { Replies.mayReadOriginal(of: $0.reply, to: report, as: party) }
        return try readable.prefix(limit).map { try complete($0, to: report, as: party) }
    }

    /// A reply with the report it is to, if the party may read both.
    package func reply(_ id: ReplyID, as party: Party) throws
        -> (ReplyRecord, to: Opened<ReportHead>)?
    {
        if let found = try comments(id, as: party) { return found }
        guard party.audience != nil, try mayFind(id.text, Asked.reply),
            let row = try replyRow(id),
            let sealed = try report(row.reply.report, as: party),
            let opened = Paragraph1.open(sealed, as: party),
            Replies.mayReadOriginal(of: row.reply, to: opened.report, as: party)
        else { return nil }
        return (try complete(row, to: opened.report, as: party), to: opened)
    }

    /// A reply as it was printed, for who does not read replies as they were submitted.
    private func comments(_ id: ReplyID, as party: Party) throws
        -> (ReplyRecord, to: Opened<ReportHead>)?
    {
        guard let report = try reportCommented(by: id),
            let sealed = try self.report(report, as: party),
            let opened = Paragraph1.open(sealed, as: party), !opened.sight.readsReplies
        else { return nil }
        let found = try comments(on: report).first { $0.reply.id == id }
        return found.map { ($0, to: opened) }
    }

    /// The facts of a reply, for the rules; its words stay where they are.
    package func replyFacts(_ id: ReplyID) throws -> Reply? {
        try replyRow(id)?.reply
    }

    private func replyRow(_ id: ReplyID) throws -> ReplyRow? {
        try connection.first(
            """
            SELECT id, report_id, author, submitted_on, language, late, relation, related_reply_id
            FROM replies WHERE id = ?1
            """,
            .text(id.text)
        ) { row throws(SQLiteError) in try ReplyRow(row: row) }
    }

    private func complete(
        _ row: ReplyRow, to report: Report, as party: Party
    ) throws -> ReplyRecord {
        let items = try connection.all(
            """
            SELECT answers, text, actions_taken, actions_planned, declared_status, position_taken
            FROM reply_items WHERE reply_id = ?1 ORDER BY position
            """,
            .text(row.reply.id.text), row: ReplyItemRecord.init(row:))
        return ReplyRecord(
            reply: row.reply, language: row.language, late: row.late,
            relation: try readable(row.relation, to: report, as: party), items: items)
    }

    /// That there is an earlier reply is told to who may read that one (domain.md, section 8).
    private func readable(
        _ relation: ReplyRelation?, to report: Report, as party: Party
    ) throws -> ReplyRelation? {
        guard let relation, let earlier = try replyFacts(relation.reply),
            Replies.mayRead(earlier, to: report, as: party)
        else { return nil }
        return relation
    }

    private func insert(
        _ items: [ReplyItemRecord], of id: ReplyID, to report: ReportID
    ) throws {
        let sealer = try sealer(of: .dialogue(report))
        for (place, item) in items.enumerated() {
            let row = "\(id.text)/\(place)"
            try connection.run(
                """
                INSERT INTO sealed_reply_items (reply_id, position, answers, text, actions_taken,
                    actions_planned, declared_status, position_taken)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """,
                .text(id.text), .int(place), .text(item.answers.joined(separator: " ")),
                try sealer.text(item.text, "reply_items.text", of: row),
                try sealer.text(item.actionsTaken, "reply_items.actions_taken", of: row),
                try sealer.text(item.actionsPlanned, "reply_items.actions_planned", of: row),
                .optional(item.declaredStatus), .optional(item.position))
        }
    }
}

extension ReplyItemRecord {
    init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            answers: row.text(0).split(separator: " ").map(String.init), text: row.text(1),
            actionsTaken: row.bytes(2), actionsPlanned: row.bytes(3),
            declaredStatus: row.optionalText(4), position: row.optionalText(5))
    }
}

/// A reply's row, before its items.
private struct ReplyRow {
    let reply: Reply
    let language: String
    let late: Bool?
    let relation: ReplyRelation?

    init(row: borrowing Row) throws(SQLiteError) {
        reply = Reply(
            id: ReplyID(row.text(0)), report: ReportID(row.text(1)),
            author: Audience(key: row.text(2)), submittedOn: try row.optionalDate(3))
        language = row.text(4)
        late = row.isNull(5) ? nil : row.int(5) != 0
        let kind = row.optionalText(6).flatMap(ReplyRelation.Kind.init(rawValue:))
        let related = row.optionalText(7).map(ReplyID.init(_:))
        relation = kind.flatMap { kind in related.map { ReplyRelation(kind, $0) } }
    }
}
