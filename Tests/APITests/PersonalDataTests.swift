import HTTPMessages
import JSON
import Testing

/// Article 16 (2), third sentence, on the wire: nothing that tells of a person goes out in plain
/// words without consent.
@Suite("Personal data in what is public")
struct PersonalDataTests {
    static let names = ["Anna", "Berg", "Karim", "Osman", "Lea", "Moor"]

    @Test func `every text that names a person is masked, and the same person has one letter`()
        throws
    {
        let story = try PersonalDataStory(in: try World())
        try story.publishMasked()
        let json = try story.get().expect(200).json
        let document = try #require(json["document"])
        // Karim Osman stands in the title, which comes first.
        #expect(json["title"]?.text == "The case of [person A]")
        #expect(
            document.each("text", of: "paragraphs") == [
                "[person B], née Holt, met [person A] on 3 May.",
                "Doctors saw her. Free [person B] at once. They agreed.", "[person C] wrote.",
            ])
        #expect(
            document["paragraphs"]?.elements.map { $0.words("heading_path") } == [
                ["I. Cases"], ["I. Cases", "On [person B]"], ["I. Cases", "On [person B]"],
            ])
        #expect(
            document.each("text", of: "recommendations") == [
                "Free [person B] at once.", "That [person B], be freed.",
            ])
        #expect(document.each("text", of: "footnotes") == ["Letter of [person B]."])
        #expect(document.each("printed", of: "footnotes") == ["Letter, [person B]."])
        let annex = try #require(document["annexes"]?.elements.first)
        #expect(annex["heading"]?.text == "Met: [person B]")
        let section = try #require(annex["sections"]?.elements.first)
        #expect(section["heading"]?.text == "[person B]'s ward")
        #expect(section.words("items") == ["Cell 4", "Cell of [person B]"])
        #expect(document.each("text", of: "unplaced") == ["[person B], page 3"])
    }

    @Test func `the reply printed as comments is masked in its own language`() throws {
        let story = try PersonalDataStory(in: try World())
        try story.publishMasked()
        for reader in [Reader.everyone, .liaisonGEO, .npmKAZ, .cat, .operator] {
            let listed = try story.get("/replies", as: reader).json.items
            let read = try story.world[reader].get(story.reply).expect(200).json
            #expect(listed == [read])
            let item = try #require(read["items"]?.elements.first)
            #expect(item["text"]?.text == "[personne B] was moved.")
            #expect(item.words("actions_taken") == ["Heard [personne B]."])
            #expect(item.each("text", of: "actions_planned") == ["Release [personne B]."])
            #expect(item.each("timescale", of: "actions_planned") == ["soon"])
            #expect(read["submitted_on"]?.text == "2014-06-30")
        }
    }

    @Test func `no outsider finds a name by any path, and the parties read on as before`() throws {
        let story = try PersonalDataStory(in: try World())
        try story.act(.secretariat, "/transmissions", Sample.transmission(to: "npm")).expect(201)
        let parties: [Reader] = [.spt, .secretariat, .liaisonKAZ]
        let before = try parties.map { try story.world[$0].get(story.report).json["document"] }
        try story.publishMasked()
        for reader in [Reader.everyone, .liaisonGEO, .npmGEO, .cat, .operator] {
            let all = try story.everything(as: reader)
            #expect(Self.names.filter(all.contains) == [], "\(reader)")
            #expect(!all.contains("person-"))
        }
        // Who has a copy reads the report, and of the reply what was printed.
        let copy = try story.get("/replies", as: .npmKAZ).text
        #expect(Self.names.filter(copy.contains) == [])
        let after = try parties.map { try story.world[$0].get(story.report).json["document"] }
        #expect(after == before)
        for reader in parties {
            #expect(try story.world[reader].get(story.reply).text.contains("Anna Berg was moved."))
        }
    }

    @Test func `a part has letters for its own persons only`() throws {
        let story = try PersonalDataStory(in: try World())
        try story.markAll()
        let disclosure = #"{"disclosed_on": "2014-09-02", "where": "A page", "scope": "whole"}"#
        try story.act(.liaisonKAZ, "/state-disclosures", disclosure).expect(201)
        try story.review()
        let decision = #", "decision": {"decided_on": "2015-02-14", "reference": "S"}"#
        try story.act(
            .secretariat, "/publications",
            """
            {"basis": "art_16_2_state_disclosure", "published_on": "2015-04-07",
             "scope": "part", "paragraphs": ["3"]\(decision)}
            """
        ).expect(201)
        let part = try story.get().json
        #expect(part["title"]?.text == "The case of [person A]")
        let paragraph = part["document"]?["paragraphs"]?.elements.first
        #expect(paragraph?["text"]?.text == "[person C] wrote.")
        #expect(paragraph?.words("heading_path") == ["I. Cases", "On [person B]"])
        // The whole keeps the letters that the part gave.
        try story.ask(withComments: false)
        try story.publish().expect(201)
        let whole = try story.get().json
        #expect(whole["title"]?.text == "The case of [person A]")
        let texts = whole["document"]?.each("text", of: "paragraphs")
        #expect(texts?[0] == "[person B], née Holt, met [person A] on 3 May.")
        #expect(texts?[2] == "[person C] wrote.")
    }

    @Test func `a part that leaves a person out tells nothing of them`() throws {
        let story = try PersonalDataStory(in: try World()) { content in
            content.replacing(PersonalDataStory.title, with: "A visit")
                .replacing(#", "On Anna Berg"]"#, with: "]")
        }
        for (place, words, text, subject) in [
            ("1", "Anna Berg", PersonalDataStory.first, "person-1"),
            ("1", "Karim Osman", PersonalDataStory.first, "person-2"),
            ("2", "Anna Berg", PersonalDataStory.second, "person-1"),
            ("3", "Lea Moor", PersonalDataStory.third, "person-3"),
        ] {
            try story.mark(
                words, in: PersonalDataStory.paragraph(place), text: text, subject: subject
            ).expect(201)
        }
        try story.act(
            .liaisonKAZ, "/state-disclosures",
            #"{"disclosed_on": "2014-09-02", "where": "A page", "scope": "whole"}"#
        ).expect(201)
        try story.review()
        try story.act(
            .secretariat, "/publications",
            """
            {"basis": "art_16_2_state_disclosure", "published_on": "2015-04-07", "scope": "part",
             "paragraphs": ["3"], "decision": {"decided_on": "2015-02-14", "reference": "S"}}
            """
        ).expect(201)
        let document = try story.get().json["document"]
        #expect(document?.each("text", of: "paragraphs") == ["[person A] wrote."])
    }

    /// "Doctors saw her. Free her at once. They agreed.": of two equal words one is marked.
    @Test(arguments: [(12..<15, "Free her at once."), (22..<25, "Free [person A] at once.")])
    func `a recommendation has the spans of its own words where it stands word for word`(
        span: Range<Int>, recommendation: String
    ) throws {
        let story = try PersonalDataStory(in: try World()) { content in
            content.replacing("Anna Berg", with: "her").replacing("Karim Osman", with: "K")
        }
        try story.mark(
            PersonalDataStory.paragraph("2"), span, "her", "person-1", #", "category": "other""#
        ).expect(201)
        try story.ask(withComments: false)
        try story.review()
        try story.publish().expect(201)
        let document = try story.get().json["document"]
        #expect(document?.each("text", of: "recommendations").first == recommendation)
    }

    /// Another spelling of the gate's first part: what was looked at is what goes out.
    @Test func `an item, a step of a consent or a change after the review shuts the gate`() throws {
        let world = try World()
        let changes: [(PersonalDataStory) throws -> Void] = [
            { try $0.mark("Lea", in: PersonalDataStory.paragraph("3"), text: "Lea").expect(201) },
            { story in
                try story.consent("requested", to: try story.items(of: "person-1")[0]).expect(200)
            },
            { story in
                let path = story.report + "/personal-data-items/"
                let item = path + (try story.items(of: "person-1")[0])
                try world[.secretariat].act(item, #"{"subject": "person-9"}"#, on: item, "PATCH")
                    .expect(200)
            },
        ]
        for change in changes {
            let story = try PersonalDataStory(in: world)
            for (place, text) in story.places {
                try story.mark("Anna Berg", in: place, text: text).expect(201)
            }
            try story.ask()
            try story.review()
            try change(story)
            let refused = try story.publish().expect(409).json
            #expect(refused["type"]?.text == "/problems/personal-data-review-missing")
            #expect(refused["article"]?.text == "OPCAT art. 16 (2), third sentence")
            #expect(try story.get().status == .notFound)
            try story.review()
            try story.publish().expect(201)
        }
    }

    @Test func `a span to be printed waits for consent, and is printed on it`() throws {
        let story = try PersonalDataStory(in: try World())
        try story.markAll()
        let printed = try story.mark(
            "Holt", in: PersonalDataStory.paragraph("1"), text: PersonalDataStory.first,
            #", "treatment": "print""#
        ).created()
        try story.ask()
        try story.review()
        let refused = try story.publish().expect(409).json
        #expect(refused["type"]?.text == "/problems/personal-data-consent-missing")
        #expect(refused.each("pointer", of: "errors") == ["#/personal_data_items/\(printed)"])
        try story.consent("granted", to: printed).expect(200)
        try story.review()
        try story.publish().expect(201)
        let first = try story.get().json["document"]?.each("text", of: "paragraphs").first
        #expect(first == "[person B], née Holt, met [person A] on 3 May.")
    }

    @Test func `words of a masked name that no item covers keep everything in`() throws {
        let story = try PersonalDataStory(in: try World())
        for (place, text) in story.places.dropFirst(2).dropLast() {
            try story.mark("Anna Berg", in: place, text: text).expect(201)
        }
        try story.ask()
        try story.review()
        let refused = try story.publish().expect(409)
        #expect(refused.json["type"]?.text == "/problems/personal-data-consent-missing")
        #expect(
            refused.json.each("pointer", of: "errors") == [
                "#/paragraph/1", "#/heading/2/2", "#/reply/\(story.replyID)/1/action_planned/1",
            ])
        #expect(Self.names.filter(refused.text.contains) == [])
        #expect(try story.get().status == .notFound)
    }
}
