/// What rests on a visit that is entered: it holds the visit where it is.
package struct VisitBonds: Equatable, Sendable {
    /// The first day of the earliest of the visits that follow it.
    package var firstFollowedOn: CalendarDate?
    /// The first day on which a report on it was adopted.
    package var firstAdoptedOn: CalendarDate?
    /// Whether everybody reads a report on it, or a part of one.
    package var isPublic: Bool

    package init(
        firstFollowedOn: CalendarDate? = nil, firstAdoptedOn: CalendarDate? = nil,
        isPublic: Bool = false
    ) {
        self.firstFollowedOn = firstFollowedOn
        self.firstAdoptedOn = firstAdoptedOn
        self.isPublic = isPublic
    }
}

extension Visit {
    /// Whether everybody reads a report on it, or a part of one.
    package var isPublic: Bool { isKnownFromAPart || readersOfItsReports.contains(.everyone) }
}

extension Visits {
    /// > However, no personal data shall be published without the express consent of the person
    /// > concerned. (Article 16 (2).)
    ///
    /// Days, places, delegation and who was met went through the review of the report that is
    /// public; other words would reach everybody without one.
    ///
    /// - Parameter movesReviewed: whether the change moves any of these.
    package static func requireChangeable(
        _ bonds: VisitBonds, movesReviewed: Bool
    ) throws(Refusal) {
        guard !(bonds.isPublic && movesReviewed) else { throw .alreadyPublished }
    }
}
