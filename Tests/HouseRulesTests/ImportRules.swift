/// Which room opens onto which.
///
/// `Package.swift` says it of targets; this says it of the system's modules too. Foundation is
/// nowhere on the way of a request.
extension Rule {
    static let allowedImports: [String: Set<String>] = [
        "Article16": [],
        "JSON": [],
        "HTTPMessages": [],
        "Documents": ["Article16"],
        "RepositoryFiles": ["CRepositoryFiles"],
        "SQLite": ["CSQLite", "Glibc"],
        "Measures": ["Synchronization"],
        "HTTPServer": [
            "CEpoll", "Dispatch", "Glibc", "HTTPMessages", "Measures", "Synchronization",
        ],
        // Dispatch for the writer's queue alone.
        "Registry": [
            "Article16", "Crypto", "Dispatch", "Measures", "RepositoryFiles", "SQLite",
            "Synchronization",
        ],
        "API": [
            "Article16", "Crypto", "Documents", "HTTPMessages", "JSON", "Registry",
            "RepositoryFiles", "Synchronization",
        ],
        "opcat": [
            "API", "ArgumentParser", "Article16", "Dispatch", "Documents", "FoundationEssentials",
            "Glibc", "HTTPMessages", "HTTPServer", "JSON", "Logging", "Measures", "Registry",
            "Synchronization",
        ],
    ]

    static let ofImports: [Rule] = [
        Rule(
            "a target imports only what it may",
            bad: [
                "import Foundation", "internal import API", "package import struct HTTPServer.Loop",
                "@preconcurrency import Glibc",
            ],
            good: [
                "internal import SQLite", "package import struct Article16.Report",
                "let important = true",
            ]
        ) { line, file in
            guard let module = line.importedModule else { return false }
            return allowedImports[file.target]?.contains(module) != true
        }
    ]
}

extension Line {
    /// The module that the line imports, if it does.
    var importedModule: String? {
        let words = code.split(separator: " ")
        let before: Set<Substring> = ["internal", "package", "public", "private", "fileprivate"]
        guard let place = words.firstIndex(of: "import"),
            words[..<place].allSatisfy({ before.contains($0) || $0.hasPrefix("@") })
        else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
        let module = words[(place + 1)...].first { !kinds.contains($0) }
        return module?.split(separator: ".").first.map(String.init)
    }
}
