import HTTPMessages
import JSON
import Testing

@Suite("Corrigenda")
struct CorrigendumTests {
    @Test func `a text is shown as corrected, with a link to what was corrected`() throws {
        let story = try LanguageVersionTests.story()
        let client = story.world[.liaisonKAZ]
        let french = try client.get(story.report + "?language=fr")["etag"]
        let made = try story.act(.secretariat, "/corrigenda", Sample.corrigendum).expect(201)
        let answer = try client.get(story.report)
        #expect(LanguageVersionTests.texts(answer)[0] == "Cells were very dark.")
        let id = made.json["id"]?.text ?? ""
        let paragraph = answer.json["document"]?["paragraphs"]?.elements[0]
        #expect(paragraph?.words("corrected_by") == [id])
        let correction = answer.json["corrections"]?.elements.first
        #expect(correction?["issued_on"]?.text == "2015-03-01")
        #expect(correction?["places"]?.elements.first?["paragraph"]?.text == "1")
        let url = try #require(correction?["url"]?.text)
        let read = try client.get(url).expect(200).json["corrections"]?.elements.first
        #expect(read?["before"]?.text == "Cells were dark.")
        #expect(read?["after"]?.text == "Cells were very dark.")
        // The other language is as it was.
        #expect(try client.get(story.report + "?language=fr")["etag"] == french)
        #expect(try client.get(story.report + "?language=fr").json["corrections"] == nil)
    }

    @Test func `a correction of one language leaves the tags of the others`() throws {
        let story = try LanguageVersionTests.story { story in try story.ask() }
        try story.review()
        try story.publish()
        let tags = { (reader: Reader) in
            try story.world[reader].get(story.report)["etag"]
        }
        let before = try [Reader.everyone, .liaisonKAZ].map(tags)
        let french = try story.world[.everyone].get(story.report + "?language=fr")["etag"]
        let corrigendum = Sample.corrigendum.replacing(#""en""#, with: #""fr""#)
        try story.act(.secretariat, "/corrigenda", corrigendum).expect(201)
        #expect(try [Reader.everyone, .liaisonKAZ].map(tags) == before)
        // Nor does the public read it before somebody has looked.
        #expect(try story.world[.everyone].get(story.report + "?language=fr")["etag"] == french)
        try story.act(.secretariat, "/reissues", Sample.reissue).expect(409)
        try story.review()
        try story.act(.secretariat, "/reissues", Sample.reissue).expect(201)
        #expect(try tags(.everyone) == before[0])
        let printed = try story.world[.everyone].get(story.report + "?language=fr").expect(200)
        #expect(LanguageVersionTests.texts(printed)[0] == "Cells were very dark.")
        let listed = try story.world[.everyone].get(story.report + "/corrigenda").expect(200)
        #expect(listed.json.items.count == 1 && !listed.text.contains("before"))
        #expect(!listed.text.contains("sombre"))
        #expect(
            listed.json.items[0]["corrections"]?.elements[0]["after"]?.text
                == "Cells were very dark.")
        let url = printed.json["corrections"]?.elements.first?["url"]?.text
        try story.world[.everyone].get(try #require(url)).expect(200)
    }

    @Test func `what the public does not read in a part it is not told of`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.act(.secretariat, "/corrigenda", Sample.corrigendum).expect(201)
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
        let printed = try story.world[.everyone].get(story.report).expect(200)
        #expect(printed.json["corrections"] == nil)
        let listed = try story.world[.everyone].get(story.report + "/corrigenda?count=true").json
        #expect(listed.items.isEmpty && listed["total"] == .number(JSONNumber(0)))
        let id = try story.world[.spt].get(story.report + "/corrigenda").json.ids[0]
        let hidden = try story.world[.everyone].get(story.report + "/corrigenda/\(id)")
        let absent = try story.world[.everyone].get(story.report + "/corrigenda/cor_a")
        #expect(hidden.status == .notFound && hidden.masked == absent.masked)
    }

