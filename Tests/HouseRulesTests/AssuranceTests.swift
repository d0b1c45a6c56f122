import Testing

/// The documents for who judges the register: each word of proof in them leads to something.
@Suite("Promises and what shows them")
struct AssuranceTests {
    private static func text(_ path: String) throws -> String {
        try #require(House.text(of: path), "\(path) is missing")
    }

    private static func table() throws -> AssuranceTable {
        AssuranceTable(try text(AssuranceTable.path))
    }

    @Test(arguments: AssuranceRule.all)
    func `the table keeps the rule`(rule: AssuranceRule) throws {
        #expect(rule.broken(try Self.table()) == [])
    }

    @Test(arguments: AssuranceRule.all)
    func `the rule finds the row that breaks it`(rule: AssuranceRule) {
        let alone = AssuranceTable(AssuranceRule.sound)
        #expect(alone.rows.count == 1)
        let planted = AssuranceTable(rule.fault(AssuranceRule.sound))
        #expect(rule.broken(planted).contains("7.4.1"))
        #expect(!rule.broken(alone).contains("7.4.1"))
    }

    @Test func `the requirements are those of levels 1 and 2`() {
        #expect(Requirements.levels.values.count { $0 == 1 } == 70)
        #expect(Requirements.levels.values.count { $0 == 2 } == 183)
    }

    @Test(arguments: AssuranceRule.verdicts)
    func `the head of the table counts its verdicts`(verdict: String) throws {
        let count = try Self.table().rows.count { $0.verdict == verdict }
        #expect(try Self.text(AssuranceTable.path).contains("| \(verdict) | \(count) |"))
    }

    @Test func `what the threat model names stands there`() throws {
        let named = Evidence.all(in: try Self.text("SECURITY.md"))
        #expect(named.count > 20)
        for one in named { #expect(one.stands(in: House.text(of:)), "\(one.written)") }
    }

    @Test func `the read-me and the threat model lead to the table`() throws {
        #expect(try Self.text("README.md").contains("(SECURITY.md)"))
        for path in ["README.md", "SECURITY.md"] {
            #expect(try Self.text(path).contains("(\(AssuranceTable.path))"), "\(path)")
        }
    }

    @Test func `the threat model lists the packages that are asked for`() throws {
        let asked = try Self.text("Package.swift")
            .matches(of: /\.package\(url: "[^"]*\/([^"\/]+)", from: "([^"]+)"\)/)
        #expect(asked.count >= 4)
        let model = try Self.text("SECURITY.md").lowercased()
        for package in asked {
            let row = "| \(package.1.lowercased()) | \(package.2) |"
            #expect(model.contains(row), "\(row)")
        }
    }
}
