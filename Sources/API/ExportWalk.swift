internal import HTTPMessages
internal import JSON
internal import Registry

/// Goes through all that a caller may see by asking for it like any client.
struct ExportWalk {
    /// Where the next page begins; nil at the end.
    private(set) var place: ExportPlace?
    private var writer = JSONWriter(capacity: 64 * 1024)
    private let call: Call

    var lines: [UInt8] { writer.bytes }

    init(_ call: Call, from place: ExportPlace) {
        self.call = call
        self.place = place
    }

    /// A collection, each of whose items has a GET of its own, and what is below them.
    private struct Section: Sendable {
        let type: String
        let path: String
        var id = "id"
        var below: [Below] = []
    }

    /// A list below an item; its items have a GET of their own at `home`, or stand as listed.
    private struct Below: Sendable {
        let type: String
        let path: String
        var home: String?
        var below: [Below] = []

        init(_ type: String, _ path: String, home: String? = nil, below: [Below] = []) {
            self.type = type
            self.path = path
            self.home = home
            self.below = below
        }
    }

    private static let sections = [
        Section(
            type: "state_party", path: "/v1/state-parties", id: "code",
            below: [
                Below("standing_consent", "/standing-consents", home: "/v1/standing-consents/")
            ]),
        Section(type: "mechanism", path: "/v1/mechanisms"),
        Section(type: "place", path: "/v1/places"),
        Section(type: "visit", path: "/v1/visits"),
        Section(type: "report", path: "/v1/reports", below: belowReport),
        Section(type: "public_statement", path: "/v1/public-statements"),
        Section(type: "reprisal", path: "/v1/reprisals"),
    ]

    private static let belowReport = [
        Below("language_version", "/language-versions"),
        Below("corrigendum", "/corrigenda"),
        Below("transmission", "/transmissions"),
        Below(
            "recommendation", "/recommendations", home: "/v1/recommendations/",
            below: [Below("assessment", "/assessments")]),
        Below("reply", "/replies", home: "/v1/replies/"),
        Below("reminder", "/reminders"),
        Below("extension", "/extensions"),
        Below("meeting", "/meetings"),
        Below(
            "publication_request", "/publication-requests", home: "/v1/publication-requests/"),
        Below("comments", "/comments"),
        Below("state_disclosure", "/state-disclosures"),
        Below("personal_data_item", "/personal-data-items"),
        Below("personal_data_review", "/personal-data-reviews"),
        Below("publication", "/publications"),
        Below("reissue", "/reissues"),
        Below("article_16_4", "/article-16-4"),
    ]

    /// Takes items, each with what is below it, until there are as many as asked for or their
    /// lines are long; at least one, if there is one.
    mutating func take(_ limit: Int, octets: Int) throws {
        var count = 0
        while var place, count < limit, writer.bytes.count < octets {
            guard Self.sections.indices.contains(place.section) else { return self.place = nil }
            let section = Self.sections[place.section]
            let list = try json(place.rest ?? section.path + "?limit=1")
            for id in ids(of: list, section.id) {
                try write(section, id)
                count += 1
            }
            place.rest = string(list?["next"])
            if place.rest == nil { place.section += 1 }
            self.place = Self.sections.indices.contains(place.section) ? place : nil
        }
    }

    private mutating func write(_ section: Section, _ id: String) throws {
        let path = section.path + "/" + id
        guard let item = try call.asked(path) else { return }
        line(section.type, path) { $0.raw(item.body) }
        for below in section.below { try write(below, of: path) }
        if section.type == "report" { try writeLanguages(of: path, item) }
    }

    private mutating func write(_ below: Below, of parent: String) throws {
        var target: String? = parent + below.path + "?limit=200"
        while let next = target {
            let list = try json(next)
            guard case .array(let items)? = list?["items"] else { return }
            for item in items { try write(below, item, of: parent) }
            target = string(list?["next"])
        }
    }

    private mutating func write(_ below: Below, _ item: JSONValue, of parent: String) throws {
        guard let home = below.home, let id = string(item["id"]) else {
            return line(below.type, parent + below.path) { $0.value(item) }
        }
        let path = home + id
        guard let own = try call.asked(path) else { return }
        line(below.type, path) { $0.raw(own.body) }
        for further in below.below { try write(further, of: path) }
    }

    /// The report in the languages that it is read in besides the original one.
    private mutating func writeLanguages(of path: String, _ report: Response) throws {
        let facts = try JSONParser.parse(report.body)
        guard case .array(let languages)? = facts["languages"] else { return }
        for case .string(let language) in languages
        where .string(language) != facts["language"] {
            let target = path + "?language=" + PercentEncoding.encode(language)
            guard let version = try call.asked(target) else { continue }
            line("report", target) { $0.raw(version.body) }
        }
    }

    private mutating func line(
        _ type: String, _ url: String, _ write: (inout JSONWriter) -> Void
    ) {
        writer.object { line in
            line.member("type", type)
            line.member("url", url)
            line.member("item")
            write(&line)
        }
        writer.endLine()
    }
}

extension ExportWalk {
    private func ids(of list: JSONValue?, _ name: String) -> [String] {
        guard case .array(let items)? = list?["items"] else { return [] }
        return items.compactMap { string($0[name]) }
    }

    private func string(_ value: JSONValue?) -> String? {
        guard case .string(let text)? = value else { return nil }
        return text
    }

    private func json(_ target: String) throws -> JSONValue? {
        try call.asked(target).map { try JSONParser.parse($0.body) }
    }
}
