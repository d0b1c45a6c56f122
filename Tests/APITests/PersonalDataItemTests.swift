import HTTPMessages
import JSON
import Registry
import Testing

/// Spans, their rules, their readers, and the steps of a consent.
@Suite("Personal-data items")
struct PersonalDataItemTests {
    @Test func `an item says which words, of whom, and what is to become of them`() throws {
        let story = try PersonalDataStory(in: try World())
        let answer = try story.mark(
            "Karim Osman", in: PersonalDataStory.paragraph("1"), text: PersonalDataStory.first
        ).expect(201)
        let item = answer.json
        #expect(item["id"]?.text?.hasPrefix("pdi_") == true)
        #expect(item["start"] == .number(JSONNumber(25)) && item["end"] == .number(JSONNumber(36)))
        #expect(item["exact"]?.text == "Karim Osman" && item["language"]?.text == "en")
        #expect(item["treatment"]?.text == "mask" && item["consent"]?.text == "none")
        #expect(item["text"]?["address"]?.text == "1" && item["mistaken"] == .bool(false))
        let read = try story.world[.spt].get(answer["location"] ?? "").expect(200)
        #expect(read.json == item && read["etag"] == answer["etag"])
        #expect(try story.get("/personal-data-items", as: .spt).json.items == [item])
    }

