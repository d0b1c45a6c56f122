package import Article16
internal import SQLite

/// What the public is to read: cut to what is published, masked, and cleared by article 16.
package struct PublicEditionDraft: Sendable {
    /// Every language version, the original first.
    package let versions: [PublicVersion]
    package let comments: PrintedComments
    package let clearance: PersonalDataClearance
    /// The letters of persons that have none yet, by their subjects.
    package let letters: [String: Int]

    package init(
        versions: [PublicVersion], comments: PrintedComments, clearance: PersonalDataClearance,
        letters: [String: Int]
    ) {
        self.versions = versions
        self.comments = comments
        self.clearance = clearance
        self.letters = letters
    }
}

/// One language version as the public reads it.
package struct PublicVersion: Sendable {
    package let language: String
    /// The number of the text that it is of.
    package let number: Int
    package let title: String
    package let text: StoredText
    package let recommendations: [RecommendationRecord]
    /// The corrections in it, as a JSON array.
    package let corrigenda: [UInt8]
    /// The digest of the text that it says word for word; nil where it is cut or masked.
    package let verbatimOf: String?

    package init(
        language: String, number: Int, title: String, text: StoredText,
        recommendations: [RecommendationRecord], corrigenda: [UInt8], verbatimOf: String?
    ) {
        self.language = language
        self.number = number
        self.title = title
        self.text = text
        self.recommendations = recommendations
        self.corrigenda = corrigenda
        self.verbatimOf = verbatimOf
    }
}

/// A public edition of a report, served or replaced.
package struct PublicEditionRecord: Sendable {
    package let publication: PublicationID
    package let number: Int
    package let language: String
    package let cause: IssueCause
    package let issuedOn: CalendarDate
    package let reason: String?
    package let edition: String
    /// Whether it is the one that is read now.
    package let isServed: Bool
}

/// Which edition it is and why: what is kept with its words.
struct Issue {
    let report: ReportID
    let publication: PublicationID
    let number: Int
    let cause: IssueCause
    let issuedOn: CalendarDate
    let reason: String?
}

extension Registry {
    /// Issues what is public again. That there was another edition is kept, and not its words.
    package func carryOut(
        _ order: consuming ReissueOrder, reason: String?, edition: PublicEditionDraft,
        by account: AccountID, now: String
    ) throws {
        let report = order.report
        guard let publication = try servedPublication(of: report) else {
            throw StorageFault.unavailable
        }
        try insert(
            edition,
            Issue(
                report: report, publication: publication, number: order.number,
                cause: order.cause, issuedOn: order.issuedOn, reason: reason))
        try connection.run(
            "UPDATE sealed_reports SET public_edition = ?2 WHERE id = ?1",
            .text(report.text), .int(order.number))
        try note(.reissued, of: report, by: account, at: now)
    }

    private func servedPublication(of report: ReportID) throws -> PublicationID? {
        let found = try connection.first(
            "SELECT publication_id FROM reports WHERE id = ?1", .text(report.text)
        ) { row in row.optionalText(0) }
        return (found ?? nil).map(PublicationID.init(_:))
    }

    func insert(_ draft: PublicEditionDraft, _ issue: Issue) throws {
        let place = try nextRecording()
        for version in draft.versions {
            let edition =
                version.verbatimOf
                ?? ReportText(version.text, version.recommendations).publicEdition
            try keep(issue, of: version.language, edition, draft.comments, at: place)
            try insert(version, edition, draft.comments, at: place, issue)
            try insert(version.recommendations, in: version.language, issue)
        }
        try connection.run(
            "UPDATE sealed_reports SET public_languages = ?2 WHERE id = ?1",
            .text(issue.report.text),
            .text(draft.versions.map(\.language).joined(separator: " ")))
        if let reply = draft.comments.reply { try insert(reply, issue) }
        for item in draft.clearance.opened.sorted(by: { $0.text < $1.text }) {
            try connection.run(
                """
                INSERT INTO public_edition_items (publication_id, number, item_id)
                VALUES (?1, ?2, ?3)
                """,
                .text(issue.publication.text), .int(issue.number), .text(item.text))
        }
        let sealer = try sealer(of: .dialogue(issue.report))
        for (subject, number) in draft.letters.sorted(by: { $0.value < $1.value }) {
            try connection.run(
                """
                INSERT INTO sealed_public_letters (report_id, subject, number)
                VALUES (?1, ?2, ?3)
                """,
                .text(issue.report.text),
                try sealer.text(
                    subject, "public_letters.subject", of: "\(issue.report.text)/\(number)"),
                .int(number))
        }
    }

