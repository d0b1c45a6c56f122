internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// How recommendations go on from visit to visit: all that links join, in time order.
enum RecommendationChains {
    static let operations = [
        Operation(.get, "/v1/recommendations/{id}/chain", run: read)
    ]

    /// Recommendations in one chain at the most.
    static let maxMembers = 200

    private static func read(_ call: Call) throws -> Response {
        let (start, _) = try call.visibleRecommendation()
        _ = try call.query()
        let chain = try Chain(from: start.id, call)
        let records = try call.registry.recommendations(Array(chain.members), as: call.party)
        let days = try call.registry.days(of: Array(Set(records.map(\.report))), as: call.party)
        let inOrder = try call.seen(records).sorted { left, right in
            key(left.record, days) < key(right.record, days)
        }
        let body = DocumentForm.written { body in
            body.array("items") { array in
                for seen in inOrder {
                    array.object { write(seen, days[seen.record.report], chain, into: &$0) }
                }
            }
            body.member("complete", chain.isComplete)
        }
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    /// The day of the visit, else of the transmission; then as in other lists.
    private static func key(_ record: RecommendationRecord, _ days: [ReportID: ReportDays])
        -> (String, String, Int)
    {
        let day = days[record.report].flatMap { $0.visitStartedOn ?? $0.transmittedOn }
        return (day?.description ?? "9999-12-31", record.report.text, record.position)
    }

    private static func write(
        _ seen: SeenRecommendation, _ days: ReportDays?, _ chain: Chain,
        into item: inout JSONWriter
    ) {
        RecommendationForm.write(seen, into: &item)
        item.member("visit_id", days?.visit?.text)
        item.member("visit_started_on", days?.visitStartedOn?.description)
        item.member("visit_ended_on", days?.visitEndedOn?.description)
        item.array("linked_by") { array in
            for edge in chain.edges {
                guard edge.source == seen.record.id || edge.target.id == seen.record.id else {
                    continue
                }
                let goesTo = edge.source == seen.record.id
                array.object { link in
                    link.member("type", edge.type.rawValue)
                    link.member("direction", goesTo ? "to" : "from")
                    link.member(
                        "recommendation_id", goesTo ? edge.target.id.text : edge.source.text)
                }
            }
        }
    }
}

/// What links join to one recommendation, both ways, through what the reader sees alone: a hidden
/// one is no step from one that is seen to another.
private struct Chain {
    private(set) var members: Set<RecommendationID>
    private(set) var edges: [LinkEdge] = []
    /// False where there would be more than are given.
    private(set) var isComplete = true

    init(from start: RecommendationID, _ call: Call) throws {
        members = [start]
        var (frontier, all): ([RecommendationID], [LinkEdge]) = ([start], [])
        while !frontier.isEmpty {
            let found =
                try call.registry.edges(from: frontier, as: call.party)
                + call.registry.edges(to: frontier, as: call.party)
            all += found
            frontier = add(found.flatMap { [$0.source, $0.target.id] })
        }
        edges = joined(all)
    }

    /// - Returns: those that are new.
    private mutating func add(_ ids: [RecommendationID]) -> [RecommendationID] {
        var new: [RecommendationID] = []
        for id in ids where !members.contains(id) {
            guard members.count < RecommendationChains.maxMembers else {
                isComplete = false
                return new
            }
            members.insert(id)
            new.append(id)
        }
        return new
    }

    /// Each once: an edge is found from both of its ends.
    private func joined(_ all: [LinkEdge]) -> [LinkEdge] {
        var seen: Set<[String]> = []
        return all.filter { edge in
            members.contains(edge.source) && members.contains(edge.target.id)
                && seen.insert([edge.type.rawValue, edge.source.text, edge.target.id.text]).inserted
        }
    }
}
