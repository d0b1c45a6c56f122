import Foundation
import HTTPMessages
import JSON

/// Somebody who asks, with a token or without.
struct Client {
    let bench: Bench
    let token: String?

    func get(_ target: String, _ fields: String...) throws -> Response {
        try ask("GET", target, nil, fields)
    }

    /// Asks with GET, does something else meanwhile, and waits for the answer.
    func get(
        _ target: String, taken: Bool = true, meanwhile: () throws -> Void
    ) throws -> Response {
        let lines = ["GET \(target) HTTP/1.1", "Host: register.test"]
        let credentials = token.map { ["Authorization: Bearer \($0)"] } ?? []
        let head = (lines + credentials).joined(separator: "\r\n") + "\r\n\r\n"
        let answer = try bench.begin(head, content: .none)
        try meanwhile()
        return taken ? answer().taken() : answer()
    }

    /// Asks with GET and gives the answer as it leaves: what is made while it is sent is not yet.
    func begin(_ target: String) throws -> Response {
        try get(target, taken: false) {}
    }

    func post(_ target: String, _ content: String, ifMatch tag: String? = nil) throws -> Response {
        let tag = tag.map { ["If-Match: \($0)"] } ?? []
        return try ask("POST", target, content, tag + ["Idempotency-Key: \(UUID().uuidString)"])
    }

    /// A change or an act, with the present tag of a resource.
    func act(
        _ target: String, _ content: String?, on resource: String, _ method: String = "POST"
    ) throws -> Response {
        let tag = try get(resource)["etag"] ?? ""
        return try ask(method, target, content, ["If-Match: \(tag)"])
    }

    func ask(
        _ method: String, _ target: String, _ content: String?, _ fields: [String] = []
    ) throws -> Response {
        var lines = ["\(method) \(target) HTTP/1.1", "Host: register.test"] + fields
        if let token { lines.append("Authorization: Bearer \(token)") }
        if let content {
            lines += ["Content-Type: application/json", "Content-Length: \(content.utf8.count)"]
        }
        let head = lines.joined(separator: "\r\n") + "\r\n\r\n"
        return try bench.answer(head, content: content.map { .bytes(Array($0.utf8)) } ?? .none)
    }

    /// Asks for leave to send 100 octets; 100 (Continue) where it is given.
    func askLeave(_ target: String, _ fields: String...) throws -> Response {
        let lines = [
            "POST \(target) HTTP/1.1", "Host: register.test", "Expect: 100-continue",
            "Content-Length: 100", "Authorization: Bearer \(token ?? "")",
        ]
        let head = (lines + fields).joined(separator: "\r\n") + "\r\n\r\n"
        return try bench.answer(head, content: .awaited)
    }

    /// Every item of a list, page by page; `between` is done after each page.
    func all(
        _ target: String, limit: Int, between: (_ page: Int) throws -> Void = { _ in }
    ) throws -> [JSONValue] {
        let first = target + (target.contains("?") ? "&" : "?") + "limit=\(limit)"
        var (items, next, page): ([JSONValue], String?, Int) = ([], first, 0)
        while let target = next {
            let json = try get(target).expect(200).json
            items += json.items
            next = json["next"]?.text
            page += 1
            try between(page)
        }
        return items
    }
}

extension Status {
    var isSuccess: Bool { (200...299).contains(code) }
}

extension Response {
    struct Unexpected: Error {
        let status: Int
        let content: String
    }

    @discardableResult
    func expect(_ code: Int) throws -> Response {
        guard status.code == code else { throw Unexpected(status: status.code, content: text) }
        return self
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The content; null where there is no JSON.
    var json: JSONValue {
        do {
            return try JSONParser.parse(body)
        } catch {
            return .null
        }
    }

    /// The id of what was made.
    func created() throws -> String { try expect(201).json["id"]?.text ?? "" }
}

extension JSONValue {
    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The items of a list, and their ids.
    var items: [JSONValue] { self["items"]?.elements ?? [] }
    var ids: [String] { items.compactMap { $0["id"]?.text } }
}
