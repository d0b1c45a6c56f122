/// > 2. The Subcommittee on Prevention shall publish its report, together with any comments of the
/// > State Party concerned, whenever requested to do so by that State Party. If the State Party
/// > makes part of the report public, the Subcommittee on Prevention may publish the report in
/// > whole or in part. However, no personal data shall be published without the express consent
/// > of the person concerned.
///
/// There is no "reject": once asked, the Subcommittee shall publish. A mechanism decides on its
/// own reports (article 21 (2)) and on those that the Subcommittee wrote to it alone (article
/// 11 (1) (b) (ii)); the State may ask it for its own, and cannot veto.
package enum Paragraph2 {
    /// First sentence, the request (C3).
    ///
    /// - Parameter comments: what the requester wants printed with the report.
    package static func request(
        publicationOf report: Report, by party: Party, on date: CalendarDate,
        comments: Comments, today: CalendarDate
    ) throws(Refusal) -> RequestOrder {
        try Act.requestPublication.require(party, on: report)
        try requireOrder([report.addressed?.transmittedOn, date], today: today)
        return RequestOrder(report: report.id, requestedOn: date, comments: comments)
    }

    /// The request taken back, by who made it and before it was followed (C4).
    package static func withdraw(
        requestFor report: Report, by party: Party, on date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> WithdrawalOrder {
        try Act.withdrawPublicationRequest.requireBelongs(to: party, on: report)
        let request = try report.requireWithdrawable()
        try requireOrder([request.requestedOn, date], today: today)
        return WithdrawalOrder(request: request.id, report: report.id, withdrawnOn: date)
    }

    /// First sentence, the publication (C5); second sentence, whole or part, where the State
    /// made it public itself (C7); the decision of a mechanism (C10); and from part to more (C9).
    ///
    /// - Parameters:
    ///   - scope: all that is public from then on.
    ///   - decision: the Subcommittee's own, which the second sentence leaves to it.
    package static func publish(
        _ report: Report, on ground: Ground, scope: PublicationScope = .whole,
        decision: Decision? = nil, by party: Party, date: CalendarDate, today: CalendarDate
    ) throws(Refusal) -> PublicationOrder {
        try Act.publish.requireBelongs(to: party, on: report)
        try report.requireAdoptedAndNotWhollyPublished()
        try requireGround(ground, for: report, by: party)
        try requireScope(scope, on: ground, of: report)
        let review = try PersonalData.requireReview(of: report)
        // Once the whole is public, an open request is followed, on whatever ground.
        let followed = scope == .whole ? report.openRequest : nil
        let before =
            try daysBefore(report, ground, decision)
            + [followed?.requestedOn, review.reviewedOn].compactMap { $0 }
        try requireOrder([before.max(), date], today: today)
        return PublicationOrder(
            report: report.id, ground: ground, scope: scope, publishedOn: date,
            comments: followed?.comments ?? report.publication?.comments ?? .none,
            request: followed?.id,
            decision: ground == .committeeDecision
                ? try report.requireCommitteeDecision().forPublication : decision)
    }

    /// The days of what must have gone before a publication.
    private static func daysBefore(
        _ report: Report, _ ground: Ground, _ decision: Decision?
    ) throws(Refusal) -> [CalendarDate] {
        let all = [report.addressed?.transmittedOn, report.publication?.publishedOn]
        if ground == .committeeDecision {
            return all.compactMap { $0 } + [try report.requireCommitteeDecision().decidedOn]
        }
        guard ground == .stateDisclosure else { return all.compactMap { $0 } }
        guard let decision else { throw .decisionMissing }
        guard let disclosed = report.disclosedOn, disclosed <= decision.decidedOn else {
            throw .dateOutOfOrder
        }
        return all.compactMap { $0 } + [decision.decidedOn]
    }

    /// A State that asks asks for the report, and the Committee decides "to publish the report";
    /// "in whole or in part" is for the other grounds.
    /// What is public only grows (C9).
    private static func requireScope(
        _ scope: PublicationScope, on ground: Ground, of report: Report
    ) throws(Refusal) {
        guard ground != .stateRequest || scope == .whole else { throw .partialRequest }
        guard ground != .committeeDecision || scope == .whole else {
            throw .decisionOnTheWhole
        }
        guard let present = report.publication?.scope else { return }
        guard scope.isWider(than: present) else { throw .alreadyPublished }
    }

    /// The grounds on which a body publishes: a mechanism by its decision, the secretariat on the
    /// others.
    static func grounds(of publisher: Party) -> [Ground] {
        publisher == .secretariat
            ? [.stateRequest, .stateDisclosure, .committeeDecision] : [.issuerDecision]
    }

    /// Whether a body has any ground on which to publish a report; where it has none, what it
    /// lacks of its first one is said.
    static func requireSomeGround(for report: Report, by party: Party) throws(Refusal) {
        var refusal = Refusal.groundOfAnotherIssuer
        for ground in grounds(of: party).reversed() {
            do {
                return try requireGround(ground, for: report, by: party)
            } catch {
                refusal = error
            }
        }
        throw refusal
    }

    /// On which ground who may publish a report.
    static func requireGround(
        _ ground: Ground, for report: Report, by party: Party
    ) throws(Refusal) {
        guard grounds(of: party).contains(ground) else { throw .groundOfAnotherIssuer }
        switch ground {
        case .stateRequest:
            guard report.openRequest != nil else { throw .publicationNotRequested }
        case .issuerDecision:
            guard report.isIssued(by: party) || report.addressed != nil else {
                throw .notTransmitted
            }
        case .stateDisclosure:
            guard report.disclosedOn != nil else { throw .noStateDisclosure }
        case .committeeDecision: _ = try report.requireCommitteeDecision()
        }
    }
}

/// Why a report was opened to the public. A ground carries its own paragraph of article 16.
package enum Ground: String, CaseIterable, Sendable {
    case stateRequest = "art_16_2_request"
    case stateDisclosure = "art_16_2_state_disclosure"
    case committeeDecision = "art_16_4_decision"
    case issuerDecision = "issuer_decision"
}

/// What a State wants printed with a report; the Subcommittee does not edit it.
package enum Comments: Hashable, Sendable {
    case none
    case toFollow
    /// A submitted reply, designated as comments.
    case reply(ReplyID)
    /// Words of their own.
    case attached(CommentsID)
}

/// That somebody who may ask has asked for publication.
package struct PublicationRequest: Equatable, Sendable {
    package let id: PublicationRequestID
    package let requestedOn: CalendarDate
    package let comments: Comments
    /// The place of the request in the order of recording, against that of a review.
    package let recordedAt: Int64

    package init(
        id: PublicationRequestID, requestedOn: CalendarDate, comments: Comments, recordedAt: Int64
    ) {
        self.id = id
        self.requestedOn = requestedOn
        self.comments = comments
        self.recordedAt = recordedAt
    }
}

/// That a report is public, in whole or in part, since a day and on a ground.
package struct Publication: Equatable, Sendable {
    package let ground: Ground
    package let scope: PublicationScope
    package let publishedOn: CalendarDate
    package let comments: Comments

    package init(
        ground: Ground, scope: PublicationScope = .whole, publishedOn: CalendarDate,
        comments: Comments
    ) {
        self.ground = ground
        self.scope = scope
        self.publishedOn = publishedOn
        self.comments = comments
    }
}

extension Report {
    func requireRequestable() throws(Refusal) {
        guard addressed != nil else { throw .notTransmitted }
        guard publication?.scope != .whole else { throw .alreadyPublished }
        guard openRequest == nil else { throw .requestNotOpen }
    }

    func requireWithdrawable() throws(Refusal) -> PublicationRequest {
        try requireWords()
        guard publication?.scope != .whole else { throw .alreadyPublished }
        guard let openRequest else { throw .noOpenRequest }
        return openRequest
    }

    /// What is public stays public, and a draft is nobody's report yet.
    func requireAdoptedAndNotWhollyPublished() throws(Refusal) {
        try requireWords()
        guard publication?.scope != .whole else { throw .alreadyPublished }
        guard lifecycle != .draft else { throw .notAdopted }
    }

    func requirePublishable() throws(Refusal) {
        try requireAdoptedAndNotWhollyPublished()
        _ = try PersonalData.requireReview(of: self)
    }
}

/// Leave to keep a request for publication.
package struct RequestOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let requestedOn: CalendarDate
    package let comments: Comments
}

/// Leave to close an open request again.
package struct WithdrawalOrder: ~Copyable, Sendable {
    package let request: PublicationRequestID
    package let report: ReportID
    package let withdrawnOn: CalendarDate
}

/// Leave to publish one report, given by a paragraph of article 16 and spent by carrying it out.
///
/// Only this module can make one, and it cannot be copied: a registry that asks for an order
/// cannot publish by mistake, nor publish twice.
package struct PublicationOrder: ~Copyable, Sendable {
    package let report: ReportID
    package let ground: Ground
    package let scope: PublicationScope
    package let publishedOn: CalendarDate
    package let comments: Comments
    package let request: PublicationRequestID?
    package let decision: Decision?
}
