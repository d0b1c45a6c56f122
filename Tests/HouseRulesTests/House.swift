import Foundation

/// The repository as files with lines, for rules that look at the text of the code.
enum House {
    /// Three levels above this file.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources: [SourceFile] = swiftFiles(in: "Sources")
    static let tests: [SourceFile] = swiftFiles(in: "Tests")
    static let package: SourceFile? = file("Package.swift")

    static func file(_ path: String) -> SourceFile? {
        guard let text = text(of: path) else { return nil }
        return SourceFile(path: path, text: text)
    }

    /// The bytes of a file by its path from the root; nil where there is none.
    static func bytes(of path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: root.appending(path: path).path).map(Array.init)
    }

    static func text(of path: String) -> String? {
        bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The names in a folder, in the order of their bytes.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Each file once: `Tests/Fuzzing` has links to files that stand in `Sources`.
    private static func swiftFiles(in folder: String) -> [SourceFile] {
        let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        let names = (paths?.compactMap { $0 as? String } ?? []).sorted()
        return names.filter { $0.hasSuffix(".swift") && !$0.contains(".build") }
            .map { "\(folder)/\($0)" }.filter { !isLink($0) }.compactMap(file)
    }

    private static func isLink(_ path: String) -> Bool {
        let values = try? root.appending(path: path)  // What is not there is no link.
            .resourceValues(forKeys: [.isSymbolicLinkKey])
        return values?.isSymbolicLink == true
    }
}

/// One file, cut into lines.
struct SourceFile: Sendable {
    let path: String
    let lines: [Line]

    init(path: String, text: String) {
        self.path = path
        let cut = text.split(separator: "\n", omittingEmptySubsequences: false)
        let rows = cut.last == "" ? cut.dropLast() : cut[...]
        lines = rows.enumerated().map { Line(number: $0.offset + 1, text: String($0.element)) }
    }

    /// The folder below `Sources` or `Tests`.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// Whether a comment stands directly above a line.
    func hasComment(above line: Line) -> Bool {
        guard line.number > 1 else { return false }
        return lines[line.number - 2].isComment
    }
}

struct Line: Sendable {
    /// From 1.
    let number: Int
    let text: String

    var code: Substring { text[...].drop { $0 == " " } }
    var indent: Int { text.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
    var isComment: Bool { code.hasPrefix("//") }
}
