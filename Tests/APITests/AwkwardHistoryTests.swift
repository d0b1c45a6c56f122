import HTTPMessages
import JSON
import Testing

/// Histories that do not go straight from transmission to reply, request and publication.
@Suite("Awkward histories, over the interface")
struct AwkwardHistoryTests {
    @Test func `publication before any reply`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.ask()
        try story.review()
        try story.publish()
        let everyone = story.world[.everyone]
        let published = try everyone.get(story.report).expect(200).json
        #expect(published["publication"]?["comments"]?.text == "none")
        #expect(published["reply_status"] == nil)
        let liaison = story.world[.liaisonKAZ]
        #expect(try liaison.get(story.report).json["reply_status"]?.text == "overdue")

        // The reply comes later, and is as confidential as any that was not asked to be printed.
        try story.draftReply()
        try story.submitReply()
        #expect(try liaison.get(story.report).json["reply_status"]?.text == "replied")
        #expect(try everyone.get(story.report + "/replies").json.items == [])
        try everyone.get(story.reply ?? "").expect(404)
        try story.world[.secretariat].get(story.reply ?? "").expect(200)
        #expect(try everyone.get(story.report).json == published)
    }

    @Test func `request, withdraw, request again`() throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        try story.review()
        try story.ask()
        let first = story.request ?? ""
        try story.withdraw()
        let publication = Sample.publication(on: "art_16_2_request")
        let refused = try story.act(.secretariat, "/publications", publication).expect(409)
        #expect(refused.json["code"]?.text == "publication_not_requested")
        try story.world[.everyone].get(story.report).expect(404)

        try story.ask()
        let second = story.request ?? ""
        #expect(second != first)
        try story.publish()
        let liaison = story.world[.liaisonKAZ]
        #expect(try liaison.get(first).json["status"]?.text == "withdrawn")
        #expect(try liaison.get(first).json["withdrawn_on"]?.text == "2015-01-28")
        #expect(try liaison.get(second).json["status"]?.text == "followed")
        let list = try liaison.get(story.report + "/publication-requests").json.items
        #expect(list.map { $0["status"]?.text } == ["withdrawn", "followed"])
        #expect(
            try story.world[.everyone].get(story.report + "/publication-requests").json.items == [])
    }

    @Test func `disclosure of the whole by the State itself`() throws {
        let story = try PartStory(in: World())
        try story.disclose(#""scope": "whole""#).expect(201)
        try story.review()
        // Recording it publishes nothing: it is for the Subcommittee to decide.
        try story.get().expect(404)
        #expect(
            try story.get(as: .liaisonKAZ).json["confidentiality"]?.text == "confidential")
        let undecided = try story.publish(PartStory.whole, "").expect(409)
        #expect(undecided.json["code"]?.text == "decision_missing")

        let made = try story.publish(PartStory.whole).expect(201).json
        #expect(made["basis"]?.text == "art_16_2_state_disclosure")
        #expect(made["decision"]?["reference"]?.text == "Session 55")
        #expect(made["requested_on"] == nil)
        #expect(try story.get().words == PartStory.words)
        let late = try story.disclose(on: "2015-05-01", #""scope": "whole""#).expect(409)
        #expect(late.json["code"]?.text == "already_published")
    }
}
