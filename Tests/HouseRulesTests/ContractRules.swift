import Yams

/// A rule about the contract: what breaks it, in words.
struct ContractRule: Sendable, CustomStringConvertible {
    let description: String
    let broken: @Sendable (Contract) -> [String]
    /// A contract in small that breaks the rule.
    let bad: String
}

extension ContractRule {
    /// A rule about operations, one at a time.
    init(_ description: String, bad: String, breaks: @escaping @Sendable (ListedOperation) -> Bool)
    {
        self.init(
            description: description,
            broken: { $0.operations.filter(breaks).map(\.description) }, bad: bad)
    }

    static let all = ofOperations + ofSchemas

    static let ofOperations: [ContractRule] = [
        ContractRule(
            description: "an operation has a name of its own",
            broken: { contract in
                let names = contract.operations.map { $0.node["operationId"]?.string ?? "" }
                let counts = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
                return names.filter { $0.isEmpty || counts[$0] != 1 }
            },
            bad: "paths: {/a: {get: {operationId: a}, post: {operationId: a}}}"),
        ContractRule(
            description: "an operation says which of the roles may ever succeed",
            broken: { contract in
                let known = Set(contract.enumeration("Role") + ["public"])
                return contract.operations.filter { operation in
                    operation.roles.isEmpty || !known.isSuperset(of: operation.roles)
                }.map(\.description)
            },
            bad: "paths: {/a: {get: {x-roles: [king]}}}"),
        ContractRule(
            "an operation is open to who brings no token exactly where the public may succeed",
            bad: "paths: {/a: {get: {x-roles: [public, spt]}}}"
        ) { $0.isOpen != $0.roles.contains("public") },
        ContractRule(
            "an operation cites its article",
            bad: "paths: {/v1/a: {get: {tags: [reports], description: Reads a report.}}}"
        ) { operation in
            !operation.words.contains("(art. ") && operation.path.hasPrefix("/v1/")
                && !operation.tags.contains("service") && operation.path != "/v1/state-parties"
        },
        ContractRule(
            "an operation says how it succeeds and how every message can fail",
            bad: #"paths: {/a: {get: {responses: {"200": {}, "404": {}}}}}"#
        ) { operation in
            !operation.statuses.isSuperset(of: statusesOfEveryMessage)
                || operation.statuses.contains("401") == operation.needsNoToken
                || !operation.statuses.contains { $0.hasPrefix("2") }
        },
        ContractRule(
            "who can be told that a token does not hold can be told that too many did not",
            bad: #"paths: {/a: {get: {responses: {"401": {}}}}}"#
        ) { $0.statuses.contains("401") != $0.statuses.contains("429") },
        ContractRule(
            "a change with If-Match can be stale, and cannot do without",
            bad: #"paths: {/a: {patch: {responses: {"412": {}, "428": {}}}}}"#
        ) { operation in
            let conditional = operation.takes("IfMatch") || operation.takes("IfMatchToReplace")
            return conditional != operation.statuses.isSuperset(of: ["412", "428"])
        },
        ContractRule(
            "an operation with a content says how it refuses one",
            bad: "paths: {/a: {post: {requestBody: {}}}}"
        ) { operation in
            operation.node["requestBody"] != nil
                && !operation.statuses.isSuperset(of: ["413", "415", "422"])
        },
        ContractRule(
            "a reading can find nothing changed, and a writing no room",
            bad: #"paths: {/a: {delete: {responses: {"304": {}}}}}"#
        ) { operation in
            operation.method == "GET"
                ? operation.takes("IfNoneMatch") != operation.statuses.contains("304")
                : !operation.statuses.contains("507")
        },
    ]

    private static let statusesOfEveryMessage = [
        "400", "404", "405", "406", "408", "414", "417", "431", "500", "501", "505",
    ]

    static let ofSchemas: [ContractRule] = [
        ContractRule(
            description: "a reference leads somewhere",
            broken: { contract in
                contract.references(in: contract.root).filter { contract.target(of: $0) == nil }
            },
            bad: ##"paths: {/a: {$ref: "#/components/pathItems/a"}}"##),
        ContractRule(
            description: "a content has no other members than those named",
            broken: { contract in
                contract.operations.filter { operation in
                    guard let body = operation.node["requestBody"] else { return false }
                    return contract.objectSchemas(from: body).contains {
                        $0["additionalProperties"]?.bool != false
                    }
                }.map(\.description)
            },
            bad: "paths: {/a: {post: {requestBody: {schema: {properties: {b: {}}}}}}}"),
        ContractRule(
            description: "a problem's type is a slug, and each slug has one response",
            broken: { contract in
                let slugs = contract.enumeration("ProblemSlug")
                let types = contract.schema("Problem")?["properties"]?["type"]?["enum"]?.strings
                let answered = contract.responses.flatMap { $0.node["x-problems"]?.strings ?? [] }
                let once = Set(answered).count == answered.count
                let apart = Set(slugs).symmetricDifference(answered)
                return
                    (types == slugs.map { "/problems/\($0)" } && once ? [] : ["the lists differ"])
                    + apart
            },
            bad: "components: {responses: {A: {x-problems: [not-found]}}}"),
    ]
}
