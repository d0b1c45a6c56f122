import Article16
import HTTPMessages
import JSON
import Registry
import Testing

/// The gate of article 16 (2), third sentence, where it is seldom met.
@Suite("Personal data: who is told what, many persons, and a damaged store")
struct PersonalDataGateTests {
    /// A mechanism may publish what the Subcommittee wrote to it; the items are not its own.
    @Test func `who may publish and not know of items is told no more than that it may not`()
        throws
    {
        let world = try World()
        let mechanism = try world[.npmKAZ].get("/v1/me").json["scope"]?["mechanism_id"]?.text ?? ""
        let report = try world.submit(
            by: .secretariat,
            Sample.report(to: "npm", #", "mechanism_id": "\#(mechanism)""#))
        let act = { (reader: Reader, below: String, content: String) in
            try world[reader].act(report + below, content, on: report)
        }
        try act(.secretariat, "/adoption", Sample.adoption).expect(200)
        try act(.secretariat, "/transmissions", Sample.transmission(to: "npm")).expect(201)
        let item = Sample.item.replacing("\"other\"", with: "\"other\", \"treatment\": \"print\"")
        try world[.secretariat].post(report + "/personal-data-items", item).expect(201)
        let edition = try world[.secretariat].get(report).json["edition"]?.text ?? ""
        let review =
            #"{"edition": "\#(edition)", "reviewed_on": "2015-02-10", "reviewer": "A. P."}"#
        try act(.secretariat, "/personal-data-reviews", review).expect(201)
        let refused = try act(
            .npmKAZ, "/publications", Sample.publication(on: "issuer_decision")
        ).expect(409).json
        #expect(refused["type"]?.text == "/problems/personal-data-consent-missing")
        #expect(refused["errors"] == nil)
        try world[.npmKAZ].get(report + "/personal-data-items").expect(404)
    }

    /// Twenty-eight persons in one paragraph: after Z comes AA.
    @Test func `letters go on after the alphabet`() throws {
        let names = (0..<28).map { "Name\($0)" }
        let story = try PersonalDataStory(in: try World()) { content in
            content.replacing(PersonalDataStory.third, with: names.joined(separator: " "))
                .replacing("Karim Osman", with: "K").replacing("Anna Berg", with: "B")
        }
        for name in names.reversed() {
            try story.mark(
                name, in: PersonalDataStory.paragraph("3"), text: names.joined(separator: " "),
                subject: "of " + String(name.dropFirst(4))
            ).expect(201)
        }
        try story.ask(withComments: false)
        try story.review()
        try story.publish().expect(201)
        let third = try story.get().json["document"]?.each("text", of: "paragraphs").last
        let letters = third?.split(separator: "] [").joined(separator: " person ")
        #expect(letters?.hasPrefix("[person A person person B") == true)
        #expect(letters?.hasSuffix("person Z person person AA person person AB]") == true)
    }

    /// A text is frozen, so that only a damaged store has such an item; it would mask nothing.
    @Test(arguments: [
        (#"{"kind":"paragraph","address":"99"}"#, 0..<4), (#"{"kind":"title"}"#, 0..<400),
        ("{}", 0..<1),
    ])
    func `with an item that stands nowhere nothing goes out`(place: String, span: Range<Int>) throws
    {
        let story = try PersonalDataStory(in: try World())
        try story.ask()
        let id = ReportID(String(story.report.dropFirst("/v1/reports/".count)))
        try story.world.bench.arrange { registry in
            let now = "2016-06-01T00:00:00Z"
            let token = Token.new()
            _ = try registry.addAccount(
                AccountDraft(name: "A. P.", role: .secretariat), token: token,
                permissions: .readWrite, now: now, expiresAt: "2017-01-01T00:00:00Z")
            let caller = try #require(try registry.caller(tokenSHA256: token.sha256, now: now))
            let sealed = try #require(try registry.report(id))
            let opened = try #require(Paragraph1.open(sealed, as: .secretariat))
            _ = try registry.carryOut(
                try PersonalData.mark(opened.report, by: .secretariat),
                PersonalDataItemDraft(
                    place: place, language: "en", number: 1, span: span, subject: "person-1",
                    category: .name,
                    treatment: .mask),
                by: caller.account, now: now)
        }
        try story.review()
        #expect(try story.publish().status.code >= 500)
        #expect(try story.get().status == .notFound)
    }
}
