import JSON
import Testing
import Yams

/// Every word that somebody may enter is sent once, in confidence, and then looked for in all that
/// outsiders get, in what is written down, and in what is public.
struct CanaryTests {
    @Test func `no confidential word is in an answer to an outsider, in the log or in public`()
        throws
    {
        let story = try CanaryStory()
        let outsiders = [story.clients["everyone"]!, story.clients["liaisonGEO"]!]
        var hits: [String] = []
        for outsider in outsiders { hits += try story.hits(in: story.answers(to: outsider)) }
        hits += try story.hits(in: story.publicTables())
        story.askBadly()
        hits += story.hits(in: story.journal.lines)
        #expect(hits == [])
        #expect(story.journal.lines.count > 500)
        print("canaries_words: \(story.words)\ncanaries_asked: \(story.asked)")
        print("canaries_log_lines: \(story.journal.lines.count)\ncanaries_hits: \(hits.count)")
    }

    /// Whoever adds a field for words to the contract adds a canary to the story.
    @Test func `every field of the contract that takes words has had a canary`() throws {
        let story = try CanaryStory()
        let contract = try AskedContract()
        var missing: [String] = []
        for asked in contract.operations where !CanaryStory.ofEverybody.contains(asked.name) {
            guard let schema = asked.content else { continue }
            let fields = Set(WordFields(contract).fields(of: schema))
            missing += fields.subtracting(story.filled[asked.name] ?? []).map {
                "\(asked.name) \($0)"
            }
        }
        #expect(Set(missing) == CanaryStory.published)
    }

    @Test func `a planted leak is found`() throws {
        let story = try CanaryStory()
        let client = story.clients["everyone"]!
        let title = try story.clients["secretariat"]!.get(story.report).json["title"]?.text ?? ""
        let answers = try story.answers(to: client).map { answer in
            answer.contains("/v1/state-parties") ? answer + "Last: \(title)" : answer
        }
        #expect(story.hits(in: answers).count > 0)
        let secret = story.report
        try story.bench.arrange { registry in
            try registry.plant(secret)
        }
        #expect(try story.publicTables().contains { $0.contains(secret) })
    }
}

/// The fields of a schema that take words: strings that are no ids, dates, codes or addresses.
struct WordFields {
    let contract: AskedContract

    init(_ contract: AskedContract) { self.contract = contract }

    /// Strings that name something else, whatever their schema says.
    private static let names: Set<String> = [
        "place_id", "prior_visit_id", "mechanism_id", "reply_id", "supplements", "supersedes",
        "recommendation_id", "recommendation_ids[]", "corrected_by[]", "answers[]", "number",
        "annex", "annexes[]", "footnotes[]", "paragraphs[]", "paragraph", "footnote",
        "recommendation", "heading", "postponed_until",
    ]
    /// Where a word of that list is one that takes words after all.
    private static let wordsAfterAll: Set<String> = [
        "document.annexes[].heading", "document.annexes[].sections[].heading",
        "attached.paragraphs[]", "comments.attached.paragraphs[]",
    ]

    func fields(of schema: Node, at path: String = "") -> [String] {
        let node = contract.follow(schema)
        let choices = ["oneOf", "anyOf", "allOf"].flatMap { node[$0]?.sequence ?? [] }
        let below = choices.flatMap { fields(of: $0, at: path) }
        if let properties = node["properties"]?.mapping {
            return below
                + properties.flatMap { name, schema in
                    fields(
                        of: schema, at: path + (path == "" ? "" : ".") + (name.string ?? ""))
                }
        }
        if let items = node["items"] { return below + fields(of: items, at: path + "[]") }
        return below + (takesWords(node, path) ? [path] : [])
    }

    private func takesWords(_ node: Node, _ path: String) -> Bool {
        let types = node["type"]?.sequence?.compactMap(\.string) ?? [node["type"]?.string ?? ""]
        let pattern = node["pattern"]?.string ?? ""
        guard types.contains("string"), node["enum"] == nil, node["const"] == nil,
            node["format"] == nil, pattern == "" || pattern.contains("./()")
        else { return false }
        let last = path.split(separator: ".").last.map(String.init) ?? ""
        return Self.wordsAfterAll.contains(path) || !Self.names.contains(last)
    }
}

extension JSONValue {
    /// Where a string with a canary stands, with `[]` for any place of an array.
    func canaries(at path: String = "") -> [String] {
        switch self {
        case .string(let text): text.contains("canary") ? [path] : []
        case .array(let elements): elements.flatMap { $0.canaries(at: path + "[]") }
        case .object(let members):
            members.flatMap { $0.value.canaries(at: path + (path == "" ? "" : ".") + $0.name) }
        case .null, .bool, .number: []
        }
    }
}
