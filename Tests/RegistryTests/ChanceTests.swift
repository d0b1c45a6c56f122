import Article16
import Testing

@testable import Registry

/// What must not be guessed (OWASP ASVS 5.0, 7.2.3 and 11.5.1).
struct ChanceTests {
    private static let count = 2000

    /// How many different characters each place has, after the first ones.
    private static func variety(_ texts: [String], after start: Int, places: Int) -> [Int] {
        let rows = texts.map { Array($0.utf8) }
        return (start..<start + places).map { place in Set(rows.map { $0[place] }).count }
    }

    @Test func `every digit of a token is of chance, and no two tokens are alike`() {
        let tokens = (0..<Self.count).map { _ in Token.new().text }
        #expect(Set(tokens).count == Self.count)
        #expect(tokens.allSatisfy { $0.hasPrefix("opcat_") && $0.utf8.count == 42 })
        // Of 62 digits hardly one stays out in 2000 draws.
        let variety = Self.variety(tokens, after: 6, places: 30)
        #expect(variety.allSatisfy { $0 >= 60 })
    }

    @Test func `every digit of an id is of chance, and no two ids are alike`() {
        var chance = Chance.system
        let ids = (0..<Self.count).map { _ in
            (Identifier.new("rep", using: &chance) as ReportID).text
        }
        #expect(Set(ids).count == Self.count)
        // 25 digits of five bits, and three bits more.
        let variety = Self.variety(ids, after: 4, places: 26)
        #expect(variety.dropLast().allSatisfy { $0 == 32 })
        #expect(variety.last == 8)
    }

    @Test func `a token with another digit is none`() throws {
        let good = Array(Token.new().text.utf8)
        for place in good.indices {
            var bad = good
            bad[place] = bad[place] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
            #expect(Token(String(decoding: bad, as: UTF8.self)) == nil, "digit \(place)")
        }
        #expect(Token(String(decoding: good, as: UTF8.self)) != nil)
    }
}
