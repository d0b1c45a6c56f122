import HTTPMessages
import JSON
import Testing

/// The matrix as a table (RFC 4180; api.md, section 3).
struct CSVTests {
    private static let columns = [
        "id", "url", "address", "kind", "text", "status", "reply_submitted_on", "reply",
        "declared_status", "position", "grade", "assessment",
    ]

    /// A report with a recommendation for each text.
    private static func sent(_ texts: [String]) throws -> Story {
        let recommendations = texts.map { text in
            var writer = JSONWriter()
            writer.string(text)
            let words = String(decoding: writer.bytes, as: UTF8.self)
            return #"{"address": "2", "kind": "recommendation", "text": \#(words), "#
                + #""reiterates": []}"#
        }
        let document = """
            {"paragraphs": [
               {"address": "2", "heading_path": [], "text": "T", "footnotes": []}],
             "recommendations": [\(recommendations.joined(separator: ","))],
             "footnotes": [], "annexes": [], "unplaced": []}
            """
        let story = try Story(in: World(), document: document)
        try story.reachAddressee()
        try story.send(to: "npm")
        return story
    }

    /// The table that a reader gets, as RFC 4180, section 2, says how to read it.
    private static func table(_ story: Story, _ reader: Reader) throws -> [[String]] {
        let answer = try story.world[reader].get(story.report + "/follow-up?format=csv").expect(200)
        #expect(answer["content-type"] == csv)
        return Table.read(answer.body)
    }

    @Test func `a row says what the matrix says`() throws {
        let story = try Self.sent(["Give light."])
        let content = Sample.reply.replacing(
            #""text""#,
            with: #""declared_status": "in_progress", "position": "accepted", "text""#)
        let reply = try story.world[.liaisonKAZ].post(story.report + "/replies", content)
        let path = "/v1/replies/" + (try reply.created())
        try story.world[.liaisonKAZ].act(path + "/submission", Sample.submission, on: path)
            .expect(200)
        _ = try story.reply("More lamps", on: "2014-12-01")
        try story.assess(#", "grade": "B""#)
        let mark = try story.recommendation
        let row = [
            Story.id(mark), mark, "2", "recommendation", "Give light.", "assessed",
            "2014-06-30\n2014-12-01", "Lamps were bought.\nMore lamps", "in_progress", "accepted",
            "B", "Half is lit.",
        ]
        #expect(try Self.table(story, .spt) == [Self.columns, row])
        var told = row
        (told[5], told[10], told[11]) = ("replied", "", "")
        #expect(try Self.table(story, .liaisonKAZ) == [Self.columns, told])
        let bare = row.prefix(5) + Array(repeating: "", count: 7)
        #expect(try Self.table(story, .npmKAZ) == [Self.columns, Array(bare)])
    }

    static let plain = [
        "a, b", #"say "light""#, #"""#, "one\ntwo", "Ärzte \u{1F600}", " =1", "a=1", "1-1", "'a",
    ]

    @Test func `what has a comma, a quote or a line comes back as it was`() throws {
        let rows = try Self.table(try Self.sent(Self.plain), .spt)
        #expect(rows.dropFirst().map { $0[4] } == Self.plain)
        #expect(rows.allSatisfy { $0.count == Self.columns.count })
    }

    @Test func `only what needs quotes has them`() throws {
        let story = try Self.sent(["Give light.", "a, b", #"say "light""#])
        let text = try story.world[.spt].get(story.report + "/follow-up?format=csv").text
        #expect(text.hasPrefix(Self.columns.joined(separator: ",") + "\r\n"))
        #expect(text.contains(",Give light.,"))
        #expect(text.contains(#","a, b","#))
        #expect(text.contains(#","say ""light""","#))
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"x\",\"y\")"])
    func `a cell that would be a formula is text`(formula: String) throws {
        let story = try Self.sent([formula])
        _ = try story.reply(formula.replacing("\"", with: #"\""#), on: "2014-06-30")
        let row = try Self.table(story, .spt)[1]
        #expect(row[4] == "'" + formula)
        #expect(row[7] == "'" + formula)
        let json = try story.world[.spt].get(story.report + "/follow-up").json.items.first
        #expect(json?["recommendation"]?["text"]?.text == formula, "JSON is no spreadsheet")
    }

    private static let csv = "text/csv; charset=utf-8"

    /// By `format`, by Accept where there is none, and JSON where nothing is said.
    static let forms: [(query: String, accept: String?, type: String?)] = [
        ("", nil, "application/json"), ("", "*/*", "application/json"),
        ("", "application/json", "application/json"), ("", "text/csv", csv),
        ("", "text/*", csv), ("", "text/csv;q=0.5, application/json", "application/json"),
        ("", "text/csv, application/json;q=0.5", csv),
        ("?format=csv", nil, csv), ("?format=csv", "text/csv", csv),
        ("?format=csv", "*/*", csv), ("?format=csv", "application/json", nil),
        ("?format=json", "text/csv", nil), ("", "text/html", nil),
    ]

    @Test(arguments: forms)
    func `the form is what was asked for`(query: String, accept: String?, type: String?) throws {
        let story = try Self.sent(["Give light."])
        let fields = accept.map { ["Accept: " + $0] } ?? []
        let answer = try story.world[.spt].ask(
            "GET", story.report + "/follow-up" + query, nil, fields)
        guard let type else { return #expect(answer.status == .notAcceptable) }
        #expect(answer.status == .ok && answer["content-type"] == type)
        #expect(answer["vary"] == "Accept, Authorization")
    }

    @Test func `each form has a tag of its own`() throws {
        let story = try Self.sent(["Give light."])
        let (client, path) = (story.world[.spt], story.report + "/follow-up")
        let json = try client.get(path).expect(200)
        let csv = try client.get(path + "?format=csv").expect(200)
        let (tag, other) = (try #require(csv["etag"]), try #require(json["etag"]))
        #expect(tag != other)
        let known = "If-None-Match: " + tag
        let again = try client.get(path + "?format=csv", known).expect(304)
        #expect(again.body.isEmpty && again["etag"] == tag && again["vary"] == csv["vary"])
        #expect(try client.get(path, "Accept: text/csv", known).status == .notModified)
        #expect(try client.get(path, known).status == .ok)
        #expect(
            try client.get(path + "?format=csv", "If-None-Match: " + other).status == .ok)
        try story.assess()
        #expect(try client.get(path + "?format=csv", known).status == .ok)
    }

    @Test(arguments: ["?format=html", "?format=", "?format=csv&format=csv", "?limit=1"])
    func `another query is refused`(query: String) throws {
        let story = try Self.sent(["Give light."])
        #expect(try story.world[.spt].get(story.report + "/follow-up" + query).status.code == 400)
    }
}
