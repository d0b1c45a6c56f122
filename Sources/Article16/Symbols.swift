/// > The Subcommittee on Prevention shall publish its report.
///
/// A report may have no symbol until it is published, or a restricted one, which outsiders never
/// see; with the publication it gets one to be cited by (domain.md, section 9).
package enum Symbols {
    /// - Parameter present: the symbol that the report has.
    package static func require(
        _ symbol: String, inPlaceOf present: String?
    ) throws(Refusal) {
        guard !Paragraph1.isRestricted(symbol) else { throw .symbolRestricted }
        guard let present else { return }
        guard Paragraph1.isRestricted(present) else { throw .symbolStays }
    }
}
