internal import Article16
internal import HTTPMessages
internal import Registry

/// How many there are of what the caller may see; of persons only where they are not few.
///
/// What is counted is what the lists would show the same caller, one by one: a statistic has no
/// way to the store of its own. It goes through all of it, so no loop is held up.
enum Statistics {
    static let operations = [
        operation("reports", by: ReportTrait.self, parameters: ["by"], reports),
        operation(
            "recommendations", by: RecommendationTrait.self, parameters: ["by"], recommendations),
        operation("persons", by: MarkedPersons.Kind.self, persons),
    ]

    /// That it was asked is written down before a member's is counted.
    private static func operation<Kind: Trait>(
        _ name: String, by _: Kind.Type, parameters: [String] = [],
        _ count: @escaping @Sendable (Call, StatisticsWish<Kind>) throws -> CountedTable
    ) -> Operation {
        Operation(
            .get, "/v1/statistics/\(name)", .readsAside,
            parameters: parameters + ["state_party", "format"],
            record: { call in
                _ = try StatisticsWish<Kind>(call)
                return ""
            },
            run: { call in
                let wish = try StatisticsWish<Kind>(call)
                let table = try count(call, wish)
                let body = wish.form == .csv ? table.csv : table.json
                return try call.rendition(
                    Rendition.tag(of: body), type: wish.form.type, vary: Call.byCallerAndAccept
                ) { body }
            })
    }

    private static func reports(
        _ call: Call, _ wish: StatisticsWish<ReportTrait>
    ) throws -> CountedTable {
        var (tally, filter) = (Tally(by: wish.by.map(\.rawValue)), ReportFilter())
        filter.state = wish.state?.code
        let all = try call.registry.reports(
            as: call.party, filter, order: .id, after: nil, limit: .max, today: call.today)
        for report in all {
            tally.count(wish.by.map { $0.values(of: report.opened, on: call.today) })
        }
        return CountedTable(tally)
    }

    private static func recommendations(
        _ call: Call, _ wish: StatisticsWish<RecommendationTrait>
    ) throws -> CountedTable {
        var tally = Tally(by: wish.by.map(\.rawValue))
        let search = RecommendationSearch(RecommendationQuery(in: wish.state), call)
        try search.each { record in
            tally.count(try wish.by.map { try $0.values(of: record, in: search) })
        }
        return CountedTable(tally)
    }

    /// The table of all States is cut, and one State's rows are taken from that: to ask for a part
    /// tells nothing that the whole does not.
    private static func persons(
        _ call: Call, _ wish: StatisticsWish<MarkedPersons.Kind>
    ) throws -> CountedTable {
        let whole = try MarkedPersons(call).table
        guard let state = wish.state else { return whole }
        return CountedTable(
            by: whole.by, rows: whole.rows.filter { $0.values.first == state.code }, total: nil)
    }
}

/// What things can be counted by; the raw value is the word on the wire.
protocol Trait: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String, AllCases == [Self] {}

/// What a statistic is asked for.
struct StatisticsWish<Kind: Trait> {
    private static var most: Int { 2 }

    /// One or two; the first there is where none is named.
    let by: [Kind]
    let state: StateCode?
    let form: TableForm

    init(_ call: Call) throws {
        let words = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        let named = try call.query().value("by", "must be one or two of \(words)", Self.kinds)
        by = named ?? Array(Kind.allCases.prefix(1))
        state = try call.stateFilter()
        form = try call.format(TableForm.self, usual: .json)
    }

    /// None is named twice.
    private static func kinds(_ text: String) -> [Kind]? {
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        let kinds = words.compactMap { Kind(rawValue: String($0)) }
        return kinds.count == words.count && kinds.count <= most
            && Set(kinds).count == kinds.count ? kinds : nil
    }
}
