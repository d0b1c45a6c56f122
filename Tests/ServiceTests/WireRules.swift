/// What holds for every answer, whatever was asked.
enum WireRules {
    /// What is wrong with an answer; nothing, where all is well.
    static func broken(by answer: Answer, to sample: WireCase, _ index: Int) -> [String] {
        rules(answer).filter { !$0.holds }.map { "broken: \($0.rule)" }
            + status(answer, sample.answers[index])
            + (index == 0 ? fields(answer, sample) : [])
    }

    private static func rules(_ answer: Answer) -> [(rule: String, holds: Bool)] {
        let hasContent = ![204, 304].contains(answer.status)
        let date = /[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/
        let isProblem = answer["content-type"] == "application/problem+json"
        return [
            ("9112 4: the status line", answer.head.hasPrefix("HTTP/1.1 \(answer.status) ")),
            ("9110 6.6.1: one Date", answer.fields.count { $0.name == "date" } == 1),
            ("9110 5.6.7: an IMF-fixdate", answer["date"]?.wholeMatch(of: date) != nil),
            ("9110 8.6: a length where content may be", answer.isDelimited == hasContent),
            ("9110 8.3: the type of content", (answer["content-type"] != nil) == hasContent),
            ("9110 15.5.6: Allow with 405", answer.status != 405 || answer["allow"] != nil),
            (
                "9110 11.6.1: a challenge with 401",
                answer.status != 401 || answer["www-authenticate"] != nil
            ),
            (
                "9110 15.4.5: the fields of a 304",
                answer.status != 304
                    || ["etag", "cache-control", "vary"].allSatisfy { answer[$0] != nil }
            ),
            ("9457: an error is a problem", answer.status < 400 || isProblem),
        ]
    }

    private static func status(_ answer: Answer, _ statuses: Set<Int>) -> [String] {
        statuses.contains(answer.status) ? [] : ["not \(statuses): \(answer.status)"]
    }

    private static func fields(_ answer: Answer, _ sample: WireCase) -> [String] {
        sample.has.filter { answer[$0] == nil }.map { "without \($0)" }
            + sample.lacks.filter { answer[$0] != nil }.map { "with \($0)" }
    }
}

extension Answer {
    /// RFC 9112, section 6.3: a length or the chunked coding says where the content ends.
    fileprivate var isDelimited: Bool {
        self["content-length"] != nil || self["transfer-encoding"] == "chunked"
    }
}
