/// > 1. The Subcommittee on Prevention shall communicate its recommendations and observations
/// > confidentially to the State Party and, if relevant, to the national preventive mechanism.
///
/// Who may read what, before publication and after it (domain.md, section 8).
package enum Paragraph1 {
    /// The circles that may read a report. This is the rule; everything else asks it.
    package static func readers(of report: Report) -> Set<Audience> {
        var readers = writers(of: report)
        for transmission in report.transmissions {
            readers.formUnion(receivers(of: report, sentTo: transmission.recipient))
        }
        if report.publication != nil { readers.insert(.everyone) }
        return readers
    }

    /// How much of a report a party may see: nil where, to that party, there is no report.
    package static func sight(of report: Report, as party: Party) -> Sight? {
        let readers = readers(of: report)
        if let audience = party.audience, readers.contains(audience) { return .party }
        return readers.contains(.everyone) ? .publicEdition : nil
    }

    package static func open<Words>(_ sealed: Sealed<Words>, as party: Party) -> Opened<Words>? {
        guard let sight = sight(of: sealed.report, as: party) else { return nil }
        return Opened(words: sealed.words, report: sealed.report, sight: sight)
    }

    /// The body that writes a report sees it from its first draft; a dashboard sees no drafts.
    static func writers(of report: Report) -> Set<Audience> {
        switch report.issuer {
        case .mechanism(let id): [.mechanism(id)]
        case .subcommittee where report.lifecycle == .transmitted:
            [.subcommittee, .dashboardOfSubcommittee]
        case .subcommittee: [.subcommittee]
        }
    }

    /// Whom a transmission lets in. A report addressed to a mechanism is never the State's.
    static func receivers(of report: Report, sentTo recipient: Recipient) -> Set<Audience> {
        switch recipient {
        case .stateParty, .authorities: [.state(report.state)]
        case .mechanism: Set(report.copiedTo.map { [.mechanism($0)] } ?? [])
        case .subcommittee: [.subcommittee, .dashboardOfSubcommittee]
        }
    }
}

/// With whose eyes a report is read.
package enum Sight: Sendable {
    /// One of the bodies that the confidential report belongs to.
    case party
    /// Everybody else, once it is published: the public edition and nothing of the dialogue.
    case publicEdition
}

/// The words of a report, kept shut.
///
/// Anyone may seal words; only paragraph 1 opens them. The registry seals whatever it reads, so
/// words cannot reach a response unless paragraph 1 lets their reader have them.
package struct Sealed<Words> {
    /// What is known of the report besides its words.
    let report: Report
    let words: Words

    package init(_ words: Words, of report: Report) {
        self.words = words
        self.report = report
    }
}

/// Words that paragraph 1 has opened for one reader. Only this module makes one.
package struct Opened<Words> {
    package let words: Words
    package let report: Report
    package let sight: Sight

    init(words: Words, report: Report, sight: Sight) {
        self.words = words
        self.report = report
        self.sight = sight
    }
}

extension Sealed: Sendable where Words: Sendable {}
extension Opened: Sendable where Words: Sendable {}
