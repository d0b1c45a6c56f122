import Foundation

@testable import Documents

/// The texts that the tests read.
enum Texts {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func sample(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Tests/Samples/\(name)"), encoding: .utf8)
    }

    static func fixture(_ name: String) throws -> String {
        let path = "Tests/DocumentsTests/Fixtures/\(name)"
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// A real document, which is not part of the repository; nil where it is not at hand.
    static func real(_ number: String) -> String? {
        let folder = root.deletingLastPathComponent().appending(path: "shared/seeds")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.first { $0.hasPrefix(number) }.flatMap {
            try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
    }
}

extension Document {
    init(_ text: String) throws(DocumentError) { try self.init(parsing: text.utf8) }

    func paragraph(_ address: String) -> Paragraph? {
        paragraphs.first { $0.address.description == address }
    }

    func recommendation(_ address: String) -> Recommendation? {
        recommendations.first { $0.address.description == address }
    }
}

extension ReplyDocument {
    init(_ text: String) throws(DocumentError) { try self.init(parsing: text.utf8) }

    func text(_ number: String) -> String? { paragraphs.first { $0.number == number }?.text }

    /// The items as lines: `14 15 <- 267 268`.
    var answers: [String] {
        items.map { item in
            item.answers.map(\.description).joined(separator: " ") + " <- "
                + item.paragraphs.joined(separator: " ")
        }
    }
}

/// A report around a text: what stands in it is read as in a real one.
func reportWith(_ text: String) -> String {
    "1. The visit took place in May.\n\n\(text)\n\n99999. This is no paragraph.\n"
}
