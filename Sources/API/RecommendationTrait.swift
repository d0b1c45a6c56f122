internal import Article16
internal import JSON
internal import Registry

/// What recommendations can be counted by.
enum RecommendationTrait: String, Trait {
    case stateParty = "state_party"
    case kind, scope, theme
    case followUpStatus = "follow_up_status"
    case grade

    /// As the recommendation, and its report's matrix, say it to the same reader. It may have
    /// several themes, and is counted under each.
    func values(of record: RecommendationRecord, in search: RecommendationSearch) throws -> [String]
    {
        switch self {
        case .stateParty: [record.state.code]
        case .kind: [record.kind.rawValue]
        case .scope: [record.details.scope?.rawValue].compactMap { $0 }
        case .theme: try Self.words(record.details.themes)
        case .followUpStatus: [try search.row(of: record)?.status?.rawValue].compactMap { $0 }
        case .grade: [try search.row(of: record)?.assessment?.grade?.rawValue].compactMap { $0 }
        }
    }

    private static func words(_ list: [UInt8]) throws -> [String] {
        guard case .array(let words) = try JSONParser.parse(list) else { return [] }
        return words.compactMap { word in
            guard case .string(let text) = word else { return nil }
            return text
        }
    }
}