    /// That it was issued, which is kept when its words go.
    private func keep(
        _ issue: Issue, of language: String, _ edition: String, _ comments: PrintedComments,
        at place: Int64
    ) throws {
        try connection.run(
            """
            INSERT INTO issued_editions (publication_id, number, language, report_id, cause,
                issued_on, reason, recorded_at, edition, comments, comments_reply_id, comments_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """,
            .text(issue.publication.text), .int(issue.number), .text(language),
            .text(issue.report.text), .text(issue.cause.rawValue), .date(issue.issuedOn),
            .optional(issue.reason), .integer(place), .text(edition),
            .text(comments.comments.word), .optional(comments.comments.reply?.text),
            .optional(comments.id?.text))
    }

    private func insert(
        _ version: PublicVersion, _ edition: String, _ comments: PrintedComments,
        at place: Int64, _ issue: Issue
    ) throws {
        let text = version.text
        try connection.run(
            """
            INSERT INTO public_editions (publication_id, number, language, report_id, issued_on,
                recorded_at, edition, title, paragraphs, footnotes, annexes, unplaced,
                text_number, corrigenda, comments, comments_reply_id, comments_id,
                comments_language, comments_paragraphs)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                ?18, ?19)
            """,
            .text(issue.publication.text), .int(issue.number), .text(version.language),
            .text(issue.report.text), .date(issue.issuedOn), .integer(place), .text(edition),
            .text(version.title), .textBytes(text.paragraphs), .textBytes(text.footnotes),
            .textBytes(text.annexes), .textBytes(text.unplaced), .int(version.number),
            .textBytes(version.corrigenda), .text(comments.comments.word),
            .optional(comments.comments.reply?.text), .optional(comments.id?.text),
            .optional(comments.attached?.language),
            comments.attached.map { .textBytes($0.paragraphs) } ?? .null)
    }

    private func insert(
        _ recommendations: [RecommendationRecord], in language: String, _ issue: Issue
    ) throws {
        // Without links, which have a table of their own.
        // Counted anew: a place in the whole would tell how much of it is hidden before.
        for (position, item) in recommendations.enumerated() {
            try connection.run(
                """
                INSERT INTO public_recommendations (publication_id, number, language, id,
                    report_id, state_party, position, address, kind, text, scope, priority,
                    addressee_authorities, themes, standards)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                """,
                .text(issue.publication.text), .int(issue.number), .text(language),
                .text(item.id.text), .text(issue.report.text), .text(item.state.code),
                .int(position), .text(item.address), .text(item.kind.rawValue), .text(item.text),
                .optional(item.details.scope?.rawValue),
                .optional(item.details.priority?.rawValue), .textBytes(item.details.authorities),
                .textBytes(item.details.themes), .textBytes(item.details.standards))
        }
    }

    /// The letters that persons have in the public editions of a report.
    package func letters(of report: ReportID) throws -> [String: Int] {
        let all = try connection.all(
            "SELECT subject, number FROM public_letters WHERE report_id = ?1", .text(report.text)
        ) { row in (row.text(0), row.int(1)) }
        return Dictionary(all) { first, _ in first }
    }

    /// The items whose words the served edition prints.
    package func itemsPrinted(in report: ReportID) throws -> Set<PersonalDataItemID> {
        let all = try connection.all(
            """
            SELECT i.item_id FROM reports AS r
            JOIN public_edition_items AS i
                ON i.publication_id = r.publication_id AND i.number = r.public_edition
            WHERE r.id = ?1
            """,
            .text(report.text)
        ) { row in PersonalDataItemID(row.text(0)) }
        return Set(all)
    }

    /// All public editions of a report, in the order in which they were issued.
    package func publicEditions(of report: ReportID) throws -> [PublicEditionRecord] {
        try connection.all(
            """
            SELECT e.publication_id, e.number, e.language, e.cause, e.issued_on, e.reason,
                e.edition, e.publication_id = r.publication_id AND e.number = r.public_edition
            FROM issued_editions AS e JOIN reports AS r ON r.id = e.report_id
            WHERE e.report_id = ?1 ORDER BY e.recorded_at, e.rowid
            """,
            .text(report.text)
        ) { row throws(SQLiteError) in
            PublicEditionRecord(
                publication: PublicationID(row.text(0)), number: row.int(1),
                language: row.text(2), cause: try row.word(3, as: IssueCause.self),
                issuedOn: try row.date(4), reason: row.optionalText(5), edition: row.text(6),
                isServed: row.int(7) != 0)
        }
    }
}
