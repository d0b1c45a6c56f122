import HTTPMessages
import JSON
import Testing

@Suite("A request for publication beside an open one")
struct SecondRequestTests {
    private static func asking(_ comments: String) -> String {
        #"{"requested_on": "2015-01-27", "comments": \#(comments)}"#
    }

    private static let words = #"{"attached": {"language": "en", "paragraphs": ["We object."]}}"#
    private static let others = #"{"attached": {"language": "en", "paragraphs": ["Agreed."]}}"#

    private static func ask(_ story: Story, _ comments: String) throws -> Response {
        try story.act(.liaisonKAZ, "/publication-requests", asking(comments))
    }

    @Test(arguments: [#""none""#, #""to_follow""#, words])
    func `asking twice is asking once, and not asking for something else`(first: String) throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let made = try Self.ask(story, first).created()
        for second in [#""none""#, #""to_follow""#, Self.words, Self.others] {
            let answer = try Self.ask(story, second)
            let isSame = second == first || first == Self.words && second == #""to_follow""#
            guard !isSame else {
                #expect(answer.status == .ok && answer.json["id"]?.text == made)
                continue
            }
            #expect(answer.status == .conflict, "\(first) \(second)")
            #expect(answer.json["code"]?.text == "request_says_otherwise")
        }
    }

    @Test func `a State adds its comments to what its standing consent asked for`() throws {
        let world = try World()
        try world[.secretariat].post(StandingConsentTests.path, StandingConsentTests.afterDays)
            .expect(201)
        let story = try Story(in: world)
        try story.reachAddressee()
        #expect(try Self.ask(story, #""to_follow""#).status == .conflict)
        let first = try Self.ask(story, #""none""#).expect(200).json
        #expect(first["comments"]?.text == "none")
        let second = try Self.ask(story, Self.words).expect(200).json
        #expect(second["id"] == first["id"] && second["origin"]?.text == "standing_consent")
        #expect(second["comments"]?["comments_id"] != nil)
        #expect(try Self.ask(story, Self.words).status == .ok)
        #expect(try Self.ask(story, Self.others).status == .conflict)
        try story.review()
        try story.publish()
        let read = try world[.everyone].get(story.report + "/comments").expect(200)
        #expect(read.text.contains("We object."))
    }
}
