internal import Article16
internal import SQLite

/// Replies that were printed as comments: the public reads these copies, never the replies.
extension Registry {
    func insert(_ comments: ReplyRecord, _ issue: Issue) throws {
        try connection.run(
            """
            INSERT INTO public_comments (publication_id, number, reply_id, report_id, author,
                language, submitted_on, late)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .text(issue.publication.text), .int(issue.number), .text(comments.reply.id.text),
            .text(issue.report.text), .text(comments.reply.author.key), .text(comments.language),
            .date(comments.reply.submittedOn), .int(comments.late == true ? 1 : 0))
        for (place, item) in comments.items.enumerated() {
            try connection.run(
                """
                INSERT INTO public_comment_items (publication_id, number, reply_id, position,
                    answers, text, actions_taken, actions_planned, declared_status,
                    position_taken)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                """,
                .text(issue.publication.text), .int(issue.number), .text(comments.reply.id.text),
                .int(place), .text(item.answers.joined(separator: " ")), .text(item.text),
                .textBytes(item.actionsTaken), .textBytes(item.actionsPlanned),
                .optional(item.declaredStatus), .optional(item.position))
        }
    }

    /// The comments that are served with a report, in the order of the replies' ids.
    func comments(on report: ReportID, after id: String = "") throws -> [ReplyRecord] {
        let all = try connection.all(
            """
            SELECT c.publication_id, c.number, c.reply_id, c.report_id, c.author, c.language,
                c.submitted_on, c.late
            FROM public_reports AS p
            JOIN public_comments AS c
                ON c.publication_id = p.publication_id AND c.number = p.number
            WHERE p.id = ?1 AND c.reply_id > ?2 ORDER BY c.reply_id
            """,
            .text(report.text), .text(id)
        ) { row throws(SQLiteError) in
            let reply = Reply(
                id: ReplyID(row.text(2)), report: ReportID(row.text(3)),
                author: Audience(key: row.text(4)), submittedOn: try row.date(6))
            return (row.text(0), row.int(1), reply, row.text(5), row.int(7) != 0)
        }
        return try all.map { publication, number, reply, language, late in
            // That there is an earlier reply is for those who may read that one.
            ReplyRecord(
                reply: reply, language: language, late: late, relation: nil,
                items: try commentItems(publication, number, reply.id))
        }
    }

    /// The report that some reply was printed with.
    func reportCommented(by id: ReplyID) throws -> ReportID? {
        try connection.first(
            """
            SELECT p.id FROM public_comments AS c
            JOIN public_reports AS p ON p.id = c.report_id
                AND p.publication_id = c.publication_id AND p.number = c.number
            WHERE c.reply_id = ?1
            """,
            .text(id.text)
        ) { row in ReportID(row.text(0)) }
    }

    private func commentItems(_ publication: String, _ number: Int, _ reply: ReplyID) throws
        -> [ReplyItemRecord]
    {
        try connection.all(
            """
            SELECT answers, text, actions_taken, actions_planned, declared_status, position_taken
            FROM public_comment_items WHERE publication_id = ?1 AND number = ?2 AND reply_id = ?3
            ORDER BY position
            """,
            .text(publication), .int(number), .text(reply.text), row: ReplyItemRecord.init(row:))
    }
}
