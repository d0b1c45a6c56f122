extension Paragraph1 {
    /// A request is known to who made it and to who is to follow it; to the public only as a
    /// date, once the report is published (domain.md, section 8).
    ///
    /// A mechanism that has a copy of the State's report does not learn that the State asked.
    package static func mayReadRequests(on report: Report, as party: Party) -> Bool {
        guard let audience = party.audience else { return false }
        return requestReaders(of: report).contains(audience)
    }

    /// The standing of a report in the eyes of a party that may read it.
    package static func standing(of report: Report, as party: Party) -> Confidentiality {
        let standing = report.confidentiality
        guard standing == .publicationRequested else { return standing }
        return mayReadRequests(on: report, as: party) ? standing : .confidential
    }

    private static func requestReaders(of report: Report) -> Set<Audience> {
        let addressed: Set<Audience> =
            report.addressed == nil ? [] : receivers(of: report, sentTo: report.addressee.recipient)
        return addressed.union(writers(of: report))
    }
}
