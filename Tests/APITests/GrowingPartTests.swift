import Foundation
import HTTPMessages
import JSON
import Testing

@Suite("C9: from a part to more and to the whole")
struct GrowingPartTests {
    static func opened(_ paragraphs: [String] = ["2(a)"]) throws -> PartStory {
        let story = try PartStory(in: World())
        try story.prepare()
        try story.publish(PartStory.part(paragraphs)).expect(201)
        return story
    }

    @Test func `C9: a part, more, the whole, each a new edition, and no way back`() throws {
        let story = try Self.opened()
        func seen() throws -> [String] {
            try story.get("/paragraphs").json.each("address", of: "items")
        }
        var editions = [try story.get().json["edition"]?.text]
        try story.publish(PartStory.part(["10"], ["I"])).expect(201)
        #expect(try seen() == ["2(a)", "10"])
        let publication = try story.get().json["publication"]
        #expect(publication?.words("paragraphs") == ["2(a)", "10"])
        #expect(publication?.words("annexes") == ["I"])
        editions.append(try story.get().json["edition"]?.text)

        try story.publish(PartStory.whole).expect(201)
        let whole = try story.get().json
        #expect(try story.get().words == PartStory.words)
        #expect(whole["publication"]?["scope"]?.text == "whole")
        #expect(whole["publication"]?["paragraphs"] == nil)
        #expect(try story.get(as: .secretariat).json["edition"] == whole["edition"])
        editions.append(whole["edition"]?.text)
        #expect(Set(editions).count == 3)

        for scope in [PartStory.whole, PartStory.part(["3"])] {
            let answer = try story.publish(scope)
            #expect(answer.status.code == 409 || answer.status.code == 422)
            #expect(try story.get().json == whole)
        }
        let history = try story.get("/publications").json.items.map { $0["scope"]?.text }
        #expect(history == ["part", "part", "whole"])
    }

    @Test func `after the whole is public nothing is published again`() throws {
        let story = try Self.opened()
        try story.publish(PartStory.whole).expect(201)
        let answer = try story.publish(PartStory.whole).expect(409)
        #expect(answer.json["code"]?.text == "already_published")
    }

    /// The State may ask for the whole while a part is public; what it wants printed waits.
    @Test func `C9: a request for the whole is followed from a part, with its comments`() throws {
        let story = try Self.opened()
        let comments = try Self.submittedReply(to: story)
        let request = try story.ask(#"{"reply_id": "\#(comments)"}"#)
        let reply = "/v1/replies/" + comments
        try story.review()
        try story.publish(PartStory.part(["10"])).expect(201)
        #expect(try story.world[.liaisonKAZ].get(request).json["status"]?.text == "open")
        #expect(try story.get().json["publication"]?["comments"]?.text == "none")
        try story.world[.everyone].get(reply).expect(404)

        try story.publish(PartStory.whole, basis: "art_16_2_request", "").expect(201)
        #expect(try story.world[.liaisonKAZ].get(request).json["status"]?.text == "followed")
        let publication = try story.get().json["publication"]
        #expect(publication?["comments"]?["reply_id"]?.text == comments)
        #expect(publication?["requested_on"]?.text == "2015-01-27")
        try story.world[.everyone].get(reply).expect(200)
    }

    private static func submittedReply(to story: PartStory) throws -> String {
        let content =
            #"{"language": "en", "items": [{"answers": ["2(a)"], "text": "Lamps were bought."}]}"#
        let reply = try story.act(.liaisonKAZ, "/replies", content).created()
        let path = "/v1/replies/" + reply
        try story.world[.liaisonKAZ].act(path + "/submission", Sample.submission, on: path)
            .expect(200)
        return reply
    }

    @Test func `a request is withdrawn while a part is public, and made again`() throws {
        let story = try Self.opened()
        let liaison = story.world[.liaisonKAZ]
        let first = try story.ask()
        try liaison.act(first + "/withdrawal", Sample.withdrawal, on: first).expect(200)
        #expect(try liaison.get(first).json["status"]?.text == "withdrawn")
        let none = try story.publish(PartStory.whole, basis: "art_16_2_request", "").expect(409)
        #expect(none.json["code"]?.text == "publication_not_requested")
        let second = try story.ask()
        #expect(second != first)
        let closed = try liaison.act(first + "/withdrawal", Sample.withdrawal, on: first)
            .expect(409)
        #expect(closed.json["code"]?.text == "request_not_open")
        try story.publish(PartStory.whole, basis: "art_16_2_request", "").expect(201)
        #expect(try liaison.get(second).json["status"]?.text == "followed")
    }

    /// The places are findings; a part tells that there was a visit, and not where.
    @Test func `the places of the visit are public with the whole alone`() throws {
        let story = try PartStory(in: World())
        let visit = "/v1/visits/" + story.visit
        let everyone = story.world[.everyone]
        try everyone.get(visit).expect(404)
        try story.prepare()
        try story.publish(PartStory.part(["1"])).expect(201)
        let announced = try everyone.get(visit).expect(200)
        #expect(announced.json["places"] == nil)
        #expect(!announced.text.contains("Walnut"))
        #expect(try !everyone.get("/v1/visits").text.contains("Walnut"))
        #expect(try story.world[.liaisonKAZ].get(visit).text.contains("Walnut"))
        try story.publish(PartStory.whole).expect(201)
        #expect(try everyone.get(visit).text.contains("Walnut"))
    }

    /// The position in a cursor is authenticated and can be read.
    @Test func `a cursor does not tell how much is hidden before the item it stands at`() throws {
        let story = try Self.opened(["3", "10"])
        let page = try story.get("/recommendations?limit=1").expect(200).json
        #expect(page.each("address", of: "items") == ["3"])
        let next = try #require(page["next"]?.text)
        let cursor = try #require(next.split(separator: "cursor=").last)
        var base64 = String(cursor).replacing("-", with: "+").replacing("_", with: "/")
        while base64.count % 4 != 0 { base64.append("=") }
        // After 16 octets that authenticate it: the place, a zero, the report.
        let place = try #require(Data(base64Encoded: base64)).dropFirst(16).prefix { $0 != 0 }
        #expect(String(decoding: place, as: UTF8.self) == "0")
    }
}
