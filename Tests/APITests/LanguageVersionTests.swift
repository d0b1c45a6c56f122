import HTTPMessages
import JSON
import Testing

@Suite("Language versions")
struct LanguageVersionTests {
    /// A report to Kazakhstan that there is in French, too.
    static func story(_ stages: (Story) throws -> Void = { _ in }) throws -> Story {
        let story = try Story(in: World())
        try story.reachAddressee()
        try stages(story)
        try story.act(.secretariat, "/language-versions", Sample.version).expect(201)
        return story
    }

    static func texts(_ answer: Response) -> [String] {
        answer.json["document"]?.each("text", of: "paragraphs") ?? []
    }

    @Test func `the same addresses, recommendations and ids in another language`() throws {
        let story = try Self.story()
        for reader in [Reader.secretariat, .spt, .liaisonKAZ] {
            let client = story.world[reader]
            let english = try client.get(story.report).expect(200)
            let french = try client.get(story.report + "?language=fr").expect(200)
            #expect(Self.texts(french) == ["Il faisait sombre.", "Donnez de la lumière."])
            #expect(french.json["title"]?.text == "Une visite")
            #expect(french.json["language"]?.text == "fr")
            #expect(french.json.words("languages") == ["en", "fr"])
            #expect(french["content-language"] == "fr" && english["content-language"] == "en")
            #expect(french["etag"] != english["etag"])
            let ids = { (answer: Response) in
                answer.json["document"]?.each("id", of: "recommendations") ?? []
            }
            #expect(ids(french) == ids(english) && ids(french).count == 2)
            let same = try client.get(
                story.report + "?language=EN", "If-None-Match: \(english["etag"] ?? "")")
            #expect(same.status == .notModified)
        }
    }

    @Test func `every path to the words takes the language`() throws {
        let story = try Self.story()
        let client = story.world[.liaisonKAZ]
        let paragraph = try client.get(story.report + "/paragraphs/1?language=fr").expect(200)
        #expect(paragraph.json["text"]?.text == "Il faisait sombre.")
        let paragraphs = try client.get(story.report + "/paragraphs?language=fr").json
        #expect(paragraphs.each("text", of: "items")[0] == "Il faisait sombre.")
        let list = try client.get(
            story.report + "/recommendations?language=fr&kind=statement&count=true"
        ).json
        #expect(list.each("text", of: "items") == ["Noté."])
        let one = try client.get("/v1/recommendations/\(list.ids[0])?language=fr").expect(200)
        #expect(one.json["text"]?.text == "Noté." && one["content-language"] == "fr")
        let english = try client.get("/v1/recommendations/\(list.ids[0])").json
        #expect(english["text"]?.text == "Noted.")
        for path in ["", "/paragraphs", "/paragraphs/1", "/recommendations"] {
            try client.get(story.report + path + "?language=ru").expect(404)
        }
        try client.get("/v1/recommendations/\(list.ids[0])?language=ru").expect(404)
        try client.get(story.report + "?tongue=fr").expect(400)
    }

    @Test func `all that differs from the original is told at once`() throws {
        let story = try Story(in: World())
        try story.adopt()
        let other = Sample.version.replacing(
            #""address": "1", "heading_path""#, with: #""address": "3", "heading_path""#
        )
        .replacing(
            #""address": "1", "kind": "statement""#, with: #""address": "2", "kind": "statement""#)
        let answer = try story.act(.secretariat, "/language-versions", other).expect(422)
        #expect(
            answer.json.each("pointer", of: "errors") == [
                "#/document/paragraphs/0", "#/document/recommendations/1",
            ])
    }

