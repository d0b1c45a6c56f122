/// A State's declaration that the reports to it may be published: article 16 (2), first sentence,
/// asked once for all reports.
///
/// It asks only; the Subcommittee still publishes, and the gate of the third sentence stands.
package struct StandingConsent: Equatable, Sendable {
    /// When it asks.
    package enum Trigger: Hashable, Sendable {
        /// So many days after a report was transmitted.
        case afterDays(Int)
        /// On the day of the first reply.
        case onReply
    }

    /// Of which reports it speaks.
    package enum Reach: String, CaseIterable, Sendable {
        /// Of those transmitted on the day of the declaration or later.
        case laterReports = "later_reports"
        /// Of those that the State has already as well.
        case allReports = "all_reports"
    }

    package let declaredOn: CalendarDate
    package let trigger: Trigger
    package let reach: Reach
    package let withdrawnOn: CalendarDate?

    package init(
        declaredOn: CalendarDate, trigger: Trigger, reach: Reach = .laterReports,
        withdrawnOn: CalendarDate? = nil
    ) {
        self.declaredOn = declaredOn
        self.trigger = trigger
        self.reach = reach
        self.withdrawnOn = withdrawnOn
    }

    /// The day on which it asks for a report's publication; nil where it never does, or does not
    /// know yet when.
    package func asksOn(for report: Report) -> CalendarDate? {
        guard report.addressee == .stateParty, let sent = report.addressed?.transmittedOn,
            reach == .allReports || sent >= declaredOn
        else { return nil }
        let day: CalendarDate? =
            switch trigger {
            case .afterDays(let days): sent.adding(days: days)
            case .onReply: report.repliedOn
            }
        guard let day = day.map({ max($0, declaredOn) }) else { return nil }
        return withdrawnOn.map { day < $0 } ?? true ? day : nil
    }

    /// Taken back, from a day on. What it asked for before stays asked for.
    package func withdraw(
        on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> ConsentWithdrawalOrder {
        guard withdrawnOn == nil else { throw .standingConsentWithdrawn }
        try requireOrder([declaredOn, date], today: today)
        return ConsentWithdrawalOrder(withdrawnOn: date)
    }

    /// One declaration holds at a time.
    ///
    /// - Parameter earlier: those of the same State.
    package static func declare(
        _ consent: StandingConsent, after earlier: [StandingConsent], today: CalendarDate
    ) throws(Refusal) -> StandingConsentOrder {
        guard earlier.allSatisfy({ $0.withdrawnOn != nil }) else { throw .standingConsentInForce }
        try requireOrder([consent.declaredOn, consent.withdrawnOn], today: today)
        return StandingConsentOrder(consent: consent)
    }
}

extension Paragraph2 {
    /// The request that a standing consent makes by itself (C3), dated the day on which it fell
    /// due; nil where it makes none.
    ///
    /// - Parameter wasAsked: whether publication of this report was ever asked for. Then the State
    ///   has spoken for it: a request that it took back is not made again.
    package static func request(
        publicationOf report: Report, by consent: StandingConsent, wasAsked: Bool,
        today: CalendarDate
    ) -> RequestOrder? {
        guard !wasAsked, report.openRequest == nil, report.publication?.scope != .whole,
            report.erasedOn == nil, let day = consent.asksOn(for: report), day <= today
        else { return nil }
        return RequestOrder(report: report.id, requestedOn: day, comments: .none)
    }
}

/// Leave to keep a standing consent.
package struct StandingConsentOrder: ~Copyable, Sendable {
    package let consent: StandingConsent
}

/// Leave to end one.
package struct ConsentWithdrawalOrder: ~Copyable, Sendable {
    package let withdrawnOn: CalendarDate
}
