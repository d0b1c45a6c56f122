import Foundation
import HTTPMessages
import Testing

/// Words whose consent was withdrawn are gone from the public side of the store, and not only from
/// what is answered.
@Suite("Words that went")
struct GoneWordsTests {
    /// Stands in the public edition alone: beside the name that is printed on consent another is
    /// masked.
    private static let canary = "Lea Moor wrote to [person"

    private static func published(in world: World) throws -> (PersonalDataStory, item: String) {
        let story = try PersonalDataStory(in: world) { content in
            content.replacing(
                "Lea Moor wrote.", with: "Lea Moor wrote to Karim Osman.")
        }
        let text = "Lea Moor wrote to Karim Osman."
        let place = PersonalDataStory.paragraph("3")
        try story.markAll()
        try story.mark("Karim Osman", in: place, text: text, subject: "person-2").expect(201)
        let item = try story.items(of: "person-3")[0]
        try story.consent("granted", to: item).expect(200)
        try story.ask()
        try story.review()
        try story.publish().expect(201)
        return (story, item)
    }

    /// How often words stand in the database file and its WAL.
    private static func count(of words: String, in bench: Bench) throws -> Int {
        try ["", "-wal"].reduce(0) { count, end in
            let file = URL(filePath: bench.folder + "/register.sqlite" + end)
            let bytes = try Data(contentsOf: file)
            var (found, rest) = (0, bytes.startIndex..<bytes.endIndex)
            while let range = bytes.range(of: Data(words.utf8), in: rest) {
                found += 1
                rest = range.upperBound..<bytes.endIndex
            }
            return count + found
        }
    }

    /// The file is brought up to date beside the answers: within a second.
    private static func isGone(_ words: String, from bench: Bench) throws -> Bool {
        for _ in 0..<100 {
            if try count(of: words, in: bench) == 0 { return true }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return false
    }

    @Test func `a withdrawn consent takes the words out of the file and its log`() throws {
        let world = try World()
        let (story, item) = try Self.published(in: world)
        #expect(try story.get().text.contains(Self.canary))
        #expect(try Self.count(of: Self.canary, in: world.bench) > 0)
        try story.consent("withdrawn", to: item).expect(200)
        #expect(try !story.get().text.contains(Self.canary))
        #expect(try Self.isGone(Self.canary, from: world.bench))
        #expect(try story.get().text.contains("wrote to [person"))
    }
}
