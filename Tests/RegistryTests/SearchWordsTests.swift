import Testing

@testable import Registry

/// The language of `q`, and what SQLite gets of it.
@Suite("Words to look for")
struct SearchWordsTests {
    @Test(
        arguments: [
            ("water", #"report : ("water")"#),
            ("  clean   water ", #"report : ("clean" AND "water")"#),
            (#""clean water""#, #"report : ("clean water")"#),
            (#"cold "clean water" x"#, #"report : ("cold" AND "clean water" AND "x")"#),
            ("deten*", #"report : ("deten" *)"#),
            ("well-kn*", #"report : ("well-kn" *)"#),
            // What is an operator in SQLite is a word here.
            ("a OR b", #"report : ("a" AND "OR" AND "b")"#),
            ("NOT a", #"report : ("NOT" AND "a")"#),
            ("NEAR(a b, 2)", #"report : ("NEAR(a" AND "b," AND "2)")"#),
            ("recommendation:a", #"report : ("recommendation:a")"#),
            ("^a -b +c", #"report : ("^a" AND "-b" AND "+c")"#),
            ("{report}:a) OR (b", #"report : ("{report}:a)" AND "OR" AND "(b")"#),
            ("l'eau", #"report : ("l'eau")"#),
            ("тұрме сот*", #"report : ("тұрме" AND "сот" *)"#),
            ("سجن", #"report : ("سجن")"#),
        ] as [(String, String)])
    func `each word goes to SQLite in quotes`(text: String, match: String) throws {
        #expect(try SearchWords(text).match(in: .report) == match)
    }

    @Test(
        arguments: [
            ("", .length), (String(repeating: "a", count: 201), .length),
            (" ", .nothing), ("-", .nothing), ("a --", .nothing), (#""""#, .nothing),
            (#"" ""#, .nothing), ("\u{301}", .nothing),
            (Array(repeating: "a", count: 17).joined(separator: " "), .count),
            ("a\u{0}b", .control), ("a\tb", .control), ("a\nb", .control),
            (#"""#, .quote), (#""a"#, .quote), (#"a""#, .quote), (#"a"b c""#, .quote),
            (#""a"b"#, .quote), (#""a""b""#, .quote),
            ("*", .star), ("a*", .star), ("*ab", .star), ("a*b", .star), ("ab**", .star),
            (#""ab*""#, .star), (#""ab"*"#, .star), ("ab-c*", .star), ("ab-*", .star),
        ] as [(String, SearchWords.Fault)])
    func `what is no words is refused, with why`(text: String, fault: SearchWords.Fault) {
        #expect(throws: fault) { try SearchWords(text) }
    }

    @Test func `the limits are those that the refusals name`() throws {
        _ = try SearchWords(String(repeating: "a", count: SearchWords.maxLength))
        let most = Array(repeating: "a", count: SearchWords.maxTerms)
        _ = try SearchWords(most.joined(separator: " "))
        _ = try SearchWords("ab*")
        #expect(SearchWords.Fault.length.rawValue.contains("\(SearchWords.maxLength)"))
        #expect(SearchWords.Fault.count.rawValue.contains("\(SearchWords.maxTerms)"))
        #expect(SearchWords.Fault.star.rawValue.contains("\(SearchWords.minPrefix)"))
    }
}
