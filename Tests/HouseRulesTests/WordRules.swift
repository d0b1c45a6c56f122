extension Rule {
    /// Rules about words that may stand only in one place, or only with a reason.
    static let ofWords: [Rule] = [
        Rule(
            "an error is thrown or answered, not swallowed with try?",
            bad: ["    try? close()", "let a = try? read() // why not"],
            good: [
                "try? run(\"ROLLBACK\")", "try? close()  // Closing says nothing new.",
                "var kept: Registry?",
            ]
        ) { line, _ in
            guard " \(line.text)".contains(/\Wtry\?/), !line.text.contains("ROLLBACK") else {
                return false
            }
            return !line.endsWithReason
        },
        Rule(
            "a promise to the compiler says who keeps it",
            bad: [
                "final class Box: @unchecked Sendable {", "nonisolated(unsafe) var count = 0",
                "\n.unsafeFlags([\"-Ounchecked\"])",
            ],
            good: ["// The loop's thread alone touches it.\nnonisolated(unsafe) var count = 0"]
        ) { line, file in
            line.text.containsAny(["@unchecked Sendable", "nonisolated(unsafe)", ".unsafeFlags("])
                && !file.hasComment(above: line)
        },
        Rule(
            description: "nothing is left for later",
            broken: { file in
                file.lines.filter { line in
                    line.text.words.contains { wordsForLater.contains($0.lowercased()) }
                }
            },
            bad: ["// TO" + "DO: the rest", "let a = 1  // FIX" + "ME", "// a stub"],
            good: ["// What is to do next stands in the issue."]),
        Rule(
            "nothing is public in an application",
            bad: ["public struct Report {", "    open class Loop {", "public import Glibc"],
            good: [
                "package struct Report {", "let request = open(path)", "case public",
                "open > 0 && tokens[open].start == tokens[open - 1].end",
            ]
        ) { line, _ in
            let words = line.text.split(separator: " ")
            return zip(words, words.dropFirst()).contains { word, next in
                ["public", "open"].contains(word) && declarations.contains(next)
            }
        },
        Rule(
            "names come from the treaty and the RFCs",
            bad: ["struct ReportManager {", "enum DateUtils {", "final class TestHelper {"],
            good: ["struct Utility {", "let manager = helper()"]
        ) { line, _ in
            guard line.text.containsAny(["struct ", "enum ", "class ", "protocol ", "actor "])
            else { return false }
            return line.text.words.contains { word in
                ["Manager", "Helper", "Helpers", "Util", "Utils"].contains { word.hasSuffix($0) }
            }
        },
        Rule(
            "SQL stands in the registry", place: "Sources/API/Sample.swift",
            bad: [
                "        SELECT id FROM reports", "\"INSERT INTO reports VALUES (1)\"",
                "\"UPDATE reports SET a = 1\"", "\"DELETE FROM reports\"", "\"CREATE TABLE a (b)\"",
            ],
            good: ["(\"DELETE\", \"/v1/replies/{id}\")", "/// SELECT is for the registry."]
        ) { line, file in
            guard !["Registry", "SQLite"].contains(file.target) else { return false }
            return line.text.containsAny([
                "SELECT ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "CREATE TABLE",
                "CREATE INDEX", "CREATE VIEW", "CREATE TRIGGER", "PRAGMA ",
            ]) || (line.text.contains("UPDATE ") && line.text.contains(" SET "))
        },
        Rule(
            "status codes are the interface's", place: "Sources/Article16/Sample.swift",
            bad: ["return Status.notFound", "throw Fault(Status.conflict)"],
            good: ["return ReplyStatus.overdue", "// Status.notFound is for the API."]
        ) { line, file in
            !["API", "HTTPMessages", "HTTPServer", "opcat"].contains(file.target)
                && line.hasWord("Status", before: ".")
        },
    ]

    /// The rule about cryptography: swift-crypto calls what is broken by its name.
    static let ofCryptography: [Rule] = [
        Rule(
            "no digest is one that is broken",
            bad: ["let digest = Insecure.MD5.hash(data: text)", "HMAC<Insecure.SHA1>(key: key)"],
            good: ["SHA256.hash(data: text)", "// Insecure.MD5 is not for us."]
        ) { line, _ in line.text.contains("Insecure.") }
    ]

    private static let declarations: Set<Substring> = [
        "class", "enum", "extension", "func", "import", "init", "let", "protocol", "static",
        "struct", "typealias", "var",
    ]

    private static let wordsForLater = ["to" + "do", "fix" + "me", "stub", "placeholder"]

    /// The rule about tests, which are read as sentences.
    static let ofTests: [Rule] = [
        Rule(
            "a test is called by a sentence", place: "Tests/SampleTests/Sample.swift",
            bad: ["    @Test func roundTrip() {", "    func testDates() throws {"],
            good: ["    @Test func `a day is a day`() {", "    func contest() {"]
        ) { line, _ in
            guard line.text.contains("func ") else { return false }
            if line.text.contains("@Test") { return !line.text.contains("func `") }
            return line.code.hasPrefix("func test")
        }
    ]
}

extension Line {
    /// Whether a comment of some words stands at the end of the line.
    var endsWithReason: Bool {
        guard let start = text.ranges(of: "  // ").first else { return false }
        return text[start.upperBound...].split(separator: " ").count >= 3
    }

    /// Whether the word stands there as a whole, directly before these characters.
    func hasWord(_ word: String, before next: String) -> Bool {
        text.ranges(of: word + next).contains { range in
            guard range.lowerBound > text.startIndex else { return true }
            let previous = text[text.index(before: range.lowerBound)]
            return !previous.isLetter && !previous.isNumber && previous != "_"
        }
    }
}
