internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// A report on its way to one reader: what its tag and its content have in common is asked for and
/// written once.
///
/// Confined to the thread of its call.
final class ReportRendition {
    private let opened: Opened<ReportHead>
    private let call: Call
    /// An object that is not ended, with everything but the document.
    private let head: JSONWriter
    /// Whether the content will be asked for; not where the reader may have it already.
    private let isWanted: Bool
    private lazy var recommendations = Result { try call.registry.recommendations(of: opened) }
    private lazy var leads = Result { try Leads(of: leading(), call) }

    init(_ opened: Opened<ReportHead>, _ call: Call, isWanted: Bool = false) throws {
        self.opened = opened
        self.call = call
        self.isWanted = isWanted
        var head = JSONWriter(capacity: 2048)
        head.beginObject()
        try ReportForm.writeHead(opened, call, into: &head)
        self.head = head
    }

    /// The tag of the report for this caller.
    ///
    /// It is a digest of everything but the document, whose own digest, `edition`, stands in it.
    /// What an act adds that the report does not say is part of the tag for those who may know of
    /// it, so that of two acts with one tag only one is done: the latest review, the disclosures,
    /// the steps of article 16 (4), and the ids of a draft's recommendations, of which one stands
    /// for all.
    func tag() throws -> EntityTag {
        let report = opened.report
        var body = head
        if PersonalData.mayReadReviews(of: report, as: call.party) {
            body.member("review", opened.words.review?.text)
            try writePersonalData(of: report, into: &body)
            body.member("issued", report.issued?.number)
        }
        if opened.sight == .correspondent {
            body.member("disclosures", opened.words.disclosures)
        }
        body.member("article_16_4", try call.committeeSteps(opened))
        try leads.get().write(into: &body)
        if report.lifecycle == .draft {
            body.member("first_recommendation", try recommendations.get().first?.id.text)
        }
        body.endObject()
        return Rendition.tag(of: body.bytes)
    }

    /// The whole report.
    func content() throws -> [UInt8] {
        let text = try call.fullText(opened)
        let seen = try leads.get().seen(recommendations.get())
        var body = head
        body.reserve(4096 + text.paragraphs.count * 3 / 2)
        body.object("document") { document in
            DocumentForm.write(text, into: &document) { array in
                for recommendation in seen {
                    array.object { RecommendationForm.writePart(recommendation, into: &$0) }
                }
            }
        }
        body.endObject()
        return body.bytes
    }

    /// The recommendations whose links or places are looked for: where all are read anyway, no
    /// statement of its own says which.
    private func leading() throws -> [RecommendationID] {
        guard isWanted else {
            return try call.registry.recommendationsWithLinksOrPlaces(in: opened, as: call.party)
        }
        return try recommendations.get().filter { $0.mayLead(call.party) }.map(\.id)
    }

    /// What is marked and printed changes without the text. Never a place in the order of
    /// recording: that is of the whole store, and a tag is no secret to who has what it is made of.
    private func writePersonalData(
        of report: Report, into body: inout JSONWriter
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
}
