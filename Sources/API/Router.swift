internal import HTTPMessages

/// Finds the operation that a request names.
struct Router: Sendable {
    enum Match {
        case operation(Operation, parameters: [String])
        /// OPTIONS of a path that is there.
        case options(allow: String)
        /// The path is there, with other methods: 405.
        case otherMethods(allow: String)
        /// No such path: 404.
        case missing
    }

    private let root: Node

    init(_ operations: [Operation]) {
        let root = Node()
        for operation in operations {
            root.insert(operation, at: Self.segments(of: operation.template))
        }
        self.root = root
    }

    func match(_ head: RequestHead) -> Match {
        if case .asterisk = head.target.form {
            return .options(allow: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
        }
        var parameters: [String] = []
        guard let segments = Self.segments(of: head.target),
            let node = root.find(segments[...], &parameters)
        else { return .missing }
        if head.method == .options { return .options(allow: node.allow) }
        let method = head.method == .head ? .get : head.method
        guard let operation = node.operations.first(where: { $0.method == method }) else {
            return .otherMethods(allow: node.allow)
        }
        return .operation(operation, parameters: parameters)
    }

    private static func segments(of template: String) -> [String] {
        template.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(
            String.init)
    }

    /// Decoded once; nil for a path that no route can have, such as one with dot segments.
    private static func segments(of target: Target) -> [String]? {
        do {
            return try target.segments()
        } catch {
            return nil
        }
    }
}

/// A step of a path: words lead on by name, one parameter takes what is left.
///
/// Built once before the first request and only read afterwards: `@unchecked Sendable` because
/// nothing changes it any more.
private final class Node: @unchecked Sendable {
    private var words: [String: Node] = [:]
    private var parameter: Node?
    private(set) var operations: [Operation] = []
    private(set) var allow = ""

    func insert(_ operation: Operation, at segments: [String]) {
        var node = self
        for segment in segments { node = node.step(to: segment) }
        node.operations.append(operation)
        node.allow = Self.allow(node.operations)
    }

    private func step(to segment: String) -> Node {
        if segment.hasPrefix("{") {
            let next = parameter ?? Node()
            parameter = next
            return next
        }
        let next = words[segment] ?? Node()
        words[segment] = next
        return next
    }

    func find(_ segments: ArraySlice<String>, _ parameters: inout [String]) -> Node? {
        var node = self
        for segment in segments {
            if let next = node.words[segment] {
                node = next
            } else if let next = node.parameter, !segment.isEmpty {
                parameters.append(segment)
                node = next
            } else {
                return nil
            }
        }
        return node.operations.isEmpty ? nil : node
    }

    /// The contract's methods, and those that go with any resource (RFC 9110, section 9.3).
    private static func allow(_ operations: [Operation]) -> String {
        let methods = Set(operations.map(\.method.token))
        let all = methods.union(methods.contains("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"])
        let order = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        return order.filter(all.contains).joined(separator: ", ")
    }
}
