/// The table of `docs/asvs.md`: what is asked, whether it holds, and what shows it.
struct AssuranceTable {
    static let path = "docs/asvs.md"

    let rows: [Row]

    struct Row {
        let number: String
        let level: String
        let what: String
        let verdict: String
        let reason: String

        var evidence: [Evidence] { Evidence.all(in: reason) }

        /// The reason without its evidence.
        var words: [Substring] {
            var text = reason
            for one in evidence { text = text.replacing(one.written, with: "") }
            return text.words
        }
    }

    /// Rows are the lines with five cells of which the first begins with a digit.
    init(_ text: String) {
        rows = text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { String($0.trimmingBlanks) }
            guard cells.count == 7, cells[1].first?.isNumber == true else { return nil }
            return Row(
                number: cells[1], level: cells[2], what: cells[3], verdict: cells[4],
                reason: cells[5])
        }
    }
}

/// A file and words in it, written as `` `path` `words` ``; of a test, the words are its name.
struct Evidence: Equatable {
    let path: String
    let words: String

    var written: String { "`\(path)` `\(words)`" }

    /// Whether the file has a test of this name or, where it holds none, these words in a line.
    func stands(in text: (String) -> String?) -> Bool {
        guard let text = text(path) else { return false }
        guard isTest else { return text.contains(words) }
        return text.contains("func `\(words)`")
    }

    var isTest: Bool { path.hasPrefix("Tests/") }

    static func all(in text: String) -> [Evidence] {
        text.matches(of: /`([A-Za-z0-9._\/-]+)` `([^`]+)`/).map {
            Evidence(path: String($0.1), words: String($0.2))
        }
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        let start = drop { $0 == " " }
        guard let end = start.lastIndex(where: { $0 != " " }) else { return "" }
        return start[...end]
    }
}
