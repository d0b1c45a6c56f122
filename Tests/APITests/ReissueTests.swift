import HTTPMessages
import JSON
import Testing

/// What is public is issued again when what may be printed changes; what was public before is
/// kept and read by nobody.
@Suite("Public editions issued again")
struct ReissueTests {
    /// Lea Moor's item is printed on consent.
    private static func published(in world: World) throws -> (PersonalDataStory, item: String) {
        let story = try PersonalDataStory(in: world)
        try story.markAll()
        let item = try story.items(of: "person-3")[0]
        try story.consent("granted", to: item).expect(200)
        try story.ask()
        try story.review()
        try story.publish().expect(201)
        return (story, item)
    }

    @Test func `a withdrawn consent takes the words out of everything at once`() throws {
        let (story, item) = try Self.published(in: try World())
        let before = try story.get()
        #expect(try story.everything(as: .everyone).contains("Lea Moor wrote."))
        try story.consent("withdrawn", to: item).expect(200)
        let after = try story.get().expect(200)
        for reader in [Reader.everyone, .liaisonGEO, .npmKAZ, .cat] {
            let all = try story.everything(as: reader)
            #expect(PersonalDataTests.names.filter(all.contains) == [], "\(reader)")
            #expect(all.contains("[person C] wrote."))
        }
        #expect(after["etag"] != before["etag"])
        #expect(after.json["edition"] != before.json["edition"])
        #expect(after.json["publication"] == before.json["publication"])
        let stale = try story.world[.everyone].get(
            story.report, "If-None-Match: \(before["etag"] ?? "")")
        #expect(stale.status == .ok)
    }

    @Test func `a withdrawn consent takes the words out of recommendations and comments`() throws {
        let story = try PersonalDataStory(in: try World())
        try story.markAll()
        let items = try story.items(of: "person-1")
        for item in items { try story.consent("granted", to: item).expect(200) }
        try story.ask()
        try story.review()
        try story.publish().expect(201)
        let before = try story.everything(as: .everyone)
        for words in ["Free Anna Berg", "Anna Berg was moved", "Letter, Anna Berg"] {
            #expect(before.contains(words))
        }
        for item in items { try story.consent("withdrawn", to: item).expect(200) }
        for reader in [Reader.everyone, .liaisonGEO, .npmKAZ, .cat] {
            let all = try story.everything(as: reader)
            #expect(PersonalDataTests.names.filter(all.contains) == [], "\(reader)")
        }
    }

    @Test func `the edition before is kept, with what replaced it and why`() throws {
        let (story, item) = try Self.published(in: try World())
        let first = try story.get().json["edition"]
        try story.consent("withdrawn", to: item).expect(200)
        let all = try story.get("/reissues", as: .secretariat).json.items
        #expect(all.map { $0["cause"]?.text } == ["publication", "consent_withdrawn"])
        #expect(all.map { $0["served"] } == [.bool(false), .bool(true)])
        #expect(all.first?["edition"] == first)
        #expect(try all.last?["edition"] == story.get().json["edition"])
        #expect(all.map { $0["reissued_on"]?.text } == ["2015-04-07", "2016-06-01"])
    }

    @Test func `the words of a withdrawn name go also where no item stands on them`() throws {
        let story = try PersonalDataStory(in: try World())
        let lea = try story.mark(
            "Lea Moor", in: PersonalDataStory.paragraph("3"), text: PersonalDataStory.third
        ).created()
        let anna = try story.places.map { place, text in
            try story.mark("Anna Berg", in: place, text: text).created()
        }
        for item in anna.dropFirst().dropLast(3) + [lea] {
            let path = story.report + "/personal-data-items/\(item)"
            if item != anna[1] {
                try story.world[.secretariat].act(
                    path, #"{"mistaken": true}"#, on: path, "PATCH"
                ).expect(200)
            }
        }
        try story.consent("granted", to: anna[0]).expect(200)
        for item in [anna[1]] + anna.suffix(3) {
            try story.consent("granted", to: item).expect(200)
        }
        try story.ask()
        try story.review()
        try story.publish().expect(201)
        #expect(try story.get().text.contains("Free Anna Berg at once"))
        try story.consent("withdrawn", to: anna[1]).expect(200)
        let document = try #require(try story.get().json["document"])
        let texts = document.each("text", of: "paragraphs")
        #expect(texts[0].hasPrefix("[person A], née"))
        #expect(texts[1] == "Doctors saw her. Free [person A] at once. They agreed.")
        // A heading with a consent of its own is printed on it.
        #expect(document["paragraphs"]?.elements[1].words("heading_path").last == "On Anna Berg")
    }

