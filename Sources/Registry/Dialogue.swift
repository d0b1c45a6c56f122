package import Article16
internal import SQLite

package enum ReminderName {}
package enum ExtensionName {}
package enum MeetingName {}
package enum AssessmentName {}
package typealias ReminderID = ID<ReminderName>
package typealias ExtensionID = ID<ExtensionName>
package typealias MeetingID = ID<MeetingName>
package typealias AssessmentID = ID<AssessmentName>

/// What was done in the dialogue on a report besides replies: when, and what is said of it.
package struct DialogueRecord: Sendable {
    package let id: String
    package let date: CalendarDate
    /// The reference of a reminder, the subject of a meeting.
    package let words: String?
    /// The day that an extension sets.
    package let replyDueOn: CalendarDate?
}

/// What the issuer thinks of what was done about one recommendation.
package struct AssessmentRecord: Sendable {
    package let id: AssessmentID
    package let recommendation: RecommendationID
    package let text: String
    package let grade: Grade?
    package let assessedOn: CalendarDate
    package let communicatedOn: CalendarDate?
}

extension Registry {
    package func carryOut(
        _ order: consuming ReminderOrder, reference: String?, by account: AccountID, now: String
    ) throws -> ReminderID {
        let id: ReminderID = newID("rem")
        let report = order.report
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_reminders (id, report_id, reminded_on, reference, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            .text(id.text), .text(report.text), .date(order.remindedOn),
            try sealer.text(reference, "reminders.reference", of: id.text),
            .integer(try nextRecording()))
        try note(.reminded, of: report, by: account, at: now)
        return id
    }

    package func carryOut(
        _ order: consuming ExtensionOrder, by account: AccountID, now: String
    ) throws -> ExtensionID {
        let id: ExtensionID = newID("ext")
        let (report, due) = (order.report, order.replyDueOn)
        try connection.run(
            """
            INSERT INTO extensions (id, report_id, granted_on, reply_due_on, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            .text(id.text), .text(report.text), .date(order.grantedOn), .date(due),
            .integer(try nextRecording()))
        try connection.run(
            "UPDATE sealed_reports SET reply_extended_to = ?2 WHERE id = ?1",
            .text(report.text), .date(due))
        try note(.extended, of: report, by: account, at: now)
        return id
    }

    package func carryOut(
        _ order: consuming MeetingOrder, subject: String, by account: AccountID, now: String
    ) throws -> MeetingID {
        let id: MeetingID = newID("mee")
        let report = order.report
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_meetings (id, report_id, met_on, subject, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            .text(id.text), .text(report.text), .date(order.metOn),
            try sealer.text(subject, "meetings.subject", of: id.text),
            .integer(try nextRecording()))
        try note(.met, of: report, by: account, at: now)
        return id
    }

    package func carryOut(
        _ order: consuming AssessmentOrder, of recommendation: RecommendationID, text: String,
        by account: AccountID, now: String
    ) throws -> AssessmentID {
        let id: AssessmentID = newID("ass")
        let report = order.report
        let change = order.communicatedOn == nil ? Change.assessedInternally : .assessed
        let sealer = try sealer(of: .dialogue(report))
        try connection.run(
            """
            INSERT INTO sealed_assessments (id, recommendation_id, report_id, text, grade,
                assessed_on, communicated_on, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .text(id.text), .text(recommendation.text), .text(report.text),
            try sealer.text(text, "assessments.text", of: id.text),
            .optional(order.grade?.rawValue), .date(order.assessedOn),
            .date(order.communicatedOn), .integer(try nextRecording()))
        try note(change, of: report, subject: recommendation.text, by: account, at: now)
        return id
    }
}

extension Registry {
    package func reminders(of report: ReportID) throws -> [DialogueRecord] {
        try connection.all(
            """
            SELECT id, reminded_on, reference, NULL FROM reminders
            WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.text), row: DialogueRecord.init(row:))
    }

    package func extensions(of report: ReportID) throws -> [DialogueRecord] {
        try connection.all(
            """
            SELECT id, granted_on, NULL, reply_due_on FROM extensions
            WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.text), row: DialogueRecord.init(row:))
    }

    package func meetings(of report: ReportID) throws -> [DialogueRecord] {
        try connection.all(
            """
            SELECT id, met_on, subject, NULL FROM meetings
            WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.text), row: DialogueRecord.init(row:))
    }

    /// The assessments of a report's recommendations that a party may read, oldest first.
    package func assessments(of report: Report, as party: Party) throws -> [AssessmentRecord] {
        guard party.audience != nil else { return [] }
        let all = try connection.all(
            """
            SELECT id, recommendation_id, text, grade, assessed_on, communicated_on
            FROM assessments WHERE report_id = ?1 ORDER BY recorded_at
            """,
            .text(report.id.text), row: AssessmentRecord.init(row:))
        return all.filter { record in
            Dialogue.mayReadAssessments(
                toldToCorrespondents: record.communicatedOn != nil, of: report, as: party)
        }
    }
}

extension DialogueRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: row.text(0), date: try row.date(1), words: row.optionalText(2),
            replyDueOn: try row.optionalDate(3))
    }
}

extension AssessmentRecord {
    fileprivate init(row: borrowing Row) throws(SQLiteError) {
        self.init(
            id: AssessmentID(row.text(0)), recommendation: RecommendationID(row.text(1)),
            text: row.text(2), grade: row.optionalText(3).flatMap(Grade.init(rawValue:)),
            assessedOn: try row.date(4), communicatedOn: try row.optionalDate(5))
    }
}
