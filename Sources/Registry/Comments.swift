package import Article16
internal import SQLite

/// Comments in words of their own, in the language in which they were given.
package struct AttachedComments: Sendable {
    package let id: CommentsID
    package let language: String
    /// As a JSON array of strings.
    package let paragraphs: [UInt8]

    package init(id: CommentsID, language: String, paragraphs: [UInt8]) {
        self.id = id
        self.language = language
        self.paragraphs = paragraphs
    }
}

/// Comments that were delivered on a request for publication.
package struct CommentsRecord: Sendable {
    package let id: CommentsID
    package let request: PublicationRequestID
    package let report: ReportID
    package let deliveredOn: CalendarDate
    /// The submitted reply that was designated, or words of their own.
    package let reply: ReplyID?
    package let attached: AttachedComments?
}

/// What is delivered as comments.
package enum CommentsDraft: Sendable {
    case reply(ReplyID)
    /// The paragraphs as a JSON array of strings.
    case attached(language: String, paragraphs: [UInt8])
}

/// The comments that go out with an edition: the reply, or the words, as they are printed.
package struct PrintedComments: Sendable {
    package let comments: Comments
    /// The delivery that they come from, if they were delivered.
    package let id: CommentsID?
    package let reply: ReplyRecord?
    package let attached: AttachedComments?

    package init(
        comments: Comments, id: CommentsID?, reply: ReplyRecord?, attached: AttachedComments?
    ) {
        self.comments = comments
        self.id = id
        self.reply = reply
        self.attached = attached
    }
}

extension Registry {
    package func carryOut(
        _ order: consuming CommentsOrder, _ draft: CommentsDraft, by account: AccountID,
        now: String
    ) throws -> CommentsID {
        let report = order.report
        let id = try insert(draft, on: order.request, of: report, deliveredOn: order.deliveredOn)
        try note(.commentsDelivered, of: report, by: account, at: now)
        return id
    }

    /// Keeps comments; a review from before does not cover them.
    func insert(
        _ draft: CommentsDraft, on request: PublicationRequestID, of report: ReportID,
        deliveredOn date: CalendarDate
    ) throws -> CommentsID {
        let id: CommentsID = newID("com")
        let place = try notePersonalDataChange(of: report)
        let (reply, language, paragraphs): (String?, String?, [UInt8]?) =
            switch draft {
            case .reply(let id): (id.text, nil, nil)
            case .attached(let language, let paragraphs): (nil, language, paragraphs)
            }
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_comments (id, request_id, report_id, reply_id, language, paragraphs,
                delivered_on, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .text(id.text), .text(request.text), .text(report.text), .optional(reply),
            .optional(language), try sealer.text(paragraphs, "comments.paragraphs", of: id.text),
            .date(date),
            .integer(place))
        return id
    }

    /// The comments that were delivered on requests for publication of a report, in the order in
    /// which they came.
    package func comments(deliveredOn report: ReportID) throws -> [CommentsRecord] {
        try connection.all(
            """
            SELECT id, request_id, delivered_on, reply_id, language, paragraphs FROM comments
            WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in
            let id = CommentsID(row.text(0))
            let attached: AttachedComments? =
                row.isNull(3)
                ? AttachedComments(
                    id: id, language: row.text(4),
                    // Erased words are none.
                    paragraphs: row.optionalText(5).map { Array($0.utf8) } ?? Array("[]".utf8))
                : nil
            return CommentsRecord(
                id: id, request: PublicationRequestID(row.text(1)), report: report,
                deliveredOn: try row.date(2), reply: row.optionalText(3).map(ReplyID.init(_:)),
                attached: attached)
        }
    }

    /// The comments in words of their own that the served public edition prints.
    package func attachedComments(printedWith report: ReportID) throws -> AttachedComments? {
        try connection.first(
            """
            SELECT e.comments_id, e.comments_language, e.comments_paragraphs
            FROM public_reports AS p JOIN public_editions AS e
                ON e.publication_id = p.publication_id AND e.number = p.number
                    AND e.language = p.original_language
            WHERE p.id = ?1 AND e.comments = 'attached'
            """,
            .text(report.text)
        ) { row in
            AttachedComments(
                id: CommentsID(row.text(0)), language: row.text(1), paragraphs: row.bytes(2))
        }
    }
}
