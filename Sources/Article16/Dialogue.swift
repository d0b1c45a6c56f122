/// > (d) To examine the recommendations of the Subcommittee on Prevention and enter into dialogue
/// > with it on possible implementation measures.
///
/// (Article 12; article 22 says the same of a mechanism's recommendations.) What the issuer does
/// in the dialogue: it reminds, gives more time, meets, and says what it thinks of what was done.
package enum Dialogue {
    /// A reminder of a report that was sent.
    package static func remind(
        of report: Report, by party: Party, on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> ReminderOrder {
        try Act.remind.require(party, on: report)
        try requireOrder([report.addressed?.transmittedOn, date], today: today)
        return ReminderOrder(report: report.id, remindedOn: date)
    }

    /// More time for the reply. The first day stays known; the new one is later than the present
    /// one, and than the day on which it is given. Who has replied needs no more time; and five
    /// years are the most, since a day that never comes would make a silence lawful for ever.
    ///
    /// - Parameter grantedOn: the day on which more time was given last.
    package static func extend(
        _ report: Report, to due: CalendarDate, after grantedOn: CalendarDate? = nil,
        by party: Party, on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> ExtensionOrder {
        try Act.extend.require(party, on: report)
        try requireOrder([report.addressed?.transmittedOn, grantedOn, date], today: today)
        if let replied = report.repliedOn, replied < date { throw .extensionAfterReply }
        guard let present = report.replyDueNow, due > present else { throw .extensionShortens }
        guard due > date else { throw .dateOutOfOrder }
        if let last = report.lastReplyDue, due > last { throw .extensionTooLong }
        return ExtensionOrder(report: report.id, grantedOn: date, replyDueOn: due)
    }

    /// A meeting on the report, which the Subcommittee proposes within six months of the reply.
    package static func meet(
        on report: Report, by party: Party, date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> MeetingOrder {
        try Act.meet.require(party, on: report)
        try requireOrder([report.addressed?.transmittedOn, date], today: today)
        return MeetingOrder(report: report.id, metOn: date)
    }

    /// What the issuer thinks of what was done about one recommendation. What the State declares
    /// never changes it.
    ///
    /// - Parameters:
    ///   - reminders: the days of the reminders besides the first.
    ///   - communicatedOn: when the State was told; an assessment may stay internal.
    package static func assess(
        _ report: Report, grade: Grade?, reminders: [CalendarDate] = [], by party: Party,
        on date: CalendarDate, communicatedOn: CalendarDate?, today: CalendarDate
    ) throws(Refusal) -> AssessmentOrder {
        try Act.assess.require(party, on: report)
        try requireOrder(
            [report.addressed?.transmittedOn, date, communicatedOn], today: today)
        if grade == .noCooperation { try requireNoCooperation(report, reminders, on: date) }
        return AssessmentOrder(
            report: report.id, grade: grade, assessedOn: date, communicatedOn: communicatedOn)
    }

    /// Nobody is said not to cooperate who, on that day, still had time, had replied, or had never
    /// been reminded that the reply was overdue: a reminder of a day that is still to come is no
    /// warning of one that has passed.
    private static func requireNoCooperation(
        _ report: Report, _ reminders: [CalendarDate], on date: CalendarDate
    ) throws(Refusal) {
        let reminded = reminders + [report.remindedOn].compactMap { $0 }
        let hasReplied = report.repliedOn.map { $0 <= date } ?? false
        guard let due = report.replyDueNow, Deadline.isOverdue(due, on: date), !hasReplied,
            reminded.contains(where: { $0 <= date && Deadline.isOverdue(due, on: $0) })
        else { throw .gradeNeedsReminder }
    }

    /// Assessments are the issuer's; its correspondents see those that they were told.
    package static func mayReadAssessments(
        toldToCorrespondents: Bool, of report: Report, as party: Party
    ) -> Bool {
        if report.isIssued(by: party) { return true }
        return toldToCorrespondents && Paragraph1.sight(of: report, as: party) == .correspondent
    }
}

/// How far a recommendation was followed, on the scale of the Human Rights Committee.
package enum Grade: String, CaseIterable, Sendable {
    case largelySatisfactory = "A"
    case partiallySatisfactory = "B"
    case notSatisfactory = "C"
    case noCooperation = "D"
    case contrary = "E"
}

/// Where one recommendation stands; derived, never stored.
package enum FollowUpStatus: String, CaseIterable, Sendable {
    case awaitingReply = "awaiting_reply"
    case overdue, replied, assessed, closed

    /// Nil where nothing was said and nobody waits for it: what needs no answer, and a report that
    /// was not sent.
    ///
    /// - Parameters:
    ///   - isAnswered: whether a submitted reply speaks to it.
    ///   - isAssessed: whether the reader may see an assessment, and with which grade the latest.
    package init?(
        of kind: RecommendationKind, isAnswered: Bool, isAssessed: Bool, grade: Grade?,
        report: Report, today: CalendarDate
    ) {
        if isAssessed {
            self = grade == .largelySatisfactory ? .closed : .assessed
        } else if isAnswered {
            self = .replied
        } else {
            guard kind.needsAnswer, report.erasedOn == nil, let due = report.replyDueNow else {
                return nil
            }
            self = Deadline.isOverdue(due, on: today) ? .overdue : .awaitingReply
        }
    }
}

/// Leave to keep a reminder.
package struct ReminderOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let remindedOn: CalendarDate
}

/// Leave to give more time.
package struct ExtensionOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let grantedOn: CalendarDate
    package let replyDueOn: CalendarDate
}

/// Leave to keep a meeting.
package struct MeetingOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let metOn: CalendarDate
}

/// Leave to keep an assessment.
package struct AssessmentOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let grade: Grade?
    package let assessedOn: CalendarDate
    package let communicatedOn: CalendarDate?
}
