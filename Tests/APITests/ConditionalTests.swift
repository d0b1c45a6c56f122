import HTTPMessages
import JSON
import Registry
import Testing

/// RFC 9110, section 13, on every kind of resource (api.md, section 4).
struct ConditionalTests {
    @Test func `what is known already is not sent again`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let recommendation =
            try story.world[.spt].get("/v1/recommendations").json.ids.first ?? ""
        let targets = [
            "/v1", "/v1/me", "/v1/state-parties", "/v1/state-parties/KAZ", "/v1/mechanisms",
            "/v1/visits", "/v1/reports", "/v1/recommendations", story.report,
            "/v1/recommendations/" + recommendation, story.report + "/paragraphs",
            story.report + "/paragraphs/1", story.report + "/transmissions", "/openapi.yaml",
            "/version", "/problems/validation",
        ]
        for target in targets {
            let client = story.world[.spt]
            let first = try client.get(target).expect(200)
            let tag = try #require(first["etag"])
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""), "strong")
            let past = "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT"
            for known in [tag, "W/" + tag, "\"other\", " + tag, "*"] {
                let second = try client.get(target, "If-None-Match: " + known, past).expect(304)
                #expect(second.body.isEmpty)
                for name in ["etag", "cache-control", "vary"] {
                    #expect(second[name] == first[name], "\(target) \(name)")
                }
            }
            #expect(try client.get(target, "If-None-Match: \"other\"").body == first.body)
            #expect(try client.get(target, "If-Match: \"other\"").status == .preconditionFailed)
            #expect(try client.get(target, "If-Match: " + tag).status == .ok)
        }
    }

    @Test func `a tag is of what its reader sees`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.send(to: "npm")
        let tag = { (reader: Reader) in try story.world[reader].get(story.report)["etag"] }
        let tags = try [Reader.spt, .secretariat, .liaisonKAZ, .npmKAZ].map { try tag($0) }
        #expect(Set(tags).count == 4, "each is allowed other acts, or sees less")
        let colleague = try story.world.bench.account(.liaison, "KAZ")
        #expect(try colleague.get(story.report)["etag"] == tag(.liaisonKAZ))
    }

    @Test func `of two reviews with one tag one is recorded`() throws {
        let story = try Story(in: World())
        try story.adopt()
        let (client, path) = (story.world[.secretariat], story.report + "/personal-data-reviews")
        let tag = try client.get(story.report)["etag"]
        let review = try story.reviewing()
        let first = try client.post(path, review, ifMatch: tag).expect(201)
        #expect(try client.post(path, review, ifMatch: tag).status == .preconditionFailed)
        #expect(try client.post(path, review, ifMatch: first["etag"]).status == .created)
        #expect(try client.get(path).json.ids.count == 2)
    }

    @Test func `leave to send is given only for what would be looked at`() throws {
        let story = try Story(in: World())
        let (client, path) = (story.world[.secretariat], story.report + "/adoption")
        let tag = "If-Match: " + (try client.get(story.report)["etag"] ?? "")
        let json = "Content-Type: application/json"
        #expect(try client.askLeave(path, json, tag).status == .continue)
        #expect(try client.askLeave(path, json).status == .preconditionRequired)
        #expect(
            try client.askLeave(path, json, "If-Match: \"other\"").status == .preconditionFailed)
        let text = "Content-Type: text/plain"
        #expect(try client.askLeave(path, text, tag).status == .unsupportedMediaType)
        let html = "Accept: text/html"
        #expect(try client.askLeave(path, json, tag, html).status == .notAcceptable)
        #expect(try client.askLeave(path + "?a=b", json, tag).status == .badRequest)
        #expect(try story.world[.liaisonKAZ].askLeave(path, json, tag).status == .notFound)
        #expect(try story.world[.everyone].askLeave(path, json, tag).status == .unauthorized)
        #expect(try client.get(story.report).json["lifecycle"]?.text == "draft")
    }

    @Test func `a day that passes moves the tag of whom it tells something`() throws {
        let world = try World()
        let content = Sample.transmission(to: "state_party")
            .replacing("2014-01-03", with: "2015-12-01")
        let story = try Story(in: world)
        try story.adopt()
        try story.act(.secretariat, "/transmissions", content).expect(201)
        try story.send(to: "npm")
        // It is 1 June 2016: the last day of the six months.
        let liaison = world[.liaisonKAZ]
        let before = try liaison.get(story.report)
        let copy = try world[.npmKAZ].get(story.report)
        #expect(before.json["reply_due_on"]?.text == "2016-06-01")
        #expect(before.json["reply_status"]?.text == "awaiting_reply")
        #expect(try liaison.get("/v1/reports?overdue=true").json.ids.isEmpty)
        world.bench.clock.advance(days: 1)
        let after = try liaison.get(story.report)
        #expect(after.json["reply_status"]?.text == "overdue")
        #expect(before["etag"] != after["etag"])
        #expect(try liaison.get("/v1/reports?overdue=true").json.ids.count == 1)
        #expect(try liaison.get("/v1/reports?overdue=false").json.ids.isEmpty)
        #expect(try world[.npmKAZ].get(story.report)["etag"] == copy["etag"])
        #expect(try world[.npmKAZ].get("/v1/reports?overdue=true").json.ids.isEmpty)
    }
}

/// Tokens and time (api.md, sections 5 and 7).
struct TimeTests {
    @Test func `a token holds until it expires`() throws {
        let bench = try Bench()
        let client = try bench.account(.spt, days: 1)
        bench.clock.advance(days: 1, seconds: -1)
        #expect(try client.get("/v1/me").status == .ok)
        bench.clock.advance(seconds: 1)
        for path in ["/v1/me", "/v1", "/v1/reports"] {
            let answer = try client.get(path)
            #expect(answer.status == .unauthorized)
            #expect(
                answer["www-authenticate"] == #"Bearer realm="opcat", error="invalid_token""#)
        }
    }

    @Test func `a key is remembered for 24 hours`() throws {
        let world = try World()
        let ask = {
            try world[.secretariat].ask(
                "POST", "/v1/reports", Sample.report(), ["Idempotency-Key: 0123456789abcdef"])
        }
        let first = try ask().created()
        world.bench.clock.advance(days: 1, seconds: -1)
        #expect(try ask().created() == first)
        world.bench.clock.advance(seconds: 1)
        #expect(try ask().created() != first)
    }

    @Test func `what is gone by now is not told again under its key`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let client = story.world[.liaisonKAZ]
        let ask = {
            try client.ask(
                "POST", story.report + "/replies", Sample.reply,
                ["Idempotency-Key: 0123456789abcdef"])
        }
        let reply = "/v1/replies/" + (try ask().created())
        #expect(try ask().expect(201)["idempotency-replayed"] == "true")
        try client.act(reply, nil, on: reply, "DELETE").expect(204)
        try ask().expect(404)
    }

    @Test func `what was refused is tried anew under its key`() throws {
        let world = try World()
        let key = ["Idempotency-Key: 0123456789abcdef"]
        let refused = try world[.secretariat].ask("POST", "/v1/reports", "{}", key)
        #expect(refused.status == .unprocessableContent)
        #expect(
            try world[.secretariat].ask("POST", "/v1/reports", Sample.report(), key).status
                == .created)
    }
}
