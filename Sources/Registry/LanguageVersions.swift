package import Article16
internal import SQLite

/// One language version of a report: which text of it is the newest, here and in public.
package struct TextVersion: Sendable {
    package let language: String
    /// The newest text's number in this language, from 1; each corrigendum makes one.
    package let number: Int
    /// The digest of that text.
    package let edition: String
    /// The number of the text that the public edition is of, where there is one.
    package let publicNumber: Int?
    /// Whether annexes are left out, which are shown as they were submitted.
    package let leavesAnnexes: Bool
}

/// A new text of a language version, before it is kept.
package struct TextDraft: Sendable {
    package let language: String
    /// Nil for the original's, which is the report's own.
    package let title: String?
    /// Its recommendations are those of the report, in their order.
    package let text: ReportText
    package let leavesAnnexes: Bool

    package init(language: String, title: String?, text: ReportText, leavesAnnexes: Bool) {
        self.language = language
        self.title = title
        self.text = text
        self.leavesAnnexes = leavesAnnexes
    }
}

extension ReportHead {
    /// The languages in which a reader can have the report.
    package func languages(for sight: Sight) -> [String] {
        switch sight {
        case .correspondent, .copy, .committee: languages
        case .publicEdition: publicLanguages
        }
    }
}

extension Registry {
    /// A report in one of its languages as far as paragraph 1 opens it; nil where there is none
    /// for this reader.
    ///
    /// - Parameter language: nil for the original's; letters may be of either case (RFC 5646,
    ///   section 2.1.1).
    package func report(_ id: ReportID, as party: Party, in language: String?) throws
        -> Opened<ReportHead>?
    {
        guard let sealed = try report(id, as: party),
            let opened = Paragraph1.open(sealed, as: party)
        else { return nil }
        guard let language else { return opened }
        let known = opened.words.languages(for: opened.sight).first {
            $0.lowercased() == language.lowercased()
        }
        guard let known, known != opened.words.originalLanguage else {
            return known == nil ? nil : opened
        }
        let found =
            try opened.sight == .publicEdition
            ? publicHead(opened.words, of: id, in: known) : head(opened.words, of: id, in: known)
        guard let found else { return nil }
        return Paragraph1.open(Sealed(found, of: opened.report), as: party)
    }

    /// The head of a report with the eyes on one of its language versions; the original's is the
    /// head as it is. Nil where there is no such version.
    package func head(_ head: ReportHead, of report: ReportID, in language: String) throws
        -> ReportHead?
    {
        guard language != head.originalLanguage else { return head }
        let newest = try connection.first(
            """
            SELECT number, title, edition, leaves_annexes FROM texts
            WHERE report_id = ?1 AND language = ?2 ORDER BY number DESC LIMIT 1
            """,
            .text(report.text), .text(language)
        ) { row in (number: row.int(0), title: row.text(1), edition: row.text(2), row.int(3) != 0) }
        guard let newest else { return nil }
        let served = try servedVersion(of: report, in: language)
        var found = head
        found.title = newest.title
        found.version = TextVersion(
            language: language, number: newest.number,
            // What it shows as submitted is the original's, and changes with it.
            edition: newest.3
                ? ReportText.digest(of: [newest.edition, head.version.edition]) : newest.edition,
            publicNumber: served?.number, leavesAnnexes: newest.3)
        found.publicTitle = served?.title
        found.publicEdition = served?.edition
        return found
    }

    /// What everyone reads of a report in a language, where they do.
    func servedVersion(of report: ReportID, in language: String) throws
        -> (number: Int, title: String, edition: String)?
    {
        try connection.first(
            """
            SELECT e.text_number, e.title, e.edition FROM public_reports AS p
            JOIN public_editions AS e ON e.publication_id = p.publication_id
                AND e.number = p.number AND e.language = ?2
            WHERE p.id = ?1
            """,
            .text(report.text), .text(language)
        ) { row in (row.int(0), row.text(1), row.text(2)) }
    }

    /// Keeps another language version of a frozen report.
    package func carryOut(
        _ order: consuming LanguageVersionOrder, _ draft: TextDraft,
        of opened: Opened<ReportHead>, by account: AccountID, now: String
    ) throws {
        let report = order.report
        try keep(draft, number: 1, of: opened)
        try note(.languageAdded, of: report, by: account, at: now)
    }

    /// Keeps the next text of a language, and says in the report what there is now.
    func keep(_ draft: TextDraft, number: Int, of opened: Opened<ReportHead>) throws {
        let (report, text) = (opened.report.id, draft.text)
        let row = KeyOwner.text(report, language: draft.language, number: number)
        let sealer = try sealer(of: row)
        try connection.run(
            """
            INSERT INTO sealed_texts (report_id, language, number, title, edition, paragraphs,
                footnotes, annexes, unplaced, leaves_annexes)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            .text(report.text), .text(draft.language), .int(number),
            try sealer.text(draft.title, "texts.title", of: row.name),
            .optional(draft.title == nil ? nil : text.publicEdition),
            try sealer.blob(text.paragraphs, "texts.paragraphs", of: row.name),
            try sealer.list(text.footnotes, .footnotes, of: row.name),
            try sealer.list(text.annexes, .annexes, of: row.name),
            try sealer.list(text.unplaced, .unplaced, of: row.name),
            .int(draft.leavesAnnexes ? 1 : 0))
        for (kept, words) in zip(try recommendations(of: opened), text.recommendations) {
            try connection.run(
                """
                INSERT INTO sealed_recommendation_words (report_id, language, number,
                    recommendation_id, text)
                VALUES (?1, ?2, ?3, ?4, ?5)
                """,
                .text(report.text), .text(draft.language), .int(number), .text(kept.id.text),
                try sealer.text(
                    words.text, "recommendation_words.text",
                    of: "\(kept.id.text)/\(draft.language)/\(number)"))
        }
        try noteTexts(of: report, original: draft.title == nil ? text.publicEdition : nil)
    }

    /// - Parameter original: the digest of the original's newest text, where that is new.
    private func noteTexts(of report: ReportID, original: String?) throws {
        let languages = try connection.all(
            """
            SELECT t.language, t.edition, t.number FROM texts AS t
            JOIN reports AS r ON r.id = t.report_id
            WHERE t.report_id = ?1 AND t.number = (SELECT max(number) FROM texts AS o
                WHERE o.report_id = ?1 AND o.language = t.language)
            ORDER BY t.language <> r.original_language, t.language
            """,
            .text(report.text)
        ) { row in (language: row.text(0), edition: row.optionalText(1), number: row.int(2)) }
        let kept = try connection.first(
            "SELECT ifnull(text_edition, edition) FROM reports WHERE id = ?1", .text(report.text)
        ) { row in row.text(0) }
        guard let own = original ?? kept, let first = languages.first else {
            throw StorageFault.unavailable
        }
        // Of one version its own digest; of several one over all of them.
        let all = languages.flatMap { [$0.language, $0.edition ?? own] }
        try connection.run(
            """
            UPDATE sealed_reports SET edition = ?2, text_edition = ?3, text_number = ?4,
                languages = ?5, texts = (SELECT count(*) FROM texts WHERE report_id = ?1)
            WHERE id = ?1
            """,
            .text(report.text), .text(languages.count == 1 ? own : ReportText.digest(of: all)),
            .text(own), .int(first.number),
            .text(languages.map(\.language).joined(separator: " ")))
    }
}
