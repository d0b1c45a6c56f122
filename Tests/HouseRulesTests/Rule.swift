/// A rule of the house about the text of one file, and what it must be able to find.
struct Rule: Sendable, CustomStringConvertible {
    /// A sentence that says what the code does when it keeps the rule.
    let description: String
    /// The lines of a file that break the rule.
    let broken: @Sendable (SourceFile) -> [Line]
    /// Where a planted sample is said to stand.
    var place = "Sources/Registry/Sample.swift"
    /// Samples that break the rule.
    let bad: [String]
    /// Samples that keep it although they look alike.
    let good: [String]

    func breaks(_ sample: String) -> Bool {
        !broken(SourceFile(path: place, text: sample)).isEmpty
    }
}

extension Rule {
    /// Rules about lines, one at a time; comments are not code.
    init(
        _ description: String, place: String = "Sources/Registry/Sample.swift", bad: [String],
        good: [String], breaks: @escaping @Sendable (Line, SourceFile) -> Bool
    ) {
        self.init(
            description: description,
            broken: { file in file.lines.filter { !$0.isComment && breaks($0, file) } },
            place: place, bad: bad, good: good)
    }
}

extension String {
    func containsAny(_ parts: [String]) -> Bool {
        parts.contains { contains($0) }
    }

    /// The words: letters, digits and underscores.
    var words: [Substring] {
        split { !($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
