/// > The Subcommittee on Prevention shall publish its report, together with any comments of the
/// > State Party concerned, whenever requested to do so by that State Party.
///
/// Who asks for publication says what is to be printed with the report, or that it will follow.
/// The Subcommittee edits nothing of it; the gate of the third sentence covers it.
extension Paragraph2 {
    /// What was to follow, given by who asked: before the publication it goes out with it, after
    /// it with the next edition.
    package static func deliver(
        commentsOn request: PublicationRequestID, requestedOn: CalendarDate, of report: Report,
        by party: Party, on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> CommentsOrder {
        try Act.deliverComments.require(party, on: report)
        guard report.awaitsComments == request else { throw .commentsNotAwaited }
        try requireOrder([requestedOn, date], today: today)
        return CommentsOrder(report: report.id, request: request, deliveredOn: date)
    }

    /// Comments as they were given are for who gave them and for who wrote the report; everybody
    /// else reads those that were printed, masked.
    package static func mayReadComments(of sight: Sight) -> Bool { sight == .correspondent }
}

/// Leave to keep comments that were to follow.
package struct CommentsOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let request: PublicationRequestID
    package let deliveredOn: CalendarDate
}
