import Testing
import Yams

@testable import API

@Suite("Lists as tables")
struct TableTests {
    private static func listed(_ contract: Contract) -> [ListedOperation] {
        contract.operations.filter { $0.takes("ListFormat") }
    }

    @Test func `whatever is a list in pages is had as a table, and nothing else`() throws {
        let contract = try Contract.embedded()
        let paths = Self.listed(contract).map(\.path)
        #expect(Set(paths) == Set(ListTable.all.keys))
        // These have a form of their own.
        let others = ["/v1/export", "/v1/reports.atom"]
        let paged = contract.operations.filter { $0.takes("Cursor") && !others.contains($0.path) }
        #expect(Set(paged.map(\.path)).isSubset(of: paths))
    }

    @Test func `a table has a column for each member that an item may have`() throws {
        let contract = try Contract.embedded()
        for operation in Self.listed(contract) {
            let table = try #require(ListTable.all[operation.path])
            let members = Set(try contract.itemMembers(of: operation))
            #expect(members.count > 1)
            #expect(
                Set(table.members + [table.id, "url"]) == members.union([table.id, "url"]),
                "\(operation)")
            #expect(Set(table.columns).count == table.columns.count, "\(operation)")
        }
    }

    @Test func `each of its forms stands in the contract`() throws {
        let contract = try Contract.embedded()
        for operation in Self.listed(contract) {
            let content = contract.answer(of: operation)?["content"]
            for type in ["application/json", "text/csv", "application/x-ndjson"] {
                #expect(content?[type] != nil, "\(operation) \(type)")
            }
        }
    }
}

extension Contract {
    fileprivate func resolved(_ node: Node?) -> Node? {
        guard let reference = node?["$ref"]?.string else { return node }
        return resolved(target(of: reference))
    }

    fileprivate func answer(of operation: ListedOperation) -> Node? {
        let answers = operation.node["responses"]?.mapping ?? [:]
        return resolved(answers.first { $0.key.string == "200" }?.value)
    }

    /// The members of a list's items, those of objects within them by `object.member`.
    fileprivate func itemMembers(of operation: ListedOperation) throws -> [String] {
        let page = resolved(answer(of: operation)?["content"]?["application/json"]?["schema"])
        let list = resolved(page?["properties"]?["items"])
        return members(of: try #require(resolved(list?["items"])), "")
    }

    private func members(of schema: Node, _ prefix: String) -> [String] {
        let own = (schema["properties"]?.mapping ?? [:]).flatMap { name, value -> [String] in
            guard let name = name.string, let value = resolved(value) else { return [] }
            guard value["properties"] != nil else { return [prefix + name] }
            return members(of: value, prefix + name + ".")
        }
        let parts = schema["allOf"]?.sequence.map(Array.init) ?? []
        return own + parts.compactMap(resolved).flatMap { members(of: $0, prefix) }
    }
}
