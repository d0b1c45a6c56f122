import HTTPMessages
import JSON
import Testing

/// Article 16 (2), third sentence, in days: nobody has looked at what was not there yet.
struct GateDayTests {
    private static func code(_ answer: Response) -> String? { answer.json["code"]?.text }

    @Test func `a review is no earlier than the corrigendum that it covers`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.act(.secretariat, "/corrigenda", Sample.corrigendum).expect(201)
        let day = #""reviewed_on": "2015-04-07""#
        let early = try story.reviewing().replacing(day, with: #""reviewed_on": "2015-02-28""#)
        let refused = try story.act(.secretariat, "/personal-data-reviews", early).expect(422)
        #expect(refused.json["errors"]?.elements.first?["pointer"]?.text == "#/reviewed_on")
        try story.act(
            .secretariat, "/personal-data-reviews",
            try story.reviewing().replacing(day, with: #""reviewed_on": "2015-03-01""#)
        ).expect(201)
    }

    /// So a name is not printed on a day on which its consent was still to come.
    @Test func `a review is no earlier than a consent, nor a publication than its review`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let items = story.report + "/personal-data-items"
        let secretariat = story.world[.secretariat]
        let item = items + "/" + (try secretariat.post(items, Sample.item).created())
        let granted = #"{"consent": "granted", "on": "2015-04-08"}"#
        try secretariat.act(item + "/consent", granted, on: item).expect(200)
        try story.ask()
        let early = try story.act(
            .secretariat, "/personal-data-reviews", try story.reviewing()
        ).expect(422)
        #expect(early.json["errors"]?.elements.first?["pointer"]?.text == "#/reviewed_on")
        let day = #""reviewed_on": "2015-04-07""#
        let late = try story.reviewing().replacing(day, with: #""reviewed_on": "2015-04-08""#)
        try story.act(.secretariat, "/personal-data-reviews", late).expect(201)
        let publication = Sample.publication(on: "art_16_2_request")
        try story.act(.secretariat, "/publications", publication).expect(422)
    }
}
