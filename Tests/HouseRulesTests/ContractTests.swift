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

    @Test(arguments: Enumeration.all)
    func `the contract lists the words that the code has`(words: Enumeration) throws {
        #expect(words.declared() == words.listed(in: try Contract.embedded()))
        #expect(words.declared().count > 1)
    }

    @Test func `the words of an enumeration are read from its cases`() {
        let text = """
            package enum Code: String {
                /// A comment with a case in it.
                case one = "one_thing"
                case two, `enum`

                var isOne: Bool {
                    switch self {
                    case .one: true
                    }
                }
            }
            enum Other: String { case three }
            """
        let file = SourceFile(path: "Sources/A/A.swift", text: text)
        #expect(Enumeration.rawValues(of: "Code", in: file) == ["enum", "one_thing", "two"])
        #expect(Enumeration.rawValues(of: "Absent", in: file).isEmpty)
    }
}
