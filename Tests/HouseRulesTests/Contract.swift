import RepositoryFiles
import Yams

/// `openapi.yaml`, read for what it promises.
struct Contract {
    let root: Node

    init(yaml: String) throws {
        root = try Yams.compose(yaml: yaml) ?? Node("")
    }

    /// The contract as it is embedded.
    static func embedded() throws -> Contract {
        try Contract(yaml: String(decoding: RepositoryFiles.openapi, as: UTF8.self))
    }

    var operations: [ListedOperation] {
        let paths = root["paths"]?.mapping ?? [:]
        return paths.flatMap { path, item in
            (item.mapping ?? [:]).compactMap { method, node in
                guard let method = method.string, let path = path.string else { return nil }
                return ListedOperation(method: method.uppercased(), path: path, node: node)
            }
        }
    }

    func schema(_ name: String) -> Node? { root["components"]?["schemas"]?[name] }

    func enumeration(_ name: String) -> [String] { schema(name)?["enum"]?.strings ?? [] }

    var responses: [(name: String, node: Node)] {
        (root["components"]?["responses"]?.mapping ?? [:]).compactMap { name, node in
            name.string.map { ($0, node) }
        }
    }

    /// What a local reference such as `#/components/schemas/Report` leads to.
    func target(of reference: String) -> Node? {
        guard reference.hasPrefix("#/") else { return nil }
        return reference.dropFirst(2).split(separator: "/").reduce(Node?.some(root)) { node, part in
            node?[String(part)]
        }
    }

    /// The names of the query parameters, whether written out or referred to.
    func queryParameters(of operation: ListedOperation) -> [String] {
        let parameters = operation.node["parameters"]?.sequence ?? []
        return parameters.map { node in node["$ref"]?.string.flatMap(target(of:)) ?? node }
            .filter { $0["in"]?.string == "query" }
            .compactMap { $0["name"]?.string }
            .sorted()
    }

    /// All references below a node.
    func references(in node: Node) -> [String] {
        switch node {
        case .mapping(let mapping):
            mapping.flatMap { key, value in
                if key.string == "$ref", let text = value.string { return [text] }
                return references(in: value)
            }
        case .sequence(let sequence): sequence.flatMap { references(in: $0) }
        case .scalar, .alias: []
        }
    }

    /// All object schemas that a content may hold, by following references once each.
    func objectSchemas(from node: Node) -> [Node] {
        var found: [Node] = []
        var seen: Set<String> = []
        var waiting = [node]
        while let next = waiting.popLast() {
            if next["properties"] != nil { found.append(next) }
            waiting.append(contentsOf: children(of: next))
            if let reference = next["$ref"]?.string, seen.insert(reference).inserted,
                let target = target(of: reference)
            {
                waiting.append(target)
            }
        }
        return found
    }

    private func children(of node: Node) -> [Node] {
        switch node {
        case .mapping(let mapping): mapping.map(\.value)
        case .sequence(let sequence): Array(sequence)
        case .scalar, .alias: []
        }
    }
}

/// A method on a path, as the contract has it.
struct ListedOperation: CustomStringConvertible {
    let method: String
    let path: String
    let node: Node

    var description: String { "\(method) \(path)" }

    var statuses: Set<String> {
        Set((node["responses"]?.mapping ?? [:]).compactMap { $0.key.string })
    }

    var roles: [String] { node["x-roles"]?.strings ?? [] }
    var tags: [String] { node["tags"]?.strings ?? [] }
    var words: String { node["description"]?.string ?? "" }

    /// Whether no token is looked at, or an empty requirement lets in who brings none.
    var isOpen: Bool {
        needsNoToken || node["security"]?.sequence?.contains { $0.mapping?.isEmpty == true } == true
    }

    /// Whether a token is not even looked at.
    var needsNoToken: Bool { node["security"]?.sequence?.isEmpty == true }

    func takes(_ parameter: String) -> Bool {
        let end = "#/components/parameters/\(parameter)"
        return node["parameters"]?.sequence?.contains { $0["$ref"]?.string == end } == true
    }
}

extension Node {
    var strings: [String] { sequence?.compactMap(\.string) ?? [] }
}
