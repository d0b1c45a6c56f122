internal import Article16
internal import JSON
internal import Registry

/// A recommendation as one reader sees it: with the links and the places that they may know of.
struct SeenRecommendation {
    let record: RecommendationRecord
    let links: [SeenLink]
    /// A JSON array; empty too for who may not read which places were visited.
    let places: [UInt8]
}

extension RecommendationRecord {
    /// Whether links or places may be seen of it: of a public edition a member's circle may know
    /// of more than the public.
    func mayLead(_ party: Party) -> Bool {
        hasLinksOrPlaces || isPublicEdition && party.audience != nil
    }
}

/// Where recommendations lead, and the places they are about, as one reader may know of them.
struct Leads {
    private let inOrder: [RecommendationID]
    private let links: [RecommendationID: [SeenLink]]
    private let places: [RecommendationID: [UInt8]]

    init(of ids: [RecommendationID], _ call: Call) throws {
        inOrder = ids
        links =
            ids.isEmpty
            ? [:] : try call.registry.links(of: ids, as: call.party).mapValues(LinkForm.seen)
        places = ids.isEmpty ? [:] : try call.registry.places(of: ids, as: call.party)
    }

    func seen(_ records: [RecommendationRecord]) -> [SeenRecommendation] {
        records.map { record in
            SeenRecommendation(
                record: record, links: links[record.id] ?? [],
                places: places[record.id] ?? RecommendationDetails.none)
        }
    }

    /// Where links lead, and which places may be named, changes without the text.
    func write(into body: inout JSONWriter) {
        let seen = inOrder.filter { links[$0]?.isEmpty == false || places[$0] != nil }
        guard !seen.isEmpty else { return }
        body.array("recommendations") { array in
            for id in seen {
                array.object { item in
                    item.member("id", id.text)
                    item.array("links") { LinkForm.write(links[id] ?? [], into: &$0) }
                    item.array("places") { array in
                        if let places = places[id] { array.raw(places) }
                    }
                }
            }
        }
    }
}

extension Call {
    /// Recommendations that the caller may see, with what they may see of their links.
    func seen(_ records: [RecommendationRecord]) throws -> [SeenRecommendation] {
        try Leads(of: records.filter { $0.mayLead(party) }.map(\.id), self).seen(records)
    }

    func seen(_ record: RecommendationRecord) throws -> SeenRecommendation {
        try seen([record])[0]
    }
}

/// A recommendation on the wire, by itself and as part of its report.
enum RecommendationForm {
    static func rendered(_ seen: SeenRecommendation) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(seen, into: &$0) }
        return writer.bytes
    }

    static func write(_ seen: SeenRecommendation, into body: inout JSONWriter) {
        let record = seen.record
        body.member("id", record.id.text)
        body.member("report_id", record.report.text)
        body.member("state_party", record.state.code)
        writeWords(record.address, record.kind, record.text, into: &body)
        body.array("reiterates") { LinkForm.writeReiterated(seen.links, into: &$0) }
        body.member("needs_answer", record.kind.needsAnswer)
        RecommendationDetailsForm.write(seen, isPart: false, into: &body)
        body.array("links") { LinkForm.write(seen.links, into: &$0) }
    }

    static func writePart(_ seen: SeenRecommendation, into body: inout JSONWriter) {
        body.member("id", seen.record.id.text)
        writeWords(seen.record.address, seen.record.kind, seen.record.text, into: &body)
        body.array("reiterates") { LinkForm.writeReiterated(seen.links, into: &$0) }
        RecommendationDetailsForm.write(seen, isPart: true, into: &body)
        guard !seen.links.isEmpty else { return }
        body.array("links") { LinkForm.write(seen.links, into: &$0) }
    }

    static func writeWords(
        _ address: String, _ kind: RecommendationKind, _ text: String,
        into body: inout JSONWriter
    ) {
        body.member("address", address)
        body.member("kind", kind.rawValue)
        body.words("text", text)
    }
}
