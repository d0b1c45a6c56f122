package import Article16
internal import SQLite

/// The columns of the view `report_facts`, in its order.
enum ReportColumn: Int, CaseIterable {
    case id, stateParty, issuer, addressee, mechanism, visit, symbol, title, originalLanguage
    case edition, lifecycle, adoptedOn
    case sentToStateParty, sentToMechanism, sentToAuthorities, sentToSubcommittee, transmittedOn
    case visitEndedOn
    case requestID, requestedOn, requestComments, requestReply, requestRecordedAt
    case reviewedEdition, reviewedOn, reviewRecordedAt
    case ground, publishedOn, publicationComments, publicationReply, publicationRequestedOn
    case publicationID, publicationScope, publicationParagraphs, publicationAnnexes
    case publicEdition, disclosedOn, disclosures, reviewID
    case replyExtendedTo, remindedOn, repliedOn
    case committeeFileID, committeeRequestedOn, askedFor, invitedOn, viewsDueOn, viewsReceivedOn
    case committeeDecidedOn, measure, committeeReference, statementOn
    case publicTitle, publicNumber, publicIssuedOn, publicRecordedAt, personalDataChangedAt
    case textNumber, textEdition, languages, publicLanguages, publicTextNumber
    case requestCommentsID, publicationCommentsID, followedRequest, followedCommentsID
    case followedCommentsRecordedAt, followedComments
    case amends, amendsAs, amendments, symbols
    case erasedOn, erasureReason
}

/// What a report's readers see of it besides its text.
package struct ReportHead: Sendable {
    package let symbol: String?
    package var title: String
    package let originalLanguage: String
    /// The version that is read, and those that there are, the original's language first: for a
    /// report's parties, and in the public edition.
    package var version: TextVersion
    package let languages: [String]
    package let publicLanguages: [String]
    package let visit: VisitID?
    /// The day of the request that publication followed, if one did.
    package let publicationRequestedOn: CalendarDate?
    /// The digest of the text that the public reads, if it reads one.
    package var publicEdition: String?
    /// The title as the public reads it.
    package var publicTitle: String?
    /// The latest review of this very edition: the publisher's knowledge.
    package let review: ReviewID?
    /// How many disclosures by the State are recorded: the correspondents' knowledge.
    package let disclosures: Int
    /// The report that this one adds to or takes the place of; how many do so to this one.
    package let amends: Amendment?
    package let amendments: Int
    /// How many symbols are kept of it besides the present one, with their days.
    package let symbols: Int
    /// Why its words were destroyed; for all its readers.
    package let erasureReason: String?
}

extension Registry {
    /// The head of a report that a party reads, shut: only paragraph 1 opens it.
    ///
    /// What is a party's own is asked for as such; everything else is what everyone reads, and
    /// stands in tables that hold nothing else. For a hidden report and for an absent one these
    /// are the same questions with the same answer, and so the same work.
    package func report(_ id: ReportID, as party: Party) throws -> Sealed<ReportHead>? {
        guard let audience = party.audience else { return try publicReport(id) }
        return try isOwn(id, audience) ? report(id) : publicReport(id, for: audience)
    }

