/// > If the State Party makes part of the report public, the Subcommittee on Prevention may publish
/// > the report in whole or in part.
///
/// What a State made public itself is recorded (C6); that publishes nothing, and lets the
/// Subcommittee decide to (C7).
extension Paragraph2 {
    package static func disclose(
        _ report: Report, scope: PublicationScope, by party: Party, on date: CalendarDate,
        today: CalendarDate
    ) throws(Refusal) -> DisclosureOrder {
        try Act.recordStateDisclosure.require(party, on: report)
        try requireOrder([report.addressed?.transmittedOn, date], today: today)
        return DisclosureOrder(report: report.id, scope: scope, disclosedOn: date)
    }
}

/// How much of a report is opened.
package enum PublicationScope: Hashable, Sendable {
    case whole
    case part(PublicationPart)

    /// Whether this opens something that `present` does not, and closes nothing: never from the
    /// whole to a part (C9).
    package func isWider(than present: PublicationScope) -> Bool {
        switch (self, present) {
        case (_, .whole): false
        case (.whole, .part): true
        case (.part(let new), .part(let old)): new != old && new.contains(old)
        }
    }
}

/// A part of a report: paragraphs by their addresses, and annexes by their numbers.
package struct PublicationPart: Hashable, Sendable {
    package let paragraphs: Set<String>
    package let annexes: Set<String>

    package init(paragraphs: Set<String>, annexes: Set<String>) {
        self.paragraphs = paragraphs
        self.annexes = annexes
    }

    package func contains(_ other: PublicationPart) -> Bool {
        other.paragraphs.isSubset(of: paragraphs) && other.annexes.isSubset(of: annexes)
    }

    package func union(_ other: PublicationPart) -> PublicationPart {
        PublicationPart(
            paragraphs: paragraphs.union(other.paragraphs), annexes: annexes.union(other.annexes))
    }

    /// Whether it holds what stands at an address: a paragraph holds its sub-paragraphs, an annex
    /// its items.
    package func opens(_ address: String) -> Bool {
        let parts = address.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count > 1, parts[0] == "annex", annexes.contains(String(parts[1])) { return true }
        return paragraphs.contains { $0 == address || address.hasPrefix($0 + "(") }
    }
}

/// The Subcommittee's decision to publish what a State has made public in part: its date, and
/// where it is recorded.
package struct Decision: Hashable, Sendable {
    package let decidedOn: CalendarDate
    package let reference: String

    package init(decidedOn: CalendarDate, reference: String) {
        self.decidedOn = decidedOn
        self.reference = reference
    }
}

extension Report {
    /// The State itself, or the secretariat that heard of it.
    func mayBeDisclosed(by party: Party) -> Bool {
        guard addressee == .stateParty else { return false }
        return isAddressed(to: party) || isInTheHandsOf(party)
    }
}

/// Leave to record a disclosure.
package struct DisclosureOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let scope: PublicationScope
    package let disclosedOn: CalendarDate
}
