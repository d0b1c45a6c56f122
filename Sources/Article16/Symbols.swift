/// > The Subcommittee on Prevention shall publish its report.
///
/// A report may have no symbol until it is published, or a restricted one, which outsiders never
/// see; with the publication it gets one to be cited by (domain.md, section 9).
package enum Symbols {
    /// A symbol is given by who has the report in hand: a mechanism that publishes what the
    /// Subcommittee wrote to it would learn from the answer which symbols are taken.
    ///
    /// - Parameter present: the symbol that the report has.
    package static func require(
        _ symbol: String, inPlaceOf present: String?, of report: Report, by party: Party
    ) throws(Refusal) {
        guard report.isInTheHandsOf(party) else { throw .notWhoHasItInHand }
        guard !Paragraph1.isRestricted(symbol) else { throw .symbolRestricted }
        guard let present else { return }
        guard Paragraph1.isRestricted(present) else { throw .symbolStays }
    }
}