    private func isOwn(_ id: ReportID, _ audience: Audience) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM report_readers WHERE audience = ?1 AND report_id = ?2",
            .text(audience.key), .text(id.text)
        ) { _ in true } ?? false
    }

    /// The head of a report, shut: only paragraph 1 opens it.
    package func report(_ id: ReportID) throws -> Sealed<ReportHead>? {
        let quiet = try connection.first(ReportFactsSQL.ofQuietReport, .text(id.text)) {
            row throws(SQLiteError) in
            try row.sealedHead()
        }
        if let quiet { return quiet }
        return try connection.first(ReportFactsSQL.ofReport, .text(id.text)) {
            row throws(SQLiteError) in
            try row.sealedHead()
        }
    }

    func facts(of id: ReportID) throws -> Report? {
        try connection.first(ReportFactsSQL.ofReport, .text(id.text)) {
            row throws(SQLiteError) in
            try row.reportFacts()
        }
    }

    /// Keeps as rows whom `Paragraph1.readers` names; comes after every act that moves them.
    func keepReaders(of id: ReportID) throws {
        guard let facts = try facts(of: id) else { return }
        try connection.run("DELETE FROM report_readers WHERE report_id = ?1", .text(id.text))
        for (audience, sight) in Paragraph1.readers(of: facts) {
            try connection.run(
                "INSERT INTO report_readers (audience, report_id, sight) VALUES (?1, ?2, ?3)",
                .text(audience.key), .text(id.text), .text(sight.rawValue))
        }
        let visit = try connection.first(
            "SELECT visit_id FROM reports WHERE id = ?1", .text(id.text)
        ) { row in row.optionalText(0) }
        if let visit = visit ?? nil { try keepReaders(of: VisitID(visit)) }
    }
}

extension Registry {
    /// Whether what is kept of a report's readers is what paragraph 1 says.
    func keepsRightReaders(_ id: String) throws -> Bool {
        guard let facts = try facts(of: ReportID(id)) else { return false }
        let kept = try connection.all(
            "SELECT audience, sight FROM report_readers WHERE report_id = ?1", .text(id)
        ) { row in "\(row.text(0)) \(row.text(1))" }
        let right = Paragraph1.readers(of: facts).map { "\($0.key.key) \($0.value.rawValue)" }
        return Set(kept) == Set(right) && kept.count == right.count
    }
}

extension Row {
    func sealedHead() throws(SQLiteError) -> Sealed<ReportHead> {
        let head = ReportHead(
            symbol: optionalText(.symbol), title: text(.title),
            originalLanguage: text(.originalLanguage), version: version,
            languages: words(.languages), publicLanguages: words(.publicLanguages),
            visit: optionalText(.visit).map(VisitID.init(_:)),
            publicationRequestedOn: try optionalDate(.publicationRequestedOn),
            publicEdition: optionalText(.publicEdition), publicTitle: optionalText(.publicTitle),
            review: optionalText(.reviewID).map(ReviewID.init(_:)),
            disclosures: int(.disclosures),
            amends: optionalText(.amends).map { id in
                Amendment(
                    report: ReportID(id),
                    kind: AmendmentKind(rawValue: text(.amendsAs)) ?? .addendum)
            }, amendments: int(.amendments), symbols: int(.symbols),
            erasureReason: optionalText(.erasureReason))
        return Sealed(head, of: try reportFacts())
    }

    func reportFacts() throws(SQLiteError) -> Report {
        let state = try stateCode(ReportColumn.stateParty.rawValue)
        return Report(
            id: ReportID(text(.id)), state: state, issuer: issuer,
            addressee: try word(ReportColumn.addressee.rawValue, as: Addressee.self),
            mechanism: optionalText(.mechanism).map(MechanismID.init(_:)),
            lifecycle: try word(ReportColumn.lifecycle.rawValue, as: Lifecycle.self),
            edition: text(.edition), visitEndedOn: try optionalDate(.visitEndedOn),
            adoptedOn: try optionalDate(.adoptedOn), transmissions: try transmissions(),
            openRequest: try openRequest(), review: try review(), publication: try publication(),
            disclosedOn: try optionalDate(.disclosedOn),
            replyExtendedTo: try optionalDate(.replyExtendedTo),
            remindedOn: try optionalDate(.remindedOn), repliedOn: try optionalDate(.repliedOn),
            committeeFile: try committeeFile(from: ReportColumn.committeeFileID.rawValue),
            personalDataChangedAt: optionalInt(.personalDataChangedAt), issued: try issued(),
            awaitsComments: awaitsComments, commentsToPrint: commentsToPrint,
            erasedOn: try optionalDate(.erasedOn))
    }

