/// The clock of the reply: six calendar months from the transmission.
///
/// The Subcommittee asks for a reply within six months, counted from the day of transmission
/// (its reports' last section); a month is a calendar month, clamped to the month's end.
package enum Deadline {
    package static let monthsToReply = 6
    package static let monthsToMeeting = 6
    /// The most that the time for a reply is extended to: five years from the transmission.
    package static let monthsToLastReply = 60

    package static func replyDue(transmittedOn: CalendarDate) -> CalendarDate {
        transmittedOn.adding(months: monthsToReply)
    }

    /// The latest day of transmission for which the reply is overdue today.
    ///
    /// Later transmissions are never due earlier, so one day stands for all before it; it is
    /// looked for from a day that is surely too late.
    package static func lastTransmissionOverdue(on today: CalendarDate) -> CalendarDate {
        var date = today.adding(months: -monthsToReply).adding(days: 3)
        while !isOverdue(replyDue(transmittedOn: date), on: today) { date = date.adding(days: -1) }
        return date
    }

    /// Overdue from the day after the last day.
    package static func isOverdue(_ due: CalendarDate, on today: CalendarDate) -> Bool {
        today > due
    }
}

/// Where the dialogue on a report stands; derived, never stored.
package enum ReplyStatus: String, CaseIterable, Sendable {
    case awaitingReply = "awaiting_reply"
    case overdue, replied
}

extension Report {
    /// The day by which the addressee is to reply; nil before it got the report.
    package var replyDueOn: CalendarDate? {
        addressed.map { Deadline.replyDue(transmittedOn: $0.transmittedOn) }
    }

    /// The latest day that its time can be extended to.
    var lastReplyDue: CalendarDate? {
        addressed.map { $0.transmittedOn.adding(months: Deadline.monthsToLastReply) }
    }

    /// The day by which it is to reply now: the first one, or the last that it was extended to.
    package var replyDueNow: CalendarDate? { replyExtendedTo ?? replyDueOn }

    /// The Subcommittee proposes to meet "within six months of receiving the reply".
    package var meetingDueOn: CalendarDate? {
        repliedOn.map { $0.adding(months: Deadline.monthsToMeeting) }
    }

    /// Nobody can reply to words that are gone: for a reply that did not come before they went,
    /// nobody waits.
    package func replyStatus(on today: CalendarDate) -> ReplyStatus? {
        guard let due = replyDueNow else { return nil }
        let hasReply = repliedOn != nil
        if hasReply { return .replied }
        guard erasedOn == nil else { return nil }
        return Deadline.isOverdue(due, on: today) ? .overdue : .awaitingReply
    }
}