    @Test func `a recommendation is corrected with its paragraph`() throws {
        let story = try Story(in: World())
        try story.adopt()
        let correct = { (corrections: String) in
            try story.act(
                .secretariat, "/corrigenda",
                #"{"language": "en", "issued_on": "2015-03-01", "corrections": [\#(corrections)]}"#)
        }
        let paragraph = #"{"paragraph": "2", "text": "Give lamps."}"#
        let refused = try correct(paragraph).expect(422)
        #expect(refused.json.each("pointer", of: "errors") == ["#/corrections/0/text"])
        try correct(paragraph + #", {"recommendation": "2", "text": "Give lamps."}"#).expect(201)
        let document = try story.world[.spt].get(story.report).json["document"]
        #expect(document?.each("text", of: "recommendations") == ["Give lamps.", "Noted."])
        let list = try story.world[.spt].get("/v1/recommendations").json
        #expect(list.each("text", of: "items") == ["Give lamps.", "Noted."])
    }

    @Test(arguments: [
        (#"{"paragraph": "9", "text": "A"}"#, "#/corrections/0"),
        (#"{"paragraph": "1", "text": "Cells were dark."}"#, "#/corrections/0"),
        (#"{"text": "A"}"#, "#/corrections/0"),
        (#"{"paragraph": "1", "footnote": "1", "text": "A"}"#, "#/corrections/0"),
        (#"{"paragraph": "1", "level": 1, "text": "A"}"#, "#/corrections/0"),
        (
            #"{"paragraph": "1", "text": "A"}, {"paragraph": "1", "text": "B"}"#,
            "#/corrections/1"
        ),
    ])
    func `a correction names one text and changes it`(corrections: String, pointer: String)
        throws
    {
        let story = try Story(in: World())
        try story.adopt()
        let answer = try story.act(
            .secretariat, "/corrigenda",
            #"{"language": "en", "issued_on": "2015-03-01", "corrections": [\#(corrections)]}"#
        ).expect(422)
        #expect(answer.json.each("pointer", of: "errors") == [pointer])
    }

    @Test func `who has not the report in hand corrects nothing, nor is a draft corrected`()
        throws
    {
        let story = try Story(in: World())
        #expect(
            try story.act(.secretariat, "/corrigenda", Sample.corrigendum).expect(409)
                .json["code"]?.text == "not_adopted")
        try story.reachAddressee()
        try story.act(.liaisonKAZ, "/corrigenda", Sample.corrigendum).expect(403)
        try story.act(.liaisonGEO, "/corrigenda", Sample.corrigendum).expect(404)
        try story.act(
            .secretariat, "/corrigenda", Sample.corrigendum.replacing(#""en""#, with: #""ru""#)
        ).expect(422)
        try story.act(.secretariat, "/corrigenda", Sample.corrigendum).expect(201)
        try story.act(
            .secretariat, "/corrigenda",
            Sample.corrigendum.replacing("2015-03-01", with: "2015-02-01")
                .replacing("very dark", with: "quite dark")
        ).expect(422)
    }

    /// Anna Berg's name moves in paragraph 1; Lea Moor's goes from paragraph 3.
    private static func corrected(_ story: PersonalDataStory) throws {
        try story.act(
            .secretariat, "/corrigenda",
            """
            {"language": "en", "issued_on": "2015-03-01", "corrections": [
               {"paragraph": "1", "text": "In May Anna Berg met Karim Osman."},
               {"paragraph": "3", "text": "A person wrote."}]}
            """
        ).expect(201)
    }

    @Test func `items are carried to the same words and apply no more where these are gone`()
        throws
    {
        let story = try PersonalDataStory(in: try World())
        try story.markAll()
        try Self.corrected(story)
        let items = try story.get("/personal-data-items", as: .secretariat).json.items
        let first = items.first {
            $0["text"]?["address"]?.text == "1" && $0["subject"]?.text == "person-1"
        }
        #expect(first?["exact"]?.text == "Anna Berg")
        #expect(first?["start"] == .number(JSONNumber(7)))
        let gone = items.first { $0["subject"]?.text == "person-3" }
        #expect(gone?["applies"] == .bool(false) && gone?["exact"]?.text == "")
        try story.ask()
        try story.review()
        try story.publish().expect(201)
        let texts = try story.get().json["document"]?.each("text", of: "paragraphs")
        #expect(texts?[0] == "In May [person B] met [person A].")
        let all = try story.everything(as: .everyone) + story.get("/corrigenda").text
        #expect(PersonalDataTests.names.filter(all.contains) == [])
        #expect(all.contains("In May [person B]"))
    }

    @Test(arguments: ["", #", "treatment": "print""#])
    func `a name that a corrigendum took out of its text may not stand elsewhere`(
        further: String
    ) throws {
        let story = try PersonalDataStory(in: try World()) { content in
            content.replacing("That Anna Berg, be freed.", with: "Help Lea Moor to a doctor.")
        }
        for (place, text) in story.places { try story.mark("Anna Berg", in: place, text: text) }
        let (first, title) = (PersonalDataStory.first, PersonalDataStory.title)
        for (place, text) in [
            (#"{"kind": "title"}"#, title), (PersonalDataStory.paragraph("1"), first),
        ] {
            try story.mark("Karim Osman", in: place, text: text, subject: "person-2").expect(201)
        }
        try story.mark(
            "Lea Moor", in: PersonalDataStory.paragraph("3"), text: PersonalDataStory.third,
            subject: "person-3", further
        ).expect(201)
        try Self.corrected(story)
        try story.ask()
        try story.review()
        let refused = try story.publish().expect(409)
        let pointers = refused.json.each("pointer", of: "errors")
        #expect(pointers == ["#/recommendation/2"])
    }

    /// What nobody has looked at yet does not go out by the way of a withdrawn consent.
    @Test func `a withdrawn consent closes what is public and opens no correction`() throws {
        let story = try PersonalDataStory(in: try World())
        try story.markAll()
        let item = try story.items(of: "person-3")[0]
        try story.consent("granted", to: item).expect(200)
        try story.ask()
        try story.review()
        try story.publish().expect(201)
        #expect(try story.get().text.contains("Lea Moor wrote."))
        try Self.corrected(story)
        try story.consent("withdrawn", to: item, on: "2015-06-01").expect(200)
        let printed = try story.get().expect(200)
        #expect(printed.text.contains("[person C] wrote."))
        #expect(!printed.text.contains("In May") && printed.json["corrections"] == nil)
        #expect(PersonalDataTests.names.filter(printed.text.contains) == [])
    }

    @Test func `the symbol of a corrigendum is the report's with a number, once in a language`()
        throws
    {
        let story = try Story(in: World(), by: .secretariat, #", "symbol": "CAT/OP/KAZ/2""#)
        try story.reachAddressee()
        try story.act(.secretariat, "/language-versions", Sample.version).expect(201)
        let correct = { (language: String, symbol: String, text: String) in
            try story.act(
                .secretariat, "/corrigenda",
                """
                {"language": "\(language)", "issued_on": "2015-03-01", "symbol": "\(symbol)",
                 "corrections": [{"paragraph": "1", "text": "\(text)"}]}
                """)
        }
        let wrong = try correct("en", "CAT/OP/KAZ/2/Add.1", "A").expect(422)
        #expect(wrong.json.each("pointer", of: "errors") == ["#/symbol"])
        try correct("en", "CAT/OP/KAZ/2/Corr.1", "A").expect(201)
        try correct("fr", "CAT/OP/KAZ/2/Corr.1", "A").expect(201)
        try correct("en", "CAT/OP/KAZ/2/Corr.1", "B").expect(409)
        let shown = try story.world[.liaisonKAZ].get(story.report).json["corrections"]?.elements
        #expect(shown?.map { $0["symbol"]?.text } == ["CAT/OP/KAZ/2/Corr.1"])
        let all = try story.world[.liaisonKAZ].get(story.report + "/corrigenda").json.items
        #expect(all.map { $0["language"]?.text } == ["en", "fr"])
    }

    /// A part that opens paragraph 2 alone does not name paragraph 1 as the place of its heading.
    @Test func `a corrected heading is named by a paragraph that its reader reads`() throws {
        let document = Sample.document.replacing(
            #""heading_path": []"#, with: #""heading_path": ["Cels"]"#)
        let story = try Story(in: World(), document: document)
        try story.reachAddressee()
        try story.act(
            .secretariat, "/corrigenda",
            """
            {"language": "en", "issued_on": "2015-03-01",
             "corrections": [{"heading": "2", "text": "Cells"}]}
            """
        ).expect(201)
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
        let places = { (reader: Reader) in
            try story.world[reader].get(story.report).json["corrections"]?.elements.first?[
                "places"]?
                .elements.first?["heading"]?.text
        }
        #expect(try places(.liaisonKAZ) == "1" && places(.everyone) == "2")
        let heading = try story.world[.everyone].get(story.report + "/paragraphs/2").json
        #expect(heading.words("heading_path") == ["Cells"])
    }
}
