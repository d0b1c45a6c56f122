import HTTPMessages
import JSON
import Testing

@Suite("Places, and visits to them")
struct PlaceTests {
    static let prison = """
        {"state_party": "KAZ", "kind": "prison", "name": "Colony 9", "locality": "Almaty"}
        """

    private static func visit(_ members: String, type: String = "country") -> String {
        """
        {"state_party": "KAZ", "body": "spt", "type": "\(type)", "started_on": "2013-03-26",
         "ended_on": "2013-04-01", "delegation": ["A. Member", "B. Member"]\(members)}
        """
    }

    private static func to(_ place: String) -> String {
        #", "places": [{"place_id": "\#(place)", "access": "granted"}]"#
    }

    @Test func `a place is known to its body until a visit that others read names it`() throws {
        let world = try World()
        let place = try world[.secretariat].post("/v1/places", Self.prison).created()
        let path = "/v1/places/" + place
        func knowers() throws -> [Reader] {
            try Reader.allCases.filter { reader in
                let answer = try world[reader].get(path)
                let listed = try world[reader].get("/v1/places?count=true").json
                #expect(listed.ids.contains(place) == (answer.status == .ok), "\(reader)")
                #expect(listed["total"] == .number(JSONNumber(listed.ids.count)))
                if answer.status != .ok {
                    let absent = try world[reader].get("/v1/places/pla_aaaaaaaaaaaaaaaaaaaaaaaaaa")
                    #expect(answer.masked == absent.masked)
                }
                return answer.status == .ok
            }
        }
        #expect(try knowers() == [.spt, .secretariat])
        let visit = try world[.secretariat].post("/v1/visits", Self.visit(Self.to(place))).created()
        #expect(try knowers() == [.spt, .secretariat])
        let content = Sample.report(to: "state_party", #", "visit_id": "\#(visit)""#)
        let report = try world.submit(by: .secretariat, content)
        try LinkStory.adopt(report, world, on: "2013-11-17").expect(200)
        #expect(try knowers() == [.spt, .secretariat])
        try LinkStory.send(report, world)
        #expect(try knowers() == [.spt, .secretariat, .liaisonKAZ])
        try LinkStory.publish(report, world, PartStory.part(["2"]))
        #expect(try knowers() == [.spt, .secretariat, .liaisonKAZ], "a part tells of no place")
    }

    @Test func `a place is entered and changed by its body`() throws {
        let world = try World()
        for reader in [Reader.spt, .liaisonKAZ, .cat, .operator] {
            #expect(try world[reader].post("/v1/places", Self.prison).status == .forbidden)
        }
        #expect(try world[.everyone].post("/v1/places", Self.prison).status == .unauthorized)
        #expect(try world[.npmGEO].post("/v1/places", Self.prison).status == .forbidden)
        let own = try "/v1/places/" + world[.npmKAZ].post("/v1/places", Self.prison).created()
        #expect(try world[.secretariat].get(own).status == .notFound)
        let changed = try world[.npmKAZ].act(
            own, #"{"locality": null, "subdivision": "Almaty region"}"#, on: own, "PATCH"
        ).expect(200).json
        #expect(changed["locality"] == nil && changed["subdivision"]?.text == "Almaty region")
        #expect(try world[.npmKAZ].ask("PATCH", own, "{}").status.code == 428)
        let theirs =
            try "/v1/places/" + world[.secretariat].post("/v1/places", Self.prison).created()
        #expect(try world[.spt].act(theirs, "{}", on: theirs, "PATCH").status == .forbidden)
        for bad in ["hotel", ""] {
            let content = Self.prison.replacing(#""prison""#, with: #""\#(bad)""#)
            #expect(try world[.npmKAZ].post("/v1/places", content).status.code == 422)
        }
    }

    @Test func `a visit goes to places that its body knows of`() throws {
        let world = try World()
        let own = try world[.secretariat].post("/v1/places", Self.prison).created()
        let other = try world[.npmKAZ].post("/v1/places", Self.prison).created()
        let georgian = try world[.secretariat].post(
            "/v1/places", Self.prison.replacing("KAZ", with: "GEO")
        ).created()
        let answers = try [other, georgian, "pla_aaaaaaaaaaaaaaaaaaaaaaaaaa"].map {
            try world[.secretariat].post("/v1/visits", Self.visit(Self.to($0))).expect(422).masked
        }
        #expect(Set(answers).count == 1)
        let made = try world[.secretariat].post(
            "/v1/visits",
            Self.visit(
                #"""
                , "places": [{"place_id": "\#(own)", "visited_on": "2013-03-27"},
                  {"name": "Barracks", "access": "denied",
                   "objection": {"ground": "national_defence", "raised_on": "2013-03-28"}},
                  {"name": "Depot", "access": "denied"}],
                "interlocutors": [{"institution": "Ministry of Justice", "role": "Minister"}]
                """#)
        ).expect(201).json
        let places = try #require(made["places"]?.elements)
        #expect(places[0]["name"]?.text == "Colony 9" && places[0]["kind"]?.text == "prison")
        #expect(places[1]["objection"]?["ground"]?.text == "national_defence")
        #expect(places[2]["access"]?.text == "denied" && places[2]["objection"] == nil)
        #expect(made["interlocutors"]?.elements.count == 1)
        // What comes back can be sent again.
        var writer = JSONWriter()
        writer.value(try #require(made["places"]))
        let path = "/v1/visits/" + (made["id"]?.text ?? "")
        let again = try world[.secretariat].act(
            path, #"{"places": \#(String(decoding: writer.bytes, as: UTF8.self))}"#, on: path,
            "PATCH"
        ).expect(200).json
        #expect(again == made)
    }

    @Test(arguments: [
        (
            #", "places": [{"name": "B", "objection": {"ground": "state_of_emergency"}}]"#,
            "#/places/0/objection/ground", "OPCAT art. 14 (2)"
        ),
        (
            #", "places": [{"name": "B", "objection": {}}]"#, "#/places/0/objection/ground",
            "must be given"
        ),
        (
            #", "places": [{"name": "B", "objection": {"ground": "public_safety"}}]"#,
            "#/places/0/objection", "access denied (OPCAT art. 14 (2))"
        ),
        (
            #"""
            , "places": [{"name": "B", "access": "granted",
              "objection": {"ground": "public_safety"}}]
            """#,
            "#/places/0/objection", "access denied (OPCAT art. 14 (2))"
        ),
        (#", "places": [{"access": "denied"}]"#, "#/places/0/name", "must be given"),
        (
            #", "places": [{"name": "B", "visited_on": "2013-04-02"}]"#,
            "#/places/0/visited_on", "a day of the visit"
        ),
        (
            #", "interlocutors": [{"institution": "M", "name": "A. Person"}]"#,
            "#/interlocutors/0/name", "is not a member"
        ),
        (#", "type": "follow_up""#, "#/prior_visit_id", "OPCAT art. 13 (4)"),
        (
            #", "prior_visit_id": "vis_aaaaaaaaaaaaaaaaaaaaaaaaaa""#, "#/prior_visit_id",
            "OPCAT art. 13 (4)"
        ),
        (#", "led_by": "npm""#, "#/led_by", "joint_with"),
        (
            #", "joint_with": {"mechanism_id": "mec_a"}, "led_by": "npm""#, "#/joint_with",
            "OPCAT art. 11 (1)"
        ),
        (
            #", "delegation": ["A. Member", {"name": "B. Member", "nationality": "KAZ"}]"#,
            "#/delegation", "OPCAT art. 5 (6)"
        ),
        (#", "delegation": ["A. Member"]"#, "#/delegation", "OPCAT art. 13 (3)"),
    ])
    func `what is wrong with a visit is named with its article`(
        members: String, pointer: String, words: String
    ) throws {
        let world = try World()
        let content =
            members.contains("delegation") || members.contains("type")
            ? Self.visit("").replacing(
                members.contains("type")
                    ? #", "type": "country""# : #", "delegation": ["A. Member", "B. Member"]"#,
                with: members)
            : Self.visit(members)
        let answer = try world[.secretariat].post("/v1/visits", content).expect(422)
        let error = try #require(answer.json["errors"]?.elements.first)
        #expect(error["pointer"]?.text == pointer)
        #expect(error["detail"]?.text?.contains(words) == true, "\(answer.text)")
        #expect(try world[.secretariat].get("/v1/visits").json.ids.isEmpty)
    }

    @Test func `a follow-up names the visit that it follows, to who may know of that`() throws {
        let world = try World()
        let first = try world[.secretariat].post("/v1/visits", Self.visit("")).created()
        let content = Self.visit(
            #", "prior_visit_id": "\#(first)", "announced_on": "2014-01-01""#, type: "follow_up"
        ).replacing("2013-0", with: "2014-0")
        let second = try world[.secretariat].post("/v1/visits", content).created()
        let path = "/v1/visits/" + second
        #expect(try world[.spt].get(path).json["prior_visit_id"]?.text == first)
        #expect(try world[.everyone].get(path).expect(200).json["prior_visit_id"] == nil)
        let listed = try world[.everyone].get("/v1/visits").json.items
        #expect(listed.count == 1 && listed[0]["prior_visit_id"] == nil)
        let one = "/v1/visits/" + first
        try world[.secretariat].act(
            one, #"{"announced_on": "2013-03-01"}"#, on: one, "PATCH"
        ).expect(200)
        #expect(try world[.everyone].get(path).json["prior_visit_id"]?.text == first)
    }

    @Test func `the mechanism of a joint visit reads its places and whom it met`() throws {
        let world = try World()
        let mechanism = try world[.secretariat].get("/v1/mechanisms?state_party=KAZ").json.ids[0]
        let joint = #", "joint_with": {"mechanism_id": "\#(mechanism)"}, "led_by": "spt""#
        let places = #", "places": [{"name": "Colony 1"}]"#
        let met = #", "interlocutors": [{"institution": "Ministry"}], "announced_on": "2013-01-01""#
        let visit =
            try "/v1/visits/"
            + world[.secretariat].post("/v1/visits", Self.visit(joint + places + met)).created()
        for reader in [Reader.spt, .secretariat, .npmKAZ] {
            let seen = try world[reader].get(visit).expect(200).json
            #expect(seen["places"]?.elements.count == 1, "\(reader)")
            #expect(seen["interlocutors"]?.elements.count == 1)
            #expect(seen["joint_with"]?["mechanism_id"]?.text == mechanism)
            #expect(seen["led_by"]?.text == "spt")
        }
        for reader in [Reader.liaisonKAZ, .npmGEO, .everyone, .cat] {
            let seen = try world[reader].get(visit).expect(200)
            for word in ["places", "interlocutors", "joint_with", "led_by", "Colony"] {
                #expect(!seen.text.contains(word), "\(reader) \(word)")
            }
        }
        let georgian = try world[.secretariat].get("/v1/mechanisms?state_party=GEO").json.ids[0]
        let wrong = joint.replacing(mechanism, with: georgian)
        #expect(try world[.secretariat].post("/v1/visits", Self.visit(wrong)).status.code == 422)
    }

    @Test func `a recommendation about institutions names places of its visit`() throws {
        let world = try World()
        let place = try world[.secretariat].post("/v1/places", Self.prison).created()
        let other = try world[.secretariat].post("/v1/places", Self.prison).created()
        let visit = try world[.secretariat].post("/v1/visits", Self.visit(Self.to(place))).created()
        let post = { (places: String, members: String) in
            let document = LinkStory.document(
                "[]", #", "scope": "institution_specific", "places": \#(places)"#)
            return try world[.secretariat].post(
                "/v1/reports",
                Sample.report(to: "state_party", members)
                    .replacing(Sample.document, with: document))
        }
        let onVisit = #", "visit_id": "\#(visit)""#
        for (places, members) in [
            ("[]", onVisit), (#"["\#(other)"]"#, onVisit), (#"["\#(place)"]"#, ""),
        ] {
            let answer = try post(places, members).expect(422)
            #expect(
                answer.json["errors"]?.elements.first?["pointer"]?.text
                    == "#/document/recommendations/0/places")
        }
        let report = try "/v1/reports/" + post(#"["\#(place)"]"#, onVisit).created()
        let path = "/v1/visits/" + visit
        let away = try world[.secretariat].act(path, #"{"places": []}"#, on: path, "PATCH")
        #expect(away.status == .ok)
        let adoption = try LinkStory.adopt(report, world, on: "2013-11-17").expect(422)
        #expect(adoption.json["errors"]?.elements.first?["pointer"]?.text == "#/adopted_on")
        let back = #"{"places": [{"place_id": "\#(place)"}]}"#
        try world[.secretariat].act(path, back, on: path, "PATCH").expect(200)
        try LinkStory.adopt(report, world, on: "2013-11-17").expect(200)
        let late = try world[.secretariat].act(path, #"{"places": []}"#, on: path, "PATCH")
        #expect(late.json["errors"]?.elements.first?["pointer"]?.text == "#/places")
        try world[.secretariat].act(path, back, on: path, "PATCH").expect(200)
        try LinkStory.send(report, world)
        let places = { (reader: Reader) in
            try world[reader].get(report + "/recommendations").json.items[0].words("places")
        }
        #expect(try places(.liaisonKAZ) == [place])
        try LinkStory.publish(report, world, PartStory.part(["60"]))
        #expect(try places(.everyone) == [], "a part tells of no place")
        #expect(try places(.liaisonKAZ) == [place])
        #expect(try !world[.everyone].get(report).expect(200).text.contains(place))
    }
}
