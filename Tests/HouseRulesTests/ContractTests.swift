import Testing

@Suite("The contract")
struct ContractTests {
    @Test(arguments: ContractRule.all)
    func `the contract keeps the rule`(rule: ContractRule) throws {
        let contract = try Contract.embedded()
        #expect(contract.operations.count > 40)
        #expect(rule.broken(contract).isEmpty)
    }

    @Test(arguments: ContractRule.all)
    func `the rule finds what breaks it`(rule: ContractRule) throws {
        #expect(!rule.broken(try Contract(yaml: rule.bad)).isEmpty)
    }

    @Test func `every refusal of article 16 is in the contract, and nothing else`() throws {
        let file = try #require(House.file("Sources/Article16/Refusal.swift"))
        let codes = Set(refusalCodes(in: file))
        let listed = try Contract.embedded().enumeration("RefusalCode")
        #expect(codes.count > 20)
        #expect(codes == Set(listed))
        #expect(listed.count == Set(listed).count)
    }

    @Test func `the raw values of refusals are read from their cases`() {
        let text = """
            package enum Refusal: String {
                case one = "one_thing"
                case two = "two_things"
            }
            """
        #expect(refusalCodes(in: SourceFile(path: "a", text: text)) == ["one_thing", "two_things"])
    }

    /// The raw values, which clients see.
    private func refusalCodes(in file: SourceFile) -> [String] {
        file.lines.filter { $0.code.hasPrefix("case ") && $0.text.contains(" = \"") }
            .compactMap { $0.text.split(separator: "\"").dropFirst().first.map(String.init) }
    }
}
