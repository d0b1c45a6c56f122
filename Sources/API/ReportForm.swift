internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// A report on the wire, as one reader sees it.
enum ReportForm {
    /// The tag of a report for this caller.
    static func tag(_ opened: Opened<ReportHead>, _ call: Call) throws -> EntityTag {
        try ReportRendition(opened, call).tag()
    }

    /// Everything but the document: what is known of the report, where it leads, and what its
    /// reader may do next.
    static func writeHead(
        _ opened: Opened<ReportHead>, _ call: Call, into body: inout JSONWriter
    ) throws {
        writeFacts(opened, as: call.party, today: call.today, into: &body)
        try ReportLinks(opened, call).write(opened, into: &body)
        let allowed = try call.allowedActs(opened)
        body.array("allowed") { AllowedAct.write(allowed, into: &$0) }
    }

    /// What is known of a report besides its document, in the eyes of its reader.
    static func writeFacts(
        _ opened: Opened<ReportHead>, as party: Party, today: CalendarDate,
        into body: inout JSONWriter
    ) {
        let (report, head) = (opened.report, opened.words)
        body.member("id", report.id.text)
        if let symbol = head.symbol, Paragraph1.mayRead(symbol: symbol, with: opened.sight) {
            body.member("symbol", symbol)
        }
        body.member("state_party", report.state.code)
        body.member("issuer", report.issuer.word)
        body.member("mechanism_id", report.mechanismSeen(by: party)?.text)
        body.member("addressee", report.addressee.rawValue)
        body.member("visit_id", head.visit?.text)
        let isPublic = opened.sight == .publicEdition
        body.words("title", isPublic ? head.publicTitle : head.title)
        body.member("original_language", head.originalLanguage)
        body.member("language", head.version.language)
        body.member("languages", head.languages(for: opened.sight))
        body.member("edition", isPublic ? head.publicEdition : edition(opened, party))
        body.member("lifecycle", Paragraph1.lifecycle(of: report, as: party).rawValue)
        let standing = Paragraph1.standing(of: report, for: opened.sight)
        body.member("confidentiality", standing.rawValue)
        body.member("erased_on", report.erasedOn?.description)
        body.member("erasure_reason", head.erasureReason)
        writeDialogue(opened, today: today, into: &body)
        writePublication(opened, into: &body)
    }

    /// The digest of the text that is read: another would let a guess be tried. Who reviews it is
    /// given, with the original, the one over all versions, which a review names.
    private static func edition(_ opened: Opened<ReportHead>, _ party: Party) -> String {
        let (report, head) = (opened.report, opened.words)
        let isOriginal = head.version.language == head.originalLanguage
        return isOriginal && PersonalData.mayReadReviews(of: report, as: party)
            ? report.edition : head.version.edition
    }

    /// The dates of the dialogue: whether a reply came is its correspondents' knowledge.
    private static func writeDialogue(
        _ opened: Opened<ReportHead>, today: CalendarDate, into body: inout JSONWriter
    ) {
        let report = opened.report
        if opened.sight != .publicEdition {
            body.member("adopted_on", report.adoptedOn?.description)
        }
        body.member("transmitted_on", report.addressed?.transmittedOn.description)
        guard opened.sight.readsReplies else { return }
        body.member("reply_due_on", report.replyDueOn?.description)
        body.member("reply_extended_to", report.replyExtendedTo?.description)
        body.member("reply_status", report.replyStatus(on: today)?.rawValue)
        body.member("meeting_due_on", report.meetingDueOn?.description)
    }

    private static func writePublication(
        _ opened: Opened<ReportHead>, into body: inout JSONWriter
    ) {
        guard let publication = opened.report.publication else { return }
        body.object("publication") { item in
            item.member("published_on", publication.publishedOn.description)
            item.member("basis", publication.ground.rawValue)
            ScopeForm.write(publication.scope, into: &item)
            item.member("requested_on", opened.words.publicationRequestedOn?.description)
            CommentsForm.write(publication.comments, into: &item)
        }
    }
}

extension Report {
    /// The mechanism that a report concerns. Where it only has a copy, that is known as far as
    /// the transmission is.
    func mechanismSeen(by party: Party) -> MechanismID? {
        guard addressee == .stateParty else { return mechanism }
        guard let copy = transmission(to: .mechanism),
            Paragraph1.mayRead(copy, of: self, as: party)
        else { return nil }
        return mechanism
    }
}
