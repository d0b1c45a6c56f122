/// From when a State Party is bound, and until when.
///
/// > For each State ratifying the present Protocol or acceding to it after the deposit … of the
/// > twentieth instrument …, the present Protocol shall enter into force on the thirtieth day
/// > after the date of deposit of its own instrument of ratification or accession.
/// > (Article 28 (2).)
package struct StateObligations: Equatable, Sendable {
    package static let daysToEntryIntoForce = 30
    package static let monthsToMechanism = 12
    package static let monthsToDenunciation = 12

    package let depositedOn: CalendarDate
    package let declaration: Declaration?
    /// The day on which the Secretary-General received the denunciation.
    package let denouncedOn: CalendarDate?

    package init(
        depositedOn: CalendarDate, declaration: Declaration? = nil,
        denouncedOn: CalendarDate? = nil
    ) {
        self.depositedOn = depositedOn
        self.declaration = declaration
        self.denouncedOn = denouncedOn
    }

    package var entryIntoForceOn: CalendarDate {
        depositedOn.adding(days: Self.daysToEntryIntoForce)
    }

    /// > Each State Party shall maintain, designate or establish, at the latest one year after the
    /// > entry into force of the present Protocol …, one or several independent national
    /// > preventive mechanisms … (Article 17.)
    ///
    /// Put off with part IV: then at the latest when the postponement ends.
    package var mechanismDueOn: CalendarDate {
        let usual = entryIntoForceOn.adding(months: Self.monthsToMechanism)
        return max(usual, postponedUntil(of: .mechanisms) ?? usual)
    }

    /// > A denunciation shall take effect one year after the date of receipt of the notification.
    package var denunciationEffectiveOn: CalendarDate? {
        denouncedOn?.adding(months: Self.monthsToDenunciation)
    }

    /// The day until which a part is put off; nil where it is not.
    package func postponedUntil(of part: Declaration.Part) -> CalendarDate? {
        guard let declaration, declaration.part == part else { return nil }
        return entryIntoForceOn.adding(months: 12 * declaration.wholeYears)
    }
}

/// > 1. Upon ratification, States Parties may make a declaration postponing the implementation of
/// > their obligations under either part III or part IV of the present Protocol.
/// > 2. This postponement shall be valid for a maximum of three years. … the Committee against
/// > Torture may extend that period for an additional two years. (Article 24.)
package struct Declaration: Equatable, Sendable {
    package static let years = 1...3
    package static let extensionYears = 1...2

    package enum Part: String, CaseIterable, Sendable {
        /// The visits of the Subcommittee.
        case visits = "III"
        /// National preventive mechanisms.
        case mechanisms = "IV"
    }

    package let part: Part
    package let postponedYears: Int
    /// Years by which the Committee against Torture extended it.
    package let extendedYears: Int?

    package init(part: Part, postponedYears: Int, extendedYears: Int?) {
        self.part = part
        self.postponedYears = postponedYears
        self.extendedYears = extendedYears
    }

    var wholeYears: Int { postponedYears + (extendedYears ?? 0) }
}

extension StateObligations {
    /// Whether a visit may begin on a day: not before part III binds the State, and not after its
    /// denunciation took effect, from when on no new visit begins.
    package func requireVisit(by body: Issuer, on date: CalendarDate) throws(Refusal) {
        if body == .subcommittee, let until = postponedUntil(of: .visits), date < until {
            throw .postponedByDeclaration
        }
        if let effective = denunciationEffectiveOn, date >= effective {
            throw .denunciationEffective
        }
    }

    /// Whether a report may be begun: after a denunciation took effect only on a visit from
    /// before it, since matters already begun go on.
    package func requireReport(onVisitOf date: CalendarDate?, today: CalendarDate) throws(Refusal) {
        guard let effective = denunciationEffectiveOn, today >= effective else { return }
        guard let date, date < effective else { throw .denunciationEffective }
    }
}