    @Test func `a version is added once, by who has the report in hand, once it is adopted`()
        throws
    {
        let story = try Story(in: World())
        let add = { (reader: Reader) in
            try story.act(reader, "/language-versions", Sample.version)
        }
        #expect(try add(.secretariat).expect(409).json["code"]?.text == "not_adopted")
        try story.reachAddressee()
        #expect(try add(.spt).expect(403).json["code"]?.text == "not_who_has_it_in_hand")
        try add(.liaisonKAZ).expect(403)
        try add(.liaisonGEO).expect(404)
        let made = try add(.secretariat).expect(201)
        #expect(made["location"] == story.report + "?language=fr")
        #expect(try made["etag"] == story.world[.secretariat].get(story.report)["etag"])
        #expect(try add(.secretariat).expect(409).json["code"]?.text == "language_exists")
        try story.world[.secretariat].post(story.report + "/language-versions", Sample.version)
            .expect(428)
        try story.world[.liaisonGEO].get(story.report + "/language-versions").expect(404)
        let all = try story.world[.liaisonKAZ].get(story.report + "/language-versions").json
        #expect(all.each("language", of: "items") == ["en", "fr"])
    }

    @Test func `a list finds a report in a language that its reader has it in`() throws {
        let story = try Self.story { story in
            try story.ask()
            try story.review()
            try story.publish()
        }
        let found = { (reader: Reader, language: String) in
            try story.world[reader].get("/v1/reports?language=\(language)").json.ids.count
        }
        for reader in [Reader.secretariat, .liaisonKAZ] {
            #expect(try found(reader, "fr") == 1 && found(reader, "en") == 1)
            #expect(try found(reader, "r") == 0)
        }
        // It came after the publication and is not public yet.
        for reader in [Reader.everyone, .liaisonGEO] {
            #expect(try found(reader, "fr") == 0 && found(reader, "en") == 1)
            let hidden = try story.world[reader].get(story.report + "?language=fr")
            let absent = try story.world[reader].get(story.report + "?language=ru")
            #expect(hidden.status == .notFound && hidden.masked == absent.masked)
            let printed = try story.world[reader].get(story.report).json
            #expect(printed.words("languages") == ["en"])
        }
        try story.review()
        try story.act(.secretariat, "/reissues", Sample.reissue).expect(201)
        #expect(try found(.everyone, "fr") == 1)
        let french = try story.world[.everyone].get(story.report + "?language=fr").expect(200)
        #expect(Self.texts(french)[0] == "Il faisait sombre.")
    }

    @Test func `another version asks for another review`() throws {
        let story = try Self.story { story in
            try story.ask()
            try story.review()
        }
        let early = try story.act(
            .secretariat, "/publications", Sample.publication(on: "art_16_2_request"))
        #expect(try early.expect(409).json["code"]?.text == "review_of_another_edition")
        try story.review()
        try story.publish()
        for (language, words) in [("fr", "Il faisait sombre."), ("en", "Cells were dark.")] {
            let answer = try story.world[.everyone].get(story.report + "?language=\(language)")
            #expect(try Self.texts(answer.expect(200))[0] == words)
            #expect(answer["cache-control"] == "public, max-age=30")
        }
    }

    @Test func `a part is cut alike in every language`() throws {
        let story = try Self.story()
        try story.act(.secretariat, "/state-disclosures", Sample.disclosure).expect(201)
        try story.review()
        try story.act(
            .secretariat, "/publications",
            """
            {"basis": "art_16_2_state_disclosure", "scope": "part", "paragraphs": ["2"],
             "published_on": "2015-04-07",
             "decision": {"decided_on": "2015-03-01", "reference": "D"}}
            """
        ).expect(201)
        let french = try story.world[.everyone].get(story.report + "?language=fr").expect(200)
        #expect(Self.texts(french) == ["Donnez de la lumière."])
        #expect(!french.text.contains("sombre") && !french.text.contains("Noté"))
        try story.world[.everyone].get(story.report + "/paragraphs/1?language=fr").expect(404)
    }

