import HTTPMessages
import JSON
import Testing

@testable import API

/// A cursor is authenticated: of all that differ from it in one digit none is taken.
struct ForgedCursorTests {
    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    @Test func `no altered cursor is taken`() throws {
        let world = try World()
        for _ in 1...2 { _ = try world.submit(by: .secretariat, Sample.report()) }
        let client = world[.secretariat]
        let next = try client.get("/v1/reports?limit=1").json["next"]?.text ?? ""
        try client.get(next).expect(200)
        let start = try #require(next.firstRange(of: "cursor=")?.upperBound)
        let (path, cursor) = (next[..<start], Array(next[start...]))
        var taken: [String] = []
        for place in cursor.indices {
            for digit in Self.digits where digit != cursor[place] {
                var altered = cursor
                altered[place] = digit
                let answer = try client.get(path + String(altered))
                if answer.status.code != 400 { taken.append("\(place): \(digit)") }
            }
        }
        #expect(taken == [])
        for altered in [cursor + ["A"], cursor.dropLast(), []] {
            try client.get(path + String(altered)).expect(400)
        }
    }

    /// Found by `scripts/fuzz cursor`.
    @Test func `no word of a filter can be made part of the place`() throws {
        let world = try World()
        for _ in 1...2 { _ = try world.submit(by: .secretariat, Sample.report()) }
        let client = world[.secretariat]
        let next = try client.get("/v1/reports?limit=1&count=true").json["next"]?.text ?? ""
        try client.get(next).expect(200)
        let start = try #require(next.firstRange(of: "cursor=")?.upperBound)
        let bytes = try #require(Base64URL.decode(String(next[start...])))
        let place = Array("5:count4:true".utf8) + bytes[16...]
        let shifted = Base64URL.encode(bytes[..<16] + place)
        try client.get("/v1/reports?limit=1&cursor=\(shifted)").expect(400)
    }
}
