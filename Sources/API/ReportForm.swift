internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// A report on the wire, as one reader sees it.
enum ReportForm {
    /// The tag of a report for this caller.
    ///
    /// It is a digest of everything but the document, whose own digest, `edition`, stands in it.
    /// What an act adds that the report does not say is part of the tag for those who may know of
    /// it, so that of two acts with one tag only one is done: the latest review, the disclosures,
    /// the steps of article 16 (4), and the ids of a draft's recommendations, of which one stands
    /// for all.
    static func tag(_ opened: Opened<ReportHead>, _ call: Call) throws -> EntityTag {
        let report = opened.report
        var writer = JSONWriter(capacity: 1024)
        try writer.object { body in
            try writeHead(opened, call, into: &body)
            if PersonalData.mayReadReviews(of: report, as: call.party) {
                body.member("review", opened.words.review?.text)
                try writePersonalData(of: report, call, into: &body)
                body.member("issued", report.issued?.number)
            }
            if opened.sight == .correspondent {
                body.member("disclosures", opened.words.disclosures)
            }
            body.member("article_16_4", try call.committeeSteps(opened))
            try writeLinks(opened, call, into: &body)
            guard report.lifecycle == .draft else { return }
            let first = try call.registry.recommendations(of: opened).first
            body.member("first_recommendation", first?.id.text)
        }
        return Rendition.tag(of: writer.bytes)
    }

    /// What is marked and printed changes without the text. Never a place in the order of
    /// recording: that is of the whole store, and a tag is no secret to who has what it is made of.
    private static func writePersonalData(
        of report: Report, _ call: Call, into body: inout JSONWriter
    ) throws {
        guard let changedAt = report.personalDataChangedAt else { return }
        body.member("reviewed", report.review.map { $0.recordedAt > changedAt } ?? false)
        body.member("awaits_comments", report.awaitsComments?.text)
        body.member("comments_to_print", report.commentsToPrint?.text)
        let records = try call.registry.personalDataItems(of: report.id)
        body.array("personal_data") { array in
            for record in records {
                array.object { member in
                    let item = record.item
                    member.member("id", item.id.text)
                    member.member("subject", record.subject)
                    member.member("category", record.category.rawValue)
                    member.member("treatment", item.treatment.rawValue)
                    member.member("consent", item.consent.rawValue)
                    member.member("on", item.consentOn?.description)
                    member.member("mistaken", item.isMistaken)
                }
            }
        }
    }

    /// Where links lead, and which places may be named, changes without the text.
    private static func writeLinks(
        _ opened: Opened<ReportHead>, _ call: Call, into body: inout JSONWriter
    ) throws {
        let ids = try call.registry.recommendationsWithLinksOrPlaces(
            in: opened, as: call.party)
        guard !ids.isEmpty else { return }
        let links = try call.registry.links(of: ids, as: call.party)
        let places = try call.registry.places(of: ids, as: call.party)
        let seen = ids.map { ($0, links: LinkForm.seen(links[$0] ?? []), places: places[$0]) }
            .filter { !$0.links.isEmpty || $0.places != nil }
        guard !seen.isEmpty else { return }
        body.array("recommendations") { array in
            for (id, links, places) in seen {
                array.object { item in
                    item.member("id", id.text)
                    item.array("links") { LinkForm.write(links, into: &$0) }
                    item.array("places") { array in
                        if let places { array.raw(places) }
                    }
                }
            }
        }
    }

    /// The whole report.
    static func rendered(_ opened: Opened<ReportHead>, _ call: Call) throws -> [UInt8] {
        let text = try call.fullText(opened)
        let recommendations = try call.seen(try call.registry.recommendations(of: opened))
        var writer = JSONWriter(capacity: 4096 + text.paragraphs.count * 3 / 2)
        try writer.object { body in
            try writeHead(opened, call, into: &body)
            body.object("document") { document in
                document.member("paragraphs")
                document.raw(text.paragraphs)
                document.array("recommendations") { array in
                    for recommendation in recommendations {
                        array.object { RecommendationForm.writePart(recommendation, into: &$0) }
                    }
                }
                document.member("footnotes")
                document.raw(text.footnotes)
                document.member("annexes")
                document.raw(text.annexes)
                document.member("unplaced")
                document.raw(text.unplaced)
            }
        }
        return writer.bytes
    }

    private static func writeHead(
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
