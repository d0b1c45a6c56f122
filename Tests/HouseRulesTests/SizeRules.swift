extension Rule {
    static let longestLine = 100
    static let longestFunction = 50
    static let longestFile = 300

    static let ofSize: [Rule] = [
        Rule(
            description: "a line has at most 100 columns",
            broken: { file in file.lines.filter { $0.text.count > longestLine } },
            bad: [String(repeating: "a", count: 101)],
            good: [String(repeating: "ä", count: 100)]),
        Rule(
            description: "a file has at most 300 lines",
            broken: { file in Array(file.lines.dropFirst(longestFile).prefix(1)) },
            bad: [String(repeating: "a\n", count: 301)],
            good: [String(repeating: "a\n", count: 300)]),
        Rule(
            description: "a function has at most 50 lines",
            broken: { file in
                file.lines.filter { length(ofFunctionAt: $0, in: file) > longestFunction }
            },
            bad: [
                function(of: 51), function(of: 51, start: "    package init() {"),
                function(of: 51, start: "func long(\n    of: Int\n) -> Int {"),
                function(of: 51, start: "func long()\n    -> Int\n{"),
            ],
            good: [
                function(of: 50), function(of: 51, start: "enum Table {"),
                "protocol P {\n    func a()\n    func b()\n" + function(of: 50),
            ]),
    ]

    /// The lines from a function's first to its closing brace; 0 where none begins.
    ///
    /// The formatter puts that brace, and all that stands between the first line and the body,
    /// at the indent of the first line.
    private static func length(ofFunctionAt line: Line, in file: SourceFile) -> Int {
        guard !line.isComment, isStartOfFunction(line.text) else { return 0 }
        let outer = file.lines[(line.number - 1)...].filter {
            $0.indent <= line.indent && $0.code != ""
        }
        let head = outer.prefix {
            $0.number == line.number || $0.code.hasPrefix(")") || $0.code == "{"
        }
        guard head.last?.text.hasSuffix("{") == true, let end = outer.dropFirst(head.count).first
        else {
            return 0
        }
        return end.number - line.number + 1
    }

    private static func isStartOfFunction(_ text: String) -> Bool {
        let head = text.prefix { $0 != "(" && $0 != "<" && $0 != "`" }
        return head.split(separator: " ").contains {
            ["func", "init", "init?", "subscript", "deinit"].contains($0)
        }
    }

    /// A function of so many lines, with this beginning.
    private static func function(of lines: Int, start: String = "func long() {") -> String {
        let indent = String(start.prefix { $0 == " " })
        let rest = lines - 1 - start.split(separator: "\n").count
        let body = String(repeating: indent + "    step()\n", count: rest)
        return start + "\n" + body + indent + "}\n"
    }
}
