/// > (a) Visit the places referred to in article 4 and make recommendations to States Parties
/// > concerning the protection of persons deprived of their liberty …
///
/// (Article 11 (1).) Recommendations speak of earlier ones, over years and visits: what such a
/// link may join, and who may know of it (domain.md, section 9).
package enum Links {
    /// Whether one recommendation may link to another. Only older ones are linked to, so no
    /// circle can come to be; what a body repeats, it said to the same State.
    package static func require(
        _ type: LinkType, from source: LinkEnd, to target: LinkEnd
    ) throws(LinkFault) {
        if type == .reiterates, source.state != target.state { throw .anotherState }
        guard target.isOlder(than: source) else { throw .notOlder }
    }

    package static func mayJoin(_ type: LinkType, from source: LinkEnd, to target: LinkEnd) -> Bool
    {
        do {
            try require(type, from: source, to: target)
            return true
        } catch {
            return false
        }
    }

    /// Whose documents a symbol can mean: the Subcommittee's where it has that body's form, and
    /// else those of who wrote it. Never anybody's who happens to use the same: with a document
    /// of their own they could bring a link to light that leads to a confidential one.
    package static func issuer(meantBy symbol: String, of writer: Issuer) -> Issuer {
        isOfSubcommittee(symbol) ? .subcommittee : writer
    }

    /// How much of a symbol, and of the paragraphs with it, a reader of the recommendation sees;
    /// nil where, to that reader, there is no link.
    ///
    /// Who wrote it sees what they wrote. Everybody else sees it if they may read a report with
    /// that symbol, or if it is of a body whose documents are public. Nothing here looks at what
    /// is hidden from the reader: a report they may not see and one that was never entered are
    /// the same.
    ///
    /// - Parameter reports: those with this symbol, of the issuer meant, that the reader may read.
    package static func sight(
        of symbol: String, writtenBy writer: Issuer, as party: Party, in reports: [SymbolSight]
    ) -> SymbolSight? {
        if writer.isBody(of: party) || reports.contains(.whole) { return .whole }
        if Paragraph1.mayRead(symbol: symbol, with: .publicEdition) {
            if let part = reports.first { return part }
            if isOfBodyThatRegistersNothing(symbol) { return .whole }
        }
        return nil
    }

    /// The Subcommittee's documents are `CAT/OP/…`, as the United Nations prints them.
    private static func isOfSubcommittee(_ symbol: String) -> Bool {
        symbol.utf8.starts(with: "CAT/OP/".utf8)
    }

    /// The Committees, the Human Rights Council, the General Assembly's resolutions, and the
    /// European Committee for the Prevention of Torture: what they distribute is public. None of
    /// them enters reports here, and no report that is entered may have such a symbol.
    package static func isOfBodyThatRegistersNothing(_ symbol: String) -> Bool {
        [
            "CAT/C/", "CCPR/", "CED/", "CEDAW/", "CERD/", "CMW/", "CRC/", "CRPD/", "E/C.12/",
            "A/HRC/", "A/RES/", "CPT/Inf",
        ].contains { symbol.utf8.starts(with: $0.utf8) }
    }
}

/// What one recommendation says of an earlier one.
package enum LinkType: String, CaseIterable, Sendable {
    case reiterates
    case buildsOn = "builds_on"
    case acknowledgesImplementation = "acknowledges_implementation_of"
    case cites
}

/// One end of a link: what the rules need to know of the report that the recommendation is in.
package struct LinkEnd: Equatable, Sendable {
    package let report: ReportID
    package let state: StateCode
    /// Nil for a draft, which is younger than all that is adopted.
    package let adoptedOn: CalendarDate?
    /// The first day of the visit, where the report is on one.
    package let visitedOn: CalendarDate?

    package init(
        report: ReportID, state: StateCode, adoptedOn: CalendarDate?, visitedOn: CalendarDate?
    ) {
        self.report = report
        self.state = state
        self.adoptedOn = adoptedOn
        self.visitedOn = visitedOn
    }

    /// Adopted on an earlier day, and not on a later visit.
    func isOlder(than other: LinkEnd) -> Bool {
        guard report != other.report, let adoptedOn else { return false }
        if let day = other.adoptedOn, adoptedOn >= day { return false }
        guard let visitedOn, let later = other.visitedOn else { return true }
        return visitedOn <= later
    }
}

/// Why two recommendations cannot be linked.
package enum LinkFault: String, Error, CaseIterable, Sendable {
    case anotherState = "another_state"
    case notOlder = "not_older"

    /// The sentence that the rule rests on.
    package var citation: String { "OPCAT art. 11 (1)" }

    /// What must be, as the detail of what is wrong.
    package var explanation: String {
        switch self {
        case .anotherState: "reiterates what was recommended to the same State Party"
        case .notOlder: "must be of an older report, which is adopted before this one"
        }
    }
}

/// How much of a symbol with paragraphs is seen.
package enum SymbolSight: Equatable, Sendable {
    /// As it was written.
    case whole
    /// The paragraphs that the public part opens.
    case part(PublicationPart)
}

/// What a recommendation is directed at.
package enum RecommendationScope: String, CaseIterable, Sendable {
    /// The State's law, policy or practice as a whole.
    case systemic
    /// One or more of the places that the visit went to.
    case institutionSpecific = "institution_specific"

    /// Whether these are places that the recommendation can be about: all of them of the visit
    /// that its report is on, and at least one where it is about institutions.
    package func admits(places: [PlaceID], of visited: Set<PlaceID>) -> Bool {
        (self == .systemic || !places.isEmpty) && visited.isSuperset(of: places)
    }
}

/// How soon the issuer wants it done.
package enum RecommendationPriority: String, CaseIterable, Sendable {
    case high, medium, low
}

extension Issuer {
    /// Whether a party speaks for this body, or reads for it.
    package func isBody(of party: Party) -> Bool {
        switch (self, party) {
        case (.subcommittee, .subcommittee), (.subcommittee, .secretariat),
            (.subcommittee, .dashboard(.subcommittee)):
            true
        case (.mechanism(let own), .mechanism(let id, of: _)): own == id
        default: false
        }
    }
}
