import Article16
import Testing

@testable import Documents

@Suite("Proposals of personal data")
struct PersonalDataDetectorTests {
    static func found(_ text: String, isHeading: Bool = false) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return PersonalDataDetector.proposals(in: scalars, isHeading: isHeading).map {
            scalars[$0.range].text
        }
    }

    @Test(arguments: [
        ("Mr. Tamm and Mrs Ana de la Cruz came.", ["Tamm", "Ana de la Cruz"]),
        (
            "Judge Maria van der Berg sat; Captain O. Holt stood.",
            ["Maria van der Berg", "O. Holt"]
        ),
        ("Prof. Dr. Jonas Vilk visited.", ["Jonas Vilk"]),
        (
            "convict O.A. Rebane, J. Smith and A.B. Smith-Jones",
            [
                "O.A. Rebane", "J. Smith", "A.B. Smith-Jones",
            ]
        ),
        ("The detainee Y.K. wrote; so did Kask Z.Z. today.", ["Y.K.", "Kask Z.Z."]),
        ("Mme Durand et M. Petit ont vu la Sra. Pérez.", ["Durand", "Petit", "Pérez"]),
        ("Осуждённый А.Б. Иванов и г-н Петров.", ["А.Б. Иванов", "Петров"]),
    ])
    func `a name is found behind a title or initials`(text: String, names: [String]) {
        #expect(Self.found(text) == names)
    }

    @Test(arguments: [
        ("He was born on 3 May 1971 in Almaty.", ["3 May 1971"]),
        ("Date of birth: 03.05.1971.", ["03.05.1971"]), ("born in 1971", ["1971"]),
        ("née le 3 mai 1971", ["3 mai 1971"]),
        ("nacido el 3 de mayo de 1971", ["3 de mayo de 1971"]),
        ("dob 1971-05-03", ["1971-05-03"]), ("Passport No. N1234567 was kept", ["N1234567"]),
        ("identity card 123 456 789", ["123 456 789"]), ("case No. 2013/004512", ["2013/004512"]),
        ("the number 710503300456 stood there", ["710503300456"]),
    ])
    func `a date of birth and a number of identity are found behind their words`(
        text: String, spans: [String]
    ) {
        #expect(Self.found(text) == spans)
    }

    @Test(arguments: [
        "The Inspector General and the Minister of Justice met the Deputy Director.",
        "The U.S. Government and the U.N. Committee; at 8.30 p.m. on 3 May 2023.",
        "See annex B. The Subcommittee recommends; category A. It is so.",
        "Judge Advocate General, Police Colonel General, Officer Training Centre",
        "It was built in 1971 and paid 5,099,430 tenge under article 347-1, case No. 7.",
        "The book was born of need.",
    ])
    func `offices, abbreviations and sums are nobody`(text: String) {
        #expect(Self.found(text) == [])
    }

    @Test func `the letter of a heading is no initial`() {
        #expect(Self.found("C. Persons deprived of their liberty", isHeading: true) == [])
        #expect(Self.found("C. Holt came", isHeading: false) == ["C. Holt"])
    }

    @Test func `each proposal says what it tells of a person, and none meets another`() {
        let text = Array("Mr. J. Holt, born on 3 May 1971, ID 123456789".unicodeScalars)
        let found = PersonalDataDetector.proposals(in: text)
        #expect(found.map(\.category) == [.name, .dateOfBirth, .identityNumber])
        for (first, second) in zip(found, found.dropFirst()) {
            #expect(first.range.upperBound <= second.range.lowerBound)
        }
    }

    /// Whatever comes, a proposal is a span that can be marked.
    @Test(arguments: [
        "", ".", "A.", "A.B.", "Mr", "Mr.", "born", "born on", "ID", "passport No.", "J. S", "é.é.",
        "王伟 A.B. 王", "Mr. \u{301}X", "Dr.Dr.Dr.", "A.A.A.A.A. Holt", "born 3", "ID 12 34 56",
        "Mr. Holt-led", "Mr. Holt's", "Mr. Holt\u{AD}led", "Mr. Holt’elle", "x-J. Holt",
    ])
    func `a strange text has proposals that stand in it`(text: String) {
        let scalars = Array(text.unicodeScalars)
        for proposal in PersonalDataDetector.proposals(in: scalars) {
            #expect(throws: Never.self) {
                try PersonalData.requireSpan(
                    proposal.range, of: Array(scalars[proposal.range]), in: scalars, besides: [])
            }
        }
    }
}

@Suite("Proposals in the real reply", .enabled(if: Texts.real("004") != nil))
struct RealReplyProposalTests {
    static let reply = Texts.real("004").flatMap { try? ReplyDocument($0) }

    /// Where they stand; their names are not ours to print.
    @Test(arguments: [
        ("34", [55..<67, 351..<364, 369..<385, 451..<465, 470..<483, 497..<510]),
        ("35", [43..<51, 132..<143, 164..<173, 179..<187, 197..<205]), ("196", [256..<271]),
        ("169", [173..<188, 193..<205, 226..<238]),
    ])
    func `the persons of a paragraph are found`(number: String, spans: [Range<Int>]) throws {
        let text = Array(try #require(Self.reply?.text(number)).unicodeScalars)
        let found = PersonalDataDetector.proposals(in: text)
        #expect(found.map(\.range) == spans)
        #expect(found.allSatisfy { $0.category == .name })
    }

    @Test func `the whole reply has 31 proposals, and each is a person`() throws {
        let reply = try #require(Self.reply)
        let all = reply.paragraphs.flatMap { PersonalDataDetectorTests.found($0.text) }
        #expect(all.count == 31)
    }
}

@Suite("Proposals in the real report", .enabled(if: Texts.real("003") != nil))
struct RealReportProposalTests {
    @Test func `a report that names nobody is not flooded: offices are no persons`() throws {
        let report = try #require(RealReportTests.report)
        let texts = report.paragraphs.map(\.text) + report.footnotes.map(\.text)
        let headings =
            report.paragraphs.flatMap(\.headingPath) + report.annexes.map(\.heading)
            + report.annexes.flatMap(\.sections).flatMap { $0.items + [$0.heading ?? ""] }
        let found =
            texts.flatMap { PersonalDataDetectorTests.found($0) }
            + Set(headings).flatMap { PersonalDataDetectorTests.found($0, isHeading: true) }
        #expect(found == [])
    }
}
