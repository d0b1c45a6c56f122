import Testing

@Suite("The house checks itself")
struct RuleTests {
    static let all =
        Rule.ofSize + Rule.ofWords + Rule.ofCryptography + Rule.ofImports

    @Test(arguments: all)
    func `the sources keep the rule`(rule: Rule) {
        #expect(!House.sources.isEmpty)
        for file in House.sources { expect(file, keeps: rule) }
    }

    @Test(arguments: Rule.ofSize + Rule.ofTests)
    func `the tests keep the rule`(rule: Rule) {
        for file in House.tests where !file.holdsSamples { expect(file, keeps: rule) }
    }

    @Test func `what the fuzzers link to is read where it stands`() {
        #expect(House.tests.contains { $0.path.hasPrefix("Tests/Fuzzing/Sources/") })
        #expect(!House.tests.contains { $0.path.hasPrefix("Tests/Fuzzing/Floors/") })
    }

    @Test func `the package says why it turns a check off`() throws {
        let file = try #require(House.package)
        for rule in Rule.ofWords { expect(file, keeps: rule) }
    }

    @Test(arguments: all + Rule.ofTests)
    func `the rule finds what breaks it`(rule: Rule) {
        #expect(!rule.bad.isEmpty)
        for sample in rule.bad { #expect(rule.breaks(sample), "not found: \(sample)") }
    }

    @Test(arguments: all + Rule.ofTests)
    func `the rule lets pass what keeps it`(rule: Rule) {
        #expect(!rule.good.isEmpty)
        for sample in rule.good { #expect(!rule.breaks(sample), "found: \(sample)") }
    }

    private func expect(_ file: SourceFile, keeps rule: Rule) {
        for line in rule.broken(file) {
            Issue.record("\(file.path):\(line.number): \(rule): \(line.text)")
        }
    }
}

extension SourceFile {
    /// The samples that break a rule on purpose.
    var holdsSamples: Bool { path.hasSuffix("WordRules.swift") }
}
