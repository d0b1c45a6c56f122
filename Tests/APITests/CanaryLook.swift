import API
import Dispatch
import HTTPMessages
import JSON

/// What is looked at for canaries.
extension CanaryStory {
    /// Status, fields and content of everything that a client can ask for, by every id there is.
    func answers(to client: Client) throws -> [String] {
        var answers: [String] = []
        for operation in contract.operations where operation.method == "GET" {
            for path in paths(operation.template) {
                let formats = operation.parameters.contains { $0.name == "format" }
                let counts = operation.parameters.contains { $0.name == "count" }
                let queries =
                    [""] + (formats ? ["?format=csv"] : []) + (counts ? ["?count=true"] : [])
                for query in queries {
                    let answer = try client.get(path + query)
                    asked += 1
                    answers.append("\(path)\(query)\n\(answer.octetsWithoutInstance)")
                }
            }
        }
        return answers
    }

    private func paths(_ template: String) -> [String] {
        var paths = [
            template.replacing("{iso3}", with: "KAZ").replacing("{year}", with: "2015")
                .replacing("{slug}", with: "not-found").replacing("{address}", with: "1")
                .replacing("{number}", with: "0")
        ]
        for name in ["{id}", "{item}", "{corrigendum}"] {
            paths = paths.flatMap { path in
                path.contains(name)
                    ? ids.sorted().map { path.replacing(name, with: $0) }.filter(isOfKind) : [path]
            }
        }
        return paths
    }

    /// Whether an id is asked for where ids of its kind are, so that the asking ends.
    private func isOfKind(_ path: String) -> Bool {
        let kinds = [
            "/v1/reports/": "rep_", "/personal-data-items/": "pdi_", "/corrigenda/": "cor_",
        ]
        return kinds.allSatisfy { kind in
            guard let place = path.ranges(of: kind.key).first else { return true }
            let rest = path[place.upperBound...]
            return rest.hasPrefix(kind.value) || rest.hasPrefix("{")
        }
    }

    /// Requests with canaries where none belong: what is written down of them names none.
    func askBadly() {
        do {
            for name in ["secretariat", "liaisonGEO", "everyone"] {
                let client = clients[name]!
                for operation in contract.operations {
                    let path = operation.template.replacing(/\{[a-z0-9]+\}/, with: word())
                    let content = operation.method == "GET" ? nil : #"{"\#(word())": "\#(word())"}"#
                    _ = try client.ask(operation.method, path + "?\(word())=\(word())", content)
                    _ = try client.ask(operation.method, path, content)
                }
                _ = try client.get("/v1/recommendations?q=\(word())")
                _ = try client.get("/v1/reports?symbol=\(word())")
            }
        } catch {
            journal.lines.append("canary: \(error)")
        }
    }

    func hits(in texts: [String]) -> [String] {
        texts.filter { $0.contains(/canary\d+x/) }.map { String($0.prefix(400)) }
    }
}

/// What was written down. Told on the thread that answers, read when all is answered.
final class CanaryJournal: Sendable {
    private let queue = DispatchQueue(label: "canaries")
    // The queue above guards it.
    nonisolated(unsafe) private var entries: [String] = []

    var lines: [String] {
        get { queue.sync { entries } }
        set { queue.sync { entries = newValue } }
    }

    func note(_ entry: ResponseNote) {
        queue.sync { entries.append(String(describing: entry)) }
    }
}