    @Test func `a withdrawal opens nothing that nobody looked at`() throws {
        let (story, item) = try Self.published(in: try World())
        let karim = try story.items(of: "person-2")
        for other in karim { try story.consent("granted", to: other).expect(200) }
        #expect(try !story.everything(as: .everyone).contains("Karim"))
        try story.consent("withdrawn", to: item).expect(200)
        #expect(try !story.everything(as: .everyone).contains("Karim"))
    }

    @Test func `a consent given later opens the mask once somebody has looked`() throws {
        let (story, _) = try Self.published(in: try World())
        for item in try story.items(of: "person-2") {
            try story.consent("granted", to: item).expect(200)
        }
        let early = try story.reissue().expect(409).json
        #expect(early["type"]?.text == "/problems/personal-data-review-missing")
        try story.review()
        #expect(try story.allowed().contains("reissue"))
        let issued = try story.reissue().expect(201).json
        #expect(issued["number"] == .number(JSONNumber(2)) && issued["cause"]?.text == "reissue")
        let json = try story.get().json
        #expect(json["title"]?.text == "The case of Karim Osman")
        // The letters that were given stay.
        let first = json["document"]?.each("text", of: "paragraphs").first
        #expect(first == "[person B], née Holt, met Karim Osman on 3 May.")
        #expect(try !story.allowed().contains("reissue"))
        #expect(try story.reissue().json["code"]?.text == "personal_data_not_reviewed")
    }

    @Test func `a span found after publication is masked when it is issued again`() throws {
        let (story, _) = try Self.published(in: try World())
        try story.mark(
            "Holt", in: PersonalDataStory.paragraph("1"), text: PersonalDataStory.first
        ).expect(201)
        try story.review()
        try story.reissue().expect(201)
        let first = try story.get().json["document"]?.each("text", of: "paragraphs").first
        #expect(first == "[person B], née [person B], met [person A] on 3 May.")
    }

    @Test func `an edition that would print without consent is not issued`() throws {
        let (story, item) = try Self.published(in: try World())
        let path = story.report + "/personal-data-items/\(item)"
        try story.world[.secretariat].act(path, #"{"treatment": "print"}"#, on: path, "PATCH")
            .expect(200)
        try story.consent("withdrawn", to: item).expect(200)
        #expect(try !story.everything(as: .everyone).contains("Lea"))
        try story.review()
        let refused = try story.reissue().expect(409).json
        #expect(refused["type"]?.text == "/problems/personal-data-consent-missing")
        #expect(refused.each("pointer", of: "errors") == ["#/personal_data_items/\(item)"])
    }

    @Test func `of two with one tag only one is issued, and without a tag none`() throws {
        let (story, _) = try Self.published(in: try World())
        try story.review()
        let tag = try story.get(as: .secretariat)["etag"] ?? ""
        let client = story.world[.secretariat]
        let path = story.report + "/reissues"
        try client.post(path, Sample.reissue).expect(428)
        try client.post(path, Sample.reissue, ifMatch: tag).expect(201)
        try client.post(path, Sample.reissue, ifMatch: tag).expect(412)
        for reader in [Reader.spt, .liaisonKAZ, .cat] {
            try story.act(reader, "/reissues", Sample.reissue).expect(403)
        }
        let confidential = try PersonalDataStory(in: story.world)
        let refused = try confidential.reissue().expect(409).json
        #expect(refused["code"]?.text == "nothing_published")
    }

    @Test func `a review asks for the tag that the last change of items gave`() throws {
        let story = try PersonalDataStory(in: try World())
        let json = try story.get(as: .secretariat)
        let edition = json.json["edition"]?.text ?? ""
        try story.mark(
            "Holt", in: PersonalDataStory.paragraph("1"), text: PersonalDataStory.first
        ).expect(201)
        let review =
            #"{"edition": "\#(edition)", "reviewed_on": "2015-02-10", "reviewer": "A. P."}"#
        try story.world[.secretariat].post(
            story.report + "/personal-data-reviews", review, ifMatch: json["etag"]
        ).expect(412)
    }
}

extension PersonalDataStory {
    func allowed() throws -> [String] {
        try get(as: .secretariat).json.each("act", of: "allowed")
    }
}
