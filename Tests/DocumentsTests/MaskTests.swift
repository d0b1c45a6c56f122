import Article16
import Testing

@testable import Documents

@Suite("Masks")
struct MaskTests {
    @Test(arguments: [
        (0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"),
        (701, "ZZ"), (702, "AAA"),
    ])
    func `persons are lettered on and on`(number: Int, letters: String) {
        #expect(Mask.letters(number) == letters)
    }

    @Test(arguments: [
        ("en", "[person B]"), ("fr", "[personne B]"), ("fr-CH", "[personne B]"),
        ("es", "[persona B]"), ("RU", "[лицо B]"), ("ar", "[شخص B]"), ("zh-Hans", "[人员 B]"),
        ("kk", "[person B]"),
    ])
    func `a mask is in the language of its text, in English where that is none of the six`(
        language: String, mask: String
    ) {
        #expect(Mask.text(1, in: language) == mask)
    }

    static func places(_ phrase: String, _ text: String) -> [Range<Int>] {
        WholeWords(Array(text.unicodeScalars)).places(of: Phrases([Array(phrase.unicodeScalars)]))
            .map(\.range)
    }

    @Test(arguments: [
        ("Anna Berg", "Anna Berg's cell", [0..<9]), ("Anna Berg", "ANNA BERG", [0..<9]),
        ("Anna Berg", "Anna  Berg", [0..<10]), ("Z.Z. Holt", "by Z. Z. Holt", [3..<13]),
        ("Berg", "Bergen, Ice-Berg, (Berg)", [12..<16, 19..<23]), ("Berg", "berg", []),
        ("berg", "berg", [0..<4]),
        ("Anna Berg", "Anna", []), ("Anna Berg", "Berg, Anna", [0..<10]),
        ("Anna Maria Berg", "BERG Anna-Maria", [0..<15]), ("Anna Berg", "aNNA bERG", [0..<9]),
        ("Anna Berg", "An\u{AD}na Be\u{200D}rg", [0..<11]),
        ("Anna Berg", "Anna\u{200B}Berg", [0..<9]), ("Anna Berg", "Anna \u{2060}Berg", [0..<10]),
        ("An\u{FEFF}na", "Anna \u{200E}Anna", [0..<4, 6..<10]), ("To Be", "tobe", []),
        ("A.", "a cell of A.", [10..<11]), ("Z.Z. Holt", "z. z. holt", [0..<10]),
        ("王伟", "见王伟了", [1..<3]), ("José", "Jose\u{301} came", [0..<5]),
    ])
    func `words are found whole, however they are usually written`(
        phrase: String, text: String, ranges: [Range<Int>]
    ) {
        #expect(Self.places(phrase, text) == ranges)
    }

    @Test func `of two phrases that begin alike the longer is found`() {
        let phrases = Phrases(["Anna", "Anna Berg"].map { Array($0.unicodeScalars) })
        let found = WholeWords(Array("Anna Berg and Anna".unicodeScalars)).places(of: phrases)
        #expect(found.map(\.phrase) == [1, 0])
    }

    @Test func `what was decided on is not found again`() {
        let text = Array("Anna met Anna, not Anna.".unicodeScalars)
        let masked = MaskedText(text, [(0..<4, .masked(as: "[person A]")), (9..<13, .printed)])
        #expect(masked.scalars.text == "[person A] met Anna, not Anna.")
        let left = masked.undecided(Phrases([Array("Anna".unicodeScalars)]))
        #expect(left.map(\.range) == [25..<29])
    }
}
