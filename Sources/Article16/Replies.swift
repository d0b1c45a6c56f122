/// > (d) To examine the recommendations of the Subcommittee on Prevention and enter into dialogue
/// > with it on possible implementation measures.
///
/// (Article 12, what States Parties undertake.) A reply is as confidential as its report and not
/// the report's: it is between the body that replies and the body that wrote.
package struct Reply: Equatable, Sendable {
    package let id: ReplyID
    package let report: ReportID
    /// The body that replies; another of the same State is another author.
    package let author: Audience
    package var submittedOn: CalendarDate?

    package init(
        id: ReplyID, report: ReportID, author: Audience, submittedOn: CalendarDate? = nil
    ) {
        self.id = id
        self.report = report
        self.author = author
        self.submittedOn = submittedOn
    }
}

package enum Replies {
    /// A draft is its author's alone; a submitted reply is its correspondents'; the public's only
    /// when it was published as comments, the Committee's while it has an open file. Who has a
    /// copy of the report has none of the reply.
    package static func mayRead(_ reply: Reply, to report: Report, as party: Party) -> Bool {
        if case .reply(reply.id)? = report.publication?.comments { return true }
        return mayReadOriginal(of: reply, to: report, as: party)
    }

    /// The words as they were submitted are for the correspondents; everybody else reads those
    /// that were printed as comments, with personal data masked.
    package static func mayReadOriginal(
        of reply: Reply, to report: Report, as party: Party
    ) -> Bool {
        guard let audience = party.audience else { return false }
        guard reply.submittedOn != nil else {
            return audience == reply.author && report.isAddressed(to: party)
        }
        return Paragraph1.sight(of: report, as: party)?.readsReplies ?? false
    }

    /// Changes to a draft: its author's, until it is submitted.
    package static func requireEditable(
        _ reply: Reply, to report: Report, by party: Party
    ) throws(Refusal) {
        try requireAuthor(reply, of: report, is: party)
        try report.requireWords()
        guard reply.submittedOn == nil else { throw .replyAlreadySubmitted }
    }

    package static func requireAuthor(
        _ reply: Reply, of report: Report, is party: Party
    ) throws(Refusal) {
        try Act.reply.requireBelongs(to: party, on: report)
        guard party.audience == reply.author else { throw .notTheAddressee }
    }

    /// Final from here on. A late reply is accepted and marked late, never refused.
    ///
    /// - Parameter earlier: the reply that this one adds to or takes the place of.
    package static func submit(
        _ reply: Reply, after earlier: Reply? = nil, to report: Report, by party: Party,
        on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> SubmissionOrder {
        try requireEditable(reply, to: report, by: party)
        guard let due = report.replyDueNow else { throw .notTransmitted }
        try requireOrder(
            [report.addressed?.transmittedOn, earlier?.submittedOn, date], today: today)
        return SubmissionOrder(
            reply: reply.id, report: report.id, submittedOn: date,
            late: Deadline.isOverdue(due, on: date))
    }

    /// A correction is of a submitted reply to the same report, by its own author.
    package static func requireRelated(
        _ reply: Reply?, on report: Report, by party: Party
    ) throws(Refusal) {
        guard let reply, reply.report == report.id, reply.submittedOn != nil,
            reply.author == party.audience
        else { throw .relatedReplyNotSubmitted }
    }

    /// Comments are a submitted reply to this report by who asks for publication (16 (2)).
    package static func requireComments(
        _ reply: Reply?, on report: Report, by party: Party
    ) throws(Refusal) {
        guard let reply, reply.report == report.id, reply.submittedOn != nil,
            reply.author == party.audience
        else { throw .commentsNotSubmitted }
    }
}

/// Leave to make a reply final.
package struct SubmissionOrder: ~Copyable, Sendable {
    package let reply: ReplyID
    package let report: ReportID
    package let submittedOn: CalendarDate
    package let late: Bool
}

/// How many of the recommendations that need an answer have one. Reported, never a condition.
package struct Coverage: Equatable, Sendable {
    package let answered: Int
    package let of: Int

    package init(answered: Int, of: Int) {
        self.answered = answered
        self.of = of
    }
}
