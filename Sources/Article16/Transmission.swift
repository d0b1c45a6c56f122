/// > The Subcommittee on Prevention shall communicate its recommendations and observations
/// > confidentially to the State Party and, if relevant, to the national preventive mechanism.
///
/// Adoption freezes the text; transmission, once to each body, lets that body in and starts its
/// clock (C2 of domain.md, section 4).
package enum Communication {
    /// - Parameter base: the report that this one adds to or takes the place of; it was there
    ///   before (domain.md, section 9).
    package static func adopt(
        _ report: Report, amending base: Report? = nil, by party: Party, on date: CalendarDate,
        today: CalendarDate
    ) throws(Refusal) -> AdoptionOrder {
        try Act.adopt.require(party, on: report)
        let before = [report.visitEndedOn, base?.adoptedOn].compactMap { $0 }.max()
        try requireOrder([before, date], today: today)
        return AdoptionOrder(report: report.id, adoptedOn: date)
    }

    /// - Parameter mechanism: the recipient's id, where the recipient is a mechanism.
    package static func transmit(
        _ report: Report, to recipient: Recipient, mechanism: MechanismID? = nil,
        by party: Party, on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> TransmissionOrder {
        try Act.transmit.requireBelongs(to: party, on: report)
        try report.requireReadyToSend()
        guard report.possibleRecipients.contains(recipient) else {
            throw .recipientNotForThisReport
        }
        guard report.transmission(to: recipient) == nil else { throw .alreadyTransmitted }
        try requireOrder([report.adoptedOn, date], today: today)
        return TransmissionOrder(
            report: report.id, recipient: recipient,
            isToAddressee: recipient == report.addressee.recipient, mechanism: mechanism,
            transmittedOn: date)
    }
}

/// Days may be earlier than today, since history is entered later; never later, and in order.
func requireOrder(_ dates: [CalendarDate?], today: CalendarDate) throws(Refusal) {
    let known = dates.compactMap { $0 }
    guard known.allSatisfy({ $0 <= today }) else { throw .dateInTheFuture }
    guard zip(known, known.dropFirst()).allSatisfy({ $0 <= $1 }) else { throw .dateOutOfOrder }
}

extension Report {
    /// The bodies that this report can be sent to (domain.md, section 3).
    package var possibleRecipients: [Recipient] {
        switch addressee {
        case .stateParty: [.stateParty, .mechanism]
        case .mechanism: [.mechanism]
        case .authorities: [.authorities, .subcommittee]
        }
    }

    /// Adopted, and there in the language it was written in (C2).
    func requireReadyToSend() throws(Refusal) {
        try requireWords()
        guard lifecycle != .draft else { throw .notAdopted }
        guard hasText else { throw .textMissing }
    }

    func requireSomebodyToSendTo() throws(Refusal) {
        try requireReadyToSend()
        guard possibleRecipients.contains(where: { transmission(to: $0) == nil }) else {
            throw .alreadyTransmitted
        }
    }
}

/// Leave to freeze the text, given by article 16 and spent by carrying it out.
package struct AdoptionOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let adoptedOn: CalendarDate
}

/// Leave to send a report to one body.
package struct TransmissionOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let recipient: Recipient
    /// Whether it goes to the body that the report speaks to; a copy goes to another.
    package let isToAddressee: Bool
    package let mechanism: MechanismID?
    package let transmittedOn: CalendarDate
}
