internal import Documents
internal import JSON
internal import Registry

/// Which text of a report, or of a reply to it, is meant: `{"kind": "paragraph", "address": "58"}`.
struct TextPlace: Hashable {
    enum Kind: Hashable {
        case title
        /// A heading stands above many paragraphs; it is that of the first of them.
        case heading(String, level: Int)
        case paragraph(String)
        case footnote(String, annex: String?)
        case annex(String)
        /// Counted from 1 in the order of the annex, as in `annex:II:3`.
        case annexSection(String, Int)
        case annexItem(String, Int)
        case unplaced(line: Int)
        case reply(String, item: Int, part: ReplyPart, index: Int)
        case comments(String, paragraph: Int)
    }

    enum Word: String, CaseIterable {
        case title, heading, paragraph, footnote, annex, unplaced, reply, comments
    }

    enum ReplyPart: String, CaseIterable {
        case text
        case actionTaken = "action_taken"
        case actionPlanned = "action_planned"
        case timescale
    }

    let kind: Kind
    /// Counts those that have the same name, from 1.
    var occurrence = 1

    init(_ kind: Kind, occurrence: Int = 1) {
        self.kind = kind
        self.occurrence = occurrence
    }

    /// Whether it is of what the other side says, which a public edition may print or not.
    var isOfReply: Bool {
        switch kind {
        case .reply, .comments: true
        case .title, .heading, .paragraph, .footnote, .annex, .annexSection, .annexItem, .unplaced:
            false
        }
    }

    /// Whether a letter that stands first may count it: "A. Introduction".
    var isHeading: Bool {
        switch kind {
        case .title, .heading, .annex, .annexSection, .annexItem, .unplaced: true
        case .paragraph, .footnote, .reply, .comments: false
        }
    }
}

extension TextPlace {
    private static let maxCount = 1_000_000

    init?(_ body: inout ObjectReader) {
        let word = body.choice("kind", Word.self)
        let kind = word.flatMap { Self.kind($0, &body) }
        let occurrence = body.optionalInt("occurrence", 1...Self.maxCount) ?? 1
        guard let kind else { return nil }
        self.init(kind, occurrence: occurrence)
    }

    /// As the registry keeps it, which is as `written` gives it.
    init?(stored: String) {
        guard let value = JSONValue(stored: Array(stored.utf8)) else { return nil }
        var reader = ObjectReader(value, JSONFailures())
        self.init(&reader)
    }

    private static func kind(_ word: Word, _ body: inout ObjectReader) -> Kind? {
        switch word {
        case .title: return .title
        case .heading:
            let address = body.string("address", 1...64)
            return .heading(address, level: body.int("level", 1...16))
        case .paragraph: return .paragraph(body.string("address", 1...64))
        case .footnote:
            let number = body.string("number", 1...16)
            return .footnote(number, annex: body.optionalString("annex", 1...16))
        case .annex: return annex(&body)
        case .unplaced: return .unplaced(line: body.int("line", 1...10_000_000))
        case .reply:
            let reply = body.string("reply_id", 1...64)
            let item = body.int("item", 1...maxCount)
            let part = body.optionalChoice("part", ReplyPart.self) ?? .text
            let index = body.optionalInt("index", 1...maxCount) ?? 1
            return .reply(reply, item: item, part: part, index: index)
        case .comments:
            let comments = body.string("comments_id", 1...64)
            return .comments(comments, paragraph: body.int("paragraph", 1...maxCount))
        }
    }

    /// The annex's heading, or that of a section, or an item.
    private static func annex(_ body: inout ObjectReader) -> Kind {
        let annex = body.string("annex", 1...16)
        let section = body.optionalInt("section", 1...maxCount)
        let item = body.optionalInt("item", 1...maxCount)
        if section != nil, item != nil {
            body.whole.fail(.conflict, "names a section's heading or an item, not both")
        }
        if let section { return .annexSection(annex, section) }
        return item.map { .annexItem(annex, $0) } ?? .annex(annex)
    }

    func write(into body: inout JSONWriter) {
        body.member("kind", word.rawValue)
        switch kind {
        case .title: break
        case .heading(let address, let level):
            body.member("address", address)
            body.member("level", level)
        case .paragraph(let address): body.member("address", address)
        case .footnote(let number, let annex):
            body.member("number", number)
            body.member("annex", annex)
        case .annex(let annex): body.member("annex", annex)
        case .annexSection(let annex, let section):
            body.member("annex", annex)
            body.member("section", section)
        case .annexItem(let annex, let item):
            body.member("annex", annex)
            body.member("item", item)
        case .unplaced(let line): body.member("line", line)
        case .reply(let reply, let item, let part, let index):
            body.member("reply_id", reply)
            body.member("item", item)
            body.member("part", part.rawValue)
            body.member("index", index)
        case .comments(let comments, let paragraph):
            body.member("comments_id", comments)
            body.member("paragraph", paragraph)
        }
        if occurrence > 1 { body.member("occurrence", occurrence) }
    }

    /// Its one written form.
    var written: String {
        String(decoding: DocumentForm.written { write(into: &$0) }, as: UTF8.self)
    }

    private var word: Word {
        switch kind {
        case .title: .title
        case .heading: .heading
        case .paragraph: .paragraph
        case .footnote: .footnote
        case .annex, .annexSection, .annexItem: .annex
        case .unplaced: .unplaced
        case .reply: .reply
        case .comments: .comments
        }
    }

    /// Where it is, in an error: names of places, and no words of them.
    var pointer: String {
        let names: [String] =
            switch kind {
            case .title: []
            case .heading(let address, let level): [address, "\(level)"]
            case .paragraph(let address): [address]
            case .footnote(let number, let annex): (annex.map { [$0] } ?? []) + [number]
            case .annex(let annex): [annex]
            case .annexSection(let annex, let section): [annex, "section", "\(section)"]
            case .annexItem(let annex, let item): [annex, "item", "\(item)"]
            case .unplaced(let line): ["\(line)"]
            case .reply(let reply, let item, let part, let index):
                [reply, "\(item)", part.rawValue, "\(index)"]
            case .comments(let comments, let paragraph): [comments, "\(paragraph)"]
            }
        return names.reduce(JSONPointer.member(word.rawValue, of: .root)) {
            JSONPointer.member($1, of: $0)
        }.fragment
    }
}
