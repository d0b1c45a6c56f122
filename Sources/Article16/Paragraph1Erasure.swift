/// > The Subcommittee on Prevention shall communicate its recommendations and observations
/// > confidentially to the State Party and, if relevant, to the national preventive mechanism.
///
/// Who wrote a report may have its words destroyed, and with them all that was said around it, as
/// long as nothing of it is public and nobody has a right to what it says. That it was there, and
/// when, stays.
package enum Erasure {
    /// The Protocol sets no term for keeping; what stands in the way is article 16 (2) and (4).
    ///
    /// - Parameter today: the day of the erasure: words are gone when they are gone.
    package static func erase(
        _ report: Report, by party: Party, today: CalendarDate
    ) throws(Refusal) -> ErasureOrder {
        try Act.erase.require(party, on: report)
        return ErasureOrder(report: report.id, erasedOn: today)
    }
}

extension Report {
    /// There is nothing left to send, answer, mark, correct or publish.
    package func requireWords() throws(Refusal) {
        guard erasedOn == nil else { throw .reportErased }
    }

    /// A draft is deleted instead. What is public, by us or by the State, cannot be taken back; a
    /// report of the Subcommittee whose publication was asked for shall be published; and the
    /// Committee shall hear the State on a report that there is. A mechanism is bound by no
    /// request (article 21 (2)).
    func requireErasable() throws(Refusal) {
        try requireWords()
        guard lifecycle != .draft else { throw .notAdopted }
        guard publication == nil else { throw .alreadyPublished }
        guard disclosedOn == nil else { throw .disclosedByState }
        guard issuer != .subcommittee || openRequest == nil else { throw .publicationAskedFor }
        guard committeeFile?.isOpen(on: self) != true else { throw .committeeFileOpen }
    }
}

/// Leave to destroy the words of a report.
package struct ErasureOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let erasedOn: CalendarDate
}
