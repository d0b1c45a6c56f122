internal import API
internal import HTTPMessages
internal import Measures

/// What one loop has counted of the requests it answered; its thread writes, any may read.
///
/// By route template, status class and kind of problem: nothing here knows a path, an account or
/// a State (decision 40).
final class RequestFigures: Sendable {
    /// Nanoseconds from the whole request to its answer, by `series`.
    let durations = Histograms(series: labels.count * classes, bounds: bounds)
    let problems = Counters(count: ProblemType.allCases.count)

    /// Status classes, `1xx` to `5xx`.
    static let classes = 5
    /// The routes, the operator's desk, and what led to none.
    static let labels: [(method: String, template: String)] =
        Routes.all.map { ($0.method.token, $0.template) } + [("POST", "/control"), ("", "none")]
    /// The number of the operator's desk, as a route.
    static let desk = labels.count - 2

    /// From a twentieth of a millisecond to ten seconds.
    private static let bounds = [
        50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000,
        50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 10_000_000_000,
    ]
    private static let kinds = Dictionary(
        uniqueKeysWithValues: ProblemType.allCases.enumerated().map { ($1.rawValue, $0) })

    func record(_ response: Response, _ nanoseconds: Int) {
        let route = response.note.route ?? Self.labels.count - 1
        durations.record(nanoseconds, in: Self.series(route, response.status.code / 100))
        guard let problem = response.note.problem, let kind = Self.kinds[problem] else { return }
        problems.add(at: kind)
    }

    /// - Parameter class: the first digit of the status.
    static func series(_ route: Int, _ class: Int) -> Int {
        route * classes + min(max(`class`, 1), classes) - 1
    }
}
