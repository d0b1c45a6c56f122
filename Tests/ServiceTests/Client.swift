import Foundation

/// Somebody who speaks to the service, with a token or without.
struct Client {
    let wire: Wire
    let token: String?

    func get(_ target: String, _ fields: [String] = []) throws -> Answer {
        try ask("GET", target, nil, fields)
    }

    func post(
        _ target: String, _ content: String, ifMatch tag: String? = nil, key: String? = nil,
        _ fields: [String] = []
    ) throws -> Answer {
        let key = key.map { ["Idempotency-Key: \($0)"] } ?? []
        return try ask("POST", target, content, Self.ifMatch(tag) + key + fields)
    }

    func put(_ target: String, _ content: String, ifMatch tag: String? = nil) throws -> Answer {
        try ask("PUT", target, content, Self.ifMatch(tag))
    }

    func patch(_ target: String, _ content: String, ifMatch tag: String? = nil) throws -> Answer {
        try ask("PATCH", target, content, Self.ifMatch(tag))
    }

    func delete(_ target: String, ifMatch tag: String? = nil) throws -> Answer {
        try ask("DELETE", target, nil, Self.ifMatch(tag))
    }

    /// The tag of a resource, as this client sees it.
    func tag(of target: String) throws -> String { try get(target)["etag"] ?? "" }

    /// A transition: with the present tag of the resource in front of it.
    func act(_ target: String, _ content: String, on resource: String) throws -> Answer {
        try post(target, content, ifMatch: tag(of: resource))
    }

    func ask(
        _ method: String, _ target: String, _ content: String?, _ fields: [String] = []
    ) throws -> Answer {
        do {
            try wire.send(request(method, target, content, fields))
        } catch Wire.Failure.system(EPIPE) {
            // A server may answer and close before it has read all (RFC 9112, section 9.6).
        }
        return try wire.answer(omitsContent: method == "HEAD")
    }

    /// The octets of a request; a field that is given goes before what is usual.
    func request(
        _ method: String, _ target: String, _ content: String?, _ fields: [String] = []
    ) -> String {
        var lines = ["\(method) \(target) HTTP/1.1", "Host: register.test"]
        if let token { lines.append("Authorization: Bearer \(token)") }
        lines += fields
        if let content {
            if !fields.contains(where: { $0.lowercased().hasPrefix("content-type:") }) {
                let type = method == "PATCH" ? "merge-patch+json" : "json"
                lines.append("Content-Type: application/\(type)")
            }
            lines.append("Content-Length: \(content.utf8.count)")
        }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + (content ?? "")
    }

    private static func ifMatch(_ tag: String?) -> [String] {
        tag.map { ["If-Match: \($0)"] } ?? []
    }

    /// A key that was never used.
    static func freshKey() -> String { UUID().uuidString }
}
