/// > 1. The Subcommittee on Prevention shall communicate its recommendations and observations
/// > confidentially to the State Party and, if relevant, to the national preventive mechanism.
///
/// Who may read what, before publication and after it (domain.md, section 8).
package enum Paragraph1 {
    /// The circles that may read a report, each with how much of it they see. This is the rule;
    /// everything else asks it.
    package static func readers(of report: Report) -> [Audience: Sight] {
        var readers = report.publication == nil ? [:] : [Audience.everyone: Sight.publicEdition]
        for transmission in report.transmissions {
            let sight = report.sight(ofRecipient: transmission.recipient)
            for audience in report.audiences(of: transmission.recipient) {
                readers[audience] = sight
            }
        }
        for audience in report.writers { readers[audience] = .correspondent }
        // Nothing before its file opens, and nothing once that ends (domain.md, section 7).
        if report.committeeFile?.isOpen(on: report) == true { readers[.committee] = .committee }
        return readers
    }

    /// How much of a report a party may see: nil where, to that party, there is no report.
    package static func sight(of report: Report, as party: Party) -> Sight? {
        let readers = readers(of: report)
        if let audience = party.audience, let sight = readers[audience] { return sight }
        return readers[.everyone]
    }

    package static func open<Words>(_ sealed: Sealed<Words>, as party: Party) -> Opened<Words>? {
        guard let sight = sight(of: sealed.report, as: party) else { return nil }
        return Opened(words: sealed.words, report: sealed.report, sight: sight)
    }

    /// That a report was sent to a body is known to who wrote it and to that body; that it was
    /// sent to whom it speaks to is known to all its readers, since it says so itself.
    package static func mayRead(
        _ transmission: Transmission, of report: Report, as party: Party
    ) -> Bool {
        if transmission.recipient == report.addressee.recipient { return true }
        guard let audience = party.audience else { return false }
        return report.writers.contains(audience)
            || report.audiences(of: transmission.recipient).contains(audience)
    }

    /// Whether a reader may see a symbol: one that is marked as restricted, `CAT/OP/KAZ/R.1`, is
    /// for the bodies of a report and never shown to outsiders (domain.md, section 9).
    package static func mayRead(symbol: String, with sight: Sight) -> Bool {
        sight != .publicEdition || !isRestricted(symbol)
    }

    /// Whether a part of the symbol begins `R.`, as in `CAT/OP/KAZ/R.1`.
    package static func isRestricted(_ symbol: String) -> Bool {
        symbol.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .dropFirst().contains { $0.starts(with: "R.".utf8) }
    }

    /// How far a report has come in the eyes of a party: to who may know of none of its
    /// transmissions it was sent to nobody, or the word would tell of a copy.
    package static func lifecycle(of report: Report, as party: Party) -> Lifecycle {
        let isHidden =
            report.lifecycle == .transmitted
            && !report.transmissions.contains { mayRead($0, of: report, as: party) }
        return isHidden ? .adopted : report.lifecycle
    }

    /// The standing of a report in the eyes of a reader: that publication was asked for is known
    /// to who asked and to who is to follow it, to nobody else (domain.md, section 8).
    package static func standing(of report: Report, for sight: Sight) -> Confidentiality {
        let standing = report.confidentiality
        guard standing == .publicationRequested, sight != .correspondent else { return standing }
        return .confidential
    }
}

/// With whose eyes a report is read.
package enum Sight: String, CaseIterable, Sendable {
    /// The body that wrote it or the body it speaks to: the words, and the dialogue on them.
    case correspondent
    /// A body that was sent a copy: the words, and nothing of the dialogue.
    case copy
    /// The Committee against Torture while its file is open: the words, the submitted replies and
    /// when they were due, so that it can judge whether the State cooperates.
    case committee
    /// Everybody else, once it is published: the public edition.
    case publicEdition = "public_edition"
}

extension Sight {
    /// Whether the replies are this reader's to read, and when they were due.
    package var readsReplies: Bool { self == .correspondent || self == .committee }
}

extension Report {
    /// The body that writes a report sees it from its first draft; a dashboard sees no drafts.
    var writers: [Audience] {
        switch issuer {
        case .mechanism(let id): [.mechanism(id)]
        case .subcommittee where lifecycle == .transmitted:
            [.subcommittee, .dashboardOfSubcommittee]
        case .subcommittee: [.subcommittee]
        }
    }

    /// Whom a transmission lets in. A report addressed to a mechanism is never sent to the State.
    func audiences(of recipient: Recipient) -> [Audience] {
        switch recipient {
        case .stateParty, .authorities: [.state(state)]
        case .mechanism: mechanism.map { [.mechanism($0)] } ?? []
        case .subcommittee: [.subcommittee, .dashboardOfSubcommittee]
        }
    }

    func sight(ofRecipient recipient: Recipient) -> Sight {
        recipient == addressee.recipient ? .correspondent : .copy
    }
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
