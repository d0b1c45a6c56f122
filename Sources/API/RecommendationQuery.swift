internal import Article16
internal import Registry

/// Which recommendations a list is to hold.
struct RecommendationQuery {
    static let parameters = [
        "kind", "scope", "theme", "addressee", "follow_up_status", "grade", "overdue",
        "reiterated", SearchWords.parameter,
    ]

    var filter: RecommendationFilter
    let status: FollowUpStatus?
    let grade: Grade?
    let overdue: Bool?
    let reiterated: Bool?

    init(_ call: Call) throws {
        let query = try call.query()
        status = try query.word("follow_up_status", FollowUpStatus.self)
        grade = try query.word("grade", Grade.self)
        overdue = try query.flag("overdue")
        reiterated = try query.flag("reiterated")
        var filter = RecommendationFilter()
        filter.kind = try query.word("kind", RecommendationKind.self)
        filter.scope = try query.word("scope", RecommendationScope.self)
        filter.theme = query["theme"]
        filter.addressee = query["addressee"]
        filter.words = try query.words()
        filter.ownWithWords = try filter.words.flatMap {
            try call.ownIndex?.recommendations(with: $0)
        }
        filter.inDialogue = status != nil || grade != nil || overdue == true
        self.filter = filter
    }

    /// All, or those to one State.
    init(in state: StateCode?) {
        (status, grade, overdue, reiterated) = (nil, nil, nil, nil)
        filter = RecommendationFilter()
        filter.state = state?.code
    }

    /// Whether the rows are all that is wanted, without a look at each.
    var isPlain: Bool {
        status == nil && grade == nil && overdue == nil && reiterated == nil
    }
}

/// The recommendations that the caller may see and asks for, in the order of a list.
///
/// How a recommendation fares is derived and not kept, so what asks for it is asked of each that
/// the caller may see. It is asked with the caller's eyes: as in the matrix that they may read.
final class RecommendationSearch {
    private static let batch = 200

    private let wanted: RecommendationQuery
    private let call: Call
    /// The matrix of the report that the last one looked at is in.
    private var matrix: (report: ReportID, rows: [RecommendationID: FollowUpMatrix.Row])?

    init(_ wanted: RecommendationQuery, _ call: Call) {
        self.wanted = wanted
        self.call = call
    }

    func found(after: RecommendationPosition?, limit: Int) throws -> [RecommendationRecord] {
        guard !wanted.isPlain else {
            return try call.registry.recommendations(
                as: call.party, wanted.filter, after: after, limit: limit)
        }
        var found: [RecommendationRecord] = []
        try eachBatch(after: after) { batch in
            found += try kept(batch)
            return found.count < limit
        }
        return Array(found.prefix(limit))
    }

    func each(_ look: (RecommendationRecord) throws -> Void) throws {
        try eachBatch(after: nil) { batch in
            for record in try kept(batch) { try look(record) }
            return true
        }
    }

    func count() throws -> Int {
        guard !wanted.isPlain else {
            return try call.registry.countRecommendations(as: call.party, wanted.filter)
        }
        var count = 0
        try eachBatch(after: nil) { batch in
            count += try kept(batch).count
            return true
        }
        return count
    }

    private func eachBatch(
        after: RecommendationPosition?, _ goesOn: ([RecommendationRecord]) throws -> Bool
    ) throws {
        var after = after
        while true {
            let batch = try call.registry.recommendations(
                as: call.party, wanted.filter, after: after, limit: Self.batch)
            guard try goesOn(batch), batch.count == Self.batch, let last = batch.last else {
                return
            }
            after = RecommendationPosition(report: last.report.text, position: last.position)
        }
    }

    private func kept(_ batch: [RecommendationRecord]) throws -> [RecommendationRecord] {
        var kept = batch
        if let reiterated = wanted.reiterated {
            let edges = try call.registry.edges(to: kept.map(\.id), as: call.party)
            let repeated = Set(edges.filter { $0.type == .reiterates }.map(\.target.id))
            kept = kept.filter { repeated.contains($0.id) == reiterated }
        }
        return try kept.filter(fares)
    }

    /// Whether it stands as asked for. Of whom nothing is known, nothing is said to be overdue.
    private func fares(_ record: RecommendationRecord) throws -> Bool {
        guard wanted.status != nil || wanted.grade != nil || wanted.overdue != nil else {
            return true
        }
        let row = try row(of: record)
        if let status = wanted.status, row?.status != status { return false }
        if let grade = wanted.grade, row?.assessment?.grade != grade { return false }
        guard let overdue = wanted.overdue else { return true }
        return (row?.status == .overdue) == overdue
    }

    /// How it fares in the caller's eyes: its row in the matrix of its report.
    func row(of record: RecommendationRecord) throws -> FollowUpMatrix.Row? {
        if let matrix, matrix.report == record.report { return matrix.rows[record.id] }
        guard let sealed = try call.registry.report(record.report, as: call.party),
            let opened = Paragraph1.open(sealed, as: call.party)
        else { return nil }
        let rows = try FollowUpMatrix(opened, call).rows.map { ($0.recommendation.id, $0) }
        let found = Dictionary(rows) { first, _ in first }
        matrix = (record.report, found)
        return found[record.id]
    }
}
