/// A report in the middle of its life, and the names of what hangs on it.
struct Subject {
    var report: String
    var visit: String
    var recommendation: String
    var reply: String?
    /// The latest request for publication.
    var request: String?

    /// What has the same form and never was.
    static let absent = Subject(
        report: "rep_aaaaaaaaaaaaaaaaaaaaaaaaaa", visit: "vis_aaaaaaaaaaaaaaaaaaaaaaaaaa",
        recommendation: "rec_aaaaaaaaaaaaaaaaaaaaaaaaaa",
        reply: "rpl_aaaaaaaaaaaaaaaaaaaaaaaaaa", request: "prq_aaaaaaaaaaaaaaaaaaaaaaaaaa")

    var path: String { "/v1/reports/" + report }

    /// All that is read of the report itself: there for who may read it, and for nobody else.
    var parts: [String] {
        let below = [
            "", "/paragraphs", "/paragraphs/2(a)", "/recommendations", "/transmissions",
            "/replies", "/publication-requests", "/personal-data-reviews", "/publications",
        ]
        return below.map { path + $0 } + ["/v1/recommendations/" + recommendation]
    }

    /// What hangs on the report and has readers of its own.
    var companions: [String] {
        [reply.map { "/v1/replies/" + $0 }, request.map { "/v1/publication-requests/" + $0 }]
            .compactMap { $0 }
    }

    /// Every act, by method and path.
    var acts: [(method: String, path: String)] {
        let below = [
            "/adoption", "/transmissions", "/replies", "/publication-requests",
            "/personal-data-reviews", "/publications",
        ]
        let posts = below.map { ("POST", path + $0) }
        let further = companions.map { companion in
            ("POST", companion + (companion.contains("replies") ? "/submission" : "/withdrawal"))
        }
        let recommendation = ("PATCH", "/v1/recommendations/" + recommendation)
        return posts + further + [("PATCH", path), ("DELETE", path), recommendation]
    }
}

/// What a table has a row for.
enum Thing: String, CaseIterable {
    /// The report: the item, its place in the list, its recommendations, its paragraphs.
    case report
    /// The places that were visited.
    case places
    /// That publication is asked for, as the report says.
    case standing
    case reply
    case request
    case review
    /// The comments and the day of the request, as the published report says.
    case comments
}
