/// A rule about the table of `docs/asvs.md`, and the smallest table that breaks it.
struct AssuranceRule: Sendable, CustomStringConvertible {
    let description: String
    /// The numbers that break it.
    let broken: @Sendable (AssuranceTable) -> [String]
    /// The change of a sound row that makes it break the rule.
    let fault: @Sendable (String) -> String

    /// A row that keeps all rules but that it stands alone.
    static let sound =
        "| 7.4.1 | 1 | an ended token is refused | holds | "
        + "`Tests/HouseRulesTests/AssuranceTests.swift` `the table keeps the rule` |"
}

extension AssuranceRule {
    static let verdicts = ["holds", "deployment", "not applicable", "does not hold"]

    static let all: [AssuranceRule] = [
        AssuranceRule(
            description: "every requirement of levels 1 and 2 has one row, and nothing else has",
            broken: { table in
                let counts = table.rows.reduce(into: [:]) { $0[$1.number, default: 0] += 1 }
                let all = Set(counts.keys).union(Requirements.levels.keys)
                return all.filter { counts[$0] != 1 || Requirements.levels[$0] == nil }.sorted()
            },
            fault: { $0 + "\n" + $0 }),
        AssuranceRule("a row has the level of its requirement", swap: ("| 1 |", "| 2 |")) { row in
            row.level != Requirements.levels[row.number].map(String.init)
        },
        AssuranceRule(
            "a row says what is asked in a few words", swap: ("an ended token is refused", "")
        ) { !(1...14).contains($0.what.words.count) },
        AssuranceRule("a row has one of four verdicts", swap: ("holds", "mostly")) {
            !verdicts.contains($0.verdict)
        },
        AssuranceRule(
            "what holds, or is for the deployment, names what shows it", swap: ("` `", "`, `")
        ) { ["holds", "deployment"].contains($0.verdict) && $0.evidence.isEmpty },
        AssuranceRule(
            "what does not apply or does not hold says why", swap: ("holds", "does not hold")
        ) { ["not applicable", "does not hold"].contains($0.verdict) && $0.words.count < 3 },
        AssuranceRule(
            "what is named stands there", swap: ("the table keeps", "nobody keeps")
        ) { row in row.evidence.contains { !$0.stands(in: House.text(of:)) } },
        AssuranceRule(
            "a deployment's row names a file of deploy", swap: ("holds", "deployment")
        ) { row in
            row.verdict == "deployment" && !row.evidence.contains { $0.path.hasPrefix("deploy/") }
        },
    ]

    /// A rule about rows, one at a time.
    private init(
        _ description: String, swap: (String, String),
        breaks: @escaping @Sendable (AssuranceTable.Row) -> Bool
    ) {
        self.init(
            description: description,
            broken: { $0.rows.filter(breaks).map(\.number) },
            fault: { $0.replacing(swap.0, with: swap.1) })
    }
}
