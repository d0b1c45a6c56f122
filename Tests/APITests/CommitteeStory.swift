import HTTPMessages
import JSON

/// Article 16 (4) in the life of a report: transmitted on 3 January 2014; today is 1 June 2016.
extension Story {
    private static let file = "/article-16-4"

    func refer(_ measure: String = "both") throws {
        try act(.spt, Self.file, Sample.referral(measure)).expect(201)
    }

    func invite() throws { try act(.cat, Self.file + "/invitation", Sample.invitation).expect(200) }

    func hear(by reader: Reader = .liaisonKAZ) throws {
        try act(reader, Self.file + "/views", Sample.views).expect(200)
    }

    @discardableResult
    func decide(_ measure: String? = "both", inFavour: Int = 7) throws -> Response {
        try act(.cat, Self.file + "/decision", Sample.decision(measure, inFavour: inFavour))
            .expect(200)
    }

    func state(by reader: Reader = .cat) throws {
        try act(reader, Self.file + "/execution", Sample.statement).expect(200)
    }

    /// All steps up to a decision.
    func goBeforeCommittee(_ measure: String = "both") throws {
        try refer(measure)
        try invite()
        try hear()
        try decide(measure)
    }

    func publishOnDecision() throws {
        try act(.secretariat, "/publications", Sample.publication(on: "art_16_4_decision"))
            .expect(201)
    }

    /// The files on the report, as a reader sees them; nil where the report is hidden from it.
    func files(_ reader: Reader) throws -> [JSONValue]? {
        let answer = try world[reader].get(report + Self.file)
        return answer.status == .ok ? answer.json.items : nil
    }
}

extension Sample {
    static func referral(_ measure: String = "both") -> String {
        """
        {"requested_on": "2014-08-04", "grounds": ["refusal_to_improve"],
         "asked_for": "\(measure)", "reference": "Session 24"}
        """
    }

    static let invitation = #"{"invited_on": "2014-09-01", "views_due_on": "2014-12-01"}"#
    static let views = #"{"received_on": "2014-11-20", "text": "The State explains."}"#

    static func decision(_ measure: String? = "both", inFavour: Int = 7) -> String {
        let outcome = measure.map { #""adopted", "includes": "\#($0)""# } ?? #""rejected""#
        return """
            {"decided_on": "2015-03-02", "members": 10, "in_favour": \(inFavour),
             "outcome": \(outcome)}
            """
    }

    static let statement = """
        {"executed_on": "2015-03-04",
         "statement": {"text": "The Committee regrets.", "language": "en"}}
        """
}
