import HTTPMessages
import JSON
import Testing

/// Whom and what a recommendation is said to be about are words of the report as well.
@Suite("Personal data in a recommendation's details")
struct MaskedDetailsTests {
    private static func story(_ details: String) throws -> PersonalDataStory {
        try PersonalDataStory(in: try World()) { content in
            content.replacing(
                #""text": "Free Anna Berg at once.","#,
                with: #""text": "Free Anna Berg at once.", \#(details),"#)
        }
    }

    @Test(arguments: [
        (#""addressee_authorities": ["Office of Anna Berg"]"#, "addressee_authorities"),
        (#""themes": ["the case of ANNA BERG"]"#, "themes"),
        (#""standards": ["Anna Berg v. A State"]"#, "standards"),
    ])
    func `a masked name is masked there too, for the public alone`(
        details: String, member: String
    ) throws {
        let story = try Self.story(details)
        try story.publishMasked()
        let all = try story.everything(as: .everyone)
        #expect(!all.lowercased().contains("anna berg"))
        let items = try story.get("/recommendations").json.items
        #expect(items[0].words(member).first?.contains("[person ") == true)
        let own = try story.get("/recommendations", as: .liaisonKAZ).json.items
        #expect(own[0].words(member).first?.lowercased().contains("anna berg") == true)
    }

    @Test(arguments: ["addressee_authorities", "themes", "standards"])
    func `words of a masked name with no item on them refuse`(member: String) throws {
        let story = try Self.story(#""\#(member)": ["Office of Lea Moor"]"#)
        try story.markAll()
        try story.ask()
        try story.review()
        let refused = try story.publish().expect(409)
        let pointers = refused.json.each("pointer", of: "errors")
        #expect(pointers == ["#/recommendation/2/\(member)"])
    }

    @Test(arguments: [("theme", "themes"), ("addressee", "addressee_authorities")])
    func `the public finds a recommendation by what it reads there`(
        parameter: String, member: String
    ) throws {
        let story = try Self.story(#""\#(member)": ["Anna Berg", "Health"]"#)
        try story.publishMasked()
        let count = { (value: String, reader: Reader) in
            try story.world[reader].get("/v1/recommendations?\(parameter)=\(value)").expect(200)
                .json.items.count
        }
        #expect(try count("Anna%20Berg", .everyone) == 0)
        #expect(try count("Health", .everyone) == 1)
        #expect(try count("Anna%20Berg", .liaisonKAZ) == 1)
    }

    @Test func `a withdrawn consent masks them as well`() throws {
        let story = try Self.story(#""themes": ["Lea Moor"]"#)
        try story.markAll()
        let item = try story.items(of: "person-3")[0]
        try story.consent("granted", to: item).expect(200)
        try story.ask()
        try story.review()
        try story.publish().expect(201)
        #expect(try story.get("/recommendations").text.contains("Lea Moor"))
        try story.consent("withdrawn", to: item, on: "2015-06-01").expect(200)
        #expect(try !story.everything(as: .everyone).contains("Lea Moor"))
    }
}
