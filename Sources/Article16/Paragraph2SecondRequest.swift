/// > The Subcommittee on Prevention shall publish its report, together with any comments of the
/// > State Party concerned, whenever requested to do so by that State Party.
///
/// The second of two requests is the first, where it says the same. A standing consent says
/// nothing of comments, so a State that asks with comments adds them to what its consent asked;
/// what it asked for itself it takes back and asks for anew.
extension Paragraph2 {
    /// - Parameters:
    ///   - saysTheSame: whether it asks for the comments that the open request has.
    ///   - givesComments: whether it designates or has comments, and not only announces them.
    ///   - isByConsent: whether a standing consent made the open request.
    /// - Returns: leave to keep the comments; nil where there is nothing to do.
    package static func askAgain(
        for report: Report, saysTheSame: Bool, givesComments: Bool, isByConsent: Bool,
        by party: Party, on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> CommentsOrder? {
        try Act.requestPublication.requireBelongs(to: party, on: report)
        guard let open = report.openRequest, !saysTheSame else { return nil }
        guard isByConsent, open.comments == .none, givesComments else {
            throw .requestSaysOtherwise
        }
        try requireOrder([open.requestedOn, date], today: today)
        return CommentsOrder(report: report.id, request: open.id, deliveredOn: date)
    }
}
