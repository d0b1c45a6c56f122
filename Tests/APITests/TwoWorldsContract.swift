import JSON
import RepositoryFiles
import Yams

/// What openapi.yaml lets be asked, with made-up contents and parameters for all of it, so that
/// an operation which comes tomorrow is asked tomorrow.
struct AskedContract {
    struct Asked {
        let method: String
        let template: String
        /// The names and schemas of the query parameters.
        let parameters: [(name: String, schema: Node)]
        /// The schema of the content, where it takes one.
        let content: Node?

        var name: String { method + " " + template }
    }

    let operations: [Asked]
    private let root: Node

    init() throws {
        let text = String(decoding: RepositoryFiles.openapi, as: UTF8.self)
        root = try Yams.compose(yaml: text) ?? Node("")
        operations = Self.operations(of: root)
    }

    /// The operation whose template a path fits; words come before variables.
    func operation(_ method: String, at path: String) -> Asked? {
        let steps = path.split(separator: "/")
        return operations.filter { $0.method == method }
            .filter { asked in
                let template = asked.template.split(separator: "/")
                return template.count == steps.count
                    && zip(template, steps).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
            }
            .min {
                $0.template.count(where: { $0 == "{" }) < $1.template.count(where: { $0 == "{" })
            }
    }

    private static func operations(of root: Node) -> [Asked] {
        let methods = ["get", "put", "post", "patch", "delete"]
        return (root["paths"]?.mapping ?? [:]).flatMap { path, item in
            methods.compactMap { method in
                guard let node = item[method], let template = path.string else { return nil }
                return Asked(
                    method: method.uppercased(), template: template,
                    parameters: parameters(of: node, in: root)
                        + parameters(of: item, in: root),
                    content: node["requestBody"]?["content"]?.mapping?.first?.value["schema"])
            }
        }
    }

    private static func parameters(of node: Node, in root: Node) -> [(name: String, schema: Node)] {
        (node["parameters"]?.sequence ?? []).compactMap { given in
            let parameter = follow(given, in: root)
            guard parameter["in"]?.string == "query", let name = parameter["name"]?.string
            else { return nil }
            return (name, follow(parameter["schema"] ?? Node(""), in: root))
        }
    }

    func follow(_ node: Node) -> Node { Self.follow(node, in: root) }

    private static func follow(_ node: Node, in root: Node) -> Node {
        guard let reference = node["$ref"]?.string else { return node }
        let target = reference.dropFirst(2).split(separator: "/").reduce(Node?.some(root)) {
            $0?[String($1)]
        }
        return target.map { follow($0, in: root) } ?? node
    }
}

/// The same numbers for the same seed (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Of>(_ choices: [Of]) -> Of? { choices.randomElement(using: &self) }

    mutating func happens(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }

    /// An id that is nobody's.
    mutating func id(_ prefix: String) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
        return prefix + "_" + String((0..<26).map { _ in alphabet.randomElement(using: &self)! })
    }
}

/// Values that fit a schema of the contract, more or less.
struct SchemaValues {
    let contract: AskedContract
    var numbers: SeededNumbers
    /// A value for a string that is neither of a list nor a date; told the schema's pattern.
    var word: (_ pattern: String, inout SeededNumbers) -> String

    mutating func value(of schema: Node) -> JSONValue {
        let node = contract.follow(schema)
        if let constant = node["const"] { return scalar(constant) }
        if let words = node["enum"]?.sequence { return scalar(numbers.pick(Array(words)) ?? "") }
        for key in ["oneOf", "anyOf"] where node["properties"] == nil {
            if let choices = node[key]?.sequence, let one = numbers.pick(Array(choices)) {
                return value(of: one)
            }
        }
        if let properties = node["properties"]?.mapping {
            return object(properties, required: node["required"]?.sequence?.compactMap(\.string))
        }
        if let items = node["items"] {
            let count = Int.random(in: 0...2, using: &numbers)
            return .array((0..<count).map { _ in value(of: items) })
        }
        return simple(node)
    }

    private mutating func object(_ properties: Node.Mapping, required: [String]?) -> JSONValue {
        var members: [JSONMember] = []
        for (name, schema) in properties {
            let name = name.string ?? ""
            guard required?.contains(name) == true || numbers.happens(50) else { continue }
            members.append(JSONMember(name: name, value: value(of: schema)))
        }
        return .object(members)
    }

    private mutating func simple(_ node: Node) -> JSONValue {
        let type = node["type"]?.string ?? node["type"]?.sequence?.first?.string ?? "string"
        switch type {
        case "integer", "number":
            return .number(JSONNumber(Int.random(in: 0...10, using: &numbers)))
        case "boolean": return .bool(numbers.happens(50))
        case "null": return .null
        default:
            if node["format"]?.string == "date" { return .string(date()) }
            return .string(word(node["pattern"]?.string ?? "", &numbers))
        }
    }

    mutating func date() -> String {
        let month = Int.random(in: 1...12, using: &numbers)
        return "\(Int.random(in: 2012...2016, using: &numbers))-\(month < 10 ? "0" : "")\(month)-15"
    }

    private func scalar(_ node: Node) -> JSONValue {
        if let number = node.int { return .number(JSONNumber(number)) }
        if let flag = node.bool { return .bool(flag) }
        return node.string.map { .string($0) } ?? .null
    }
}
