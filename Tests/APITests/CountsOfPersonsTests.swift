import HTTPMessages
import JSON
import Testing

/// `/v1/statistics/persons`: of how many persons something is marked, where they are not few.
struct CountsOfPersonsTests {
    private static let target = "/v1/statistics/persons"

    /// An adopted report on a State in which so many persons are marked, some of whom consented.
    private static func report(
        in world: World, on state: String, persons: Int, granted: Int
    ) throws {
        let words = (0..<persons).map { String(UnicodeScalar(UInt8(ascii: "A") + UInt8($0))) }
        let text = words.joined(separator: " ")
        let content = Sample.report().replacing("Cells were dark.", with: text)
            .replacing(#""KAZ""#, with: #""\#(state)""#)
        let story = Story(
            at: try world.submit(by: .secretariat, content), in: world, by: .secretariat)
        try story.adopt()
        for (number, word) in words.enumerated() {
            let item = try world[.secretariat].post(
                story.report + "/personal-data-items",
                """
                {"text": {"kind": "paragraph", "address": "1"}, "start": \(2 * number),
                 "end": \(2 * number + 1), "exact": "\(word)", "subject": "person-\(number)",
                 "category": "other"}
                """
            ).created()
            guard number < granted else { continue }
            let path = story.report + "/personal-data-items/" + item
            try world[.secretariat].act(
                path + "/consent", #"{"consent": "granted", "on": "2015-03-01"}"#, on: path
            ).expect(200)
        }
    }

    private static func world() throws -> World {
        let world = try World()
        try report(in: world, on: "GEO", persons: 13, granted: 2)
        try report(in: world, on: "KAZ", persons: 14, granted: 6)
        return world
    }

    @Test func `who marks persons counts them, but no few, and nothing that gives them away`()
        throws
    {
        let world = try Self.world()
        for reader in [Reader.secretariat, .spt] {
            let table = try world[reader].get(Self.target + "?format=csv").expect(200)
            #expect(
                table.text.split(separator: "\r\n") == [
                    "state_party,consent,count", "GEO,granted,", "GEO,none,", "KAZ,granted,6",
                    "KAZ,none,8",
                ])
            let json = try world[reader].get(Self.target).expect(200).json
            #expect(json["total"] == .number(JSONNumber(27)))
        }
    }

    @Test func `to everybody else there are none`() throws {
        let (full, empty) = (try Self.world(), try World())
        for reader in Reader.allCases where ![.secretariat, .spt].contains(reader) {
            let answer = try full[reader].get(Self.target).expect(200)
            #expect(answer.json.items.isEmpty)
            #expect(try answer.body == empty[reader].get(Self.target).expect(200).body)
        }
    }

    /// What one question is answered is, word for word, in what the whole is answered: no two
    /// answers can be set against each other.
    @Test func `a part tells nothing that the whole does not`() throws {
        let world = try Self.world()
        let whole = try world[.spt].get(Self.target).expect(200).json
        for state in ["GEO", "KAZ", "FRA"] {
            let part = try world[.spt].get(Self.target + "?state_party=" + state).expect(200).json
            #expect(part.items == whole.items.filter { $0["state_party"]?.text == state })
            #expect(part["total"] == .null)
        }
    }

    @Test func `a person marked twice is one, where the consent stands that opens least`() throws {
        let story = try PersonalDataStory(in: World())
        try story.markAll()
        let items = try story.get("/personal-data-items?limit=200", as: .spt).expect(200).json.items
        let subjects = Set(items.compactMap { $0["subject"]?.text })
        #expect(items.count > subjects.count)
        let json = try story.world[.spt].get(Self.target).expect(200).json
        // Few, and so without a count.
        #expect(json.items.map { $0["count"] } == [.null])
        #expect(json["total"] == .null)
    }
}
