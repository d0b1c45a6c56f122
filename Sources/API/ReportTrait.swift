internal import Article16
internal import Registry

/// What reports can be counted by.
enum ReportTrait: String, Trait {
    case stateParty = "state_party"
    case issuer, confidentiality
    case replyStatus = "reply_status"
    case transmittedIn = "transmitted_in"
    case publishedIn = "published_in"

    /// As the report itself says it to the same reader.
    func values(of opened: Opened<ReportHead>, on today: CalendarDate) -> [String] {
        let (report, sight) = (opened.report, opened.sight)
        let value: String? =
            switch self {
            case .stateParty: report.state.code
            case .issuer: report.issuer.word
            case .confidentiality: Paragraph1.standing(of: report, for: sight).rawValue
            case .replyStatus:
                sight.readsReplies ? report.replyStatus(on: today)?.rawValue : nil
            case .transmittedIn: report.addressed.map { "\($0.transmittedOn.year)" }
            case .publishedIn: report.publication.map { "\($0.publishedOn.year)" }
            }
        return [value].compactMap { $0 }
    }
}
