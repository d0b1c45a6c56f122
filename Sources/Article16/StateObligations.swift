/// > For each State ratifying the present Protocol or acceding to it after the deposit … of the
/// > twentieth instrument …, the present Protocol shall enter into force on the thirtieth day
/// > after the date of deposit of its own instrument of ratification or accession.
/// > (Article 28 (2).)
/// >
/// > Each State Party shall maintain, designate or establish, at the latest one year after the
/// > entry into force of the present Protocol or of its ratification or accession, one or several
/// > independent national preventive mechanisms … (Article 17.)
package enum StateObligations {
    package static let daysToEntryIntoForce = 30
    package static let monthsToMechanism = 12

    package static func entryIntoForce(depositedOn: CalendarDate) -> CalendarDate {
        depositedOn.adding(days: daysToEntryIntoForce)
    }

    package static func mechanismDue(depositedOn: CalendarDate) -> CalendarDate {
        entryIntoForce(depositedOn: depositedOn).adding(months: monthsToMechanism)
    }
}
