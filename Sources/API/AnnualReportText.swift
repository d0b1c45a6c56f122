internal import Article16
internal import Registry

/// The annual report as a document in Markdown (CommonMark, with a table as GitHub has it).
enum AnnualReportText {
    static func written(_ report: YearAtWork) -> [UInt8] {
        let head = [
            "# Activities of the Subcommittee on Prevention in \(report.year)", "",
            "Presented under article 16 (3) of the Optional Protocol.", "",
        ]
        let parts = [head, table(report)] + report.states.map { part(on: $0) }
        return Array((parts.flatMap { $0 }.joined(separator: "\n") + "\n").utf8)
    }

    /// Replies have columns only for who may know of some.
    private static func table(_ report: YearAtWork) -> [String] {
        guard !report.states.isEmpty else { return ["There is nothing to report."] }
        let hasReplies = report.states.contains { $0.replies != nil }
        let titles =
            ["State Party", "Visits", "Reports transmitted", "Reports published"]
            + (hasReplies ? ["Replies due", "Replies received", "Replies overdue"] : [])
        let rows = report.states.map { state in
            let counts = [state.visits.count, state.transmitted, state.published.count]
            let replies = state.replies.map { [$0.due, $0.received, $0.overdue] }
            let cells = replies.map { $0.map { "\($0)" } } ?? ["", "", ""]
            return [escaped(state.name)] + counts.map { "\($0)" } + (hasReplies ? cells : [])
        }
        let rule = ["---"] + titles.dropFirst().map { _ in "---:" }
        return ([titles, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    }

    private static func part(on state: YearAtWork.State) -> [String] {
        let visits = state.visits.map {
            "- Visit (\(words($0.type))): \($0.startedOn) to \($0.endedOn)"
        }
        let published = state.published.map { report in
            let name = report.symbol.map(escaped) ?? "without a symbol"
            let scope = report.isWhole ? "" : ", in part"
            return "- Report published: \(name), \(report.publishedOn)\(scope)"
        }
        guard !(visits + published).isEmpty else { return [] }
        return ["", "## \(escaped(state.name))", ""] + visits + published
    }

    private static func words(_ type: String) -> String { type.replacing("_", with: " ") }

    /// Nothing in a name is taken for markup (CommonMark, section 2.4).
    private static func escaped(_ text: String) -> String {
        let marks: Set<Character> = [
            "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "(", ")", "#", "+", "!", "|", "~",
            "&",
        ]
        return text.reduce(into: "") { line, character in
            if marks.contains(character) { line.append("\\") }
            line.append(character.isNewline ? " " : character)
        }
    }
}