    @Test func `an annex that is left out is shown as it was submitted`() throws {
        let annexes = #""annexes": [{"number": "I", "heading": "Lieux", "sections": []}]"#
        let document = Sample.document.replacing(#""annexes": []"#, with: annexes)
        let story = try Story(in: World(), document: document)
        try story.reachAddressee()
        try story.act(.secretariat, "/language-versions", Sample.version).expect(201)
        let french = try story.world[.liaisonKAZ].get(story.report + "?language=fr").json
        let shown = french["document"]?["annexes"]?.elements[0]
        #expect(shown?["heading"]?.text == "Lieux" && shown?["language"]?.text == "en")
        let english = try story.world[.liaisonKAZ].get(story.report).json
        #expect(english["document"]?["annexes"]?.elements[0]["language"] == nil)
        // What is corrected in it is corrected in every version that shows it.
        let tag = try story.world[.liaisonKAZ].get(story.report + "?language=fr")["etag"]
        try story.act(
            .secretariat, "/corrigenda",
            """
            {"language": "en", "issued_on": "2015-03-01",
             "corrections": [{"annex": "I", "text": "Places"}]}
            """
        ).expect(201)
        let after = try story.world[.liaisonKAZ].get(story.report + "?language=fr")
        let annex = after.json["document"]?["annexes"]?.elements[0]
        #expect(annex?["heading"]?.text == "Places" && after["etag"] != tag)
    }

    /// Items are of one language; the person is the same in all.
    @Test func `masks stand in every language, with the same letters`() throws {
        let story = try PersonalDataStory(in: try World())
        try story.act(
            .secretariat, "/language-versions",
            """
            {"language": "fr", "title": "L'affaire", "document":
             \(PersonalDataStory.document.replacing("Karim Osman", with: "K. O.")
                .replacing("née Holt, met", with: "a vu"))}
            """
        ).expect(201)
        try story.markAll()
        func inFrench(
            _ words: String, _ place: String, _ text: String, _ subject: String
        ) throws {
            try story.mark(words, in: place, text: text, subject: subject, #", "language": "fr""#)
                .expect(201)
        }
        for (place, text) in story.places where !place.contains("reply") {
            let text = text.replacing("Karim Osman", with: "K. O.")
                .replacing("née Holt, met", with: "a vu")
            try inFrench("Anna Berg", place, text, "person-1")
        }
        try story.ask()
        try story.review()
        let refused = try story.publish().expect(409)
        #expect(
            refused.json["errors"]?.elements.first?["pointer"]?.text == "#/paragraph/3")
        #expect(!refused.text.contains("Moor"))
        try inFrench(
            "Lea Moor", PersonalDataStory.paragraph("3"), PersonalDataStory.third, "person-3")
        try story.review()
        try story.publish().expect(201)
        let french = try story.get("?language=fr")
        #expect(!french.text.contains("Berg") && !french.text.contains("Moor"))
        let texts = french.json["document"]?.each("text", of: "paragraphs")
        #expect(texts?[0].hasPrefix("[personne B], a vu K. O.") == true)
        #expect(texts?[2] == "[personne C] wrote.")
        let english = try story.get().json["document"]?.each("text", of: "paragraphs")
        #expect(english?[0].hasPrefix("[person B], née Holt, met [person A]") == true)
    }

    /// Its items are the original's, whatever version shows it; of a part it goes with its flag.
    @Test func `an annex that is left out is masked wherever it is shown`() throws {
        let story = try PersonalDataStory(in: try World())
        let start = PersonalDataStory.document.ranges(of: #""annexes": ["#)[0]
        let end = PersonalDataStory.document.ranges(of: #""unplaced""#)[0]
        let rest = PersonalDataStory.document[end.lowerBound...]
        let document = PersonalDataStory.document[..<start.lowerBound] + rest
        let plain = ["Anna Berg", "Karim Osman", "Lea Moor"].reduce(String(document)) {
            $0.replacing($1, with: "X")
        }
        try story.act(
            .secretariat, "/language-versions",
            #"{"language": "ru", "title": "T", "document": \#(plain)}"#
        ).expect(201)
        try story.publishMasked()
        let printed = try story.get("?language=ru").expect(200)
        let annex = printed.json["document"]?["annexes"]?.elements.first
        #expect(annex?["heading"]?.text == "Met: [person B]" && annex?["language"]?.text == "en")
        #expect(PersonalDataTests.names.filter(printed.text.contains) == [])
    }
}
