/// > However, no personal data shall be published without the express consent of the person
/// > concerned.
///
/// What cannot be undone (a publication, an export of confidential words, an erasure) takes two
/// persons where the register is set so. The Protocol is silent on how many look; one person who
/// errs, or whose token was stolen, shall not be enough to let personal data out.
package enum TwoPersons {
    /// What waits for a second person's confirmation.
    package enum Matter: String, CaseIterable, Sendable {
        /// All that an institution may read, taken away at once.
        case export
        /// Words of a report made unreadable for good.
        case erasure
    }

    /// Within whom one asks and another confirms: the circle of a party's readers. A dashboard is
    /// no person.
    package static func institution(of party: Party) -> Audience? {
        switch party {
        case .dashboard: nil
        case .subcommittee, .secretariat, .mechanism, .state, .committee, .auditor, .operator,
            .anyone:
            party.audience
        }
    }

    /// How long a confirmation is good for, in seconds from when it was asked for.
    package static let lifetime = 24 * 60 * 60

    /// What is known of a confirmation that was asked for.
    package struct Request: Sendable {
        package let matter: Matter
        /// In seconds since 1970.
        package let askedAt: Int
        package let isConfirmed: Bool
        package let isUsed: Bool

        package init(matter: Matter, askedAt: Int, isConfirmed: Bool, isUsed: Bool) {
            self.matter = matter
            self.askedAt = askedAt
            self.isConfirmed = isConfirmed
            self.isUsed = isUsed
        }

        /// Whether it is too old to be confirmed or used.
        package func hasLapsed(at now: Int) -> Bool { now - askedAt >= TwoPersons.lifetime }
    }

    /// A second person agrees.
    ///
    /// - Parameter isOwn: whether who confirms is who asked.
    package static func confirm(
        _ request: Request, isOwn: Bool, now: Int
    ) throws(Refusal) -> ConfirmationOrder {
        guard !isOwn else { throw .confirmsOwnAct }
        guard !request.isConfirmed else { throw .alreadyConfirmed }
        guard !request.hasLapsed(at: now) else { throw .confirmationLapsed }
        return ConfirmationOrder(confirmedAt: now)
    }

    /// The first person acts, once.
    ///
    /// - Parameters:
    ///   - isRequired: whether the register is set to two persons.
    ///   - request: the newest that this person asked for on this very matter and subject.
    /// - Returns: nil where nobody else is needed.
    package static func act(
        on request: Request?, isRequired: Bool, now: Int
    ) throws(Refusal) -> ConfirmedOrder? {
        guard isRequired else { return nil }
        guard let request, request.isConfirmed, !request.isUsed else { throw .confirmationMissing }
        guard !request.hasLapsed(at: now) else { throw .confirmationLapsed }
        return ConfirmedOrder(usedAt: now)
    }
}

/// Leave to keep that a second person agreed.
package struct ConfirmationOrder: ~Copyable, Sendable {
    package let confirmedAt: Int
}

/// Leave to do once what was confirmed.
package struct ConfirmedOrder: ~Copyable, Sendable {
    package let usedAt: Int
}

/// Whose hands a publication is in, as against those of its review for personal data.
package enum PublishingHands: CaseIterable, Sendable {
    /// The register is not set to two persons.
    case any
    /// Another account reviewed this edition than publishes it.
    case another
    /// The very account that reviewed this edition would publish it.
    case reviewer

    /// > However, no personal data shall be published without the express consent of the person
    /// > concerned.
    ///
    /// Who looked for personal data is not who lets the edition out.
    package func require() throws(Refusal) {
        guard self != .reviewer else { throw .reviewerPublishes }
    }
}