    /// The request whose comments are still to follow: the open one, or the one that was followed.
    private var awaitsComments: PublicationRequestID? {
        if let open = optionalText(.requestID) {
            return text(.requestComments) == "to_follow" ? PublicationRequestID(open) : nil
        }
        guard let followed = optionalText(.followedRequest), isNull(.followedCommentsID),
            text(.followedComments) == "to_follow"
        else { return nil }
        return PublicationRequestID(followed)
    }

    /// Comments that came after the publication and that the public does not read yet.
    private var commentsToPrint: CommentsID? {
        guard let id = optionalText(.followedCommentsID),
            id != optionalText(.publicationCommentsID)
        else { return nil }
        return CommentsID(id)
    }

    private func issued() throws(SQLiteError) -> IssuedEdition? {
        guard let date = try optionalDate(.publicIssuedOn) else { return nil }
        return IssuedEdition(
            number: int(.publicNumber), issuedOn: date, recordedAt: Int64(int(.publicRecordedAt)))
    }

    private var issuer: Issuer {
        Issuer(word: text(.issuer), mechanism: optionalText(.mechanism))
    }

    private func transmissions() throws(SQLiteError) -> [Transmission] {
        let columns: [(Recipient, ReportColumn)] = [
            (.stateParty, .sentToStateParty), (.mechanism, .sentToMechanism),
            (.authorities, .sentToAuthorities), (.subcommittee, .sentToSubcommittee),
        ]
        var transmissions: [Transmission] = []
        for (recipient, column) in columns {
            guard let date = try optionalDate(column) else { continue }
            transmissions.append(Transmission(recipient: recipient, transmittedOn: date))
        }
        return transmissions
    }

    private func openRequest() throws(SQLiteError) -> PublicationRequest? {
        guard let id = optionalText(.requestID), let date = try optionalDate(.requestedOn)
        else { return nil }
        return PublicationRequest(
            id: PublicationRequestID(id), requestedOn: date,
            comments: Comments(
                word: text(.requestComments), reply: optionalText(.requestReply),
                attached: optionalText(.requestCommentsID)),
            recordedAt: Int64(int(.requestRecordedAt)))
    }

    private func review() throws(SQLiteError) -> PersonalDataReview? {
        guard let date = try optionalDate(.reviewedOn) else { return nil }
        return PersonalDataReview(
            edition: text(.reviewedEdition), reviewedOn: date,
            recordedAt: Int64(int(.reviewRecordedAt)))
    }

    private func publication() throws(SQLiteError) -> Publication? {
        guard let date = try optionalDate(.publishedOn) else { return nil }
        return Publication(
            ground: try word(ReportColumn.ground.rawValue, as: Ground.self),
            scope: PublicationScope(
                word: text(.publicationScope), paragraphs: text(.publicationParagraphs),
                annexes: text(.publicationAnnexes)),
            publishedOn: date,
            comments: Comments(
                word: text(.publicationComments), reply: optionalText(.publicationReply),
                attached: optionalText(.publicationCommentsID)))
    }
}

extension Row {
    /// The original.
    private var version: TextVersion {
        TextVersion(
            language: text(.originalLanguage), number: int(.textNumber),
            edition: text(.textEdition),
            publicNumber: isNull(.publicTextNumber) ? nil : int(.publicTextNumber),
            leavesAnnexes: false)
    }

    private func words(_ column: ReportColumn) -> [String] {
        text(column).split(separator: " ").map(String.init)
    }

    private func isNull(_ column: ReportColumn) -> Bool { isNull(column.rawValue) }

    private func text(_ column: ReportColumn) -> String { text(column.rawValue) }

    private func optionalText(_ column: ReportColumn) -> String? { optionalText(column.rawValue) }

    private func int(_ column: ReportColumn) -> Int { int(column.rawValue) }

    private func optionalInt(_ column: ReportColumn) -> Int64? {
        isNull(column.rawValue) ? nil : Int64(int(column.rawValue))
    }

    private func optionalDate(_ column: ReportColumn) throws(SQLiteError) -> CalendarDate? {
        try optionalDate(column.rawValue)
    }
}
