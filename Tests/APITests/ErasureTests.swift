import Foundation
import HTTPMessages
import JSON
import Registry
import RepositoryFiles
import Testing
import Yams

@testable import API

/// The words of a report are destroyed; that it was there is known to who knew it.
struct ErasureTests {
    static let kinds = ["toState", "toMechanism", "toAuthorities"]

    private static func readings() throws -> [String] {
        let text = String(decoding: RepositoryFiles.openapi, as: UTF8.self)
        let paths = try #require(try Yams.compose(yaml: text)?["paths"]?.mapping)
        return paths.compactMap { $0.value["get"] == nil ? nil : "GET \($0.key.string ?? "")" }
    }

    /// What readers ask besides, in a query.
    private static let queries = [
        "/v1/reports?count=true&sort=-transmitted_on", "/v1/reports?overdue=true&count=true",
        "/v1/reports?language=fr", "/v1/recommendations?q=light",
        "/v1/recommendations?overdue=true",
        "/v1/recommendations?theme=light&count=true",
        "/v1/recommendations?follow_up_status=replied",
        "/v1/annual-report/2014?format=markdown", "/v1/annual-report/2016",
    ]

    private static let below = [
        "?language=fr", "/follow-up?format=csv", "/paragraphs?language=fr", "/replies?count=true",
        "/recommendations?format=csv",
    ]

    /// Every answer to every reader's every question, and what each held of the words.
    private static func look(_ story: ErasureStory) throws -> (words: Set<String>, faults: [String])
    {
        var (words, faults): (Set<String>, [String]) = ([], [])
        let more = queries + below.map { story.report + $0 }
        for seat in Seat.allCases {
            let exporter = seat == .secretariat || seat == .npmKAZ
            for operation in try readings() {
                let answer = try story.story.ask(operation, seat, story.story.ids)
                if answer.status.code >= 500 { faults.append("\(seat) \(operation)") }
                guard !operation.contains("/openapi.yaml") else { continue }
                words.formUnion(ErasureStory.words.filter(answer.text.contains))
            }
            for target in more + (exporter ? [story.other] : []) {
                let answer = try story.story[seat].get(target)
                if answer.status.code >= 500 { faults.append("\(seat) \(target)") }
                words.formUnion(ErasureStory.words.filter(answer.text.contains))
            }
        }
        let export = try exporter(story).all
        return (words.union(ErasureStory.words.filter(export.contains)), faults)
    }

    private static func exporter(_ story: ErasureStory) throws -> (all: String, client: Client) {
        let client = try story.story.bench.account(.secretariat, permissions: .readWriteExport)
        return (try client.get("/v1/export").expect(200).text, client)
    }

    @Test(arguments: kinds)
    func `every reader's every question is answered, and no answer has a word left`(
        kind: String
    ) throws {
        let story = try ErasureStory(kind)
        let before = try Self.look(story)
        #expect(before.words == Set(ErasureStory.words))
        #expect(before.faults == [])
        let erased = try story.erase().expect(200)
        #expect(erased.json["title"] == .null)
        #expect(erased.json["erased_on"]?.text == "2016-06-01")
        #expect(erased.json["erasure_reason"]?.text == "The term has passed.")
        #expect(erased.json["allowed"]?.elements.isEmpty == true)
        let after = try Self.look(story)
        #expect(after.words == [])
        #expect(after.faults == [])
    }

    @Test(arguments: kinds) func `who knew the report is told, and nobody else`(kind: String) throws
    {
        let story = try ErasureStory(kind)
        let knew = try Seat.allCases.filter {
            try story.story[$0].get(story.report).status == .ok
        }
        try story.erase().expect(200)
        for seat in Seat.allCases {
            let items = try story.story[seat].get("/v1/changes?limit=200").json.items
            let told = items.filter { $0["change"]?.text == "report_erased" }
            #expect(told.count == (knew.contains(seat) ? 1 : 0), "\(seat)")
            let answer = try story.story[seat].get(story.report)
            #expect((answer.status == .ok) == knew.contains(seat), "\(seat)")
        }
    }

