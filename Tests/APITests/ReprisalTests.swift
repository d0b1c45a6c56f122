import HTTPMessages
import JSON
import Testing

/// Reprisals (articles 15 and 21 (1)): a narrow record that two roles see.
struct ReprisalTests {
    private static let path = "/v1/reprisals"
    private static let sample =
        #"{"reported_on": "2014-05-02", "channel": "npm", "state_party": "KAZ"}"#

    @Test func `the Subcommittee and its secretariat read them, and nobody else`() throws {
        let world = try World()
        var empty: [Reader: String] = [:]
        var absent: [Reader: String] = [:]
        for reader in Reader.allCases {
            empty[reader] = try world[reader].get(Self.path + "?count=true").masked
            absent[reader] = try world[reader]
                .get(Self.path + "/rps_aaaaaaaaaaaaaaaaaaaaaaaaaa").expect(404).masked
        }
        let id = try world[.secretariat].post(Self.path, Self.sample).created()
        for reader in Reader.allCases {
            let list = try world[reader].get(Self.path + "?count=true")
            let one = try world[reader].get(Self.path + "/" + id)
            if [.spt, .secretariat].contains(reader) {
                #expect(list.json.ids == [id] && one.status == .ok, "\(reader)")
            } else {
                #expect(list.masked == empty[reader] && one.masked == absent[reader])
                let patch = try world[reader].act(Self.path + "/" + id, "{}", on: "/v1", "PATCH")
                #expect(patch.status.code == (reader == .everyone ? 401 : 404), "\(reader)")
            }
        }
    }

    @Test func `the secretariat records them, and nobody else`() throws {
        let world = try World()
        for reader in Reader.allCases where reader != .secretariat {
            let answer = try world[reader].post(Self.path, Self.sample)
            #expect(answer.status.code == (reader == .everyone ? 401 : 403), "\(reader)")
        }
        let id = try world[.secretariat].post(Self.path, Self.sample).created()
        let one = Self.path + "/" + id
        try world[.spt].act(one, "{}", on: one, "PATCH").expect(403)
        let put = #"{"put_to_state_on": "2014-05-20"}"#
        try world[.secretariat].ask("PATCH", one, put).expect(428)
        try world[.secretariat].act(one, put, on: one, "PATCH").expect(200)
        let end = #"{"state_answered_on": "2014-06-20", "status": "closed"}"#
        let closed = try world[.secretariat].act(one, end, on: one, "PATCH").expect(200).json
        #expect(closed["put_to_state_on"]?.text == "2014-05-20")
        #expect(closed["state_answered_on"]?.text == "2014-06-20")
        #expect(closed["status"]?.text == "closed" && closed["state_party"]?.text == "KAZ")
        #expect(try world[.spt].get(one).json == closed)
    }

    @Test(arguments: [
        (#"{"reported_on": "2014-05-02", "channel": "npm", "name": "N."}"#, "#/name"),
        (#"{"reported_on": "2014-05-02", "channel": "a person"}"#, "#/channel"),
        (#"{"reported_on": "2016-06-02", "channel": "npm"}"#, "#/reported_on"),
        (
            #"{"reported_on": "2014-05-02", "channel": "npm", "put_to_state_on": "2014-05-01"}"#,
            "#/put_to_state_on"
        ),
        (
            #"{"reported_on": "2014-05-02", "channel": "npm", "state_answered_on": "2014-05-03"}"#,
            "#/state_answered_on"
        ),
        (
            #"{"reported_on": "2014-05-02", "channel": "npm", "state_party": "FRA"}"#,
            "#/state_party"
        ),
        (
            #"{"reported_on": "2014-05-02", "channel": "npm", "visit_id": "vis_none"}"#,
            "#/visit_id"
        ),
    ])
    func `what cannot be is 422 at its place, and there is none for a name`(
        content: String, pointer: String
    ) throws {
        let answer = try World()[.secretariat].post(Self.path, content).expect(422)
        let pointers = answer.json["errors"]?.elements.compactMap { $0["pointer"]?.text }
        #expect(pointers == [pointer])
    }

    @Test func `with a visit its State is known, and another is refused`() throws {
        let world = try World()
        let visit = try world[.secretariat].post("/v1/visits", Sample.visit).created()
        let members = #""reported_on": "2014-05-02", "channel": "direct", "visit_id": "\#(visit)""#
        let made = try world[.secretariat].post(Self.path, "{\(members)}").expect(201)
        #expect(made.json["state_party"]?.text == "KAZ")
        let other = #"{\#(members), "state_party": "GEO"}"#
        try world[.secretariat].post(Self.path, other).expect(422)
        #expect(try world[.spt].get(Self.path + "?state_party=GEO").json.ids.isEmpty)
        #expect(try world[.spt].get(Self.path + "?state_party=KAZ").json.ids.count == 1)
    }
}
