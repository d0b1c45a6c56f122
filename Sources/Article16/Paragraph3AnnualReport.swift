/// > 3. The Subcommittee on Prevention shall present a public annual report on its activities to
/// > the Committee against Torture.
///
/// It is public while the reports are not: it counts what its reader may know of, so that the
/// public's holds announced visits and what was published, and nothing of a confidential dialogue.
package enum Paragraph3 {
    /// Whether something that happened on a day belongs to the report on a year.
    package static func covers(_ year: Int, _ date: CalendarDate?) -> Bool { date?.year == year }

    /// How the replies stood in a year; nil where its reader is a correspondent of none of the
    /// reports, and so to know of no reply.
    ///
    /// - Parameter today: until when a year that is not over is looked at.
    package static func replies(
        to reports: [(report: Report, sight: Sight)], in year: Int, today: CalendarDate
    ) -> RepliesOfYear? {
        let own = reports.filter { $0.sight == .correspondent && $0.report.addressed != nil }
            .map(\.report)
        guard !own.isEmpty, let end = CalendarDate(year: year, month: 12, day: 31) else {
            return nil
        }
        let day = min(end, today)
        return RepliesOfYear(
            due: own.count { covers(year, $0.replyDueNow) },
            received: own.count { covers(year, $0.repliedOn) },
            overdue: own.count { $0.isReplyOutstanding(on: day) })
    }
}

/// How many replies were due in a year, how many first replies came in it, and how many were
/// overdue at its end.
package struct RepliesOfYear: Equatable, Sendable {
    package let due: Int
    package let received: Int
    package let overdue: Int

    package init(due: Int, received: Int, overdue: Int) {
        self.due = due
        self.received = received
        self.overdue = overdue
    }
}

extension Report {
    /// Whether, at the end of a day, the reply was overdue and had not come.
    func isReplyOutstanding(on day: CalendarDate) -> Bool {
        guard let due = replyDueNow, Deadline.isOverdue(due, on: day) else { return false }
        if let erasedOn, erasedOn <= day { return false }
        return repliedOn.map { $0 > day } ?? true
    }
}
