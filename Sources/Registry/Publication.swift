package import Article16
internal import SQLite

package enum ReviewRecordName {}
package enum PublicationRecordName {}
package enum DisclosureRecordName {}
package typealias ReviewID = ID<ReviewRecordName>
package typealias DisclosureID = ID<DisclosureRecordName>
package typealias PublicationID = ID<PublicationRecordName>

/// A request for publication as kept, withdrawn or not.
package struct RequestRecord: Sendable {
    package let id: PublicationRequestID
    package let report: ReportID
    package let requestedOn: CalendarDate
    package let reference: String?
    package let comments: Comments
    package let withdrawnOn: CalendarDate?
    package let reason: String?
    /// The declaration that made it, where its State did not ask for this very report.
    package let consent: StandingConsentID?
}

/// A review of one edition for personal data, and who made it.
package struct ReviewRecord: Sendable {
    package let id: ReviewID
    package let edition: String
    package let reviewedOn: CalendarDate
    package let reviewer: String
}

/// What was published, when, and on which ground.
package struct PublicationRecord: Sendable {
    package let id: PublicationID
    package let report: ReportID
    package let publication: Publication
    package let requestedOn: CalendarDate?
    package let decision: Decision?
}

/// That a State made a report public itself: when, where, and how much.
package struct DisclosureRecord: Sendable {
    package let id: DisclosureID
    package let report: ReportID
    package let disclosedOn: CalendarDate
    package let place: String
    package let scope: PublicationScope
}

extension Registry {
    /// - Parameters:
    ///   - consent: the declaration that makes the request by itself.
    ///   - account: nil where nobody acts, but a declaration does.
    package func carryOut(
        _ order: consuming RequestOrder, reference: String?, comments: CommentsDraft? = nil,
        consent: StandingConsentID? = nil, by account: AccountID?, now: String
    ) throws -> PublicationRequestID {
        let id: PublicationRequestID = newID("prq")
        let report = order.report
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_publication_requests (id, report_id, requested_on, reference,
                comments, reply_id, recorded_at, consent_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .text(id.text), .text(report.text), .date(order.requestedOn),
            try sealer.text(reference, "publication_requests.reference", of: id.text),
            .text(order.comments.word), .optional(order.comments.reply?.text),
            .integer(try nextRecording()), .optional(consent?.text))
        try connection.run(
            "UPDATE sealed_reports SET open_request_id = ?2 WHERE id = ?1",
            .text(report.text), .text(id.text))
        if let comments {
            _ = try insert(comments, on: id, of: report, deliveredOn: order.requestedOn)
        }
        try note(.publicationRequested, of: report, by: account, at: now)
        return id
    }

    package func carryOut(
        _ order: consuming WithdrawalOrder, reason: String, by account: AccountID, now: String
    ) throws {
        let (request, report) = (order.request.text, order.report)
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            "UPDATE sealed_publication_requests SET withdrawn_on = ?2, reason = ?3 WHERE id = ?1",
            .text(request), .date(order.withdrawnOn),
            try sealer.text(reason, "publication_requests.reason", of: request))
        try connection.run(
            "UPDATE sealed_reports SET open_request_id = NULL WHERE id = ?1", .text(report.text))
        try note(.requestWithdrawn, of: report, by: account, at: now)
    }

    package func carryOut(
        _ order: consuming ReviewOrder, reviewer: String, by account: AccountID, now: String
    ) throws -> ReviewID {
        let id: ReviewID = newID("pdr")
        let report = order.report
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_personal_data_reviews (id, report_id, edition, reviewed_on, reviewer,
                account_id, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            .text(id.text), .text(report.text), .text(order.edition), .date(order.reviewedOn),
            try sealer.text(reviewer, "personal_data_reviews.reviewer", of: id.text),
            .text(account.text), .integer(try nextRecording()))
        try connection.run(
            "UPDATE sealed_reports SET review_id = ?2 WHERE id = ?1",
            .text(report.text), .text(id.text))
        try note(.reviewed, of: report, by: account, at: now)
        return id
    }

    /// Publishes, on an order that only a paragraph of article 16 can give.
    ///
    /// - Parameter edition: what the public reads from then on, cut to the order's scope.
    package func carryOut(
        _ order: consuming PublicationOrder, edition: PublicEditionDraft, symbol: String? = nil,
        by account: AccountID, now: String
    ) throws -> PublicationID {
        let id: PublicationID = newID("pub")
        let report = order.report
        try connection.run(
            """
            INSERT INTO publications (id, report_id, basis, scope, paragraphs, annexes,
                published_on, edition, request_id, comments, reply_id, decided_on,
                decision_reference)
            SELECT ?1, id, ?3, ?4, ?5, ?6, ?7, edition, ?8, ?9, ?10, ?11, ?12
            FROM reports WHERE id = ?2
            """,
            .text(id.text), .text(report.text), .text(order.ground.rawValue),
            .text(order.scope.word), .text(order.scope.keptParagraphs),
            .text(order.scope.keptAnnexes), .date(order.publishedOn),
            .optional(order.request?.text), .text(order.comments.wordOfPublication),
            .optional(order.comments.reply?.text), .date(order.decision?.decidedOn),
            .optional(order.decision?.reference))
        try insert(
            edition,
            Issue(
                report: report, publication: id, number: 1, cause: .publication,
                issuedOn: order.publishedOn, reason: nil))
        try connection.run(
            """
            UPDATE sealed_reports SET publication_id = ?2, public_edition = 1,
                open_request_id = iif(?3 = 'whole', NULL, open_request_id)
            WHERE id = ?1
            """,
            .text(report.text), .text(id.text), .text(order.scope.word))
        if let symbol { try give(symbol, to: report, on: order.publishedOn) }
        try keepReaders(of: report)
        try note(.published, of: report, by: account, at: now)
        return id
    }

    /// Records that a State made a report public itself, which publishes nothing.
    package func carryOut(
        _ order: consuming DisclosureOrder, place: String, by account: AccountID, now: String
    ) throws -> DisclosureID {
        let id: DisclosureID = newID("sdi")
        let report = order.report
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_state_disclosures (id, report_id, disclosed_on, place, scope,
                paragraphs, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            .text(id.text), .text(report.text), .date(order.disclosedOn),
            try sealer.text(place, "state_disclosures.place", of: id.text),
            .text(order.scope.word), .text(order.scope.keptParagraphs),
            .integer(try nextRecording()))
        try note(.disclosed, of: report, by: account, at: now)
        return id
    }

    func nextRecording() throws -> Int64 {
        try connection.first("INSERT INTO recordings DEFAULT VALUES RETURNING number") { row in
            Int64(row.int(0))
        } ?? 0
    }
}
