/// What happens to documents, before the Committee, and beside a report.
extension HiddenTests {
    private static let hands: Set<Reader> = [.spt, .secretariat]
    private static let readersOfTheText: Set<Reader> = [
        .spt, .secretariat, .liaisonKAZ, .npmKAZ,
    ]

    static let ofItsDocuments = [
        Event(
            "a text is corrected", knownTo: readersOfTheText, moves: readersOfTheText,
            after: sendToBoth
        ) {
            try $0.act(.secretariat, "/corrigenda", Sample.corrigendum).expect(201)
        },
        Event(
            "a language is added", knownTo: readersOfTheText, moves: readersOfTheText,
            after: sendToBoth
        ) {
            try $0.act(.secretariat, "/language-versions", Sample.version).expect(201)
        },
        Event(
            "its words are erased", knownTo: readersOfTheText, moves: readersOfTheText,
            after: sendToBoth
        ) {
            try $0.act(.secretariat, "/erasure", Sample.erasure).expect(200)
        },
        Event("a span is marked", knownTo: hands, moves: hands, after: sendToBoth) { story in
            let path = story.report + "/personal-data-items"
            _ = try story.world[.secretariat].post(path, Sample.item).created()
        },
        Event(
            "the Committee is asked", knownTo: hands.union([.cat]), moves: hands.union([.cat]),
            after: sendToBoth
        ) {
            try $0.refer()
        },
        Event(
            "the State is invited", knownTo: hands.union([.cat, .liaisonKAZ]),
            moves: hands.union([.cat, .liaisonKAZ]), after: refer
        ) {
            try $0.invite()
        },
        // The Committee sees the report no more.
        Event(
            "the request is rejected", knownTo: hands.union([.cat, .liaisonKAZ]),
            moves: hands.union([.liaisonKAZ]), after: hear
        ) {
            try $0.decide(nil, inFavour: 3)
        },
        Event("a draft links to it", knownTo: hands, after: sendToBoth) { story in
            let link =
                #"{"type": "cites", "target": {"symbol": "CAT/OP/KAZ/9", "paragraphs": ["2"]}}"#
            let document = Sample.document.replacing(
                #""text": "Give light.", "reiterates": []"#,
                with: #""text": "Give light.", "links": [\#(link)]"#)
            _ = try Story(in: story.world, document: document)
        },
        Event("a draft amends it", knownTo: hands, moves: hands, after: sendToBoth) { story in
            let base = Story.id(story.report)
            let amends = #", "amends": {"report_id": "\#(base)", "as": "addendum"}"#
            _ = try Story(in: story.world, amends)
        },
        Event("a reprisal is recorded", knownTo: hands, after: sendToBoth) { story in
            let reprisal = #"{"reported_on": "2014-05-02", "channel": "npm", "state_party": "KAZ"}"#
            _ = try story.world[.secretariat].post("/v1/reprisals", reprisal).created()
        },
        Event("a place is entered", knownTo: hands, after: sendToBoth) { story in
            let place = #"{"state_party": "KAZ", "kind": "prison", "name": "Colony 2"}"#
            _ = try story.world[.secretariat].post("/v1/places", place).created()
        },
    ]

    @Sendable private static func refer(_ story: Story) throws {
        try sendToBoth(story)
        try story.refer()
    }

    @Sendable private static func hear(_ story: Story) throws {
        try refer(story)
        try story.invite()
        try story.hear()
    }
}