    @Test(arguments: [
        ("{}", 201), (#"{"treatment": "mask"}"#, 201), (#"{"subject": "person-9"}"#, 409),
    ])
    func `a change that changes nothing voids no review`(change: String, code: Int) throws {
        let story = try PersonalDataStory(in: try World())
        try story.markAll()
        let item = try story.items(of: "person-3")[0]
        try story.ask()
        try story.review()
        let path = story.report + "/personal-data-items/" + item
        try story.world[.secretariat].act(path, change, on: path, "PATCH").expect(200)
        try story.publish().expect(code)
    }

    /// Each kind of text by its own name; a heading by any paragraph under it.
    @Test func `spans are of any text, and a heading is one wherever it is named`() throws {
        let story = try PersonalDataStory(in: try World())
        try story.markAll()
        #expect(try story.get("/personal-data-items", as: .secretariat).json.items.count == 14)
        let again = try story.mark(
            "Anna Berg", in: #"{"kind": "heading", "address": "2", "level": 2}"#,
            text: "On Anna Berg"
        ).expect(422)
        #expect(again.json["code"]?.text == "span_overlaps")
    }

    /// Of "Anna Berg, née Holt, met Karim Osman on 3 May.", of which Anna Berg is marked.
    static let refused: [(Range<Int>, words: String, code: String)] = [
        (11..<14, "née", "yes"), (11..<13, "né", "span_cuts_word"),
        (12..<14, "ée", "span_cuts_word"), (0..<9, "Anna Berg", "span_overlaps"),
        (5..<14, "Berg, née", "span_overlaps"), (25..<36, "Karim Osmon", "span_of_other_words"),
        (24..<35, "Karim Osman", "span_of_other_words"), (40..<60, "3 May", "span_outside_text"),
        (25..<25, "Karim", "span_outside_text"),
    ]

    @Test(arguments: refused.indices)
    func `a span that breaks a rule is refused with the rule and without the words`(
        index: Int
    ) throws {
        let story = try PersonalDataStory(in: try World())
        try story.mark(PersonalDataStory.paragraph("1"), 0..<9, "Anna Berg").expect(201)
        let (span, words, code) = Self.refused[index]
        let answer = try story.mark(PersonalDataStory.paragraph("1"), span, words)
        let count = try story.get("/personal-data-items", as: .secretariat).json.items.count
        guard code != "yes" else {
            #expect(answer.status == .created && count == 2)
            return
        }
        #expect(answer.status.code == 422 && count == 1)
        #expect(answer.json["code"]?.text == code)
        #expect(answer.json["article"]?.text == "OPCAT art. 16 (2), third sentence")
        #expect(PersonalDataTests.names.filter(answer.text.contains) == [])
        if span == 24..<35 {
            #expect(answer.json.each("detail", of: "errors") == ["stands from 25 to 36"])
        }
    }

    @Test(arguments: [
        #"{"kind": "paragraph", "address": "9"}"#, #"{"kind": "footnote", "number": "2"}"#,
        #"{"kind": "heading", "address": "1", "level": 2}"#,
        #"{"kind": "annex", "annex": "I", "item": 3}"#, #"{"kind": "unplaced", "line": 8}"#,
        #"{"kind": "annex", "annex": "I", "item": 1, "section": 1}"#,
        #"{"kind": "footnote", "number": "1", "occurrence": 2}"#,
        #"{"kind": "reply", "reply_id": "rpl_aaaaaaaaaaaaaaaaaaaaaaaaaa", "item": 1}"#,
    ])
    func `a text that is not there has no spans`(place: String) throws {
        let story = try PersonalDataStory(in: try World())
        try story.mark(place, 0..<4, "Anna").expect(422)
    }

    @Test func `a reply that is a draft is no text yet, as if it were not there`() throws {
        let story = try PersonalDataStory(in: try World())
        let draft = try story.world[.liaisonKAZ].post(story.report + "/replies", Sample.reply)
            .created()
        let absent = draft.prefix(4) + String(repeating: "a", count: 26)
        let answers = try [draft, String(absent)].map { id in
            try story.mark(
                #"{"kind": "reply", "reply_id": "\#(id)", "item": 1}"#, 0..<5, "Lamps"
            ).expect(422).masked
        }
        #expect(answers[0] == answers[1])
    }

    @Test func `a draft has no spans, since its text may change under them`() throws {
        let story = try Story(in: try World())
        let answer = try story.world[.secretariat].post(
            story.report + "/personal-data-items", Sample.item)
        #expect(answer.status == .conflict && answer.json["code"]?.text == "not_adopted")
    }

    @Test func `the label of a person is no name`() throws {
        let story = try PersonalDataStory(in: try World())
        for subject in ["Lea Moor", "the late lea moor", "LEA MOOR (witness)"] {
            let answer = try story.mark(
                PersonalDataStory.paragraph("3"), 0..<8, "Lea Moor", subject
            ).expect(422)
            #expect(answer.json.each("pointer", of: "errors") == ["#/subject"])
            #expect(!answer.text.contains("Moor"))
        }
        let item = try story.mark(PersonalDataStory.paragraph("3"), 0..<8, "Lea Moor").created()
        let path = story.report + "/personal-data-items/\(item)"
        try story.world[.secretariat].act(path, #"{"subject": "Lea Moor"}"#, on: path, "PATCH")
            .expect(422)
    }

    static let paths = [
        "/personal-data-items", "/personal-data-items/{item}",
        "/personal-data-items/{item}/consent",
        "/personal-data-proposals", "/reissues",
    ]

    @Test(arguments: paths)
    func `to everybody else there is nothing, before publication and after it`(
        path: String
    ) throws {
        let story = try PersonalDataStory(in: try World())
        try story.publishMasked()
        let item = try story.items(of: "person-1")[0]
        let below = path.replacing("{item}", with: item)
        let absent = "/v1/reports/rep_aaaaaaaaaaaaaaaaaaaaaaaaaa" + below
        for reader in Reader.allCases {
            let answer = try story.get(below, as: reader)
            if [.spt, .secretariat].contains(reader) {
                #expect(answer.status == .ok, "\(reader)")
            } else {
                #expect(answer.status == .notFound, "\(reader)")
                #expect(try answer.masked == story.world[reader].get(absent).masked, "\(reader)")
            }
        }
    }

    @Test(arguments: paths)
    func `a dashboard that reads the report finds no personal data beside it`(path: String) throws {
        let story = try PersonalDataStory(in: try World())
        try story.publishMasked()
        let dashboard = try story.world.bench.account(.dashboard, permissions: .read)
        try dashboard.get(story.report).expect(200)
        let item = try story.items(of: "person-1")[0]
        try dashboard.get(story.report + path.replacing("{item}", with: item)).expect(404)
    }

    @Test func `only the secretariat writes, and nobody else learns that it could`() throws {
        let story = try PersonalDataStory(in: try World())
        let item = try story.mark(
            "Lea Moor", in: PersonalDataStory.paragraph("3"), text: PersonalDataStory.third
        ).created()
        let path = story.report + "/personal-data-items"
        let acts: [(String, String, String)] = [
            ("POST", path, Sample.item), ("PATCH", path + "/\(item)", #"{"treatment": "print"}"#),
            (
                "POST", path + "/\(item)/consent",
                #"{"consent": "requested", "on": "2015-04-01"}"#
            ),
        ]
        for (method, target, content) in acts {
            for reader in Reader.allCases where reader != .secretariat {
                let answer = try story.world[reader].ask(method, target, content, ["If-Match: *"])
                let expected = reader == .spt ? 403 : reader == .everyone ? 401 : 404
                #expect(answer.status.code == expected, "\(reader) \(target)")
            }
        }
    }

    @Test func `a mechanism keeps the items of its own report, and nobody looks in`() throws {
        let world = try World()
        let story = try Story(in: world, by: .npmKAZ)
        try story.reachAddressee()
        try story.send(to: "spt")
        let path = story.report + "/personal-data-items"
        try world[.npmKAZ].post(path, Sample.item).expect(201)
        for reader in Reader.allCases {
            let status = try world[reader].get(path).status.code
            #expect(status == (reader == .npmKAZ ? 200 : 404), "\(reader)")
        }
    }

    @Test func `the steps of a consent are kept, in order, and need the present tag`() throws {
        let story = try PersonalDataStory(in: try World())
        let item = try story.mark(
            "Lea Moor", in: PersonalDataStory.paragraph("3"), text: PersonalDataStory.third
        ).created()
        let path = story.report + "/personal-data-items/\(item)"
        let steps = [
            ("withdrawn", "2015-04-01", 409), ("requested", "2015-05-01", 200),
            ("requested", "2015-04-01", 409), ("refused", "2015-05-02", 200),
            ("granted", "2015-04-01", 422), ("granted", "2015-05-03", 200),
            ("none", "2015-05-03", 422), ("withdrawn", "2030-01-01", 422),
            ("withdrawn", "2015-05-04", 200), ("granted", "2015-05-05", 200),
        ]
        for (consent, date, status) in steps {
            #expect(try story.consent(consent, to: item, on: date).status.code == status)
        }
        let read = try story.world[.spt].get(path + "/consent").expect(200).json
        #expect(read["consent"]?.text == "granted")
        #expect(
            read.each("consent", of: "consent_history") == [
                "requested", "refused", "granted", "withdrawn", "granted",
            ])
        let content = #"{"consent": "withdrawn", "on": "2015-05-06"}"#
        try story.world[.secretariat].post(path + "/consent", content).expect(428)
        try story.world[.secretariat].post(path + "/consent", content, ifMatch: "\"stale\"")
            .expect(412)
    }

    @Test func `a mistake is withdrawn before publication, kept, and masks nothing`() throws {
        let story = try PersonalDataStory(in: try World())
        let mistake = try story.mark(
            "met", in: PersonalDataStory.paragraph("1"), text: PersonalDataStory.first
        ).created()
        let path = story.report + "/personal-data-items/"
        let withdraw = { (item: String) in
            try story.world[.secretariat].act(
                path + item, #"{"mistaken": true}"#, on: path + item, "PATCH")
        }
        #expect(try withdraw(mistake).expect(200).json["mistaken"] == .bool(true))
        #expect(try withdraw(mistake).expect(409).json["code"]?.text == "item_mistaken")
        try story.publishMasked()
        let first = try story.get().json["document"]?.each("text", of: "paragraphs").first
        #expect(first == "[person B], née Holt, met [person A] on 3 May.")
        let published = try withdraw(try story.items(of: "person-2")[0])
        #expect(published.status.code == 409)
        #expect(published.json["code"]?.text == "item_published")
    }
}