    @Test(arguments: kinds) func `every act on it is refused, and says why`(kind: String) throws {
        let story = try ErasureStory(kind)
        try story.erase().expect(200)
        let (hands, addressee) = (story.story.hands, story.story.addressee)
        let ids = story.story.ids
        let item = story.report + "/personal-data-items/" + (ids["item"] ?? "")
        let recommendation = "/v1/recommendations/" + (ids["recommendation"] ?? "")
        let told = #"{"text": "T", "assessed_on": "2015-01-10"}"#
        let step = #"{"consent": "granted", "on": "2015-01-20"}"#
        var acts: [(Seat, String, String, String?, String)] = [
            (hands, "POST", "/erasure", Sample.erasure, ""),
            (hands, "POST", "/adoption", Sample.adoption, ""),
            (hands, "POST", "/transmissions", Sample.transmission(to: "npm"), ""),
            (hands, "POST", "/reminders", Sample.reminder, ""),
            (hands, "POST", "/extensions", Sample.more, ""),
            (hands, "POST", "/meetings", Sample.meeting, ""),
            (hands, "POST", "/language-versions", Sample.version, ""),
            (hands, "POST", "/corrigenda", Sample.corrigendum, ""),
            (hands, "POST", "/personal-data-items", Sample.item, ""),
            (hands, "POST", "/personal-data-reviews", "{}", ""),
            (hands, "POST", "/publications", Sample.publication(on: "issuer_decision"), ""),
            (addressee, "POST", "/replies", Sample.reply, ""),
            (addressee, "POST", "/publication-requests", Sample.request, ""),
            (hands, "PATCH", "", #"{"title": "Another"}"#, ""), (hands, "DELETE", "", nil, ""),
        ].map { ($0.0, $0.1, story.report + $0.2, $0.3, story.report) }
        acts += [
            (hands, "PATCH", item, #"{"category": "name"}"#, item),
            (hands, "POST", item + "/consent", step, item),
            (hands, "POST", recommendation + "/assessments", told, recommendation),
            (addressee, "PATCH", story.draft, #"{"language": "fr"}"#, story.draft),
            (addressee, "DELETE", story.draft, nil, story.draft),
            (addressee, "POST", story.draft + "/submission", Sample.submission, story.draft),
        ]
        if kind == "toState" {
            acts += [
                (.spt, "POST", story.report + "/article-16-4", Sample.referral(), story.report),
                (hands, "POST", story.report + "/state-disclosures", "{}", story.report),
            ]
        }
        for (seat, method, target, content, resource) in acts {
            let answer = try story.story[seat].act(target, content, on: resource, method)
            #expect(answer.status.code == 409, "\(seat) \(method) \(target) \(answer.text)")
            #expect(answer.json["code"]?.text == "report_erased", "\(target)")
            #expect(answer.json["type"]?.text == "/problems/illegal-transition")
            #expect(answer.json["article"]?.text == "OPCAT art. 16 (1)")
            #expect(answer.json["allowed"]?.elements.isEmpty == true)
        }
    }

    @Test func `a paragraph of it is gone, to who saw it, and absent to the others`() throws {
        let story = try ErasureStory("toState")
        try story.erase().expect(200)
        let gone = try story.story[.liaisonKAZ].get(story.report + "/paragraphs/1").expect(410)
        #expect(gone.json["type"]?.text == "/problems/words-erased")
        let hidden = try story.story[.liaisonGEO].get(story.report + "/paragraphs/1").expect(404)
        let absent = try story.story[.liaisonGEO]
            .get("/v1/reports/rep_aaaaaaaaaaaaaaaaaaaaaaaaaa/paragraphs/1").expect(404)
        #expect(hidden.masked == absent.masked)
    }
}
