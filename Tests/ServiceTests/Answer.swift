import Foundation

/// A response as a client sees it.
struct Answer: Sendable {
    let status: Int
    /// All of the head, with the line of the status.
    let head: String
    let fields: [(name: String, value: String)]
    var body: [UInt8] = []

    init(head: String) {
        self.head = head
        let lines = head.split(separator: "\r\n")
        status = Int(lines[0].split(separator: " ")[1]) ?? 0
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), String(parts[1].drop { $0 == " " }))
        }
    }

    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    var length: Int { self["content-length"].flatMap { Int($0) } ?? 0 }
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The content as JSON; nothing where it is not an object.
    var json: JSON { JSON(body) }

    /// The last part of a problem's type.
    var problem: String? { json.text("type").map { String($0.dropFirst("/problems/".count)) } }

    /// Head and content without what differs between any two answers: the second, and the name of
    /// the request.
    var masked: String {
        let lines = head.split(separator: "\r\n").filter { !$0.hasPrefix("Date: ") }
        let pattern = /urn:uuid:[0-9a-f-]{36}/
        return (lines.joined(separator: "\n") + "\n\n" + text)
            .replacing(pattern, with: "urn:uuid:")
    }
}

/// A JSON object, looked into by name.
struct JSON {
    private let members: [String: Any]

    init(_ bytes: [UInt8]) {
        do {
            let value = try JSONSerialization.jsonObject(with: Data(bytes))
            members = value as? [String: Any] ?? [:]
        } catch {
            members = [:]
        }
    }

    private init(_ members: [String: Any]) { self.members = members }

    var names: Set<String> { Set(members.keys) }

    func text(_ name: String) -> String? { members[name] as? String }

    func number(_ name: String) -> Int? { (members[name] as? NSNumber)?.intValue }

    func flag(_ name: String) -> Bool? { members[name] as? Bool }

    func object(_ name: String) -> JSON { JSON(members[name] as? [String: Any] ?? [:]) }

    func objects(_ name: String) -> [JSON] {
        (members[name] as? [[String: Any]] ?? []).map { JSON($0) }
    }

    func texts(_ name: String) -> [String] { members[name] as? [String] ?? [] }

    /// The members `id` of the `items` of a list.
    var ids: [String] { objects("items").compactMap { $0.text("id") } }
}
