internal import Article16
internal import Registry

/// The persons of whom something is marked in the reports that the caller marks persons in, by
/// State and by how far they consented.
///
/// A person is whom one report calls by one name; who stands in two is counted twice.
struct MarkedPersons {
    /// What stands least in the way of printing comes last: a person is counted where the span
    /// stands that consents least.
    private static let consents: [Consent] = [.withdrawn, .refused, .none, .requested, .granted]

    enum Kind: String, Trait {
        case stateParty = "state_party"
        case consent
    }

    private var tally = Tally(by: Kind.allCases.map(\.rawValue))

    init(_ call: Call) throws {
        let all = try call.registry.reports(
            as: call.party, ReportFilter(), order: .id, after: nil, limit: .max, today: call.today)
        for report in all.map(\.opened.report) {
            guard report.erasedOn == nil, PersonalData.mayReadItems(of: report, as: call.party)
            else { continue }
            count(try call.registry.personalDataItems(of: report.id), in: report.state)
        }
    }

    private mutating func count(_ items: [PersonalDataItemRecord], in state: StateCode) {
        let persons = Dictionary(grouping: items.filter { !$0.item.isMistaken }, by: \.subject)
        for spans in persons.values {
            let least = Self.consents.first { consent in
                spans.contains { $0.item.consent == consent }
            }
            tally.count([[state.code], [least].compactMap { $0?.rawValue }])
        }
    }

    /// As far as it may be told.
    var table: CountedTable {
        let cells = tally.cells
        let told = CountsOfPersons.told(cells.map(\.count))
        let rows = zip(cells, told.counts).map { ($0.values, $1) }
        return CountedTable(by: tally.by, rows: rows, total: told.sum)
    }
}
